"""A page that a real browser printed to PDF is read back word for word."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.read.newsdesk import page, reading, told
from tests.read.pdfs import _FONTS

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium", path=f"/usr/bin{os.pathsep}{os.environ.get('PATH', '')}")
TITLE = "رئيس الوزراء يستقبل أمين عام المنظمة في القصر (UNDP)"
FIRST = (
    "مرفأ الأمل (وكالة) - استقبل رئيس مجلس الوزراء، الخميس، أمين عام المنظمة، وبحث معه سبل التعاون في "
    "مجالات التنمية، بما في ذلك مشروعات المياه التي تموّلها المنظمة بقيمة 1,250,000.5 دولار (نحو 5% "
    "من الإجمالي) خلال 2024-2025."
)
SECOND = "وقال: «إن العلاقات مع المنظمة راسخة، ولا سيما مع UN Women»، وإن الاجتماع في 12/05/2025."
ROWS = "<tr><th>السنة</th><th>السفن</th></tr><tr><td>2024</td><td>310</td></tr>"


@pytest.mark.parametrize("font", sorted(_FONTS))
def test_a_printed_page_is_read_back(tmp_path: Path, font: str) -> None:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    style = (
        f"<style>@font-face{{font-family:own;src:url(file://{_FONTS[font]})}}"
        "body{font-family:own;text-align:justify} td,th{padding:4px 40px}</style>"
    )
    body = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><table>{ROWS}</table>"
    source, target = tmp_path / "page.html", tmp_path / "page.pdf"
    html = page(body, head=style, language="ar").replace("<html", "<html dir='rtl'")
    source.write_text(html, encoding="utf-8")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}"]
    home = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run(
        [*command, source.as_uri()], check=True, capture_output=True, timeout=60, env=home
    )
    release = reading(target.read_bytes())
    assert release.title == TITLE
    assert " ".join(told(release)) == f"{FIRST} {SECOND}"
    assert told(release, "item") == ["السنة: 2024 | السفن: 310"]
