"""Noun phrases that Arabic has as a whole: one name each."""

from __future__ import annotations

FIXED: dict[str, str] = {
    "international peace and security": "السلم والأمن الدوليين",
    "the required two-thirds majority": "أغلبية الثلثين المطلوبة",
    "the two-thirds majority": "أغلبية الثلثين",
    "two-thirds majority": "أغلبية الثلثين",
    "third countries": "دول ثالثة",
    "the parties to the conflict": "أطراف النزاع",
    "all parties to the conflict": "جميع أطراف النزاع",
    "parties to the conflict": "أطراف النزاع",
    "Javelin missiles": "صواريخ جافلين",
    "Patriot missiles": "صواريخ باتريوت",
    "Stinger missiles": "صواريخ ستينغر",
    "HIMARS launchers": "منصات هيمارس",
    "relief and recovery efforts": "جهود الإغاثة والتعافي",
    "search and rescue efforts": "جهود البحث والإنقاذ",
    "relief and rescue efforts": "جهود الإغاثة والإنقاذ",
    "command and control operations centers": "مراكز عمليات القيادة والسيطرة",
    "regional peace and security": "السلم والأمن الإقليميين",
    "regional and international peace and security": "السلم والأمن الإقليميين والدوليين",
    "regional and global issues": "القضايا الإقليمية والعالمية",
    "F-16 fighter jets": "مقاتلات إف-16",
    "F-16 fighters": "مقاتلات إف-16",
    "F-16 jets": "مقاتلات إف-16",
    "F-16 aircraft": "مقاتلات إف-16",
    "F-16s": "مقاتلات إف-16",
    "F-35 fighter jets": "مقاتلات إف-35",
    "F-35 aircraft": "مقاتلات إف-35",
    "Leopard 2 main battle tanks": "دبابات ليوبارد 2",
    "Leopard 2 tanks": "دبابات ليوبارد 2",
    "Leopard tanks": "دبابات ليوبارد",
    "Abrams tanks": "دبابات أبرامز",
    "Challenger 2 tanks": "دبابات تشالنجر 2",
    "Storm Shadow missiles": "صواريخ ستورم شادو",
    "the COP26 Summit": "مؤتمر الأطراف السادس والعشرين (كوب 26)",
    "COP26": "مؤتمر الأطراف السادس والعشرين (كوب 26)",
    "the COP27 Summit": "مؤتمر الأطراف السابع والعشرين (كوب 27)",
    "COP27": "مؤتمر الأطراف السابع والعشرين (كوب 27)",
    "the COP28 Summit": "مؤتمر الأطراف الثامن والعشرين (كوب 28)",
    "COP28": "مؤتمر الأطراف الثامن والعشرين (كوب 28)",
    "COP29": "مؤتمر الأطراف التاسع والعشرين (كوب 29)",
    "COP30": "مؤتمر الأطراف الثلاثين (كوب 30)",
    "the Grand Ethiopian Renaissance Dam": "سد النهضة الإثيوبي",
    "the European Political Community": "المجموعة السياسية الأوروبية",
    "the European Peace Facility": "مرفق السلام الأوروبي",
    "the way forward": "سبل المضي قدما",
    "the situation on the battlefield": "الوضع في ساحة المعركة",
    "the situation on the ground": "الوضع على الأرض",
    "the Second World War": "الحرب العالمية الثانية",
    "the First World War": "الحرب العالمية الأولى",
    "World War II": "الحرب العالمية الثانية",
    "World War I": "الحرب العالمية الأولى",
    "Pacific island countries": "دول جزر المحيط الهادئ",
    "Pacific island nations": "دول جزر المحيط الهادئ",
    "Northeast Asia": "شمال شرق آسيا",
    "Virginia-class submarines": "غواصات من طراز فرجينيا",
    "Astute-class submarines": "غواصات من طراز أستيوت",
    "Mogami-class frigates": "فرقاطات من طراز موغامي",
    "upgraded Mogami-class frigates": "فرقاطات موغامي المطورة",
    "Hunter-class frigates": "فرقاطات من طراز هنتر",
    "Type 26 frigates": "فرقاطات من طراز 26",
    "Type 31 frigates": "فرقاطات من طراز 31",
    "those who need it most": "من هم في أمس الحاجة إليها",
    "those who need them most": "من هم في أمس الحاجة إليها",
    "those most in need": "الأشد احتياجا",
    "either country": "أي من البلدين",
    "either nation": "أي من البلدين",
    "Foreign Investment Promotion and Protection Agreement": (
        "اتفاق لتشجيع الاستثمار الأجنبي وحمايته"
    ),
    "debt vulnerabilities": "مواطن الضعف المتعلقة بالديون",
    "the rules-based international order": "النظام الدولي القائم على القواعد",
    "the Middle East peace process": "عملية السلام في الشرق الأوسط",
    "the two-state solution": "حل الدولتين",
    "a two-state solution": "حل الدولتين",
    "the people of the Strip": "سكان القطاع",
    "the residents of the Strip": "سكان القطاع",
    "the population of the Strip": "سكان القطاع",
    "the East and South China Seas": "بحري الصين الشرقي والجنوبي",
    "weapons of mass destruction": "أسلحة الدمار الشامل",
    "global food and energy supplies": "إمدادات الغذاء والطاقة العالمية",
    "food and energy supplies": "إمدادات الغذاء والطاقة",
    "global food and energy prices": "أسعار الغذاء والطاقة العالمية",
    "food and energy prices": "أسعار الغذاء والطاقة",
    "global food and energy security": "أمن الغذاء والطاقة العالمي",
    "food and energy security": "أمن الغذاء والطاقة",
    "energy and food security": "أمن الطاقة والغذاء",
    "the APEC Economic Leaders' Meeting": "اجتماع القادة الاقتصاديين لمنتدى أبيك",
    "the APEC Leaders' Meeting": "اجتماع قادة منتدى أبيك",
    "the U.S. one China policy": "سياسة الصين الواحدة الأميركية",
    "the one China policy": "سياسة الصين الواحدة",
    "the U.S.-China Defense Policy Coordination Talks": (
        "محادثات تنسيق السياسات الدفاعية الأميركية الصينية"
    ),
    "the Military Maritime Consultative Agreement meetings": (
        "اجتماعات اتفاق التشاور البحري العسكري"
    ),
}
"""Noun phrases that Arabic has as a whole, in the oblique."""

QUARTERS: dict[str, str] = {
    "central": "وسط",
    "downtown": "وسط",
    "northern": "شمال",
    "southern": "جنوب",
    "eastern": "شرق",
    "western": "غرب",
    "north-eastern": "شمال شرق",
    "northeastern": "شمال شرق",
    "northwestern": "شمال غرب",
    "southeastern": "جنوب شرق",
    "southwestern": "جنوب غرب",
}
"""Parts of a town or land named before it."""

FRIENDLY = frozenset(
    {"sisterly", "brotherly", "friendly", "fraternal", "neighbouring", "neighboring"}
)
"""What is said of a country as it is, not of one that is still to be."""

_MANY = {
    "dozens": "عشرات",
    "scores": "عشرات",
    "hundreds": "مئات",
    "a number": "عدد من",
    "several": "عدد من",
    "many": "كثير من",
}
_WHO = {
    "people": "الأشخاص",
    "civilians": "المدنيين",
    "worshippers": "المصلين",
    "citizens": "المواطنين",
}
FIXED |= {
    f"the killing-and-wounding of {many} of {who}": f"مقتل وإصابة {so_many} {whom}"
    for many, so_many in _MANY.items()
    for who, whom in _WHO.items()
}
"""How many were killed or injured, both together, as agencies tell it."""
