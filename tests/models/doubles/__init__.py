"""Model providers as real servers on loopback, that answer as a test tells them to.

    with GeminiDouble() as gemini:
        gemini.answers(busy(retry_after="1"), say("…"))
        …                    # base_url = gemini.base_url, model = gemini.model, key = gemini.key
        assert gemini.asked[-1].user == "…"

When the script is over, ``always`` answers; a function of the question may stand for any act.
"""

from .acts import (
    Act,
    blocked,
    busy,
    cut,
    down,
    drip,
    dropped,
    empty,
    error,
    page,
    raw,
    recitation,
    safety,
    say,
    wrong_key,
)
from .gemini import GeminiDouble
from .openai import OpenAIDouble
from .server import Question

__all__ = [
    "Act",
    "GeminiDouble",
    "OpenAIDouble",
    "Question",
    "blocked",
    "busy",
    "cut",
    "down",
    "drip",
    "dropped",
    "empty",
    "error",
    "page",
    "raw",
    "recitation",
    "safety",
    "say",
    "wrong_key",
]
