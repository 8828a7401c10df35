"""Mends of what the parser misreads in statements: owners, lists, participles, bare verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musnad.write.brief.attachments import move
from musnad.write.brief.entity import Entity
from musnad.write.brief.vocabulary import Vocabulary
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from musnad.write.brief.nounparts import Parts

_MOVED = frozenset({"on", "about", "regarding", "for"})
_PRESENT = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})


def reread(doc: Doc, entities: dict[int, Entity], words: Vocabulary) -> None:
    """Set heads and labels right in place, after the other mends."""
    for token in doc:
        match token.dep_:
            case "nmod":
                _first_of_list(token, entities)
            case "poss" | "npadvmod":
                _owner_of_adjective(token, entities)
            case "dobj":
                _after_following(token)
            case "ccomp":
                _judged(token)
                _helps(token)
            case "det" if token.lower_ == "those":
                _those_doing(token)
            case "dep":
                _loose_participle(token)
            case "nsubj":
                _second_subject(token, entities)
            case "conj":
                _second_present(token, entities)
                _said_too(token, entities, words)
            case "prep" if token.lower_ in _MOVED:
                _with_whom_on_what(token)
                _imposed_on(token)
            case "relcl":
                _led_to(token, entities)
            case _:
                pass


def settle(doc: Doc, entities: dict[int, Entity]) -> None:
    """What is set right once every other mend has had its say."""
    for token in doc:
        if token.dep_ in ("compound", "nmod") and token.i in entities:
            _given_to(token, entities)
        if token.lower_ == "to" and token.dep_ == "prep":
            _offered_to(token)
            _sent_to(token, entities)


def _owner_of_adjective(token: Token, entities: dict[int, Entity]) -> None:
    """ "Today's coordinated attacks": the attacks are today's."""
    head = token.head
    if token.dep_ not in ("poss", "npadvmod") or head.dep_ != "amod" or head.i in entities:
        return
    entity = entities.get(token.i)
    owns = entity is not None and entity.kind == "date" and entity.english.endswith("'s")
    if owns and head.head.pos_ == "NOUN":
        token.head, token.dep_ = head.head, "poss"


def _those_doing(token: Token) -> None:
    """ "Condemned those fuelling unrest": people, and what they do."""
    noun = token.head
    if token.lower_ != "those" or token.dep_ != "det" or token.i + 1 >= len(token.doc):
        return
    doing = token.doc[token.i + 1]
    if doing.tag_ != "VBG" or doing.dep_ != "amod" or doing.head.i != noun.i:
        return
    above, label = noun.head, noun.dep_
    if above.i == noun.i:
        return
    token.head, token.dep_, token.pos_ = above, label, "PRON"
    doing.head, doing.dep_, doing.pos_ = token, "acl", "VERB"
    noun.head, noun.dep_ = doing, "dobj"


def _helps(token: Token) -> None:
    """ "Will help families rebuild homes": the families are helped and rebuild."""
    help_ = token.head
    if token.dep_ != "ccomp" or help_.lemma_.lower() != "help" or token.tag_ not in ("VBP", "VB"):
        return
    subjects = [one for one in token.children if one.dep_ == "nsubj"]
    marks = [one for one in token.children if one.dep_ in ("mark", "aux", "neg", "auxpass")]
    if len(subjects) != 1 or marks or not help_.i < subjects[0].i < token.i:
        return
    if any(one.dep_ == "dobj" for one in help_.children) or subjects[0].pos_ == "PRON":
        return
    subjects[0].head, subjects[0].dep_ = help_, "dobj"
    token.dep_, token.tag_ = "xcomp", "VB"


def _loose_participle(token: Token) -> None:
    """ "All citizens arbitrarily detained in the country": which citizens."""
    if token.dep_ != "dep" or token.tag_ not in ("VBN", "VBD") or token.i == 0:
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for one in token.children):
        return
    at = token.i - 1
    while at > 0 and token.doc[at].pos_ == "ADV" and token.doc[at].head.i == token.i:
        at -= 1
    noun = token.doc[at]
    if noun.tag_ in ("NN", "NNS") and noun.i > token.head.i:
        token.tag_ = "VBN"
        move(token, noun, "acl")


def _second_subject(token: Token, entities: dict[int, Entity]) -> None:
    """ "Assaults on officials, judges and reporters are …": the assaults are the subject."""
    verb = token.head
    if token.dep_ != "nsubj" or token.pos_ != "NOUN" or token.i in entities:
        return
    subjects = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")]
    start = min(one.i for one in token.subtree)
    last = any(one.dep_ == "cc" and one.lower_ == "and" for one in token.children)
    if len(subjects) != 2 or subjects[1].i != token.i or not last or start < 2:
        return
    comma, before = token.doc[start - 1], token.doc[start - 2]
    inside = {one.i for one in subjects[0].subtree}
    if comma.text == "," and before.i in inside and before.dep_ in ("pobj", "conj"):
        comma.head = before
        move(token, before, "conj")


def _second_present(token: Token, entities: dict[int, Entity]) -> None:
    """ "Which harms the public interest and undermines trust": both are said of what "which" is."""
    noun = token.head
    if token.dep_ != "conj" or token.tag_ not in _FINITE or token.i in entities:
        return
    if noun.pos_ != "NOUN" or any(one.dep_.startswith(("nsubj", "aux")) for one in token.children):
        return
    at = noun
    while at.pos_ in ("NOUN", "PROPN", "ADP") and at.head.i != at.i:
        at = at.head
    alike = at.tag_ == token.tag_ or {at.tag_, token.tag_} <= _PRESENT
    if at.pos_ != "VERB" or not alike or at.i > noun.i:
        return
    joints = [one for one in noun.children if one.dep_ == "cc" and noun.i < one.i < token.i]
    if len(joints) != 1 or joints[0].lower_ != "and":
        return
    joints[0].head = at
    move(token, at, "conj")


_TALKS = frozenset(
    listed("discussion talk consultation meeting dialogue exchange conversation negotiation")
)


def _with_whom_on_what(token: Token) -> None:
    """ "Held talks with X on Y": what they are on is told of the talks, whatever stands between."""
    verb = token.head
    if token.lower_ not in ("on", "about", "regarding") or token.dep_ != "prep":
        return
    objects = [one for one in verb.children if one.dep_ == "dobj"]
    if verb.pos_ == "VERB" and len(objects) == 1 and objects[0].lemma_.lower() in _TALKS:
        withs = [one for one in objects[0].children if one.lower_ == "with" and one.i < token.i]
        if withs:
            move(token, objects[0], "prep")


_SAID = frozenset(
    listed(
        "call urge stress emphasize emphasise affirm reaffirm reiterate express renew appeal warn "
        "add note condemn denounce reject demand pledge thank wish extend convey voice praise"
    )
)
_BODIES = frozenset(
    listed(
        "government ministry council country state side party group organization organisation "
        "union committee commission embassy movement army court kingdom agency alliance coalition"
    )
)


def _said_too(token: Token, entities: dict[int, Entity], words: Vocabulary) -> None:
    """ "Said that the attack hit X and called on Y": no attack calls, who spoke did."""
    inner = token.head
    if token.dep_ != "conj" or token.tag_ != "VBD" or inner.dep_ != "ccomp":
        return
    outer = inner.head
    if token.lemma_.lower() not in _SAID or outer.tag_ != "VBD":
        return
    if any(one.dep_ in ("nsubj", "nsubjpass", "mark", "auxpass") for one in token.children):
        return
    subjects = [one for one in inner.children if one.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) != 1 or subjects[0].pos_ != "NOUN" or subjects[0].i in entities:
        return
    noun = words.noun(subjects[0].lemma_)
    if noun is None or noun.human or subjects[0].lemma_.lower() in _BODIES:
        return
    joints = [one for one in inner.children if one.dep_ == "cc" and one.i < token.i]
    for one in joints[-1:]:
        one.head = outer
    move(token, outer, "conj")


def _imposed_on(token: Token) -> None:
    """ "Imposed measures on X for Y": on whom they are imposed, and why, is the verb's."""
    at = token.head
    if token.lower_ not in ("on", "for") or token.dep_ != "prep" or at.pos_ == "VERB":
        return
    while at.dep_ in ("conj", "pobj", "prep", "dobj") and at.head.i != at.i and at.pos_ != "VERB":
        at = at.head
    inner = [one for one in token.children if one.dep_ == "pobj"]
    if at.lemma_.lower() != "impose" or at.pos_ != "VERB" or len(inner) != 1 or at.i > token.i:
        return
    deed = inner[0].lemma_.lower().rpartition(" ")[2].removesuffix("s")
    if (token.lower_ == "on" and token.head.dep_ == "dobj") or deed in _MISDEEDS:
        token.head = at


_MISDEEDS = frozenset(
    listed(
        "abuse violation involvement role support attack activity action complicity participation "
        "corruption repression crackdown transfer interference evasion failure part conduct use"
    )
)


def _after_following(token: Token) -> None:
    """ "Following the vote": what follows is the preposition's, though it looks like a verb."""
    governor = token.head
    if token.dep_ == "dobj" and governor.dep_ == "prep" and governor.tag_ == "VBG":
        token.dep_ = "pobj"


def _judged(token: Token) -> None:
    """ "Considers the agreement a step": the parser makes it a clause without a verb."""
    verb = token.head
    if token.dep_ != "ccomp" or verb.lemma_.lower() not in ("consider", "deem"):
        return
    held = [one for one in token.children if one.dep_ == "nsubj"]
    others = [one for one in token.children if one.dep_ in ("cop", "aux", "mark", "neg", "auxpass")]
    new = any(one.lower_ in ("a", "an") and one.dep_ == "det" for one in token.children)
    if token.pos_ == "NOUN" and len(held) == 1 and not others and new:
        held[0].head, held[0].dep_ = verb, "dobj"
        token.dep_ = "oprd"


def bare_outcome(token: Token, parts: Parts) -> bool:
    """Whether the noun is what something "led to" or "resulted in", new to the reader."""
    above = token.head.head
    known = parts.owner is not None or parts.of is not None
    led = (token.head.lower_, above.lemma_.lower()) in (("to", "lead"), ("in", "result"))
    return token.dep_ == "pobj" and led and not known and above.pos_ == "VERB"


_FEELINGS = frozenset({"concern", "alarm", "sorrow", "outrage", "shock", "dismay", "regret"})


def _names(token: Token, entities: dict[int, Entity]) -> bool:
    """Whether the token stands for a name, a date or a figure, not for a term."""
    return token.i in entities and entities[token.i].kind != "term"


_LEADING = frozenset(
    listed("lead result cause force displace prevent hamper hinder complicate threaten disrupt")
)
_PLACES = frozenset(listed("area region country city town territory zone district vicinity north"))


def _led_to(token: Token, entities: dict[int, Entity]) -> None:
    """ "The fighting by X in Y, which has led to Z": the fighting did, not where it was."""
    head = token.head
    if token.dep_ != "relcl" or token.lemma_.lower() not in _LEADING:
        return
    which = [one for one in token.children if one.lower_ == "which" and one.dep_ == "nsubj"]
    if not which or token.doc[which[0].i - 1].text != ",":
        return
    if head.lemma_.lower() in _FEELINGS:
        for over in head.children:
            what = [one for one in over.children if one.dep_ == "pobj"]
            if over.lower_ in ("over", "about", "at") and len(what) == 1:
                move(token, what[0], "relcl")
                return
    if not _names(head, entities) and head.lemma_.lower() not in _PLACES:
        return
    found, at = None, head
    while at.head.i != at.i and at.pos_ != "VERB":
        if at.pos_ == "NOUN" and not _names(at, entities):
            found = at
        if at.pos_ == "ADP" and at.lower_ in ("over", "about", "at") and found is not None:
            break
        at = at.head
    if found is not None and found.pos_ == "NOUN":
        move(token, found, "relcl")


_GIVING = frozenset(listed("offer give grant send lend pay hand award sell ask tell wish"))


def _given_to(token: Token, entities: dict[int, Entity]) -> None:
    """ "Offered Iran an extension": the article after the name shows that it owns nothing."""
    noun, verb = token.head, token.head.head
    article = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    land = entities[token.i].kind in ("country", "organisation", "person", "office")
    if not land or article.dep_ != "det" or article.head.i != noun.i or noun.dep_ != "dobj":
        return
    if verb.lemma_.lower() in _GIVING and token.i == verb.i + 1:
        token.head, token.dep_ = verb, "dative"


_OFFERED = frozenset(listed("condolence sympathy solidarity appreciation gratitude congratulation"))


def _offered_to(token: Token) -> None:
    """ "Condolences and sympathy to X": both are offered to X."""
    first = token.head
    if token.lower_ != "to" or token.dep_ != "prep" or first.lemma_.lower() not in _OFFERED:
        return
    second = [one for one in first.children if one.dep_ == "conj" and one.i < token.i]
    if len(second) == 1 and second[0].lemma_.lower() in _OFFERED:
        token.head = second[0]


_SENT = frozenset(listed("deployment transfer delivery shipment provision return dispatch supply"))


def _sent_to(token: Token, entities: dict[int, Entity]) -> None:
    """ "The deployment of forces to X": they are deployed to X."""
    goods = token.head
    if token.lower_ != "to" or token.dep_ != "prep":
        return
    if goods.lemma_.lower() in ("announce", "order", "authorize", "authorise", "approve"):
        sent = [one for one in goods.children if one.dep_ == "dobj" and one.i < token.i]
        if len(sent) == 1 and sent[0].lemma_.lower() in _SENT:
            token.head = sent[0]
        return
    if goods.dep_ != "pobj":
        return
    of = goods.head
    if of.lower_ != "of" or of.head.lemma_.lower() not in _SENT or goods.i in entities:
        return
    token.head = of.head


def _first_of_list(token: Token, entities: dict[int, Entity]) -> None:
    """ "The unity, sovereignty and integrity of X": three nouns, the last narrowed by none."""
    last = token.head
    if token.dep_ != "nmod" or token.tag_ != "NN" or token.i in entities or last.i < token.i:
        return
    second = [one for one in token.children if one.dep_ == "conj" and token.i < one.i < last.i]
    if last.pos_ != "NOUN" or len(second) != 1 or token.doc[token.i + 1].text != ",":
        return
    if not any(one.lower_ == "and" for one in second[0].children) or last.head.i == last.i:
        return
    token.head, token.dep_ = last.head, last.dep_
    for one in list(last.children):
        if one.i < token.i:
            one.head = token
    last.head, last.dep_ = second[0], "conj"
