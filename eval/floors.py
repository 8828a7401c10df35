"""Check the shipped weights against eval/floors.json; exit 1 when a figure is below its floor.

    python eval/floors.py [CASES.jsonl]

Skips the checker, saying so, where the development cases are absent.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from click.testing import CliRunner

from musnad.check.checker import Checker
from musnad.check.evaluate import evaluate, load_cases
from musnad.cli.matching import duplicates, events
from musnad.models.encoder import SentenceMeaning

HERE = Path(__file__).parent
CASES = HERE.parents[1] / "shared" / "data" / "arground-dev.jsonl"


def broken(figures: dict, floors: dict) -> list[str]:
    """What fell: a line for each figure on the wrong side of its floor."""
    lines = [
        f"{name} {figures[name]} is below {least}"
        for name, least in floors["at_least"].items()
        if figures[name] is None or figures[name] < least
    ]
    lines += [
        f"{name} {figures[name]} is above {most}"
        for name, most in floors["at_most"].items()
        if figures[name] is None or figures[name] > most
    ]
    lines += [
        f"recall of {kind} {figures['recall'].get(kind)} is below {least}"
        for kind, least in floors["recall"].items()
        if figures["recall"].get(kind, 0.0) < least
    ]
    return lines


def unmatched(floors: dict) -> list[str]:
    """What fell of knowing releases again and gathering them by event."""
    lines = []
    for name, least in floors.items():
        command = duplicates if name.startswith("duplicates") else events
        told = CliRunner().invoke(
            command, [str(HERE / "cases" / f"{name}.jsonl"), "--format", "json"]
        )
        figures = json.loads(told.output)
        print(json.dumps({name: figures}))
        lines += [
            f"{name}: {figure} {figures[figure]} is below {wanted}"
            for figure, wanted in least.items()
            if figures[figure] is None or figures[figure] < wanted
        ]
    return lines


def main() -> int:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CASES
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    fallen = unmatched(floors["matching"])
    if path.is_file():
        figures = evaluate(load_cases(path), Checker(SentenceMeaning(1))).to_json()
        print(json.dumps(figures, indent=1))
        fallen += broken(figures, floors)
    else:
        print(f"skipped: {path} is not there")
    print("\n".join(fallen) or "all floors hold")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
