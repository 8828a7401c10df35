"""The parts of ``musnad.toml``, each with the values that it may have."""

from musnad.parts.channels import AnyChannel
from musnad.parts.desk import DeskPart, OidcPart
from musnad.parts.house import HousePart, NewsroomPart
from musnad.parts.part import Part
from musnad.parts.policy import ArchivePart, CheckPart, MatchPart, PolicyPart, RunPart, WatchPart
from musnad.parts.sources import FetchPart, MailboxPart, PollPart, SourcePart, WebsubPart
from musnad.parts.store import StorePart
from musnad.parts.writers import WriterPart

__all__ = [
    "AnyChannel",
    "ArchivePart",
    "CheckPart",
    "DeskPart",
    "FetchPart",
    "HousePart",
    "MailboxPart",
    "MatchPart",
    "NewsroomPart",
    "OidcPart",
    "Part",
    "PolicyPart",
    "PollPart",
    "RunPart",
    "SourcePart",
    "StorePart",
    "WatchPart",
    "WebsubPart",
    "WriterPart",
]
