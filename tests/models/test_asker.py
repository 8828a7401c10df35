"""What is done around a provider's single try: cache, meter, waiting, trying again, the key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import pytest

from musnad.core.asking import Completion, Limits, Parameters
from musnad.core.errors import RefusedError, TransientError
from musnad.models.asker import TRIES, Patience
from musnad.models.meter import MemoryMeter
from musnad.models.tally import Prices

from .asking import NOON, PROMPT, Time, asker, parameters, provider
from .doubles import (
    GeminiDouble,
    OpenAIDouble,
    busy,
    cut,
    down,
    dropped,
    empty,
    error,
    page,
    safety,
    say,
)

TOLD = Parameters(provider="fake", model="fake-1", max_output_tokens=1000)


class Provider:
    """Plays outcomes: completions are returned, errors raised; the last one stays."""

    name = "fake"
    key_env = "KEY"

    def __init__(self, *outcomes) -> None:
        self.outcomes = list(outcomes)
        self.keys: list[str] = []
        self.seconds: list[float] = []
        self.probed = 0

    def complete(self, prompt, parameters, *, key, seconds):
        self.keys.append(key)
        self.seconds.append(seconds)
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def probe(self, parameters, *, key, seconds):
        self.probed += 1


def fine(text="{}", tokens_in=100, tokens_out=50):
    return Completion(text=text, input_tokens=tokens_in, output_tokens=tokens_out)


def passing(code="model.server", wait=None):
    return TransientError(code, retry_after_seconds=wait, model="fake-1", host="h")


def refused(code="model.key"):
    return RefusedError(code, model="fake-1", host="h")


def calls(meter):
    return meter.calls(since=NOON - timedelta(days=1))


def test_an_answer_has_its_account():
    meter, time = MemoryMeter(), Time()
    prices = Prices(tokens_in=0.3, tokens_out=2.5)
    answer = asker(Provider(fine("نص")), TOLD, meter=meter, time=time, prices=prices).ask(PROMPT)
    assert (answer.text, answer.finish) == ("نص", "stop")
    (call,) = calls(meter)
    assert answer.call == call
    assert (call.writer, call.model, call.outcome) == ("writer", "fake-1", "ok")
    assert call.prompt_sha256 == PROMPT.sha256
    assert (call.input_tokens, call.output_tokens, call.price_micros) == (100, 50, 155)
    assert call.at == NOON
    assert (call.retries, call.cached) == (0, False)


def test_the_same_question_is_answered_from_the_cache_at_no_cost():
    meter, by = MemoryMeter(), Provider(fine("أول"), fine("ثان"))
    one = asker(by, TOLD, meter=meter, limits=Limits(requests_per_day=1))
    first, again = one.ask(PROMPT), one.ask(PROMPT)
    assert again.text == first.text == "أول"
    assert len(by.keys) == 1
    assert again.call.cached
    assert (again.call.price_micros, again.call.output_tokens) == (0, 0)
    assert [call.cached for call in calls(meter)] == [False, True]


def test_a_cached_answer_needs_no_key():
    meter = MemoryMeter()
    asker(Provider(fine("أول")), TOLD, meter=meter).ask(PROMPT)
    assert asker(Provider(refused()), TOLD, meter=meter, key="").ask(PROMPT).text == "أول"


@pytest.mark.parametrize(
    "changes",
    [{"model": "fake-2"}, {"temperature": 0.9}, {"base_url": "http://h"}, {"thinking": "low"}],
)
def test_another_model_or_parameter_is_another_question(changes):
    meter, by = MemoryMeter(), Provider(fine("أول"), fine("ثان"))
    asker(by, TOLD, meter=meter).ask(PROMPT)
    assert asker(by, replace(TOLD, **changes), meter=meter).ask(PROMPT).text == "ثان"


@pytest.mark.parametrize("part", ["system", "user", "schema"])
def test_another_prompt_is_another_question(part):
    meter, by = MemoryMeter(), Provider(fine("أول"), fine("ثان"))
    asker(by, TOLD, meter=meter).ask(PROMPT)
    changed = replace(PROMPT, **{part: getattr(PROMPT, part) + " "})
    assert asker(by, TOLD, meter=meter).ask(changed).text == "ثان"


def test_an_answer_that_was_cut_is_not_kept():
    meter = MemoryMeter()
    by = Provider(replace(fine("نصف"), finish="length"), fine("كله"))
    one = asker(by, TOLD, meter=meter)
    assert one.ask(PROMPT).finish == "length"
    assert one.ask(PROMPT).text == "كله"


def test_a_passing_fault_is_tried_again_after_a_growing_wait_with_some_chance_in_it():
    time, meter = Time(), MemoryMeter()
    by = Provider(passing(), passing("model.timeout"), passing("model.broken_off"), fine())
    answer = asker(by, TOLD, time=time, meter=meter).ask(PROMPT)
    assert answer.call.retries == 3
    assert len(time.slept) == 3
    for slept, least in zip(time.slept, (1, 2, 4), strict=True):
        assert least < slept <= least * 1.25
    outcomes = [call.outcome for call in calls(meter)]
    assert outcomes == ["model.server", "model.timeout", "model.broken_off", "ok"]
    assert [call.retries for call in calls(meter)] == [0, 1, 2, 3]


def test_tries_come_to_an_end():
    by = Provider(passing())
    with pytest.raises(TransientError) as caught:
        asker(by, TOLD).ask(PROMPT)
    assert caught.value.code == "model.server"
    assert caught.value.facts["writer"] == "writer"
    assert len(by.keys) == TRIES


def test_the_wait_that_is_asked_for_is_obeyed_in_full():
    time = Time()
    asker(Provider(passing("model.busy", 17.0), fine()), TOLD, time=time).ask(PROMPT)
    (slept,) = time.slept
    assert 17.0 <= slept <= 17.0 * 1.25


def test_a_wait_of_nothing_still_parts_those_who_were_turned_away_together():
    time = Time()
    asker(Provider(passing("model.busy", 0.0), fine()), TOLD, time=time).ask(PROMPT)
    assert 0 < time.slept[0] <= 0.25


def test_a_wait_longer_than_the_patience_is_left_to_the_newsroom():
    time, by = Time(), Provider(passing("model.busy", 300.0))
    with pytest.raises(TransientError) as caught:
        asker(by, TOLD, time=time).ask(PROMPT)
    assert caught.value.retry_after_seconds == 300.0
    assert time.slept == []
    assert len(by.keys) == 1


def test_a_refusal_is_not_tried_again():
    by = Provider(refused())
    with pytest.raises(RefusedError):
        asker(by, TOLD).ask(PROMPT)
    assert len(by.keys) == 1


@pytest.mark.parametrize("code", ["model.safety", "model.empty", "model.truncated"])
def test_an_answer_without_text_is_paid_for_refused_and_not_kept(code):
    meter = MemoryMeter()
    by = Provider(replace(fine(""), refusal=code, reason="SAFETY"))
    for _ in range(2):
        with pytest.raises(RefusedError, match=code):
            asker(by, TOLD, meter=meter).ask(PROMPT)
    assert [(call.outcome, call.output_tokens) for call in calls(meter)] == [(code, 50)] * 2


def test_no_key_and_a_key_that_is_none_are_told_before_anything_is_counted():
    meter, by = MemoryMeter(), Provider(fine())
    for key, code in (("", "model.no_key"), ("  ", "model.no_key"), ("a b", "model.key_form")):
        with pytest.raises(RefusedError) as caught:
            asker(by, TOLD, meter=meter, key=key).ask(PROMPT)
        assert caught.value.code == code
        assert caught.value.facts["variable"] == "KEY"
    assert by.keys == []
    assert calls(meter) == ()


def test_a_key_is_taken_without_the_white_space_around_it():
    by = Provider(fine())
    asker(by, TOLD, key=" abc\n").ask(PROMPT)
    assert by.keys == ["abc"]


def test_an_endpoint_without_a_key_is_given_none():
    by = Provider(fine())
    asker(by, TOLD, key_env="").ask(PROMPT)
    assert by.keys == [""]


def test_a_minute_that_is_full_is_waited_for():
    time, meter = Time(), MemoryMeter()
    one = asker(
        Provider(fine()), TOLD, time=time, meter=meter, limits=Limits(requests_per_minute=1)
    )
    one.ask(PROMPT)
    time.sleep(20)
    one.ask(replace(PROMPT, user="2"))
    assert time.slept == [20, 40.0]


def test_a_minute_that_is_full_for_longer_than_the_patience_is_a_passing_fault():
    time, meter = Time(), MemoryMeter()
    limits = Limits(requests_per_minute=1)
    patience = Patience(try_seconds=5, whole_seconds=30)
    one = asker(Provider(fine()), TOLD, time=time, meter=meter, limits=limits, patience=patience)
    one.ask(PROMPT)
    with pytest.raises(TransientError) as caught:
        one.ask(replace(PROMPT, user="2"))
    assert caught.value.code == "model.limit_minute"
    assert caught.value.retry_after_seconds == 60.0
    assert caught.value.facts["limit"] == "requests_per_minute"


def test_every_try_has_leave_of_the_meter():
    meter, time = MemoryMeter(), Time()
    limits = Limits(requests_per_day=2)
    by = Provider(passing())
    with pytest.raises(RefusedError, match=r"model\.limit_day"):
        asker(by, TOLD, meter=meter, time=time, limits=limits).ask(PROMPT)
    assert len(by.keys) == 2


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(requests_per_day=1), "model.limit_day"),
        (Limits(tokens_per_day=1200), "model.limit_day"),
        (Limits(budget_micros_per_day=3000), "model.budget"),
    ],
)
def test_what_is_spent_for_today_is_refused_until_tomorrow(limits, code):
    meter, time = MemoryMeter(), Time()
    prices = Prices(tokens_in=1, tokens_out=2)
    by = Provider(fine(tokens_in=200, tokens_out=800))
    one = asker(by, TOLD, meter=meter, time=time, limits=limits, prices=prices)
    one.ask(PROMPT)
    with pytest.raises(RefusedError) as caught:
        one.ask(replace(PROMPT, user="2"))
    assert caught.value.code == code
    time.sleep(12 * 3600)
    one.ask(replace(PROMPT, user="3"))


@pytest.mark.parametrize(
    "limits", [Limits(tokens_per_minute=500), Limits(budget_micros_per_day=10)]
)
def test_a_limit_that_no_question_fits_is_told_at_once(limits):
    by = Provider(fine())
    with pytest.raises(RefusedError) as caught:
        asker(by, TOLD, limits=limits, prices=Prices(tokens_out=1)).ask(PROMPT)
    assert caught.value.code == "model.limit_small"
    assert by.keys == []


def test_a_try_whose_answer_was_lost_counts_in_full_and_one_not_taken_up_for_nothing():
    meter = MemoryMeter()
    by = Provider(passing("model.timeout"), passing("model.busy", 0.0), fine())
    asker(by, TOLD, meter=meter, prices=Prices(tokens_out=1)).ask(PROMPT)
    lost, turned_away, _ = calls(meter)
    assert (lost.output_tokens, lost.price_micros) == (1000, 1000)
    assert lost.input_tokens > 0
    assert (turned_away.input_tokens, turned_away.price_micros) == (0, 0)


def test_a_try_is_given_no_more_time_than_is_left():
    time = Time()
    by = Provider(passing("model.busy", 40.0), fine())
    patience = Patience(try_seconds=50, whole_seconds=60)
    asker(by, TOLD, time=time, patience=patience).ask(PROMPT)
    assert by.seconds[0] == 50
    assert by.seconds[1] == pytest.approx(60 - time.slept[0])


def test_an_error_of_a_plugins_own_passes_through():
    own = RefusedError("plugin.odd", what="x")
    with pytest.raises(RefusedError) as caught:
        asker(Provider(own), TOLD).ask(PROMPT)
    assert caught.value is own


def test_a_probe_is_not_counted_and_wants_the_key():
    meter, by = MemoryMeter(), Provider(fine())
    asker(by, TOLD, meter=meter).probe()
    assert (by.probed, calls(meter)) == (1, ())
    with pytest.raises(RefusedError, match=r"model\.no_key"):
        asker(by, TOLD, key="").probe()


@pytest.fixture(params=[("gemini", GeminiDouble), ("openai", OpenAIDouble)], ids=lambda one: one[0])
def real(request):
    name, kind = request.param
    with kind() as double:
        yield name, double


def over(real, *acts, **changes):
    """An asker over a real client, and the double it asks."""
    name, double = real
    double.answers(*acts)
    time = changes.pop("time", None) or Time()
    by = provider(name, clock=time.now)
    return asker(by, parameters(double, name), time=time, **changes), double


def test_over_the_wire_a_busy_provider_is_waited_for_by_seconds_or_date(real):
    time = Time()
    date = format_datetime(NOON + timedelta(seconds=25), usegmt=True)
    one, double = over(real, busy(retry_after="5"), busy(retry_after=date), say("جواب"), time=time)
    answer = one.ask(PROMPT)
    assert (answer.text, answer.call.retries) == ("جواب", 2)
    assert 5 <= time.slept[0] <= 6.25
    assert time.seconds() >= 25
    assert len(double.asked) == 3


def test_over_the_wire_a_fault_then_a_good_answer_is_a_good_answer(real):
    one, double = over(real, down(), dropped("x" * 200), down(500), say("جواب"))
    assert one.ask(PROMPT).text == "جواب"
    assert len(double.asked) == 4


@pytest.mark.parametrize("act", [page(), error(404, "no"), safety(), empty()])
def test_over_the_wire_what_asking_again_would_not_mend_is_asked_once(real, act):
    one, double = over(real, act)
    with pytest.raises(RefusedError):
        one.ask(PROMPT)
    assert len(double.asked) == 1


def test_over_the_wire_an_answer_that_was_cut_says_so(real):
    one, _ = over(real, cut('{"headline": "وزي'))
    answer = one.ask(PROMPT)
    assert (answer.text, answer.finish) == ('{"headline": "وزي', "length")


def test_over_the_wire_an_answer_without_a_count_is_counted_by_its_letters(real):
    meter = MemoryMeter()
    one, _ = over(real, say("نص" * 50, tokens=None), meter=meter)
    call = one.ask(PROMPT).call
    assert call.output_tokens == 50
    assert call.input_tokens > len(PROMPT.user) / 3


def test_threads_may_share_it_and_the_limits_hold(real):
    meter = MemoryMeter()
    one, double = over(real, meter=meter, limits=Limits(requests_per_day=5))
    double.always = say("جواب")

    def ask(number):
        try:
            return one.ask(replace(PROMPT, user=f"{number}")).text
        except RefusedError as caught:
            return caught.code

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(ask, range(12)))
    assert sorted(told) == ["model.limit_day"] * 7 + ["جواب"] * 5
    assert len(double.asked) == 5


def test_over_the_wire_a_fault_of_the_connection_costs_no_more_than_its_tries(real):
    meter = MemoryMeter()
    one, double = over(real, *[dropped("x" * 200)] * TRIES, meter=meter)
    with pytest.raises(TransientError, match=r"model\.broken_off"):
        one.ask(PROMPT)
    assert len(double.asked) == TRIES
    assert [call.output_tokens for call in calls(meter)] == [1000] * TRIES
