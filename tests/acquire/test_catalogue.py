"""The catalogue of official sources: every row is held to account."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from importlib.resources import files
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import pytest

from musnad.acquire import catalogue
from musnad.core.addresses import canonical
from musnad.core.source import Source
from musnad.parts import SourcePart
from musnad.read import selector
from musnad.read.readers import builtin_readers

SOURCES = catalogue.load()
BY_FILE = catalogue.by_file()

ARAB_STATES = frozenset(
    [
        "ae",
        "bh",
        "dj",
        "dz",
        "eg",
        "iq",
        "jo",
        "km",
        "kw",
        "lb",
        "ly",
        "ma",
        "mr",
        "om",
        "ps",
        "qa",
        "sa",
        "sd",
        "so",
        "sy",
        "tn",
        "ye",
    ]
)
OTHERS = frozenset(["us", "uk", "fr", "de", "tr", "ir", "ru", "cn", "il", "ua"])
BODIES = frozenset(
    [
        "nato",
        "eu",
        "un",
        "arab-league",
        "gcc",
        "oic",
        "african-union",
        "opec",
        "imf",
        "world-bank",
        "icc",
        "icrc",
    ]
)
FIRST_IDS = frozenset(
    [
        "eg-foreign",
        "eu-commission",
        "eu-council",
        "nato",
        "sa-foreign",
        "uk-foreign",
        "uk-defence",
        "un-news-ar",
        "un-news-en",
        "iaea",
        "who",
        "us-defense",
        "us-state",
    ]
)
TOPICS = frozenset(
    [
        "aid",
        "children",
        "culture",
        "defence",
        "diplomacy",
        "economy",
        "energy",
        "finance",
        "food",
        "government",
        "health",
        "human-rights",
        "justice",
        "nuclear",
        "refugees",
    ]
)
LANGUAGES = frozenset({"ar", "en", "fr", "tr"})
ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u066f\u0671 ،()]+")
LATIN = re.compile(r"[A-Za-z0-9 .,&'()\-\u00c0-\u017f]+")

each_file = pytest.mark.parametrize("sources", BY_FILE.values(), ids=list(BY_FILE))


def addresses(source: Source) -> list[str]:
    return [one for one in (source.feed, source.listing, source.page) if one]


@each_file
def test_a_source_could_stand_in_a_newsrooms_own_settings(sources):
    for source in sources:
        told = {name: getattr(source, name) for name in Source.__slots__ if name != "verified_on"}
        assert SourcePart.model_validate(told).source() == source


@each_file
def test_a_source_has_a_feed_or_a_listing_over_https_alone(sources):
    for source in sources:
        assert source.feed or source.listing
        for address in addresses(source):
            parts = urlsplit(address)
            assert parts.scheme == "https"
            assert "." in (parts.hostname or "")
            assert not parts.fragment
            assert parts.username is None


@each_file
def test_a_source_is_named_in_arabic_script_and_in_latin_letters(sources):
    for source in sources:
        assert ARABIC.fullmatch(source.name_ar)
        assert LATIN.fullmatch(source.name_en)
        assert source.name_ar == " ".join(source.name_ar.split())


@each_file
def test_zones_languages_and_topics_are_known_ones(sources):
    for source in sources:
        assert source.zone in available_timezones()
        assert "/" in source.zone
        assert source.languages
        assert set(source.languages) <= LANGUAGES
        assert source.topics
        assert set(source.topics) <= TOPICS


@each_file
def test_a_source_is_asked_at_a_sensible_pace_by_a_reader_that_exists(sources):
    for source in sources:
        assert 10 <= source.every_minutes <= 240
        assert source.reader in {reader.name for reader in builtin_readers()}


@each_file
def test_a_selector_belongs_to_a_listing_and_can_be_used(sources):
    for source in sources:
        if source.selector is not None:
            assert source.listing
            assert callable(selector.select(source.selector))


@each_file
def test_nobody_is_said_to_have_tried_what_nobody_could(sources):
    for source in sources:
        assert source.verified_on is None


def test_ids_are_slugs_and_no_two_are_the_same():
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.id) for one in SOURCES)
    assert [one for one, count in Counter(one.id for one in SOURCES).items() if count > 1] == []


def test_no_sender_and_no_address_stands_twice():
    seen: Counter[str] = Counter(sender for source in SOURCES for sender in source.senders)
    for source in SOURCES:
        told = [canonical(one).rstrip("/") for one in addresses(source)]
        assert len(set(told)) == len(told), source.id
        seen.update(told)
    assert [one for one, count in seen.items() if count > 1] == []


def test_a_name_stands_twice_only_where_it_is_the_same_body():
    """Names are printed under articles: what tells two ways to one body apart is the id."""
    files: dict[str, set[str]] = {}
    for place, sources in BY_FILE.items():
        for source in sources:
            assert not re.search(
                "بالعربية|بالإنكليزية|Arabic\\)|English\\)", source.name_ar + source.name_en
            )
            files.setdefault(source.name_ar, set()).add(f"{place} {source.name_en}")
    assert {name: there for name, there in files.items() if len(there) > 1} == {}


def test_the_first_ids_are_there_for_good():
    assert {one.id for one in SOURCES} >= FIRST_IDS


def test_there_is_a_file_for_each_arab_state_and_for_whom_an_arab_newsroom_follows():
    assert set(BY_FILE) >= ARAB_STATES | OTHERS | BODIES
    assert len(SOURCES) >= 90


@pytest.mark.parametrize("state", sorted(ARAB_STATES))
def test_each_arab_state_speaks_through_its_foreign_ministry_and_one_above_it(state):
    there = {one.id for one in BY_FILE[state]}
    assert f"{state}-foreign" in there
    above = {"presidency", "royal_court", "government", "agency"}
    assert above & {one.kind for one in BY_FILE[state]}


@pytest.mark.parametrize("state", sorted(ARAB_STATES | OTHERS))
def test_the_ids_of_a_country_begin_with_its_code(state):
    assert all(one.id.startswith(f"{state}-") for one in BY_FILE[state])


def test_the_traps_that_are_known_are_kept_out_of():
    hosts = {urlsplit(one).hostname for source in SOURCES for one in addresses(source)}
    assert "www.defense.gov" not in hosts
    nato = next(one for one in SOURCES if one.id == "nato")
    assert nato.feed is None
    us = next(one for one in SOURCES if one.id == "us-defense")
    assert "ContentType=9&Site=945" in (us.feed or "")


def test_every_file_begins_with_a_line_that_says_whose_it_is():
    for file in files("musnad.sources").iterdir():
        if file.name.endswith(".toml"):
            text = file.read_text(encoding="utf-8")
            assert text.startswith("# "), file.name
            assert set(tomllib.loads(text)) == {"source"}, file.name
