"""What must become of everything on the wire: an outcome, or the code of a refusal."""

from __future__ import annotations

from collections.abc import Iterable

from demo.samples import load

HARD = {
    "kw-amir-oath": {"article"},
    "us-defense-headline-only": {"notice"},
    "iaea-zaporizhzhya": {"article", "revision"},
    "uk-gov-instructions": {"held"},
    "uk-gov-recovering": {"article"},
    "empty-page": {"read.empty"},
    "huge-page": {"fetch.too_large"},
    "silent-page": {"fetch.timeout"},
}
"""Slug to all outcomes that must be seen for it."""

TWINS = ("nato-sweden", "nato-sweden-mirror")
"""The same release at two addresses: one becomes the article, whichever comes first."""

POLLS = {"broken": "feed.broken"}
"""Source to the code with which its feed must fail."""


def wanted() -> dict[str, frozenset[str]]:
    """Every slug with its outcomes; a good release may be an article or a notice."""
    slugs = {sample.slug for sample in load("releases")}.difference(TWINS)
    good = dict.fromkeys(slugs, frozenset({"article"}))
    return good | {slug: frozenset(outcomes) for slug, outcomes in HARD.items()}


def missing(seen: dict[str, set[str]], polls: dict[str, str]) -> list[str]:
    """A line for each thing on the wire that did not end as it must."""
    lines = []
    for slug, outcomes in sorted(wanted().items()):
        got = seen.get(slug, set())
        good = got == outcomes or (slug not in HARD and got == {"notice"})
        if not good:
            lines.append(f"{slug}: wanted {_list(outcomes)}, saw {_list(got)}")
    twins = sorted(outcome for slug in TWINS for outcome in seen.get(slug, ()))
    if twins not in (["article", "duplicate"], ["duplicate", "notice"]):
        pair = " and ".join(TWINS)
        lines.append(f"{pair}: wanted one article and a duplicate, saw {_list(twins)}")
    lines += [
        f"{source}: wanted {code}, saw {polls.get(source)}"
        for source, code in POLLS.items()
        if polls.get(source) != code
    ]
    lines += [
        f"{source}: failed with {code}" for source, code in polls.items() if source not in POLLS
    ]
    return lines


def _list(outcomes: Iterable[str]) -> str:
    return ", ".join(sorted(outcomes)) or "nothing"
