"""The verbs with which Arabic news tells what happened."""

from __future__ import annotations

from functools import cache

from musnad.arabic.normal import fold
from musnad.lexicon.book import shipped
from musnad.write.wordlist import listed

HAPPENED = frozenset(
    fold(verb)
    for verb in listed(
        "أعلن أعلنت أعلنا قال قالت أكد أكدت التقى التقت استقبل استقبلت بحث بحثت ناقش ناقشت "
        "تلقى تلقت أجرى أجرت زار زارت وصل وصلت عقد عقدت ترأس ترأست وقع وقعت وقّع شارك شاركت "
        "أدان أدانت رحب رحبت رحّب أعرب أعربت دعا دعت أصدر أصدرت أقر أقرت وافق وافقت صوت صوتت "
        "قدم قدمت قدّم أرسل أرسلت افتتح افتتحت دشن دشنت أطلق أطلقت نظم نظمت نظّم هنأ هنأت عزى "
        "عزت شدد شددت شدّد نفى نفت أوضح أوضحت أضاف أضافت أشار أشارت ذكر ذكرت أفاد أفادت بلغ "
        "بلغت ارتفع ارتفعت انخفض انخفضت قتل قتلت قُتل أصيب أصيبت غادر غادرت عين عينت عُيّن قرر "
        "قررت اعتمد اعتمدت اختتم اختتمت انطلق انطلقت شهد شهدت كرم سلم تسلم جرى جرت جدد جددت "
        "بعث بعثت تابع تابعت طالب طالبت استنكر استنكرت تصدر تم يعقد تعقد يشارك تشارك استضاف "
        "يعرب تعرب يدين تدين يرحب ترحب يؤكد تؤكد يدعو تدعو يعلن تعلن يبحث تبحث يلتقي تلتقي "
        "يستقبل تستقبل يزور تزور يستنكر تستنكر يتقدم تتقدم يهنئ تهنئ يطالب تطالب "
        "انتخب انتخبت صوّت وقّعت دعي تعهد تعهدت خصص خصصت سيطر حذر حذرت حذّر حذّرت طلب طلبت نال نالت "
        "منح منحت فاز فازت توفي توفيت ندد نددت ندّد نعى نعت استنكر استنكرت استضافت صدر صدرت "
        "أحبط أحبطت ضبط ضبطت نفذ نفذت"
    )
)
"""Folded; the past and, for statements, the present."""


@cache
def tellings() -> frozenset[str]:
    """``HAPPENED`` and the verbs of the lexicon in the past, he and she, folded."""
    past = {fold(form).split()[0] for verb in shipped().verbs for form in verb.ar}
    return HAPPENED | past | {verb + "ت" for verb in past if not verb.endswith("ا")}
