"""Arabic forms: verbs, nouns and adjectives as their place in the sentence asks.

Writing is unvocalised, so cases show only in duals, sound masculine plurals and the
indefinite accusative. ``number`` is ``sg``, ``du`` or ``pl``; ``case`` ``nom``, ``acc`` or
``gen``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from musnad.write.brief.diptotes import DIPTOTES
from musnad.write.wordlist import listed

Gender = Literal["m", "f"]
Number = Literal["sg", "du", "pl"]
Case = Literal["nom", "acc", "gen"]
Mood = Literal["indicative", "subjunctive", "jussive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concord:
    """What a word must agree with: a thing in the plural counts as a feminine singular."""

    gender: Gender = "m"
    number: Number = "sg"
    human: bool = False
    group: bool = False
    """Whether English takes the noun for many ("the people … their")."""

    @property
    def after(self) -> tuple[Gender, Number]:
        """Gender and number of a verb or adjective that follows."""
        if self.number == "pl" and not self.human:
            return "f", "sg"
        return self.gender, self.number

    @property
    def before(self) -> Gender:
        """Gender of a verb that comes first; its number is always singular."""
        return self.after[0] if self.number == "pl" and not self.human else self.gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb by three forms: past and present (third masculine singular) and verbal noun.

    ``participle`` is the active participle without ending («مؤكد»), derived when empty.
    """

    past: str
    present: str
    noun: str
    participle: str = ""
    noun_gender: Gender = "m"


def conjugate_past(verb: Verb, gender: Gender, number: Number) -> str:
    """Third person past, agreeing in full."""
    first, _, rest = verb.past.partition(" ")
    form = _past(first, gender, number)
    return f"{form} {rest}" if rest else form


def _past(past: str, gender: Gender, number: Number) -> str:
    weak = past[-1] in "ىا"
    stem = past[:-1] if weak else past
    if gender == "f" and number != "pl":
        return stem + ("ت" if number == "sg" else "تا")
    if number == "sg":
        return past
    if number == "du":
        if weak:
            return stem + ("يا" if past[-1] == "ى" else "وا")
        return past[:-1] + "آ" if past.endswith("أ") else past + "ا"
    if past.endswith("أ"):
        return past[:-1] + "ؤوا"
    return stem + "وا"


def conjugate_present(verb: Verb, gender: Gender, number: Number, mood: Mood = "indicative") -> str:
    """Third person present, agreeing in full, in this mood."""
    first, _, rest = verb.present.partition(" ")
    form = _present(first, gender, number, mood, hollow=_is_hollow(verb.past.split(" ")[0]))
    return f"{form} {rest}" if rest else form


def _is_hollow(past: str) -> bool:
    passive = past.startswith(("أ", "است")) and past[-2:-1] == "ي"
    return len(past) >= 3 and (past[-2] == "ا" or passive)


def _present(present: str, gender: Gender, number: Number, mood: Mood, *, hollow: bool) -> str:
    form = "ت" + present[1:] if gender == "f" and number != "pl" else present
    weak = form[-1] in "يوى"
    if number == "sg":
        if mood == "jussive" and weak:
            return form[:-1]
        if mood == "jussive" and hollow and form[-2] in "اوي":
            return form[:-2] + form[-1]
        return form
    if number == "du":
        stem = form[:-1] + "ي" if form.endswith("ى") else form
        stem = stem[:-1] + "آ" if stem.endswith("أ") else stem + "ا"
        return stem + ("ن" if mood == "indicative" else "")
    stem = form[:-1] if weak else form
    if stem.endswith("أ"):
        stem = stem[:-1] + "ؤ"
    return stem + ("ون" if mood == "indicative" else "وا")


def participle(verb: Verb, gender: Gender, number: Number) -> str:
    """The active participle as a circumstance («مؤكدا», «مؤكدة», «مؤكدين»)."""
    simple = _simple_participle(verb.past)
    stem, _, rest = (verb.participle or simple or "م" + verb.present[1:]).partition(" ")
    if number == "sg":
        form = stem + ("ا" if gender == "m" else "ة")
    elif number == "du":
        form = stem + ("ين" if gender == "m" else "تين")
    else:
        form = (stem.removesuffix("ي")) + ("ين" if gender == "m" else "ات")
    return f"{form} {rest}" if rest else form


_SIMPLE = frozenset(
    listed("ترك رفع منح منع فرض عكس وضع نزع صنع طلب خفض دعم حمل لفت وصل دفع عرض ختم عقد خلق سحب")
)
"""Verbs of the simple form, whose participle has an alif and no «م»: «رافعا»."""


def _simple_participle(past: str) -> str:
    first, space, rest = past.partition(" ")
    return f"{first[0]}ا{first[1:]}{space}{rest}" if first in _SIMPLE else ""


_NO_ALIF = ("ة", "ى", "اء", "ا", "أ")


def indefinite_accusative(word: str) -> str:
    """A masculine or broken-plural word with the alif of the indefinite accusative."""
    if word.endswith(_NO_ALIF) or (word.endswith(("ات", "ين")) and len(word) > 4):
        return f"{word}ا" if word in _SINGULAR_IN else word
    if word in DIPTOTES or (word in _ELATIVES or word in _COMPARATIVES):
        return word
    if word in _LOSES_YA:
        return word + ("ي" if word in _BROKEN_YA else "يا")
    return word + "ا"


_SINGULAR_IN = frozenset(
    listed(
        "تكوين تأمين تحسين تدشين تعيين تمكين تحصين تلقين تمرين تخمين تطمين تدوين توطين تقنين "
        "تضامين تليين تحيين تموين تخزين تبطين تلوين تزيين تدخين بنزين مسكين ثبات نبات سبات"
    )
) - {"تضامين"}
"""Singulars that end like a plural."""

_BROKEN_YA = frozenset(listed("مساع أراض نواح ضواح معان مبان ليال"))
_ELATIVES = frozenset(listed("أكثر أكبر أقل أعلى أوسع أهم أول آخر أشد أفضل"))


def dual(word: str, case: Case, *, construct: bool = False) -> str:
    """The dual of a single word, without its nun before what it governs."""
    stem = word
    if stem.endswith("ة"):
        stem = stem[:-1] + "ت"
    elif stem.endswith("ى"):
        stem = stem[:-1] + "ي"
    ending = "ا" if case == "nom" else "ي"
    return stem + ending + ("" if construct else "ن")


def oblique(word: str) -> str:
    """The oblique of a sound masculine plural or dual given in the nominative."""
    if word.endswith("ون") and word not in _ROOTED_IN:
        return word[:-2] + "ين"
    return word


_ROOTED_IN = frozenset(
    listed(
        "شؤون ديون سجون عيون فنون حصون بطون شجون ظنون غصون قرون متون مليون قانون تعاون مضمون "
        "مخزون عربون تلفزيون كربون زيتون سكون لون عون صون كون"
    )
)
"""Words whose last two letters belong to their root: they have no other form."""


def before_owner(word: str) -> str:
    """The word before what it governs: «تعافي», «مساعي»."""
    return f"{word}ي" if word in _LOSES_YA else word


def drop_nun(word: str) -> str:
    """A sound masculine plural before what it governs: «مسؤولون» becomes «مسؤولو»."""
    if word.endswith("ون") and len(word) > 4:
        return word[:-1]
    if word.endswith("ين") and len(word) > 4 and word not in _BROKEN_IN:
        return word[:-1]
    return word


_BROKEN_IN = frozenset(listed("ملايين قوانين عناوين ميادين بساتين شرايين براكين تمارين موازين"))
"""Broken plurals whose nun is a letter of their root."""


def article(word: str) -> str:
    """The word with the definite article, once."""
    if word in _LOSES_YA:
        word += "ي"
    if word in _NAMES:
        return word
    return word if word.startswith("ال") and word not in _BARE_AL else "ال" + word


_NAMES = frozenset(listed("إبراهيم أوسلو شنغن كورونا كوفيد كوفيد-19 داعش حماس حزب_الله إيبولا"))
"""Names that never take the article."""

_LOSES_YA = frozenset(
    listed(
        "تفش تقص تحر ترد تدن تخط تعاط تغاض توخ تلاف تهان معتد مشتر متلق مدع "
        "تعاف تحد تصد تفاد تلق تخل توال تداع تراخ تفان تبن تعد مساع أراض نواح ضواح معان مبان ليال "
        "قاض محام ناد واد راع ساع جان"
    )
)
"""Nouns whose last ya comes back with the article or before what they govern."""

_BARE_AL = frozenset(
    listed(
        "التزام التزامات التحام التماس التفاف التقاء التحاق إلغام الغام التهاب التباس التفات "
        "التئام التصاق التزاما التواء التقاط"
    )
)
_BARE_OWNED = ("التزام", "التماس", "التقاء", "التحاق")  # with a pronoun too: «لالتزاماتها»


def is_definite_word(word: str) -> bool:
    """Whether the word carries the article (and is not merely spelled like it)."""
    bare = word in _BARE_AL or word.startswith(_BARE_OWNED) or len(word) < 4
    return word.startswith("ال") and not bare


_PREFIXED = frozenset({"ب", "ل", "ك", "و", "ف"})


def attach(preposition: str, phrase: str) -> str:
    """The preposition and its phrase: «للوزير», «بالاتفاق», «في القاهرة», «إلى …»."""
    if not preposition:
        return phrase
    head, _, last = preposition.rpartition(" ")
    before = f"{head} " if head else ""
    if last == "ل" and is_definite_word(phrase.split(" ", maxsplit=1)[0]):
        rest = phrase[1:]
        if rest.startswith("لل"):
            rest = rest[1:]
        return f"{before}ل{rest}"
    if last == "و":
        return f"{before}و{phrase}"
    if last == "أو":
        return f"{before}أو {phrase}"
    if last in _PREFIXED:
        joint = "" if phrase[:1].isalpha() and not phrase[:1].isascii() else "ـ"
        return f"{before}{last}{joint}{phrase}"
    return f"{preposition} {phrase}"


def join(parts: list[str], joint: str = "و") -> str:
    """The parts coordinated by «و» or «أو»."""
    return " ".join([parts[0], *(attach(joint, part) for part in parts[1:])])


def suffix(word: str, pronoun: str, case: Case = "gen") -> str:
    """The noun with a possessive pronoun: «حلفاؤها», «حلفاءها», «حلفائها»."""
    word = before_owner(word)
    if word.endswith("ة"):
        word = word[:-1] + "ت"
    elif word.endswith("ى"):
        word = word[:-1] + "ا"
    elif word.endswith("اء"):
        word = word[:-1] + {"nom": "ؤ", "acc": "ء", "gen": "ئ"}[case]
    return word + pronoun


_BEFORE_PRONOUNS = {
    "على": "علي",
    "إلى": "إلي",
    "لدى": "لدي",
    "من أجل": "من أجل",
    "حتى": "",
}


def with_pronoun(preposition: str, pronoun: str) -> str:
    """«فيها», «عليها», «بشأنها», «من أجلها»."""
    head, _, last = preposition.rpartition(" ")
    stem = _BEFORE_PRONOUNS.get(last, last)
    if last in ("و", "ك") or not stem:
        return ""
    if pronoun in ("ه", "هم", "هما", "هن") and stem.endswith("ي"):
        return f"{head} {stem}{pronoun}".strip()
    return f"{head} {stem}{pronoun}".strip()


def with_object(form: str, pronoun: str) -> str:
    """A finite verb with its object as a suffix: «شنتها», «رآه», «أعلنوها»."""
    first, _, rest = (
        form.rpartition(" ") if form.startswith(("لم ", "لن ", "لا ", "قد ")) else ("", "", "")
    )
    word = rest if first else form.partition(" ")[0]
    after = "" if first else form.partition(" ")[2]
    if word.endswith("ى"):
        word = word[:-1] + "ا"
    elif word.endswith("وا"):
        word = word[:-1]
    elif word.endswith("أ"):
        word = word[:-1] + "أ"
    return " ".join(piece for piece in (first, f"{word}{pronoun}", after) if piece)


PRONOUNS: dict[tuple[Gender, Number], str] = {
    ("m", "sg"): "ه",
    ("f", "sg"): "ها",
    ("m", "du"): "هما",
    ("f", "du"): "هما",
    ("m", "pl"): "هم",
    ("f", "pl"): "هن",
}

_FEMININE = {
    "آخر": "أخرى",
    "أول": "أولى",
    "أعلى": "عليا",
    "أكبر": "كبرى",
    "أوسط": "وسطى",
    "أقصى": "قصوى",
    "أدنى": "دنيا",
    "أسوأ": "أسوأ",
    "أفضل": "أفضل",
    "أحمر": "حمراء",
    "أبيض": "بيضاء",
    "أسود": "سوداء",
    "أخضر": "خضراء",
    "أزرق": "زرقاء",
    "أكثر": "أكثر",
    "أقل": "أقل",
    "ذو": "ذات",
}
_BROKEN = {
    "كبير": "كبار",
    "جديد": "جدد",
    "صديق": "أصدقاء",
    "شريك": "شركاء",
    "آخر": "آخرون",
    "قديم": "قدامى",
    "بريء": "أبرياء",
    "قوي": "أقوياء",
    "شجاع": "شجعان",
    "جريح": "جرحى",
    "حليف": "حلفاء",
    "أجنبي": "أجانب",
}
BROKEN = frozenset([*_BROKEN.values(), "أجانب"]) - {"شركاء", "حلفاء", "أصدقاء", "جرحى"}
"""Plurals of adjectives that are no sound plurals («كبار», «جدد»)."""


def adjective(  # noqa: PLR0911 - one kind of adjective a line
    masculine: str, concord: Concord, case: Case, *, definite: bool, plain: bool = False
) -> str:
    """The adjective agreeing in gender, number, case and definiteness.

    Only the first word of a compound adjective («رفيع المستوى») is inflected. ``plain``
    leaves out the alif of the indefinite accusative.
    """
    head, _, rest = masculine.partition(" ")
    gender, number = concord.after
    if head == "لا":
        who = "التي " if gender == "f" else "الذي "
        told = f"لا {rest.removesuffix('ه')}{PRONOUNS[(gender, number)]}"
        return f"{who}{told}" if definite else told
    if head in _STANDING:
        return masculine.replace("بأسره", f"بأسر{_BACK.get((gender, number), 'ه')}")
    if head in ("غير", "شبه"):
        return f"{head} {adjective(rest, concord, 'gen', definite=definite)}"
    first = rest.partition(" ")[0]
    if first in _REFERRING:
        word = article(head) if definite else head
        return f"{word} {_pointing_back(rest, gender, number)}"
    if head == "ذو" and definite:
        return f"{_agreeing(head, gender, number, case)} {_all_definite(rest)}"
    if _is_pair(head, rest):
        joint, second = ("و", rest[1:]) if rest.startswith("و") else ("", rest)
        one, two = (
            adjective(part, concord, case, definite=definite, plain=plain)
            for part in (head, second)
        )
        return f"{one} {joint}{two}"
    if head in _DEFECTIVE and (definite or case == "acc" or (gender, number) != ("m", "sg")):
        head = "نائي" if head == "ناء" else f"{head}ي"
    word = _agreeing(head, gender, number, case)
    if head in _COMPARING and not definite and number == "sg":
        word = head
    if definite:
        word = article(word)
    elif (
        case == "acc"
        and not plain
        and (gender, number) == ("m", "sg")
        and not rest.startswith("ال")
    ):
        word = indefinite_accusative(word)
    return f"{word} {rest}" if rest else word


_COMPARING = frozenset({"أكبر", "أعلى", "أدنى"})
"""Comparatives: «مسؤولية أكبر», but «المسؤولية الكبرى»."""

_STANDING = frozenset(
    listed(
        "بأسره بقيادة برعاية بملكية بدعم بإدارة بين على من في عبر دون تحت فوق خارج بلا قبل بعد "
        "ضد مدى بالإنابة لما بدوام بالجملة بالتجزئة بأثر لمرة بمليارات بملايين بعيار بشأن "
        "جو-جو أرض-جو أرض-أرض "
        "جو-أرض"
    )
)
"""First words of phrases that follow a noun as they are: «عملية بقيادة ليبية»."""

_BACK = {
    ("f", "sg"): "ها",
    ("m", "du"): "هما",
    ("f", "du"): "هما",
    ("m", "pl"): "هم",
    ("f", "pl"): "هن",
}


def _pointing_back(rest: str, gender: Gender, number: Number) -> str:
    """«المتفق عليه» after a feminine: «المتفق عليها», the participle as it is."""
    first, space, after = rest.partition(" ")
    pronoun = _BACK.get((gender, number), "ه")
    return f"{first[:-1]}{pronoun}{space}{after}"


def _is_pair(head: str, rest: str) -> bool:
    """Two adjectives that both agree: «شمالي شرقي», «اجتماعي واقتصادي»."""
    one = bool(rest) and " " not in rest and not rest.startswith("ال")
    return one and head.endswith("ي") and (rest.endswith("ي") or rest in _SECOND)


def _all_definite(words: str) -> str:
    return " ".join(article(word) for word in words.split(" "))


_SECOND = frozenset(listed("متطرف شامل"))
_REFERRING = frozenset(listed("عليه فيه به له إليه منه عنه"))
_DEFECTIVE = frozenset(
    listed(
        "جار دام نام متنام مترد كاف خال عال متوال متتال ماض باق قاس متساو مواز تال ناج متعاف ثان "
        "رام هاد ضار واق ناء متبق متفش معاد مرض راض مستعص مدو معد مؤات مخز متدن متفان متق مشتر"
    )
)
"""Adjectives whose last ya is not written in the indefinite singular."""


def _agreeing(head: str, gender: Gender, number: Number, case: Case) -> str:
    if number == "pl" and gender == "m" and head.endswith("ي") and head[:-1] in _DEFECTIVE:
        return head[:-1] + ("ون" if case == "nom" else "ين")
    alike = head in _COMPARATIVES and head not in _FEMININE
    if alike or _FEMININE.get(head) == head:
        return head
    if number == "pl" and gender == "m":
        broken = _BROKEN.get(head)
        if broken:
            return broken if case == "nom" else oblique(broken)
        return head + ("ون" if case == "nom" else "ين")
    feminine = _FEMININE.get(head) or (head if head.endswith("ة") else _with_ta(head))
    if number == "pl":
        return feminine[:-1] + "ات" if feminine.endswith("ة") else feminine
    word = feminine if gender == "f" else head
    return dual(word, case) if number == "du" else word


_COMPARATIVES = frozenset(
    listed(
        "أوثق أكثر أقل أعلى أوسع أشد أفضل أقوى أعمق أسرع أطول أقصر أصغر أحدث أقرب أبعد أدنى أسوأ "
        "أسهل أصعب أنظف أرخص أغنى أفقر أوضح أبسط أحسن أخطر أكفأ أرحب أشمل أنجع أسلم أضعف أبرز "
        "أهم أنسب"
    )
)
"""Elatives, which stay as they are beside any noun."""


def _with_ta(word: str) -> str:
    if word.endswith("ى"):
        return word[:-1] + "اة"
    if word.endswith("يء"):
        return word[:-1] + "ئة"
    return word + "ة"
