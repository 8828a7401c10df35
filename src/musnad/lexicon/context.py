"""Reads a name by the words around it: a country or a man, a land or a word of money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from musnad.lexicon.names import Name
from musnad.lexicon.words import Word, bare, is_arabic, keys

_TITLES: Final = keys(
    "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "dame", "president", "minister", "secretary",
     "prime", "general", "gen", "admiral", "adm", "colonel", "col", "lt", "maj", "sgt", "senator",
     "sen", "rep", "representative", "ambassador", "chancellor", "king", "queen", "prince",
     "princess", "emir", "sheikh", "sultan", "crown", "premier", "governor", "gov", "speaker",
     "chairman", "chair", "chairwoman", "director", "commissioner", "spokesperson", "spokesman",
     "spokeswoman", "envoy", "leader", "chief", "pope", "justice", "judge", "captain", "capt",
     "commander", "professor", "prof", "vice", "deputy", "state", "defense", "defence", "war",
     "treasury", "affairs", "elect", "designate", "administration", "foreign",
     "m", "mm", "mme", "ministre", "presidente", "premiere", "secretaire", "ambassadeur",
     "ambassadrice", "roi", "reine", "pape", "emir", "cheikh", "chancelier", "docteur"
)  # fmt: skip
_OPENERS: Final = keys(
    "when", "as", "if", "but", "while", "after", "and", "both", "for", "with", "in", "on", "at",
     "to", "by", "from", "of", "the", "then", "before", "since", "because", "although", "though",
     "however", "later", "today", "yesterday", "earlier", "also", "that", "said", "says", "where",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "or", "so",
     "between", "under", "meanwhile", "thank", "thanks", "like", "unlike", "did", "does", "will",
     "can", "what", "why", "how", "who", "is", "was", "has", "had", "this", "mme", "not", "until",
     "selon", "pour", "avec", "entre", "mais", "quand", "lorsque", "apres", "avant", "depuis",
     "le", "la", "les", "et", "si", "comme", "que", "qu", "d", "l", "contre", "chez", "par", "dans"
)  # fmt: skip
_GIVEN_NAMES: Final = keys(
    "michael", "jim", "vernon", "barbara", "david", "john", "james", "robert", "jeff", "king",
     "neil", "hamilton", "louis", "joe", "deandre", "jeremy", "montell", "katie", "kevin", "peter",
     "mary", "steve", "tom", "paul", "william", "eric", "mark", "richard", "thomas", "ryan", "b"
)  # fmt: skip
_AFTER_A_RIVER: Final = keys(
    "and", "in", "into", "to", "from", "at", "on", "near", "is", "was", "were", "flows", "but",
     "with", "by", "for", "that", "which", "where", "as"
)  # fmt: skip
_MONTH_NEIGHBOURS: Final = keys(
    "in", "of", "on", "since", "until", "by", "last", "next", "early", "late", "mid", "from"
)
_MALI_BEFORE: Final = keys(
    "في", "الي", "من", "دوله", "جمهوريه", "حكومه", "رئيس", "جيش", "شمال", "جنوب", "وسط",
     "شرق", "غرب", "داخل", "خارج", "بين", "عاصمه", "حدود", "شعب", "لدي", "نحو", "سلطات", "ازمه"
)  # fmt: skip
_MALI_SIGNS: Final = keys("باماكو", "أزواد")
_COUNTRY_LEVEL: Final = keys(
    "الفريق", "المكتب", "المدير", "المنسق", "البرنامج", "الممثل", "الفرق", "المكاتب", "المستوي"
)
_OMAN_SIGNS: Final = keys(
    "سلطنه", "مسقط", "السلطان", "عماني", "العماني", "العمانيه", "عمانيه", "هيثم", "البوسعيدي"
)
_AMMAN_SIGNS: Final = keys(
    "الاردن", "الاردني", "الاردنيه", "الاردنيين", "الاردنيون", "الصفدي", "الهاشميه", "للاردن"
)
_WORDY_PLACES: Final = keys(
    "صور", "مشهد", "قم", "العيون", "البندقية", "الزاوية", "تعز", "ماليه", "فاس", "بون", "حماة",
    "أراك", "نوك", "سرت", "تدمر",
)  # fmt: skip
_PLACE_NOUNS: Final = keys(
    "مدينة", "بلدة", "محافظة", "ولاية", "قضاء", "ميناء", "منطقة", "إقليم", "العاصمة", "مدينتي",
    "مطار", "ضواحي", "شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي", "ريف",
    "مستشفى", "جامعة", "سكان", "أهالي", "سوق", "بلدية", "حي", "أحياء",
)  # fmt: skip
_RARE_ADJECTIVES: Final = frozenset({"ML", "KM", "SB", "PG", "KN", "LC", "GH", "KI", "VC"})
_PEOPLE_TOO: Final = frozenset(
    {"chad", "georgia", "victoria", "santiago", "sofia", "paris", "sydney", "virginia", "darwin",
     "florence", "kingston", "wellington", "georgetown", "houston", "lyon", "nile", "kano"}
)  # fmt: skip
_LOOK: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A text as the readings of its names see it.

    ``seen`` are the ids that the text names in full; ``covered`` the words inside names.
    """

    text: str
    words: tuple[Word, ...]
    seen: frozenset[str]
    covered: frozenset[int]

    def before(self, at: int) -> Word | None:
        """The word right before word ``at``, with nothing but a space between."""
        return self.words[at - 1] if at and self._beside(at - 1) else None

    def after(self, at: int) -> Word | None:
        """The word right after word ``at``, with nothing but a space between."""
        return self.words[at + 1] if at + 1 < len(self.words) and self._beside(at) else None

    def _beside(self, at: int) -> bool:
        gap = self.text[self.words[at].end : self.words[at + 1].start]
        return gap.strip(" \u00a0") == ""


def plausible(one: Name, scene: Scene, first: int, last: int) -> bool:
    """Whether the words around allow this reading of the words ``first`` to ``last``."""
    if one.kind == "person" and one.weak:
        return _surname_alone(scene, first)
    if len(one.keys) == 1 and one.kind in ("country", "place"):
        alone = _country_alone if one.kind == "country" else _place_alone
        return alone(one, scene, first, last)
    if one.id == "hamas" and scene.words[first].key == "بحماس":
        return any(word.key in ("حركه", "لحركه", "لحماس", "وحماس") for word in scene.words)
    if one.kind == "nationality":
        return _nationality(one, scene, first)
    if one.exact and one.keys[0] in ("us", "who", "it", "un"):
        return not _shouted(scene, first, last)
    return True


def preferred(names: Sequence[Name], scene: Scene, first: int) -> Name:
    """The reading to take among names of the same words, given in order of rank."""
    if len(names) > 1:
        ids = {one.id for one in names}
        if {"OM", "amman"} <= ids:
            return _oman_or_amman(names, scene.words, first)
        if {"CD", "CG"} <= ids:
            return _congo(names, scene.words)
        named = [one for one in names if one.weak and one.id in scene.seen]
        if names[0].weak and named:
            return named[0]
    return names[0]


def _surname_alone(scene: Scene, first: int) -> bool:
    before = scene.before(first)
    if before is None or not before.text[0].isupper() or first - 1 in scene.covered:
        return True
    return before.key in _TITLES or before.key in _OPENERS


def _country_alone(one: Name, scene: Scene, first: int, last: int) -> bool:
    word = one.keys[0]
    before, after = scene.before(first), scene.after(last)
    if one.exact:
        return not _shouted(scene, first, last)
    if word == "jordan":
        return not (_the_river(before, after) or (before and before.key in _GIVEN_NAMES))
    if word in _PEOPLE_TOO:
        return not _first_name(scene, last)
    if word == "مالي":
        return _mali(scene.words, first, before)
    if word == "مصر":
        return after is None or after.key != "علي"
    return True


def _the_river(before: Word | None, after: Word | None) -> bool:
    """«west of the Jordan», with nothing after it that the state could qualify."""
    if before is None or before.key != "the":
        return False
    return after is None or after.key in _AFTER_A_RIVER


def _place_alone(one: Name, scene: Scene, first: int, last: int) -> bool:
    before, after = scene.before(first), scene.after(last)
    word = one.keys[0]
    if word in _PEOPLE_TOO:
        return not _first_name(scene, last)
    if word in _WORDY_PLACES:
        return before is not None and any(stem in _PLACE_NOUNS for stem, _ in bare(before.key))
    if word == "جده":  # جدة, not his grandfather
        return scene.words[first].text.endswith("ة")
    if word == "القاهره":
        return before is None or before.key not in ("القوه", "والقوه", "الظروف", "بالقوه")
    if word == "مسقط":
        return after is None or not after.key.startswith("راس")
    return True


def _first_name(scene: Scene, last: int) -> bool:
    """Whether a capitalised word that is no name or title follows, as a surname would."""
    after = scene.after(last)
    return (
        after is not None
        and after.text[0].isupper()
        and last + 1 not in scene.covered
        and after.key not in _TITLES
    )


def _mali(heard: Sequence[Word], first: int, before: Word | None) -> bool:
    if any(word.key in _MALI_SIGNS for word in heard):
        return before is None or before.key not in ("دعم", "تمويل")
    letters = heard[first].key
    if letters != "مالي":  # a joined preposition or conjunction: «بمالي», «ومالي»
        return letters[0] in "بل"
    if before is None:
        return first == 0
    return any(stem in _MALI_BEFORE for stem, _ in bare(before.key))


def _nationality(one: Name, scene: Scene, first: int) -> bool:
    word, before = scene.words[first], scene.before(first)
    if one.exact:
        return not _shouted(scene, first, first)
    if one.id in _RARE_ADJECTIVES and is_arabic(word.key):
        return one.id in scene.seen
    if one.id == "TR" and word.key == "تركي":
        after = scene.after(first)
        return after is None or not after.key.startswith("ال")
    if one.id == "YE":
        return not word.text.endswith("ى")
    if one.id == "QA":
        return before is None or before.key not in _COUNTRY_LEVEL
    return True


def _shouted(scene: Scene, first: int, last: int) -> bool:
    """Whether the neighbours are in capitals too, so that capitals mean nothing."""
    near = [word for word in (scene.before(first), scene.after(last)) if word is not None]
    return bool(near) and all(word.text.isupper() and len(word.text) > 1 for word in near)


def _oman_or_amman(names: Sequence[Name], heard: Sequence[Word], first: int) -> Name:
    oman = next(one for one in names if one.id == "OM")
    amman = next(one for one in names if one.id == "amman")
    raw = heard[first].text
    if "\u0651" in raw:
        return amman
    if "\u064f" in raw:
        return oman
    near = {word.key for word in heard[max(0, first - _LOOK) : first + _LOOK]}
    here, there = bool(near & _OMAN_SIGNS), bool(near & _AMMAN_SIGNS)
    return amman if there and not here else oman


def _congo(names: Sequence[Name], heard: Sequence[Word]) -> Name:
    near = {word.key for word in heard}
    wanted = "CG" if near & {"brazzaville", "برازافيل"} else "CD"
    return next(one for one in names if one.id == wanted)
