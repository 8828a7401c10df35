"""A host that keeps failing is left alone for a while, and others are not."""

from datetime import UTC, datetime, timedelta

import pytest

from musnad.acquire.breaker import Breaker
from musnad.core.errors import RefusedError, TransientError

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TIMEOUT = TransientError("fetch.timeout", url="x")


class Place:
    """A breaker, its clock and what it remembers; it can be started again."""

    def __init__(self):
        self.now = NOON
        self.kept = {}
        self.breaker = self.again()

    def again(self):
        self.breaker = Breaker(
            clock=lambda: self.now, known=self.kept.values(), remember=self.remember
        )
        return self.breaker

    def remember(self, host):
        self.kept[host.name] = host

    def fails(self, times=1, error=TIMEOUT, host="a"):
        for _ in range(times):
            self.breaker.permit(host)
            self.breaker.note(host, error)

    def open(self, host="a"):
        try:
            self.breaker.check(host)
        except TransientError as error:
            return error.retry_after_seconds
        return None


@pytest.fixture
def place():
    return Place()


def test_five_faults_in_a_row_open_it_for_a_minute(place):
    place.fails(4)
    assert place.open() is None
    place.fails()
    assert place.open() == 60.0
    assert place.open("b") is None
    place.now += timedelta(seconds=59)
    assert place.open() == 1.0
    place.now += timedelta(seconds=1)
    assert place.open() is None


@pytest.mark.parametrize(
    "error", [None, RefusedError("fetch.not_found"), RefusedError("fetch.robots")]
)
def test_an_answer_of_any_kind_ends_the_row(place, error):
    place.fails(4)
    place.breaker.note("a", error)
    place.fails(4)
    assert place.open() is None


def test_after_the_rest_one_request_finds_out(place):
    place.fails(5)
    place.now += timedelta(seconds=60)
    place.breaker.permit("a")
    with pytest.raises(TransientError, match=r"fetch\.host_resting"):
        place.breaker.permit("a")
    place.breaker.note("a", None)
    place.breaker.permit("a")
    place.breaker.permit("a")


def test_each_trial_that_fails_doubles_the_rest_up_to_an_hour(place):
    place.fails(5)
    rests = []
    for _ in range(8):
        place.now += timedelta(seconds=place.open())
        place.fails()
        rests.append(place.open())
    assert rests == [120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_a_host_that_asks_for_patience_rests_at_once_and_as_long_as_it_asks(place):
    asked = TransientError("fetch.server_error", retry_after_seconds=700.0)
    place.fails(error=asked)
    assert place.open() == 700.0
    place.fails(host="b", error=TransientError("fetch.too_many_requests"))
    assert place.open("b") == 60.0


def test_a_rest_outlives_the_process(place):
    place.fails(5)
    place.again()
    assert place.open() == 60.0
    place.now += timedelta(seconds=60)
    place.fails()
    place.again()
    assert place.open() == 120.0
    place.now += timedelta(seconds=120)
    place.breaker.permit("a")
    place.breaker.note("a", None)
    place.again()
    place.fails(4)
    assert place.open() is None


def test_a_rest_that_a_wrong_clock_has_left_is_none(place):
    place.now = NOON + timedelta(days=900)
    place.fails(5)
    place.now = NOON
    place.again()
    assert place.open() is None


def test_only_what_is_worth_it_is_remembered(place):
    place.fails(4)
    place.breaker.note("a", None)
    assert place.kept == {}
