"""How fast pages are read in two processes, and listings and PDFs in one.

The pages weigh 55 kB each, as real ones do, and are of four builds: with a marked article,
with the text in one box of paragraphs, with text and line breaks in nested boxes and no mark
at all, and with a table. Texts are the demo's, menus and scripts are made up around them.
"""

from __future__ import annotations

import io
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime

from demo import samples
from musnad.core.capture import Capture
from musnad.core.source import Source
from musnad.read import listing
from musnad.read.readers import read

PAGE_BYTES = 55_000
PAGES = 24
PROCESSES = 2
ROUNDS = 3
SOURCE = Source(id="bench", name_ar="", name_en="", kind="agency", languages=("en", "ar"))
_AT = datetime(2026, 3, 1, tzinfo=UTC)


def figures() -> dict[str, float]:
    """Pages of 55 kB for a second of one core, by build; a second in two processes; others."""
    builds = {
        name: [_page(build, number) for number in range(PAGES // len(_BUILDS))]
        for name, build in _BUILDS.items()
    }
    every = [page for pages in builds.values() for page in pages]
    found = {f"{name}_per_core_second": _rate(pages) for name, pages in builds.items()}
    found["per_core_second"] = _rate(every)
    found["two_processes_per_second"] = _together(every)
    list_page = _list_page()
    found["listings_per_second"] = 10 / _best(
        lambda: [listing.entries(list_page, SOURCE) for _ in range(10)]
    )
    document = _document()
    found["pdfs_per_second"] = 5 / _best(lambda: [read(document, SOURCE) for _ in range(5)])
    return found


def _rate(pages: list[Capture]) -> float:
    """Pages for each second of a processor, whatever else the machine is doing."""
    _read_all(pages)
    seconds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        _read_all(pages)
        seconds.append(time.process_time() - started)
    return len(pages) / min(seconds)


def _best(work: object) -> float:
    assert callable(work)
    work()
    return min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: object) -> float:
    assert callable(work)
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _together(pages: list[Capture]) -> float:
    with ProcessPoolExecutor(PROCESSES) as pool:
        shares = [pages] * (2 * PROCESSES)
        list(pool.map(_read_all, shares))
        seconds = _best(lambda: list(pool.map(_read_all, shares)))
    return len(pages) * len(shares) / seconds


def _read_all(pages: list[Capture]) -> int:
    return sum(len(read(one, SOURCE).sentences) for one in pages)


def _paragraphs(number: int) -> tuple[str, list[str]]:
    """A title, and some 4 kB of paragraphs in one language."""
    all_samples = samples.load("releases")
    sample = all_samples[number % len(all_samples)]
    alike = [one for one in all_samples if one.language == sample.language]
    told = [*sample.paragraphs, *(part for one in alike for part in one.paragraphs)]
    kept: list[str] = []
    for part in dict.fromkeys(told):
        if sum(map(len, kept)) < 4_000:
            kept.append(part)
    return sample.title, kept


def _marked(title: str, parts: list[str]) -> str:
    text = "".join(f"<p>{part}</p>" for part in parts)
    return f"<main><article><h1>{title}</h1><time>2025-04-24</time>{text}</article></main>"


def _boxed(title: str, parts: list[str]) -> str:
    text = "".join(f"<p>{part}</p>" for part in parts)
    return f"<div class='c'><div><h1>{title}</h1></div><div class='x7'>{text}</div></div>"


def _unmarked(title: str, parts: list[str]) -> str:
    text = "".join(f"<div><div>{part}<br><br></div></div>" for part in parts)
    return f"<div class='c'><div class='t1'>{title}</div><div class='x7'>{text}</div></div>"


def _tabled(title: str, parts: list[str]) -> str:
    rows = "".join(f"<tr><td>{2000 + n}</td><td>{n * 31}</td></tr>" for n in range(20))
    table = f"<table><tr><th>Year</th><th>Ships</th></tr>{rows}</table>"
    return _marked(title, parts).replace("</article>", f"{table}</article>")


_BUILDS = {"marked": _marked, "boxed": _boxed, "unmarked": _unmarked, "tabled": _tabled}


def _page(build: object, number: int) -> Capture:
    assert callable(build)
    title, parts = _paragraphs(number)
    text = build(title, parts)
    script = f"<script>var state = {{{', '.join(f'k{n}: {n}' for n in range(900))}}};</script>"
    style = (
        "<style>" + "".join(f".a{n} > .b{n} {{ color: #{n:06x} }}" for n in range(120)) + "</style>"
    )
    card = (
        "<div class='card card-{n}'><a href='/news/{n}'><img src='/i/{n}.jpg' alt=''></a>"
        "<span class='when'>2 March</span><a class='more' href='/news/{n}'>Story {n}</a></div>"
    )
    menu = (
        "<li class='menu-item level-{n}'><a href='/section/{n}' title='Section'>Section {n}</a>"
        "<ul><li><a href='/s/{n}/a'>Part A</a></li><li><a href='/s/{n}/b'>Part B</a></li></ul></li>"
    )
    cards = "".join(card.format(n=n) for n in range(40))
    shell = (
        "<!doctype html><html><head><meta charset='utf-8'><title>{title} | Agency</title>{style}"
        "</head><body><div class='top'><ul class='menu'>{menus}</ul></div>{text}"
        "<div class='side'>{cards}</div>{script}<div class='footer'><p>Agency</p></div></body>"
    )

    def whole(count: int) -> str:
        menus = "".join(menu.format(n=n) for n in range(count))
        return shell.format(
            title=title, style=style, menus=menus, text=text, cards=cards, script=script
        )

    count = max(0, (PAGE_BYTES - len(whole(0).encode())) // len(menu.encode()))
    return _capture(whole(count).encode(), number, "text/html")


def _list_page() -> Capture:
    words = "Words of it. " * 20
    rows = "".join(
        f"<div class='row'><h3><a href='/news/{n}'>Minister opens pier number {n} in the port</a>"
        f"</h3><span class='date'>{n % 28 + 1} February 2026</span><p>{words}</p></div>"
        for n in range(130)
    )
    return _capture(
        f"<html lang='en'><body><main>{rows}</main></body></html>".encode(), 0, "text/html"
    )


def _document() -> Capture:
    """Two pages of English, with headings, as an office would print them."""
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for _ in range(2):
        for line in range(45):
            canvas.drawString(
                70, 780 - 16 * line, f"Line {line} tells what the ministry did that day."
            )
        canvas.showPage()
    canvas.save()
    return _capture(target.getvalue(), 0, "application/pdf")


def _capture(body: bytes, number: int, media_type: str) -> Capture:
    url = f"https://example.org/{number}"
    return Capture(url=url, requested_url=url, body=body, fetched_at=_AT, media_type=media_type)


if __name__ == "__main__":
    for name, value in figures().items():
        print(f"{name:<32}{value:>10.1f}")
