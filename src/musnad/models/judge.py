"""A model writer's provider as judge: what it has to offer to give a second opinion.

A provider that has ``judge`` is a ``SecondOpinion`` already; this names what is asked of one
that only answers questions, so that a plugin can put it behind that port.
"""

from __future__ import annotations

from typing import Protocol


class Provider(Protocol):
    """Answers a question about a text that it must treat as data, never as instructions.

    ``name`` is the provider's and the model's, as the report tells it.
    """

    name: str

    def answer(self, question: str, data: str) -> str:
        """The answer, one word where one word is asked for.

        Raises TransientError for a passing fault, RefusedError when it won't answer.
        """
        ...
