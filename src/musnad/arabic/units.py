"""Currencies and measures in both languages, and the words that limit a figure.

Data and look-up only; this module may not convert one unit into another.
"""

from __future__ import annotations

from typing import Literal

from musnad.arabic.normal import fold
from musnad.arabic.wordlists import listed

Approx = Literal["about", "over", "under"]

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₪": "ILS", "₽": "RUB", "₹": "INR",
    "₺": "TRY",
         "₴": "UAH"}  # fmt: skip
# A sign with letters before it: US$5, A$5.
SIGN_LETTERS = {
    "us": "USD",
    "a": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "au": "AUD",
    "nz": "NZD",
    "hk": "HKD",
}
CODES = frozenset(
    listed("""USD EUR GBP JPY CNY CHF AED SAR QAR KWD BHD OMR JOD EGP IQD LBP SYP YER TND DZD
    MAD LYD SDG
    TRY IRR ILS RUB UAH INR PKR CAD AUD NZD SEK NOK DKK PLN KRW BRL MXN ZAR NGN
    THB MYR SGD HKD KES SOS""")
)


def _rows(text: str) -> dict[str, str]:
    """``unit: forms`` lines, forms between commas, as folded form -> unit."""
    found = {}
    for line in text.strip().splitlines():
        unit, _, forms = line.partition(":")
        for form in forms.split(","):
            found[fold(form.strip())] = unit.strip()
    return found


# Currency nouns whose country is told by a following (Arabic) or preceding (English) word; the
# bare noun stands for the unit before the colon.
ARABIC_MONEY = _rows("""
USD: دولار, دولارا, دولارات, الدولار, دولاران, دولارين
EUR: يورو
pound: جنيه, جنيها, جنيهات
riyal: ريال, ريالا, ريالات
dirham: درهم, درهما, دراهم
dinar: دينار, دينارا, دنانير
lira: ليرة, ليرات
RUB: روبل, روبلا, روبلات
CNY: يوان, يوانا, يوانات
JPY: ين, ينا
rupee: روبية, روبيات
ILS: شيكل, شيكلا, شواكل, شيقل
CHF: فرنك سويسري
franc: فرنك, فرنكا, فرنكات
UAH: هريفنيا
KRW: وون
NGN: نايرا
ZAR: راند
THB: بات, باهت
MYR: رينغيت, رنغيت
peso: بيزو
PLN: زلوتي, زلوتيا
HUF: فورنت
ETB: بر إثيوبي
shilling: شلن, شلنا, شلنات
euro: اليورو
crown: كرونة, كرونات
""")
ARABIC_QUALIFIED = _rows("""
USD: دولار أميركي, دولار أمريكي, دولارا أميركيا, دولارا أمريكيا, دولارات أميركية, دولارات أمريكية
CAD: دولار كندي, دولارا كنديا, دولارات كندية
AUD: دولار أسترالي, دولارا أستراليا, دولارات أسترالية
NZD: دولار نيوزيلندي
HKD: دولار هونغ كونغ
GBP: جنيه إسترليني, جنيه استرليني, جنيها إسترلينيا, جنيها استرلينيا, جنيهات إسترلينية
EGP: جنيه مصري, جنيها مصريا, جنيهات مصرية
SDG: جنيه سوداني, جنيها سودانيا, جنيهات سودانية
SAR: ريال سعودي, ريالا سعوديا, ريالات سعودية
QAR: ريال قطري, ريالا قطريا, ريالات قطرية
OMR: ريال عماني, ريالا عمانيا, ريالات عمانية
YER: ريال يمني, ريالا يمنيا, ريالات يمنية
IRR: ريال إيراني, ريالا إيرانيا
AED: درهم إماراتي, درهما إماراتيا, دراهم إماراتية
MAD: درهم مغربي, درهما مغربيا, دراهم مغربية
KWD: دينار كويتي, دينارا كويتيا, دنانير كويتية
JOD: دينار أردني, دينارا أردنيا, دنانير أردنية
IQD: دينار عراقي, دينارا عراقيا, دنانير عراقية
BHD: دينار بحريني, دينارا بحرينيا, دنانير بحرينية
TND: دينار تونسي, دينارا تونسيا, دنانير تونسية
DZD: دينار جزائري, دينارا جزائريا, دنانير جزائرية
LYD: دينار ليبي, دينارا ليبيا, دنانير ليبية
RSD: دينار صربي, دينارا صربيا
MRU: أوقية موريتانية
ETB: بر إثيوبي, برا إثيوبيا
TRY: ليرة تركية, ليرات تركية
SYP: ليرة سورية, ليرات سورية
LBP: ليرة لبنانية, ليرات لبنانية
CHF: فرنك سويسري, فرنكا سويسريا, فرنكات سويسرية
INR: روبية هندية, روبيات هندية
PKR: روبية باكستانية
CNY: يوان صيني, يوانا صينيا
JPY: ين ياباني, ينا يابانيا
RUB: روبل روسي, روبلا روسيا
SEK: كرونة سويدية, كرونات سويدية
NOK: كرونة نرويجية, كرونات نرويجية
DKK: كرونة دنماركية, كرونات دنماركية
CZK: كرونة تشيكية, كرونات تشيكية
KRW: وون كوري
BRL: ريال برازيلي, ريالا برازيليا, ريالات برازيلية
MXN: بيزو مكسيكي
KES: شلن كيني, شلنا كينيا, شلنات كينية
SOS: شلن صومالي, شلنا صوماليا
""")
ENGLISH_MONEY = _rows("""
USD: dollar, dollars
EUR: euro, euros
pound: pounds
riyal: riyal, riyals, rial, rials
dirham: dirham, dirhams
dinar: dinar, dinars
lira: lira, liras
RUB: ruble, rubles, rouble, roubles
CNY: yuan, renminbi
JPY: yen
rupee: rupee, rupees
ILS: shekel, shekels
franc: francs
UAH: hryvnia, hryvnias
NGN: naira
ZAR: rand
THB: baht
MYR: ringgit
peso: peso, pesos
shilling: shilling, shillings
crown: kronor, kroner
""")
ENGLISH_QUALIFIED = _rows("""
USD: us dollars, u.s. dollars, american dollars, us dollar, u.s. dollar
CAD: canadian dollars
AUD: australian dollars
NZD: new zealand dollars
GBP: british pounds, pounds sterling, sterling pounds
EGP: egyptian pounds
SDG: sudanese pounds
SAR: saudi riyals
QAR: qatari riyals
OMR: omani rials, omani riyals
YER: yemeni rials, yemeni riyals
IRR: iranian rials
AED: emirati dirhams, uae dirhams
MAD: moroccan dirhams
KWD: kuwaiti dinars
JOD: jordanian dinars
IQD: iraqi dinars
BHD: bahraini dinars
TND: tunisian dinars
DZD: algerian dinars
LYD: libyan dinars
TRY: turkish lira, turkish liras
SYP: syrian pounds
LBP: lebanese pounds, lebanese lira
CHF: swiss francs
INR: indian rupees
PKR: pakistani rupees
CNY: chinese yuan
JPY: japanese yen
RUB: russian rubles
ILS: israeli shekels
SEK: swedish kronor
NOK: norwegian kroner
DKK: danish kroner
KRW: korean won
BRL: brazilian reais, brazilian real
MXN: mexican pesos
KES: kenyan shillings
SOS: somali shillings
""")
MEASURES = _rows("""
km: km, kilometer, kilometers, kilometre, kilometres, كيلومتر, كيلومترا, كيلومترات, كلم, كم
mile: mile, miles, ميل, ميلا, أميال
m: meter, meters, metre, metres, متر, مترا, أمتار
cm: centimeter, centimeters, cm, سنتيمتر, سنتيمترا, سنتيمترات, سم
kg: kg, kilogram, kilograms, كيلوغرام, كيلوغراما, كيلوغرامات, كلغ, كغ
ton: ton, tons, tonne, tonnes, طن, طنا, أطنان
barrel: barrel, barrels, برميل, برميلا, براميل
MW: megawatt, megawatts, mw, ميغاواط, ميغاوات
GW: gigawatt, gigawatts, gw, غيغاواط, غيغاوات
degree: degree, degrees, درجة, درجات
hectare: hectare, hectares, هكتار, هكتارا, هكتارات
year: year, years, سنة, سنوات, عام, عاما, أعوام
month: month, months, شهر, شهرا, أشهر, شهور
week: week, weeks, أسبوع, أسبوعا, أسابيع
day: day, days, يوم, يوما, أيام
hour: hour, hours, ساعة, ساعات
minute: minute, minutes, دقيقة, دقائق
second: seconds, ثانية, ثوان
""")
# Letters written right after a number: $5bn, 20m, 10k.
SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "mln": 6, "bn": 9, "b": 9, "tn": 12, "trn": 12}

_LIMITS: dict[Approx, str] = {
    "about": """about, around, roughly, approximately, approx, some, nearly, almost, circa,
    close to,
    an estimated, estimated, just under, just over, nearly all, نحو, حوالي, زهاء, قرابة, ما يقارب,
    ما يقرب من, يقارب, تقارب, يقرب من, تقريبا, بحدود, في حدود, ما يناهز, يناهز, تناهز, ناهز,
    ناهزت, قارب, قاربت, نحوا من, ما يقدر بنحو""",
    "over": """more than, over, above, at least, in excess of, exceeding, exceeded, greater than,
    no fewer than, no less than, not less than, as many as, upwards of, أكثر من, أزيد من,
    ما يزيد على, ما يزيد عن,
    يزيد على, تزيد على, يزيد عن, تزيد عن, ما لا يقل عن, لا يقل عن, لا تقل عن, يفوق, تفوق, ما يفوق,
    فوق, يتجاوز, تتجاوز, تجاوز, تجاوزت, ما يربو على, يربو على, ما يربو عن, يربو عن, تربو على,
    لم يقل عن, لم تقل عن, لن يقل عن, لن تقل عن, تخطى, تخطت, يتخطى, تتخطى, فاق, فاقت,
    كحد أدنى, بحد أدنى, على الأقل, أعلى من""",
    "under": """less than, fewer than, under, below, up to, at most, no more than, not more than,
    lower than, as little as, أقل من, أدنى من, دون, ما لا يزيد على, لا يزيد على, لا تزيد على,
    ما لا يزيد عن, لا يزيد عن, لا تزيد عن, لم يزد على, لم يزد عن, لم تزد على, لم تزد عن,
    لا يتجاوز, لا تتجاوز, لم يتجاوز, لم تتجاوز, لن يتجاوز, لن تتجاوز, ما لا يتجاوز,
    لا يتعدى, لا تتعدى, لم يتعد, لم تتعد, لن يتعدى, لن تتعدى, لا يفوق, لا تفوق, لا يتخطى,
    لا تتخطى, ما يصل إلى, يصل إلى, على الأكثر, بحد أقصى, كحد أقصى""",
}
BEFORE: dict[str, Approx] = {
    fold(form.strip()): limit for limit, forms in _LIMITS.items() for form in forms.split(",")
}
# «as many as» is a ceiling, and a preposition in Arabic is joined to the first word.
BEFORE["as many as"] = "under"
AFTER: dict[str, Approx] = {
    "or so": "about",
    "or more": "over",
    "at least": "over",
    "or less": "under",
    "or fewer": "under",
    "at most": "under",
    fold("تقريبا"): "about",
    fold("على الأقل"): "over",
    fold("أو أكثر"): "over",
    fold("فأكثر"): "over",
    fold("على الأكثر"): "under",
    fold("أو أقل"): "under",
    fold("فأقل"): "under",
    fold("كحد أدنى"): "over",
    fold("بحد أدنى"): "over",
    fold("كحد أقصى"): "under",
    fold("بحد أقصى"): "under",
    fold("فما فوق"): "over",
    fold("وما فوق"): "over",
    fold("فما دون"): "under",
}


def limit_before(words: list[str]) -> Approx | None:
    """How the folded words before a figure limit it; the longest phrase wins."""
    for count in (4, 3, 2, 1):
        if len(words) < count:
            continue
        phrase = " ".join(words[-count:])
        for form in (
            phrase,
            phrase[1:] if phrase[:1] in "وبلف" else "",
            phrase[2:] if phrase[:2] in {"وب", "ول"} else "",
        ):
            if form in BEFORE:
                return BEFORE[form]
    return None


def limit_after(words: list[str]) -> Approx | None:
    """How the folded words after a figure limit it."""
    for count in (2, 1):
        phrase = " ".join(words[:count])
        if len(words) >= count and phrase in AFTER:
            return AFTER[phrase]
    return None
