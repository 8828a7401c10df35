"""What stands behind the API: few hands for heavy work, buckets, and keys."""

from __future__ import annotations

import asyncio
import threading

import pytest
from starlette.responses import Response

from musnad.api.office import Bench
from musnad.api.once import LARGEST_BYTES, Once
from musnad.core.errors import RefusedError, TransientError
from musnad.flow import buckets
from musnad.flow.buckets import Pace, Throttle


def test_more_work_than_can_wait_is_refused_at_once():
    bench = Bench(threads=1, waiting=1, seconds=5)
    go = threading.Event()

    async def ask():
        return await asyncio.gather(
            *(bench.run(lambda: go.wait(5)) for _ in range(3)),
            bench.run(go.set),
            return_exceptions=True,
        )

    async def all_of_it():
        asking = asyncio.create_task(ask())
        await asyncio.sleep(0.05)
        go.set()
        return await asking

    done = asyncio.run(all_of_it())
    assert [getattr(one, "code", one) for one in done] == [True, True, "api.busy", "api.busy"]
    assert asyncio.run(bench.run(lambda: 7)) == 7, "there is room again"
    bench.close()
    with pytest.raises(TransientError, match=r"api\.busy"):
        asyncio.run(bench.run(lambda: 7))


def test_what_goes_wrong_in_the_work_is_told_as_it_is():
    bench = Bench()

    def wrong():
        raise RefusedError("read.nothing", url="x")

    with pytest.raises(RefusedError, match=r"read\.nothing"):
        asyncio.run(bench.run(wrong))
    bench.close()


def test_a_bucket_fills_at_its_pace():
    throttle, pace = Throttle(), Pace(most=2, per_minute=60)
    throttle.take("a", pace, 0.0)
    throttle.take("a", pace, 0.0)
    assert throttle.spent("a", pace, 0.5)
    with pytest.raises(TransientError) as error:
        throttle.take("a", pace, 0.0)
    assert error.value.retry_after_seconds == 1
    throttle.take("b", pace, 0.0)
    throttle.take("a", pace, 1.0)
    throttle.take("a", pace, 100.0)
    throttle.take("a", pace, 100.0)
    with pytest.raises(TransientError):
        throttle.take("a", pace, 100.0)


def test_buckets_that_nobody_asks_for_are_forgotten(monkeypatch):
    monkeypatch.setattr(buckets, "MOST_BUCKETS", 3)
    throttle, pace = Throttle(), Pace(most=1, per_minute=1)
    for key in "abcd":
        throttle.take(key, pace, 0.0)
    throttle.take("a", pace, 0.0)
    with pytest.raises(TransientError):
        throttle.take("d", pace, 0.0)


class Made:
    """Counts how often an answer is made."""

    def __init__(self, body=b"x"):
        self.times = 0
        self.body = body

    def __call__(self):
        self.times += 1
        return Response(self.body)


def test_an_answer_is_kept_for_a_day():
    once, make = Once(), Made()
    for now in (0.0, 86_399.0):
        once.answer("who", "what", "key", "asked", now, make)
    assert make.times == 1
    once.answer("who", "what", "key", "asked", 86_401.0, make)
    assert make.times == 2


def test_a_large_answer_is_not_kept():
    once, make = Once(), Made(b"x" * (LARGEST_BYTES + 1))
    for _ in range(2):
        once.answer("who", "what", "key", "asked", 0.0, make)
    assert make.times == 2


def test_the_second_of_two_at_once_is_told_to_wait():
    once = Once()

    def make():
        with pytest.raises(TransientError, match=r"api\.key_busy"):
            once.answer("who", "what", "key", "asked", 0.0, Made())
        return Response(b"first")

    assert once.answer("who", "what", "key", "asked", 0.0, make).body == b"first"


def test_without_a_key_everything_is_done_each_time():
    once, make = Once(), Made()
    for _ in range(2):
        once.answer("who", "what", None, "asked", 0.0, make)
    assert make.times == 2
