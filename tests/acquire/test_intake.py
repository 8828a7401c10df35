"""What of a list is new, what the catalogue has, and under which ids the rest is taken on."""

from __future__ import annotations

import pytest

from musnad.acquire import catalogue
from musnad.acquire.intake import slug, take
from musnad.acquire.opml import Outline
from musnad.parts import SourcePart

SHIPPED = catalogue.load()
NATO = next(one for one in SHIPPED if one.id == "nato")
IAEA = next(one for one in SHIPPED if one.id == "iaea")


def taken(*outlines: Outline, followed=(NATO,)):
    return take(outlines, followed=followed, catalogue=SHIPPED)


def test_the_same_address_is_the_same_source_however_it_is_spelt():
    spelt = "HTTPS://www.IAEA.org:443/feeds/topnews?utm_source=reader#top"
    found = taken(
        Outline(title="Atoms", feed=spelt), Outline(title="N", listing=NATO.listing + "/")
    )
    assert (found.new, found.follow, found.known) == ((), ("iaea",), ("N",))


def test_what_stands_twice_in_a_list_is_taken_on_once():
    one = Outline(title="وزارة الماء", feed="https://water.example/rss")
    found = taken(one, one)
    assert len(found.new) == 1
    assert found.known == ("وزارة الماء",)


def test_two_feeds_of_one_host_get_two_ids():
    found = taken(
        Outline(title="a", feed="https://www.water.example/a"),
        Outline(title="b", feed="https://water.example/b"),
    )
    assert [one.id for one in found.new] == ["water-example", "water-example-2"]


def test_an_id_of_the_catalogue_is_never_taken_for_another_source():
    (source,) = taken(Outline(title="x", id="iaea", feed="https://other.example/rss")).new
    assert source.id == "iaea-2"


@pytest.mark.parametrize(
    "outline",
    [
        Outline(title="وزارة الماء", feed="https://water.gov.eg/rss"),
        Outline(title="x", listing="https://water.example/n", selector="h3 a", zone="Mars/Base"),
        Outline(title="x" * 200, feed="https://xn--mgbh0fb.xn--mgbayh7gpa/rss", kind="club"),
        Outline(title="سلك", feed="https://[2001:db8::1]/rss", language="ar-EG en-US zz!!"),
        Outline(title="x", id="Bad Id!", feed="https://water.example/rss", language="english"),
    ],
)
def test_whatever_a_list_says_what_is_taken_on_could_stand_in_the_settings(outline):
    (source,) = taken(outline).new
    told = {name: getattr(source, name) for name in source.__slots__ if name != "verified_on"}
    assert SourcePart.model_validate(told).source() == source


def test_kind_zone_and_language_are_guessed_where_a_list_does_not_say():
    (source,) = taken(Outline(title="وزارة الماء", feed="https://water.gov.eg/rss")).new
    assert (source.kind, source.zone, source.languages) == ("ministry", "Africa/Cairo", ("ar",))
    (source,) = taken(Outline(title="Ministry of Water", feed="https://water.example/rss")).new
    assert (source.kind, source.zone, source.languages) == ("ministry", "UTC", ("en",))


@pytest.mark.parametrize(
    ("text", "others", "wanted"),
    [
        ("energy.gov.eg", (), "energy-gov-eg"),
        ("energy.gov.eg", ("energy-gov-eg", "energy-gov-eg-2"), "energy-gov-eg-3"),
        ("وزارة", (), "source"),
        ("--A__b--", (), "a-b"),
        ("x" * 90, (), "x" * 40),
    ],
)
def test_ids_are_slugs_that_nobody_has(text, others, wanted):
    assert slug(text, others) == wanted
