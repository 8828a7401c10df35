"""Tells, after an article, which models were asked for it, what it cost and who took over."""

from __future__ import annotations

from musnad.core.asking import Round
from musnad.flow.compose import Composition
from musnad.messages import explain, word

_MICROS = 1_000_000


def as_text(composition: Composition, language: str) -> str:
    """Lines for a terminal: a line a round, then the sum, fallbacks and holds; "" without any."""
    lines = [
        _line(number, told, language) for number, told in enumerate(composition.rounds, start=1)
    ]
    if lines:
        lines.append(_sum(composition.rounds, language))
    for one in composition.fallbacks:
        why = explain(one.code, dict(one.facts), language)
        lines.append(f"{word('passed_over', language)} {one.writer}: {why} [{one.code}]")
    lines += [word(f"hold_{code}", language) for code in composition.holds]
    return "\n".join(lines)


def _line(number: int, told: Round, language: str) -> str:
    call = told.call
    parts = [
        f"{number}. {word(f'round_{told.kind}', language)}: {call.writer} ({call.model})",
        f"{word('tokens', language)} {call.input_tokens}+{call.output_tokens}",
        f"{call.latency_ms / 1000:.1f} {word('seconds', language)}",
    ]
    if call.cached:
        parts.append(word("from_cache", language))
    if told.removals:
        parts.append(f"{word('removed_pieces', language)} {len(told.removals)}")
    if told.failures:
        numbers = " ".join(f"a{one.line}" for one in told.failures)
        parts.append(f"{word('failed_sentences', language)} {len(told.failures)} ({numbers})")
    if told.error:
        parts.append(told.error)
    return "; ".join(parts)


def _sum(rounds: tuple[Round, ...], language: str) -> str:
    tokens = sum(one.call.input_tokens + one.call.output_tokens for one in rounds)
    price = sum(one.call.price_micros for one in rounds) / _MICROS
    return (
        f"{word('questions', language)} {len(rounds)}; {word('tokens', language)} {tokens}; "
        f"{word('price', language)} {price:.4f}"
    )
