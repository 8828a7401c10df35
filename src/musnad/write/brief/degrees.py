"""Superlatives: «أكبر اقتصاد», «أخطر التهديدات», «أحد أهم الشركاء»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.generate import Case, Concord
from musnad.write.brief.scene import Scene
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_OF_WORDS = {
    "largest": "أكبر",
    "biggest": "أكبر",
    "greatest": "أكبر",
    "closest": "أقرب",
    "strongest": "أقوى",
    "highest": "أعلى",
    "lowest": "أدنى",
    "latest": "أحدث",
    "newest": "أحدث",
    "best": "أفضل",
    "worst": "أسوأ",
    "oldest": "أقدم",
    "youngest": "أصغر",
    "smallest": "أصغر",
    "longest": "أطول",
    "poorest": "أفقر",
    "richest": "أغنى",
    "widest": "أوسع",
    "broadest": "أوسع",
    "fastest": "أسرع",
    "gravest": "أخطر",
}
_MOST = {
    "serious": "أخطر",
    "important": "أهم",
    "significant": "أهم",
    "dangerous": "أخطر",
    "prominent": "أبرز",
    "recent": "أحدث",
    "powerful": "أقوى",
    "effective": "أنجع",
}


def elative(scene: Scene, token: Token) -> str:
    """The Arabic elative of "largest" or "most serious", or ``""`` for any other adjective."""
    if scene.entity(token) is not None:
        return ""
    if token.tag_ == "JJS" and not list(token.children):
        return _OF_WORDS.get(token.lower_, "")
    most = [child for child in token.children if child.lower_ == "most"]
    if len(most) == 1 and len(list(token.children)) == 1:
        return _MOST.get(token.lower_, "")
    return ""


_QUALITIES = frozenset({"importance", "significance", "value", "relevance", "urgency"})
_HAVING = {"nom": "ذو", "acc": "ذا", "gen": "ذي"}


def having(complement: Token, concord: Concord, case: Case) -> str:
    """ "A city of great importance": «ذات», «ذو» before the quality; ``""`` for anything else."""
    narrowed = any(one.dep_ == "amod" for one in complement.children)
    if complement.lemma_.lower() not in _QUALITIES or not narrowed:
        return ""
    if any(one.dep_ in ("det", "poss") for one in complement.children) or concord.human:
        return ""
    return _HAVING[case] if concord.after == ("m", "sg") else "ذات"


AMOUNTS_AS_OBJECT = {"several": "عددا من", "numerous": "عددا كبيرا من", "many": "كثيرا من"}
"""Amounts in the accusative; a verb agrees with them, not with what is told."""

_OF_A_KIND = frozenset(listed("place source message sign moment time spirit culture symbol zone"))
"""Nouns that a bare quality tells the kind of: "a place of peace", «مكان سلام»."""


def is_of_a_kind(scene: Scene, token: Token, quality: Token) -> bool:
    """Whether a bare quality tells the kind of a place, message or moment."""
    marked = any(one.dep_ in ("det", "poss") for one in quality.children)
    bare = quality.tag_ == "NN" and scene.entity(quality) is None and not marked
    return bare and token.lemma_.lower() in _OF_A_KIND


HOW_MUCH: dict[str, str] = {
    "extremely": "للغاية",
    "highly": "للغاية",
    "exceptionally": "للغاية",
    "extraordinarily": "للغاية",
    "immensely": "للغاية",
    "exceedingly": "للغاية",
    "particularly": "بشكل خاص",
    "especially": "بشكل خاص",
    "increasingly": "بشكل متزايد",
    "equally": "بالقدر نفسه",
    "politically": "سياسيا",
    "economically": "اقتصاديا",
    "financially": "ماليا",
    "militarily": "عسكريا",
    "socially": "اجتماعيا",
    "technically": "تقنيا",
    "environmentally": "بيئيا",
    "legally": "قانونيا",
    "strategically": "استراتيجيا",
    "historically": "تاريخيا",
    "internationally": "دوليا",
    "globally": "عالميا",
    "regionally": "إقليميا",
    "nationally": "وطنيا",
    "democratically": "ديمقراطيا",
    "truly": "حقا",
    "genuinely": "حقا",
    "fully": "بالكامل",
    "completely": "تماما",
    "totally": "تماما",
    "relatively": "نسبيا",
}
"""How an adjective is true, after it: «معقد للغاية», «متكامل اقتصاديا»."""
