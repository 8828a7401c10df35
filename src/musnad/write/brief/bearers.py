"""Two offices of one person, named after him: "X, Deputy Prime Minister and Minister of Y"."""

from __future__ import annotations

from dataclasses import replace

from musnad.write.brief.entity import Entity
from musnad.write.brief.joining import past_comma
from musnad.write.brief.titles import are_one_persons


def second_offices(found: list[Entity], text: str) -> list[Entity]:
    """ "X, Spokesperson and Chief Adviser": a second office is no second person.

    Titles that one person is known to bear become his title; others cannot be told apart for
    certain, so such a one is unsure.
    """
    kept: list[Entity] = []
    for one in found:
        last = kept[-1] if kept else None
        beside = last is not None and last.kind == "person" and ", " in last.english
        if last is None or not beside or one.kind != "office" or last.english.endswith(","):
            kept.append(one)
            continue
        if text[last.end : one.start] not in (" and ", " and also "):
            kept.append(one)
            continue
        both = f"{last.english.rpartition(', ')[2]} and {one.english}"
        name = last.arabic.removeprefix(f"{last.title} ")
        if are_one_persons(both) and last.title and name != last.arabic:
            title = f"{last.title} {one.arabic}"
            end = past_comma(text, one.end)
            english = text[last.start : end]
            arabic = f"{title} {name}"
            kept[-1] = replace(last, end=end, english=english, title=title, arabic=arabic)
        else:
            kept.append(replace(one, unsure=True))
    return kept
