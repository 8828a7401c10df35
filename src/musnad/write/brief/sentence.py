"""One English sentence into one Arabic sentence, whole or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from musnad.core.house import House
from musnad.write.brief import antecedents, clauses, copula, nouns, prices
from musnad.write.brief.cast import Member, has_crowd, here, key_of, members_of, people_of
from musnad.write.brief.entity import Entity
from musnad.write.brief.exact import exactly, has_foreign_under_secretary, is_unsafe
from musnad.write.brief.formulas import as_formula
from musnad.write.brief.generate import Concord, Gender, attach
from musnad.write.brief.names import Namer
from musnad.write.brief.openers import Opened, for_his_part, open_sentence, plain_names
from musnad.write.brief.parse import LONGEST_SENTENCE, Parsed, parse
from musnad.write.brief.people import People
from musnad.write.brief.plainer import plainly
from musnad.write.brief.quoted import indirect
from musnad.write.brief.repairs import crosses
from musnad.write.brief.scene import Declined, Discourse, Phrase, Scene
from musnad.write.brief.statements import as_statement
from musnad.write.brief.vocabulary import Vocabulary
from musnad.write.wordlist import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNTOLD = re.compile(
    r"[“”\"«»‘\[\]{}|@#*<>\\]|https?:|\bQ:|\bA:|"
    r"^Speaking (?:for|on behalf)|"
    r"^(?:First|Second|Third|Firstly|Secondly|Thirdly|Lastly|Next)(?:,| and foremost)"
)
_BESIDE = re.compile(r"\b(?:together|along|jointly) with (?:the )?[A-Z]|\bjoined by (?:the )?[A-Z]")
_COMMAS = re.compile(r"\s*،(?:\s*،)+")
_SPACED = re.compile(r"\s+([،.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """An Arabic sentence without its full stop; ``trace`` names the frames that made it.

    ``also`` says that the English adds to what came before; ``verbal`` that it begins with
    its verb; ``leans`` that it takes up what an earlier sentence said, ``points`` that
    it means nothing without the sentence right before it ("these conditions"); ``opener`` is what
    stands before the clause («في هذا السياق»).
    """

    text: str
    trace: tuple[str, ...]
    also: bool
    verbal: bool
    leans: bool = False
    points: bool = False
    opener: str = ""


@dataclass(slots=True, kw_only=True)
class Teller:
    """Renders the sentences of one release in order, remembering who is who."""

    namer: Namer
    words: Vocabulary
    house: House
    published: datetime | None
    people: People
    talk: Discourse
    under_secretary: bool = False
    """Whether a Foreign Secretary has been named who is no minister."""

    def tell(self, text: str, *, headline: bool = False, title: bool = False) -> Rendering:
        """The sentence in Arabic; raises Declined when any word of it has no rule or entry.

        What it establishes is remembered unless it is a headline.
        """
        self.under_secretary |= self.namer.state != "GB" and has_foreign_under_secretary(text)
        text = indirect(plain_names(exactly(text, pair=self.talk.two_sides)))
        unsafe = is_unsafe(text) or (self.under_secretary and "Foreign Secretary" in text)
        if len(text) > LONGEST_SENTENCE or _UNTOLD.search(text) or unsafe:
            self._forget(None, same=not headline and self._names_nobody(text))
            if not headline:
                self._overhear(text)
            raise Declined(text[:20], "quotation or marks")
        people = People(heading=True) if headline else self.people
        opened = open_sentence(plainly(as_statement(as_formula(text))))
        parsed = parse(
            opened.text, self.namer, people, self.words, self.published, self.house, title=title
        )
        talk = self.talk.copy()
        scene = Scene(
            parsed=parsed,
            words=self.words,
            house=self.house,
            discourse=talk,
            published=self.published,
            headline=headline,
            title=title,
            here=() if headline else self._here(parsed),
            introduced={people.known[one][0] for one in people.told if one in people.known},
        )
        scene.also, scene.past = opened.also, title and not headline
        try:
            root = _root(parsed)
        except Declined:
            if not headline:
                self._forget(None)
                self._join(scene)
            raise
        try:
            if crosses(parsed.doc):
                raise Declined(parsed.text[:20], "crossing")
            if opened.but:
                arabic = clauses.reported_clause(scene, root, "غير أن")
            else:
                arabic = clauses.main_clause(scene, root)
            _check_whole(scene)
        except Declined:
            people.settle(told=False)
            if not headline:
                self._forget(
                    _last_speaker(parsed, root),
                    met=_met(parsed, root),
                    same=_keeps_speaker(parsed, root),
                    kept=_keeps_several(root),
                )
                self._recall(scene, root)
                self._join(scene)
            raise
        people.settle(told=True)
        people.told |= {
            tail for tail, known in people.known.items() if known[0] in scene.introduced
        }
        if not headline:
            self._remember(scene, talk)
            self._join(scene, told=True)
        return Rendering(
            text=_tidy(arabic),
            trace=tuple(scene.trace),
            also=scene.also,
            verbal=_is_verbal(root, headline=headline) and not opened.but,
            leans=scene.leans or opened.leans,
            points=scene.points or opened.points,
            opener="" if headline else _opener(opened, scene),
        )

    def phrase(self, text: str) -> Phrase:
        """A noun phrase by itself, in the genitive; raises Declined like ``tell``."""
        parsed = parse(
            plain_names(text), self.namer, self.people, self.words, self.published, self.house
        )
        scene = Scene(
            parsed=parsed,
            words=self.words,
            house=self.house,
            discourse=self.talk.copy(),
            published=self.published,
        )
        found = nouns.noun_phrase(scene, _root(parsed), "gen")
        _check_whole(scene)
        return replace(found, text=_tidy(found.text))

    def _names_nobody(self, text: str) -> bool:
        """Whether "he said" in a sentence that is left can only be the last speaker."""
        if len(text) > LONGEST_SENTENCE:
            return False
        found = self.namer.find(text, People())
        return not any(one.kind in ("person", "office") for one in found)

    def untell(self) -> None:
        """The last sentence was understood but is not shown: pronouns must name again."""
        talk = self.talk.copy()
        talk.told = False
        if talk.heard:
            talk.heard = (*talk.heard[:-1], (False, talk.heard[-1][1]))
        self.talk = talk

    def skip(self, text: str = "") -> None:
        """A sentence is passed over: pronouns after it have nobody to stand for."""
        self._forget(None)
        self._overhear(text)

    def _here(self, parsed: Parsed) -> tuple[Member, ...]:
        known = len(self.talk.cast.members)
        return here(parsed, self.words, self.namer.pronouns, known=known)

    def _hear(self, words: frozenset[str], *, told: bool) -> None:
        talk = self.talk.copy()
        talk.heard = (*talk.heard, (told, words))[-_REACH:]
        self.talk = talk

    def _join(self, scene: Scene, *, told: bool = False) -> None:
        """Those whom the sentence names are known from now on, told or left."""
        self._hear(frozenset(one.lemma_.lower() for one in scene.parsed.doc), told=told)
        talk = self.talk.copy()
        people = people_of(scene.parsed.text, scene.parsed.entities.values())
        talk.last = frozenset(key_of(one) for one in people) | frozenset(scene.taken_up)
        pair = [key_of(one) for one in people] if talk.two_sides and len(people) == _PAIR else []
        talk.cast = talk.cast.joined(scene.here, pair=() if talk.cast.pair else pair)
        several = len(people) > _PAIR or _BESIDE.search(scene.parsed.text) is not None
        if _TALKS.search(scene.parsed.text) and several and not talk.two_sides:
            talk.gathered = "المشاركون" if _BY_PHONE.search(scene.parsed.text) else "المجتمعون"
        talk.crowd = has_crowd(scene.parsed, self.words)
        self.talk = talk

    def _overhear(self, text: str) -> None:
        """Those named in a sentence that is not taken apart may be meant later."""
        words = {one.lower().strip(".,;:") for one in text.split()}
        self._hear(frozenset({*words, *(one.rstrip("s") for one in words)}), told=False)
        if text and len(text) <= LONGEST_SENTENCE:
            found = self.namer.find(text, People())
            talk = self.talk.copy()
            members = members_of(text, found, self.words, self.namer.pronouns)
            talk.cast = talk.cast.joined(members)
            self.talk = talk

    def _remember(self, scene: Scene, talk: Discourse) -> None:
        subject, entity = scene.subject, scene.subject_entity
        talk.told = True
        met = _met(scene.parsed, _root(scene.parsed))
        talk.two_sides = talk.two_sides if met is None else met
        talk.several = talk.thing = None
        talk.group = talk.body = ""
        if subject is not None and subject.number != "sg" and subject.human:
            talk.several = subject
            if subject.number == "du":
                talk.group = "الجانبان"
                talk.two_sides = talk.two_sides or not talk.gathered
        elif subject is not None and subject.number != "sg":
            acted = self.talk.several is not None and not self.talk.several.human
            talk.several = subject if antecedents.are_actors(scene, still=acted) else None
            talk.speaker = None
        elif subject is not None and not subject.human and subject.number == "sg":
            talk.thing = subject
        elif entity is not None and entity.kind in ("person", "office"):
            talk.speaker = _as_speaker(entity)
        else:
            talk.speaker = None
        talk.body = talk.body or self._event(scene, talk)
        self.talk = talk

    def _event(self, scene: Scene, talk: Discourse) -> str:
        """ "X stated that the meeting addressed Y. It also …": «الاجتماع», named again."""
        root = _root(scene.parsed)
        for clause in root.children:
            for one in clause.children if clause.dep_ == "ccomp" else ():
                said = _EVENTS.get(one.lemma_.lower())
                the = [two.lower_ for two in one.children] == ["the"]
                if one.dep_ == "nsubj" and said is not None and the and talk.thing is None:
                    gender: Gender = "f" if said.endswith("ة") else "m"
                    talk.thing = Concord(gender=gender)
                    return said
        return ""

    def _forget(
        self,
        entity: Entity | None,
        *,
        met: bool | None = None,
        same: bool = False,
        kept: bool = False,
    ) -> None:
        """After a sentence that is left, a pronoun needs the name that the sentence gave."""
        talk = self.talk.copy()
        talk.told = False
        if not kept:
            talk.several, talk.thing = None, None
            talk.group = talk.body = ""
        talk.two_sides = talk.two_sides if met is None else met
        person = entity is not None and entity.kind in ("person", "office")
        if not same:
            talk.speaker = _as_speaker(entity) if person and entity is not None else None
        self.talk = talk

    def _recall(self, scene: Scene, root: Token) -> None:
        """After a sentence that is left, its subject stays known to "they" and "it"."""
        subjects = [child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")]
        if len(subjects) != 1 or subjects[0].pos_ == "PRON":
            return
        entity = scene.entity(subjects[0])
        if entity is not None and entity.kind not in ("organisation", "country"):
            return
        fresh = replace(scene, used=set(), trace=[], moved={}, subject=None, subject_entity=None)
        fresh.discourse = scene.discourse.copy()
        try:
            phrase = nouns.noun_phrase(fresh, subjects[0], "nom")
        except Declined:
            return
        text = _tidy(phrase.text)
        if phrase.concord.human and phrase.concord.number == "du":
            text = "الجانبان"
        if not phrase.definite or len(text.split()) > _SHORT or "،" in text:
            return
        talk = self.talk.copy()
        if phrase.concord.human and phrase.concord.number != "sg":
            talk.several, talk.group = phrase.concord, text
        elif not phrase.concord.human and phrase.concord.number == "sg":
            talk.thing, talk.body = phrase.concord, text
        self.talk = talk


_EVENTS = {
    "meeting": "الاجتماع",
    "visit": "الزيارة",
    "call": "الاتصال",
    "conversation": "المحادثة",
    "summit": "القمة",
    "session": "الجلسة",
}
_PAIR = 2
_REACH = 4
"""How many sentences back "this law" may reach."""
_SHORT = 5


def _opener(opened: Opened, scene: Scene) -> str:
    found = [opened.opener] if opened.opener else []
    if opened.part:
        gender = scene.subject.after[0] if scene.subject is not None else "m"
        found.insert(0, for_his_part(opened.part, feminine=gender == "f"))
    return "، ".join(found)


def _as_speaker(entity: Entity) -> Entity:
    return replace(entity, short=entity.short or entity.arabic)


def _root(parsed: Parsed) -> Token:
    roots = [token for token in parsed.doc if token.head.i == token.i]
    if len(roots) != 1:
        raise Declined(parsed.text[:20], "not one sentence")
    return roots[0]


def _last_speaker(parsed: Parsed, root: Token) -> Entity | None:
    """The one person who is the last subject of the sentence's main clauses, if there is one."""
    found: Entity | None = None
    clause: Token | None = root
    while clause is not None:
        for child in clause.children:
            if child.dep_ in ("nsubj", "nsubjpass"):
                entity = parsed.entities.get(child.i)
                person = entity is not None and entity.kind in ("person", "office")
                alone = not any(one.dep_ == "conj" for one in child.children)
                found = entity if person and alone else None
        clause = next((one for one in clause.children if one.dep_ == "conj"), None)
    return found


def _met(parsed: Parsed, root: Token) -> bool | None:
    """Whether one person met or spoke with one other; None when the sentence tells no meeting."""
    if _BESIDE.search(parsed.text):
        return False
    if _talks_of_two(parsed):
        return True
    pairs = [child for child in root.children if child.dep_ == "nsubj"]
    if len(pairs) == 1 and _two_people(parsed, pairs[0]):
        return True
    if root.lemma_.lower() not in ("meet", "speak", "talk", "receive", "host", "welcome"):
        return None
    if root.lemma_.lower() in ("speak", "talk") and not any(
        child.lower_ in ("with", "to") for child in root.children
    ):
        return None
    others = [
        other
        for child in root.children
        if child.dep_ in ("nsubj", "dobj") or child.lower_ in ("with", "to")
        for other in (child, *child.children)
        if other.dep_ in ("nsubj", "dobj", "pobj", "conj")
    ]
    count = 0
    for other in others:
        entity = parsed.entities.get(other.i)
        if entity is not None and entity.kind in ("person", "office"):
            count += 1 + sum(child.dep_ == "conj" for child in other.children)
        elif other.lower_ in ("he", "she"):
            count += 1
    hosts = root.lemma_.lower() in ("receive", "host", "welcome")
    return None if hosts and count < _PAIR else count == _PAIR


_TALKS = re.compile(
    r"\b(?:met|meets|meeting|sat|talks|call|spoke|received|hosted|conversation)\b", re.IGNORECASE
)
_BY_PHONE = re.compile(r"\b(?:call|phone|telephone|spoke|conversation)\b", re.IGNORECASE)


def _talks_of_two(parsed: Parsed) -> bool:
    """Whether a sentence tells of talks and names just two people."""
    if _TALKS.search(parsed.text) is None:
        return False
    named = people_of(parsed.text, parsed.entities.values())
    beside = parsed.text.find("accompanied by")
    main = [one for one in named if beside < 0 or one.start < beside or one.titled]
    if beside >= 0:
        main = [one for one in main if one.start < beside or one.start > beside + 60]
    return len(main) == 2 and len({one.arabic for one in main}) == 2


def _two_people(parsed: Parsed, subject: Token) -> bool:
    """ "Minister A and President B": two persons and no more."""
    second = [child for child in subject.children if child.dep_ == "conj"]
    if len(second) != 1 or any(child.dep_ == "conj" for child in second[0].children):
        return False
    both = [parsed.entities.get(one.i) for one in (subject, *second)]
    return all(one is not None and one.kind in ("person", "office") for one in both)


def _keeps_speaker(parsed: Parsed, root: Token) -> bool:
    """Whether a sentence that is left is about those known and names nobody else."""
    subjects = [child for child in root.children if child.dep_ == "nsubj"]
    people = [one for one in parsed.entities.values() if one.kind in ("person", "office")]
    if len(subjects) != 1 or people:
        return False
    pair = subjects[0].tag_ == "NNS" and subjects[0].lemma_.lower() in _SIDES
    return pair or subjects[0].lower_ in ("he", "she", "it", "this", "that", "they", "both")


_SIDES = frozenset(listed("leader side minister party secretary president official two"))


def _keeps_several(root: Token) -> bool:
    """Whether a sentence that is left is about "they", whom the next one may mean too."""
    subjects = [child.lower_ for child in root.children if child.dep_ == "nsubj"]
    return subjects in (["they"], ["both"])


def _check_whole(scene: Scene) -> None:
    """Every token is accounted for, or the sentence is not told."""
    for token in scene.parsed.doc:
        if token.i in scene.used:
            continue
        if token.is_punct and token.text in (",", ".", ";", "-", "–"):
            continue
        raise scene.decline(token, f"left over/{token.dep_}")


def _is_verbal(root: Token, *, headline: bool) -> bool:
    if headline:
        return False
    present = any(one.lower_ in ("is", "are") for one in root.children if one.dep_ == "auxpass")
    nominal = root.lemma_.lower() == "be" and root.tag_ in ("VBZ", "VBP")
    nominal = nominal or (root.lower_ in copula.STATES and present)
    return not nominal


_THANKS_TO = re.compile(r"\b(و?(?:تقدير|امتنان|شكر)(?:ه|ها|هم|هما)?) إلى (\S+)")
_SHARE_TO = re.compile(r"\b([بلو]?(?:إسهام|مساهمة)(?: \S+)?) إلى ")
_SUM_DAY = re.compile(
    r"\b(دولار|يورو) (?=(?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد) [0-9٠-٩])"
)


_PART_DAY = re.compile(
    r"\b(فجر|صباح|ليل|ظهر)ا (?=(?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)\b)"
)
"""«فجر الاثنين»: the part of a day before its day."""


_TWICE = re.compile(r"\bب(\w{3,}) في \1\b")
"""A town that both the palace and the sentence name: «قصر السلام بجدة في جدة»."""


def _tidy(arabic: str) -> str:
    arabic = _TWICE.sub(r"ب\1", arabic)
    text = _COMMAS.sub("،", " ".join(prices.as_worth(arabic).split()))
    text = _THANKS_TO.sub(lambda hit: f"{hit.group(1)} {attach('ل', hit.group(2))}", text)
    text = _PART_DAY.sub(r"\1 ", text)
    text = _SUM_DAY.sub(r"\1، ", _SHARE_TO.sub(r"\1 في ", text))
    return _SPACED.sub(r"\1", text).strip(" ،")


def standing(rendering: Rendering) -> str:
    """The sentence with what opens it, tied to nothing before it."""
    return f"{rendering.opener}، {rendering.text}" if rendering.opener else rendering.text


_FRONTED = frozenset(
    listed("في خلال بعد قبل قبيل عقب من على بموجب إثر بشأن تحت مع منذ حتى عند رغم وفقا ردا")
)
"""What begins a phrase before the verb, which «كما» cannot stand before."""


def connect(rendering: Rendering, before: str) -> str:
    """The sentence tied to the one before it: «و», and «كما» where the English adds."""
    if rendering.opener:
        return f"{attach('و', rendering.opener)}، {rendering.text}"
    if not rendering.verbal:
        return rendering.text
    fronted = rendering.text.partition(" ")[0] in _FRONTED
    if rendering.also and not fronted and not before.startswith("كما "):
        return f"كما {rendering.text}"
    return attach("و", rendering.text)
