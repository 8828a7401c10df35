"""Which sources are followed, and the newsroom's own: proposals of other settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from musnad.core.errors import RefusedError
from musnad.core.log import Note
from musnad.core.ports import Clock
from musnad.core.source import Source
from musnad.tuning import lists, toml
from musnad.tuning.proposal import Proposal, keep, with_settings, with_text
from musnad.tuning.standing import Standing, look
from musnad.tuning.toml import Plain

_ALWAYS = ("kind", "languages", "zone")
_SHOWN = (
    "id",
    "name_ar",
    "name_en",
    "kind",
    "languages",
    "feed",
    "listing",
    "selector",
    "senders",
    "page",
    "reader",
    "zone",
    "topics",
    "terms",
    "every_minutes",
)


def add(
    folder: Path,
    *,
    by: str,
    clock: Clock,
    sources: Sequence[Source] = (),
    follow: Sequence[str] = (),
) -> tuple[Note, ...]:
    """Add sources of one's own and ids of the catalogue to a newsroom's settings, at once.

    An id that is followed already is passed over. Raises RefusedError ``settings.missing``,
    ``settings.syntax`` or ``settings.value`` for what is there, ``source.taken`` (``source``)
    for an id that has another source, ``settings.added`` (``what``) when the file is of a form
    that can't be added to, ``settings.changed`` when somebody else wrote to it meanwhile,
    ``settings.unwritable`` when it can't be written.
    """
    standing = look(folder)
    proposal = with_more(standing, sources=sources, follow=follow)
    return keep(proposal, by=by, clock=clock) if proposal.changes else ()


def with_more(
    standing: Standing, *, sources: Sequence[Source] = (), follow: Sequence[str] = ()
) -> Proposal:
    """The proposal of further sources: one's own, and ids of the catalogue. Raises as ``add``."""
    taken = {one.id for one in standing.settings.sources}
    for source in sources:
        if source.id in taken:
            raise RefusedError("source.taken", source=source.id)
        taken.add(source.id)
    known = standing.settings.follow
    more = [one for one in dict.fromkeys(follow) if one not in known]
    text = toml.extend(standing.text, "follow", more)
    for source in sources:
        lists.part_of("sources", {one: getattr(source, one) for one in _SHOWN}, source.id)
        text = toml.add_table(text, "sources", _told(source))
    what = [f"follow: +{one}" for one in more] + [f"sources: +{one.id}" for one in sources]
    return with_text(standing, text, what)


def without(standing: Standing, ids: Collection[str]) -> Proposal:
    """The proposal of following these of the catalogue no more.

    Raises RefusedError ``settings.unknown``, ``settings.added``.
    """
    known = standing.settings.follow
    gone = [one for one in ids if one not in known]
    if gone:
        raise RefusedError("settings.unknown", name="follow", id=", ".join(gone))
    text = toml.put(standing.text, ("follow",), [one for one in known if one not in ids])
    return with_text(standing, text, [f"follow: -{one}" for one in ids])


def with_own(
    standing: Standing, values: Mapping[str, Plain], *, taken: Collection[str]
) -> Proposal:
    """The proposal of one more source of one's own; ``taken`` are the catalogue's ids.

    It needs a feed, a listing or a sender. Raises RefusedError ``source.taken``,
    ``source.no_way``, ``settings.value``, ``settings.added``.
    """
    id_ = str(values.get("id", ""))
    if id_ in taken or id_ in {one.id for one in standing.settings.sources}:
        raise RefusedError("source.taken", source=id_)
    if not any(values.get(way) for way in ("feed", "listing", "senders")):
        raise RefusedError("source.no_way", source=id_)
    return lists.added(standing, "sources", values)


def paused(standing: Standing, source_id: str, *, is_paused: bool) -> Proposal:
    """The proposal of asking a source of one's own no more, or again. Raises as ``lists``."""
    value = True if is_paused else None
    return lists.changed(standing, "sources", source_id, {"paused": value})


def held(standing: Standing, source_id: str, *, is_held: bool) -> Proposal:
    """The proposal of what becomes of a source's articles: always for a person, or by policy."""
    known = standing.settings.policy.hold_sources
    others = tuple(one for one in known if one != source_id)
    wanted = (*others, source_id) if is_held else others
    return with_settings(standing, {"policy.hold_sources": wanted})


def _told(source: Source) -> dict[str, Plain]:
    """A source as its table tells it, without what is as it is by default."""
    default = Source(id="", name_ar="", name_en="", kind="agency", languages=())
    return {
        name: getattr(source, name)
        for name in _SHOWN
        if getattr(source, name) != getattr(default, name) or name in _ALWAYS
    }
