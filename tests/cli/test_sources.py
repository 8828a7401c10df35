"""``musnad sources``: list, show, add, probe, import-opml, export-opml, and what the doctor says."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from musnad.acquire import catalogue
from musnad.hooks import plugins
from musnad.hooks.specs import hook
from musnad.settings import TEMPLATE, load
from tests.cli.commands import run
from tests.cli.test_any_file import refused
from tests.cli.test_newsroom import DAM, _feed
from tests.contracts.loopback import answer

HTML = "text/html; charset=utf-8"
OWN = (
    *("--name-ar", "وزارة الماء", "--name-en", "Ministry of Water", "--kind", "ministry"),
    *("--language", "ar", "--zone", "Africa/Cairo"),
)


@pytest.fixture
def room(server, tmp_path):
    """A newsroom in ``room`` that may ask the server, with a comment of its own."""
    run("init", "room")
    path = tmp_path / "room" / "musnad.toml"
    text = TEMPLATE.replace("follow = []", 'follow = ["nato"]  # our own choice', 1)
    text += (
        f'\n[fetch]\nallow_private = ["{server.place}"]\nrobots = false\nspacing_seconds = 0\n'
        "timeout_seconds = 2\n"
    )
    head, mark, rest = text.partition("[fetch]\n#")
    path.write_text(head + "#" + rest if mark else text, "utf-8")
    return path


def rows(*arguments: str) -> list[list[str]]:
    done = run("sources", "list", *arguments)
    assert (done.status, done.err) == (0, "")
    return list(csv.reader(io.StringIO(done.out), delimiter="\t", quoting=csv.QUOTE_NONE))


def ids(*arguments: str) -> list[str]:
    return [row[0][2:] for row in rows(*arguments)]


def said(room) -> str:
    return room.read_text("utf-8")


# list


def test_in_a_pipe_the_list_is_rows_of_tabs_without_a_heading():
    found = rows()
    assert len(found) == len(catalogue.load())
    assert {len(row) for row in found} == {7}
    assert found[0][0].startswith("  ae-")


@pytest.mark.parametrize(
    ("arguments", "some", "others"),
    [
        (("--kind", "central_bank"), "eu-central-bank", "nato"),
        (("--country", "lb"), "lb-army", "nato"),
        (("--file", "un"), "unrwa", "nato"),
        (("--topic", "nuclear"), "iaea", "nato"),
        (("--language", "fr"), "fr-presidency", "nato"),
        (
            ("--kind", "ministry", "--country", "us", "--topic", "finance"),
            "us-treasury",
            "us-state",
        ),
    ],
)
def test_filters_leave_what_was_asked_for(arguments, some, others):
    found = ids(*arguments)
    assert some in found
    assert others not in found


def test_a_filter_that_could_never_find_anything_is_told():
    refused(run("sources", "list", "--country", "atlantis"), "source.filter")
    refused(run("sources", "list", "--topic", "gossip"), "source.filter")
    refused(run("sources", "list", "--language", "tlh"), "source.filter")
    refused(run("sources", "list", "--kind", "club"), "usage")


def test_only_those_that_are_followed(room):
    assert ids("--followed", "--newsroom", "room") == ["nato"]
    assert ids("--country", "own", "--newsroom", "room") == []


def test_on_a_terminal_columns_stand_under_each_other_in_the_language_of_the_person(monkeypatch):
    monkeypatch.setenv("LC_ALL", "ar_LB.UTF-8")
    monkeypatch.setattr("tests.cli.commands._Stream.isatty", lambda self: True)
    lines = run("sources", "list", "--country", "lb").out.splitlines()
    assert "المصدر" in lines[0]
    assert "الاسم" in lines[0]
    assert any(line.endswith("الجيش اللبناني") for line in lines)
    starts = {found.start(1) for line in lines if (found := re.search(r"\s{2}([a-z_]+)", line[4:]))}
    assert len(starts) == 1


def test_in_a_newsroom_that_ran_the_list_says_how_each_one_does(room, server):
    server.answers["/feed"] = _feed(server, "/dam")
    server.answers["/dam"] = answer(body=DAM, content_type=HTML)
    run("sources", "add", "water", "--feed", server.url("/feed"), *OWN, "--newsroom", "room")
    run("sources", "add", "gone", "--feed", server.url("/gone"), *OWN, "--newsroom", "room")
    run("run", "--once", "--source", "water", "--source", "gone", "--newsroom", "room")
    found = {row[0]: row[7:] for row in rows("--followed", "--newsroom", "room")}
    assert found["* nato"][0] == "unseen"
    assert found["* water"][0] == "fine"
    assert found["* gone"][0] == "failing fetch.not_found"
    assert found["* gone"][2].count(":") == 1
    shown = run("sources", "show", "gone", "--newsroom", "room").out
    assert "state: failing fetch.not_found" in shown
    assert "followed: yes" in shown


def test_sources_that_a_plugin_adds_are_listed_and_can_be_followed(room, monkeypatch):
    extra = replace(catalogue.load()[0], id="extra-source", name_en="Extra Source")

    class Plugin:
        @hook
        def musnad_sources(self):
            return [extra]

    load_plugins = plugins.load
    monkeypatch.setattr("musnad.wiring.entry_points", lambda group: (group,))
    monkeypatch.setattr(
        "musnad.wiring.plugins.load",
        lambda builtins, **told: load_plugins((*builtins, Plugin()), installed=False),
    )
    assert "extra-source" in ids("--country", "own")
    assert run("sources", "add", "extra-source", "--newsroom", "room").status == 0
    assert "extra-source" in ids("--followed", "--newsroom", "room")


# add


def test_sources_of_the_catalogue_are_followed_and_comments_stay(room):
    before = said(room)
    done = run("sources", "add", "iaea", "us-state", "nato", "--newsroom", "room")
    assert done.status == 0
    assert load(room.parent).follow == ("nato", "iaea", "us-state")
    assert "= nato" in done.out
    assert "# our own choice" in said(room)
    assert len(said(room).splitlines()) == len(before.splitlines())


def test_a_source_of_ones_own_is_added_with_all_that_was_told(room):
    run(
        *("sources", "add", "water", "--listing", "https://water.example/news"),
        *("--selector", 'h3 a[href*="/news/"]', "--sender", "water.example", *OWN),
        *("--topic", "economy", "--every", "30", "--newsroom", "room"),
    )
    (source,) = (part.source() for part in load(room.parent).sources)
    assert source.listing == "https://water.example/news"
    assert source.selector == 'h3 a[href*="/news/"]'
    assert source.senders == ("water.example",)
    assert (source.zone, source.every_minutes, source.topics) == ("Africa/Cairo", 30, ("economy",))


def test_what_is_unknown_taken_or_half_told_is_refused_and_nothing_is_written(room):
    before = said(room)
    newsroom = ("--newsroom", "room")
    refused(run("sources", "add", "no-such", *newsroom), "source.unknown")
    refused(
        run("sources", "add", "nato", "--feed", "https://a.example/", *OWN, *newsroom),
        "source.taken",
    )
    refused(run("sources", "add", "x", "--feed", "https://a.example/", *newsroom), "source.names")
    refused(
        run("sources", "add", "x", "y", "--feed", "https://a.example/", *OWN, *newsroom),
        "source.one",
    )
    refused(
        run("sources", "add", "x", "--feed", "gopher://a.example/", *OWN, *newsroom),
        "settings.value",
    )
    refused(
        run("sources", "add", "Bad Id", "--feed", "https://a.example/", *OWN, *newsroom),
        "settings.value",
    )
    refused(
        run(
            "sources",
            "add",
            "x",
            "--listing",
            "https://a.example/",
            *OWN,
            "--zone",
            "Mars/Base",
            *newsroom,
        ),
        "settings.value",
    )
    assert said(room) == before


def test_outside_of_a_newsroom_there_is_nothing_to_add_to():
    refused(run("sources", "add", "nato"), "settings.missing")


# probe


def site(server) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" href="{server.url("/feed")}">'
    page = f'<html lang="ar"><head><title>وزارة الطاقة</title>{link}</head><body></body></html>'
    server.answers["/news"] = answer(body=page, content_type=HTML)
    server.answers["/feed"] = _feed(server, "/dam")
    server.answers["/dam"] = answer(body=DAM, content_type=HTML)


def test_probe_shows_the_feed_its_entries_and_the_first_release(room, server):
    site(server)
    done = run("sources", "probe", server.url("/news"), "--newsroom", "room")
    assert (done.status, done.err) == (0, "")
    assert f"feed: {server.url('/feed')}" in done.out
    assert "name: سلك" in done.out
    assert f"to follow it: musnad sources probe {server.url('/news')} --add ID" in done.out
    assert "language: ar" in done.out
    assert "entries: 1 (links only 1)" in done.out
    assert "no date" in done.out
    assert "وزير الطاقة يفتتح سدا في الشمال" in done.out
    assert "وبلغت كلفته 20 مليون دولار." in done.out
    assert server.paths() == ["/news", "/feed", "/dam"]


def test_probe_speaks_arabic_to_whom_the_locale_says(room, server, monkeypatch):
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    site(server)
    out = run("sources", "probe", server.url("/news"), "--newsroom", "room").out
    assert f"خلاصة: {server.url('/feed')}" in out
    assert "أول بيان كما قُرئ" in out


def test_probe_takes_it_on_and_the_newsroom_can_run_on_it(room, server):
    site(server)
    name = ("--name-ar", "وزارة الطاقة", "--name-en", "Ministry of Energy", "--kind", "ministry")
    done = run(
        "sources", "probe", server.url("/news"), "--add", "energy", *name, "--newsroom", "room"
    )
    assert done.status == 0, done.err
    (part,) = load(room.parent).sources
    assert (part.feed, part.page) == (server.url("/feed"), server.url("/news"))
    assert (part.name_en, part.languages) == ("Ministry of Energy", ("ar",))
    assert run("run", "--once", "--source", "energy", "--newsroom", "room").status == 0
    pages = (room.parent / "site").rglob("*.html")
    assert any("وزير الطاقة يفتتح سدا" in page.read_text("utf-8") for page in pages)


def test_a_listing_that_is_probed_is_followed_by_its_links(room, server):
    links = "".join(
        f'<li><h3><a href="/n/{n}">وزير الطاقة يفتتح السد رقم {n} في الشمال</a></h3></li>'
        for n in range(6)
    )
    page = f'<html lang="ar"><head><title>أخبار الوزارة</title></head><body><ul>{links}</ul></body></html>'
    server.answers["/news"] = answer(body=page, content_type=HTML)
    for n in range(6):
        server.answers[f"/n/{n}"] = answer(body=DAM, content_type=HTML)
    done = run("sources", "probe", server.url("/news"), "--add", "listed", "--newsroom", "room")
    assert done.status == 0, done.err
    assert f"page of links: {server.url('/news')}" in done.out
    assert load(room.parent).sources[0].listing == server.url("/news")
    assert run("run", "--once", "--source", "listed", "--newsroom", "room").status == 0


def test_an_id_that_is_taken_is_told_before_anybody_is_asked(room, server):
    site(server)
    probed = ("sources", "probe", server.url("/news"), "--newsroom", "room", "--add")
    refused(run(*probed, "nato"), "source.taken")
    assert not server.paths()
    assert run(*probed, "energy").status == 0
    asked = len(server.paths())
    refused(run(*probed, "energy"), "source.taken")
    assert len(server.paths()) == asked


def test_a_name_that_is_not_arabic_is_told_of_where_articles_would_show_it(room, server):
    site(server)
    server.answers["/feed"] = _feed(server, "/dam").replace("سلك".encode(), b"Energy")
    probed = ("sources", "probe", server.url("/news"), "--newsroom", "room", "--add")
    assert "name_ar" in run(*probed, "wired").err
    assert "name_ar" not in run(*probed, "energy", "--name-ar", "وزارة الطاقة").err


@pytest.mark.parametrize("address", ["news", "example", "file:///etc/passwd"])
def test_what_is_no_address_is_said_so(room, address, monkeypatch):
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    done = run("sources", "probe", address, "--newsroom", "room")
    refused(done, "fetch.scheme")
    assert "ليس عنوانا" in done.err


def test_an_address_without_a_scheme_is_asked_for_over_https(room):
    refused(
        run("sources", "probe", "127.0.0.1:9/news", "--newsroom", "room"), "fetch.private_address"
    )


def test_probe_of_a_place_with_nothing_to_follow_says_what_else_there_is(room, server):
    server.answers["/"] = answer(body="<html><body><p>hello</p></body></html>", content_type=HTML)
    done = run("sources", "probe", server.url("/"), "--newsroom", "room")
    refused(done, "probe.nothing")
    assert "mail" in done.err


def test_probe_reaches_no_private_address_that_is_not_allowed(server):
    refused(run("sources", "probe", server.url("/news")), "fetch.private_address")


# OPML


def opml(server_or_url: str, tmp_path, name: str = "list.opml") -> str:
    text = f"""<opml version="2.0"><body><outline text="Ministries">
    <outline text="وزارة الماء" type="rss" xmlUrl="{server_or_url}" language="ar"/>
    <outline text="NATO" type="link" url="https://www.nato.int/en/news-and-events/articles/news/"/>
    <outline text="IAEA" type="rss" xmlUrl="https://www.iaea.org/feeds/topnews?utm_source=x"/>
    </outline></body></opml>"""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def test_a_list_is_taken_on_once_under_the_catalogues_names_where_it_has_them(room, tmp_path):
    file = opml("https://water.gov.eg/rss", tmp_path)
    done = run("sources", "import-opml", file, "--newsroom", "room")
    assert done.status == 0, done.err
    settings = load(room.parent)
    assert settings.follow == ("nato", "iaea")
    (part,) = settings.sources
    assert (part.id, part.feed) == ("water-gov-eg", "https://water.gov.eg/rss")
    assert (part.kind, part.zone, part.languages) == ("ministry", "Africa/Cairo", ("ar",))
    before = said(room)
    again = run("sources", "import-opml", file, "--newsroom", "room")
    assert said(room) == before
    assert [line[0] for line in again.out.splitlines()] == ["=", "=", "="]


def test_a_trial_writes_nothing(room, tmp_path):
    before = said(room)
    done = run(
        "sources",
        "import-opml",
        opml("https://water.gov.eg/rss", tmp_path),
        "--dry-run",
        "--newsroom",
        "room",
    )
    assert done.status == 0
    assert "+ water-gov-eg" in done.out
    assert "* iaea" in done.out
    assert "nothing was written" in done.err
    assert said(room) == before


def test_a_hostile_list_is_refused_and_nothing_is_written(room, tmp_path):
    before = said(room)
    bomb = tmp_path / "bomb.opml"
    bomb.write_text(
        '<!DOCTYPE opml [<!ENTITY a "ha">]><opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>'
    )
    refused(run("sources", "import-opml", str(bomb), "--newsroom", "room"), "opml.unsafe")
    bomb.write_bytes(b" " * 3_000_000)
    refused(run("sources", "import-opml", str(bomb), "--newsroom", "room"), "file.too_large")
    refused(
        run("sources", "import-opml", str(tmp_path / "none"), "--newsroom", "room"), "file.missing"
    )
    assert said(room) == before


def test_a_list_may_come_through_a_pipe(room, tmp_path):
    given = Path(opml("https://water.gov.eg/rss", tmp_path)).read_bytes()
    done = run("sources", "import-opml", "-", "--newsroom", "room", stdin=given)
    assert done.status == 0
    assert load(room.parent).sources[0].id == "water-gov-eg"


def test_what_is_followed_goes_out_and_comes_into_another_newsroom(room, tmp_path):
    run("sources", "add", "iaea", "us-state", "--newsroom", "room")
    run(
        "sources",
        "add",
        "water",
        "--listing",
        "https://water.example/n",
        "--selector",
        "h3 a",
        *OWN,
        "--newsroom",
        "room",
    )
    assert run("sources", "export-opml", "--out", "out.opml", "--newsroom", "room").status == 0
    run("init", "other")
    assert run("sources", "import-opml", "out.opml", "--newsroom", "other").status == 0
    ours, theirs = load(room.parent), load(tmp_path / "other")
    assert set(theirs.follow) == set(ours.follow)
    (mine,), (yours,) = ours.sources, theirs.sources
    assert yours.model_copy(update={"topics": mine.topics}) == mine


def test_the_whole_catalogue_can_go_out():
    done = run("sources", "export-opml")
    assert done.status == 0
    assert done.out.count("<outline") == len(catalogue.load())
    refused(run("sources", "export-opml", "--out", "/proc/x.opml"), "option.out")


# doctor


def test_the_doctor_names_a_source_that_fails_since_when_and_its_next_turn(room, server):
    run("sources", "add", "gone", "--feed", server.url("/gone"), *OWN, "--newsroom", "room")
    run("run", "--once", "--source", "gone", "--newsroom", "room")
    done = run("doctor", "--newsroom", "room")
    assert done.status == 1
    (line,) = (one for one in done.out.splitlines() if one.startswith("! "))
    assert "gone" in line
    assert "[fetch.not_found]" in line
    assert "since 20" in line
    assert "asked again 20" in line


def test_the_doctor_tells_what_nobody_has_verified_and_needs_nobody_for_it(room):
    done = run("doctor", "--newsroom", "room")
    assert done.status == 0
    assert "nobody has verified yet: 1 (nato)" in done.out


def test_the_doctor_tells_that_sources_are_not_told_whom_to_write_to(room):
    assert "newsroom.contact" in run("doctor", "--newsroom", "room").out
    told = said(room).replace('# contact = ""', 'contact = "desk@example.org"')
    room.write_text(told, "utf-8")
    assert "newsroom.contact" not in run("doctor", "--newsroom", "room").out


def test_the_doctor_tells_where_an_address_has_moved_for_good(room, server):
    server.answers["/old"] = answer("301 Moved Permanently", location=server.url("/feed"))
    server.answers["/feed"] = _feed(server)
    run("sources", "add", "moved", "--feed", server.url("/old"), *OWN, "--newsroom", "room")
    run("run", "--once", "--source", "moved", "--newsroom", "room")
    done = run("doctor", "--newsroom", "room")
    assert done.status == 0, done.out
    assert f"moved: its address is {server.url('/feed')} for good" in done.out
