"""The site in a real browser, opened from disk with JavaScript off."""

import functools
import html
import http.server
import threading
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from musnad.core.draft import Block, Line
from musnad.core.house import House
from musnad.publish.links import sentence_url
from musnad.publish.site import Site
from tests.publish.conftest import SOURCES
from tests.publish.samples import (
    FakeShelf,
    article_of,
    clock,
    corrected,
    doubtful,
    notice,
    pentagon,
    release_of,
)

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1440)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("browser") / "site"
    site = Site(folder, House(), FakeShelf(), clock, sources=SOURCES)
    article = site.publish(*pentagon()).location
    shown = {
        "article": article,
        "notice": site.publish(*notice(), None).location,
        "doubtful": site.publish(*doubtful(), None).location,
    }
    site.publish(*corrected(), None)
    shown["how"] = article.replace("/articles/", "/how/")
    old = folder / "articles" / f"{pentagon()[0].id}-r1.html"
    lists = (
        *("index.html", "about.html", "archive/index.html", "archive/2025-04-25.html"),
        *("sections.html", "corrections.html", "source/us-defense.html", "country/us.html"),
    )
    return shown | {"old": old.as_uri()} | {name: (folder / name).as_uri() for name in lists}


def open_page(chromium, address, *, width=360, scheme="light"):
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=False,
    )
    page = context.new_page()
    page.faults = []
    page.on("console", lambda said: page.faults.append(said.text))
    page.on(  # a tab's icon is given up when its page is left
        "requestfailed",
        lambda request: request.url.endswith("icon.png") or page.faults.append(request.url),
    )
    page.on(
        "request",
        lambda request: request.url.startswith("file:") or page.faults.append(request.url),
    )
    page.goto(address)
    return page


def open_all(page):
    page.locator("html").evaluate("e => e.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(chromium, pages, width):
    page = open_page(chromium, pages["article"], width=width)
    for name, address in pages.items():
        page.goto(address)
        open_all(page)
        assert page.locator("html").evaluate("e => e.scrollWidth") <= width, name
        assert page.faults == [], name
    page.context.close()


def test_a_sentence_opens_its_evidence_by_a_click_without_javascript(chromium, pages):
    page = open_page(chromium, pages["article"])
    sentence = page.locator(".body details").nth(1)
    assert not sentence.locator("blockquote").is_visible()
    sentence.locator("summary").click()
    assert sentence.locator("blockquote").is_visible()
    assert "The Hague" in sentence.locator("blockquote").inner_text()
    panel, text = sentence.locator(".panel").bounding_box(), page.locator(".body").bounding_box()
    assert panel["width"] == pytest.approx(text["width"], abs=2)
    sentence.locator("summary").click()
    assert not sentence.locator("blockquote").is_visible()
    page.context.close()


def test_evidence_opens_by_the_keyboard_and_focus_is_seen(chromium, pages):
    page = open_page(chromium, pages["article"])
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    handle = page.locator(".body summary").first
    handle.focus()
    page.keyboard.press("Enter")
    assert page.locator(".body blockquote").first.is_visible()
    page.keyboard.press("Tab")
    focused = page.locator(":focus-visible")
    assert focused.evaluate("e => getComputedStyle(e).outlineWidth") == "3px"
    page.context.close()


def test_closed_evidence_does_not_break_the_line(chromium, pages):
    page = open_page(chromium, pages["article"], width=1440)
    first, second = (page.locator(".para:not(.lead) .s").nth(n) for n in (0, 1))
    ends = first.evaluate("e => [...e.getClientRects()].at(-1).top")
    begins = second.evaluate("e => e.getClientRects()[0].top")
    assert begins == pytest.approx(ends, abs=2)
    page.context.close()


def test_the_faces_load_from_disk(chromium, pages):
    page = open_page(chromium, pages["article"])
    page.locator("h1").evaluate("() => document.fonts.ready.then(() => 1)")
    loaded = page.locator("html").evaluate(
        "() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert {name.strip('"') for name in loaded} == {"Musnad Headline", "Musnad Text"}
    page.context.close()


def contrast(first, second):
    def light(colour):
        parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


COLOURS = """() => [...document.querySelectorAll('body *')].filter(e =>
  [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length
  && getComputedStyle(e).clipPath === 'none'
).map(e => {
  let under = e;
  while (under && /rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(under).backgroundColor))
    under = under.parentElement;
  return [e.tagName + '.' + e.className, getComputedStyle(e).color,
          getComputedStyle(under || document.body).backgroundColor];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(chromium, pages, scheme):
    page = open_page(chromium, pages["article"], scheme=scheme)
    for name, address in pages.items():
        page.goto(address)
        open_all(page)
        for where, ink, paper in page.locator("html").evaluate(COLOURS):
            assert contrast(ink, paper) >= 4.5, (name, where, ink, paper)
    page.context.close()


def test_dark_and_light_follow_the_reader(chromium, pages):
    papers = []
    for scheme in ("light", "dark"):
        page = open_page(chromium, pages["article"], scheme=scheme)
        papers.append(page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor"))
        page.context.close()
    assert papers == ["rgb(252, 250, 245)", "rgb(21, 23, 26)"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(chromium, pages, scheme):
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for name, address in pages.items():
        page.goto(address)
        open_all(page)
        wrong = Axe().run(page).response["violations"]
        told = [(one["id"], one["nodes"][0]["html"]) for one in wrong]
        # The pages let no script run: axe is put in by the browser's own hand.
        assert told == [], name
    context.close()


LINES = """e => {
  const range = document.createRange(), lines = [];
  const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (node.parentElement.closest('details')) continue;
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const top = Math.round(range.getBoundingClientRect().top / 12);
      lines[top] = (lines[top] || 0) + 1;
    }
  }
  return lines.filter(Boolean).slice(0, -1);
}"""


@pytest.mark.parametrize(("width", "least", "most"), [(1440, 45, 80), (360, 25, 50)])
def test_lines_are_as_long_as_reads_well(chromium, tmp_path, width, least, most):
    """45 to 75 letters a line, marks and spaces among them; fewer on a phone."""
    sentence = "وأفاد البيان بأن الجانبين بحثا مسائل تتصل بالتعاون بينهما في قطاعات عدة. " * 8
    release = release_of(("x",), title="x")
    block = Block(type="paragraph", sentences=(Line(text=sentence.strip(), cites=("s1.1",)),))
    article = article_of(release, "خبر", lead="مقدمة", blocks=(block,))
    site = Site(tmp_path / "site", House(), FakeShelf(), clock)
    page = open_page(chromium, site.publish(article, release, None).location, width=width)
    page.locator("h1").evaluate("() => document.fonts.ready.then(() => 1)")
    lines = page.locator(".para:not(.lead)").first.evaluate(LINES)
    assert len(lines) > 4
    assert least <= sum(lines) / len(lines) <= min(most, 75)
    assert max(lines) <= most
    page.context.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *told):
        """Nothing."""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served") / "site"
    site = Site(folder, House(), FakeShelf(), clock, sources=SOURCES, search_seconds=0)
    site.publish(*pentagon())
    site.publish(*doubtful(), None)
    site.publish(*corrected(), None)
    site._finder.wait()
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def search(chromium, address):
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.faults = []
    page.on("console", lambda said: page.faults.append(said.text))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(("file:", "http://127.0.0.1")) or page.faults.append(request.url)
        ),
    )
    page.goto(address)
    page.wait_for_function(
        "() => { const told = document.getElementById('told');"
        " return told.textContent && told.textContent !== told.dataset.busy }"
    )
    return page


@pytest.mark.parametrize(
    ("words", "found"),
    [("الناتو", 2), ("للناتو", 2), ("هيغسيث", 1), ("لقاء", 1), ("زلزال", 0), ("لاهاي القمة", 1)],
)
def test_arabic_words_are_found_without_a_server_of_ours(chromium, served, words, found):
    page = search(chromium, f"{served}/search.html?q={quote(words)}")
    expect(page.locator("#found li")).to_have_count(found)  # they come after the number is told
    assert page.faults == []
    if found:
        page.locator("#found h2 a").first.click()
        assert "/articles/" in page.url
        assert page.locator("h1").is_visible()
    page.context.close()


def test_the_search_page_says_so_where_it_can_not_search(chromium, pages):
    page = search(chromium, pages["index.html"].replace("index.html", "search.html"))
    assert "يعمل حين يُفتح الموقع من خادم" in page.locator("#told").inner_text()
    assert not page.locator("#query").is_visible()
    page.context.close()


def test_body_text_is_large_and_airy_and_lines_are_not_too_long(chromium, pages):
    page = open_page(chromium, pages["article"], width=1440)
    style = page.locator(".para:not(.lead)").first.evaluate(
        "e => { const s = getComputedStyle(e); return [s.fontSize, s.lineHeight, s.letterSpacing,"
        " s.fontStyle, e.clientWidth].map(String) }"
    )
    size, height = (float(one.removesuffix("px")) for one in style[:2])
    assert size >= 18
    assert height / size >= 1.8
    assert style[2:4] == ["normal", "normal"]
    assert float(style[4]) / size <= 36
    page.context.close()


def test_the_link_of_a_sentence_opens_the_source_page_at_that_sentence(chromium, tmp_path):
    texts = (
        "They met at noon.",
        "It rained.",
        "The well-known pact, signed by 3 parties, was kept & renewed - again - by all of them.",
        "قال الوزير إن الاتفاق «مهم»، وأضاف أن 12 دولة وقّعته، وأن التنفيذ يبدأ الأسبوع المقبل.",
        "Then they left.",
    )
    release = release_of(texts, title="A meeting")
    gap = '<div style="height: 3000px"></div>'
    source = tmp_path / "source.html"
    body = gap.join(f"<p>{html.escape(one.text)}</p>" for one in release.sentences)
    source.write_text(f"<!doctype html><meta charset=utf-8>{body}{gap}", "utf-8")
    for number, sentence in enumerate(release.sentences[1:], start=1):
        fragment = sentence_url(release, sentence).partition("#")[2]
        page = open_page(chromium, f"{source.as_uri()}#{fragment}")
        page.wait_for_timeout(200)
        place = page.locator("p").nth(number).bounding_box()
        assert 0 <= place["y"] < 800, sentence.text
        page.context.close()
