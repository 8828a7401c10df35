"""``musnad write`` and ``check`` take PDFs and messages as they come."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

from tests.read.pdfs import pdf
from tests.read.test_pdfs import SECOND, TITLE, _scan, release_page

from .commands import run


def test_an_arabic_pdf_becomes_an_article(tmp_path: Path) -> None:
    document = tmp_path / "bayan.pdf"
    document.write_bytes(pdf(release_page()))
    done = run("write", str(document), "--published", "2025-04-24", "--format", "json")
    told = json.loads(done.out)
    assert told["release"]["title"] == TITLE
    assert told["article"]["writer"]["name"] == "extract"
    assert "الرصيف التاسع" in done.out


def test_a_message_with_a_pdf_becomes_an_article(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Press <press@harbours.example>", "بيان"
    message["Date"] = "Thu, 24 Apr 2025 15:20:00 +0300"
    message.set_content("نرفق البيان.")
    message.add_attachment(
        pdf(release_page()), maintype="application", subtype="pdf", filename="b.pdf"
    )
    letter = tmp_path / "release.eml"
    letter.write_bytes(bytes(message))
    done = run("write", str(letter), "--format", "json")
    assert json.loads(done.out)["release"]["title"] == TITLE


def test_an_article_is_checked_against_a_pdf(tmp_path: Path) -> None:
    document, article = tmp_path / "bayan.pdf", tmp_path / "article.txt"
    document.write_bytes(pdf(release_page()))
    article.write_text(SECOND, encoding="utf-8")
    done = run("check", str(article), "--against", str(document), "--format", "json")
    assert [one["verdict"] for one in json.loads(done.out)["sentences"]] == ["supported"]


def test_a_scanned_pdf_is_refused_in_one_line(tmp_path: Path) -> None:
    document = tmp_path / "scan.pdf"
    document.write_bytes(pdf(_scan))
    done = run("write", str(document))
    assert done.status == 2
    assert "[read.scanned]" in done.err
    assert len(done.err.strip().splitlines()) == 1
