"""What every adapter of the port Meter keeps to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from musnad.core.asking import Answer, Call, Limits, Turn
from musnad.models.meter import MemoryMeter
from musnad.store.database import open_store
from tests.postgresql import NAMES, address

from .newsstand import NOON, clock

BEIRUT = ZoneInfo("Asia/Beirut")
FREE = Limits()


@pytest.fixture(params=[*NAMES, "memory"])
def meter(request, tmp_path):
    if request.param == "memory":
        yield MemoryMeter()
        return
    with open_store(tmp_path, clock, url=address(request.param)) as store:
        yield store.meter


def seconds(number):
    return NOON + timedelta(seconds=number)


def call(at=NOON, **changes):
    first = Call(writer="gemini", model="flash", prompt_sha256="p", at=at)
    return replace(first, **changes)


def ask(meter, at=NOON, limits=FREE, tokens=0, price=0, writer="gemini"):
    return meter.reserve(writer, tokens=tokens, price_micros=price, limits=limits, at=at)


def granted(turn):
    return turn.id is not None


def test_without_limits_there_is_always_leave_and_each_turn_has_its_own_id(meter):
    turns = [ask(meter, tokens=10**9, price=10**12) for _ in range(20)]
    assert all(turn.wait_seconds == 0 and turn.limit == "" for turn in turns)
    assert len({turn.id for turn in turns}) == 20


def test_requests_of_a_minute_are_counted_over_a_sliding_minute(meter):
    limits = Limits(requests_per_minute=2)
    assert granted(ask(meter, seconds(0), limits))
    assert granted(ask(meter, seconds(50), limits))
    waiting = ask(meter, seconds(51), limits)
    assert waiting == Turn(id=None, wait_seconds=9.0, limit="requests_per_minute")
    assert not granted(ask(meter, seconds(59.999), limits))
    assert granted(ask(meter, seconds(60), limits))
    assert ask(meter, seconds(61), limits).wait_seconds == 49.0


def test_tokens_of_a_minute_wait_until_enough_have_left_it(meter):
    limits = Limits(tokens_per_minute=1000)
    assert granted(ask(meter, seconds(0), limits, tokens=400))
    assert granted(ask(meter, seconds(10), limits, tokens=500))
    assert granted(ask(meter, seconds(11), limits, tokens=100))
    assert ask(meter, seconds(20), limits, tokens=300) == Turn(
        id=None, wait_seconds=40.0, limit="tokens_per_minute"
    )
    assert ask(meter, seconds(20), limits, tokens=401).wait_seconds == 50.0


def test_who_is_turned_away_uses_nothing(meter):
    limits = Limits(requests_per_minute=1)
    assert granted(ask(meter, seconds(0), limits))
    for number in range(1, 60):
        assert not granted(ask(meter, seconds(number), limits))
    assert granted(ask(meter, seconds(60), limits))


def test_the_longest_of_several_waits_is_told(meter):
    limits = Limits(requests_per_minute=1, requests_per_day=1)
    assert granted(ask(meter, NOON, limits))
    assert ask(meter, NOON, limits) == Turn(
        id=None, wait_seconds=12 * 3600.0, limit="requests_per_day"
    )


@pytest.mark.parametrize(
    ("limits", "asked"),
    [
        (Limits(requests_per_day=3), {}),
        (Limits(tokens_per_day=300), {"tokens": 100}),
        (Limits(budget_micros_per_day=300), {"price": 100}),
    ],
)
def test_a_day_is_the_day_of_the_zone_that_is_named(meter, limits, asked):
    evening = datetime(2026, 3, 1, 23, 30, tzinfo=BEIRUT)
    for _ in range(3):
        assert granted(ask(meter, evening, limits, **asked))
    waiting = ask(meter, evening, limits, **asked)
    (name,) = [name for name in Limits.__slots__ if getattr(limits, name)]
    assert waiting == Turn(id=None, wait_seconds=1800.0, limit=name)
    assert granted(ask(meter, evening + timedelta(minutes=30), limits, **asked))
    # In London it is still the day before, and all four are of that day.
    assert not granted(ask(meter, datetime(2026, 3, 1, 22, 5, tzinfo=UTC), limits, **asked))


def test_a_day_of_23_hours_ends_when_it_ends(meter):
    # In Beirut the clocks go forward at midnight of 29 March 2026.
    before = datetime(2026, 3, 28, 23, 0, tzinfo=BEIRUT)
    limits = Limits(requests_per_day=1)
    assert granted(ask(meter, before, limits))
    assert ask(meter, before, limits).wait_seconds == 3600.0
    after = datetime(2026, 3, 28, 22, 0, tzinfo=UTC)
    assert granted(ask(meter, after.astimezone(BEIRUT), limits))
    assert ask(meter, after.astimezone(BEIRUT), limits).wait_seconds == 23 * 3600.0


def test_the_hour_that_comes_twice_is_two_hours(meter):
    # In Beirut the clocks go back at midnight of 25 October 2026.
    first = datetime(2026, 10, 24, 20, 30, tzinfo=UTC).astimezone(BEIRUT)
    again = datetime(2026, 10, 24, 21, 30, tzinfo=UTC).astimezone(BEIRUT)
    assert first.time() == again.time()
    limits = Limits(requests_per_minute=1)
    assert granted(ask(meter, first, limits))
    assert granted(ask(meter, again, limits))
    assert not granted(ask(meter, again + timedelta(seconds=1), limits))


def test_the_minute_does_not_end_at_midnight(meter):
    limits = Limits(requests_per_minute=1)
    midnight = datetime(2026, 3, 2, tzinfo=BEIRUT)
    assert granted(ask(meter, midnight - timedelta(seconds=10), limits))
    assert ask(meter, midnight + timedelta(seconds=10), limits).wait_seconds == 40.0


def test_what_could_never_fit_is_put_off_to_the_next_day(meter):
    limits = Limits(tokens_per_minute=1000)
    assert ask(meter, NOON, limits, tokens=1001) == Turn(
        id=None, wait_seconds=12 * 3600.0, limit="tokens_per_minute"
    )
    assert granted(ask(meter, NOON, limits, tokens=1000))


def test_what_was_really_used_takes_the_place_of_what_was_reserved(meter):
    limits = Limits(tokens_per_minute=1000, budget_micros_per_day=100)
    turn = ask(meter, seconds(0), limits, tokens=900, price=90)
    assert not granted(ask(meter, seconds(1), limits, tokens=200))
    meter.settle(turn, call(seconds(0), input_tokens=100, output_tokens=50, price_micros=20))
    assert granted(ask(meter, seconds(1), limits, tokens=850, price=80))
    assert not granted(ask(meter, seconds(1), limits, tokens=1))
    assert ask(meter, seconds(61), limits, price=1).limit == "budget_micros_per_day"


def test_more_used_than_reserved_counts_in_full(meter):
    limits = Limits(tokens_per_minute=1000)
    turn = ask(meter, seconds(0), limits, tokens=100)
    meter.settle(turn, call(seconds(0), input_tokens=100, output_tokens=1500))
    assert ask(meter, seconds(5), limits, tokens=1).wait_seconds == 55.0


def test_a_reservation_that_nobody_settles_stays_used(meter):
    limits = Limits(requests_per_day=1, tokens_per_minute=100)
    assert granted(ask(meter, seconds(0), limits, tokens=100))
    assert ask(meter, seconds(30), limits, tokens=1).limit == "requests_per_day"
    assert ask(meter, seconds(7200), limits).limit == "requests_per_day"
    assert meter.calls(since=NOON) == ()


def test_the_minute_runs_from_when_the_question_was_sent(meter):
    limits = Limits(requests_per_minute=1)
    turn = ask(meter, seconds(0), limits)
    meter.settle(turn, call(seconds(20)))
    assert ask(meter, seconds(60), limits).wait_seconds == 20.0


def test_writers_do_not_use_up_one_anothers_limits(meter):
    limits = Limits(requests_per_minute=1)
    assert granted(ask(meter, NOON, limits, writer="gemini"))
    assert granted(ask(meter, NOON, limits, writer="local"))
    assert not granted(ask(meter, NOON, limits, writer="local"))


def test_a_clock_that_goes_back_opens_no_new_minute(meter):
    limits = Limits(requests_per_minute=2)
    assert granted(ask(meter, seconds(0), limits))
    assert granted(ask(meter, seconds(-3600), limits))
    waiting = ask(meter, seconds(-3600), limits)
    # By its own clock it has an hour and a minute to wait.
    assert waiting == Turn(id=None, wait_seconds=3660.0, limit="requests_per_minute")
    assert granted(ask(meter, seconds(60), limits))


def test_a_clock_that_goes_back_over_midnight_opens_no_other_day(meter):
    limits = Limits(requests_per_day=2)
    midnight = datetime(2026, 3, 2, tzinfo=BEIRUT)
    assert granted(ask(meter, midnight + timedelta(minutes=5), limits))
    assert granted(ask(meter, midnight - timedelta(minutes=5), limits))
    assert not granted(ask(meter, midnight - timedelta(minutes=5), limits))
    assert not granted(ask(meter, midnight + timedelta(hours=5), limits))
    assert granted(ask(meter, midnight + timedelta(hours=24), limits))


def test_after_a_clock_that_was_ahead_the_others_are_counted_at_its_moment(meter):
    limits = Limits(requests_per_minute=2)
    assert granted(ask(meter, seconds(3600), limits))
    assert granted(ask(meter, seconds(0), limits))
    assert not granted(ask(meter, seconds(59), limits))
    assert not granted(ask(meter, seconds(3601), limits))
    assert granted(ask(meter, seconds(3660), limits))


def test_a_clock_that_goes_back_while_the_model_answers_counts_no_earlier(meter):
    limits = Limits(requests_per_minute=1)
    turn = ask(meter, seconds(0), limits)
    meter.settle(turn, call(seconds(-600)))
    assert not granted(ask(meter, seconds(59), limits))
    assert granted(ask(meter, seconds(60), limits))


def test_calls_come_back_oldest_first_whatever_zone_they_name(meter):
    late = call(seconds(50), outcome="model.safety", latency_ms=4000, retries=2)
    early = call(seconds(-50).astimezone(BEIRUT), input_tokens=7, output_tokens=8, price_micros=9)
    other = call(seconds(0), writer="local")
    for one in (late, early, other):
        meter.settle(ask(meter, one.at, writer=one.writer), one)
    assert tuple(meter.calls(since=seconds(-60))) == (early, other, late)
    assert tuple(meter.calls(since=seconds(0))) == (other, late)
    assert tuple(meter.calls(since=seconds(-60), writer="gemini")) == (early, late)
    assert tuple(meter.calls(since=seconds(51))) == ()


def test_an_answer_from_the_cache_is_in_the_account_and_counts_for_nothing(meter):
    limits = Limits(requests_per_minute=1, tokens_per_day=10)
    cached = call(cached=True, input_tokens=500, output_tokens=500, price_micros=5)
    meter.settle(Turn(id=None), cached)
    assert tuple(meter.calls(since=NOON)) == (cached,)
    assert granted(ask(meter, NOON, limits, tokens=10))


def test_a_call_that_had_no_turn_counts_and_is_in_the_account(meter):
    meter.settle(Turn(id=None), call(output_tokens=5))
    assert not granted(ask(meter, NOON, Limits(requests_per_minute=1)))
    assert not granted(ask(meter, NOON, Limits(tokens_per_minute=5), tokens=1))
    meter.settle(Turn(id="nobody's"), call(model="other"))
    assert [one.model for one in meter.calls(since=NOON)] == ["flash", "other"]


def test_settled_twice_a_turn_keeps_the_last_call(meter):
    turn = ask(meter)
    meter.settle(turn, call(outcome="model.timeout"))
    meter.settle(turn, call(output_tokens=3))
    assert tuple(meter.calls(since=NOON)) == (call(output_tokens=3),)


def test_an_answer_is_kept_under_its_key(meter):
    first = Answer(text="{}", call=call(), finish="length")
    last = Answer(text="جواب", call=call(output_tokens=2))
    assert meter.answer("a" * 64) is None
    meter.save_answer("a" * 64, first)
    assert meter.answer("a" * 64) == first
    assert meter.answer("b" * 64) is None
    meter.save_answer("a" * 64, last)
    assert meter.answer("a" * 64) == last


def test_an_answer_from_the_cache_is_no_call(meter):
    meter.save_answer("a", Answer(text="x", call=call()))
    assert meter.answer("a") is not None
    assert meter.calls(since=seconds(-1)) == ()
