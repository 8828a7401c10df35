"""Nouns whose sense the words beside them tell: "embassies and missions", "sectors and areas"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from musnad.write.brief import surroundings
from musnad.write.brief.vocabulary import Noun, Vocabulary
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from musnad.write.brief.nounparts import Parts
    from musnad.write.brief.scene import Scene

_SENSES: dict[str, tuple[frozenset[str], Noun]] = {
    "resolution": (
        frozenset(listed("political peaceful diplomatic negotiated durable amicable lasting")),
        Noun(singular="حل", plural="حلول", gender="m", human=False),
    ),
    "area": (
        frozenset(
            listed(
                "sector field domain topic issue subject theme cooperation priority energy defence "
                "defense trade investment technology security education health tourism culture "
                "economy agriculture transport industry innovation research science training "
                "mining logistics finance counterterrorism cybersecurity intelligence"
            )
        ),
        Noun(singular="مجال", plural="مجالات", gender="m", human=False),
    ),
    "cause": (
        frozenset(
            listed(
                "palestinian arab kurdish armenian just noble common national legitimate worthy "
                "humanitarian palestine justice peace freedom"
            )
        ),
        Noun(singular="قضية", plural="قضايا", gender="f", human=False),
    ),
    "development": (
        frozenset(
            listed(
                "peace security stability prosperity growth democracy dignity recovery progress "
                "reconstruction rehabilitation welfare coexistence investment trade reform "
                "education"
            )
        ),
        Noun(singular="تنمية", plural=None, gender="f", human=False),
    ),
    "mission": (
        frozenset(
            listed(
                "embassy consulate diplomat un eu osce peacekeeping observer observation "
                "monitoring electoral election assistance diplomatic stabilization stabilisation "
                "verification advisory civilian"
            )
        )
        | {"nato", "united nations", "european union", "african union"},
        Noun(singular="بعثة", plural="بعثات", gender="f", human=False),
    ),
}
_COUNTED: dict[str, Noun] = {
    "outrage": Noun(singular="عمل مشين", plural="أعمال مشينة", gender="m", human=False),
}
"""What a noun that names a feeling is with "a" before it."""
_RUN_WELL = frozenset(listed("peaceful orderly smooth successful transparent fair proper timely"))
_RUN = Noun(singular="سير", plural=None, gender="m", human=False)
"""The conduct that is peaceful is that of an election: «السير السلمي للانتخابات»."""
_BUILDING = Noun(singular="بناء", plural=None, gender="m", human=False)


def _is_made(token: Token) -> bool:
    """ "The building of a free Syria": what is built is new, it has no building."""
    of = [one for child in token.children if child.lower_ == "of" for one in child.children]
    inner = [one for one in of if one.dep_ == "pobj"]
    if len(inner) != 1:
        return False
    marks = {one.lower_ for one in inner[0].children if one.dep_ in ("det", "poss")}
    return bool(marks & {"a", "an"}) or (not marks and inner[0].tag_ == "NNS")


def willing(token: Token, clauses: list[Token]) -> Noun | None:
    """ "Readiness to talk" is a will; "readiness" by itself is a state of forces."""
    if token.lemma_.lower() != "readiness" or not any(one.tag_ == "VB" for one in clauses):
        return None
    return Noun(singular="استعداد", plural=None, gender="m", human=False)


_OF_WHAT: tuple[tuple[str, frozenset[str], Noun], ...] = (
    (
        "conduct",
        frozenset(
            listed(
                "election elections vote poll polls ballot referendum run-off runoff hostility "
                "hostilities operation operations war trial investigation negotiation talk work"
            )
        ),
        Noun(singular="سير", plural=None, gender="m", human=False),
    ),
    (
        "squadron",
        frozenset(listed("tank tanks vehicle vehicles")),
        Noun(singular="سرية", plural="سرايا", gender="f", human=False),
    ),
    (
        "operation",
        frozenset(listed("mission missions embassy consulate office committee institution body")),
        Noun(singular="عمل", plural=None, gender="m", human=False),
    ),
    (
        "operation",
        frozenset(
            listed("plant airport port facility station hospital grid pipeline reactor factory")
        ),
        Noun(singular="تشغيل", plural=None, gender="m", human=False),
    ),
    (
        "opening",
        frozenset(
            listed(
                "corridor crossing crossings border borders road roads airspace front door "
                "investigation inquiry channel channels waterway strait port ports"
            )
        ),
        Noun(singular="فتح", plural=None, gender="m", human=False),
    ),
    (
        "evacuation",
        frozenset(
            listed(
                "area areas building buildings town towns city village villages hospital school "
                "neighbourhood neighbourhoods camp camps region regions zone district districts"
            )
        ),
        Noun(singular="إخلاء", plural=None, gender="m", human=False),
    ),
    (
        "supply",
        frozenset(
            listed(
                "system systems equipment weapon weapons aircraft missile missiles vaccine "
                "vaccines ammunition gas oil fuel grain wheat tank tanks drone drones fertilizer"
            )
        ),
        Noun(singular="توريد", plural=None, gender="m", human=False),
    ),
    (
        "seizure",
        frozenset(
            listed(
                "weapon weapons arms drug drugs quantity quantities narcotic narcotics explosive "
                "explosives ammunition shipment shipments pill pills cocaine heroin hashish"
            )
        ),
        Noun(singular="ضبط", plural=None, gender="m", human=False),
    ),
    (
        "demise",
        frozenset(listed("regime system order group organisation organization era empire rule")),
        Noun(singular="زوال", plural=None, gender="m", human=False),
    ),
    (
        "outbreak",
        frozenset(listed("fighting violence hostility hostilities war conflict clash unrest")),
        Noun(singular="اندلاع", plural=None, gender="m", human=False),
    ),
    (
        "resolution",
        frozenset(
            listed(
                "issue dispute conflict crisis question problem matter difference case war "
                "standoff disagreement situation impasse"
            )
        ),
        Noun(singular="حل", plural=None, gender="m", human=False),
    ),
    (
        "development",
        frozenset(
            listed(
                "weapon weapons missile missiles capability capabilities vaccine vaccines "
                "technology technologies system systems drone drones program programme arsenal "
                "resource resources infrastructure policy strategy plan"
            )
        ),
        Noun(singular="تطوير", plural=None, gender="m", human=False),
    ),
    (
        "leader",
        frozenset(listed("forces force army military militia armed guard brigade")),
        Noun(singular="قائد", plural="قادة", gender="m", human=True),
    ),
)
"""Nouns that what they are of gives another sense."""


def _of_what(token: Token) -> Noun | None:
    """ "The outbreak of fighting" is its beginning, "leaders of the army" command it."""
    of = [one for child in token.children if child.lower_ == "of" for one in child.children]
    words = {word.lower() for one in of for word in (one.lemma_, *one.text.split())}
    for lemma, company, noun in _OF_WHAT:
        if token.lemma_.lower() == lemma and words & company:
            return noun
    return None


def beside(  # noqa: C901, PLR0911, PLR0912 - one sense a line
    token: Token,
) -> Noun | None:
    """The sense that what it is joined to, or narrowed by, gives a noun; None for the usual one."""
    if token.lemma_.lower() in _COUNTED and any(
        one.lower_ in ("a", "an") and one.dep_ == "det" for one in token.children
    ):
        return _COUNTED[token.lemma_.lower()]
    if token.lower_ == "conduct" and any(one.lower_ in _RUN_WELL for one in token.children):
        return _RUN
    if token.lower_ == "building" and _is_made(token):
        return _BUILDING
    done = (*token.children, *(token.head.children if token.dep_ == "conj" else ()))
    if token.lower_ == "destruction" and any(one.lower_ == "of" for one in done):
        return Noun(singular="تدمير", plural=None, gender="m", human=False)
    if token.text == "Bank":
        return Noun(singular="بنك", plural="بنوك", gender="m", human=False)
    if token.lemma_.lower() == "mission" and (
        (token.dep_ == "nsubj" and _acts(token.head)) or surroundings.is_sent(token)
    ):
        return Noun(singular="بعثة", plural="بعثات", gender="f", human=False)
    if token.lower_ == "positions" and token.head.lemma_.lower() in _HIT:
        return Noun(singular="موقع", plural="مواقع", gender="m", human=False)
    if token.lower_ == "power" and _is_rule(token):
        return Noun(singular="سلطة", plural=None, gender="f", human=False)
    if token.lemma_.lower() == "fighter" and surroundings.flies(token):
        return Noun(singular="مقاتلة", plural="مقاتلات", gender="f", human=False)
    if token.lower_ == "actions" and surroundings.of_a_state(token):
        return Noun(singular="تصرف", plural="تصرفات", gender="m", human=False)
    if token.lower_ == "action" and token.tag_ == "NN" and surroundings.is_acting(token):
        return Noun(singular="تحرك", plural=None, gender="m", human=False)
    if token.lemma_.lower() == "death" and surroundings.is_violent(token):
        return Noun(singular="مقتل", plural="مقتل", gender="m", human=False)
    of_what = _of_what(token)
    if of_what is not None:
        return of_what
    if token.lower_ == "cause" and _is_fought_for(token):
        return Noun(singular="قضية", plural="قضايا", gender="f", human=False)
    known = _SENSES.get(token.lemma_.lower())
    if known is None:
        return None
    company, noun = known
    if token.lemma_.lower() == "area" and _of_work(token):
        return noun
    return noun if company & _company(token) else None


def instanced(scene: Scene, token: Token) -> bool:
    """ "Areas such as energy": some of a kind, of which one is named; "large quantities"."""
    if token.lower_ in ("quantities", "amounts"):
        return True
    after = token.doc[token.i + 1 : token.i + 2]
    return token.tag_ == "NNS" and any(scene.compound_preposition(one) == "مثل" for one in after)


def field(scene: Scene, token: Token) -> Noun | None:
    """ "Areas such as energy" are fields; areas such as Gaza are parts of a land."""
    if token.lemma_.lower() != "area" or not instanced(scene, token):
        return None
    named = token.doc[token.i + 2 : token.i + 5]
    place = any(one.pos_ == "PROPN" or scene.entity(one) is not None for one in named)
    return None if place else _SENSES["area"][1]


_HIT = frozenset(listed("come hit attack shell strike target bomb shelling attack seize capture"))
"""What befalls positions that are held, not taken."""
_RULING = frozenset(
    listed("seize take assume transfer hand cede relinquish usurp share consolidate grab retain")
)


def _is_rule(token: Token) -> bool:
    """ "To seize power", "a transfer of power": power over a state."""
    if any(one.dep_ in ("amod", "compound", "poss") for one in token.children):
        return False
    above = token.head.head if token.dep_ == "pobj" else token.head
    taken = token.dep_ == "dobj" and token.head.lemma_.lower() in _RULING
    return taken or (token.dep_ == "pobj" and above.lemma_.lower() in ("transfer", "seizure"))


def _acts(verb: Token) -> bool:
    """Whether people do this: a mission that holds talks is a delegation."""
    return verb.lemma_.lower() in _DONE_BY_PEOPLE


_DONE_BY_PEOPLE = frozenset(
    listed(
        "hold visit meet conclude thank express welcome arrive report observe note met urge call"
    )
)
_FOUGHT_FOR = frozenset(listed("just noble national central common palestinian arab humanitarian"))


def _is_fought_for(token: Token) -> bool:
    """ "The Palestinian cause", "a just cause": what one stands for, not why something is."""
    of = any(child.lower_ in ("of", "for") for child in token.children)
    said = [one for one in token.children if one.dep_ in ("amod", "compound")]
    named = any(one.text == "French" or one.lower_ in _FOUGHT_FOR for one in said)
    return named and not of


_WORK = frozenset(listed("cooperation collaboration partnership relation tie coordination"))


def _of_work(token: Token) -> bool:
    """ "Areas including defence", "cooperation in areas": no part of any land."""
    above = token.head.head if token.dep_ == "pobj" else token
    named = [
        one
        for child in token.children
        if child.lower_ in ("including", "like")
        for one in child.children
        if one.dep_ == "pobj"
    ]
    plain = bool(named) and all(one.pos_ == "NOUN" for one in named)
    return plain or above.lemma_.lower() in _WORK


def _company(token: Token) -> set[str]:
    """The lemmas of the nouns joined to this one, of what it is of, and of what narrows it."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    found: set[str] = set()
    at: Token | None = first
    while at is not None:
        found.add(at.lemma_.lower())
        at = next((one for one in at.children if one.dep_ == "conj"), None)
    for child in token.children:
        if child.dep_ in ("compound", "amod"):
            found.add(child.lemma_.lower())
        elif child.dep_ == "prep" and child.lower_ == "of":
            found |= {one.lemma_.lower() for one in child.children if one.dep_ == "pobj"}
    return found


_APPEALS = frozenset(
    listed("humanitarian urgent flash joint renewed funding emergency new separate global solemn")
)


_KEEPING = frozenset(listed("restore maintain keep preserve uphold"))
"""What one does with order in the streets, not with an order for goods."""
_PRISONERS = frozenset(
    listed(
        "national citizen journalist activist couple detainee prisoner hostage scientist academic "
        "blogger lawyer defender man woman student dual individual person people worker politician"
    )
)


def _of_somebody(token: Token) -> bool:
    """ "The case of a detained journalist": neither a patient's nor an example."""
    of = [one for child in token.children if child.lower_ == "of" for one in child.children]
    return any(one.lemma_.lower() in _PRISONERS for one in of) or any(
        one.lower_ in ("consular", "human") for one in token.children
    )


def called_for(token: Token) -> Noun | None:
    """An appeal to somebody or for something is a call; one alone may be a lawsuit's."""
    if token.lower_ == "order" and token.head.lemma_.lower() in _KEEPING:
        return Noun(singular="نظام", plural=None, gender="m", human=False)
    if token.lemma_.lower() == "case" and _of_somebody(token):
        return Noun(singular="قضية", plural="قضايا", gender="f", human=False)
    if token.lemma_.lower() != "appeal" or token.pos_ != "NOUN":
        return None
    beside_it = {one.lower_ for one in token.children}
    if beside_it & _APPEALS or beside_it & {"for", "to"}:
        return Noun(singular="نداء", plural="نداءات", gender="m", human=False)
    return None


_ONE_OF = {
    "personnel": Noun(singular="فرد", plural="أفراد", gender="m", human=True),
    "military personnel": Noun(singular="عسكري", plural="عسكريين", gender="m", human=True),
    "troops": Noun(singular="جندي", plural="جنود", gender="m", human=True),
    "staff": Noun(singular="موظف", plural="موظفين", gender="m", human=True),
}
"""What is counted of those whom English names together."""


def one_of(words: Vocabulary, plural: str) -> Noun | None:
    """The noun to count by where the lexicon has its plural too: "ten Member States"."""
    known = _ONE_OF.get(plural.casefold())
    if known is not None:
        return known
    head, of, rest = plural.partition(" of ")
    if of:  # "Memoranda of understanding": the first noun is the counted one.
        head = "memorandum" if head.casefold() in ("memoranda", "memorandums") else head
        plural, rest = f"{head.removesuffix('s')}{of}{rest}", ""
    singular = re.sub(r"people$", "person", plural)
    singular = singular if of else singular.removesuffix("s")
    noun = words.noun(singular)
    return noun if noun is not None and noun.plural is not None else None


_AGREED = frozenset(
    listed("political peaceful negotiated lasting comprehensive just final diplomatic peace")
)


def settlement(scene: Scene, token: Token, parts: Parts, noun: Noun) -> Noun:
    """Settlements are places, a negotiated settlement is an agreement."""
    del scene
    agreed = any(one.lower_ in _AGREED for one in parts.adjectives)
    if token.tag_ == "NNS" and not agreed:
        return Noun(singular="مستوطنة", plural="مستوطنات", gender="f", human=False)
    return noun


def alarm(scene: Scene, token: Token, parts: Parts, noun: Noun) -> Noun:
    """ "Expressed alarm at X": what is felt, not what rings."""
    del scene, token, noun, parts
    return Noun(singular="قلق", plural=None, gender="m", human=False)


_CONDITIONS = frozenset(
    listed("relation relationship ties play affair mind readiness alert war economy negotiation")
)


def state(scene: Scene, token: Token, parts: Parts, noun: Noun) -> Noun:
    """The state of relations is a condition; the State of Kuwait is a country."""
    del scene, parts
    of = [two for one in token.children if one.lower_ == "of" for two in one.children]
    told = token.tag_ == "NN" and any(one.lemma_.lower() in _CONDITIONS for one in of)
    return Noun(singular="حالة", plural="حالات", gender="f", human=False) if told else noun


_PUBLIC = frozenset(
    listed("military political senior leading public key religious prominent opposition regime")
)


_TOLD_OF = frozenset(listed("link involve accuse associate responsible close affiliate connect"))
"""What is said of persons who are called figures."""


def figure(scene: Scene, token: Token, parts: Parts, noun: Noun) -> Noun:
    """ "Military figures" are persons; what other figures are, the words do not tell."""
    del noun
    told = any(one.lemma_.lower() in _TOLD_OF for one in (*parts.clauses, *token.children))
    if any(one.lower_ in _PUBLIC for one in parts.adjectives) or (told and token.tag_ == "NNS"):
        return Noun(singular="شخصية", plural="شخصيات", gender="f", human=False)
    raise scene.decline(token, "sense")


EXPATRIATES = Noun(singular="جالية", plural="جاليات", gender="f", human=False)


def is_of_expatriates(scene: Scene, token: Token) -> bool:
    """ "The Indian community in the Emirates": those of one nation who live abroad."""
    nations = [scene.entity(one) for one in token.children if one.dep_ in ("amod", "compound")]
    return len(nations) == 1 and nations[0] is not None and nations[0].kind == "nationality"


REMARK = Noun(singular="تصريح", plural="تصريحات", gender="m", human=False)
_SPURNED = frozenset(listed("reject condemn denounce deplore criticize criticise decry dismiss"))


def is_remark(token: Token) -> bool:
    """ "Rejected the statements by the minister": what he said, no paper that he issued."""
    verb = token.head
    return token.dep_ == "dobj" and verb.lemma_.lower() in _SPURNED
