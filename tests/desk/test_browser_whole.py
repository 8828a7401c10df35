"""From the wire to the published page in a real browser, as a newsroom's people go through it.

What single steps do in detail is with the pages they belong to; these are the whole stories.
"""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from musnad import wiring
from musnad.core.draft import lines
from tests.cli.commands import run
from tests.contracts.loopback import answer, serving
from tests.desk.browser import page_of
from tests.desk.conftest import secret_of, served
from tests.flow.test_hooks import DOWN, Post

pytestmark = pytest.mark.browser

SETTINGS = """\
[newsroom]
name_ar = "غرفة التجربة"
name_en = "Trial newsroom"
zone = "Asia/Beirut"
[policy]
mode = "hold"
[fetch]
allow_private = ["{place}"]
robots = false
spacing_seconds = 0
timeout_seconds = 5
[poll]
first_run_days = 0
[run]
patience_seconds = 0
[[sources]]
id = "energy"
name_ar = "وزارة الطاقة"
name_en = "Ministry of Energy"
languages = ["ar"]
feed = "http://{place}/feed"
zone = "Asia/Beirut"
"""
TITLE = "وزير الطاقة يفتتح سدا في الشمال"
COST = "وبلغت كلفة السد 20 مليون دولار."
TOLD = (
    "أعلنت وزارة الطاقة أن الوزير افتتح سدا في الشمال يوم 3 مايو 2025.",
    COST,
    "ويروي السد 500 هكتار من الأراضي الزراعية.",
    "وحضر الافتتاح رؤساء البلديات في المنطقة.",
)
WRONG = "وبلغت كلفة السد 30 مليون دولار."
LATER = "وبلغت كلفة السد 25 مليون دولار."
OWN = "وحضر الافتتاح سفراء دول عدة."
REASON = "أكده المتحدث باسم الوزارة هاتفيا"
PASSWORD = "سد الشمال يروي خمسمئة"


class Wire:
    """A ministry's feed with one release, at an address of its own."""

    def __init__(self, server):
        self.server = server
        self.tell(*TOLD)

    def tell(self, *sentences, updated="2025-05-03T10:00:00+03:00"):
        """What the release's page says from now on, and since when."""
        body = "".join(f"<p>{one}</p>" for one in sentences)
        link = self.server.url("/dam")
        self.server.answers["/dam"] = answer(
            body=f'<html lang="ar"><head><title>{TITLE}</title></head><body><article>'
            f'<h1>{TITLE}</h1><time datetime="2025-05-03T10:00:00+03:00">3 مايو 2025</time>'
            f"{body}</article></body></html>",
            content_type="text/html; charset=utf-8",
        )
        self.server.answers["/feed"] = answer(
            body='<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
            f"<title>وزارة الطاقة</title><id>{link}/all</id><updated>{updated}</updated>"
            f'<entry><title>{TITLE}</title><id>{link}</id><link href="{link}"/>'
            "<published>2025-05-03T10:00:00+03:00</published>"
            f"<updated>{updated}</updated></entry></feed>",
            content_type="application/atom+xml; charset=utf-8",
        )


@pytest.fixture(scope="module")
def wire():
    with serving() as server:
        yield Wire(server)


@pytest.fixture(scope="module")
def first(wire, tmp_path_factory):
    """A newsroom that holds everything, after its first look at the wire."""
    folder = tmp_path_factory.mktemp("whole") / "room"
    folder.mkdir()
    (folder / "musnad.toml").write_text(SETTINGS.format(place=wire.server.place), encoding="utf-8")
    done = run("run", "--once", "--newsroom", str(folder))
    assert "held for a person: 1" in done.out, done.err
    return folder


@pytest.fixture
def room(first, wire, tmp_path):
    """That newsroom for one story of its own, which may change what the wire says."""
    yield shutil.copytree(first, tmp_path / "room")
    wire.tell(*TOLD)


@pytest.fixture
def office(room):
    with wiring.office(room) as one:
        yield one


@pytest.fixture
def desk(office):
    with served(office) as address:
        yield address


@contextmanager
def window(chromium, desk, secret="", *, scripts=True):
    """A page that fails the test where it complains or asks another host for anything."""
    page = page_of(
        chromium, desk, secret, width=1440, java_script_enabled=scripts, reduced_motion="reduce"
    )
    page.context.set_default_timeout(20_000)
    abroad = []
    page.on(
        "request",
        lambda one: one.url.startswith((desk, "data:")) or abroad.append(one.url),
    )
    yield page
    status = "the server responded with a status"
    assert [one for one in page.complaints if status not in one] == []
    assert abroad == []
    page.context.close()


def link_of(room, login, role, name):
    """The path of the one-time link that the terminal prints."""
    told = run("people", "add", login, "--name", name, "--role", role, "--newsroom", str(room))
    return re.search(r"/link/[\w-]+", told.out)[0]


def come_in(page, desk, link):
    """Log in by the link and set a password."""
    page.goto(desk + link)
    page.click("main button.primary")
    page.wait_for_url("**/welcome")
    for name in ("password", "again"):
        page.fill(f"[name={name}]", PASSWORD)
    page.click("main button.primary")
    page.wait_for_url(f"{desk}/")


def lines_of(office):
    """The text of the only article, line by line."""
    (article,) = office.newsroom().store.articles()
    return [line.text for _, line in lines(article.draft)]


def saw(page, version):
    """Wait until the page shows this revision and version."""
    page.locator(f'#whole[data-saw="{version}"]').wait_for()


def choose(page, line):
    """Choose a sentence and open the form for its words."""
    page.locator(f"#{line} > a").click()
    page.locator(f'#panel[data-line="{line}"]').wait_for()
    page.locator('[data-act="edit"] summary').click()


def change(page, line, words):
    """Other words for a sentence, by keys; what the checker says of them before they are kept."""
    choose(page, line)
    page.fill("#words", words)
    page.locator(".live .found").wait_for()
    said = page.locator(".live").inner_text()
    page.keyboard.press("Control+Enter")
    return said


def save(page, words):
    """Other words for the chosen sentence, by the form's button."""
    page.fill("#words", words)
    page.locator('[data-act="edit"] button.primary').click()


def accept(page, reason):
    """Sign for the chosen sentence."""
    page.locator('[data-act="accept"] summary').click()
    page.fill('[data-act="accept"] [name=reason]', reason)
    page.locator('[data-act="accept"] button.primary').click()


def decide(page, doing, reason=""):
    """One of the decisions about the whole article."""
    menu = page.locator(f'[data-doing="{doing}"]')
    menu.locator("summary").click()
    if reason:
        menu.locator("[name=reason]").fill(reason)
    menu.locator("form button").last.click()


@contextmanager
def published(chromium, room):
    """The one article's page as the site's folder has it; older revisions have pages beside it."""
    (found,) = (
        one
        for one in (room / "site" / "articles").glob("*.html")
        if not re.search(r"-r\d+\.html$", one.name)
    )
    context = chromium.new_context()
    page = context.new_page()
    page.goto(found.as_uri())
    yield page
    context.close()


def test_from_the_wire_to_the_page_its_correction_and_its_end(chromium, wire, room, office, desk):
    with window(chromium, desk) as page:
        come_in(page, desk, link_of(room, "salim", "chief", "سليم"))
        page.locator(".head", has_text=TITLE).click()
        page.locator("#a3 > a").click()
        expect(page.locator(".source .lit")).to_contain_text(COST)

        assert "20" in change(page, "a3", WRONG)
        saw(page, "1.1")
        expect(page.locator("#a3")).to_have_class(re.compile(r"\bopen\b"))
        page.locator("#panel .repair").first.click()
        saw(page, "1.2")
        expect(page.locator("#a3 > a")).to_have_text(COST)

        change(page, "a5", OWN)
        saw(page, "1.3")
        assert page.locator('[data-doing="publish"]').count() == 0  # one sentence is open
        accept(page, REASON)
        saw(page, "1.4")
        decide(page, "publish")
        page.locator('#whole[data-stage="published"]').wait_for()
        with published(chromium, room) as site:
            assert site.locator("h1").inner_text() == TITLE
            cost = site.locator(".para", has_text=COST)
            cost.locator("summary").click()
            expect(cost.locator("blockquote")).to_have_text(COST)
            expect(site.locator("article")).to_contain_text(f"أقرّها سليم. السبب: {REASON}")
            assert WRONG not in site.content()

        wire.tell(TOLD[0], LATER, *TOLD[2:], updated="2025-05-04T09:00:00+03:00")
        done = run("run", "--once", "--newsroom", str(room))
        assert (done.status, "held for a person: 1" in done.out) == (1, True), done
        page.goto(f"{desk}/?lane=due")
        page.locator(".head", has_text=TITLE).click()
        expect(page.locator("#a3 > a")).to_have_text(LATER)
        with published(chromium, room) as site:
            assert LATER not in site.content()  # it waits for a person
        decide(page, "publish")
        page.locator('#whole[data-stage="published"]').wait_for()
        with published(chromium, room) as site:
            expect(site.locator(".para", has_text=LATER)).to_have_count(1)
            expect(site.locator("article")).to_contain_text("تصحيح")

        decide(page, "withdraw", "طلبت الوزارة سحب بيانها")
        page.locator('#whole[data-stage="withdrawn"]').wait_for()
        for one in (room / "site").rglob("*.html"):
            assert LATER not in one.read_text("utf-8"), one
        with published(chromium, room) as site:
            expect(site.locator("main")).to_contain_text("سُحبت هذه المادة")
    log = office.newsroom().store.desk.log
    assert log.broken() is None
    done = [one.action for one in log.entries() if one.action.startswith("article.")]
    assert done == [
        *["article.edited"] * 3,
        "article.accepted",
        "article.approved",
        "article.published",
        "article.corrected",
        "article.published",
        "article.withdrawn",
    ]


def test_the_same_without_scripts_though_the_session_ends_and_another_saves_first(
    chromium, room, office, desk
):
    people = office.newsroom().store.desk.people
    with (
        window(chromium, desk, scripts=False) as page,
        window(chromium, desk, secret_of(office, "chief"), scripts=False) as other,
    ):
        come_in(page, desk, link_of(room, "huda", "editor", "هدى"))
        for one in (page, other):
            one.goto(desk)
            one.locator(".head", has_text=TITLE).click()
            choose(one, "a3")
        expect(page.locator(".source .lit")).to_contain_text(COST)

        people.end_sessions(people.account(login="huda").id, at=office.now)
        save(page, WRONG)
        page.locator("#kept").wait_for()
        page.fill("[name=login]", "huda")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        expect(page.locator("textarea[name=text]")).to_have_value(WRONG)
        assert lines_of(office)[2] == COST
        page.locator("main button.primary").first.click()
        saw(page, "1.1")

        save(other, LATER)
        expect(other.locator(".meanwhile")).to_contain_text(WRONG)
        expect(other.locator("#words")).to_have_value(LATER)
        assert lines_of(office)[2] == WRONG

        page.locator("#a3 > a").click()
        page.locator("#panel .repair").first.click()
        saw(page, "1.2")
        choose(page, "a5")
        save(page, OWN)
        saw(page, "1.3")
        page.locator("#a5 > a").click()
        accept(page, REASON)
        saw(page, "1.4")
        assert page.locator('[data-doing="publish"]').count() == 0  # she is no chief
        other.goto(page.url)
        decide(other, "publish")
        other.locator('#whole[data-stage="published"]').wait_for()
    with published(chromium, room) as site:
        expect(site.locator("article")).to_contain_text(f"أقرّها هدى. السبب: {REASON}")
        expect(site.locator("article")).to_contain_text("أقرّ نشره: سليم")


def test_nobody_does_what_their_role_does_not_allow(chromium, room, office, desk):
    (article,) = office.newsroom().store.articles()
    here = f"{desk}/articles/{article.id}"
    tried = {
        "reader": ("/lines/a3", "/lines/a3/remove", "/spike", "/publish"),
        "editor": ("/publish", "/schedule", "/correct", "/withdraw"),
    }
    for role, paths in tried.items():
        with window(chromium, desk, secret_of(office, role)) as page:
            page.goto(f"{here}?line=a3")
            page.locator("#panel").wait_for()
            assert page.locator('[data-doing="publish"]').count() == 0
            assert page.locator('[data-act="edit"]').count() == (role == "editor")
            sent = {
                "csrf": page.locator("#whole").get_attribute("data-csrf"),
                "saw": page.locator("#whole").get_attribute("data-saw"),
                "text": WRONG,
                "reason": REASON,
            }
            for path in paths:
                answered = page.request.post(here + path, form=sent, headers={"Origin": desk})
                assert answered.status == 403, (role, path)
    (now,) = office.newsroom().store.articles()
    assert now == article


def test_programs_get_their_tokens_and_webhooks_by_forms(chromium, office):
    post = Post()
    with (
        served(replace(office, sender=post)) as desk,
        window(chromium, desk, secret_of(office, "chief"), scripts=False) as page,
    ):
        page.goto(f"{desk}/me")
        page.click('a[href="/tokens"]')
        page.fill("[name=name]", "برنامج الدار")
        page.check("[name=scope][value=read]")
        page.click("main button.primary")
        secret = page.locator("code.secret").inner_text()
        page.click("main a.primary")
        expect(page.locator("tbody tr")).to_contain_text("برنامج الدار")
        assert secret not in page.content()
        look_over(page, desk, office, "/tokens")
        page.click("tbody button.danger")
        expect(page.locator("tbody tr")).to_have_count(0)

        page.goto(f"{desk}/settings")
        page.click('a[href="/hooks"]')
        page.fill("[name=url]", "https://cms.example/in?key=" + "k" * 300)
        page.click("main form.fields button.primary")
        secret = page.locator("code.secret").inner_text()
        page.click("main a.primary")
        post.faults["https://cms.example/in?key=" + "k" * 300] = DOWN
        page.click('form[action$="/test"] button')
        expect(page.locator('[role="alert"]')).to_be_visible()
        expect(page.locator("tbody tr")).to_contain_text("fetch.unreachable")
        page.click('form[action$="/retry"] button')
        expect(page.locator('p[role="status"]')).to_be_visible()
        assert secret not in page.content()
        look_over(page, desk, office, "/hooks", page.url.removeprefix(desk))
        page.click('form[action$="/remove"] button')
        page.wait_for_url(f"{desk}/hooks?told=removed")


def look_over(page, desk, office, *paths):
    """Nothing that axe finds serious, and nothing wider than a phone, on any of the pages."""
    for path in paths:
        for tongue, dark, width in (("ar", False, 360), ("en", True, 1280)):
            other = page_of(
                page.context.browser,
                desk,
                secret_of(office, "chief"),
                tongue=tongue,
                dark=dark,
                width=width,
            )
            other.goto(desk + path)
            assert other.evaluate("document.documentElement.scrollWidth") <= width, path
            found = Axe().run(other).response["violations"]
            assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
            other.context.close()
