"""Verbs whose passive Arabic agencies write as such, with the vowel that shows it."""

from __future__ import annotations

from musnad.write.brief.frames import table
from musnad.write.brief.generate import Verb

PASSIVES = table.PASSIVES | {
    "kill": Verb(past="قُتل", present="يُقتل", noun="مقتل"),
    "injure": Verb(past="أصيب", present="يصاب", noun="إصابة"),
    "wound": Verb(past="أصيب", present="يصاب", noun="إصابة"),
    "appoint": Verb(past="عُيّن", present="يُعيّن", noun="تعيين"),
    "elect": Verb(past="انتُخب", present="يُنتخب", noun="انتخاب"),
    "hold": Verb(past="عُقد", present="يُعقد", noun="عقد"),
    "arrest": Verb(past="اعتُقل", present="يُعتقل", noun="اعتقال"),
    "detain": Verb(past="احتُجز", present="يُحتجز", noun="احتجاز"),
    "destroy": Verb(past="دُمّر", present="يُدمّر", noun="تدمير"),
    "adopt": Verb(past="اعتُمد", present="يُعتمد", noun="اعتماد"),
    "sign": Verb(past="وُقّع", present="يُوقّع", noun="توقيع"),
    "impose": Verb(past="فُرض", present="يُفرض", noun="فرض"),
    "publish": Verb(past="نُشر", present="يُنشر", noun="نشر"),
    "summon": Verb(past="استُدعي", present="يُستدعى", noun="استدعاء"),
    "provide": Verb(past="قُدّم", present="يُقدّم", noun="تقديم"),
    "take": Verb(past="اتُّخذ", present="يُتّخذ", noun="اتخاذ"),
    "announce": Verb(past="أُعلن", present="يُعلن", noun="إعلان"),
    "launch": Verb(past="أُطلق", present="يُطلق", noun="إطلاق"),
    "fire": Verb(past="أُطلق", present="يُطلق", noun="إطلاق"),
    "submit": Verb(past="قُدّم", present="يُقدّم", noun="تقديم"),
    "establish": Verb(past="أُنشئ", present="يُنشأ", noun="إنشاء"),
    "reject": Verb(past="رُفض", present="يُرفض", noun="رفض"),
    "approve": Verb(past="أُقر", present="يُقر", noun="إقرار"),
    "open": Verb(past="افتُتح", present="يُفتتح", noun="افتتاح"),
    "postpone": Verb(past="أُرجئ", present="يُرجأ", noun="إرجاء"),
    "lift": Verb(past="رُفع", present="يُرفع", noun="رفع"),
    "deploy": Verb(past="نُشر", present="يُنشر", noun="نشر"),
    "allocate": Verb(past="خُصص", present="يُخصص", noun="تخصيص"),
    "evacuate": Verb(past="أُجلي", present="يُجلى", noun="إجلاء"),
    "target": Verb(past="استُهدف", present="يُستهدف", noun="استهداف"),
    "use": Verb(past="استُخدم", present="يُستخدم", noun="استخدام"),
    "discuss": Verb(past="نوقش", present="يُناقش", noun="مناقشة"),
    "affect": Verb(past="تأثر", present="يتأثر", noun="تأثر"),
    "displace": Verb(past="نزح", present="ينزح", noun="نزوح"),
}
EXAMPLES = (
    ("More than 2,000 people were killed.", "قُتل أكثر من 2000 شخص."),
    ("The summit will be held in Ankara.", "ستُعقد القمة في أنقرة."),
)
