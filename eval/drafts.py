"""Sends recorded drafts, clean and bad, through the whole flow: what is published of them?

    python -m eval.drafts [--before | --after | --later | --raw] [--risk R …] [--missed]
    python -m eval.drafts --floors

A recorded model answers with a draft of ``eval/drafts`` and, asked to mend it, gives the same
sentences again. ``--risk`` takes other bars than the shipped ``model_risk``, to see what they
cost. ``--missed`` shows the errors that were published and the clean sentences that were lost.
Exit status 1 when an error was published or more than a twentieth of the clean drafts suffered;
with ``--floors``, when a figure is worse than ``eval/drafts/floors.json`` allows.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from eval.draft_files import FOLDER, Planted, Recorded, Sample, recorded, samples

from musnad import wiring
from musnad.arabic.normal import fold
from musnad.core.asking import Answer, Call, Prompt
from musnad.core.draft import Draft, lines
from musnad.core.house import House
from musnad.core.release import Release
from musnad.flow.compose import Composition, compose
from musnad.flow.newsroom import Desk
from musnad.lexicon.house import apply
from musnad.settings import Settings
from musnad.write.model import ModelWriter
from musnad.write.notice import notice

HALVES = ("before", "after")
LATER = "later"
"""Written by another hand, who had not seen the checks; measured when asked for alone."""
RAW = "raw"
NAME = "recorded"
ACCEPTED_LOSS = 0.05
"""Share of clean drafts that may be held, fall back or lose a sentence."""

_FAILED = re.compile(r"^\[a(\d+)\] [^:]{1,20}: (.*)$", re.MULTILINE)
_CITE = re.compile(r"^ {2}\[(s1\.\d+)\]", re.MULTILINE)
_FEWEST_WORDS = 4
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Stubborn:
    """A model that answers with what was recorded, and mends nothing."""

    answer: str
    name: str = NAME
    model: str = "recorded-1"

    def ask(self, prompt: Prompt) -> Answer:
        """The recorded answer; asked for single sentences, the very same ones."""
        text = self.answer
        if "revise" in prompt.id:
            cites = _CITE.findall(prompt.user)
            told = [
                {"id": f"a{number}", "text": sentence, "cites": cites}
                for number, sentence in _FAILED.findall(prompt.user)
            ]
            text = json.dumps({"sentences": told}, ensure_ascii=False)
        call = Call(writer=self.name, model=self.model, prompt_sha256=prompt.sha256, at=_NOW)
        return Answer(text=text, call=call)


class Last:
    """Stands for the brief: what falls back is not looked at here."""

    name = "brief"

    def accepts(self, release: Release) -> bool:  # noqa: ARG002
        return True

    def write(self, release: Release, house: House) -> Draft:
        return notice(release, house)


@dataclass
class Figures:
    """What came of the drafts."""

    planted: Counter[str] = field(default_factory=Counter)
    published: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    lost: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def clean(self) -> int:
        """How many clean drafts there were."""
        return sum(self.outcomes.values())

    @property
    def suffered(self) -> int:
        """How many of them were held, fell back or lost a sentence."""
        return self.clean - self.outcomes["whole"]

    def to_json(self) -> dict[str, object]:
        """The figures as JSON data."""
        return {
            "planted": sum(self.planted.values()),
            "published": sum(self.published.values()),
            "published_by_kind": {
                kind: [self.published[kind], count] for kind, count in sorted(self.planted.items())
            },
            "clean_drafts": self.clean,
            "clean_outcomes": dict(sorted(self.outcomes.items())),
            "clean_suffered": _share(self.suffered, self.clean),
            "clean_kept_back": _share(
                self.outcomes["held"] + self.outcomes["fell back"], self.clean
            ),
            "clean_sentences": self.sentences,
            "clean_sentences_lost": _share(self.lost, self.sentences),
        }


def measure(
    folders: Iterable[str], desk: Desk, *, risk: float | None = None, house: House | None = None
) -> Figures:
    """Every clean draft, and every error of the folders, through the flow."""
    found = Figures()
    if risk is not None:
        desk = replace(desk, policy=replace(desk.policy, model_risk=risk))
    told = house or desk.house
    for folder in folders:
        if folder == RAW:
            for one in recorded(FOLDER / RAW):
                _try_recorded(one, desk, found)
            continue
        for sample in samples(FOLDER / folder):
            _try_clean(sample, desk, told, found)
            for batch in batches(sample.planted):
                _try_errors(sample, batch, desk, told, found)
    return found


def through(release: Release, answer: str, desk: Desk) -> Composition:
    """What the flow makes of a release when a model answers so."""
    writer = ModelWriter(Stubborn(answer), clock=lambda: _NOW)
    return compose(release, replace(desk, writers=(writer, Last())), writer=NAME)


def batches(planted: Sequence[Planted]) -> Iterator[tuple[Planted, ...]]:
    """The errors in drafts of one for each sentence; those at the top each in one of its own."""
    top = [one for one in planted if one.at <= 2 and not one.after]
    yield from ((one,) for one in top)
    left = [one for one in planted if one not in top]
    while left:
        batch: dict[tuple[int, bool], Planted] = {}
        for one in left:
            batch.setdefault((one.at, one.after), one)
        yield tuple(batch.values())
        left = [one for one in left if one not in batch.values()]


def _try_clean(sample: Sample, desk: Desk, house: House, found: Figures) -> None:
    made = through(sample.release, sample.answer(), desk)
    wanted = [_bare(told.text, house) for told in sample.told if told.mark != "C"]
    given = {_bare(text, house) for text in _own(made.draft)}
    gone = [text for text in wanted if text not in given]
    if made.draft.writer.name != NAME:
        outcome = "fell back"
    elif made.decision == "hold":
        outcome = "held"
    else:
        outcome = "lost a sentence" if gone else "whole"
    found.outcomes[outcome] += 1
    found.sentences += len(wanted)
    found.lost += len(wanted) if outcome in ("fell back", "held") else len(gone)
    if outcome != "whole":
        found.missed.append(f"{outcome.upper()} {sample.id}: {len(gone)} sentences")
        why = made.rounds[0].failures if made.rounds else ()
        found.missed += [f"  {one.text} {' '.join(one.problems)}" for one in why]


def _try_errors(
    sample: Sample, batch: Sequence[Planted], desk: Desk, house: House, found: Figures
) -> None:
    made = through(sample.release, sample.answer(batch), desk)
    clean = {_bare(told.text, house) for told in sample.told}
    out = made.draft.writer.name == NAME and made.decision != "hold"
    given = [_bare(text, house) for text in _own(made.draft)] if out else []
    for one in batch:
        found.planted[one.kind] += 1
        text = _bare(one.text, house)
        if any(text in line or _piece_of(line, text, clean) for line in given):
            found.published[one.kind] += 1
            found.missed.append(f"PUBLISHED {sample.id} {one.kind} a{one.at}: {one.text}")


def _try_recorded(one: Recorded, desk: Desk, found: Figures) -> None:
    made = through(one.release, one.answer, desk)
    out = made.draft.writer.name == NAME and made.decision != "hold"
    given = fold("\n".join(_own(made.draft))) if out else ""
    for text in one.unwanted:
        found.planted[one.kind] += 1
        if fold(text) in given:
            found.published[one.kind] += 1
            found.missed.append(f"PUBLISHED {one.id} {one.kind}: {text}")


def _own(draft: Draft) -> list[str]:
    """The article's own sentences, without those printed in the source's language."""
    return [line.text for role, line in lines(draft) if role != "original"]


def _piece_of(line: str, text: str, clean: set[str]) -> bool:
    """Whether a published line is a part of an erroneous text that was cut in two."""
    return line in text and line not in clean and len(line.split()) >= _FEWEST_WORDS


def _bare(text: str, house: House) -> str:
    return " ".join(fold(apply(text, house)).strip(" .؟?!:،").split())


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; see the module's own words."""
    parser = argparse.ArgumentParser(prog="eval drafts", description=__doc__)
    for half in (*HALVES, LATER, RAW):
        parser.add_argument(f"--{half}", action="store_true")
    parser.add_argument("--risk", type=float, nargs="*", default=None)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--floors", action="store_true")
    given = parser.parse_args(arguments)
    folders = [name for name in (*HALVES, LATER, RAW) if getattr(given, name)] or [*HALVES, RAW]
    desk = wiring.desk(Settings())
    made = [(risk, measure(folders, desk, risk=risk)) for risk in given.risk or [None]]
    if given.format == "json":
        told = [
            {"model_risk": desk.policy.model_risk if risk is None else risk, **one.to_json()}
            for risk, one in made
        ]
        print(json.dumps(told if given.risk else told[0], ensure_ascii=False, indent=1))
    else:
        for risk, one in made:
            print(_table(one, desk.policy.model_risk if risk is None else risk))
            if given.missed:
                print("\n".join(one.missed))
    if given.floors:
        fallen = [line for _, one in made for line in below(one, FOLDER / "floors.json")]
        print("\n".join(fallen) or "all floors hold")
        return 1 if fallen else 0
    fine = all(
        not sum(one.published.values()) and one.suffered <= ACCEPTED_LOSS * one.clean
        for _, one in made
    )
    return 0 if fine else 1


def below(one: Figures, path: Path) -> list[str]:
    """A line for each figure that is worse than the file allows."""
    most = json.loads(path.read_text(encoding="utf-8"))["at_most"]
    found = {
        "errors_published": sum(one.published.values()),
        "clean_kept_back": one.outcomes["held"] + one.outcomes["fell back"],
        "clean_sentences_lost": one.lost,
    }
    return [
        f"{name} {found[name]} is above {most[name]}" for name in found if found[name] > most[name]
    ]


def _table(one: Figures, risk: float) -> str:
    rows = [f"bar (model_risk) {risk:g}"]
    rows += [
        f"  {kind:<14} {one.published[kind]:>3} of {count:>3} published"
        for kind, count in sorted(one.planted.items())
    ]
    rows.append(f"errors published {sum(one.published.values())} of {sum(one.planted.values())}")
    if one.clean:
        told = ", ".join(f"{name} {count}" for name, count in sorted(one.outcomes.items()))
        rows.append(
            f"clean drafts {one.clean}: {told}; sentences lost {one.lost} of {one.sentences}"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
