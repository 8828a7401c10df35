"""A page that links to releases is read as if it were their feed."""

from __future__ import annotations

import contextlib
import random
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musnad.core.errors import RefusedError
from musnad.core.source import Entry, Source
from musnad.read.listing import entries
from tests.read.newsdesk import SOURCE, capture, page

LISTING = "https://harbours.example/en/news"

MENU = """<header><a href="/en"><img alt="Ministry of Harbours and Inland Waters"></a>
<ul class="nav"><li><a href="/en/about">About the ministry and its work</a></li>
<li><a href="/en/services/permits">Permits for ships of other countries</a></li></ul></header>"""
FOOT = """<aside><h3>Most read</h3><ul><li><a href="/en/news/2019/old-one">A very old story that
many people read</a></li></ul></aside><ul class="pager"><li><a href="?page=1">2</a></li>
<li><a href="/en/news?page=2">Go to the next page of the news</a></li></ul>
<footer><a href="/en/privacy-policy">How we treat what you tell us here</a>
<a href="https://social.example/share?u=x">Share this page with your friends</a></footer>"""

CARDS = "".join(
    f"""<div class="views-row views-row-{n} {"odd" if n % 2 else "even"}">
<article class="node node-{n} topic-{"abc"[n % 3]}"><a href="/en/news/pier-{n}"><img src="{n}.jpg"></a>
<h3><a href="/en/news/pier-{n}?utm_source=list#top">Minister opens pier {n} in the old port</a></h3>
<span class="date-display">{n} December 2025</span>
<p>The pier takes twelve ships and cost three million dinars, the minister said.</p>
<a href="/en/topics/ports">Ports and harbours of the coast</a>
<a href="/en/news/pier-{n}">Read more</a></article></div>"""
    for n in range(1, 9)
)
ENGLISH = page(f"{MENU}<main><h1>News</h1>{CARDS}</main>{FOOT}")

ARABIC_ROWS = "".join(
    f"""<tr><td>{n:02}/12/2025</td><td><a href="NewsDetails.aspx?id={300 + n}">وزير الموانئ يستقبل
سفير دولة صديقة للمرة {n}</a></td><td><a href="NewsDetails.aspx?id={300 + n}">التفاصيل</a></td></tr>"""
    for n in range(1, 7)
)
ARABIC = page(
    f"""<div class="menu"><a href="/ar/Ministry.aspx">عن الوزارة ومهامها وتاريخها</a></div>
    <table class="grid"><tr><th>التاريخ</th><th>الخبر</th><th></th></tr>{ARABIC_ROWS}
    <tr><td colspan="3"><a href="News.aspx?page=2">الصفحة التالية من الأخبار هنا</a></td></tr></table>
    <div class="copyright"><a href="/ar/terms">شروط الاستخدام وسياسة الخصوصية كلها</a></div>""",
    language="ar",
)


def _read(
    body: str, *, url: str = LISTING, source: Source = SOURCE, now: datetime | None = None
) -> tuple[Entry, ...]:
    return entries(capture(body, media_type="text/html", url=url), source, now=now)


def test_the_blocks_that_repeat_are_the_news_and_the_frame_is_left_out() -> None:
    found = _read(ENGLISH)
    assert [one.title for one in found] == [
        f"Minister opens pier {n} in the old port" for n in range(1, 9)
    ]
    assert found[0].url == "https://harbours.example/en/news/pier-1"
    assert found[0].guid == found[0].url
    assert found[0].language == "en"
    assert {one.source_id for one in found} == {"harbour"}


def test_the_date_beside_a_link_is_in_the_zone_of_the_source() -> None:
    assert [one.published.isoformat() for one in _read(ENGLISH) if one.published][:2] == [
        "2025-12-01T00:00:00+03:00",
        "2025-12-02T00:00:00+03:00",
    ]


def test_an_arabic_table_of_news_is_read_by_its_rows() -> None:
    found = _read(ARABIC, url="https://harbours.example/ar/News.aspx")
    assert len(found) == 6
    assert found[2].title == "وزير الموانئ يستقبل سفير دولة صديقة للمرة 3"
    assert found[2].url == "https://harbours.example/ar/NewsDetails.aspx?id=303"
    assert found[2].published is not None
    assert found[2].published.date().isoformat() == "2025-12-03"
    assert found[2].language == "ar"


def test_a_date_heading_holds_for_the_links_below_it() -> None:
    body = page(
        "<main><h3>الخميس 8 يناير 2026</h3><ul>"
        "<li><a href='/n/12'>وزير الموانئ يفتتح رصيفا جديدا في المرفأ</a></li>"
        "<li><a href='/n/11'>الوزارة تعلن مواعيد الملاحة في الشتاء</a></li></ul>"
        "<h3>الأربعاء 7 يناير 2026</h3><ul>"
        "<li><a href='/n/10'>سفينة أبحاث ترسو في المرفأ القديم أسبوعا</a></li></ul></main>",
        language="ar",
    )
    days = [one.published.day for one in _read(body) if one.published]
    assert days == [8, 8, 7]


def test_the_day_of_the_visit_in_the_head_is_no_date_of_the_links() -> None:
    body = page(
        "<div class='date'>Saturday 10 January 2026</div><main><ul>"
        + "".join(
            f"<li><a href='/n/{n}'>Minister opens pier number {n} in port</a></li>"
            for n in range(4)
        )
        + "</ul></main>"
    )
    assert [one.published for one in _read(body)] == [None] * 4


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("<time datetime='2026-01-09T08:30:00+03:00'>x</time>", "2026-01-09T08:30:00+03:00"),
        ("<span class='d'>26</span> <span class='m'>ديسمبر</span>", "2025-12-26T00:00:00+03:00"),
        ("<i>Jan 9, 2026 10:15</i>", "2026-01-09T10:15:00+03:00"),
        ("<p>3 hours ago</p>", "2026-01-10T09:00:00+00:00"),
        ("<p>منذ يومين</p>", "2026-01-08T12:00:00+00:00"),
        ("<p>أمس</p>", "2026-01-09T00:00:00+03:00"),
        ("<p>٢٠ رجب ١٤٤٧</p>", "2026-01-09T00:00:00+03:00"),
        ("<p>Friday 9 January 2032</p>", "None"),
    ],
)
def test_dates_are_read_as_listings_write_them(shown: str, expected: str) -> None:
    words = "Minister opens the new pier" if shown.isascii() else "وزير الموانئ يفتتح الرصيف الجديد"
    rows = f"<li><a href='/n/1'>{words}</a>{shown}</li>" * 1
    rows += "".join(f"<li><a href='/n/{n}'>{words} {n}</a></li>" for n in range(2, 5))
    first = next(one for one in _read(page(f"<ul>{rows}</ul>")) if str(one.url).endswith("/n/1"))
    moment = first.published
    assert (moment.isoformat() if moment else "None") == expected


def test_the_day_may_stand_in_the_address() -> None:
    body = page(
        "".join(
            f"<div class='item'><a href='/2026/01/{n:02}/pier'>The pier takes ships again, {n}</a></div>"
            for n in range(1, 5)
        )
    )
    assert [one.published.day for one in _read(body) if one.published] == [1, 2, 3, 4]


def test_a_selector_says_which_links_are_meant() -> None:
    source = replace(SOURCE, selector="aside li a")
    (entry,) = _read(ENGLISH, source=source)
    assert entry.title == "A very old story that many people read"
    boxes = replace(SOURCE, selector=".views-row")
    assert [one.url for one in _read(ENGLISH, source=boxes)] == [one.url for one in _read(ENGLISH)]


def test_a_selector_that_finds_nothing_means_that_the_layout_changed() -> None:
    with pytest.raises(RefusedError, match=r"listing\.layout") as refusal:
        _read(ENGLISH, source=replace(SOURCE, selector="ul.press-list a"))
    assert refusal.value.facts["selector"] == "ul.press-list a"


def test_a_page_of_menus_alone_has_no_news() -> None:
    with pytest.raises(RefusedError, match=r"listing\.no_news"):
        _read(page(f"{MENU}<main><h1>Welcome</h1><p>Nothing here yet.</p></main>{FOOT}"))


def test_what_is_most_read_is_no_news_beside_a_dated_list() -> None:
    side = "".join(
        f"<div class='pop'><a href='/en/news/pier-9{n}'>An old story that is read still, {n}</a></div>"
        for n in range(20)
    )
    found = _read(ENGLISH.replace("</main>", f"</main><div class='side'>{side}</div>"))
    assert len(found) == 8


def test_two_headings_with_links_are_news_beside_a_long_menu() -> None:
    menu = "".join(
        f"<li><a href='/ar/dep{n}'>إدارة الشؤون القانونية والعلاقات الدولية {n}</a></li>"
        for n in range(9)
    )
    news = "".join(
        f"<div><h3><a href='/n/{n}'>وزير الموانئ يفتتح الرصيف الجديد {n}</a></h3></div>"
        for n in "12"
    )
    found = _read(page(f"<div class='mm'><ul>{menu}</ul></div><div>{news}</div>", language="ar"))
    assert [str(one.url)[-4:] for one in found] == ["/n/1", "/n/2"]


def test_a_card_that_is_all_one_link_is_named_by_its_heading() -> None:
    cards = "".join(
        f"<div class='col'><a href='/ar/news/{n}'><span class='dt'>{n} يناير 2026</span><h4>وزير الموانئ "
        f"يبحث التعاون مع نظيره {n}</h4><p>بحث الوزير سبل التعاون في الملاحة.</p></a></div>"
        for n in range(1, 5)
    )
    found = _read(page(f"<div class='grid'>{cards}</div>", language="ar"))
    assert found[0].title == "وزير الموانئ يبحث التعاون مع نظيره 1"
    assert [one.published.day for one in found if one.published] == [1, 2, 3, 4]


def test_a_story_set_apart_above_the_list_is_news_as_well() -> None:
    top = (
        "<section class='hero'><h2><a href='/en/news/pier-20'>Largest pier of the coast opens"
        "</a></h2><time datetime='2026-01-09'>9 January</time></section>"
    )
    found = _read(ENGLISH.replace("<h1>News</h1>", f"<h1>News</h1>{top}"))
    assert found[0].title == "Largest pier of the coast opens"
    assert len(found) == 9


def test_links_to_other_hosts_and_files_of_other_kinds_are_left_out() -> None:
    row = "<li><a href='{}'>Minister opens the new pier today, part {}</a></li>"
    rows = [
        *("/n/1", "/n/2.pdf", "https://www.harbours.example/n/3"),
        *(
            "https://other.example/n/4",
            "javascript:void(4)",
            "/n/5.jpg",
            "/n/6.docx",
            "mailto:a@b.example",
        ),
        *("http://[bad/7", "/tags/pier", "/en/category/ports", "/en/search?q=pier", "/feed/"),
    ]
    body = page(f"<ul>{''.join(row.format(url, n) for n, url in enumerate(rows))}</ul>")
    assert [str(one.url).rpartition("/")[2] for one in _read(body)] == ["1", "2.pdf", "3"]


def test_the_base_of_a_page_is_where_its_links_start() -> None:
    head = "<base href='https://harbours.example/ar/'>"
    body = page(
        "".join(f"<p><a href='n/{n}'>Minister opens pier number {n} today</a></p>" for n in "123"),
        head=head,
    )
    assert _read(body)[0].url == "https://harbours.example/ar/n/1"


def test_a_feed_behind_the_address_is_read_as_one() -> None:
    feed = (
        "<?xml version='1.0'?><rss version='2.0'><channel><item><title>Pier</title>"
        "<link>https://harbours.example/n/1</link></item></channel></rss>"
    )
    assert _read(feed)[0].title == "Pier"


def test_what_is_no_page_is_said_to_be_none() -> None:
    with pytest.raises(RefusedError, match=r"read\.unsupported"):
        entries(capture(b"%PDF-1.7"), SOURCE)
    with pytest.raises(RefusedError, match=r"read\.empty"):
        entries(capture(b" "), SOURCE)


def test_a_list_of_many_thousand_links_ends_soon_and_is_cut() -> None:
    rows = "".join(
        f"<li><a href='/n/{n}'>Minister opens pier number {n} today</a><b>1.1.2026</b></li>"
        for n in range(20_000)
    )
    before = time.monotonic()
    assert len(_read(page(f"<ul>{rows}</ul>"))) == 200
    assert time.monotonic() - before < 20


def test_deeply_nested_links_are_refused_or_read_but_not_hung_on() -> None:
    body = "<div>" * 3_000 + "".join(
        f"<div><a href='/n/{n}'>Minister opens pier number {n} today</a>" for n in range(500)
    )
    before = time.monotonic()
    with pytest.raises(RefusedError, match=r"read\.tangled|listing\.no_news"):
        _read(page(body), now=datetime(2026, 1, 10, tzinfo=UTC))
    assert time.monotonic() - before < 20


def test_pages_spoilt_at_random_give_entries_or_a_refusal() -> None:
    pieces = [
        "<div>",
        "</div>",
        "<a href='http://[x'>a b c d</a>",
        "<table>",
        "<time datetime='x'>",
        "<!--",
    ]
    chooser = random.Random(5)
    for body in (ENGLISH, ARABIC):
        for _ in range(40):
            spoilt = list(body)
            for _ in range(30):
                spoilt[chooser.randrange(len(spoilt))] = chooser.choice(pieces)
            with contextlib.suppress(RefusedError):
                assert all(one.guid and one.title for one in _read("".join(spoilt)))
