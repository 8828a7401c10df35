"""What is asked of a language model, what it answers, and the account that is kept of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from musnad.core.draft import Draft
from musnad.core.errors import MusnadError
from musnad.core.ids import digest
from musnad.core.report import ProblemKind, Verdict

Finish = Literal["stop", "length"]
RoundKind = Literal["write", "revise"]


def storable(text: str) -> str:
    """The text with a question mark for each lone surrogate, which no file or table can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The exact words sent to a model.

    ``id`` names the versioned file it was made from (``ar/article-1``). ``schema`` is the
    JSON schema of the answer wanted, as text, or "" where prose is wanted.
    """

    id: str
    system: str
    user: str
    schema: str = ""

    @property
    def sha256(self) -> str:
        """The hash of all that is sent: system, user and schema, joined by U+001F."""
        return digest("\x1f".join((self.system, self.user, self.schema)).encode("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """How a model is asked: all that its answer depends on besides the prompt.

    ``provider`` is ``gemini``, ``openai`` or a plugin's; ``base_url`` "" is the provider's own
    address. ``temperature`` None and ``thinking`` "" leave the choice to the provider.
    ``schema`` tells whether the endpoint may be sent the JSON schema of a prompt.
    """

    provider: str
    model: str
    base_url: str = ""
    temperature: float | None = None
    max_output_tokens: int = 8192
    thinking: str = ""
    schema: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a provider made of one try: its text, untouched, and how it ended.

    ``refusal`` is the code of why there is no text to use (``model.safety`` …), else "".
    Tokens are None where the provider doesn't say.
    """

    text: str
    finish: Finish = "stop"
    refusal: str = ""
    reason: str = ""
    input_tokens: int | None = None
    output_tokens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One question to one model, as it is accounted for.

    ``at`` is when it was sent; ``price_micros`` is millionths of the currency of the writer's
    settings, at least 0; ``retries`` counts tries before the last. ``outcome`` is ``ok`` or
    the code of the error that ended it. A ``cached`` answer costs nothing.
    """

    writer: str
    model: str
    prompt_sha256: str
    at: datetime
    latency_ms: int = 0
    retries: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    price_micros: int = 0
    outcome: str = "ok"
    cached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered, untouched; ``finish`` ``length`` when it was cut short."""

    text: str
    call: Call
    finish: Finish = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a writer may use at most; 0 means no limit of this kind.

    Tokens count both directions; days are those of the newsroom's zone.
    """

    requests_per_minute: int = 0
    tokens_per_minute: int = 0
    requests_per_day: int = 0
    tokens_per_day: int = 0
    budget_micros_per_day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Leave to ask, or how long to wait for it.

    ``id`` is None when there is none now: then ``wait_seconds`` says when to try again, and
    ``limit`` names the limit that was reached (a field of ``Limits``).
    """

    id: str | None
    wait_seconds: float = 0.0
    limit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Something taken out of a model's answer before anyone read it.

    ``code`` is stable (``chatter.opening``, ``markdown.emphasis``, ``thinking`` …).
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One sentence that did not hold: what is sent back to the model to be mended.

    ``line`` is its number in the draft's reading order, from 1 (``a1``). ``problems`` are
    what the checker found, in the language of the prompt; ``evidence`` the release
    sentences that it looked at.
    """

    line: int
    text: str
    verdict: Verdict
    kinds: tuple[ProblemKind, ...]
    problems: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One exchange with a model, kept for the desk: question, raw answer, what became of it.

    ``error`` is the code of what ended the round without a draft, else ""; ``failures`` is
    what the checker then found in the draft.
    """

    kind: RoundKind
    prompt: Prompt
    answer: str
    call: Call
    removals: tuple[Removal, ...] = ()
    failures: tuple[Failure, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What a model writer made of a release at one go; ``draft`` is None when it is no use.

    A long release is asked about part by part: then there are several ``rounds``. ``fault``
    is the error behind the last failed round, if one failed.
    """

    draft: Draft | None
    rounds: tuple[Round, ...]
    fault: MusnadError | None = None
