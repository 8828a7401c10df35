"""Attacks on the desk: each is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from musnad.core.ids import digest
from musnad.desk.app import make
from musnad.desk.guard import local_path
from musnad.desk.sealed import Seal
from musnad.flow import login
from tests.desk.doors import HERE, Browser, hidden, log_of, person, quick
from tests.flow.entrance import GOOD

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
EVIL = "https://evil.example"


def csrf(browser):
    return hidden(browser.get("/me"), "/me")["csrf"]


def session_of(office, browser):
    people = office.newsroom().store.desk.people
    return people.session(digest(browser.cookies["musnad"].encode()))


def keep(office, session, **changes):
    office.newsroom().store.desk.people.save_session(replace(session, **changes))


FORMS = [
    "/me",
    "/me/password",
    "/me/second/begin",
    "/me/second",
    "/me/second/recovery",
    "/me/second/drop",
    "/me/sessions/end",
    "/tokens",
    "/tokens/revoke",
    "/hooks",
    "/hooks/x/events",
    "/hooks/x/test",
    "/hooks/x/retry",
    "/hooks/x/remove",
    "/people",
    "/people/x/role",
    "/people/x/disable",
    "/welcome",
    "/logout",
]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_without_its_sessions_secret_is_refused(office, boss, path):
    with Browser(office) as admin:
        admin.log_in(name="boss")
        for given in ({}, {"csrf": ""}, {"csrf": "wrong"}, {"csrf": "ب\ud7ff"}):
            assert admin.post(path, data=given).status_code == 403
        assert admin.get("/").status_code == 200


@pytest.mark.parametrize("path", FORMS)
def test_a_form_of_another_site_is_refused_even_with_the_secret(office, boss, path):
    with Browser(office) as admin:
        admin.log_in(name="boss")
        data = {"csrf": csrf(admin)}
        for headers in (
            {"Origin": EVIL},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ):
            assert admin.post(path, data=data, headers=headers).status_code == 403
        assert admin.get("/").status_code == 200


@pytest.mark.parametrize("path", FORMS)
def test_one_sessions_secret_is_not_anothers(office, browser, path):
    with Browser(office) as other:
        other.log_in()
        stolen = csrf(other)
    assert browser.post(path, data={"csrf": stolen}).status_code == 403


@pytest.mark.parametrize("path", ["/login", "/login/second", "/link", "/look", "/kept"])
@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": EVIL}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:1"}, {"Sec-Fetch-Site": "cross-site"},
     {"Origin": HERE, "Sec-Fetch-Site": "cross-site"}, {"Origin": "https://127.0.0.1:8790.evil.example"}],
)  # fmt: skip
def test_nobody_is_logged_in_from_another_site(office, huda, path, headers):
    """A form of the door has no session's secret: the browser must say that it is the desk's own."""
    with Browser(office, origin="") as stranger:
        data = {"login": "huda", "password": GOOD, "tongue": "en"}
        answer = stranger.post(path, data=data, headers=headers)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_over_https_only_the_public_address_is_the_desks_own(office, huda):
    secure = quick(office, desk={"public_url": "https://desk.news.example"})
    with Browser(secure, origin="") as one:
        one.base_url = "https://desk.news.example"
        for origin, status in (
            ("https://desk.news.example", 303),
            ("http://desk.news.example", 403),
            ("https://desk.news.example.evil.example", 403),
            ("https://desk.news.example:444", 403),
        ):
            data = {"login": "huda", "password": GOOD}
            assert one.post("/login", data=data, headers={"Origin": origin}).status_code == status


@pytest.mark.parametrize(
    "target",
    [EVIL, "//evil.example", "/\\evil.example", "/%09/evil.example\t", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y",
     "http:evil.example", "///evil.example", " /x", "\x00/x", "/x\u2028y", "/" + "x" * 3000],
)  # fmt: skip
def test_a_log_in_leads_nowhere_else(office, huda, target):
    with Browser(office) as one:
        answer = one.log_in(next=target)
        assert answer.headers["location"] == "/"
        assert "x" not in {name for name, _ in one.cookies.items()}
        assert one.get("/login", params={"next": target}).headers["location"] == "/"
        answer = one.post("/look", data={"theme": "dark", "next": target})
        assert answer.headers["location"] == "/"
    assert local_path(target) == "/"


def test_no_header_is_made_of_what_was_typed(office, huda):
    with Browser(office) as one:
        answer = one.log_in(name="huda\r\nX-Evil: 1", password="x")
        assert "x-evil" not in answer.headers
        answer = one.get("/login?next=/a%0d%0aX-Evil:%201")
        assert "x-evil" not in answer.headers


def test_pages_are_not_framed_and_run_no_foreign_script(browser):
    for path in ("/", "/me", "/login", "/link/x"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "base-uri 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/me", "/nowhere", "/people"])
def test_no_page_of_the_desk_holds_script_or_style_of_its_own(browser, path):
    text = browser.get(path).text
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert text.count("<script") == text.count('<script type="module" src=')


def test_the_sessions_cookie_is_out_of_scripts_reach(office, huda):
    with Browser(office) as one:
        cookie = one.log_in().headers["set-cookie"]
    assert cookie.startswith("musnad=")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_over_https_the_cookie_belongs_to_the_host_alone(office, huda):
    secure = quick(office, desk={"public_url": "https://desk.news.example"})
    with Browser(secure, origin="https://desk.news.example") as one:
        one.base_url = "https://desk.news.example"
        cookie = one.log_in().headers["set-cookie"]
    assert cookie.startswith("__Host-musnad=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_a_cookie_that_was_planted_before_a_log_in_is_worth_nothing(office, huda):
    with Browser(office) as one:
        one.wear("planted")
        given = one.log_in().headers["set-cookie"]
        assert "planted" not in given
    with Browser(office) as thief:
        thief.wear("planted")
        assert thief.get("/").status_code == 303


def test_logging_in_again_ends_the_session_before(office, browser):
    before = browser.cookies["musnad"]
    browser.log_in()
    assert browser.cookies["musnad"] != before
    with Browser(office) as thief:
        thief.wear(before)
        assert thief.get("/").status_code == 303


def test_a_session_ends_after_so_long_and_after_so_long_without_a_request(office, browser):
    session = session_of(office, browser)
    now = office.now
    for changes in (
        {"expires_at": now - timedelta(seconds=1)},
        {"seen_at": now - timedelta(hours=12, seconds=1)},
        {"created_at": now - timedelta(hours=168, seconds=1)},
    ):
        keep(office, session, **changes)
        assert browser.get("/").status_code == 303
        keep(office, session)
        assert browser.get("/").status_code == 200


def test_a_request_keeps_a_session_awake(office, browser):
    session = session_of(office, browser)
    keep(office, session, seen_at=office.now - timedelta(hours=11))
    browser.get("/")
    assert session_of(office, browser).seen_at > office.now - timedelta(minutes=1)


@pytest.mark.parametrize("headers", [{"X-Fragment": "1"}, {"Accept": "text/event-stream"}])
def test_a_page_that_asks_by_itself_keeps_no_session_awake(office, browser, headers):
    session = session_of(office, browser)
    keep(office, session, seen_at=office.now - timedelta(hours=11))
    browser.get("/nowhere", headers=headers)
    assert session_of(office, browser).seen_at < office.now - timedelta(hours=10)


def test_a_page_that_goes_on_for_long_ends_with_the_session(office, browser):
    from types import SimpleNamespace

    from musnad.desk.guard import still_in

    def request():
        state = SimpleNamespace(office=office)
        return SimpleNamespace(
            app=SimpleNamespace(state=state),
            cookies=dict(browser.cookies),
            headers={"accept": "text/event-stream"},
            method="GET",
        )

    assert still_in(request())
    keep(office, session_of(office, browser), revoked_at=office.now)
    assert not still_in(request())


def test_a_strangers_upload_is_not_read(office):
    with Browser(office) as stranger:
        data = {"text": "نص"}
        small = stranger.post("/new", data=data, files={"file": ("a.txt", b"x" * 1000)})
        large = stranger.post("/new", data=data, files={"file": ("a.txt", b"x" * 3_000_000)})
        assert small.status_code == large.status_code == 401
        assert "kept_to" in small.text
        assert "kept_to" not in large.text


@pytest.mark.parametrize(
    "headers", [{"Origin": EVIL}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_what_another_site_sends_without_a_cookie_is_not_kept_to_be_sent_again(office, headers):
    with Browser(office, origin="") as stranger:
        data = {"reason": "إعلان كاذب", "saw": "1.0"}
        answer = stranger.post("/articles/abc/withdraw", data=data, headers=headers)
        assert answer.status_code == 401
        assert "kept_to" not in answer.text
        assert "إعلان كاذب" not in answer.text
        here = stranger.post("/articles/abc/withdraw", data=data, headers={"Origin": HERE})
        assert "kept_to" in here.text


@pytest.mark.parametrize("cookie", ["", "x" * 5000, "a;b", "%00", "../../x"])
def test_a_cookie_that_is_no_secret_lets_nobody_in(office, cookie):
    with Browser(office) as one:
        answer = one.get("/", headers={"Cookie": f"musnad={cookie}"})
        assert answer.status_code == 303


def test_what_is_kept_of_a_session_opens_nothing(office, browser):
    session = session_of(office, browser)
    with Browser(office) as thief:
        for guess in (session.sha256, login.session_id(session), session.csrf):
            thief.wear(guess)
            assert thief.get("/").status_code == 303


@pytest.mark.parametrize("role", ["reader", "editor", "chief"])
def test_people_are_an_admins_business(office, boss, role):
    person(office, name="someone", role=role, printed="أحدهم")
    with Browser(office) as one:
        one.log_in(name="someone")
        data = {"csrf": csrf(one), "role": "admin", "login": "x1", "name": "س ص"}
        assert one.get("/people").status_code == 403
        assert one.get(f"/people/{boss.id}").status_code == 403
        for path in ("/people", *(f"/people/{boss.id}/{change}" for change in
                                  ("role", "disable", "enable", "link", "second", "sessions"))):  # fmt: skip
            assert one.post(path, data=data).status_code == 403
    assert office.newsroom().store.desk.people.account(boss.id) == boss


def test_nobody_ends_a_session_or_a_token_of_somebody_else(office, browser, boss):
    with Browser(office) as admin:
        admin.log_in(name="boss")
        page = admin.submit(admin.get("/tokens"), "/tokens", name="x", scope="check", days="")
        assert page.status_code == 200
        theirs = login.session_id(session_of(office, admin))
        token = office.newsroom().store.desk.people.tokens(boss.id)[0]
        mine = csrf(browser)
        browser.post("/me/sessions/end", data={"csrf": mine, "session": theirs})
        answer = browser.post("/tokens/revoke", data={"csrf": mine, "token": token.id})
        assert answer.status_code == 422
        assert admin.get("/").status_code == 200
        assert office.newsroom().store.desk.people.token(token.sha256).revoked_at is None


def test_fields_that_a_form_does_not_have_change_nothing(office, browser, huda):
    data = {
        "csrf": csrf(browser),
        "name": "هدى سالم",
        "tongue": "ar",
        "role": "admin",
        "id": "x",
        "totp": "y",
    }
    browser.post("/me", data=data)
    after = office.newsroom().store.desk.people.account(huda.id)
    assert (after.role, after.totp) == ("editor", "")


@pytest.mark.parametrize("path", ["/people/none", "/people/..%2f..%2fx", f"/people/{HOSTILE}"])
def test_an_account_that_is_not_there_is_told_of_without_its_letters_running(office, boss, path):
    with Browser(office) as admin:
        admin.log_in(name="boss")
        answer = admin.get(path)
        assert answer.status_code in (404, 405)
        assert "<script>alert" not in answer.text


def test_names_logins_and_browsers_are_hostile_text(office, boss):
    name = f"س {HOSTILE}"[:80]
    evil = person(office, name="evil", printed=name)
    with Browser(office) as one, Browser(office) as admin:
        one.headers["User-Agent"] = HOSTILE
        one.log_in(name="evil")
        admin.log_in(name="boss")
        pages = [
            one.get("/me"),
            one.get("/"),
            admin.get("/people"),
            admin.get(f"/people/{evil.id}"),
            admin.get("/log"),
            one.log_in(name=HOSTILE, password="x"),
            one.get(f"/link/{HOSTILE}"),
            one.get("/login", params={"next": f"/{HOSTILE}"}),
        ]
        for page in pages:
            assert "<script>alert" not in page.text
            assert "<img src=x" not in page.text
            assert "\"'><" not in page.text


def test_what_is_kept_of_a_form_is_hostile_text(office, huda):
    with Browser(office) as one:
        data = {"text": HOSTILE + "</textarea>" + HOSTILE, HOSTILE: "x y"}
        page = one.post("/new", data=data)
        assert page.status_code == 401
        assert "<script>alert" not in page.text
        shown = one.submit(page, "/login", login="huda", password=GOOD)
        assert "<script>alert" not in shown.text


def test_a_form_of_a_thousand_fields_is_refused(office, browser):
    data = {f"f{number}": "x" for number in range(1000)} | {"csrf": csrf(browser)}
    assert browser.post("/me", data=data).status_code == 400
    with Browser(office) as stranger:
        assert stranger.post("/login", data=data).status_code == 400


def test_a_form_of_megabytes_is_refused(office, browser):
    assert browser.post("/me", data={"name": "x" * 2_100_000}).status_code == 413
    with Browser(office) as stranger:
        assert stranger.post("/login", data={"login": "x" * 2_100_000}).status_code == 413
        chunks = (b"login=" + b"x" * 500_000 for _ in range(6))
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        assert stranger.post("/login", content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize("length", [b"-1", b"x", b"1e9", "٣".encode(), b"9" * 400])
def test_a_length_that_is_none_is_refused(office, length):
    with Browser(office) as one:
        answer = one.post("/login", content=b"", headers={"Content-Length": length})
        assert answer.status_code == 413


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "[", "", "127.0.0.1@evil.example"]
)
def test_a_host_that_is_not_the_desks_is_refused(office, host):
    with Browser(office) as one:
        assert one.get("/login", headers={"Host": host}).status_code == 421


def test_a_desk_that_listens_everywhere_is_called_by_address_and_never_by_a_foreign_name(office):
    everywhere = quick(office, desk={"listen": "0.0.0.0:8790"})
    with Browser(everywhere) as one:
        assert one.get("/login", headers={"Host": "192.168.1.20:8790"}).status_code == 200
        assert one.get("/login", headers={"Host": "evil.example"}).status_code == 421


def test_a_long_login_and_a_long_password_are_cut_before_they_are_looked_at(office, huda):
    with Browser(office) as one:
        assert one.log_in(name="x" * 100_000, password="y" * 100_000).status_code == 401


def test_addresses_are_kept_without_their_end(office, huda):
    transport = TestClient(
        make(office), base_url=HERE, client=("203.0.113.77", 5), follow_redirects=False
    )
    transport.post("/login", data={"login": "huda", "password": GOOD}, headers={"Origin": HERE})
    told = str(log_of(office)) + str(office.newsroom().store.desk.people.sessions(huda.id))
    assert "203.0.113.0/24" in told
    assert "203.0.113.77" not in told
    transport.close()


def test_a_clients_own_word_on_its_address_is_not_believed(office, huda):
    with Browser(office) as one:
        for number in range(6):
            headers = {"X-Forwarded-For": f"10.0.0.{number}", "Forwarded": f"for=10.0.0.{number}"}
            answer = one.post("/login", data={"login": "huda", "password": "x"}, headers=headers)
        assert answer.status_code == 429


def test_a_seal_holds_for_one_purpose_until_its_time(office):
    seal, now = Seal("key"), office.now
    closed = seal.close("a", ("x", "y"), until=now + timedelta(minutes=1))
    assert seal.opened("a", closed, now=now) == ("x", "y")
    assert seal.opened("b", closed, now=now) is None
    assert seal.opened("a", closed, now=now + timedelta(minutes=1)) is None
    assert Seal("other").opened("a", closed, now=now) is None
    for broken in ("", ".", "x", closed[:-2], "A" + closed, "é.é", closed + "." + closed):
        assert seal.opened("a", broken, now=now) is None
