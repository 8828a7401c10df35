"""The subject of a clause, and whom a pronoun in its place stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief import cast, generate, nouns, owners, plurals, whom
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Concord, attach
from musnad.write.brief.scene import Phrase, Scene
from musnad.write.brief.verbparts import Parts
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token


def subject_of(
    scene: Scene, verb: Token, parts: Parts, case: generate.Case, *, fresh: bool = False
) -> Phrase:
    """The clause's subject in Arabic; raises Declined when it has none."""
    if parts.subject is None:
        raise scene.decline(verb, "no subject")
    return subject_phrase(scene, parts.subject, case, fresh=fresh)


def subject_phrase(
    scene: Scene, token: Token, case: generate.Case, *, fresh: bool = False
) -> Phrase:
    """The subject; a pronoun becomes whom earlier sentences make it stand for."""
    word = token.lower_
    pronoun = (token.pos_ == "PRON" and word not in ("those", "each")) or word == "both"
    if word in ("this", "that") and token.tag_ == "DT" and not list(token.children):
        phrase = Phrase(text=pointed_at(scene, token), concord=Concord())
    elif pronoun and scene.entity(token) is None:
        if token.lower_ in ("he", "she") and any(one.dep_ == "conj" for one in token.children):
            return _with_others(scene, token, case)
        both = [one for one in token.children if one.lower_ == "both"]
        if token.lower_ == "they":
            scene.use(*both)
        if len(list(token.children)) > (len(both) if token.lower_ == "they" else 0):
            raise scene.decline(token, "pronoun")
        phrase = _antecedent(scene, token, case)
        scene.leans = scene.leans or scene.subject is None
        scene.use(token)
    else:
        phrase = _the_two(scene, token, case) or nouns.noun_phrase(scene, token, case, fresh=fresh)
    scene.subject, scene.subject_person = phrase.concord, phrase.concord.human
    scene.subject_entity, scene.subject_at = phrase.entity, token.i
    return phrase


def pointed_at(scene: Scene, token: Token) -> str:
    """ "This will allow X": «ذلك», what the sentence or the clause before has told."""
    scene.use(token)
    scene.leans = True
    inside = token.head.dep_ == "conj" and token.head.head.i < token.i
    scene.points = scene.points or not inside
    return "ذلك"


def _with_others(scene: Scene, token: Token, case: generate.Case) -> Phrase:
    """ "He and his counterpart": the name of whom "he" stands for, and the other."""
    speaker = scene.discourse.speaker
    if scene.subject is not None:
        # Inside what somebody says, "he" is the one who says it, if it is anybody named.
        speaker = scene.subject_entity
    if speaker is None or speaker.kind not in ("person", "office"):
        raise scene.decline(token, "pronoun")
    if (speaker.gender == "m") != (token.lower_ == "he"):
        raise scene.decline(token, "pronoun")
    first = Concord(gender=speaker.gender, human=True)
    scene.use(token)
    scene.leans = True
    others = [child for child in token.children if child.dep_ == "conj"]
    for child in token.children:
        if child.dep_ == "cc" and child.lower_ == "and":
            scene.use(child)
        elif child.dep_ != "conj":
            raise scene.decline(child, "pronoun")
    scene.subject, scene.subject_person = first, True
    second = nouns.noun_phrase(scene, others[0], case)
    if len(others) != 1 or not second.concord.human or second.concord.number != "sg":
        raise scene.decline(others[0], "pronoun")
    scene.subject, scene.subject_person = nouns.together([first, second.concord]), True
    scene.subject_entity, scene.subject_at = None, token.i
    text = f"{speaker.short or speaker.arabic} {attach('و', second.text)}"
    return Phrase(text=text, concord=scene.subject)


def _the_two(scene: Scene, token: Token, case: generate.Case) -> Phrase | None:
    """ "The two" after a meeting of two: «الجانبان»."""
    entity = scene.entity(token)
    children = [child.lower_ for child in token.children]
    if entity is None or entity.value != 2 or children != ["the"]:
        return None
    if not scene.discourse.two_sides and not two_named(scene, token):
        raise scene.decline(token, "who")
    scene.use(token, *token.children)
    scene.leans = True
    both = Concord(gender="m", number="du", human=True)
    return Phrase(text="الجانبان" if case == "nom" else "الجانبين", concord=both)


def these_two(scene: Scene, token: Token, case: generate.Case) -> Phrase:
    """ "The two" anywhere but as subject; raises Declined when nobody knows who they are."""
    found = _the_two(scene, token, case)
    if found is None:
        raise scene.decline(token, "who")
    return found


def two_named(scene: Scene, token: Token) -> bool:
    """Whether just two people, and no others, are named in the sentence before this word."""
    people = {
        one.arabic
        for at, one in scene.parsed.entities.items()
        if at < token.i and one.kind in ("person", "office")
    }
    several = any(
        word.tag_ in ("NNS", "NNPS") and _is_human(scene, word)
        for word in scene.parsed.doc[: token.i]
    )
    return len(people) == _PAIR and not several


_PAIR = 2


def may_act(scene: Scene, token: Token) -> bool:
    """Whether what follows a bare verb would be taken for its subject: somebody named."""
    entity = scene.entity(token)
    if entity is not None:
        return entity.kind in ("person", "office", "organisation", "country")
    if token.lower_ in whom.WHOM:
        return not whom.suffix(scene, token)
    noun = scene.words.noun(token.lemma_)
    return noun is not None and noun.human


_ACTORS = frozenset(
    listed(
        "government country state ministry party delegation ally nation authority council embassy "
        "body agency organisation organization parliament court"
    )
)


def are_actors(scene: Scene, *, still: bool) -> bool:
    """Whether the sentence's subject is several states or bodies, who act as people do.

    ``still`` says that those of the sentence before were such, as "they" are then.
    """
    if scene.subject_at < 0:
        return False
    subject = scene.parsed.doc[scene.subject_at]
    if subject.lower_ == "they":
        return still
    while True:
        entity = scene.entity(subject)
        named = entity is not None and entity.kind in ("country", "organisation")
        if not named and (entity is not None or subject.lemma_.lower() not in _ACTORS):
            return False
        following = [one for one in subject.children if one.dep_ == "conj"]
        if not following:
            return True
        subject = following[0]


def _is_human(scene: Scene, word: Token) -> bool:
    noun = scene.words.noun(word.lemma_)
    return scene.entity(word) is None and noun is not None and noun.human


def _antecedent(scene: Scene, token: Token, case: generate.Case) -> Phrase:
    """Whom "he", "she", "they" or "it" stands for; silent where the last sentence says it."""
    word = token.lower_
    inside = scene.subject
    same = inside is not None and inside.number == "sg" and scene.subject_person
    others = _others_before(scene, token) if word == "they" and inside is not None else []
    if others:
        found = _of_others(token, others, one=inside is not None and inside.number == "sg")
        if found is not None:
            return Phrase(text="", concord=found)
        if token.head.dep_ == "advcl":
            raise scene.decline(token, "pronoun")
    if word == "it" and inside is not None and _is_judged(token) and not _is_hoped(token):
        judged = _judged_thing(scene, token)
        if judged is None:
            raise scene.decline(token, "pronoun")
        return judged
    if inside is not None and _goes_on(inside, word, same=same):
        return Phrase(text="", concord=inside, entity=scene.subject_entity)
    if word in ("he", "she"):
        return _person(scene, token, "m" if word == "he" else "f")
    phrase = None
    if word in ("they", "both"):
        phrase = _several(scene, token, case, same=same)
    elif word == "it":
        phrase = _thing(scene, token)
    if phrase is None:
        raise scene.decline(token, "pronoun")
    return phrase


def _several(  # noqa: PLR0911 - one antecedent after the other
    scene: Scene, token: Token, case: generate.Case, *, same: bool
) -> Phrase | None:
    """The several whom "they" or "both" stands for."""
    talk = scene.discourse
    pair = Concord(gender="m", number="du", human=True)
    two = Phrase(text="الجانبان" if case == "nom" else "الجانبين", concord=pair)
    if token.lower_ == "both":
        return two if talk.two_sides and scene.subject is None else None
    inner = plurals.who_do(scene, token) if scene.subject is not None else None
    if inner is not None:
        sure = inner.human or inner is scene.subject or not talk.two_sides
        sure = sure or plurals.of_things(token.head)
        return Phrase(text="", concord=inner) if sure else None
    if talk.several is not None and talk.told:
        return Phrase(text="", concord=talk.several)
    if talk.several is not None and talk.group and case == "nom":
        return Phrase(text=talk.group, concord=talk.several)
    if talk.gathered and not talk.crowd and scene.subject is None and case == "nom":
        return Phrase(text=talk.gathered, concord=Concord(number="pl", human=True))
    met = len(talk.cast.pair) == _PAIR and talk.several is None and scene.subject is None
    if met and not talk.crowd and talk.thing is None:
        return two
    return two if talk.two_sides or (same and two_named(scene, token)) else None


def _announcer(scene: Scene, token: Token) -> Concord | None:
    """The state of "Britain's announcement that it would …"."""
    verb = token.head
    if verb.dep_ != "acl" or not any(one.lower_ == "that" for one in verb.children):
        return None
    owners = [scene.entity(one) for one in verb.head.children if one.dep_ == "poss"]
    if len(owners) != 1 or owners[0] is None:
        return None
    known = owners[0].kind in ("country", "organisation")
    return Concord(gender=owners[0].gender) if known else None


def _thing(scene: Scene, token: Token) -> Phrase | None:
    """The state, body or event that "it" stands for."""
    talk = scene.discourse
    if scene.subject is not None and _is_hoped(token):
        return _hoped_for(scene, token)
    if scene.subject is not None:
        found = _thing_inside(scene, token, scene.subject)
        return Phrase(text="", concord=found) if found is not None else None
    if talk.thing is not None and talk.body:
        return Phrase(text=talk.body, concord=talk.thing)
    if talk.thing is not None and talk.told:
        return Phrase(text="", concord=talk.thing)
    return None


_GIVING = frozenset(
    listed("deprive provide give supply deny grant equip offer furnish ensure send deliver")
)
_NEEDING = frozenset({"need", "require", "lack", "deserve"})


def _who_needs(scene: Scene, token: Token) -> Concord | None:
    """ "Deprive the group of the money it needs": the group needs it."""
    verb = token.head
    at = verb.head
    while at.pos_ in ("NOUN", "ADP") and at.head.i != at.i:
        at = at.head
    if verb.dep_ != "relcl" or verb.lemma_.lower() not in _NEEDING or at.pos_ != "VERB":
        return None
    held = [one for one in at.children if one.dep_ in ("dobj", "dative") and one.i < verb.head.i]
    if at.lemma_.lower() not in _GIVING or len(held) != 1:
        return None
    entity, noun = scene.entity(held[0]), scene.words.noun(held[0].lemma_)
    if entity is not None:
        return Concord(gender=entity.gender) if entity.kind in ("country", "organisation") else None
    single = noun is not None and not noun.human and held[0].tag_ == "NN"
    return Concord(gender=noun.gender) if single and noun is not None else None


_JUDGING = frozenset(
    listed(
        "welcome praise commend hail condemn denounce deplore reject support endorse applaud "
        "laud value appreciate criticize criticise bless note recall decry"
    )
)
_SAID_OF = frozenset(
    listed(
        "represent constitute reflect mark violate amount form pose contravene breach embody "
        "signify pave"
    )
)
_OPEN_TO_BOTH = frozenset(listed("contribute help serve threaten undermine lead confirm enhance"))
"""What who speaks may do as well as what is spoken of: nobody can tell what "it" is."""


def _is_judged(token: Token) -> bool:
    """ "Condemned the attack, affirming that it constitutes X": said of what is condemned."""
    verb, saying = token.head, token.head.head
    lemma = verb.lemma_.lower()
    new = [one for one in verb.children if one.dep_ == "attr" and one.pos_ == "NOUN"]
    thing = lemma in _SAID_OF | _OPEN_TO_BOTH or (lemma == "be" and len(new) == 1)
    inner = verb.dep_ == "ccomp" and token.dep_ == "nsubj" and thing
    aside = saying.dep_ in ("advcl", "conj") and saying.tag_ in ("VBG", "VBD", "VBZ")
    return inner and aside and saying.head.lemma_.lower() in _JUDGING


def _judged_thing(scene: Scene, token: Token) -> Phrase | None:
    """What was welcomed or condemned, by its noun; None where that is no plain one."""
    first = token.head.head.head
    if token.head.lemma_.lower() in _OPEN_TO_BOTH:
        return None
    held = [one for one in first.children if one.dep_ == "dobj"]
    return _named_again(scene, held)


_HOPING = frozenset({"hope", "trust"})


def _is_hoped(token: Token) -> bool:
    """ "Hopes that it will help": nobody hopes so of himself."""
    verb = token.head
    will = any(one.lower_ in ("will", "would") for one in verb.children if one.dep_ == "aux")
    return verb.dep_ in ("ccomp", "acl") and will and verb.head.lemma_.lower() in _HOPING


def _hoped_for(scene: Scene, token: Token) -> Phrase | None:
    """ "Welcomes the deal and hopes that it will help": the deal, by its noun."""
    hoping = token.head.head
    if hoping.pos_ == "NOUN":  # "Welcomed the truce and expressed hope that it would hold".
        hoping = hoping.head
    first = hoping.head
    if hoping.dep_ != "conj" or first.pos_ != "VERB":
        return None
    held = [one for one in first.children if one.dep_ == "dobj"]
    for one in first.children:
        if one.dep_ == "prep" and not held:
            held = [two for two in one.children if two.dep_ == "pobj"]
    return _named_again(scene, held)


def _named_again(scene: Scene, held: list[Token]) -> Phrase | None:
    """The thing spoken of, by its plain noun: «القرار»."""
    if len(held) != 1 or held[0].tag_ != "NN" or scene.entity(held[0]) is not None:
        return None
    inner = [
        two
        for one in held[0].children
        if one.lower_ == "of" and held[0].lemma_.lower() in _SAYINGS
        for two in one.children
    ]
    thing = inner[0] if len(inner) == 1 else held[0]
    noun = scene.words.noun(thing.lemma_)
    if noun is None or noun.human or " " in noun.singular or thing.tag_ != "NN":
        return None
    return Phrase(text=generate.article(noun.singular), concord=Concord(gender=noun.gender))


_SAYINGS = frozenset(listed("announcement conclusion signing signature adoption news release"))


def _thing_inside(scene: Scene, token: Token, inside: Concord) -> Concord | None:
    """What "it" is in a clause inside another: what "its" was, the subject, who announced it."""
    if scene.its is not None:
        return scene.its
    needing = _who_needs(scene, token)
    if needing is not None:
        return needing
    if _only_thing(scene, token):
        return inside
    told = owners.who_announced(scene, token)
    person = scene.subject_person and token.head.dep_ == "ccomp"
    return told or (owners.only_thing(scene, token) if person else None)


def _person(scene: Scene, token: Token, gender: generate.Gender) -> Phrase:
    """Who goes on speaking, else the only one of all those named whom the pronoun fits."""
    talk = scene.discourse
    speaker = talk.speaker
    concord = Concord(gender=gender, human=True)
    before = _of_the_first(scene, token)
    if before is not None and before.gender == gender:
        return Phrase(text="", concord=concord, entity=before)
    if speaker is not None and speaker.gender == gender:
        silent = talk.told and talk.several is None and talk.thing is None
        name = "" if silent else cast.called(scene, speaker)
        return Phrase(text=name, concord=concord, entity=speaker)
    found = cast.meant_by(scene, token, gender)
    if found is None:
        raise scene.decline(token, "pronoun")
    return Phrase(text=cast.called(scene, found), concord=concord, entity=found)


_ENDURING = frozenset(
    listed(
        "confront fight defend struggle face recover rebuild suffer resist endure flee exercise "
        "return exercise seek cope mourn grieve"
    )
)


def _endures(token: Token) -> bool:
    """ "The people of X as they confront aggression": said of those who suffer, not who meet."""
    return token.head.dep_ == "advcl" and token.head.lemma_.lower() in _ENDURING


def _of_others(token: Token, others: list[Concord], *, one: bool) -> Concord | None:
    """The only others, where the subject is one or the verb is one of enduring."""
    return others[0] if len(others) == 1 and (one or _endures(token)) else None


def _others_before(scene: Scene, token: Token) -> list[Concord]:
    """The people, besides the subject, whom the sentence has named as many before "they"."""
    found: list[Concord] = []
    for word in scene.parsed.doc[: token.i]:
        above = [one.i for one in (word, *word.ancestors) if one.pos_ != "VERB"]
        subject = scene.subject_at in above
        if subject or scene.entity(word) is not None:
            continue
        if word.lower_ == "people" and word.dep_ == "conj":
            found.append(Concord(gender="m", number="du"))
        elif word.lower_ == "people":
            nation = [one for one in word.subtree if scene.entity(one) is not None]
            found.append(
                Concord(gender="m", group=True)
                if nation
                else Concord(gender="m", number="pl", human=True)
            )
        elif word.tag_ in ("NNS", "NNPS") and _is_human(scene, word):
            found.append(Concord(gender="m", number="pl", human=True))
    return found


def _of_the_first(scene: Scene, token: Token) -> Entity | None:
    """ "X praised Y, and he thanked Z": of two clauses side by side the subject is one."""
    verb = token.head
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
        return None
    subjects = [one for one in verb.head.children if one.dep_ == "nsubj"]
    entity = scene.entity(subjects[0]) if len(subjects) == 1 else None
    alone = entity is not None and not any(one.dep_ == "conj" for one in subjects[0].children)
    return entity if alone and entity is not None and entity.kind in ("person", "office") else None


def _goes_on(inside: Concord, word: str, *, same: bool) -> bool:
    """Whether "he", "she" or, of two people, "they" is the subject of the clause around it."""
    if word == "they":
        return inside.human and inside.number == "du"
    return same and word == ("he" if inside.gender == "m" else "she")


def _only_thing(scene: Scene, token: Token) -> bool:
    """Whether the enclosing clause's subject is the only state or body that "it" can be.

    One of the same gender is no obstacle: the Arabic pronoun then says just what "it" says.
    """
    inside = scene.subject
    if inside is None or scene.subject_person or inside.number != "sg":
        return False
    return not any(
        scene.subject_at < at < token.i
        and one.kind in ("country", "organisation")
        and one.gender != inside.gender
        for at, one in scene.parsed.entities.items()
    )
