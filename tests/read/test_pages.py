from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from musnad.core.errors import RefusedError
from musnad.read.plugin import musnad_readers
from musnad.read.readers import builtin_readers
from tests.read.newsdesk import capture, page, reading, told

ENGLISH = page(
    """<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
    <main><article><h1>Minister opens Pier 9 - the largest on the coast</h1>
    <time datetime="2025-04-24T16:30:00+03:00">24 April</time>
    <p>PORT AMAL, April 24, 2025 — The minister opened a pier on Thursday. It cost
    <b>3.5</b> million dinars, Lt. Gen. R. Haddad of the U.S. delegation said.</p>
    <ul><li>It takes 12 ships.</li><li>It opens in May.</li></ul>
    <table><tr><th>Year</th><th>Ships</th></tr><tr><td>2024</td><td>310</td></tr></table>
    <p>Media contact: press@harbours.example, +962 6 555 0100</p></article></main>
    <footer>© 2025 Ministry of Harbours</footer>""",
    head="<title>Minister opens Pier 9 - the largest on the coast | Ministry of Harbours</title>",
)
ARABIC = page(
    """<div class="menu"><a href="/">الرئيسية</a></div>
    <h1>وزير الموانئ يفتتح الرصيف التاسع</h1><p class="date">الخميس 24 أبريل 2025</p>
    <p>مرفأ الأمل (وكالة) - افتتح وزير الموانئ الرصيف التاسع بكلفة 3.5 مليون دينار.
    وقال الوزير: «يستقبل الرصيف 12 سفينة».</p><ul><li>يبدأ العمل في مايو.</li></ul>
    <p>للمزيد من المعلومات يرجى الاتصال بالمكتب الصحفي</p><p>انتهى</p>""",
    language="ar",
)


def test_a_title_with_a_dash_is_kept_whole() -> None:
    assert reading(ENGLISH).title == "Minister opens Pier 9 - the largest on the coast"


def test_only_the_name_of_the_site_is_cut_off_a_title() -> None:
    kept = page("<p>The pier opened.</p>", head="<title>Pier opened | Coast guard</title>")
    cut = page("<p>The pier opened.</p>", head="<title>Pier - Nine | Ministry of Harbours</title>")
    assert reading(kept).title == "Pier opened | Coast guard"
    assert reading(cut).title == "Pier - Nine"


def test_an_english_page_gives_numbered_sentences_items_and_rows() -> None:
    release = reading(ENGLISH)
    assert [one.id for one in release.sentences[:3]] == ["s1.0", "s1.1", "s1.2"]
    assert release.sentences[0].kind == "title"
    assert told(release) == [
        "PORT AMAL, April 24, 2025 — The minister opened a pier on Thursday.",
        "It cost 3.5 million dinars, Lt. Gen. R. Haddad of the U.S. delegation said.",
    ]
    assert told(release, "item") == [
        "It takes 12 ships.",
        "It opens in May.",
        "Year: 2024 | Ships: 310",
    ]
    assert "press@" in told(release, "boilerplate")[-1]
    assert "Home" not in release.text


def test_an_arabic_page_gives_its_sentences_and_leaves_the_frame() -> None:
    release = reading(ARABIC)
    assert release.language == "ar"
    assert release.title == "وزير الموانئ يفتتح الرصيف التاسع"
    assert release.publisher == "وزارة الموانئ"
    assert release.dateline == "مرفأ الأمل (وكالة)"
    assert told(release, "item") == ["يبدأ العمل في مايو."]
    assert told(release, "boilerplate")[-2:] == [
        "للمزيد من المعلومات يرجى الاتصال بالمكتب الصحفي",
        "انتهى",
    ]
    assert "الرئيسية" not in release.text


def test_paragraphs_are_parted_by_an_empty_line_and_items_by_a_break() -> None:
    release = reading(ENGLISH)
    assert release.text.startswith(release.title + "\n\n")
    assert "It takes 12 ships.\nIt opens in May.\n" in release.text


def test_the_dateline_is_told_and_stays_in_the_text() -> None:
    release = reading(ENGLISH)
    assert release.dateline == "PORT AMAL, April 24, 2025"
    assert release.dateline in release.text


def test_the_publication_time_keeps_the_zone_of_the_page() -> None:
    release = reading(ENGLISH)
    assert release.published == datetime(2025, 4, 24, 13, 30, tzinfo=UTC)
    assert release.published is not None
    assert release.published.utcoffset() == timedelta(hours=3)
    assert release.published_precision == "minute"


def test_a_date_without_a_time_is_a_day_in_the_zone_of_the_source() -> None:
    release = reading(ARABIC)
    assert release.published is not None
    assert release.published.isoformat() == "2025-04-24T00:00:00+03:00"
    assert release.published_precision == "day"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2025-04-24T09:05:00Z">', "09:05"),
        (
            """<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
            "datePublished":"2025-04-24T11:20:00+02:00"}]}</script>""",
            "11:20",
        ),
        ('<meta name="dcterms.issued" content="2025-04-24 07:45">', "07:45"),
    ],
)
def test_the_head_may_tell_the_time(head: str, expected: str) -> None:
    release = reading(page("<h1>Pier opens</h1><p>It opened.</p>", head=head))
    assert release.published is not None
    assert release.published.strftime("%Y-%m-%d %H:%M") == f"2025-04-24 {expected}"


def test_a_time_in_the_future_is_not_believed() -> None:
    head = '<meta property="article:published_time" content="2031-04-24T09:05:00Z">'
    assert reading(page("<h1>Pier opens</h1><p>It opened.</p>", head=head)).published is None


def test_the_publisher_is_the_sites_own_name() -> None:
    head = '<meta property="og:site_name" content="Port Authority">'
    assert (
        reading(page("<h1>Pier opens</h1><p>It did.</p>", head=head)).publisher == "Port Authority"
    )


@pytest.mark.parametrize("body", ["", "<p>Minister opens the pier.</p>"])
def test_a_headline_alone_gives_a_release_with_an_empty_body(body: str) -> None:
    release = reading(page(f"<article><h1>Minister opens the pier</h1>{body}</article>"))
    assert release.title == "Minister opens the pier"
    assert release.body == ()
    assert release.text == "Minister opens the pier"


def test_a_claimed_language_is_checked_against_the_text() -> None:
    arabic = "<h1>افتتاح الرصيف</h1><p>افتتح الوزير الرصيف في المدينة.</p>"
    assert reading(page(arabic, language="en")).language == "ar"
    french = "<h1>Ouverture du quai</h1><p>Le ministre a ouvert le quai dans la ville.</p>"
    assert reading(page(french, language="en")).language == "fr"
    english = "<h1>Pier opens</h1><p>The minister opened the pier in the city.</p>"
    assert reading(page(english, language="ar")).language == "en"


def test_the_id_does_not_move_with_markup_and_white_space() -> None:
    other = ENGLISH.replace("<b>3.5</b>", "<i>3.5</i>").replace("The minister", "The \n  minister")
    other = other.replace("<article>", "<article><div class='body'>").replace(
        "</article>", "</div></article>"
    )
    assert reading(other).id == reading(ENGLISH).id
    assert reading(ENGLISH.replace("12 ships", "13 ships")).id != reading(ENGLISH).id


def test_a_page_is_a_page_whatever_its_sender_calls_it() -> None:
    assert reading(ENGLISH, media_type="text/plain").title.startswith("Minister opens")
    assert reading(ENGLISH, media_type="application/pdf").title.startswith("Minister opens")


def test_a_page_without_marks_is_read_by_its_densest_part() -> None:
    text = "".join(
        f"<p>On day {n} the crew moved {n} hundred crates from the old quay to the new one.</p>"
        for n in range(2, 12)
    )
    menu = "".join(f'<div><a href="/{n}">Another story, number {n}</a></div>' for n in range(30))
    release = reading(page(f"<div>{menu}</div><div><h1>Crates moved</h1>{text}</div>"))
    assert len(release.body) == 10
    assert "Another story" not in release.text


def test_the_plugin_offers_the_built_in_readers() -> None:
    assert [one.name for one in musnad_readers()] == [one.name for one in builtin_readers()]
    assert next(one for one in builtin_readers() if one.accepts(capture(ENGLISH))).name == "page"


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>" + b"<div>" * 50_000 + b"deep" + b"</div>" * 50_000,
        b"<html><body><p " + b" ".join(b'a%d=">"' % n for n in range(60_000)) + b">text</p>",
    ],
)
def test_a_tangled_page_is_refused_and_not_hung_on(body: bytes) -> None:
    with pytest.raises(RefusedError, match=r"read\.tangled"):
        reading(body)


def test_a_deep_page_below_the_limit_is_read() -> None:
    body = "<h1>Pier opens</h1>" + "<div>" * 1_000 + "The pier opened. " * 60
    assert reading(page(body)).body


def test_a_page_without_a_word_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"read\.nothing"):
        reading(page('<img src="a.png">'))


def test_a_page_without_head_and_body_is_read_all_the_same() -> None:
    release = reading(
        b"<html><title>Minister meets ambassador</title><article>"
        b"<h1>Minister meets ambassador</h1><p>The minister met the ambassador in Beirut.</p>"
        b"<p>They discussed trade.</p></article>"
    )
    assert [one.text for one in release.body] == [
        "The minister met the ambassador in Beirut.",
        "They discussed trade.",
    ]
