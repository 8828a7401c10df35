"""English noun phrases into Arabic ones: every word accounted for, or the phrase declined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from musnad.write.brief import (
    amounts,
    compounds,
    counting,
    deeds,
    degrees,
    duals,
    generate,
    lots,
    misreadings,
    modifiers,
    nounparts,
    possession,
    prices,
    relatives,
    senses,
    shared_adjectives,
    sharing,
    subordinate,
    superlatives,
    those,
    times,
    verbparts,
    ways,
    whom,
)
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Case, Concord, attach
from musnad.write.brief.government import (
    FRESH_ADJECTIVES,
)
from musnad.write.brief.nounparts import Parts
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
WHOLES = {
    "all": "جميع",
    "some": "بعض",
    "most": "معظم",
    "more": "المزيد من",
    "several": "عدد من",
    "numerous": "عدد كبير من",
    "many": "كثير من",
}
_LOOSE = frozenset({"many", "several", "numerous"})
_EACH = {"every": "كل", "each": "كل", "any": "أي"}


def noun_phrase(scene: Scene, token: Token, case: Case, *, fresh: bool = False) -> Phrase:
    """The phrase that ``token`` heads, with what is coordinated with it."""
    heads = coordinated(scene, token)
    if len(heads) == _PAIR and _is_loose(scene, heads):
        raise scene.decline(heads[1], "loose coordination")
    if len(heads) == 1:
        return _single(scene, token, case, fresh=fresh)
    return _coordination(scene, heads, case, fresh=fresh)


_PAIR = 2


def _is_loose(scene: Scene, heads: list[Token]) -> bool:
    """ "… on A in B, and the C": after a comma C may stand with A as well as with B."""
    first, second = heads
    start = min(one.i for one in second.subtree)
    joint = second.doc[start - 1] if start else second
    comma = joint.lower_ == "and" and joint.i > 0 and joint.nbor(-1).text == ","
    if not comma or first.dep_ != "pobj":
        return False
    governor = first.head.head
    above = governor.dep_ in ("dobj", "pobj", "conj") or governor.pos_ == "NOUN"
    return above or (scene.entity(first) is None) != (scene.entity(second) is None)


def coordinated(scene: Scene, token: Token) -> list[Token]:
    """The heads joined to this one by "and", in order."""
    heads = [token]
    at = token
    while True:
        following = [child for child in at.children if child.dep_ == "conj"]
        if not following:
            following = [child for child in at.children if _is_listed(child)]
        for child in at.children:
            if child.dep_ == "cc":
                if child.lower_ not in ("and", "or"):
                    raise scene.decline(child, "coordinator")
                if following or verbparts.joins_like_phrases(child):
                    scene.use(child)
        if not following or (at.tag_ == "VBG" and following[0].tag_ == "VBG"):
            return heads
        if len(following) > 1:
            raise scene.decline(following[1], "coordination")
        at = following[0]
        if at.pos_ in ("VERB", "AUX") and scene.entity(at) is None and at.tag_ != "VBG":
            raise scene.decline(at, "coordination")
        heads.append(at)


def _is_listed(token: Token) -> bool:
    """ "A, B, and C" where the parser takes B for another name of A."""
    if token.dep_ != "appos" or not any(child.dep_ == "conj" for child in token.children):
        return False
    between = token.doc[token.head.i + 1 : token.i]
    inside = {one.i for one in token.head.subtree}
    return not any(one.pos_ in ("VERB", "AUX") and one.i not in inside for one in between)


def _is_half(scene: Scene, heads: list[Token]) -> bool:
    """ "Iran's drone and missile programs": the first noun is a part of what follows."""
    first, last = heads[0], heads[-1]
    noun = scene.words.noun(first.lemma_)
    if any(one.dep_ == "poss" for one in last.children):
        return False
    alone = first.tag_ == "NN" and not any(one.dep_ in ("amod", "prep") for one in first.children)
    narrowed = any(one.dep_ in ("compound", "amod") for one in last.children)
    bare = not any(one.dep_ == "det" for one in first.children)
    plural = noun is not None and noun.plural is not None and (bare or not noun.human)
    return alone and narrowed and plural and last.tag_ == "NNS" and last.i - first.i > _PAIR


def _is_half_of_people(scene: Scene, heads: list[Token]) -> bool:
    """ "Business and religious leaders": the first word is said of the leaders too."""
    first, last = heads[0], heads[-1]
    noun = scene.words.noun(last.lemma_)
    if len(heads) != _PAIR or first.tag_ != "NN":
        return False
    if any(one.dep_ not in ("cc", "conj") for one in first.children):
        return False
    if scene.entity(first) is not None or last.tag_ != "NNS" or noun is None or not noun.human:
        return False
    described = [one for one in last.children if one.dep_ in ("amod", "compound")]
    return bool(described) and min(one.i for one in described) == first.i + _PAIR


def _stands_alone(head: Token) -> bool:
    """ "Iran's program and ways to advance peace": the ways are nobody's in particular."""
    return any(one.dep_ in ("acl", "relcl") for one in head.children)


def joint_of(scene: Scene, heads: list[Token]) -> str:
    """«أو» where "or" joins the heads, else «و»; raises Declined for both together."""
    words = {child.lower_ for head in heads[:-1] for child in head.children if child.dep_ == "cc"}
    if {"and", "or"} <= words:
        raise scene.decline(heads[-1], "coordinator")
    return "أو" if "or" in words else "و"


def _coordination(  # noqa: C901, PLR0912 - one way of joining a line
    scene: Scene, heads: list[Token], case: Case, *, fresh: bool
) -> Phrase:
    if deeds.ends_or_gives(heads):
        raise scene.decline(heads[1], "an end of two things or of one")
    shared = sharing.shared_of(scene, heads)
    if shared is not None:
        return sharing.shared(scene, heads, shared, case)
    described = shared_adjectives.both(scene, heads, case, fresh=fresh)
    if described is not None:
        return described
    first_definite = any(child.lower_ in _DEFINITE for child in heads[0].children)
    if _is_half_of_people(scene, heads):
        raise scene.decline(heads[0], "half of a compound")
    owners = [child for child in heads[0].children if child.dep_ == "poss"]
    if owners and _is_half(scene, heads):
        raise scene.decline(heads[0], "half of a compound")
    phrases: list[Phrase] = []
    for index, head in enumerate(heads):
        if index:
            joined = [(one, phrase.concord) for one, phrase in zip(heads, phrases, strict=False)]
            ways.take_up(scene, joined, head)
        if owners and index and possession.is_bare(scene, head) and not _stands_alone(head):
            phrases.append(possession.inheriting(scene, head, owners[0], case))
        elif first_definite and not any(child.dep_ == "det" for child in head.children):
            phrases.append(_single(scene, head, case, fresh=False))
        elif (
            index
            and not phrases[0].definite
            and (_counted_with(heads[0], head) or _new_beside(heads[0], head))
        ):
            told = counting.beside(scene, heads[0], head)
            phrases.append(told or _single(scene, head, case, fresh=True))
        elif index == len(heads) - _PAIR and _and_people(heads):
            of = next(one for two in heads[-2:] for one in two.children if one.lower_ == "of")
            phrases.append(sharing.shared(scene, heads[-2:], of, case))
            break
        else:
            phrases.append(_single(scene, head, case, fresh=fresh))
        for child in head.children:
            if child.dep_ == "punct":
                scene.use(child)
    if len({phrase.text for phrase in phrases}) < len(phrases):
        raise scene.decline(heads[-1], "twice the same")
    joint = joint_of(scene, heads)
    return Phrase(
        text=generate.join([phrase.text for phrase in phrases], joint),
        concord=phrases[0].concord
        if joint == "أو"
        else together([phrase.concord for phrase in phrases]),
    )


def _counted_with(first: Token, head: Token) -> bool:
    """ "Ten individuals and entities": the entities are among the ten, and as new."""
    counted = any(one.dep_ == "nummod" for one in first.children)
    return counted and not any(one.dep_ in ("det", "poss", "nummod") for one in head.children)


def _new_beside(first: Token, head: Token) -> bool:
    """ "A truce and lasting peace": the second is as new as the first."""
    new = any(one.lower_ in ("a", "an") for one in first.children)
    described = any(one.dep_ == "amod" for one in head.children)
    bare = not any(one.dep_ in ("det", "poss", "nummod", "prep") for one in head.children)
    return new and described and bare and head.tag_ in ("NN", "NNS")


def _and_people(heads: list[Token]) -> bool:
    """ "The families, and the government and people of X": both are X's."""
    if len(heads) <= _PAIR or heads[-1].lower_ != "people":
        return False
    held = [one for two in heads[-2:] for one in two.children if one.lower_ == "of"]
    return heads[-2].lemma_.lower() in ("government", "leadership") and len(held) == 1


def together(concords: list[Concord]) -> Concord:
    """What a verb or adjective agrees with when several things stand together."""
    human = any(one.human for one in concords)
    human = human or (concords[0].human and all(one.number == "pl" for one in concords))
    gender: generate.Gender = "f" if all(one.gender == "f" for one in concords) else "m"
    number: generate.Number = "pl"
    if len(concords) == 2 and all(one.number == "sg" for one in concords):
        number = "du"
    first = concords[0].before
    return _Mixed(gender=gender, number=number, human=human, first=first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mixed(Concord):
    """Several things: a verb before them agrees with the first."""

    first: generate.Gender = "m"

    @property
    def before(self) -> generate.Gender:
        return self.first


def _single(  # noqa: PLR0911 - one kind a line
    scene: Scene, token: Token, case: Case, *, fresh: bool
) -> Phrase:
    one = superlatives.one_of(scene, token)
    if one is not None:
        return one
    entity = scene.entity(token)
    if entity is not None:
        return amounts.entity_phrase(scene, token, entity, case)
    if token.pos_ == "VERB" and verbparts.is_manner(token):
        return Phrase(text=subordinate.manner(scene, token), concord=Concord())
    found = those.people(scene, token, case)
    if found is not None:
        return found
    if token.pos_ == "PRON":
        return _pronoun(scene, token)
    if token.tag_ == "VBG" and token.dep_ in _GERUNDS and not _is_noun(scene, token):
        noun = subordinate.verbal_noun(scene, token)
        feminine = noun.split(" ")[0].endswith("ة")
        return Phrase(text=noun, concord=Concord(gender="f" if feminine else "m"))
    parts = nounparts.sort(scene, token)
    if duals.is_ones_each(scene, token, parts):
        kind, _ = nounparts.base(scene, token, parts)
        return counting.pair_of_theirs(scene, token, kind, parts, case)
    return _build(scene, token, parts, case, fresh=fresh)


_GERUNDS = frozenset(listed("pobj dobj conj nsubj csubj nsubjpass csubjpass xcomp"))


def _is_noun(scene: Scene, token: Token) -> bool:
    """ "The ongoing fighting": a gerund with an article or adjective is a noun of the lexicon."""
    marked = any(one.dep_ in ("det", "amod", "poss", "compound") for one in token.children)
    return marked and scene.words.noun(token.text) is not None


def _pronoun(scene: Scene, token: Token) -> Phrase:
    others = [one for one in token.children if one.dep_ not in ("cc", "conj", "punct")]
    if whom.points_back(token):
        scene.use(token)
        scene.leans = True
        scene.points = scene.points or not whom.points_inside(token)
        return Phrase(text="ذلك", concord=Concord())
    if others or token.tag_ != "PRP":
        raise scene.decline(token, "pronoun")
    return whom.whom(scene, token)


def _build(  # noqa: C901, PLR0912, PLR0915 - one decision a line
    scene: Scene, token: Token, parts: Parts, case: Case, *, fresh: bool
) -> Phrase:
    noun, concord = nounparts.base(scene, token, parts)
    named = scene.entity(parts.apposed) if parts.apposed is not None else None
    if named is not None and named.kind == "person" and named.gender == "f":
        noun = replace(noun, singular=_of_woman(scene, token, noun), gender="f")
        concord = Concord(gender="f", human=True)
    if duals.of_two_states(scene, token, parts) or duals.of_two(scene, token, parts):
        concord = replace(concord, number="du")
    determiner = parts.determiner.lower_ if parts.determiner is not None else ""
    if determiner == "no" and token.i in scene.nones:
        determiner = "any"
    if parts.determiner is not None:
        scene.use(parts.determiner)
    if determiner == "the" and parts.whole is not None and parts.whole.lower_ in _LOOSE:
        raise scene.decline(parts.whole, "all of many")
    new = any(one.lower_ in FRESH_ADJECTIVES for one in parts.adjectives)
    new = new and not lots.counts(token)
    new = new or (token.lower_ == "others" and not lots.counts(token))
    new = (
        new
        or (parts.worth is not None and parts.worth.i > token.i)
        or senses.instanced(scene, token)
    )
    new = new or (parts.determiner is None and misreadings.bare_outcome(token, parts))
    bare = not determiner and parts.owner is None
    definite = determiner in _DEFINITE or (bare and not fresh and not new)
    if determiner in ("a", "an", "another") or determiner in _EACH:
        definite = False
    elif determiner and determiner not in _DEFINITE:
        raise scene.decline(parts.determiner or token, "determiner")
    most = [one for one in parts.adjectives if degrees.elative(scene, one)]
    if most:
        return superlatives.superlative(scene, token, noun, concord, parts, most[0], case)
    nth = superlatives.first_to(scene, token, noun, concord, parts)
    if nth is not None:
        return nth
    count = amounts.count_of(scene, parts.number)
    if determiner == "both" and count is None:
        concord = Concord(gender=noun.gender, number="du", human=noun.human)
    if count is not None:
        return counting.counted(scene, token, noun, parts, case, definite=definite and not bare)
    occurred = times.occurred(scene, token, parts.owner) if parts.owner is not None else ""
    if occurred:
        parts.owner = None
    loose = parts.whole if lots.is_span(token, parts) and case != "nom" else None
    if loose is not None:
        parts.whole, definite = None, False
    owner, of = parts.owner, parts.of or modifiers.material(scene, token, parts, definite=definite)
    adjectives = [*reversed(parts.adjectives)]
    words = modifiers.words(noun, concord)
    if words == "وقف إطلاق النار" and parts.clauses and not definite:
        words = "وقف لإطلاق النار"
    if loose is not None:
        scene.use(loose)
        words = f"{words} عديدة"
    tail = modifiers.complements(scene, token, parts)
    if occurred:
        tail.append(f"{relatives.relativizer(concord, case)} {occurred}")
    if parts.day is not None:
        day = times.day_of(scene, parts.day)
        dated = token.lemma_.lower() in _DOCUMENTS and day.startswith("في ")
        made = generate.adjective("مؤرخ", concord, case, definite=definite)
        tail.insert(0, f"{made} {day}" if dated else day)
    ways = modifiers.means(token, parts)
    if ways is not None:
        parts.clauses.remove(ways)
    if parts.whole is not None or parts.label is not None or occurred or parts.such is not None:
        definite = True
    if parts.whole is not None:
        scene.use(parts.whole)
    inner_case: Case = "gen" if parts.whole is not None or determiner in _EACH else case
    field = ""
    if parts.material is not None and owner is not None and token.lemma_.lower() in _FIELDS:
        field = f"في مجال {compounds.definite_term(scene, parts.material)}"
        parts.material = None
    if parts.material is not None and (owner is not None or of is not None or not definite):
        known = definite or owner is not None
        words = compounds.compounded(scene, token, words, parts.material, definite=known)
        parts.material = None
    if owner is not None:
        text, definite = possession.owned(
            scene, token, words, concord, adjectives, owner, inner_case
        )
        if of is not None:
            tail.insert(0, possession.of(scene, token, of))
    elif ways is not None:
        wished = any(one.dep_ in ("nsubj", "nsubjpass") for one in ways.children)
        told = subordinate.wished_clause if wished else subordinate.verbal_noun
        aim = Phrase(text=told(scene, ways), concord=Concord())
        text = possession.joined_to(scene, token, words, concord, adjectives, aim, inner_case)
    elif parts.material is not None and of is None:
        text, definite = possession.made_of(
            scene, token, words, concord, adjectives, parts.material, inner_case
        )
    elif of is not None and parts.label is None:
        text, definite = possession.genitive(
            scene, token, words, concord, adjectives, of, inner_case, definite=definite
        )
        concord = lots.of_lots(scene, token, of, concord)
    else:
        tail[:0] = [possession.of(scene, token, of)] if of is not None else []
        proper = determiner != "the" and token.tag_ in ("NNP", "NNPS")
        proper = proper and scene.words.layout(words).kind == "construct"
        proper = proper and words != "دول أعضاء"
        text = modifiers.inflected(
            scene, words, concord, adjectives, inner_case, definite=definite and not proper
        )
    if parts.apposed is not None:
        name = _single(scene, parts.apposed, case, fresh=False)
        entity = scene.entity(parts.apposed)
        if entity is None or not _names(entity, noun, definite=definite):
            raise scene.decline(parts.apposed, "noun/appos")
        text = f"{text} {name.text}"
        concord = Concord(gender=name.concord.gender, human=noun.human)
    if parts.label is not None:
        text = f"{text} {amounts.label(scene, parts.label)}"
    if determiner == "another":
        text = f"{text} {generate.adjective('آخر', concord, case, definite=False)}"
    if determiner in _EACH:
        text = f"{_EACH[determiner]} {text}"
    if determiner in modifiers.POINTING:
        scene.leans = True
        scene.points = scene.points or not scene.discourse.has_told(token.lemma_.lower())
        pointing = modifiers.pointing(concord, far=determiner in ("that", "those"))
        governs = of is not None or owner is not None or parts.material is not None
        governs = governs or scene.words.layout(words).kind in ("construct", "fixed")
        text = f"{text} {pointing}" if governs else f"{pointing} {text}"
    if parts.such is not None:
        scene.use(parts.such)
        scene.leans = scene.points = True
        text = f"مثل {modifiers.pointing(concord)} {text}"
    if parts.whole is not None:
        amount = degrees.AMOUNTS_AS_OBJECT.get(parts.whole.lower_) if case == "acc" else None
        text = f"{amount or WHOLES[parts.whole.lower_]} {text}"
    worth = modifiers.worth(scene, parts, concord, definite=definite)
    if token.i in scene.priced:
        more = generate.adjective("إضافي", concord, case, definite=False)
        worth = [scene.priced[token.i].replace(prices.ADDED, more)]
    after = modifiers.attached(scene, token, parts, concord, case, definite=definite)
    if occurred:
        after = [attach("و", one) if one.startswith(relatives.WHO) else one for one in after]
    close = len(tail)
    while close and tail[close - 1].startswith("،"):
        close -= 1
    following = [
        *([field] if field else []),
        *worth,
        *tail[:close],
        *after,
        *tail[close:],
    ]
    if parts.whole is not None and parts.whole.lower_ in degrees.AMOUNTS_AS_OBJECT:
        concord = Concord(gender="m")
    return Phrase(text=" ".join([text, *following]), concord=concord, definite=definite)


def _of_woman(scene: Scene, token: Token, noun: Noun) -> str:
    head, _, rest = noun.singular.partition(" ")
    if head.endswith("ة") or scene.words.layout(noun.singular).agreeing > 1:
        raise scene.decline(token, "noun/appos")
    return f"{head}ة {rest}".strip()


_DOCUMENTS = frozenset(
    listed("plan agreement letter statement resolution memorandum declaration proposal order")
)
_FIELDS = frozenset(listed("record policy effort cooperation"))


def _names(entity: Entity, noun: Noun, *, definite: bool) -> bool:
    """Whether a name set beside a noun is its name: "the Qatari capital, Doha"."""
    if not definite:
        return False
    return noun.human if entity.kind == "person" else entity.kind == "place"
