"""What made each clause of a brief: the frames, the rules and the entries of the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.core.house import House
from musnad.core.release import Release
from musnad.write.brief.article import open_teller, tell_all
from musnad.write.brief.frames import acting, agreeing, meeting, speaking

_HAND = {"acting": acting, "agreeing": agreeing, "meeting": meeting, "speaking": speaking}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A sentence of the release with what became of it.

    ``arabic`` is ``""`` for a sentence that stays in the original; ``steps`` are the rules,
    frames and entries in the order of their use; ``obstacle`` says what kept it out.
    """

    sentence: str
    english: str
    arabic: str
    steps: tuple[str, ...]
    obstacle: str = ""


def accounts(release: Release, house: House) -> tuple[Account, ...]:
    """One account for each sentence of the release's body that the brief has looked at."""
    found: list[Account] = []
    for one in tell_all(release, open_teller(release, house)):
        obstacle = f"{one.obstacle.reason}: {one.obstacle.word}" if one.obstacle else ""
        found.append(
            Account(
                sentence=one.sentence.id,
                english=" ".join(one.sentence.text.split()),
                arabic=one.rendering.text if one.rendering is not None else "",
                steps=tuple(
                    _placed(step)
                    for step in dict.fromkeys(one.rendering.trace if one.rendering else ())
                ),
                obstacle=obstacle,
            )
        )
    return tuple(found)


def _placed(step: str) -> str:
    """A frame with the file that holds it; any other step as it is."""
    english, colon, past = step.partition(":")
    if not colon or " " in english:
        return step
    for name, module in _HAND.items():
        if any(frame.id == step for frame in module.FRAMES):
            return f"frame {english} → {past} (frames/{name}.py)"
    return f"frame {english} → {past} (frames/verbs.tsv)"


def as_text(told: tuple[Account, ...]) -> str:
    """The accounts for a person: English, Arabic, and a line for each step."""
    blocks: list[str] = []
    for one in told:
        lines = [f"{one.sentence}  {one.english}"]
        lines.append(f"    = {one.arabic}" if one.arabic else f"    left: {one.obstacle}")
        lines.extend(f"      {step}" for step in one.steps)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def as_values(told: tuple[Account, ...]) -> list[dict[str, object]]:
    """The accounts for a program."""
    return [
        {
            "sentence": one.sentence,
            "arabic": one.arabic or None,
            "steps": list(one.steps),
            "left": one.obstacle or None,
        }
        for one in told
    ]
