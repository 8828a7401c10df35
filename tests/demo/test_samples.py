"""The demonstration's releases become articles that nothing can be said against."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest
from demo.wire import Wire

from demo import expected, pages, samples
from musnad import wiring
from musnad.core.capture import Capture
from musnad.core.draft import lines
from musnad.core.release import Release
from musnad.core.source import Source
from musnad.flow.compose import Composition, compose
from musnad.flow.newsroom import Desk
from musnad.read.readers import read
from musnad.settings import Settings

GOOD = samples.load("releases")
by_slug = functools.partial(pytest.mark.parametrize, "sample", ids=lambda one: one.slug)


@functools.cache
def desk() -> Desk:
    return wiring.desk(Settings())


@functools.cache
def told(sample: samples.Sample) -> tuple[Release, Composition]:
    english, arabic, kind = pages.SITES[sample.source]
    source = Source(
        id=sample.source, name_ar=arabic, name_en=english, kind=kind, languages=(sample.language,)
    )
    capture = Capture(
        url=f"https://example.org/{sample.slug}.html",
        requested_url=f"https://example.org/{sample.slug}.html",
        body=pages.page(sample),
        media_type="text/html",
        fetched_at=desk().clock(),
    )
    release = read(capture, source, readers=desk().readers)
    return release, compose(release, desk())


@by_slug(GOOD)
def test_a_page_is_read_whole_and_nothing_else_is(sample):
    release, _ = told(sample)
    assert release.title == sample.title
    assert release.published is not None
    assert release.published.date() == sample.published.date()
    assert release.language == sample.language
    page = _bare("".join(one.text for one in release.sentences[1:]))
    written = _bare("".join(sample.paragraphs))
    assert written in page
    assert all(_bare(one.text) in written for one in release.body)


@by_slug(GOOD)
def test_an_article_is_published_or_is_honestly_a_notice(sample):
    _, composition = told(sample)
    assert composition.decision in ("publish", "notice")
    assert composition.report.clean


@by_slug(GOOD)
def test_every_sentence_cites_and_nothing_is_lost(sample):
    release, composition = told(sample)
    news = {one.id for one in release.body}
    cited: set[str] = set()
    for role, line in lines(composition.draft):
        if role != "crosshead":
            assert line.cites
        cited.update(line.cites)
    assert cited >= news
    coverage = composition.draft.coverage
    assert coverage.release_sentences == len(news) == coverage.rendered + len(coverage.left)


@by_slug(GOOD)
def test_an_article_is_the_same_each_time_it_is_written(sample):
    release, composition = told(sample)
    assert compose(release, desk()).draft == composition.draft


def _bare(text: str) -> str:
    return "".join(text.split())


def test_the_wire_announces_everything_that_is_expected():
    with Wire() as wire:
        announced = set()
        for source, feed in wire.sources():
            _, _, body = wire.answer(feed.removeprefix(wire.base))
            announced |= {slug for slug in expected.wanted() if slug in body.decode()}
            assert source in {*pages.SITES, "broken"}
        wanted = set(expected.wanted())
    assert announced == wanted


def test_the_account_names_whatever_is_missing():
    missing = expected.missing({}, {})
    assert len(missing) == len(expected.wanted()) + 2
    seen = {slug: set(outcomes) for slug, outcomes in expected.wanted().items()}
    seen |= {"nato-sweden": {"article"}, "nato-sweden-mirror": {"duplicate"}}
    assert expected.missing(seen, dict(expected.POLLS)) == []
    seen["huge-page"] = {"article"}
    assert len(expected.missing(seen, dict(expected.POLLS))) == 1


def test_a_release_revised_at_its_address_keeps_its_story():
    first, revised = (
        next(one for one in samples.load("hard") if one.slug == slug)
        for slug in ("iaea-zaporizhzhya", "iaea-zaporizhzhya-revised")
    )
    assert revised.updated is not None
    assert replace(revised, slug=first.slug, updated=None, paragraphs=first.paragraphs) == first
