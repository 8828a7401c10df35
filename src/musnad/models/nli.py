"""A second opinion by a model of entailment (NLI) that lies in a folder of this machine.

Nothing is fetched. The folder holds what such models are published with for ONNX: the
network, its tokenizer and a ``config.json`` that names its labels.
"""

from __future__ import annotations

import json
import math
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from musnad.core.errors import RefusedError

NETWORKS = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
TOKENIZER = "tokenizer.json"
CONFIG = "config.json"
PACKAGES = ("onnxruntime", "tokenizers")

LONGEST = 512
"""Pieces of evidence and claim together; the evidence is cut first."""


class Entailment:
    """A ``SecondOpinion``: the chance that the evidence entails the claim.

    The folder and the packages are looked at at once, the network is loaded at first use.
    Raises: RefusedError ``opinion.packages`` (missing), ``opinion.folder`` (folder, what).
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        missing = [name for name in PACKAGES if find_spec(name) is None]
        if missing:
            raise RefusedError("opinion.packages", missing=", ".join(missing))
        self._network = _there(folder, *NETWORKS)
        self._pieces = _there(folder, TOKENIZER)
        self._entails = _entailment_label(_there(folder, CONFIG))
        self._threads = max(1, threads)
        self._loaded: tuple[Any, Any] | None = None
        self._lock = Lock()
        self.name = f"nli/{folder.resolve().name}"

    def judge(self, claim: str, evidence: str) -> float:
        """The chance, 0 to 1, that ``evidence`` entails ``claim``."""
        with self._lock:
            session, tokenizer = self._loaded or self._load()
        read = tokenizer.encode(evidence, claim)
        given = {
            "input_ids": [read.ids],
            "attention_mask": [read.attention_mask],
            "token_type_ids": [read.type_ids],
        }
        import numpy as np

        wanted = {one.name for one in session.get_inputs()}
        fed = {
            name: np.asarray(rows, dtype=np.int64) for name, rows in given.items() if name in wanted
        }
        (logits, *_) = session.run(None, fed)
        return _share([float(one) for one in logits[0]], self._entails)

    def _load(self) -> tuple[Any, Any]:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        try:
            session = onnxruntime.InferenceSession(
                str(self._network), options, providers=["CPUExecutionProvider"]
            )
            tokenizer = Tokenizer.from_file(str(self._pieces))
        except Exception as error:  # each library has exceptions of its own
            raise RefusedError(
                "opinion.folder", folder=self._network.parent, what=f"{error}"[:200]
            ) from error
        tokenizer.enable_truncation(max_length=LONGEST, strategy="only_first")
        self._loaded = (session, tokenizer)
        return self._loaded


def _there(folder: Path, *names: str) -> Path:
    """The first of these files that the folder has."""
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise RefusedError("opinion.folder", folder=folder, what=f"no {names[0]}")


def _entailment_label(config: Path) -> int:
    """Which of the network's outputs stands for entailment, by the model's own labels."""
    try:
        labels = json.loads(config.read_text(encoding="utf-8"))["id2label"]
        found = {str(name).casefold(): int(number) for number, name in labels.items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise RefusedError(
            "opinion.folder", folder=config.parent, what="config.json names no labels"
        ) from error
    for name, number in found.items():
        if name.startswith("entail"):
            return number
    raise RefusedError("opinion.folder", folder=config.parent, what="no label of entailment")


def _share(logits: list[float], at: int) -> float:
    """The softmax of one output among all."""
    if at >= len(logits):
        return 0.5
    top = max(logits)
    raised = [math.exp(one - top) for one in logits]
    return raised[at] / sum(raised)
