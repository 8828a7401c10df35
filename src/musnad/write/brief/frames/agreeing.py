"""Deciding: agreed, announced, pledged, signed, adopted, voted, appointed, imposed."""

from __future__ import annotations

from musnad.write.brief.frames.frame import frame

FRAMES = (
    frame(
        "agree",
        "اتفق/يتفق/اتفاق",
        preps="on=على upon=على with=مع",
        to="على",
        that="على أن",
        needs="complement",
    ),
    frame("agree", "وافق/يوافق/موافقة/موافق", preps="to=على", needs="prep"),
    frame("announce", "أعلن/يعلن/إعلان", object="", that="أن", preps="to=ل", fresh=True),
    frame("declare", "أعلن/يعلن/إعلان", object="", that="أن", fresh=True),
    frame("unveil", "كشف/يكشف/كشف/كاشف", object="عن", fresh=True),
    frame("reveal", "كشف/يكشف/كشف/كاشف", object="عن", that="أن", fresh=True),
    frame("pledge", "تعهد/يتعهد/تعهد", to="ب", that="بأن", needs="clause"),
    frame(
        "pledge",
        "تعهد بتقديم/يتعهد بتقديم/التعهد بتقديم/متعهد",
        object="",
        preps="to=إلى for=ل",
        fresh=True,
    ),
    frame("vow", "تعهد/يتعهد/تعهد", to="ب", that="بأن"),
    frame("promise", "وعد/يعد/وعد/واعد", to="ب", that="بأن"),
    frame("commit", "التزم/يلتزم/التزام", to="ب", preps="to=ب", ing="ب"),
    frame("sign", "وقّع/يوقّع/توقيع", object="", preps="with=مع", fresh=True),
    frame("ratify", "صادق/يصادق/مصادقة/مصادق", object="على"),
    frame("adopt", "اعتمد/يعتمد/اعتماد", object="", fresh=True),
    frame("approve", "أقر/يقر/إقرار", object="", fresh=True),
    frame("endorse", "أيد/يؤيد/تأييد", object=""),
    frame("vote", "صوت/يصوت/تصويت", to="على", preps="for=ل against=ضد on=على"),
    frame("decide", "قرر/يقرر/قرار", to="", that="أن", needs="clause"),
    frame("appoint", "عيّن/يعيّن/تعيين", object="", needs="object"),
    frame("nominate", "رشح/يرشح/ترشيح", object=""),
    frame("elect", "انتخب/ينتخب/انتخاب", object=""),
    frame("succeed", "خلف/يخلف/خلافة/خالف", object="", needs="object"),
    frame("replace", "حل محل/يحل محل/الحلول محل/حال محل", object="", needs="object"),
    frame("assume", "تولى/يتولى/تولي/متولي", object=""),
    frame("extend", "مدد/يمدد/تمديد", object="", preps="until=حتى to=حتى", needs="mandate"),
    frame("impose", "فرض/يفرض/فرض/فارض", object="", preps="on=على against=على", fresh=True),
    frame("lift", "رفع/يرفع/رفع/رافع", object="", preps="on=عن from=عن"),
    frame("suspend", "علق/يعلق/تعليق", object=""),
    frame(
        "launch", "شنّ/يشنّ/شنّ/شانّ", object="", preps="on=على against=على", fresh=True, needs="raid"
    ),
    frame("launch", "أطلق/يطلق/إطلاق", object="", preps="at=باتجاه against=على", fresh=True),
    frame("fire", "أطلق/يطلق/إطلاق", object="", preps="at=باتجاه", fresh=True),
    frame("establish", "أنشأ/ينشئ/إنشاء/منشئ", object="", fresh=True),
    frame("create", "أنشأ/ينشئ/إنشاء/منشئ", object="", fresh=True),
    frame("issue", "أصدر/يصدر/إصدار", object="", fresh=True),
    frame("publish", "نشر/ينشر/نشر/ناشر", object="", fresh=True),
    frame("submit", "قدم/يقدم/تقديم", object="", preps="to=إلى", fresh=True),
    frame("propose", "اقترح/يقترح/اقتراح", object="", that="أن", fresh=True),
    frame("resume", "استأنف/يستأنف/استئناف", object=""),
    frame("plan", "اعتزم/يعتزم/اعتزام", to="", needs="to"),
    frame("intend", "اعتزم/يعتزم/اعتزام", to="", needs="to"),
    frame("seek", "سعى/يسعى/سعي/ساعي", object="إلى", to="إلى"),
    frame("aim", "هدف/يهدف/هدف/هادف", to="إلى", preps="at=إلى"),
    frame("continue", "واصل/يواصل/مواصلة/مواصل", object="", to="", ing="", needs="complement"),
    frame("continue", "استمر/يستمر/استمرار", preps="with=في", needs="none"),
    frame("begin", "بدأ/يبدأ/بدء/بادئ", object="", to="", ing=""),
    frame("start", "بدأ/يبدأ/بدء/بادئ", object="", to="", ing=""),
    frame("help", "ساعد/يساعد/مساعدة/مساعد", object="", to="على", person="", preps="with=في"),
    frame("require", "تطلب/يتطلب/تطلب", object=""),
    frame("allow", "سمح/يسمح/سماح/سامح", to="ب", person="ل", needs="to"),
    frame("enable", "مكّن/يمكّن/تمكين", to="من", person="", needs="to"),
    frame("fail", "أخفق/يخفق/إخفاق", to="في", needs="to"),
    frame("refuse", "رفض/يرفض/رفض/رافض", object="", to=""),
    frame("look", "تطلع/يتطلع/تطلع", needs="forward", ing="إلى", preps="to=إلى"),
)

EXAMPLES = (
    (
        "The two leaders agreed to strengthen bilateral cooperation.",
        "اتفق الزعيمان على تعزيز التعاون الثنائي.",
    ),
    ("Canada announced new sanctions on Iran.", "أعلنت كندا عقوبات جديدة على إيران."),
    (
        "France pledged to provide humanitarian assistance.",
        "تعهدت فرنسا بتقديم مساعدات إنسانية.",
    ),
    ("The Security Council adopted a resolution.", "اعتمد مجلس الأمن الدولي قرارا."),
)
