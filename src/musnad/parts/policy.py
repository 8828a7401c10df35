"""When an article goes out by itself, and what it is checked, known again and watched by."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from musnad.parts.part import Part

_Id = Annotated[str, Field(min_length=1, max_length=64)]
_Topic = Annotated[str, Field(min_length=2, max_length=80)]


class PolicyPart(Part):
    """When an article goes out by itself, and how long a fault is waited out.

    Risks are chances from 0 to 1; ``model_risk`` is the most that a sentence of a model may
    have. ``hold_sources`` are ids of sources, ``hold_topics`` words or phrases.
    """

    mode: Literal["publish", "hold"] = "publish"
    writer: str = "auto"
    hold_above_risk: float = Field(1.0, ge=0, le=1)
    hold_sources: tuple[_Id, ...] = Field((), max_length=500)
    hold_topics: tuple[_Topic, ...] = Field((), max_length=200)
    revisions: int = Field(2, ge=0, le=2)
    model_risk: float = Field(0.15, ge=0, le=1)
    when_busy: Literal["wait", "fall_back"] = "fall_back"
    attempts: int = Field(5, ge=1, le=50)
    first_retry_seconds: float = Field(30.0, gt=0, le=86_400)
    longest_retry_seconds: float = Field(3600.0, gt=0, le=604_800)


class CheckPart(Part):
    """Models beside the checker's own, which needs none of them.

    ``encoder`` and ``second_opinion`` are names that a plugin offers; ``nli`` is the model of
    entailment in the folder ``nli_folder``. A second opinion is asked of claims whose risk is
    within ``band`` of the threshold.
    """

    encoder: str = Field("", max_length=100)
    second_opinion: str = Field("", max_length=100)
    band: float = Field(0.15, ge=0, le=0.5)
    nli_folder: str = Field("", max_length=400)


class MatchPart(Part):
    """How releases are known again, in days and hours, and gathered by event."""

    near: bool = True
    translations: bool = True
    events: bool = True
    days: float = Field(30.0, gt=0, le=3650)
    translation_days: float = Field(7.0, gt=0, le=365)
    event_hours: float = Field(48.0, gt=0, le=720)


_Hours = Annotated[float, Field(gt=0, le=87_600)]


class WatchPart(Part):
    """When the page of a published release is looked at again, in hours after publication.

    Empty: never.
    """

    after_hours: tuple[_Hours, ...] = Field((1.0, 6.0, 24.0, 168.0, 720.0), max_length=50)


class ArchivePart(Part):
    """For how many days captures are kept that no article rests on (0: for ever), and how large
    a file of them grows."""

    keep_days: int = Field(90, ge=0, le=36_500)
    file_megabytes: float = Field(64.0, ge=1, le=4000)


class RunPart(Part):
    """The pace of ``musnad run``.

    ``threads`` of the sentence encoder: one is nearly as fast as two where nothing else runs,
    and several times faster where something does. No more than the cores are ever used.
    """

    idle_seconds: float = Field(5.0, gt=0, le=3600)
    patience_seconds: float = Field(5.0, ge=0, le=3600)
    threads: int = Field(1, ge=1, le=256)
