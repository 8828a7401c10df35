"""English noun phrases into Arabic ones: every word accounted for, or the phrase declined."""

from __future__ import annotations
from musnad.write.wordlist import listed

from dataclasses import dataclass, field

from spacy.tokens import Token

from musnad.write.brief import amounts, clauses, generate
from musnad.write.brief.generate import Case, Concord, adjective, article, attach
from musnad.write.brief.government import (
    FRESH_ADJECTIVES,
    NOUN_INFINITIVES,
    NOUN_PREPOSITIONS,
    PREPOSITIONS,
    SET_PHRASES,
)
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.vocabulary import Noun

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_POINTING = {"this": ("هذا", "هذه"), "these": ("هؤلاء", "هذه")}
_POSSESSIVES = {"his": Concord(gender="m", human=True), "her": Concord(gender="f", human=True)}
_WHOLES = {"all": "جميع", "some": "بعض", "most": "معظم"}
_EACH = {"every": "كل", "each": "كل", "any": "أي"}
_MUTUAL = frozenset(
    f"{kind} {what}" for kind in ("mutual", "common", "shared") for what in ("interest", "concern")
)
_ORDINALS = {
    "first": "أول",
    "second": "ثان",
    "third": "ثالث",
    "fourth": "رابع",
    "fifth": "خامس",
    "sixth": "سادس",
    "seventh": "سابع",
    "eighth": "ثامن",
    "ninth": "تاسع",
    "tenth": "عاشر",
}


@dataclass(slots=True, kw_only=True)
class _Parts:
    """The dependents of one noun, sorted."""

    determiner: Token | None = None
    whole: Token | None = None
    number: Token | None = None
    worth: Token | None = None
    adjectives: list[Token] = field(default_factory=list)
    owner: Token | None = None
    of: Token | None = None
    prepositions: list[Token] = field(default_factory=list)
    clauses: list[Token] = field(default_factory=list)


def noun_phrase(scene: Scene, token: Token, case: Case, *, fresh: bool = False) -> Phrase:
    """The phrase that ``token`` heads, with what is coordinated with it."""
    heads = _coordinated(scene, token)
    if len(heads) == 1:
        return _single(scene, token, case, fresh=fresh)
    return _coordination(scene, heads, case, fresh=fresh)


def preposition_phrase(scene: Scene, preposition: Token, arabic: str | None = None) -> str:
    """An English preposition with its noun phrases, under this Arabic preposition."""
    set_phrase = SET_PHRASES.get(" ".join(word.lower_ for word in preposition.subtree))
    if set_phrase is not None:
        scene.use(*preposition.subtree)
        return set_phrase
    scene.use(preposition)
    given = PREPOSITIONS.get(preposition.lower_) if arabic is None else arabic
    given = scene.compound_preposition(preposition) or given
    if given is None:
        raise scene.decline(preposition, "preposition")
    texts: list[str] = []
    for child in preposition.children:
        if child.dep_ == "pobj":
            texts.append(_after(scene, preposition, child, given))
        elif child.dep_ == "pcomp" and child.tag_ == "VBG":
            texts.append(attach(given, clauses.verbal_noun(scene, child)))
        elif child.dep_ == "punct":
            scene.use(child)
        elif child.dep_ in ("cc", "conj") and child.dep_ == "cc":
            scene.use(child)
        elif child.dep_ == "conj" and child.tag_ == "IN":
            texts.append(generate.attach("و", preposition_phrase(scene, child)))
        else:
            raise scene.decline(child, f"preposition/{child.dep_}")
    if not texts:
        raise scene.decline(preposition, "bare preposition")
    return " ".join(texts)


def _after(scene: Scene, preposition: Token, noun: Token, given: str) -> str:
    entity = scene.entity(noun)
    if entity is not None and entity.kind == "date" and not list(noun.children):
        scene.use(noun)
        return amounts.time(scene, entity, preposition.lower_)
    if preposition.lower_ == "including":
        phrase = noun_phrase(scene, noun, "nom", fresh=True)
        among = "بينهم" if phrase.concord.human else "بما في ذلك"
        return f"، {among} {phrase.text}،"
    return attach(given, noun_phrase(scene, noun, "gen").text)


def _coordinated(scene: Scene, token: Token) -> list[Token]:
    heads = [token]
    at = token
    while True:
        following = [child for child in at.children if child.dep_ == "conj"]
        for child in at.children:
            if child.dep_ == "cc":
                if child.lower_ not in ("and",):
                    raise scene.decline(child, "coordinator")
                if following:
                    scene.use(child)
        if not following:
            return heads
        if len(following) > 1:
            raise scene.decline(following[1], "coordination")
        at = following[0]
        if at.pos_ in ("VERB", "AUX") and scene.entity(at) is None and at.tag_ != "VBG":
            raise scene.decline(at, "coordination")
        heads.append(at)


def _coordination(scene: Scene, heads: list[Token], case: Case, *, fresh: bool) -> Phrase:
    shared = _shared_of(scene, heads)
    if shared is not None:
        return _shared(scene, heads, shared, case)
    first_definite = any(child.lower_ in _DEFINITE for child in heads[0].children)
    owners = [child for child in heads[0].children if child.dep_ == "poss"]
    phrases: list[Phrase] = []
    for index, head in enumerate(heads):
        if owners and index and _is_bare(scene, head):
            phrases.append(_inheriting(scene, head, owners[0], case))
        elif first_definite and not any(child.dep_ == "det" for child in head.children):
            phrases.append(_single(scene, head, case, fresh=False))
        else:
            phrases.append(_single(scene, head, case, fresh=fresh))
        for child in head.children:
            if child.dep_ == "punct":
                scene.use(child)
    if len({phrase.text for phrase in phrases}) < len(phrases):
        raise scene.decline(heads[-1], "twice the same")
    return Phrase(
        text=generate.join([phrase.text for phrase in phrases]),
        concord=_together([phrase.concord for phrase in phrases]),
    )


def _is_bare(scene: Scene, head: Token) -> bool:
    if scene.entity(head) is not None or head.pos_ in ("PRON", "VERB"):
        return False
    return not any(child.dep_ in ("det", "poss", "nummod") for child in head.children)


def _inheriting(scene: Scene, head: Token, owner: Token, case: Case) -> Phrase:
    """The second noun of "its allies and partners": a pronoun stands for the same owner."""
    parts = _sort(scene, head)
    if parts.of is not None or parts.clauses or parts.whole is not None:
        raise scene.decline(head, "shared possessor")
    noun, concord = _base(scene, head, parts)
    pronoun = (
        _owner_pronoun(scene, owner)
        if owner.lower_ in ("his", "her", "its", "their")
        else generate.PRONOUNS[_owner_concord(scene, owner).after]
    )
    adjectives = _agreeing(scene, [*reversed(parts.adjectives)], concord, case, definite=True)
    text = _suffixed(scene, head, _words(scene, noun, concord), concord, pronoun, case, adjectives)
    tail = _complements(scene, head, parts)
    return Phrase(text=" ".join([text, *adjectives, *tail]), concord=concord)


def _owner_concord(scene: Scene, owner: Token) -> Concord:
    entity = scene.entity(owner)
    if entity is not None:
        return Concord(gender=entity.gender, human=entity.kind in ("person", "office"))
    noun = scene.words.noun(owner.lemma_)
    if noun is None:
        raise scene.decline(owner, "shared possessor")
    plural = owner.tag_ in ("NNS", "NNPS")
    return Concord(gender=noun.gender, number="pl" if plural else "sg", human=noun.human)


def _together(concords: list[Concord]) -> Concord:
    human = all(one.human for one in concords)
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


def _shared_of(scene: Scene, heads: list[Token]) -> Token | None:
    """The "of" phrase of "the A and B of Y", when it belongs to both."""
    if len(heads) != 2 or any(scene.entity(head) for head in heads):
        return None
    first, second = heads
    holders = [
        child
        for head in heads
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == "of"
    ]
    if len(holders) != 1 or holders[0].i < second.i:
        return None
    determined = [any(child.dep_ in ("det", "poss") for child in head.children) for head in heads]
    return holders[0] if determined == [True, False] else None


def _shared(scene: Scene, heads: list[Token], of: Token, case: Case) -> Phrase:
    """«سيادة أوكرانيا ووحدة أراضيها»: the genitive once, then a pronoun for it."""
    complements = [child for child in of.children if child.dep_ == "pobj"]
    if len(complements) != 1 or len(list(of.children)) != 1:
        raise scene.decline(of, "shared genitive")
    scene.use(of)
    owner = noun_phrase(scene, complements[0], "gen")
    pronoun = generate.PRONOUNS[owner.concord.after]
    texts: list[str] = []
    concords: list[Concord] = []
    for index, head in enumerate(heads):
        parts = _sort(scene, head, skip=of)
        noun, concord = _base(scene, head, parts)
        if parts.adjectives or parts.prepositions or parts.clauses or parts.owner or parts.number:
            raise scene.decline(head, "shared genitive")
        if parts.determiner is not None:
            scene.use(parts.determiner)
        texts.append(
            _construct(scene, head, noun, concord, owner.text)
            if index == 0
            else _suffixed(scene, head, _words(scene, noun, concord), concord, pronoun, "gen", [])
        )
        concords.append(concord)
        for child in head.children:
            if child.dep_ in ("punct", "cc"):
                scene.use(child)
    del case
    return Phrase(text=generate.join(texts), concord=_together(concords))


def _single(scene: Scene, token: Token, case: Case, *, fresh: bool) -> Phrase:
    entity = scene.entity(token)
    if entity is not None and entity.kind != "office":
        return amounts.entity_phrase(scene, token, entity, case)
    if entity is not None:
        return amounts.entity_phrase(scene, token, entity, case)
    if token.pos_ == "PRON":
        return _pronoun(scene, token)
    if token.tag_ == "VBG" and token.dep_ in ("pobj", "dobj", "conj", "nsubj"):
        return Phrase(text=clauses.verbal_noun(scene, token), concord=Concord())
    parts = _sort(scene, token)
    return _build(scene, token, parts, case, fresh=fresh)


def _pronoun(scene: Scene, token: Token) -> Phrase:
    raise scene.decline(token, "pronoun")


def _sort(scene: Scene, token: Token, skip: Token | None = None) -> _Parts:
    parts = _Parts()
    for child in token.children:
        if skip is not None and child.i == skip.i:
            continue
        _place(scene, token, child, parts)
    moved = scene.moved.get(token.i)
    if moved is not None and moved.dep_ != "prep":
        parts.clauses.append(moved)
    return parts


def _place(scene: Scene, token: Token, child: Token, parts: _Parts) -> None:  # noqa: C901, PLR0912
    match child.dep_:
        case "det" | "predet":
            if child.lower_ in _WHOLES and parts.whole is None:
                parts.whole = child
            elif parts.determiner is None:
                parts.determiner = child
            else:
                raise scene.decline(child, "determiner")
        case "nummod":
            if measure(scene, child) == "money" and parts.worth is None:
                parts.worth = child
            elif parts.number is not None:
                raise scene.decline(child, "number")
            else:
                parts.number = child
        case "amod" | "compound" | "nmod":
            if child.lower_ in _WHOLES and child.dep_ == "amod" and scene.entity(child) is None:
                parts.whole = child
            elif measure(scene, child) == "money" and parts.worth is None:
                parts.worth = child
            elif measure(scene, child) == "cardinal":
                parts.number = child
            elif _is_body(scene, child) and parts.owner is None:
                parts.owner = child
            else:
                parts.adjectives.append(child)
        case "poss":
            if parts.owner is not None:
                raise scene.decline(child, "possessor")
            parts.owner = child
        case "prep":
            if child.lower_ == "of" and parts.of is None:
                parts.of = child
            else:
                parts.prepositions.append(child)
        case "relcl" | "acl":
            parts.clauses.append(child)
        case "cc" | "conj" | "punct":
            if child.dep_ == "punct" and child.text not in (",", "-", "–", "."):
                raise scene.decline(child, "punctuation")
            if child.dep_ == "punct":
                scene.use(child)
        case _:
            raise scene.decline(child, f"noun/{child.dep_}")


def measure(scene: Scene, token: Token) -> str:
    entity = scene.entity(token)
    return entity.measure if entity is not None else ""


def _is_body(scene: Scene, token: Token) -> bool:
    """A body or place before a noun owns it: "NATO summit"."""
    entity = scene.entity(token)
    return entity is not None and entity.kind in ("organisation", "place")


def _base(scene: Scene, token: Token, parts: _Parts) -> tuple[Noun, Concord]:
    """The noun of the phrase, taking in the modifiers that make one term with it."""
    term = scene.term(token)
    noun, taken = (scene.words.noun(term), []) if term else _longest_term(scene, token, parts)
    if token.lower_ == "people" and not taken:
        return _people(scene, token, parts)
    if noun is None:
        raise scene.decline(token, "noun")
    scene.use(token, *taken)
    parts.adjectives = [one for one in parts.adjectives if one not in taken]
    number: generate.Number = "sg"
    if token.tag_ in ("NNS", "NNPS") or noun.plural_only:
        number = "pl" if noun.plural_only or noun.plural else "sg"
        if noun.plural is None and not noun.plural_only:
            raise scene.decline(token, "plural")
    gender = noun.gender
    return noun, Concord(gender=gender, number=number, human=noun.human)


_ORDINARY = frozenset(
    listed(
        "Allies Ally Summit Members Member Leaders Heads Government Governments Minister Ministers "
        "Nations Partners Foreign"
    )
)
_PERSONS = Noun(singular="شخص", plural="أشخاص", gender="m", human=True)
_NATION = Noun(singular="شعب", plural="شعوب", gender="m", human=False)


def _people(scene: Scene, token: Token, parts: _Parts) -> tuple[Noun, Concord]:
    """ "The people of Morocco" are a nation; "34 people" and "people in need" are persons."""
    scene.use(token)
    nation = parts.of is not None
    nation = nation or any(scene.entity(one) is not None for one in parts.adjectives)
    owner = parts.owner
    nation = nation or (owner is not None and scene.entity(owner) is not None)
    if parts.number is not None or not nation:
        return _PERSONS, Concord(gender="m", number="pl", human=True)
    return _NATION, Concord(gender="m")


def _longest_term(scene: Scene, token: Token, parts: _Parts) -> tuple[Noun | None, list[Token]]:
    before: list[Token] = []
    at = token.i - 1
    doc = token.doc
    while at >= 0 and len(before) < scene.words.longest and scene.parsed.entities.get(at) is None:
        word = doc[at]
        if word.text != "-" and not (word.head.i in {token.i, *(one.i for one in before)}):
            break
        if word.dep_ not in ("amod", "compound", "nmod", "punct", "advmod", "npadvmod"):
            break
        before.insert(0, word)
        at -= 1
    for start in range(len(before) + 1):
        taken = before[start:]
        phrase = " ".join(word.text for word in taken)
        heads = (token.lemma_, token.text)
        if token.lower_ in scene.words.always_plural:
            heads = (token.text,)
        for head in dict.fromkeys(heads):
            noun = scene.words.noun(f"{phrase} {head}".strip())
            if noun is not None and _usable(noun, token, head):
                _check_name(scene, token, before[:start], taken)
                return noun, taken
    return None, []


def _check_name(scene: Scene, token: Token, others: list[Token], taken: list[Token]) -> None:
    """A capitalised name is taken whole from the lexicon, never put together word by word."""
    if scene.title and any(one.dep_ in ("compound", "nmod") for one in others):
        raise scene.decline(token, "name")
    modifiers = [child for child in token.children if _is_body(scene, child)]
    if token.text[:1].isupper() and modifiers and token.text not in _ORDINARY:
        raise scene.decline(token, "name")
    if token.text[:1].isupper() and any(one.text[:1].isupper() and one.i > 0 for one in others):
        raise scene.decline(token, "name")
    del taken


def _usable(noun: Noun, token: Token, head: str) -> bool:
    plural = token.tag_ in ("NNS", "NNPS")
    if plural and not noun.plural_only and noun.plural is None:
        return False
    return not (noun.plural_only and not plural and head == token.lemma_ != token.text)


def _build(  # noqa: C901, PLR0912
    scene: Scene, token: Token, parts: _Parts, case: Case, *, fresh: bool
) -> Phrase:
    noun, concord = _base(scene, token, parts)
    determiner = parts.determiner.lower_ if parts.determiner is not None else ""
    if parts.determiner is not None:
        scene.use(parts.determiner)
    new = any(one.lower_ in FRESH_ADJECTIVES for one in parts.adjectives)
    bare = not determiner and parts.owner is None
    definite = determiner in _DEFINITE or (bare and not fresh and not new)
    if determiner in ("a", "an"):
        definite = False
    elif determiner in _EACH:
        definite = False
    elif determiner and determiner not in _DEFINITE:
        raise scene.decline(parts.determiner or token, "determiner")
    if determiner in ("that", "those"):
        raise scene.decline(parts.determiner or token, "determiner")
    count = amounts.count_of(scene, parts.number)
    if determiner == "both" and count is None:
        concord = Concord(gender=noun.gender, number="du", human=noun.human)
    if count is not None:
        return _counted(scene, token, noun, parts, case, definite=definite and not bare)
    owner, of = parts.owner, parts.of
    adjectives = [*reversed(parts.adjectives)]
    words = _words(scene, noun, concord)
    tail = _complements(scene, token, parts)
    ways = _means(token, parts)
    if ways is not None:
        parts.clauses.remove(ways)
    if parts.whole is not None:
        scene.use(parts.whole)
        definite = True
    inner_case: Case = "gen" if parts.whole is not None or determiner in _EACH else case
    if owner is not None:
        text, definite = _owned(scene, token, words, concord, adjectives, owner, inner_case)
        if of is not None:
            tail.insert(0, _of(scene, token, of))
    elif ways is not None:
        aim = Phrase(text=clauses.verbal_noun(scene, ways), concord=Concord())
        text = _joined_to(scene, token, words, concord, adjectives, aim, inner_case)
    elif of is not None:
        text, definite = _genitive(
            scene, token, words, concord, adjectives, of, inner_case, definite=definite
        )
    else:
        text = _inflected(scene, words, concord, adjectives, inner_case, definite=definite)
    if determiner in _EACH:
        text = f"{_EACH[determiner]} {text}"
    if determiner in _POINTING:
        text = f"{_pointing(determiner, concord)} {text}"
    if parts.whole is not None:
        text = f"{_WHOLES[parts.whole.lower_]} {text}"
    worth = _worth(scene, parts, concord, definite=definite)
    following = [*worth, *tail, *_clauses(scene, token, parts, concord, definite=definite)]
    return Phrase(text=" ".join([text, *following]), concord=concord, definite=definite)


def _worth(scene: Scene, parts: _Parts, concord: Concord, *, definite: bool) -> list[str]:
    """A sum before a noun: «الحزمة البالغة قيمتها 350 مليون …», «حزمة بقيمة …»."""
    if parts.worth is None:
        return []
    entity = scene.entity(parts.worth)
    if entity is None or list(parts.worth.children):
        raise scene.decline(parts.worth, "sum")
    scene.use(parts.worth)
    sum_ = amounts.figure(scene, parts.worth, entity)
    if not definite:
        return [f"بقيمة {sum_}"]
    return [f"البالغة {generate.suffix('قيمة', generate.PRONOUNS[concord.after])} {sum_}"]


def _means(token: Token, parts: _Parts) -> Token | None:
    """The infinitive of "ways to …", which Arabic makes a genitive."""
    if NOUN_INFINITIVES.get(token.lemma_.lower()) != "" or parts.of or parts.owner:
        return None
    return next((one for one in parts.clauses if _is_infinitive(one)), None)


def _pointing(determiner: str, concord: Concord) -> str:
    gender, number = concord.after
    if number == "pl":
        return "هؤلاء"
    if number == "du":
        return "هذين" if gender == "m" else "هاتين"
    return "هذا" if gender == "m" else "هذه"


def _words(scene: Scene, noun: Noun, concord: Concord) -> str:
    if concord.number == "pl" and not noun.plural_only:
        return noun.plural or noun.singular
    return noun.singular


def _inflected(
    scene: Scene,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    case: Case,
    *,
    definite: bool,
) -> str:
    """The noun with its own and the English adjectives, in case, number and definiteness."""
    layout = scene.words.layout(words)
    parts = words.split(" ")
    count = layout.agreeing
    if concord.number == "du":
        parts[0] = generate.dual(parts[0], case, construct=layout.kind != "plain")
        parts[1:count] = [
            adjective(part.removesuffix("ة"), concord, case, definite=False)
            for part in parts[1:count]
        ]
    elif concord.number == "pl" and case != "nom":
        parts[:count] = [generate.oblique(part) for part in parts[:count]]
    decided = definite
    if layout.kind == "construct":
        decided = definite or generate.is_definite_word(parts[-1])
        if definite and not any(generate.is_definite_word(part) for part in parts[1:]):
            parts[-1] = article(parts[-1])
    elif layout.kind == "plain" and definite:
        parts[:count] = [article(part) for part in parts[:count]]
    elif layout.kind == "plain" and case == "acc" and concord.number != "du":
        parts[:count] = [generate.indefinite_accusative(part) for part in parts[:count]]
    text = " ".join(parts)
    return " ".join([text, *_agreeing(scene, adjectives, concord, case, definite=decided)])


def _agreeing(
    scene: Scene, tokens: list[Token], concord: Concord, case: Case, *, definite: bool
) -> list[str]:
    found: list[str] = []
    for token in tokens:
        listed = scene.listed(token)
        if listed:
            scene.use(token)
            if list(token.children):
                raise scene.decline(token, "adjectives")
            masculines = [scene.words.adjective(word) or "" for word in listed]
            found.append(
                generate.join(
                    [adjective(one, concord, case, definite=definite) for one in masculines]
                )
            )
            continue
        group = _coordinated(scene, token)
        forms: list[str] = []
        for one in group:
            masculine = _adjective_of(scene, one)
            forms.append(adjective(masculine, concord, case, definite=definite))
        found.append(generate.join(forms))
    return found


def _adjective_of(scene: Scene, token: Token) -> str:
    """The Arabic adjective for an English adjective or noun before a noun."""
    entity = scene.entity(token)
    scene.use(token)
    for child in token.children:
        if child.dep_ == "punct" and child.text in ("-", ","):
            scene.use(child)
        elif child.dep_ in ("cc", "conj"):
            continue
        elif child.dep_ in ("advmod", "amod", "compound", "npadvmod", "nummod"):
            joined = f"{child.text} {token.text}"
            whole = scene.words.adjective(joined)
            if whole is None or list(child.children):
                raise scene.decline(child, "adverb")
            scene.use(child)
            return whole
        else:
            raise scene.decline(child, f"adjective/{child.dep_}")
    if entity is not None:
        if entity.kind in ("nationality", "country"):
            return scene.words.book.nationality(entity.id)
        raise scene.decline(token, "name before noun")
    if token.lower_ in _ORDINALS:
        return _ORDINALS[token.lower_]
    masculine = scene.words.adjective(token.text)
    if masculine is None:
        raise scene.decline(token, "adjective")
    return masculine


def _construct(scene: Scene, token: Token, noun: Noun, concord: Concord, owner: str) -> str:
    return _before_owner(scene, token, _words(scene, noun, concord), concord, owner, "gen")


def _before_owner(
    scene: Scene, token: Token, words: str, concord: Concord, owner: str, case: Case
) -> str:
    """«وحدة أراضي أوكرانيا», «أمن أوكرانيا», «الوضع الإنساني في …»."""
    layout = scene.words.layout(words)
    parts = words.split(" ")
    if owner.split(" ")[0] == parts[0]:
        return owner
    if len(parts) == 1:
        return f"{_governing(parts[0], concord, case)} {owner}"
    if layout.kind == "construct" and len(parts) == 2:
        return f"{parts[0]} {parts[1].removeprefix('ال')} {owner}"
    if layout.kind == "plain" and layout.agreeing == len(parts):
        return " ".join([*(article(part) for part in parts), attach("ل", owner)])
    raise scene.decline(token, "construct")


def _governing(word: str, concord: Concord, case: Case) -> str:
    """A sound masculine plural loses its nun before what it governs."""
    if concord.number != "pl":
        return word
    return generate.drop_nun(word if case == "nom" else generate.oblique(word))


def _suffixed(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    pronoun: str,
    case: Case,
    adjectives: list[str],
) -> str:
    """The noun with a possessive pronoun: «أمنها», «وحدة أراضيها», «برنامجها النووي»."""
    parts = words.split(" ")
    layout = scene.words.layout(words)
    first = _governing(parts[0], concord, case)
    if layout.kind == "plain":
        agreeing = [article(part) for part in parts[1 : layout.agreeing]]
        return " ".join([generate.suffix(first, pronoun), *agreeing, *parts[layout.agreeing :]])
    if layout.kind == "construct" and len(parts) == 2 and not adjectives:
        return f"{parts[0]} {generate.suffix(parts[1].removeprefix('ال'), pronoun)}"
    raise scene.decline(token, "possessive")


def _is_plural(token: Token, noun: Noun) -> bool:
    return token.tag_ in ("NNS", "NNPS") and not noun.plural_only


def _owned(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    owner: Token,
    case: Case,
) -> tuple[str, bool]:
    if owner.pos_ == "PRON" or owner.lower_ in ("his", "her", "its", "their"):
        pronoun = _owner_pronoun(scene, owner)
        agreeing = _agreeing(scene, adjectives, concord, case, definite=True)
        text = _suffixed(scene, token, words, concord, pronoun, case, agreeing)
        return " ".join([text, *agreeing]), True
    for child in owner.children:
        if child.dep_ == "case":
            scene.use(child)
    phrase = noun_phrase(scene, owner, "gen")
    return _joined_to(scene, token, words, concord, adjectives, phrase, case), True


def _owner_pronoun(scene: Scene, owner: Token) -> str:
    """The suffix for "its", "his", "their", when the sentence leaves one reading."""
    if list(owner.children):
        raise scene.decline(owner, "possessive")
    scene.use(owner)
    subject = scene.subject
    concord: Concord | None = None
    if owner.lower_ in ("his", "her"):
        concord = _person_before(scene, owner)
    elif owner.lower_ == "its":
        concord = scene.its or _thing_before(scene, owner)
        scene.its = concord
    elif subject is not None and subject.number != "sg":
        concord = subject
    if concord is None:
        raise scene.decline(owner, "whose")
    return generate.PRONOUNS[concord.after]


def _person_before(scene: Scene, owner: Token) -> Concord | None:
    wanted = _POSSESSIVES[owner.lower_]
    subject = scene.subject
    if subject is not None and scene.subject_person and subject.number == "sg":
        if subject.gender == wanted.gender:
            return wanted
    named = [
        one
        for at, one in scene.parsed.entities.items()
        if at < owner.i and one.kind in ("person", "office") and one.gender == wanted.gender
    ]
    return wanted if named else None


def _thing_before(scene: Scene, owner: Token) -> Concord | None:
    """The one body or state named before the pronoun, or the subject when there is none."""
    subject = scene.subject
    thing = subject if subject is not None and not scene.subject_person else None
    if thing is not None and thing.number != "sg":
        return None
    since = scene.subject_at if thing is not None else -1
    named = {
        one.arabic: one
        for at, one in scene.parsed.entities.items()
        if since < at < owner.i and one.kind in ("country", "organisation")
    }
    if thing is not None:
        return None if named else thing
    if len(named) == 1:
        (only,) = named.values()
        return Concord(gender=only.gender)
    return None


def _joined_to(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    owner: Phrase,
    case: Case,
) -> str:
    if concord.number == "du":
        raise scene.decline(token, "dual construct")
    if not adjectives:
        return _before_owner(scene, token, words, concord, owner.text, case)
    text = _inflected(scene, words, concord, adjectives, case, definite=True)
    return f"{text} {attach('ل', owner.text)}"


def _genitive(
    scene: Scene,
    token: Token,
    words: str,
    concord: Concord,
    adjectives: list[Token],
    of: Token,
    case: Case,
    *,
    definite: bool,
) -> tuple[str, bool]:
    """A noun with "of": a construct, or «ل»/«من» where the noun stays indefinite."""
    governed = NOUN_PREPOSITIONS.get((token.lemma_.lower(), "of"))
    complements = [child for child in of.children if child.dep_ in ("pobj", "pcomp")]
    others = [child for child in of.children if child.dep_ not in ("pobj", "pcomp")]
    if len(complements) != 1 or others:
        raise scene.decline(of, "of")
    scene.use(of)
    complement = complements[0]
    if " ".join(word.lower_ for word in complement.subtree) in _MUTUAL:
        scene.use(*complement.subtree)
        text = _inflected(scene, words, concord, adjectives, case, definite=True)
        return f"{text} ذات الاهتمام المشترك", True
    if complement.dep_ == "pcomp":
        if complement.tag_ != "VBG":
            raise scene.decline(complement, "of/pcomp")
        owner = Phrase(text=clauses.verbal_noun(scene, complement), concord=Concord())
    else:
        owner = noun_phrase(scene, complement, "gen")
    if governed is not None:
        text = _inflected(scene, words, concord, adjectives, case, definite=definite)
        return f"{text} {attach(governed, owner.text)}", definite
    if not definite and owner.definite:
        text = _inflected(scene, words, concord, adjectives, case, definite=False)
        return f"{text} {attach('ل', owner.text)}", False
    return _joined_to(scene, token, words, concord, adjectives, owner, case), owner.definite


def _of(scene: Scene, token: Token, of: Token) -> str:
    if NOUN_PREPOSITIONS.get((token.lemma_.lower(), "of")):
        raise scene.decline(of, "of after possessor")
    return preposition_phrase(scene, of, "ل")


def _complements(scene: Scene, token: Token, parts: _Parts) -> list[str]:
    found: list[str] = []
    for preposition in parts.prepositions:
        governed = NOUN_PREPOSITIONS.get((token.lemma_.lower(), preposition.lower_))
        found.append(preposition_phrase(scene, preposition, governed))
    return found


def _clauses(
    scene: Scene, token: Token, parts: _Parts, concord: Concord, *, definite: bool
) -> list[str]:
    found: list[str] = []
    for clause in parts.clauses:
        if clause.dep_ == "relcl" and not _is_infinitive(clause):
            found.append(clauses.relative(scene, clause, concord, definite=definite))
        elif _is_infinitive(clause):
            found.append(_infinitive(scene, token, clause, concord, definite=definite))
        else:
            found.append(clauses.participial(scene, clause, concord, definite=definite))
    return found


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children)


def _infinitive(
    scene: Scene, token: Token, verb: Token, concord: Concord, *, definite: bool
) -> str:
    governed = NOUN_INFINITIVES.get(token.lemma_.lower())
    if governed is None:
        raise scene.decline(verb, f"infinitive after {token.lemma_}")
    if any(child.dep_ == "nsubj" for child in verb.children):
        return attach(governed, clauses.wished_clause(scene, verb))
    purpose = clauses.verbal_noun(scene, verb)
    if governed == "الرامية إلى" and not definite:
        return attach("ل", purpose)
    if governed == "الرامية إلى":
        return f"{adjective('رامي', concord, 'gen', definite=True)} إلى {purpose}"
    if not governed:
        return purpose
    return attach(governed, purpose)


def _counted(
    scene: Scene,
    token: Token,
    noun: Noun,
    parts: _Parts,
    case: Case,
    *,
    definite: bool,
) -> Phrase:
    if parts.owner is not None or parts.whole is not None or parts.number is None:
        raise scene.decline(token, "counted noun")
    phrase = amounts.counted_phrase(scene, parts.number, noun, case, definite=definite)
    adjectives = _agreeing(
        scene, [*reversed(parts.adjectives)], phrase.concord, case, definite=definite
    )
    counted, _, numeral = phrase.text.rpartition(" ")
    text = phrase.text
    if definite and counted and adjectives:
        text = " ".join([counted, *adjectives, numeral])
        adjectives = []
    tail = _complements(scene, token, parts)
    if parts.of is not None:
        tail.insert(0, preposition_phrase(scene, parts.of, "ل" if noun.human else "من"))
    following = _clauses(scene, token, parts, phrase.concord, definite=definite)
    return Phrase(
        text=" ".join([text, *adjectives, *tail, *following]),
        concord=phrase.concord,
        definite=definite,
    )
