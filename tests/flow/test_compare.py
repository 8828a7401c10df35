"""Writers are compared by what the newsroom itself would make of their drafts."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from musnad.core.asking import Answer, Call, Prompt
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.flow.compare import compare, facts_of, summary
from musnad.flow.newsroom import Desk
from musnad.read.plugin import musnad_readers
from musnad.read.readers import read
from musnad.write.extract import Extract
from musnad.write.model import ModelWriter
from tests.flow.attacks import Attack, capture
from tests.flow.newsstand import SOURCE, Now, Verifier


class Model:
    """A model whose first draft and whose mended sentences are given."""

    name = "writer"
    model = "writer-1"

    def __init__(self, clock: Now, told: list[str], mended: str | None) -> None:
        self.clock, self.told, self.mended = clock, told, mended

    def ask(self, prompt: Prompt) -> Answer:
        self.clock.sleep(2)
        if "revise" in prompt.id:
            answer = {"sentences": [{"id": "a3", "text": self.mended or "", "cites": ["s1.2"]}]}
        else:
            headline, lead, *rest = ({"text": text, "cites": ["s1.1"]} for text in self.told)
            for one in rest:
                one["cites"] = ["s1.2"]
            blocks = [{"type": "paragraph", "sentences": rest}]
            answer = {"headline": headline, "lead": lead, "blocks": blocks}
        call = Call(
            writer=self.name,
            model=self.model,
            prompt_sha256=prompt.sha256,
            at=self.clock(),
            input_tokens=100,
            output_tokens=10,
            price_micros=7,
        )
        return Answer(text=json.dumps(answer, ensure_ascii=False), call=call)


TOLD = [
    "افتتاح الرصيف التاسع في ميناء سلمى",
    "افتتح وزير الموانئ، الخميس، الرصيف التاسع في ميناء سلمى.",
    "ويستوعب الرصيف 12 سفينة خطأ.",
]


def desk(clock: Now, told: list[str], mended: str | None = None) -> Desk:
    writer = ModelWriter(Model(clock, told, mended), clock=clock)
    return Desk(
        clock=clock,
        house=House(),
        readers=tuple(musnad_readers()),
        writers=(writer, Extract()),
        checker=Verifier(),
    )


def release(room: Desk):
    plain = Attack(language="ar", carrier="text", order="ويعمل فيه 300 شخص.")
    return read(capture(plain), SOURCE, readers=room.readers)


def tried(told: list[str], mended: str | None = None, writer: str = "writer"):
    clock = Now()
    room = desk(clock, told, mended)
    (one,) = compare([("r", release(room))], [writer], room)
    return one


def test_what_stood_before_and_after_repair_is_told_apart():
    one = tried(TOLD, mended="ويعمل في الرصيف 300 شخص.")
    assert (one.first_sentences, one.first_supported) == (3, 2)
    assert (one.sentences, one.supported) == (3, 3)
    assert one.outcome == "published"
    assert one.rounds == 2


def test_tokens_price_and_time_are_those_of_all_rounds():
    one = tried(TOLD, mended="ويعمل في الرصيف 300 شخص.")
    assert (one.tokens, one.price_micros, one.seconds) == (220, 14, 4.0)


def test_what_could_not_be_mended_is_not_counted_as_told():
    whole = tried(TOLD, mended="ويعمل في الرصيف 300 شخص.")
    cut = tried(TOLD)
    assert cut.told == whole.told - 1
    assert cut.sentences == 2
    assert cut.carried < whole.carried


def test_a_draft_that_does_not_stand_is_one_that_fell_back():
    one = tried(["عنوان خطأ", *TOLD[1:2]])
    assert one.outcome == "fell_back"
    assert one.code == "draft.not_mended"
    assert one.sentences == one.supported


def test_a_writer_without_a_model_costs_nothing():
    one = tried(TOLD, writer="extract")
    assert (one.rounds, one.tokens, one.price_micros, one.outcome) == (0, 0, 0, "published")
    assert one.first_sentences == one.first_supported == one.sentences


def test_a_line_for_each_writer_sums_up_its_releases():
    clock = Now()
    room = desk(clock, TOLD)
    told = release(room)
    made = tuple(compare([("a", told), ("b", told)], ["writer", "extract"], room))
    model, plain = summary(made)
    assert (model.writer, model.releases, plain.writer) == ("writer", 2, "extract")
    assert dict(model.outcomes)["published"] == 2
    assert model.supported_before == 4 / 6
    assert model.supported_after == 1.0
    assert model.price_micros == sum(one.price_micros for one in made)
    assert plain.tokens == 0


def test_an_unknown_writer_is_refused_before_anyone_is_asked():
    clock = Now()
    room = desk(clock, TOLD)
    began = clock()
    with pytest.raises(RefusedError, match=r"write\.unknown_writer"):
        list(compare([("a", release(room))], ["writer", "nobody"], room))
    assert clock() - began == timedelta(0)


def test_facts_are_the_same_in_both_languages():
    room = desk(Now(), TOLD)
    day = Now()()
    english = facts_of(
        "NATO said on 22 April 2025 that 3,500 people in Kyiv got €40 million.", "en", day, room
    )
    arabic = facts_of(
        "قال حلف شمال الأطلسي في 22 أبريل 2025 إن 3500 شخص في كييف نالوا 40 مليون يورو.",
        "ar",
        day,
        room,
    )
    assert english == arabic
    assert len(english) == 5
