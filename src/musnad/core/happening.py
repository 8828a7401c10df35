"""The same release told twice, and the same event told by several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that two releases have in common.

    ``kind`` is ``meaning`` or ``hours`` (one number as text), ``people``, ``places`` or
    ``bodies`` (ids of the lexicon), ``names`` (as written), ``figures`` or ``days``.
    """

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How likely two releases tell of one event (``score``, 0 to 1), and why.

    ``first`` and ``second`` are release ids in their order as text.
    """

    first: str
    second: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is kept of a release to know it again.

    ``published`` is when it came out or, where it does not say, when it was found; it has a
    zone. ``publisher`` is the host of its address without the part for a language, or its
    source's id. ``exact`` is the hash of its words, ``sketch`` its MinHash (512 bytes), ``head``
    its title and first sentence.
    """

    release_id: str
    article_id: str
    source_id: str
    publisher: str
    url: str | None
    language: str
    title: str
    head: str
    published: datetime
    exact: str
    sketch: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event and the releases that tell of it, those that came out first before the others.

    ``id`` derives from the first of them. A release that nobody else tells of is no happening.
    """

    id: str
    members: tuple[Trace, ...]
    ties: tuple[Tie, ...] = ()

    def beside(self, release_id: str) -> tuple[Trace, ...]:
        """The other members."""
        return tuple(one for one in self.members if one.release_id != release_id)
