"""How many tokens a question may take and what it costs, before it is asked and after; pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from musnad.core.asking import Completion, Prompt

_ARABIC_LETTERS_A_TOKEN = 2
_OTHER_LETTERS_A_TOKEN = 3
_AROUND = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """What a million tokens cost, in the currency of the writer's settings; at least 0."""

    tokens_in: float = 0.0
    tokens_out: float = 0.0

    def micros(self, input_tokens: int, output_tokens: int) -> int:
        """Millionths of the currency, rounded up: so much a million is so many micros each."""
        return math.ceil(input_tokens * self.tokens_in + output_tokens * self.tokens_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Tokens of one try, in and out, and their price."""

    input_tokens: int = 0
    output_tokens: int = 0
    price_micros: int = 0

    @property
    def tokens(self) -> int:
        """Both directions."""
        return self.input_tokens + self.output_tokens


def tokens(text: str) -> int:
    """About how many tokens a text is, rather too many than too few.

    The tokenizers in use make one token of some four English letters and of two to three Arabic
    ones; a limit only holds if what is reserved is never less than what is used, so a token is
    taken to be three letters, and two in Arabic script.
    """
    arabic = sum("\u0600" <= letter <= "\u08ff" for letter in text)
    others = len(text) - arabic
    return math.ceil(arabic / _ARABIC_LETTERS_A_TOKEN + others / _OTHER_LETTERS_A_TOKEN)


def most(prompt: Prompt, max_output_tokens: int, prices: Prices) -> Tally:
    """What one try may take at most: the whole prompt and the longest answer allowed."""
    told = sum(tokens(text) for text in (prompt.system, prompt.user, prompt.schema)) + _AROUND
    price = prices.micros(told, max_output_tokens)
    return Tally(input_tokens=told, output_tokens=max_output_tokens, price_micros=price)


def used(completion: Completion, expected: Tally, prices: Prices) -> Tally:
    """What a try took: as the provider says, else as the text lets suppose."""
    told, made = completion.input_tokens, completion.output_tokens
    taken = expected.input_tokens if told is None else told
    given = tokens(completion.text) if made is None else made
    return Tally(input_tokens=taken, output_tokens=given, price_micros=prices.micros(taken, given))
