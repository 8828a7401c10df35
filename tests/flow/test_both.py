"""One article from two or three releases: each side told as its own, nothing made one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.check.checker import Checker
from musnad.core.draft import lines
from musnad.core.errors import RefusedError
from musnad.core.happening import Happening, Trace
from musnad.flow.bases import bases_of
from musnad.flow.both import in_order, write_both
from musnad.flow.compose import compose
from musnad.flow.newsroom import Matching
from musnad.flow.sides import sides, sides_form, sides_of, spoken_by
from musnad.flow.single import as_article
from musnad.models.encoder import SentenceMeaning
from tests.flow.newsstand import Verifier, newsstand
from tests.match.releases import NOON, release

ARABIC = release(
    "وزير الموانئ يبحث الخط البحري مع نظيرته",
    "بحث وزير الموانئ سيف كندي مع نظيرته لينا ماري خطا للعبارات بين البلدين.",
    "وقال الوزير إن 14 عاملا أصيبوا في حريق المرفأ.",
    "وينقل الخط مئتي ألف راكب في السنة.",
    "وافتتح الوزير كندي متحفا بحريا في المدينة.",
    language="ar",
    source="وزارة الموانئ",
)
NEIGHBOUR = release(
    "وزيرة النقل تلتقي وزير الموانئ",
    "التقت وزيرة النقل لينا ماري وزير الموانئ سيف كندي وبحثا خطا للعبارات بين البلدين.",
    "وأصيب 17 عاملا في حريق المرفأ.",
    "ويتوقع أن ينقل الخط 200 ألف راكب سنويا.",
    "وزارت الوزيرة ماري مدرسة لتعليم الملاحة.",
    language="ar",
    source="وزارة النقل",
    published=NOON + timedelta(hours=2),
)
ENGLISH = release(
    "Ministers meet on ferry line",
    "Minister Lina Maree met Saif Kindi to discuss a ferry line between the two countries.",
    "He said that 19 workers were injured in the fire at the harbour.",
    "Minister Maree opened a new school for pilots.",
    source="Shell Islands Board",
    published=NOON + timedelta(hours=3),
)


@pytest.fixture(scope="module")
def encoder():
    return SentenceMeaning(threads=1)


def stand(encoder, *releases, checker=None):
    """A newsroom that keeps these releases, each with an article of its own."""
    opened = newsstand()
    desk = replace(opened.newsroom.desk, checker=checker or Verifier())
    room = replace(opened.newsroom, desk=desk, matching=Matching(encoder=encoder))
    for one in releases:
        article = as_article(compose(one, opened.newsroom.desk), one, opened.now())
        room.store.save_article(article, one)
    return room


def told(article):
    return [line for role, line in lines(article.draft) if role not in ("headline", "original")]


def test_the_article_is_held_and_cites_both_releases(encoder):
    room = stand(encoder, ARABIC, NEIGHBOUR)

    article = write_both(room, [NEIGHBOUR.id, ARABIC.id], by="محررة")

    assert article.stage == "held"
    assert (article.release_id, article.other_release_ids) == (ARABIC.id, (NEIGHBOUR.id,))
    cited = {cite[:3] for line in told(article) for cite in line.cites}
    assert cited == {"s1.", "s2."}
    known = {one.id for base in bases_of(room.store, article) for one in base.sentences}
    assert {cite for line in told(article) for cite in line.cites} <= known


def test_what_both_say_is_attributed_to_both(encoder):
    article = write_both(stand(encoder, ARABIC, NEIGHBOUR), [ARABIC.id, NEIGHBOUR.id], by="x")

    assert article.draft.lead.text.endswith("وفق بياني وزارة الموانئ ووزارة النقل.")
    assert set(article.draft.lead.cites) == {"s1.1", "s2.1"}


def test_two_tolls_are_told_as_two_each_by_its_own_side(encoder):
    """A figure that differs is never made one: neither side is preferred."""
    checker = Checker(encoder)
    room = stand(encoder, ARABIC, NEIGHBOUR, checker=checker)

    article = write_both(room, [ARABIC.id, NEIGHBOUR.id], by="x")

    mine = next(line for line in told(article) if "14" in line.text)
    other = next(line for line in told(article) if "17" in line.text)
    assert (mine.cites, other.cites) == (("s1.2",), ("s2.2",))
    assert "بيان وزارة الموانئ" in mine.text
    assert "بيان وزارة النقل" in other.text
    at = told(article).index(mine)
    assert told(article)[at + 1] is other
    assert "14" not in article.draft.headline.text + article.draft.lead.text


def test_another_languages_version_is_quoted_word_for_word(encoder):
    article = write_both(stand(encoder, ARABIC, ENGLISH), [ARABIC.id, ENGLISH.id], by="x")

    other = next(line for line in told(article) if "19 workers" in line.text)
    assert other.cites == ("s2.2",)
    assert f"«{ENGLISH.body[1].text.rstrip('.')}»" in other.text


def test_what_one_side_says_alone_is_attributed_to_it_alone(encoder):
    article = write_both(stand(encoder, ARABIC, NEIGHBOUR), [ARABIC.id, NEIGHBOUR.id], by="x")

    alone = next(line for line in told(article) if "متحفا" in line.text)
    others = next(line for line in told(article) if "الملاحة" in line.text)
    assert alone.cites == ("s1.4",)
    assert "بيان وزارة الموانئ" in alone.text
    assert others.cites == ("s2.4",)
    assert "بيان وزارة النقل" in others.text


def test_nothing_is_lost_what_no_line_tells_stands_in_the_original(encoder):
    article = write_both(stand(encoder, ARABIC, ENGLISH), [ARABIC.id, ENGLISH.id], by="x")

    cited = {cite for _, line in lines(article.draft) for cite in line.cites}
    assert {"s2.3"} <= cited
    assert article.draft.coverage.release_sentences == len(ARABIC.body) + len(ENGLISH.body)


def test_a_line_that_does_not_stand_is_left_out(encoder):
    wrong = replace(
        NEIGHBOUR,
        sentences=tuple(
            replace(one, text=one.text.replace("مدرسة", "مدرسة خطأ")) for one in NEIGHBOUR.sentences
        ),
    )
    article = write_both(stand(encoder, ARABIC, wrong), [ARABIC.id, wrong.id], by="x")

    assert not any("خطأ" in line.text for line in told(article))
    original = [line for role, line in lines(article.draft) if role == "original"]
    assert any("خطأ" in line.text for line in original)


def test_a_version_that_does_not_stand_takes_the_other_with_it(encoder):
    wrong = replace(
        NEIGHBOUR,
        sentences=tuple(
            replace(one, text=one.text.replace("17 عاملا", "17 عاملا خطأ"))
            for one in NEIGHBOUR.sentences
        ),
    )
    article = write_both(stand(encoder, ARABIC, wrong), [ARABIC.id, wrong.id], by="x")

    assert not any("14" in line.text for line in told(article))


def test_three_releases_make_one_article(encoder):
    room = stand(encoder, ARABIC, NEIGHBOUR, ENGLISH)

    article = write_both(room, [ENGLISH.id, NEIGHBOUR.id, ARABIC.id], by="x")

    assert article.other_release_ids == (NEIGHBOUR.id, ENGLISH.id)
    texts = " ".join(line.text for line in told(article))
    assert all(toll in texts for toll in ("14", "17", "19"))
    assert article.draft.kicker == "ثلاثة بيانات"


def test_each_release_keeps_the_article_of_its_own(encoder):
    room = stand(encoder, ARABIC, NEIGHBOUR)
    before = room.store.story(ARABIC.url, ARABIC.id)

    write_both(room, [ARABIC.id, NEIGHBOUR.id], by="x")

    assert room.store.story(ARABIC.url, ARABIC.id) == before
    assert room.store.story(None, NEIGHBOUR.id) is not None


def test_the_same_releases_make_the_same_article_once_and_it_is_logged(encoder):
    room = stand(encoder, ARABIC, NEIGHBOUR)

    first = write_both(room, [ARABIC.id, NEIGHBOUR.id], by="محررة")
    again = write_both(room, [NEIGHBOUR.id, ARABIC.id], by="محرر")

    assert again == first
    (entry,) = room.store.desk.log.entries(subject=first.id)
    assert (entry.by, entry.action) == ("محررة", "article.made")


def test_where_nothing_can_be_told_both_are_announced_with_their_texts(encoder):
    french = release("Titre", "Le ministre a parlé.", language="fr", source="وزارة أ")
    other = release("Titre 2", "La ministre a répondu.", language="fr", source="وزارة ب")
    room = stand(encoder, french, other)

    draft = write_both(room, [french.id, other.id], by="x").draft

    assert draft.notice
    assert "وزارة أ" in draft.lead.text
    assert "وزارة ب" in draft.lead.text
    original = [line.text for role, line in lines(draft) if role == "original"]
    assert sorted(original) == ["La ministre a répondu.", "Le ministre a parlé."]


def test_a_release_without_a_body_is_only_named(encoder):
    empty = release("عنوان بلا نص", language="ar", source="وزارة النقل")
    room = stand(encoder, ARABIC, empty)

    article = write_both(room, [empty.id, ARABIC.id], by="x")

    assert article.release_id == ARABIC.id
    assert all(cite.startswith("s1.") for line in told(article) for cite in line.cites)


@pytest.mark.parametrize("count", [0, 1, 4])
def test_two_or_three_different_releases_are_wanted(count, encoder):
    room = stand(encoder)

    with pytest.raises(RefusedError) as refused:
        write_both(room, [f"r{n}" for n in range(count)], by="x")

    assert refused.value.code == "sides.count"


def test_the_same_release_twice_is_one(encoder):
    with pytest.raises(RefusedError) as refused:
        write_both(stand(encoder, ARABIC), [ARABIC.id, ARABIC.id], by="x")

    assert refused.value.code == "sides.count"


def test_an_unknown_release_is_refused(encoder):
    with pytest.raises(RefusedError) as refused:
        sides_of(stand(encoder, ARABIC), [ARABIC.id, "nobody"])

    assert refused.value.code == "sides.unknown"


def test_without_an_encoder_nothing_is_compared(encoder):
    room = replace(stand(encoder, ARABIC, NEIGHBOUR), matching=None)

    with pytest.raises(RefusedError) as refused:
        sides_of(room, [ARABIC.id, NEIGHBOUR.id])

    assert refused.value.code == "sides.no_encoder"


def test_the_arabic_release_leads_then_the_english_then_the_earlier():
    assert in_order([ENGLISH, NEIGHBOUR, ARABIC]) == (ARABIC, NEIGHBOUR, ENGLISH)


def test_publishers_of_one_name_are_told_apart_by_their_order(encoder):
    twin = replace(NEIGHBOUR, publisher=ARABIC.publisher)

    (laid,) = sides([ARABIC, twin], encoder)

    assert laid.a.said_ar == "البيان الأول"
    assert laid.b.said_ar == "البيان الثاني"


def test_for_programs_the_sides_are_plain_data(encoder):
    (laid,) = sides([ARABIC, ENGLISH], encoder)

    value = sides_form(laid)

    assert value["a"]["direction"] == "rtl"
    assert {row["kind"] for row in value["rows"]} >= {"both", "only_a"}


def test_two_leaders_who_each_said_their_own_on_one_matter_did_not_say_the_same(encoder):
    guest = release(
        "",
        "التقى الرئيس شي جين بينغ الرئيس الأميركي جو بايدن في كاليفورنيا.",
        "وقال الرئيس شي إن مسألة تايوان هي الأكثر أهمية وحساسية في العلاقات.",
        language="ar",
        source="وزارة الخارجية الصينية",
    )
    host = release(
        "",
        "President Joe Biden met with President Xi Jinping in Woodside, California.",
        "President Biden stressed the importance of peace and stability across the Taiwan Strait.",
        source="The White House",
    )
    room = stand(encoder, guest, host, checker=Checker(encoder))

    article = write_both(room, [guest.id, host.id], by="x")

    mine = next(line for line in told(article) if "حساسية" in line.text)
    assert mine.cites == ("s1.2",)
    assert "بيان وزارة الخارجية الصينية" in mine.text


def test_of_an_event_the_first_release_of_each_publisher_is_laid():
    members = tuple(
        Trace(
            release_id=f"r{at}",
            article_id=f"a{at}",
            source_id="s",
            publisher=publisher,
            url=None,
            language="ar",
            title="",
            head="",
            published=NOON + timedelta(hours=at),
            exact="",
            sketch=b"",
        )
        for at, publisher in enumerate(("host", "host", "guest", "other", "fourth"))
    )

    found = spoken_by(Happening(id="e", members=members))

    assert [one.release_id for one in found] == ["r0", "r2", "r3"]
