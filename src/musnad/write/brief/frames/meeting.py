"""Meetings, calls, visits: who met, called, hosted, received or visited whom."""

from __future__ import annotations

from musnad.write.brief.frames.frame import frame

FRAMES = (
    frame("meet", "التقى/يلتقي/لقاء/ملتقي", object="", needs="meets"),
    frame("meet", "التقى/يلتقي/لقاء/ملتقي", preps="with=", needs="with"),
    frame("meet", "اجتمع/يجتمع/اجتماع", needs="alone"),
    frame("speak", "تحدث/يتحدث/حديث", preps="with=مع to=إلى about=عن on=بشأن", needs="prep"),
    frame("talk", "تحدث/يتحدث/حديث", preps="with=مع to=إلى about=عن", needs="prep"),
    frame("call", "دعا/يدعو/دعوة/داعي", preps="for=إلى", needs="for"),
    frame("call", "دعا/يدعو/دعوة/داعي", preps="on= upon=", to="إلى", person="", needs="on"),
    frame("call", "اتصل/يتصل/اتصال", object="ب", needs="human"),
    frame("host", "استضاف/يستضيف/استضافة", object="", fresh=True),
    frame("receive", "استقبل/يستقبل/استقبال", object="", needs="meets"),
    frame("receive", "تلقى/يتلقى/تلقي/متلقي", object="", preps="from=من", fresh=True),
    frame("visit", "زار/يزور/زيارة/زائر", object=""),
    frame("speak", "تحدث/يتحدث/تحدث/متحدث", needs="alone"),
    frame("talk", "تحدث/يتحدث/تحدث/متحدث", needs="alone"),
    frame("welcome", "استقبل/يستقبل/استقبال", object="", preps="to=في", needs="to_place"),
    frame("travel", "توجه/يتوجه/توجه", preps="to=إلى", needs="to_place"),
    frame("arrive", "وصل/يصل/وصول/واصل", preps="in=إلى at=إلى", needs="prep"),
    frame("depart", "غادر/يغادر/مغادرة/مغادر", object="", needs="object"),
    frame("leave", "غادر/يغادر/مغادرة/مغادر", object="", needs="object"),
    frame("travel", "سافر/يسافر/سفر/مسافر", preps="to=إلى from=من", needs="prep"),
    frame("join", "انضم/ينضم/انضمام", object="إلى", needs="human"),
    frame("co-chair", "شارك في رئاسة/يشارك في رئاسة/المشاركة في رئاسة/مشارك", object=""),
    frame("return", "عاد/يعود/عودة/عائد", preps="to=إلى from=من"),
    frame("attend", "حضر/يحضر/حضور/حاضر", object=""),
    frame("participate", "شارك/يشارك/مشاركة", preps="in=في", needs="in"),
    frame("join", "انضم/ينضم/انضمام", object="إلى"),
    frame("accompany", "رافق/يرافق/مرافقة/مرافق", object=""),
    frame("convene", "عقد/يعقد/عقد/عاقد", object="", fresh=True),
    frame("hold", "عقد/يعقد/عقد/عاقد", object="", preps="with=مع", fresh=True, needs="event"),
    frame("chair", "ترأس/يترأس/ترؤس", object=""),
    frame("co-host", "شارك في استضافة/يشارك في استضافة/المشاركة في استضافة/مشارك", object=""),
    frame("open", "افتتح/يفتتح/افتتاح", object=""),
    frame("conclude", "اختتم/يختتم/اختتام", object=""),
    frame("invite", "دعا/يدعو/دعوة/داعي", object="", to="إلى", preps="to=إلى"),
    frame("greet", "رحب/يرحب/ترحيب", object="ب"),
    frame(
        "address",
        "ألقى كلمة أمام/يلقي كلمة أمام/إلقاء كلمة أمام/ملقي كلمة أمام",
        object="",
        needs="audience",
    ),
    frame("address", "تناول/يتناول/تناول", object=""),
)

EXAMPLES = (
    (
        "Secretary of State Marco Rubio met Egyptian Foreign Minister Badr Abdelatty in Cairo.",
        "التقى وزير الخارجية الأميركي ماركو روبيو وزير الخارجية المصري بدر عبد العاطي في القاهرة.",
    ),
    ("The minister visited Poland on Tuesday.", "زار الوزير بولندا الثلاثاء 22 أبريل 2025."),
    ("The two ministers met in Brussels.", "اجتمع الوزيران في بروكسل."),
    ("The president called for an immediate ceasefire.", "دعا الرئيس إلى وقف فوري لإطلاق النار."),
)
