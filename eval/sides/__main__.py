"""Measure the shipped alignment of two releases; exit 1 when a figure is below its floor.

    python -m eval.sides [dev|unseen] [--wrong]

``--wrong`` prints what went wrong, of the development cases alone.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from eval.sides.measure import SETS, Score, cases, measure

from musnad.models.encoder import SentenceMeaning

FLOORS = Path(__file__).parents[1] / "floors.json"


def main(arguments: list[str]) -> int:
    encoder = SentenceMeaning(threads=1)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["sides"]
    fallen = []
    for name in [one for one in arguments if one in SETS] or SETS:
        measured = [measure(case, encoder) for case in cases(name)]
        figures = {
            "pairs": sum((one.pairs for one in measured), Score()).to_json(),
            "alone": sum((one.alone for one in measured), Score()).to_json(),
            "differences": sum((one.differences for one in measured), Score()).to_json(),
        }
        print(json.dumps({f"sides-{name}": figures}))
        if "--wrong" in arguments and name == "dev":
            print("\n".join(line for one in measured for line in one.wrong))
        fallen += [
            f"sides-{name}: {what} {figure} {figures[what][figure]} is below {least}"
            for what, wanted in floors[name].items()
            for figure, least in wanted.items()
            if figures[what][figure] is None or figures[what][figure] < least
        ]
    print("\n".join(fallen) or "all floors hold")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
