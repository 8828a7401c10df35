"""Log-in by a provider that really speaks the protocol, on loopback."""

from dataclasses import replace

import httpx2
import pyotp
import pytest

from musnad.acquire.oidc import Client, OidcProvider
from musnad.flow import login, people, totp
from tests.desk.doors import HERE, Browser, log_of, opened, person, quick
from tests.desk.provider import providing


@pytest.fixture
def provider():
    with providing() as one:
        yield one


@pytest.fixture
def room(tmp_path):
    with opened(tmp_path) as one:
        yield one


@pytest.fixture
def office_of(room, provider):
    """Makes an office whose provider this is, on terms."""
    client = OidcProvider(
        Client(issuer=provider.base, client_id="musnad", secret=provider.secret),
        clock=room.newsroom().desk.clock,
    )

    def office(**terms):
        made = quick(room, oidc={"issuer": provider.base, "client_id": "musnad", **terms})
        return replace(made, provider=lambda: client)

    yield office
    client.close()


def go(browser, next_="/log"):
    """To the provider and back: the address that the provider sends the browser to."""
    away = browser.get("/login/oidc", params={"next": next_})
    assert away.status_code == 303
    there = httpx2.get(away.headers["location"])
    back = there.headers["location"]
    assert back.startswith(f"{HERE}/login/oidc/back?")
    return back.removeprefix(HERE)


def accounts(office):
    return {one.login: one for one in office.newsroom().store.desk.people.accounts()}


def test_the_log_in_page_offers_the_provider_by_its_name(office_of):
    with Browser(office_of(name="دار الأخبار")) as one:
        page = one.get("/login?next=/log")
        assert "دار الأخبار" in page.text
        assert 'href="/login/oidc?next=/log"' in page.text


def test_somebody_known_by_a_verified_address_comes_in_and_is_linked(office_of, provider):
    office = office_of()
    person(office, name="huda@news.example", printed="هدى", password="")
    with Browser(office) as one:
        answer = one.get(go(one))
        assert answer.headers["location"] == "/log"
        assert one.get("/").status_code == 200
    linked = accounts(office)["huda@news.example"]
    assert linked.subject == f"{provider.base}#248289761001"
    started = next(one for one in log_of(office) if one.action == "session.started")
    assert dict(started.facts)["how"] == "oidc"


def test_once_linked_the_subject_counts_and_not_the_address(office_of, provider):
    office = office_of()
    person(office, name="huda@news.example", printed="هدى", password="")
    with Browser(office) as one:
        one.get(go(one))
        provider.claims = {"email": "another@news.example"}
        assert one.get(go(one)).status_code == 303
        provider.claims = {"sub": "somebody-else"}
        assert one.get(go(one)).status_code == 403


def test_an_address_that_is_not_verified_links_nothing(office_of, provider):
    office = office_of()
    person(office, name="huda@news.example", printed="هدى", role="admin", password="")
    provider.claims = {"email_verified": False}
    with Browser(office) as one:
        assert one.get(go(one)).status_code == 403
    assert accounts(office)["huda@news.example"].subject == ""


def test_strangers_stay_out_where_no_role_is_set_for_them(office_of):
    office = office_of()
    with Browser(office) as one:
        answer = one.get(go(one))
        assert answer.status_code == 403
        assert "musnad" not in one.cookies
    assert accounts(office) == {}
    assert dict(log_of(office)[0].facts)["why"] == "oidc.unknown"


def test_strangers_come_in_with_the_role_that_is_set(office_of):
    office = office_of(default_role="reader")
    with Browser(office) as one:
        assert one.get(go(one)).status_code == 303
        assert one.get(go(one)).status_code == 303
    made = accounts(office)
    assert list(made) == ["huda@news.example"]
    assert (made["huda@news.example"].role, made["huda@news.example"].name) == (
        "reader",
        "هدى سالم",
    )


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ({}, 303),
        ({"email": "HUDA@NEWS.example"}, 303),
        ({"email_verified": False}, 403),
        ({"email": "huda@evil.example"}, 403),
        ({"email": "huda@sub.news.example"}, 403),
        ({"email": "huda@news.example.evil.example"}, 403),
        ({"email": "huda@evil.example@news.example"}, 403),
        ({"email": "news.example"}, 403),
        ({"email": None}, 403),
    ],
)
def test_only_verified_addresses_of_the_domains_come_in(office_of, provider, claims, status):
    provider.claims = claims
    with Browser(office_of(default_role="reader", allowed_domains=("news.example",))) as one:
        assert one.get(go(one)).status_code == status


def test_a_name_that_is_anothers_or_hostile_is_not_taken_over(office_of, provider):
    office = office_of(default_role="reader")
    person(office, name="boss", role="admin", printed="هدى سالم")
    with Browser(office) as one:
        one.get(go(one))
    assert accounts(office)["huda@news.example"].name == "هدى سالم (huda@news.example)"
    provider.claims = {"sub": "2", "email": None, "name": "\u202e\x00<b>"}
    with Browser(office) as one:
        assert one.get(go(one)).status_code == 303
    assert sum(name.startswith("oidc-") for name in accounts(office)) == 1


def test_a_disabled_account_stays_out(office_of):
    office = office_of(default_role="reader")
    with Browser(office) as one:
        one.get(go(one))
        made = accounts(office)["huda@news.example"]
        people.disable(office.newsroom(), made.id, by="test")
        assert one.get(go(one)).status_code == 403


def test_the_second_step_of_the_desk_is_asked_here_too(office_of):
    office = office_of(default_role="reader")
    with Browser(office) as one:
        one.get(go(one))
        made = accounts(office)["huda@news.example"]
        secret = totp.new_secret(office.secret)
        now = int(office.now.timestamp()) // 30
        login.enrol(office.door, made, secret, pyotp.TOTP(secret).generate_otp(now - 1))
        one.cookies.clear()
        page = one.get(go(one))
        assert page.status_code == 200
        assert "musnad" not in one.cookies
        code = pyotp.TOTP(secret).generate_otp(now)
        assert one.submit(page, "/login/second", code=code).headers["location"] == "/log"


def test_an_answer_counts_in_the_browser_that_asked(office_of):
    """Log-in forgery: somebody else's answer, put into this browser, is refused."""
    office = office_of(default_role="reader")
    with Browser(office) as one, Browser(office) as other:
        back = go(other)
        assert one.get(back).status_code == 403
        go(one)
        assert one.get(back).status_code == 403
        assert "musnad" not in one.cookies


def test_an_answer_counts_once(office_of):
    office = office_of(default_role="reader")
    with Browser(office) as one:
        back = go(one)
        assert one.get(back).status_code == 303
        assert one.get(back).status_code == 403


@pytest.mark.parametrize("query", ["", "code=x", "state=x&code=x", "error=access_denied&state=x"])
def test_an_answer_that_nobody_asked_for_is_refused(office_of, query):
    with Browser(office_of(default_role="reader")) as one:
        assert one.get(f"/login/oidc/back?{query}").status_code == 403


def test_a_refusal_of_the_provider_is_told(office_of):
    with Browser(office_of()) as one:
        back = go(one)
        state = back.split("state=")[1]
        answer = one.get(f"/login/oidc/back?error=access_denied<b>&state={state}")
        assert answer.status_code == 403
        assert "access_denied" in answer.text
        assert "<b>" not in answer.text


def test_the_way_back_leads_to_the_desk_alone(office_of):
    with Browser(office_of(default_role="reader")) as one:
        answer = one.get(go(one, next_="https://evil.example/"))
        assert answer.headers["location"] == "/"


def test_without_a_provider_there_is_nowhere_to_go(room):
    with Browser(room) as one:
        assert "/login/oidc" not in one.get("/login").text
        assert one.get("/login/oidc").status_code == 403


def test_a_provider_in_trouble_leaves_the_password(office_of, provider):
    provider.body = b"no json"
    with Browser(office_of()) as one:
        answer = one.get("/login/oidc")
        assert answer.status_code == 403
        assert 'name="password"' in answer.text


def test_the_cookie_of_the_way_is_short_lived_and_out_of_reach(office_of):
    with Browser(office_of()) as one:
        cookie = one.get("/login/oidc").headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "Max-Age=600" in cookie
        assert "SameSite=lax" in cookie
