"""Asks a model within its limits: every try has leave of the meter, and is accounted for.

Around one provider's single try: the cache, the meter, waiting and trying again, the key.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from random import Random
from urllib.parse import urlsplit

from musnad.core.asking import (
    Answer,
    Call,
    Completion,
    Limits,
    Parameters,
    Prompt,
    Turn,
    storable,
)
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.ids import digest
from musnad.core.ports import Clock, Meter, ModelProvider
from musnad.models.tally import Prices, Tally, most, used

TRIES = 4
"""How often a question is sent at most."""

_FIRST_WAIT_SECONDS = 1.0
_LONGEST_WAIT_SECONDS = 30.0
_JITTER = 0.25
_SHORTEST_TRY_SECONDS = 1.0

# The provider did not take the question up, or refused it: nothing is billed.
_UNUSED = frozenset(
    {
        "model.busy",
        "model.certificate",
        "model.credit",
        "model.html",
        "model.key",
        "model.quota",
        "model.redirected",
        "model.rejected",
        "model.schema",
        "model.server",
        "model.strayed",
        "model.too_long",
        "model.unknown",
        "model.unreachable",
    }
)
_BY_DAY = frozenset({"requests_per_day", "tokens_per_day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long is waited: for one try, and for a question with all its tries and waits."""

    try_seconds: float = 60.0
    whole_seconds: float = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What an asker needs of the world: clocks, sleep, chance and the environment of keys.

    ``clock`` is asked for the moment of each try, which counts to a day in ``zone``.
    """

    clock: Clock
    zone: tzinfo
    random: Random
    environment: Mapping[str, str]
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic


class Asker:
    """The port ``LanguageModel`` over a provider and a meter; threads may share it.

    ``key_env`` names the variable of the key, "" for none. The key is read when it is needed,
    is held nowhere, and is in no error, fact or log.
    """

    def __init__(
        self,
        *,
        name: str,
        provider: ModelProvider,
        parameters: Parameters,
        key_env: str,
        limits: Limits,
        prices: Prices,
        patience: Patience,
        meter: Meter,
        outside: Outside,
    ) -> None:
        self.name = name
        self.model = parameters.model
        self.host = urlsplit(parameters.base_url).netloc or parameters.provider
        self._provider = provider
        self._parameters = parameters
        self._key_env = key_env
        self._limits = limits
        self._prices = prices
        self._patience = patience
        self._meter = meter
        self._outside = outside

    def ask(self, prompt: Prompt) -> Answer:
        """The answer, untouched, from the cache when this was asked before.

        Raises TransientError ``model.busy``, ``model.server``, ``model.timeout``,
        ``model.broken_off``, ``model.unreachable``, ``model.limit_minute``; RefusedError
        ``model.*`` for all that asking again would not mend.
        """
        known = self._meter.answer(self.content_key(prompt))
        if known is not None:
            return self._remembered(known, prompt)
        key = self._key()
        began = self._outside.monotonic()
        expected = most(prompt, self._parameters.max_output_tokens, self._prices)
        self._fits(expected)
        for tries in range(TRIES):
            turn = self._leave(expected, began)
            blank = self._blank(prompt, retries=tries)
            sent = self._outside.monotonic()
            try:
                completion = self._provider.complete(
                    prompt, self._parameters, key=key, seconds=self._seconds(began)
                )
            except MusnadError as error:
                error.facts.setdefault("writer", self.name)
                self._settle(turn, blank, sent, _lost(error, expected), error.code)
                wait = self._pause(error, tries, began)
                if wait is None:
                    raise
            else:
                call = self._settle(
                    turn,
                    blank,
                    sent,
                    used(completion, expected, self._prices),
                    completion.refusal or "ok",
                )
                return self._answer(prompt, completion, call)
            self._outside.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def probe(self) -> None:
        """Find out, without a question, whether it can be reached; raises as ``ask``."""
        key = self._key()
        try:
            self._provider.probe(self._parameters, key=key, seconds=self._patience.try_seconds)
        except MusnadError as error:
            error.facts.setdefault("writer", self.name)
            raise

    def has_key(self) -> bool:
        """Whether the key is there, or none is needed."""
        return not self._key_env or bool(self._outside.environment.get(self._key_env, "").strip())

    def missing_key(self) -> RefusedError:
        """The error that a question without a key ends in."""
        return RefusedError("model.no_key", writer=self.name, variable=self._key_env)

    def content_key(self, prompt: Prompt) -> str:
        """What an answer depends on, hashed: the prompt, which holds the release, and how."""
        told = "\x1f".join((prompt.sha256, repr(self._parameters)))
        return digest(told.encode("utf-8"))

    def _key(self) -> str:
        """The key out of the environment; "" when none is needed."""
        if not self._key_env:
            return ""
        key = self._outside.environment.get(self._key_env, "").strip()
        if not key:
            raise self.missing_key()
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise RefusedError("model.key_form", writer=self.name, variable=self._key_env)
        return key

    def _fits(self, expected: Tally) -> None:
        """Refuse at once what no waiting would make fit."""
        for limit, wanted in (
            ("tokens_per_minute", expected.tokens),
            ("tokens_per_day", expected.tokens),
            ("budget_micros_per_day", expected.price_micros),
        ):
            allowed = getattr(self._limits, limit)
            if allowed and wanted > allowed:
                raise RefusedError(
                    "model.limit_small", writer=self.name, limit=limit, wanted=wanted, most=allowed
                )

    def _leave(self, expected: Tally, began: float) -> Turn:
        """Leave of the meter, waited for while there is time."""
        while True:
            turn = self._meter.reserve(
                self.name,
                tokens=expected.tokens,
                price_micros=expected.price_micros,
                limits=self._limits,
                at=self._outside.clock().astimezone(self._outside.zone),
            )
            if turn.id is not None:
                return turn
            if turn.limit == "budget_micros_per_day":
                raise RefusedError("model.budget", writer=self.name)
            if turn.limit in _BY_DAY:
                raise RefusedError("model.limit_day", writer=self.name, limit=turn.limit)
            if turn.wait_seconds + _SHORTEST_TRY_SECONDS > self._left(began):
                raise TransientError(
                    "model.limit_minute",
                    retry_after_seconds=turn.wait_seconds,
                    writer=self.name,
                    limit=turn.limit,
                    seconds=f"{turn.wait_seconds:.0f}",
                )
            self._outside.sleep(turn.wait_seconds)

    def _pause(self, error: MusnadError, tries: int, began: float) -> float | None:
        """How long to wait before the next try; None when there is to be none.

        What the provider asks for is obeyed in full; else the wait doubles. Some chance is
        added, so that those who were turned away together don't come back together.
        """
        if not isinstance(error, TransientError) or tries + 1 >= TRIES:
            return None
        wait = error.retry_after_seconds
        if wait is None:
            wait = min(_FIRST_WAIT_SECONDS * 2**tries, _LONGEST_WAIT_SECONDS)
        wait += self._outside.random.uniform(0, _JITTER) * max(wait, _FIRST_WAIT_SECONDS)
        return wait if wait + _SHORTEST_TRY_SECONDS <= self._left(began) else None

    def _left(self, began: float) -> float:
        return self._patience.whole_seconds - (self._outside.monotonic() - began)

    def _seconds(self, began: float) -> float:
        return max(min(self._patience.try_seconds, self._left(began)), _SHORTEST_TRY_SECONDS)

    def _blank(self, prompt: Prompt, *, retries: int) -> Call:
        return Call(
            writer=self.name,
            model=self.model,
            prompt_sha256=prompt.sha256,
            at=self._outside.clock().astimezone(self._outside.zone),
            retries=retries,
        )

    def _settle(self, turn: Turn, blank: Call, sent: float, tally: Tally, outcome: str) -> Call:
        """Tell the meter what came of a try; returns the account of it."""
        call = replace(
            blank,
            latency_ms=round((self._outside.monotonic() - sent) * 1000),
            input_tokens=tally.input_tokens,
            output_tokens=tally.output_tokens,
            price_micros=tally.price_micros,
            outcome=outcome,
        )
        self._meter.settle(turn, call)
        return call

    def _answer(self, prompt: Prompt, completion: Completion, call: Call) -> Answer:
        if completion.refusal:
            raise RefusedError(
                completion.refusal, writer=self.name, model=self.model, reason=completion.reason
            )
        answer = Answer(text=storable(completion.text), call=call, finish=completion.finish)
        if completion.finish == "stop":
            self._meter.save_answer(self.content_key(prompt), answer)
        return answer

    def _remembered(self, known: Answer, prompt: Prompt) -> Answer:
        call = replace(self._blank(prompt, retries=0), cached=True)
        self._meter.settle(Turn(id=None), call)
        return replace(known, call=call)


def _lost(error: MusnadError, expected: Tally) -> Tally:
    """What a try without an answer is counted as: all that was reserved, where it may be billed."""
    return Tally() if error.code in _UNUSED else expected
