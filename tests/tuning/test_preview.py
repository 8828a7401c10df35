"""What a proposal would change in articles is told before anything is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musnad.core.house import OwnTable
from musnad.core.release import Release
from musnad.flow.newsroom import Desk
from musnad.lexicon.house import lexicon_of
from musnad.tuning.preview import preview
from tests.flow.newsstand import Verifier, newsstand
from tests.write.telling import make_release


def releases(*texts: str) -> tuple[Release, ...]:
    return tuple(make_release("بيان من الوزارة", text, language="ar") for text in texts)


@pytest.fixture
def desk() -> Desk:
    return newsstand().newsroom.desk


def never() -> float:
    return 0.0


SYRIA = "زار وزير الخارجية سوريا يوم الخميس والتقى نظيره في العاصمة."
WEATHER = "أعلنت الوزارة أن الطقس سيكون معتدلا في الأسبوع المقبل."


def test_only_articles_that_would_read_otherwise_are_told_word_by_word(desk):
    after = replace(desk, house=replace(desk.house, spellings=(("سوريا", "سورية"),)))
    found = preview(releases(SYRIA, WEATHER), desk, after, ticks=never)
    assert (found.wanted, found.looked) == (2, 2)
    (one,) = found.otherwise
    assert one.release.body[0].text == SYRIA
    (step,) = [one for one in one.steps if one.role == "lead"]
    assert "سورية" in step.after
    assert {piece.text for piece in step.pieces if piece.kind != "same"} == {"سوريا", "سورية"}


def test_another_policy_is_told_by_what_becomes_of_the_article(desk):
    after = replace(desk, policy=replace(desk.policy, mode="hold"))
    (one, _) = preview(releases(SYRIA, WEATHER), desk, after, ticks=never).otherwise
    assert (one.decision_before, one.decision_after) == ("publish", "hold")
    assert (one.steps, one.holds_after) == ((), ("policy",))


def test_no_new_release_is_begun_after_the_time(desk):
    times = iter([0.0, 5.0, 30.0, 30.0])
    found = preview(releases(SYRIA, WEATHER, SYRIA), desk, desk, ticks=lambda: next(times))
    assert (found.wanted, found.looked, found.otherwise) == (3, 2, ())


def test_names_of_a_proposal_stay_its_own(desk):
    row = "id\ten\tar\tgender\tcountry\npete-hegseth\tPete Hegseth\tبيت هغسث\tm\tUS\n"
    own = (OwnTable(table="people", file="people.tsv", text=row),)
    after = replace(desk, house=replace(desk.house, own=own))
    preview(releases("التقى بيت هيغسيث نظيره يوم الخميس."), desk, after, ticks=never)
    assert lexicon_of(desk.house).person("pete-hegseth").ar[0] == "بيت هيغسيث"


def test_a_model_is_never_asked(desk):
    class Asked:
        name = "model"
        fallbacks = ()

        def accepts(self, release):
            return True

        def attempt(self, *_):
            raise AssertionError("a model was asked")

        revise = write = attempt

    asking = replace(
        desk, writers=(Asked(), *desk.writers), policy=replace(desk.policy, writer="model")
    )
    assert preview(releases(WEATHER), asking, asking, ticks=never).looked == 1


def test_what_cannot_be_written_under_the_proposal_is_told(desk):
    class Broken(Verifier):
        def check(self, manuscript, releases):
            from musnad.core.errors import RefusedError

            raise RefusedError("lexicon.row", file="x", line=1, reason="x")

    (one,) = preview(
        releases(WEATHER), desk, replace(desk, checker=Broken()), ticks=never
    ).otherwise
    assert one.fault == "lexicon.row"
