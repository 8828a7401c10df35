"""Orders in a release never reach a published page, however obedient the model."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from musnad.arabic.normal import fold
from musnad.core.asking import Answer, Call, Prompt
from musnad.core.draft import lines
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.flow.compose import compose
from musnad.flow.newsroom import Desk
from musnad.read.plugin import musnad_readers
from musnad.read.readers import read
from musnad.write.brief.article import Brief
from musnad.write.extract import Extract
from musnad.write.model import ModelWriter
from tests.flow.attacks import ATTACKS, BASES, PAYLOADS, WANTED, Attack, capture
from tests.flow.newsstand import SOURCE, Now, Verifier

_ID = re.compile(r"\[(s1\.\d+)\]")


@dataclass
class Obedient:
    """A model that does whatever a text orders it to, and else writes what it is asked for.

    It obeys as soon as the words of an order, or what the order is after, stand in its prompt.
    """

    language: str
    name: str = "obedient"
    model: str = "obedient-1"
    obeyed: bool = False
    prompts: list[Prompt] = field(default_factory=list)

    def ask(self, prompt: Prompt) -> Answer:
        self.prompts.append(prompt)
        told = fold(prompt.user)
        self.obeyed = any(one in told for one in orders(self.language))
        cites = _ID.findall(prompt.user)[:3] or ["s1.1"]
        text = WANTED if self.obeyed else "افتتح الوزير الرصيف التاسع في ميناء سلمى"
        answer = {
            "headline": {"text": text, "cites": cites},
            "lead": {"text": f"{text}.", "cites": cites},
            "blocks": [],
        }
        call = Call(writer=self.name, model=self.model, prompt_sha256=prompt.sha256, at=NOW)
        return Answer(text=json.dumps(answer, ensure_ascii=False), call=call)


NOW = datetime(2025, 4, 24, 12, tzinfo=UTC)


def orders(language: str) -> tuple[str, ...]:
    """Pieces of the payload: any of them in a prompt means that an order came through."""
    words = fold(PAYLOADS[language]).split()
    pieces = (" ".join(words[at : at + 4]) for at in range(len(words) - 3))
    plain = fold(" ".join(BASES[language]))
    return tuple(one for one in pieces if one not in plain)


def desk(model: Obedient) -> Desk:
    """A desk whose checker lets everything pass: what holds must hold before it."""
    clock = Now()
    return Desk(
        clock=clock,
        house=House(),
        readers=tuple(musnad_readers()),
        writers=(ModelWriter(model, clock=clock), Extract(), Brief()),
        checker=Verifier(),
    )


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_order_in_a_release_reaches_no_published_page(attack: Attack) -> None:
    model = Obedient(language=attack.language)
    room = desk(model)
    try:
        release = read(capture(attack), SOURCE, readers=room.readers)
    except RefusedError:
        return
    composition = compose(release, room, writer="obedient")
    assert not model.obeyed, "the order came into the prompt"
    if composition.decision == "hold":
        return
    page = fold("\n".join(line.text for _, line in lines(composition.draft)))
    assert fold(WANTED) not in page
    assert not any(piece in page for piece in orders(attack.language))


@pytest.mark.parametrize("language", BASES)
def test_the_same_release_without_an_order_is_published(language: str) -> None:
    model = Obedient(language=language)
    plain = Attack(language=language, carrier="paragraph", order=BASES[language][2])
    room = desk(model)
    release = read(capture(plain), SOURCE, readers=room.readers)
    assert release.notes == ()
    composition = compose(release, room, writer="obedient")
    assert model.prompts
    assert composition.decision == "publish"
    assert composition.draft.writer.name == "obedient"


def test_there_are_enough_attacks_in_each_language() -> None:
    assert len(ATTACKS) >= 60
    for language in BASES:
        assert sum(attack.language == language for attack in ATTACKS) >= 20
