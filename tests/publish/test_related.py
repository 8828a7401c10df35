"""Related stories: none rather than a wrong one, and the article's page names them."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from lxml import html

from musnad.core.draft import Line
from musnad.publish.index import Story
from musnad.publish.related import FLOOR, MOST, rank
from tests.publish.samples import NOW, FakeShelf, article_of, release_of


class Meanings:
    """Two texts mean the same when they begin with the same word."""

    name = "words"
    languages = frozenset({"ar"})

    def vectors(self, texts):
        made = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            made[row, sum(map(ord, text.split()[0])) % 64] = 1.0
        return made

    def similarity(self, claims, sentences):
        return self.vectors(claims) @ self.vectors(sentences).T


def vector(*cells):
    return np.asarray([*cells, *[0.0] * (8 - len(cells))], dtype=np.float16).tobytes()


def story(id_, *words, meaning=(1.0,), days=0.0):
    return Story(
        id=id_,
        published=1_000_000_000 - days * 86_400,
        words=frozenset(words),
        meaning=vector(*meaning),
    )


def test_a_story_that_means_the_same_and_names_the_same_is_near():
    wanted = story("a", "country:LB")
    (near,) = rank(wanted, [story("b", "country:LB", days=3)], {"country:LB": 5}, 1_000)
    assert near.id == "b"
    assert FLOOR <= near.score <= 1


def test_the_same_meaning_of_other_names_is_a_stranger():
    """Two central banks cut their rates: they are not one story."""
    wanted = story("a", "organisation:ecb")
    assert rank(wanted, [story("b", "organisation:egypt-central-bank")], {}, 1_000) == ()


def test_the_same_names_of_another_meaning_are_a_stranger():
    wanted = story("a", "person:x", "country:US", "place:y")
    other = story("b", "person:x", "country:US", "place:y", meaning=(0.3, 0.95))
    assert rank(wanted, [other], {}, 50_000) == ()


def test_without_a_vector_nothing_is_near():
    wanted = replace(story("a", "country:LB"), meaning=None)
    assert rank(wanted, [story("b", "country:LB")], {}, 1_000) == ()


def told(number, headline, *, days):
    release = release_of((f"Text {number}.",), title=f"Title {number}")
    at = NOW - timedelta(days=days)
    article = article_of(release, headline, article_id=f"{number:016x}", published=at)
    return article, release


STORIES = (
    told(1, "تشكيل حكومة جديدة في لبنان", days=9),
    told(2, "افتتاح معرض في لبنان", days=8),
    told(3, "تشكيل حكومة جديدة في ألمانيا", days=7),
    told(4, "تشكيل الحكومة في لبنان ينال الثقة", days=6),
)


@pytest.fixture
def site(make_site):
    return make_site(encoder=Meanings(), shelf=FakeShelf(*STORIES))


def near_on(folder, article):
    (path,) = (folder / "articles").glob(f"{article.id}*.html")
    page = html.document_fromstring(path.read_text("utf-8"))
    return page.xpath("//section[contains(@class, 'near')]//a/text()")


def test_the_page_names_the_story_before_it_and_no_stranger(site, folder):
    for article, release in STORIES:
        site.publish(article, release, None)
    assert near_on(folder, STORIES[3][0]) == ["تشكيل حكومة جديدة في لبنان"]
    for article, _ in STORIES[:3]:
        assert near_on(folder, article) == []


def test_a_new_build_finds_the_same(site, folder, make_site, tmp_path):
    for article, release in STORIES:
        site.publish(article, release, None)
    site.rebuild()
    assert near_on(folder, STORIES[3][0]) == ["تشكيل حكومة جديدة في لبنان"]
    other = tmp_path / "other"
    make_site(encoder=Meanings(), shelf=FakeShelf(*STORIES), folder=other).rebuild()
    assert near_on(other, STORIES[3][0]) == ["تشكيل حكومة جديدة في لبنان"]


def test_a_withdrawn_story_is_named_no_more(site, folder):
    for article, release in STORIES:
        site.publish(article, release, None)
    site.withdraw(replace(STORIES[0][0], stage="withdrawn"))
    site.publish(*STORIES[3], None)
    assert near_on(folder, STORIES[3][0]) == []


def test_a_page_names_no_more_than_a_few(site, folder):
    pairs = [told(number, "تشكيل الحكومة في لبنان", days=30 - number) for number in range(9)]
    for article, release in pairs:
        site.publish(article, release, None)
    assert len(near_on(folder, pairs[-1][0])) == MOST


def test_a_headline_of_an_empty_article_finds_nothing(site, folder):
    article, release = told(9, "", days=1)
    article = replace(article, draft=replace(article.draft, headline=Line(text="")))
    site.publish(article, release, None)
    assert near_on(folder, article) == []
