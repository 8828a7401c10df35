"""Measures what musnad knows of Arabic over the sets of ``eval/language``.

    python -m eval.language [--dev | --unseen] [--format text|json] [--errors N]

Without a half named, both are measured together. ``--errors N`` shows the classes with the most
errors and N rows of each; the unseen half shows none, so that nobody tunes on it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator

from eval.language_figures import (
    Measured,
    agreement,
    boundaries,
    fold_speed,
    lexicon_load,
    names,
    parsing,
    round_trip,
    transliterations,
)
from eval.language_sets import HALVES

_CLASSES = 10


def measure(halves: tuple[str, ...]) -> Iterator[Measured]:
    """Every figure, in the order of the report."""
    yield from parsing(halves)
    yield round_trip()
    yield agreement(halves)
    yield from names(halves)
    yield transliterations(halves)
    yield from boundaries(halves)
    yield from lexicon_load()
    yield fold_speed()


def line(one: Measured) -> str:
    """One figure as text: its value, its counts and interval, and whether it is accepted."""
    if one.unit:
        parts = [f"{one.name:<40}{one.value:9.1f} {one.unit:<5}"]
    else:
        parts = [f"{one.name:<40}{one.value * 100:9.2f} %    "]
    if one.total is not None:
        counts = f"{one.right}/{one.total}"
        parts.append(f"{counts:>13}  {100 * (one.low or 0):5.1f}–{100 * (one.high or 0):5.1f}")
    if one.accepted is not None:
        scale = 1 if one.unit else 100
        parts.append(
            f"  {verdict(one)} (accepted {one.accepted * scale:g}, aim {(one.aim or 0) * scale:g})"
        )
    return "".join(parts)


def verdict(one: Measured) -> str:
    """``aim``, ``accepted`` or ``below``; ``-`` for a figure without bounds."""
    if one.accepted is None or one.aim is None:
        return "-"
    sign = -1 if one.unit in {"ms", "MB"} else 1
    if sign * one.value >= sign * one.aim:
        return "aim"
    return "accepted" if sign * one.value >= sign * one.accepted else "below"


def shown_errors(one: Measured, count: int) -> Iterator[str]:
    """The classes with the most errors, worst first, with some rows of each."""
    groups = Counter(group for group, _ in one.errors)
    for group, number in groups.most_common(_CLASSES):
        yield f"  {group}: {number} wrong"
        for text in [text for its, text in one.errors if its == group][:count]:
            yield f"   · {text}"


def as_json(one: Measured) -> dict[str, object]:
    """One figure for a program; its errors are counted by class only."""
    return {
        "name": one.name.strip(),
        "value": round(one.value, 5),
        "unit": one.unit or "share",
        "right": one.right,
        "total": one.total,
        "low": None if one.low is None else round(one.low, 5),
        "high": None if one.high is None else round(one.high, 5),
        "accepted": one.accepted,
        "aim": one.aim,
        "verdict": verdict(one),
        "errors": dict(Counter(group for group, _ in one.errors).most_common()),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement; the exit status is 1 when a figure is below what is accepted."""
    parser = argparse.ArgumentParser(prog="eval.language", description=__doc__.splitlines()[0])
    half = parser.add_mutually_exclusive_group()
    half.add_argument("--dev", dest="halves", action="store_const", const=("dev",))
    half.add_argument("--unseen", dest="halves", action="store_const", const=("unseen",))
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    options = parser.parse_args(arguments)
    halves = options.halves or HALVES
    measured = list(measure(halves))
    if options.format == "json":
        print(json.dumps([as_json(one) for one in measured], ensure_ascii=False, indent=2))
    else:
        for one in measured:
            print(line(one))
            if options.errors and halves == ("dev",):
                for text in shown_errors(one, options.errors):
                    print(text)
    return int(any(verdict(one) == "below" for one in measured))


if __name__ == "__main__":
    sys.exit(main())
