"""What a writer has used today, out of the calls that the meter kept; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.core.asking import Call

FOR_A_PERSON = frozenset(
    {
        "model.certificate",
        "model.content_type",
        "model.credit",
        "model.form",
        "model.html",
        "model.key",
        "model.not_json",
        "model.redirected",
        "model.rejected",
        "model.schema",
        "model.strayed",
        "model.truncated",
        "model.unknown",
    }
)
"""Faults that come again with every question until somebody mends the settings or the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Questions sent, answers from the cache, tokens and price of one writer since midnight.

    ``last_fault`` is the code of the last call that failed, ``standing`` whether nothing has
    gone well since. ``budget_left_micros`` is None without a budget.
    """

    calls: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    price_micros: int = 0
    budget_left_micros: int | None = None
    last_fault: str = ""
    standing: bool = False

    @property
    def for_a_person(self) -> bool:
        """Whether the fault that stands won't pass by itself."""
        return self.standing and self.last_fault in FOR_A_PERSON


def account(calls: Sequence[Call], budget_micros: int = 0) -> Account:
    """Sum up the calls of one writer, oldest first."""
    sent = [one for one in calls if not one.cached]
    failed = [one for one in sent if one.outcome != "ok"]
    price = sum(one.price_micros for one in sent)
    return Account(
        calls=len(sent),
        cached=len(calls) - len(sent),
        input_tokens=sum(one.input_tokens for one in sent),
        output_tokens=sum(one.output_tokens for one in sent),
        price_micros=price,
        budget_left_micros=max(budget_micros - price, 0) if budget_micros else None,
        last_fault=failed[-1].outcome if failed else "",
        standing=bool(failed) and sent[-1] is failed[-1],
    )
