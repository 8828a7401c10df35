"""Verbs whose passive Arabic agencies write as such, with the vowel that shows it."""

from __future__ import annotations

from musnad.write.brief.generate import Verb

PASSIVES = {
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
    "displace": Verb(past="نزح", present="ينزح", noun="نزوح"),
}
EXAMPLES = (
    ("More than 2,000 people were killed.", "قُتل أكثر من 2000 شخص."),
    ("The summit will be held in Ankara.", "ستُعقد القمة في أنقرة."),
)
