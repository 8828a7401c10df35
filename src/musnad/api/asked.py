"""What programs send: the bodies of requests, each with its limits."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from musnad.flow.given import MOST_PASTED
from musnad.flow.hooks import EVENTS, LONGEST_URL

MOST_ARTICLE = 40_000
MOST_SOURCE = 300_000
MOST_SOURCES = 20
MOST_LINE = 4_000
MOST_REASON = 1_000


class Asked(BaseModel):
    """What every body shares: unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_Text = Annotated[str, Field(max_length=MOST_SOURCE)]
_Line = Annotated[str, Field(min_length=1, max_length=MOST_LINE)]
_Name = Annotated[str, Field(pattern=r"^a[1-9][0-9]{0,3}$", examples=["a3"])]
_Cites = Annotated[
    tuple[Annotated[str, Field(pattern=r"^s[1-9][0-9]{0,2}\.[0-9]{1,5}$")], ...],
    Field(max_length=20),
]
_Web = Annotated[str, Field(pattern=r"^https?://[^\s\x00-\x20]+$", max_length=LONGEST_URL)]
_Writer = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,80}$")]


class SourceAsked(Asked):
    """A source to check against, or a release to write from: ``text`` or ``html``, not both.

    ``title`` goes with a text; ``url`` is where it was published (nothing is fetched), and
    ``published`` when, if it does not say so itself.
    """

    text: _Text | None = None
    html: _Text | None = None
    title: str = Field("", max_length=500)
    url: _Web | None = None
    published: datetime | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("one of text and html is wanted")
        if self.title and self.html is not None:
            raise ValueError("a page says its title itself: title goes with text")
        return self


class CheckAsked(Asked):
    """A text in Arabic or English, and the sources that it must stand in."""

    article: str = Field(min_length=1, max_length=MOST_ARTICLE)
    sources: tuple[SourceAsked, ...] = Field(min_length=1, max_length=MOST_SOURCES)

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "article": "افتتح الوزير الجسر يوم 3 مايو 2025.",
                    "sources": [{"text": "افتتح الوزير الجسر يوم 4 مايو 2025."}],
                }
            ]
        }
    )


class WriteAsked(Asked):
    """A release to write from, and the writer: ``auto``, ``brief``, ``extract`` or a name."""

    source: SourceAsked
    writer: _Writer = "auto"

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "source": {
                        "title": "Minister opens dam",
                        "text": "The Minister of Energy opened a dam on 3 May 2025.",
                    },
                    "writer": "brief",
                }
            ]
        }
    )


class TextAsked(Asked):
    """A release that was pasted, with what its giver knows of it."""

    kind: Literal["text"]
    text: str = Field(min_length=1, max_length=MOST_PASTED)
    title: str = Field("", max_length=400)
    publisher: str = Field("", max_length=200)
    published: AwareDatetime | None = None
    url: _Web | None = None
    writer: _Writer | None = None


class AddressAsked(Asked):
    """A release at an address, which is fetched."""

    kind: Literal["address"]
    address: _Web
    writer: _Writer | None = None


class BothAsked(Asked):
    """Releases of two or three sides, of which one article is written that cites them all."""

    kind: Literal["releases"]
    releases: tuple[Annotated[str, Field(pattern=r"^[0-9a-z][0-9a-z-]{0,63}$")], ...] = Field(
        min_length=2, max_length=3
    )


NewAsked = Annotated[TextAsked | AddressAsked | BothAsked, Field(discriminator="kind")]


class LineAsked(Asked):
    """New words of one line; without ``cites`` it rests on what it rested on before."""

    text: _Line
    cites: _Cites | None = None

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "افتتح الوزير الجسر أمس.", "cites": ["s1.2"]}]}
    )


class AddAsked(Asked):
    """A new line after another one."""

    kind: Literal["add"]
    after: _Name
    text: _Line
    role: Literal["paragraph", "crosshead", "background"] = "paragraph"
    cites: _Cites = ()


class RemoveAsked(Asked):
    """A line that goes."""

    kind: Literal["remove"]
    line: _Name


class MoveAsked(Asked):
    """A line that goes after another one."""

    kind: Literal["move"]
    line: _Name
    after: _Name


class RepairAsked(Asked):
    """One of the repairs that are offered for a line, by its number from 1."""

    kind: Literal["repair"]
    line: _Name
    number: int = Field(ge=1, le=99)


class AcceptAsked(Asked):
    """A flagged line that a person answers for; the reason is printed in the record."""

    kind: Literal["accept"]
    line: _Name
    reason: str = Field(min_length=1, max_length=MOST_REASON)


class UnacceptAsked(Asked):
    """A line that nobody answers for any more."""

    kind: Literal["unaccept"]
    line: _Name


class KickerAsked(Asked):
    """The words above the headline; "" for none."""

    kind: Literal["kicker"]
    text: str = Field(max_length=200)


class ShareAsked(Asked):
    """The headline of the image that is shared; "" for the article's own."""

    kind: Literal["share_headline"]
    text: str = Field(max_length=300)


class UndoAsked(Asked):
    """The last step taken back."""

    kind: Literal["undo"]


EditAsked = Annotated[
    AddAsked
    | RemoveAsked
    | MoveAsked
    | RepairAsked
    | AcceptAsked
    | UnacceptAsked
    | KickerAsked
    | ShareAsked
    | UndoAsked,
    Field(discriminator="kind"),
]


class RewriteAsked(Asked):
    """A writer to write it anew, with an instruction."""

    writer: _Writer
    instruction: str = Field("", max_length=1_000)

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"writer": "brief", "instruction": ""}]}
    )


class PublishAsked(Asked):
    """Approve and publish; the reason is printed where it is a correction."""

    kind: Literal["publish"]
    reason: str = Field("", max_length=MOST_REASON)


class ScheduleAsked(Asked):
    """Approve, to go out at a moment that has a zone; the reason is for a correction."""

    kind: Literal["schedule"]
    at: AwareDatetime
    reason: str = Field("", max_length=MOST_REASON)


class CorrectAsked(Asked):
    """Publish a new revision with a dated correction; the reason is printed."""

    kind: Literal["correct"]
    reason: str = Field("", max_length=MOST_REASON)


class WithdrawAsked(Asked):
    """Take a published article back; the reason stands in its place."""

    kind: Literal["withdraw"]
    reason: str = Field(min_length=1, max_length=MOST_REASON)


class PlainAsked(Asked):
    """Spike, revive what was spiked, or take a time off."""

    kind: Literal["spike", "revive", "unschedule"]


DecisionAsked = Annotated[
    PublishAsked | ScheduleAsked | CorrectAsked | WithdrawAsked | PlainAsked,
    Field(discriminator="kind"),
]

_Events = Annotated[
    tuple[Literal[EVENTS], ...],  # type: ignore[valid-type]
    Field(max_length=len(EVENTS)),
]


class HookAsked(Asked):
    """An address to be told of some events, or of all (none named)."""

    url: _Web
    events: _Events = ()

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"url": "https://cms.example/musnad", "events": ["article.published"]}]
        }
    )


class HookChangeAsked(Asked):
    """The events that a hook is told of from now on; none named: all."""

    events: _Events = ()
