"""A release is known again in nearly the same words and in another language; events are gathered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.source import Source
from musnad.engine.loop import Pace, run_once
from musnad.flow.newsroom import Matching
from musnad.models.encoder import SentenceMeaning
from tests.flow.newsstand import Stand, feed, newsstand

PACE = Pace(fetchers=2, patience_seconds=10, idle_seconds=0.01)
MINISTRY = Source(
    id="ministry",
    name_ar="وزارة الموانئ",
    name_en="Ministry of Ports",
    kind="ministry",
    languages=("ar", "en"),
    feed="https://ports.example/feed.xml",
)
AGENCY = replace(MINISTRY, id="agency", feed="https://wire.example/feed.xml")
OTHERS = replace(MINISTRY, id="neighbour", feed="https://neighbour.example/feed.xml")

TITLE = "وزير الموانئ يفتتح رصيفا جديدا في رأس سدرة"
BODY = (
    "افتتح وزير الموانئ سيف الكندي يوم الخميس 24 أبريل 2025 رصيفا جديدا في رأس سدرة طوله 320 مترا.",
    "وقال الوزير إن الرصيف كلف 41 مليون دينار وسيستقبل عبّارات تحمل 900 راكب.",
    "وحضر الافتتاح رئيس بلدية رأس سدرة ناصر الحايك.",
)
ENGLISH_TITLE = "Minister of Ports opens a new quay at Ras Sidra"
ENGLISH = (
    (
        "The Minister of Ports, Saif Kindi, opened a new quay of 320 metres at Ras Sidra on Thursday, "
        "24 April 2025."
    ),
    (
        "The Minister said that the quay cost 41 million dinars and will take ferries carrying 900 "
        "passengers."
    ),
    "The Mayor of Ras Sidra, Nasser Hayek, attended the opening.",
)


@pytest.fixture(scope="module")
def encoder():
    return SentenceMeaning(threads=1)


def page(title: str, *paragraphs: str, language: str = "ar", at: str = "2025-04-24T10:00Z") -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{at}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


class Room:
    """A newsroom of three sources whose pages are put up one after the other."""

    def __init__(self, encoder: SentenceMeaning, *sources: Source, **policy: object) -> None:
        self.stand: Stand = newsstand(**policy)
        self.stand.newsroom = replace(
            self.stand.newsroom,
            sources=sources or (MINISTRY, AGENCY, OTHERS),
            matching=Matching(encoder=encoder),
        )
        self.links: dict[str, list[tuple[str, str]]] = {}

    def put(self, source: Source, name: str, title: str, *body: str, **told: str) -> str:
        url = f"{source.feed.rsplit('/', 1)[0]}/{name}"
        self.links.setdefault(source.id, []).append((url, title))
        self.stand.pages.answers[url] = page(title, *body, **told)
        for one in self.stand.newsroom.sources:
            self.stand.pages.answers[one.feed] = feed(*self.links.get(one.id, []))
        run_once(self.stand.newsroom, pace=PACE, sleep=self.stand.now.sleep)
        self.stand.now.sleep(3600 * 8)
        return url

    @property
    def outcomes(self) -> list[str]:
        """What became of each release, in turn; a notice is an article too."""
        items = sorted(self.stand.memory.items(), key=lambda one: one.found_at)
        told = [one.outcome or one.error_code or one.state for one in items]
        return ["article" if one == "notice" else one for one in told]

    def articles(self):
        return self.stand.memory.articles()


def test_a_release_that_an_agency_copies_with_a_line_of_its_own_is_a_duplicate(encoder):
    room = Room(encoder)
    room.put(MINISTRY, "1", TITLE, *BODY)
    copied = (BODY[0].replace("يوم الخميس", "الخميس"), *BODY[1:], "وزعت الوكالة النص كما وردها.")
    url = room.put(AGENCY, "9", "افتتاح رصيف جديد في رأس سدرة", *copied)
    assert room.outcomes == ["article", "duplicate"]
    (article,) = room.articles()
    assert room.stand.memory.story(url, "") == article.id
    assert room.stand.channel.sent == [(article.id, 1)]


def test_the_same_words_in_other_marks_are_a_duplicate_however_far_apart(encoder):
    room = Room(encoder)
    room.put(MINISTRY, "1", TITLE, *BODY)
    vowelled = tuple(one.replace("رصيفا", "رصيفًا").replace("،", " ،") for one in BODY)
    room.put(AGENCY, "9", TITLE.replace("رصيفا", "رصيفًا"), *vowelled)
    assert room.outcomes == ["article", "duplicate"]


def test_last_week_s_statement_with_other_figures_is_news(encoder):
    room = Room(encoder)
    room.put(MINISTRY, "1", TITLE, *BODY)
    other = (BODY[0].replace("320", "180").replace("24 أبريل", "25 أبريل"), *BODY[1:])
    room.put(MINISTRY, "2", TITLE, *other)
    assert room.outcomes == ["article", "article"]


def test_a_publisher_s_translation_is_a_duplicate(encoder):
    room = Room(encoder)
    room.put(MINISTRY, "ar/1", TITLE, *BODY)
    room.put(MINISTRY, "en/1", ENGLISH_TITLE, *ENGLISH, language="en")
    assert room.outcomes == ["article", "duplicate"]
    assert len(room.articles()) == 1


def test_the_first_keeps_the_story_even_where_the_original_comes_later(encoder):
    room = Room(encoder)
    room.put(MINISTRY, "en/1", ENGLISH_TITLE, *ENGLISH, language="en")
    room.put(MINISTRY, "ar/1", TITLE, *BODY)
    assert room.outcomes == ["article", "duplicate"]


def test_an_arabic_original_takes_over_what_no_reader_has_seen(encoder):
    room = Room(encoder, mode="hold")
    room.put(MINISTRY, "en/1", ENGLISH_TITLE, *ENGLISH, language="en")
    room.put(MINISTRY, "ar/1", TITLE, *BODY)
    assert room.outcomes == ["held", "held"]
    (article,) = room.articles()
    release = room.stand.memory.release(article.release_id)
    assert (article.revision, article.stage, release.language) == (2, "held", "ar")
    assert room.stand.memory.tracing.trace_of(article.id).release_id == release.id


def test_another_publisher_s_text_in_another_language_is_never_a_duplicate(encoder):
    room = Room(encoder)
    room.put(MINISTRY, "1", TITLE, *BODY)
    room.put(OTHERS, "1", ENGLISH_TITLE, *ENGLISH, language="en")
    assert room.outcomes == ["article", "article"]


HOST = (
    "وزير الموانئ يبحث مع نظيرته في جزر الصدف خطا للعبّارات",
    "بحث وزير الموانئ سيف الكندي مع وزيرة النقل في جزر الصدف لينا مرعي يوم الخميس خطا للعبّارات بين البلدين.",
    "واتفق الوزيران على رحلتين أسبوعيا ابتداء من يونيو.",
)
GUEST = (
    "Minister Lina Maree meets Saif Kindi on a ferry line",
    (
        "The Minister of Transport of the Sadaf Isles, Lina Maree, met the Minister of Ports, Saif "
        "Kindi, on Thursday to discuss a ferry line between the two countries."
    ),
    "Two crossings a week will begin in June, and students will pay half the fare.",
)


def both_sides(encoder, *, host_first: bool) -> Room:
    room = Room(encoder)
    readouts = [(MINISTRY, "h", HOST, "ar"), (OTHERS, "g", GUEST, "en")]
    for source, name, told, language in readouts if host_first else reversed(readouts):
        room.put(source, name, *told, language=language)
    room.put(AGENCY, "x", "أسعار التمور", "ارتفعت أسعار التمور في أسواق الجملة بنسبة 3 في المئة.")
    return room


@pytest.mark.parametrize("host_first", [True, False])
def test_both_sides_readouts_are_gathered_whichever_comes_first(encoder, host_first):
    room = both_sides(encoder, host_first=host_first)
    assert room.outcomes == ["article", "article", "article"]
    (happening,) = room.stand.memory.tracing.happenings(limit=10)
    assert {one.source_id for one in happening.members} == {"ministry", "neighbour"}
    (tie,) = happening.ties
    told = {reason.kind: reason.values for reason in tie.reasons}
    assert "2025-04-24" in told["days"]
    assert {"names", "meaning", "hours"} <= told.keys()


def test_the_event_and_its_ties_do_not_depend_on_the_order(encoder):
    one, other = (both_sides(encoder, host_first=first) for first in (True, False))
    assert one.stand.memory.tracing.happenings(limit=9) == other.stand.memory.tracing.happenings(
        limit=9
    )


def test_the_first_readout_s_page_is_sent_anew_when_the_other_side_speaks(encoder):
    room = both_sides(encoder, host_first=True)
    first = room.stand.memory.tracing.happening(room.articles()[-1].id)
    sent = [article_id for article_id, _ in room.stand.channel.sent]
    by_source = {one.source_id: one.article_id for one in first.members}
    assert sent.count(by_source["ministry"]) == 2
    assert sent.count(by_source["neighbour"]) == 1


def test_the_same_two_meeting_again_next_week_is_another_event(encoder):
    room = both_sides(encoder, host_first=True)
    room.stand.now.moment += timedelta(days=7)
    later = tuple(one.replace("يونيو", "يوليو") for one in HOST)
    room.put(MINISTRY, "h2", *later, at="2025-05-01T10:00Z")
    (happening,) = room.stand.memory.tracing.happenings(limit=10)
    assert len(happening.members) == 2


def test_what_is_handled_twice_after_a_kill_is_gathered_once(encoder):
    from musnad.flow.handle import capture_item, handle

    room = both_sides(encoder, host_first=True)
    before = room.stand.memory.tracing.happenings(limit=10)
    for item in room.stand.memory.items(state="done"):
        again = replace(item, state="waiting", outcome=None)
        handle(room.stand.newsroom, again, capture_item(room.stand.newsroom, again))
    assert room.stand.memory.tracing.happenings(limit=10) == before
    assert len(room.articles()) == 3


def test_a_newsroom_may_do_without(encoder):
    room = Room(encoder)
    room.stand.newsroom = replace(
        room.stand.newsroom,
        matching=Matching(encoder=encoder, near=False, translations=False, events=False),
    )
    room.put(MINISTRY, "ar/1", TITLE, *BODY)
    room.put(MINISTRY, "en/1", ENGLISH_TITLE, *ENGLISH, language="en")
    room.put(AGENCY, "9", TITLE, *BODY, "وزعت الوكالة النص كما وردها من الوزارة.")
    assert room.outcomes == ["article", "article", "article"]
    assert room.stand.memory.tracing.happenings(limit=10) == ()
