from __future__ import annotations

import pytest

from musnad.core.errors import RefusedError
from tests.read.newsdesk import reading

ARABIC = "استقبل وزير الموانئ في مكتبه وفدا من المدينة، وبحث معه العمل على الرصيف الجديد."
FRENCH = "Le ministre a reçu l’équipe à Genève ; il s’est félicité des progrès déjà réalisés."


def _page(text: str, claim: str) -> str:
    meta = f'<meta charset="{claim}">' if claim else ""
    return f"<html><head>{meta}</head><body><h1>Pier 9</h1><p>{text}</p></body></html>"


@pytest.mark.parametrize("claim", ["windows-1256", "utf-8", "", "iso-8859-1", "nonsense", "rot13"])
def test_a_windows_1256_page_comes_out_right_whatever_it_claims(claim: str) -> None:
    release = reading(_page(ARABIC, claim).encode("cp1256"), media_type="text/html")
    assert release.body[0].text == ARABIC
    assert ("encoding_guessed" in release.notes) == (claim != "windows-1256")


def test_the_header_may_name_the_encoding() -> None:
    release = reading(_page(ARABIC, "").encode("cp1256"), charset="Windows-1256")
    assert release.body[0].text == ARABIC
    assert "encoding_guessed" not in release.notes


@pytest.mark.parametrize("claim", ["utf-8", "windows-1252", "iso-8859-1", ""])
def test_a_french_page_in_windows_1252_comes_out_right(claim: str) -> None:
    assert reading(_page(FRENCH, claim).encode("cp1252")).text.endswith(FRENCH)


@pytest.mark.parametrize("claim", ["iso-8859-6", ""])
def test_an_iso_8859_6_page_comes_out_right(claim: str) -> None:
    assert reading(_page(ARABIC, claim).encode("iso8859-6")).body[0].text == ARABIC


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_and_marked_encodings_are_read(encoding: str) -> None:
    assert reading(_page(ARABIC, "").encode(encoding)).body[0].text == ARABIC


def test_utf_8_with_a_few_broken_bytes_is_read_and_noted() -> None:
    body = (
        _page(ARABIC * 3, "utf-8").encode().replace("مكتبه".encode(), "مكتب".encode() + b"\xd9", 1)
    )
    assert "encoding_guessed" in reading(body).notes


@pytest.mark.parametrize(
    "spoilt",
    [
        ARABIC.encode().decode("latin-1"),
        ARABIC.encode("cp1256").decode("latin-1"),
        "?????? ??? ????? ?????? " * 5,
        "\ufffd\ufffd\ufffd \ufffd\ufffd " * 20,
    ],
)
def test_a_text_that_was_spoilt_before_it_was_sent_is_refused(spoilt: str) -> None:
    with pytest.raises(RefusedError, match=r"read\.encoding"):
        reading(_page(spoilt, "utf-8"))
