"""Which Arabic preposition stands for an English one, after which noun or adjective."""

from __future__ import annotations

from musnad.write.brief import governed
from musnad.write.wordlist import listed

PREPOSITIONS: dict[str, str] = {
    "in": "في",
    "at": "في",
    "inside": "داخل",
    "within": "ضمن",
    "on": "بشأن",
    "about": "بشأن",
    "regarding": "بشأن",
    "concerning": "بشأن",
    "with": "مع",
    "from": "من",
    "for": "ل",
    "to": "إلى",
    "towards": "نحو",
    "toward": "نحو",
    "against": "ضد",
    "between": "بين",
    "among": "بين",
    "amongst": "بين",
    "during": "خلال",
    "since": "منذ",
    "until": "حتى",
    "after": "بعد",
    "following": "عقب",
    "before": "قبل",
    "through": "من خلال",
    "via": "عبر",
    "across": "في مختلف أنحاء",
    "throughout": "في جميع أنحاء",
    "despite": "رغم",
    "amid": "وسط",
    "alongside": "إلى جانب",
    "near": "قرب",
    "without": "دون",
    "including": "بما في ذلك",
    "outside": "خارج",
    "behind": "وراء",
    "beyond": "خارج",
    "per": "في",
    "upon": "عند",
    "along": "على طول",
    "amidst": "وسط",
}
"""What a preposition says when no noun or verb governs it."""

NOUN_PREPOSITIONS: dict[tuple[str, str], str] = governed.after("noun") | {
    (noun, english): arabic
    for english, arabic, nouns in (
        ("to", "ب", "commitment adherence dedication pledge"),
        (
            "to",
            "ل",
            (
                "threat support solution assistance aid end response challenge importance "
                "appreciation gratitude danger damage harm alternative respect tribute help update "
                "memorial"
            ),
        ),
        ("of", "من", "package set list wave group batch mix combination shipment round"),
        ("to", "في", "deployment contribution party"),
        ("on", "على", "work war aggression invasion airstrike bombardment"),
        ("over", "في", "condolence sympathy"),
        ("over", "إزاء", "regret alarm dismay"),
        ("on", "في", "condolence sympathy"),
        ("to", "في", "right"),
        ("to", "مع", "adaptation"),
        ("for", "ب", "admiration"),
        ("to", "أمام", "obstacle barrier impediment hurdle"),
        ("of", "عن", "release defense defence"),
        ("of", "في", "member decrease increase rise"),
        ("of", "من", "inch part"),
        ("to", "على", "answer reaction amendment change"),
        ("to", "ل", "recovery"),
        (
            "to",
            "إلى",
            (
                "return visit trip access invitation travel transition delivery condolence "
                "message letter path route transfer export call step"
            ),
        ),
        (
            "for",
            "ل",
            (
                "support respect preparation plan proposal solution responsibility condition "
                "framework basis deadline threat package funding candidate"
            ),
        ),
        ("for", "عن", "responsibility accountability"),
        ("for", "إلى", "call need"),
        ("for", "من أجل", "appeal"),
        ("for", "ل", "appreciation gratitude"),
        ("with", "مع", "solidarity"),
        ("on", "على", "focus"),
        ("of", "عن", "absence"),
        ("for", "من أجل", "effort action work cooperation"),
        (
            "on",
            "على",
            (
                "attack strike assault sanction vote impact effect pressure emphasis "
                "restriction raid tariff consensus"
            ),
        ),
        ("on", "في", "progress cooperation collaboration advance investment"),
        ("on", "عن", "information report data update"),
        ("against", "على", "aggression war attack sanction offensive"),
        ("against", "ضد", "fight crime violence operation action threat defense defence"),
        ("in", "ب", "interest belief confidence trust"),
        ("in", "في", "role participation cooperation progress increase reduction rise change"),
        (
            "with",
            "مع",
            (
                "cooperation relationship relation partnership tie link meeting talk call "
                "solidarity work dialogue engagement coordination agreement"
            ),
        ),
        ("over", "إزاء", "concern sorrow"),
        ("about", "إزاء", "concern"),
        ("at", "إزاء", "concern outrage alarm"),
        ("by", "من جانب", "attack violation aggression effort attempt action visit strike assault"),
        ("from", "من", "support"),
        ("of", "من", "number range series variety lot share"),
        ("between", "بين", "agreement"),
        ("into", "في", "investigation inquiry"),
        ("into", "إلى", "entry"),
        ("toward", "نحو", "step"),
        ("towards", "نحو", "step"),
    )
    for noun in nouns.split()
}
"""What follows these nouns."""

NOUN_INFINITIVES: dict[str, str] = governed.phrases("noun-to") | {
    noun: arabic
    for arabic, nouns in (
        ("الرامية إلى", "effort measure step action initiative plan policy proposal"),
        ("ب", "commitment decision pledge promise"),
        ("إلى", "need call"),
        ("على", "ability capacity determination resolve agreement capability"),
        ("ل", "readiness opportunity time chance willingness resource preparation work"),
        ("ل", "mission"),
        ("في", "responsibility"),
        ("في", "right desire wish interest failure"),
        ("على", "intention intent"),
        ("", "way mean option possibility"),
    )
    for noun in nouns.split()
}
"""How an infinitive follows these nouns: a preposition and the verbal noun."""

ADJECTIVE_PREPOSITIONS: dict[tuple[str, str], str] = governed.after("adjective") | {
    (adjective, english): arabic
    for adjective, english, arabic in (
        ("committed", "to", "ب"),
        ("ready", "for", "ل"),
        ("prepared", "for", "ل"),
        ("concerned", "about", "إزاء"),
        ("concerned", "by", "إزاء"),
        ("responsible", "for", "عن"),
        ("grateful", "for", "ل"),
        ("grateful", "to", "ل"),
        ("confident", "in", "ب"),
        ("essential", "to", "ل"),
        ("essential", "for", "ل"),
        ("vital", "to", "ل"),
        ("vital", "for", "ل"),
        ("critical", "to", "ل"),
        ("important", "to", "ل"),
        ("important", "for", "ل"),
        ("crucial", "for", "ل"),
        ("crucial", "to", "ل"),
        ("necessary", "for", "ل"),
        ("united", "in", "في"),
        ("opposed", "to", "ل"),
        ("dedicated", "to", "ل"),
        ("aware", "of", "ل"),
        ("capable", "of", "على"),
        ("open", "to", "على"),
    )
}
"""What follows these adjectives in the predicate."""

ADJECTIVE_INFINITIVES: dict[str, str] = governed.phrases("adjective-to") | {
    "committed": "ب",
    "ready": "ل",
    "prepared": "ل",
    "determined": "على",
    "able": "على",
    "unable": "على",
    "willing": "ل",
    "keen": "على",
}
"""How an infinitive follows these adjectives."""

FRESH_ADJECTIVES = frozenset(
    listed(
        "new additional further other more several various numerous many different multiple "
        "greater deeper closer stronger broader wider better higher lower faster bigger larger"
    )
)
"""Adjectives that make a bare English plural indefinite in Arabic."""

ESPECIALLY = "ولا سيما"
COMPOUND_PREPOSITIONS: dict[str, str] = governed.phrases("preposition") | {
    "and in particular": ESPECIALLY,
    "in particular": ESPECIALLY,
    "particularly": ESPECIALLY,
    "especially": ESPECIALLY,
    "notably": ESPECIALLY,
    "with a view to": "بهدف",
    "with a focus on": "مع التركيز على",
    "with an emphasis on": "مع التركيز على",
    "with particular emphasis on": "مع التركيز بوجه خاص على",
    "in pursuit of": "سعيا إلى",
    "in search of": "بحثا عن",
    "pursuant to": "عملا ب",
    "on the basis of": "على أساس",
    "on the occasion of": "بمناسبة",
    "in compliance with": "امتثالا ل",
    "in violation of": "في انتهاك ل",
    "in support of": "دعما ل",
    "in honor of": "تكريما ل",
    "in honour of": "تكريما ل",
    "in memory of": "إحياء لذكرى",
    "in defiance of": "في تحد ل",
    "owing to": "بسبب",
    "thanks to": "بفضل",
    "by means of": "عن طريق",
    "with the participation of": "بمشاركة",
    "with the support of": "بدعم من",
    "under the leadership of": "بقيادة",
    "at the head of": "على رأس",
    "upon the initiative of": "بمبادرة من",
    "on the initiative of": "بمبادرة من",
    "in the name of": "باسم",
    "according to": "وفقا ل",
    "as regards": "في ما يتعلق ب",
    "in terms of": "من حيث",
    "with the aim of": "بهدف",
    "in exchange for": "مقابل",
    "in return for": "مقابل",
    "on top of": "إضافة إلى",
    "aside from": "فضلا عن",
    "away from": "بعيدا عن",
    "close to the border with": "قرب الحدود مع",
    "under the hospitality of": "بضيافة",
    "in light of": "في ضوء",
    "as part of": "في إطار",
    "in response to": "ردا على",
    "in accordance with": "وفقا ل",
    "in line with": "تماشيا مع",
    "on behalf of": "نيابة عن",
    "in addition to": "إضافة إلى",
    "on the sidelines of": "على هامش",
    "on the margins of": "على هامش",
    "ahead of": "قبيل",
    "because of": "بسبب",
    "due to": "بسبب",
    "at the invitation of": "بدعوة من",
    "with regard to": "في ما يتعلق ب",
    "in the context of": "في سياق",
    "in the face of": "في مواجهة",
    "within the framework of": "في إطار",
    "under the auspices of": "تحت رعاية",
    "in the presence of": "بحضور",
    "in favor of": "لصالح",
    "in favour of": "لصالح",
    "along with": "إلى جانب",
    "together with": "إلى جانب",
    "instead of": "بدلا من",
    "prior to": "قبل",
    "in coordination with": "بالتنسيق مع",
    "in cooperation with": "بالتعاون مع",
    "in partnership with": "بالشراكة مع",
    "in the wake of": "في أعقاب",
    "in the aftermath of": "في أعقاب",
    "at the request of": "بناء على طلب",
    "with respect to": "في ما يتعلق ب",
    "as a result of": "نتيجة",
}
"""Prepositions of several words."""

ADVERBIALS: dict[str, str] = governed.phrases("adverbial") | {
    "ever more closely": "بشكل أوثق من أي وقت مضى",
    "in captivity": "في الأسر",
    "at any time": "في أي وقت",
    "on an equal footing": "على قدم المساواة",
    "since taking office": "منذ تولي{} منصب{}",
    "since assuming office": "منذ تولي{} منصب{}",
    "since coming to power": "منذ وصول{} إلى السلطة",
    "on the margins": "على الهامش",
    "in close coordination": "في تنسيق وثيق",
    "at all levels": "على جميع المستويات",
    "in all fields": "في جميع المجالات",
    "in various fields": "في مختلف المجالات",
    "in the years ahead": "في السنوات المقبلة",
    "in the near term": "في المدى القريب",
    "once again": "مجددا",
    "on the spot": "على الفور",
    "face to face": "وجها لوجه",
    "in the strongest terms": "بأشد العبارات",
    "in the strongest possible terms": "بأشد العبارات",
    "as soon as possible": "في أقرب وقت ممكن",
    "without further delay": "دون مزيد من التأخير",
    "without delay": "دون تأخير",
    "in principle": "من حيث المبدأ",
    "in the days ahead": "في الأيام المقبلة",
    "in the weeks ahead": "في الأسابيع المقبلة",
    "in the months ahead": "في الأشهر المقبلة",
    "in the meantime": "في غضون ذلك",
    "on the ground": "على الأرض",
    "in real time": "آنيا",
    "without exception": "دون استثناء",
    "thus far": "حتى الآن",
    "so far": "حتى الآن",
    "at dawn": "فجرا",
    "around the world": "في جميع أنحاء العالم",
    "in all its forms": "بجميع أشكاله",
    "in all its forms and manifestations": "بجميع أشكاله ومظاهره",
    "in the past": "في الماضي",
    "in the future": "في المستقبل",
    "in the strongest manner": "بأشد الصور",
    "by video conference": "عبر الاتصال المرئي",
    "by videoconference": "عبر الاتصال المرئي",
    "at least annually": "سنويا على الأقل",
    "without conditions": "دون شروط",
    "with no preconditions": "دون شروط مسبقة",
    "without preconditions": "دون شروط مسبقة",
    "in the region and in the world": "في المنطقة والعالم",
    "both in the region and in the world": "في المنطقة والعالم",
    "across the region": "في جميع أنحاء المنطقة",
    "throughout the strip": "في جميع أنحاء القطاع",
    "in the coming period": "في الفترة المقبلة",
    "on their behalf": "نيابة عنهم",
}
"""Phrases of several words that stand as one adverb."""

SET_PHRASES: dict[str, str] = {
    "in total": "إجمالا",
    "by phone": "هاتفيا",
    "over the phone": "هاتفيا",
    "by telephone": "هاتفيا",
    "on the phone": "هاتفيا",
    "in person": "حضوريا",
    "in recent days": "في الأيام الأخيرة",
    "in recent weeks": "في الأسابيع الأخيرة",
    "in recent years": "في السنوات الأخيرة",
    "in particular": "على وجه الخصوص",
    "on the sidelines": "على الهامش",
    "in the strongest terms": "بأشد العبارات",
    "in the strongest possible terms": "بأشد العبارات",
    "as soon as possible": "في أقرب وقت ممكن",
    "without delay": "دون تأخير",
    "in the coming days": "في الأيام المقبلة",
    "in the coming weeks": "في الأسابيع المقبلة",
    "in the coming months": "في الأشهر المقبلة",
    "in the near future": "في المستقبل القريب",
    "around the world": "في جميع أنحاء العالم",
    "across the world": "في جميع أنحاء العالم",
    "across the globe": "في جميع أنحاء العالم",
    "in support of ukraine": "دعما لأوكرانيا",
    "under the agreement": "بموجب الاتفاق",
    "under international law": "بموجب القانون الدولي",
    "under the resolution": "بموجب القرار",
    "as well": "أيضا",
}
"""Phrases taken as one, whatever their parts say."""

GOODS = frozenset(
    listed(
        "aid assistance support funding equipment weapon grant loan relief investment ammunition "
        "sale financing credit"
    )
)
"""What a sum of money is made up of, after "in"."""
