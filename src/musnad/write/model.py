"""Writes an article with a language model, through the port alone: no network, no disk.

What a model makes of a release is a draft like any other, that the checker must pass; what
passed between them is kept in rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from musnad.core.asking import Attempt, Call, Failure, Prompt, Round, RoundKind, storable
from musnad.core.draft import Byline, Coverage, Draft, Line, lines
from musnad.core.errors import MusnadError, RefusedError
from musnad.core.house import House
from musnad.core.ports import Clock, LanguageModel
from musnad.core.release import Release
from musnad.write.answers import Mended, Read, read_article, read_part, read_revision
from musnad.write.background import with_background
from musnad.write.clean import echoes_of
from musnad.write.hijri import with_hijri
from musnad.write.notice import notice
from musnad.write.parts import Part, parts
from musnad.write.prompting import (
    ask_article,
    ask_part,
    ask_revision,
    beside,
    instructions_of,
)
from musnad.write.settling import mended, settled, with_basis

KICKER = "بيان"
PART_WORDS = 3_500
"""Words of a release that one question holds; a longer release is asked about in parts."""

_SPENT = frozenset(
    {"model.quota", "model.credit", "model.budget", "model.limit_day", "model.key", "model.no_key"}
)
"""Faults after which the next part of a long release need not be asked about."""

T = TypeVar("T", Read, Mended)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked(Generic[T]):
    """One question with what was read in its answer, or with the fault that ended it."""

    read: T | None
    round: Round
    fault: MusnadError | None


class ModelWriter:
    """A writer that asks a language model; see ``core.ports.Reviser``.

    ``fallbacks`` name the writers that take over when this one fails, in order.
    ``part_words`` is the most words of a release that one question holds.
    """

    def __init__(
        self,
        model: LanguageModel,
        *,
        clock: Clock,
        fallbacks: Sequence[str] = (),
        part_words: int = PART_WORDS,
    ) -> None:
        self.name = model.name
        self.fallbacks = tuple(fallbacks)
        self._model = model
        self._clock = clock
        self._part_words = part_words

    def accepts(self, release: Release) -> bool:
        """Whether the release has a body: a headline alone never reaches a model."""
        return bool(release.body)

    def write(self, release: Release, house: House) -> Draft:
        """The first draft as it is; a notice for a release without a body.

        Raises the fault of the model, or RefusedError ``draft.*``.
        """
        if not self.accepts(release):
            return notice(release, house)
        made = self.attempt(release, house)
        if made.draft is None:
            raise made.fault or RefusedError("draft.empty")
        return made.draft

    def attempt(self, release: Release, house: House, instruction: str = "") -> Attempt:
        """The first draft and its rounds: one, or one for each part of a long release.

        ``instruction`` is an editor's, and told to the model as such in each question. A part
        that fails after the first is left out; its sentences are printed as they are.
        """
        if not self.accepts(release):
            return Attempt(draft=None, rounds=(), fault=RefusedError("draft.no_body"))
        pieces = parts(release, self._part_words)
        asked = ask_article(release, pieces[0].sentences, house, instruction)
        first = self._ask("write", asked, read_article, release)
        if first.read is None or first.read.headline is None or first.read.lead is None:
            return Attempt(draft=None, rounds=(first.round,), fault=first.fault)
        rounds, blocks = [first.round], list(first.read.blocks)
        fault: MusnadError | None = None
        for piece in pieces[1:]:
            more = self._part(release, piece, first.read.headline, len(pieces), house, instruction)
            rounds.append(more.round)
            if more.read is not None:
                blocks += more.read.blocks
                continue
            fault = more.fault
            if not isinstance(fault, RefusedError) or fault.code in _SPENT:
                break
        draft = Draft(
            release_id=release.id,
            headline=first.read.headline,
            kicker=KICKER,
            lead=first.read.lead,
            blocks=tuple(blocks),
            writer=Byline(name=self.name, model=self._model.model, prompt_sha256=asked.sha256),
            coverage=Coverage(release_sentences=len(release.body), rendered=0),
        )
        draft = with_background(settled(with_basis(draft), release), release, house)
        return Attempt(draft=with_hijri(draft, house), rounds=tuple(rounds), fault=fault)

    def revise(
        self, release: Release, house: House, draft: Draft, failures: Sequence[Failure]
    ) -> Attempt:
        """The draft with the failing sentences mended or left out; the others as they are."""
        prompt = ask_revision(release, draft, failures, house)
        told = dict(enumerate((line for _, line in lines(draft)), start=1))
        allowed = {
            failure.line: frozenset(
                one.id for one in beside(release, told.get(failure.line), failure)
            )
            for failure in failures
        }

        def read(answer: str, release: Release, *, cut: bool, echoes: frozenset[str]) -> Mended:
            return read_revision(answer, release, allowed, cut=cut, echoes=echoes)

        asked = self._ask("revise", prompt, read, release)
        if asked.read is None:
            return Attempt(draft=None, rounds=(asked.round,), fault=asked.fault)
        written = with_hijri(mended(draft, release, asked.read.lines), house)
        return Attempt(draft=written, rounds=(asked.round,))

    def _part(
        self,
        release: Release,
        piece: Part,
        headline: Line,
        count: int,
        house: House,
        instruction: str,
    ) -> _Asked[Read]:
        prompt = ask_part(
            release,
            piece.sentences,
            house,
            headline=headline.text,
            part=piece.number,
            parts=count,
            instruction=instruction,
        )
        return self._ask("write", prompt, read_part, release)

    def _ask(
        self, kind: RoundKind, prompt: Prompt, read: Callable[..., T], release: Release
    ) -> _Asked[T]:
        """Ask, and read the answer; a fault on either side ends the round, with its code."""
        at = self._clock()
        try:
            answer = self._model.ask(prompt)
        except MusnadError as error:
            call = Call(
                writer=self.name,
                model=self._model.model,
                prompt_sha256=prompt.sha256,
                at=at,
                outcome=error.code,
            )
            told = Round(kind=kind, prompt=prompt, answer="", call=call, error=error.code)
            return _Asked(read=None, round=told, fault=error)
        said = storable(answer.text)
        told = Round(kind=kind, prompt=prompt, answer=said, call=answer.call)
        try:
            found = read(
                said,
                release,
                cut=answer.finish == "length",
                echoes=echoes_of(*instructions_of(prompt)),
            )
        except RefusedError as error:
            return _Asked(read=None, round=replace(told, error=error.code), fault=error)
        return _Asked(read=found, round=replace(told, removals=found.removals), fault=None)
