"""Asks a meter for leave as often as it may, for some seconds; says what it was given.

Usage: python hammer.py FOLDER SEED SECONDS SPEED SKEW

The clock runs SPEED times as fast as the real one and is up to SKEW of its own seconds off,
another amount each time. Each line of the output is the moment by the one true clock, the
tokens reserved and the tokens used.
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from musnad.core.asking import Call, Limits
from musnad.store.database import open_store

LIMITS = Limits(requests_per_minute=12, tokens_per_minute=9_000)
WRITER = "gemini"


def hammer(folder: Path, seed: int, run_seconds: float, speed: float, skew: float) -> None:
    choose = Random(seed)

    def clock() -> datetime:
        return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=(time.time() % 100_000) * speed)

    def asked_clock() -> datetime:
        return clock() + timedelta(seconds=choose.uniform(-skew, skew))

    store = open_store(folder, clock, busy_seconds=60, url=os.environ.get("MUSNAD_TEST_STORE", ""))
    print("open", flush=True)
    sys.stdin.readline()
    stop = time.monotonic() + run_seconds
    while time.monotonic() < stop:
        tokens = choose.randrange(100, 1500)
        turn = store.meter.reserve(
            WRITER, tokens=tokens, price_micros=tokens, limits=LIMITS, at=asked_clock()
        )
        if turn.id is None:
            time.sleep(min(turn.wait_seconds / speed, 0.02))
            continue
        sent = asked_clock()
        used = choose.randrange(tokens // 2, tokens + 1)
        print(f"{clock().timestamp():.6f} {tokens} {used}", flush=True)
        if choose.random() < 0.1:
            continue  # as if killed before it could settle
        time.sleep(choose.uniform(0, 0.005))
        call = Call(writer=WRITER, model="m", prompt_sha256="p", at=sent, output_tokens=used)
        store.meter.settle(turn, call)
    store.close()


hammer(Path(sys.argv[1]), int(sys.argv[2]), *map(float, sys.argv[3:6]))
