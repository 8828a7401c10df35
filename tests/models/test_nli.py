"""The model of entailment: refused clearly where it cannot be had, read rightly where it can."""

from __future__ import annotations

import json
import sys
import types
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from musnad import wiring
from musnad.core.errors import RefusedError
from musnad.models.nli import Entailment
from musnad.parts import CheckPart
from musnad.settings import Settings


class Session:
    """A network that entails when the evidence is longer than the claim."""

    fed: dict[str, Any]

    def __init__(self, path: str, options: Any, providers: list[str]) -> None:
        self.path = path

    def get_inputs(self) -> list[Any]:
        return [types.SimpleNamespace(name=name) for name in ("input_ids", "attention_mask")]

    def run(self, wanted: None, fed: dict[str, Any]) -> list[list[list[float]]]:
        Session.fed = fed
        return [[[0.0, 0.0, 2.0]]]


class Tokenizer:
    cut: dict[str, Any]

    @classmethod
    def from_file(cls, path: str) -> Tokenizer:
        if Path(path).read_text("utf-8") == "broken":
            raise ValueError("no tokenizer")
        return cls()

    def enable_truncation(self, **cut: Any) -> None:
        Tokenizer.cut = cut

    def encode(self, evidence: str, claim: str) -> Any:
        count = len(evidence.split()) + len(claim.split())
        return types.SimpleNamespace(
            ids=list(range(count)), attention_mask=[1] * count, type_ids=[0] * count
        )


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, parts in {
        "onnxruntime": {
            "SessionOptions": lambda: types.SimpleNamespace(intra_op_num_threads=0),
            "InferenceSession": Session,
        },
        "tokenizers": {"Tokenizer": Tokenizer},
    }.items():
        module = types.ModuleType(name)
        module.__spec__ = ModuleSpec(name, None)
        for part, value in parts.items():
            setattr(module, part, value)
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").write_bytes(b"")
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    labels = {"0": "contradiction", "1": "neutral", "2": "ENTAILMENT"}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": labels}), "utf-8")
    return tmp_path


@pytest.mark.usefixtures("packages")
def test_the_share_of_entailment_is_read_by_its_label(folder: Path) -> None:
    model = Entailment(folder)
    assert model.name == f"nli/{folder.name}"
    assert model.judge("a claim", "some evidence") == pytest.approx(0.787, abs=0.001)
    assert set(Session.fed) == {"input_ids", "attention_mask"}
    assert Session.fed["input_ids"].shape == (1, 4)
    assert Tokenizer.cut["strategy"] == "only_first"


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("missing", ["onnx/model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_that_lacks_a_file_is_refused_at_once(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(RefusedError) as refused:
        Entailment(folder)
    assert refused.value.code == "opinion.folder"


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize("config", ["{}", "not json", '{"id2label": {"0": "yes"}}', "[]"])
def test_a_model_without_a_label_of_entailment_is_refused(folder: Path, config: str) -> None:
    (folder / "config.json").write_text(config, "utf-8")
    with pytest.raises(RefusedError) as refused:
        Entailment(folder)
    assert refused.value.code == "opinion.folder"


@pytest.mark.usefixtures("packages")
def test_a_file_that_cannot_be_loaded_is_refused_by_name(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("broken", "utf-8")
    with pytest.raises(RefusedError) as refused:
        Entailment(folder).judge("a", "b")
    assert refused.value.code == "opinion.folder"


def test_missing_packages_are_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.models.nli.find_spec", lambda name: None)
    with pytest.raises(RefusedError) as refused:
        Entailment(folder)
    assert refused.value.code == "opinion.packages"
    assert "onnxruntime" in refused.value.facts["missing"]


def test_names_that_nobody_offers_are_refused_with_those_that_are() -> None:
    manager = wiring.plugin_manager()
    for part, code in (
        (CheckPart(encoder="none-such"), "check.encoder"),
        (CheckPart(second_opinion="none-such"), "opinion.unknown"),
    ):
        with pytest.raises(RefusedError) as refused:
            wiring.checker(Settings(check=part), manager)
        assert refused.value.code == code


def test_by_default_nothing_is_asked_and_nothing_needed() -> None:
    assert wiring.checker(Settings(), wiring.plugin_manager())._second is None
