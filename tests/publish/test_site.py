"""The site as a whole: lists, feeds, revisions, withdrawal, and what a kill leaves behind."""

import json
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

import feedparser
import pytest
from lxml import etree, html

from musnad.core.errors import RefusedError, TransientError
from musnad.core.house import House
from musnad.core.ids import digest
from musnad.publish import build, disk
from musnad.publish.edition import edition
from musnad.publish.index import NAME, Index
from musnad.publish.plugin import musnad_publishers
from musnad.publish.proof import prove
from musnad.publish.signing import Signer
from musnad.publish.site import Site
from tests.publish.samples import (
    NOW,
    FakeShelf,
    article_of,
    clock,
    corrected,
    doubtful,
    notice,
    pentagon,
    release_of,
)

URL = "https://musnad.example"
NEWS = {"news": "http://www.google.com/schemas/sitemap-news/0.9"}


def contents(folder):
    """The files that readers may see."""
    shown = [path for path in folder.iterdir() if path.name != ".musnad"]
    files = [one for path in shown for one in (path, *path.rglob("*")) if one.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(files)}


def publish_all(site):
    article, release, capture = pentagon()
    site.publish(article, release, capture)
    site.publish(*notice(), None)
    site.publish(*doubtful(), None)


def many(count, *, start=NOW, step=timedelta(hours=1)):
    release = release_of(("افتتح الوزير الجسر.",), title="افتتاح", language="ar")
    return [
        (
            article_of(release, f"خبر رقم {n}", article_id=f"{n:016x}", published=start - n * step),
            release,
        )
        for n in range(count)
    ]


def headlines(page):
    return [
        " ".join(one.text_content().split())
        for one in html.document_fromstring(page).xpath("//article//h2 | //article//h3")
    ]


def test_sending_the_same_revision_twice_changes_nothing(make_site, folder):
    site = make_site(site_url=URL)
    first = site.publish(*pentagon())
    before = contents(folder)
    stamps = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    assert site.publish(*pentagon()) == first
    assert contents(folder) == before
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")} == stamps


def test_the_receipt_says_where_it_is_and_what_was_sent(make_site, folder):
    receipt = make_site(site_url=URL).publish(*pentagon())
    assert (receipt.channel, receipt.state, receipt.revision) == ("site", "sent", 1)
    page = folder / receipt.location.removeprefix(f"{URL}/")
    assert receipt.digest == digest(page.read_bytes())


def test_without_an_address_the_receipt_points_to_the_file(make_site, folder):
    location = make_site().publish(*pentagon()).location
    assert location.startswith("file:///")
    assert unquote(urlsplit(location).path).startswith(str(folder.resolve()))


def test_every_link_resolves_on_disk(make_site, folder):
    site = make_site()
    publish_all(site)
    site.publish(*corrected(), None)
    for path in folder.rglob("*.html"):
        page = html.document_fromstring(path.read_text("utf-8"))
        for link in [*page.xpath("//@href"), *page.xpath("//@src")]:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme == "https"
                continue
            target = (path.parent / parts.path).resolve() if parts.path else path
            assert target.is_file(), (path, link)
            if parts.fragment:
                ids = html.document_fromstring(target.read_text("utf-8")).xpath("//@id")
                assert parts.fragment in ids
    for link in (folder / "styles.css").read_text().split('url("')[1:]:
        assert (folder / link.partition('"')[0]).is_file()


def test_nothing_is_loaded_from_anywhere_else(make_site, folder):
    publish_all(make_site(site_url=URL))
    for path in folder.rglob("*.html"):
        page = html.document_fromstring(path.read_text("utf-8"))
        assert page.xpath("//@src") == (["search.js"] if path.name == "search.html" else [])
        assert page.xpath("//link[@rel='stylesheet']/@href") in (["styles.css"], ["../styles.css"])
    assert "http" not in (folder / "styles.css").read_text().replace('href^="http"', "")


def test_the_front_page_has_the_newest_first_by_day(make_site, folder):
    site = make_site(shelf=FakeShelf(*many(60)[1:]))
    site.rebuild()
    site.publish(*many(1)[0], None)
    page = (folder / "index.html").read_text("utf-8")
    assert headlines(page) == [f"خبر رقم {n}" for n in range(50)]
    days = html.document_fromstring(page).xpath("//section/h2")
    assert [" ".join(one.text_content().split()) for one in days][:2] == [
        "الجمعة 25 أبريل 2025",
        "الخميس 24 أبريل 2025",
    ]
    day = (folder / "archive" / "2025-04-24.html").read_text("utf-8")
    assert headlines(day) == [f"خبر رقم {n}" for n in range(9, 33)]
    archive = html.document_fromstring((folder / "archive" / "index.html").read_text("utf-8"))
    assert archive.xpath("//main//a/@href")[:2] == ["2025-04-25.html", "2025-04-24.html"]


def test_notices_look_different_in_lists(make_site, folder):
    publish_all(make_site())
    page = html.document_fromstring((folder / "index.html").read_text("utf-8"))
    (found,) = page.xpath("//article[contains(@class, 'notice')]")
    assert found.xpath(".//span[@class='label']")[0].text == "إشعار"


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
@pytest.mark.parametrize("site_url", [URL, ""])
def test_feeds_are_read_by_another_parser(make_site, folder, name, site_url):
    site = make_site(site_url=site_url)
    publish_all(site)
    feed = feedparser.parse((folder / name).read_bytes())
    assert not feed.bozo
    assert feed.feed.title == "مُسنَد"
    assert feed.feed.language == "ar"
    assert len(feed.entries) == 3
    told = feed.entries[0]
    assert told.title.startswith("إشعار: ")
    assert told.id == f"urn:musnad:{notice()[0].id}"
    assert told.published_parsed[:5] == (2025, 4, 25, 8, 50)
    assert told.link.startswith(f"{site_url}/articles/" if site_url else "articles/")


def test_the_rss_guid_is_no_address_and_outlives_a_revision(make_site, folder):
    site = make_site(site_url=URL)
    for article, release in (pentagon()[:2], corrected()):
        site.publish(article, release, None)
        root = etree.fromstring((folder / "rss.xml").read_bytes())
        (guid,) = root.findall("channel/item/guid")
        assert (guid.get("isPermaLink"), guid.text) == ("false", f"urn:musnad:{article.id}")
        assert root.findtext("channel/item/pubDate") == "Fri, 25 Apr 2025 08:30:00 +0000"


def test_the_json_feed_has_what_its_version_asks_for(make_site, folder):
    publish_all(make_site(site_url=URL))
    feed = json.loads((folder / "feed.json").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"id", "url", "title", "content_text", "date_published"} <= feed["items"][0].keys()
    assert feed["items"][1]["content_text"].startswith("التقى وزير الدفاع")


def test_the_news_sitemap_keeps_to_two_days(make_site, folder):
    make_site(site_url=URL, shelf=FakeShelf(*many(80))).rebuild()
    root = etree.fromstring((folder / "news-sitemap.xml").read_bytes())
    assert len(root.findall(".//news:news", NEWS)) == 49  # now, and each of 48 hours before
    days = etree.fromstring((folder / "sitemap.xml").read_bytes())
    places = [one.text for one in days.iter("{*}loc")]
    assert places[0] == f"{URL}/sitemaps/2025-04-25.xml"
    listed = [
        page.text
        for place in places
        for page in etree.fromstring((folder / place.removeprefix(f"{URL}/")).read_bytes()).iter(
            "{*}loc"
        )
    ]
    assert len(set(listed)) == 80


def test_the_news_sitemap_never_names_more_than_a_thousand(make_site, folder):
    shelf = FakeShelf(*many(1010, step=timedelta(minutes=1)))
    assert make_site(site_url=URL, shelf=shelf).rebuild() == 1010
    root = etree.fromstring((folder / "news-sitemap.xml").read_bytes())
    assert len(root.findall(".//news:news", NEWS)) == 1000


def test_without_an_address_there_is_no_sitemap(make_site, folder):
    publish_all(make_site())
    assert not (folder / "sitemap.xml").exists()


def test_an_old_revision_never_replaces_a_newer_one(make_site, folder):
    site = make_site()
    site.publish(*corrected(), None)
    before = contents(folder)
    assert site.publish(*pentagon()).note == "superseded"
    assert contents(folder) == before


def test_a_new_title_does_not_move_the_article(make_site, folder):
    site = make_site()
    first = site.publish(*pentagon())
    article, release = corrected()
    second = site.publish(article, replace(release, title="Another Title"), None)
    assert first.location == second.location


def test_withdrawal_leaves_a_note_and_clears_every_list(make_site, folder):
    site = make_site(site_url=URL)
    publish_all(site)
    article, release = corrected()
    location = site.publish(article, release, None).location
    receipt = site.withdraw(replace(article, stage="withdrawn"))
    assert receipt.location == location
    page = (folder / location.removeprefix(f"{URL}/")).read_text("utf-8")
    assert "سُحبت هذه المادة" in page
    assert "هيغسيث" not in page
    assert "هيغسيث" not in (folder / "articles" / f"{article.id}-r1.html").read_text("utf-8")
    for name in ("index.html", "rss.xml", "feed.json", "sitemaps/2025-04-25.xml"):
        assert article.id not in (folder / name).read_text("utf-8")
    record = json.loads((folder / "articles" / f"{article.id}.musnad.json").read_bytes())
    assert record["state"] == "withdrawn"


def test_withdrawal_of_what_was_never_published_writes_nothing(make_site, folder):
    receipt = make_site().withdraw(pentagon()[0])
    assert (receipt.state, receipt.note, receipt.location) == ("sent", "nothing_published", None)
    assert not (folder / "articles").exists()


def test_a_withdrawn_article_may_come_back(make_site, folder):
    site = make_site()
    first = site.publish(*pentagon())
    site.withdraw(replace(pentagon()[0], stage="withdrawn"))
    assert site.publish(*pentagon()) == first


def test_the_last_article_of_a_day_takes_its_day_along(make_site, folder):
    site = make_site(site_url=URL)
    site.publish(*pentagon())
    site.withdraw(replace(pentagon()[0], stage="withdrawn"))
    assert [path.name for path in (folder / "archive").iterdir()] == ["index.html"]
    assert "لا أخبار بعد" in (folder / "index.html").read_text("utf-8")


def test_an_article_that_changes_its_day_is_listed_once(make_site, folder):
    site = make_site()
    article, release, _ = pentagon()
    site.publish(replace(article, published_at=NOW + timedelta(days=1)), release, None)
    site.publish(article, release, None)
    assert not (folder / "archive" / "2025-04-26.html").exists()
    assert len(headlines((folder / "index.html").read_text("utf-8"))) == 1


def test_a_rebuild_is_the_same_site(make_site, folder, tmp_path):
    pairs = [pentagon()[:2], notice(), doubtful()]
    site = make_site(site_url=URL)
    for article, release in pairs:
        site.publish(article, release, None)
    other = tmp_path / "rebuilt"
    assert make_site(site_url=URL, folder=other, shelf=FakeShelf(*pairs)).rebuild() == 3
    assert contents(other) == contents(folder)


@pytest.mark.slow
def test_many_processes_build_what_one_builds(make_site, tmp_path, monkeypatch):
    pairs = [*many(60), pentagon()[:2], corrected(), doubtful()]
    one, two = tmp_path / "one", tmp_path / "two"
    make_site(site_url=URL, folder=one, shelf=FakeShelf(*pairs), cores=1).rebuild()
    monkeypatch.setattr(build, "_FEW", 10)
    make_site(site_url=URL, folder=two, shelf=FakeShelf(*pairs), cores=2).rebuild()
    assert contents(one) == contents(two)


def test_a_rebuild_drops_what_the_shelf_no_longer_has(make_site, folder):
    site = make_site(shelf=FakeShelf(pentagon()[:2]))
    publish_all(site)
    assert site.rebuild() == 1
    assert len(headlines((folder / "index.html").read_text("utf-8"))) == 1


def test_a_rebuild_in_an_empty_folder_keeps_the_notes_of_withdrawal(make_site, folder):
    article, release, _ = pentagon()
    gone = replace(article, stage="withdrawn")
    assert make_site(shelf=FakeShelf((gone, release))).rebuild() == 0
    (page,) = (folder / "articles").glob("*.html")
    assert "سُحبت هذه المادة" in page.read_text("utf-8")


def test_a_rebuild_keeps_what_is_known_of_the_capture(make_site, folder):
    site = make_site(shelf=FakeShelf(pentagon()[:2]))
    site.publish(*pentagon())
    before = contents(folder)
    site.rebuild()
    assert contents(folder) == before


def test_a_capture_of_another_release_is_not_claimed(make_site, folder):
    site = make_site()
    site.publish(*pentagon())
    article, release = corrected()
    site.publish(article, replace(release, capture_sha256="0" * 64), None)
    record = json.loads((folder / "articles" / f"{article.id}.musnad.json").read_bytes())
    assert record["capture"] is None


def test_a_shelf_without_the_release_is_refused(make_site):
    shelf = FakeShelf(pentagon()[:2])
    shelf.release = lambda release_id: None
    with pytest.raises(RefusedError) as caught:
        make_site(shelf=shelf).rebuild()
    assert caught.value.code == "publish.release"


def test_publishing_touches_no_other_article(make_site, folder):
    site = make_site(site_url=URL, shelf=FakeShelf(*many(400, step=timedelta(hours=6))))
    site.rebuild()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    site.publish(*pentagon())
    changed = {
        str(path.relative_to(folder))
        for path, stamp in before.items()
        if path.stat().st_mtime_ns != stamp and ".musnad" not in path.parts
    }
    assert changed <= {
        *("index.html", "rss.xml", "atom.xml", "feed.json", "news-sitemap.xml"),
        *("archive/2025-04-25.html", "sitemaps/2025-04-25.xml"),
        *("sections.html", "source/us-defense.html"),
    }


def killed_at(monkeypatch, at=None):
    """Ends everything at the step ``at``, of those that change the disk; the steps so far."""
    steps = []

    def watch(holder, name, kind):
        original = getattr(holder, name)

        def step(*args, **kwargs):
            if len(steps) == at:
                raise KeyboardInterrupt
            steps.append(kind)
            return original(*args, **kwargs)

        monkeypatch.setattr(holder, name, step)

    watch(disk.Path, "replace", "move")
    watch(disk, "write", "write")
    watch(disk.Path, "rename", "move")
    watch(disk.Path, "unlink", "remove")
    watch(Index, "promise", "promise")
    watch(Index, "commit", "commit")
    return steps


def settled(folder):
    """The site as whoever opens it next leaves it."""
    with edition(folder):
        return contents(folder)


CHANGES = {
    "correct": lambda site: site.publish(*corrected(), None),
    "withdraw": lambda site: site.withdraw(replace(pentagon()[0], stage="withdrawn")),
    "rebuild": lambda site: site.rebuild(FakeShelf(corrected(), doubtful())),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_kill_at_any_step_leaves_the_old_site_or_the_new_one(
    make_site, tmp_path, monkeypatch, name
):
    change = CHANGES[name]

    first = tmp_path / "first"
    site = make_site(site_url=URL, folder=first)
    site.publish(*notice(), None)
    site.publish(*pentagon())

    def begun(at):
        folder = tmp_path / str(at)
        shutil.copytree(first, folder)
        return make_site(site_url=URL, folder=folder), folder

    site, folder = begun("whole")
    old = contents(folder)
    with monkeypatch.context() as patch:
        steps = killed_at(patch)
        change(site)
    new = contents(folder)
    assert old != new
    seen = set()
    for at in range(len(steps)):
        site, folder = begun(at)
        with monkeypatch.context() as patch:
            killed_at(patch, at)
            with pytest.raises(KeyboardInterrupt):
                change(site)
        left = settled(folder)
        assert left in (old, new), at
        seen.add("new" if left == new else "old")
        change(site)
        assert contents(folder) == new
    assert {"old", "new"} <= seen


def test_until_the_change_is_made_readers_see_the_old_site(make_site, folder, monkeypatch):
    site = make_site(site_url=URL)
    site.publish(*pentagon())
    old = contents(folder)
    monkeypatch.setattr(Index, "commit", lambda self: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        site.publish(*notice(), None)
    assert contents(folder) == old


def test_the_files_of_a_change_are_whole_again_after_the_power_failed(make_site, folder):
    site = make_site(site_url=URL)
    site.publish(*pentagon())
    wanted = contents(folder)
    for name in ("index.html", "rss.xml", next(one for one in wanted if one.startswith("how/"))):
        (folder / name).write_bytes(b"")
    assert settled(folder) == wanted


def test_two_at_once_lose_nothing(make_site, folder):
    pairs = many(12)
    threads = [
        threading.Thread(target=make_site().publish, args=(article, release, None))
        for article, release in pairs
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(headlines((folder / "index.html").read_text("utf-8"))) == 12


def test_a_full_disk_is_a_passing_fault(make_site, folder, monkeypatch):
    def full(self, target):
        raise OSError(28, "No space left on device")

    site = make_site()
    monkeypatch.setattr(disk.Path, "replace", full)
    with pytest.raises(TransientError) as caught:
        site.publish(*pentagon())
    assert caught.value.code == "publish.disk"


def test_a_folder_that_is_a_file_is_refused(make_site, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(RefusedError) as caught:
        make_site(folder=tmp_path / "file").publish(*pentagon())
    assert caught.value.code == "publish.folder"


def test_an_article_is_not_published_with_another_release(make_site, folder):
    with pytest.raises(RefusedError) as caught:
        make_site().publish(pentagon()[0], notice()[1], None)
    assert caught.value.code == "publish.release"


def test_a_clock_set_back_breaks_nothing(make_site, folder):
    publish_all(make_site(site_url=URL))
    back = make_site(site_url=URL, clock=lambda: datetime(2001, 1, 1, tzinfo=UTC))
    back.publish(*corrected(), None)
    assert len(headlines((folder / "index.html").read_text("utf-8"))) == 3


def test_the_record_holds_the_chain(make_site, folder):
    article, release, capture = pentagon()
    receipt = make_site(site_url=URL).publish(article, release, capture)
    record = json.loads((folder / "articles" / f"{article.id}.musnad.json").read_bytes())
    assert record["signed"] is False
    assert record["capture"]["sha256"] == capture.sha256
    assert record["page"]["sha256"] == receipt.digest
    assert [one["verdict"] for one in record["sentences"]].count("supported") == 5
    for said in record["sentences"]:
        assert said["cites"] or said["role"] == "crosshead"
    for sentence, told in zip(release.sentences, record["release"]["sentences"], strict=True):
        assert (told["start"], told["end"]) == (sentence.start, sentence.end)


@pytest.mark.parametrize("broken", [b"", b"no database", None])
def test_a_site_that_no_longer_knows_itself_is_built_anew(make_site, folder, broken):
    pairs = [pentagon()[:2], notice(), doubtful()]
    site = make_site(site_url=URL, shelf=FakeShelf(*pairs))
    for article, release in pairs:
        site.publish(article, release, None)
    wanted = contents(folder)
    for path in (folder / NAME).parent.glob("index*"):
        path.unlink()
    if broken is not None:
        (folder / NAME).write_bytes(broken)
    (folder / "articles" / f"{pentagon()[0].id}.musnad.json").write_bytes(b'{"cut off')
    site.publish(*pentagon()[:2], None)
    assert contents(folder) == wanted


def test_a_newsroom_may_lay_its_own_templates_and_styles_over_ours(folder, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "old.html").write_text("<p>قديم</p>", "utf-8")
    (own / "styles.css").write_text(".brand { color: teal }", "utf-8")
    site = Site(folder, House(), FakeShelf(), clock, overrides=own)
    site.publish(*pentagon())
    site.publish(*corrected(), None)
    old = folder / "articles" / f"{pentagon()[0].id}-r1.html"
    assert "<p>قديم</p>" in old.read_text("utf-8")
    assert (folder / "styles.css").read_text("utf-8").endswith(".brand { color: teal }")


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_feeds_of_an_empty_site_are_still_feeds(make_site, folder, name):
    make_site(site_url=URL).rebuild()
    feed = feedparser.parse((folder / name).read_bytes())
    assert not feed.bozo
    assert feed.entries == []


def test_fonts_come_from_their_packages_with_their_licences(make_site, folder):
    make_site().rebuild()
    faces = sorted(path.name for path in (folder / "fonts").glob("*.woff2"))
    assert faces == ["headline-bold.woff2", "text-bold.woff2", "text-regular.woff2"]
    for path in (folder / "fonts").glob("*-license.txt"):
        assert "SIL OPEN FONT LICENSE" in path.read_text("utf-8").upper()
    assert sum(path.stat().st_size for path in (folder / "fonts").iterdir()) < 130_000


class NoEncoder:
    """An encoder that gives likenesses alone."""

    name = "none"
    languages = frozenset()

    def similarity(self, claims, sentences):
        return [[0.0] * len(sentences) for _ in claims]


def test_the_plugin_offers_the_site(folder, tmp_path):
    (site,) = musnad_publishers(
        folder=folder,
        house=House(),
        shelf=FakeShelf(),
        clock=clock,
        site_url="",
        sources=(),
        encoder=NoEncoder(),
        templates=None,
        report_url="",
        var=tmp_path / "var",
    )
    assert (site.channel, site.repeatable) == ("site", True)
    assert site.publish(*pentagon()).state == "sent"


def test_an_earlier_revision_holds_by_the_record_beside_it(folder):
    signer = Signer(bytes(range(32)))
    site = Site(folder, House(), FakeShelf(), clock, signer=signer)
    site.publish(*pentagon())
    site.publish(*corrected(), None)
    articles = folder / "articles"
    for page, told in (
        ("5f0c2a9be1d34471-r1.html", "5f0c2a9be1d34471-r1.musnad.json"),
        (next(articles.glob("*-readout*.html")).name, "5f0c2a9be1d34471.musnad.json"),
    ):
        proof = prove(
            (articles / told).read_bytes(),
            page=(articles / page).read_bytes(),
            trusted=(signer.public,),
        )
        assert proof.whole, [one for one in proof.steps if one.state == "fails"]
