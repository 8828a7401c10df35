"""One's own account, and everybody's."""

import re

import pyotp
import pytest

from musnad.flow import login, people
from tests.desk.doors import Browser, hidden, log_of, person
from tests.flow.entrance import GOOD

NEW = "بحر هادئ وسفينة من ورق"


@pytest.fixture
def admin(office, boss):
    with Browser(office) as one:
        one.log_in(name="boss")
        yield one


def known(office, account):
    return office.newsroom().store.desk.people.account(account.id)


def csrf(browser):
    return hidden(browser.get("/me"), "/me")["csrf"]


def enrolled(browser):
    """The secret and the recovery codes after the second step was turned on."""
    page = browser.submit(browser.get("/me"), "/me/second/begin", current=GOOD)
    secret = re.search(r'dir="ltr">([A-Z2-7 ]+)</code>', page.text)[1].replace(" ", "")
    page = browser.submit(page, "/me/second", code=pyotp.TOTP(secret).now())
    return secret, re.findall(r"<li><code>([^<]+)</code>", page.text)


def test_the_name_and_the_language_are_changed(office, browser, huda):
    answer = browser.submit(browser.get("/me"), "/me", name="هدى السالم", tongue="en")
    assert answer.headers["location"] == "/me"
    assert known(office, huda).name == "هدى السالم"
    assert 'lang="en"' in browser.get("/me").text
    assert dict(log_of(office)[0].facts)["name_before"] == "هدى سالم"


def test_nobody_takes_anothers_name(office, browser, boss):
    answer = browser.submit(browser.get("/me"), "/me", name="مريم", tongue="ar")
    assert answer.status_code == 422
    assert 'aria-describedby="name-hint problem"' in answer.text


def test_another_password_needs_the_present_one(office, browser, huda):
    answer = browser.submit(
        browser.get("/me"), "/me/password", current="wrong", password=NEW, again=NEW
    )
    assert answer.status_code == 422
    assert known(office, huda).password == huda.password


def test_guessing_the_present_password_waits_as_the_door_does(office, browser):
    page = browser.get("/me")
    for _ in range(5):
        browser.submit(page, "/me/password", current="wrong", password=NEW, again=NEW)
    answer = browser.submit(page, "/me/password", current=GOOD, password=NEW, again=NEW)
    assert answer.status_code == 429


def test_another_password_renews_this_session_and_ends_the_others(office, browser, huda):
    with Browser(office) as other:
        other.log_in()
        before = browser.cookies["musnad"]
        browser.submit(browser.get("/me"), "/me/password", current=GOOD, password=NEW, again=NEW)
        assert browser.cookies["musnad"] != before
        assert browser.get("/").status_code == 200
        assert other.get("/").status_code == 303
        browser.wear(before)
        assert browser.get("/").status_code == 303


def test_a_password_made_of_the_name_is_refused(browser):
    answer = browser.submit(
        browser.get("/me"),
        "/me/password",
        current=GOOD,
        password="huda هدى سالم",
        again="huda هدى سالم",
    )
    assert answer.status_code == 422
    assert "password.guessable" not in answer.text


def test_the_second_step_is_turned_on_with_its_first_code(office, browser, huda):
    _, codes = enrolled(browser)
    assert len(codes) == 10
    assert known(office, huda).totp
    assert codes[0] not in browser.get("/me").text


def test_the_picture_of_the_second_step_is_drawn_in_the_page(browser):
    page = browser.submit(browser.get("/me"), "/me/second/begin", current=GOOD)
    assert 'src="data:image/svg+xml' in page.text
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("action", ["begin", "recovery", "drop"])
def test_the_second_step_is_changed_only_with_the_password(office, browser, huda, action):
    if action != "begin":
        enrolled(browser)
    before = known(office, huda)
    data = {"csrf": csrf(browser), "current": "wrong"}
    assert browser.post(f"/me/second/{action}", data=data).status_code == 422
    assert known(office, huda) == before


def test_a_secret_that_the_desk_did_not_make_is_not_taken(office, browser, huda):
    secret = pyotp.random_base32()
    for sealed in ("", f"{huda.id}.{secret}"):
        data = {"csrf": csrf(browser), "sealed": sealed, "code": pyotp.TOTP(secret).now()}
        assert browser.post("/me/second", data=data).status_code == 422
    assert known(office, huda).totp == ""


def test_one_persons_secret_is_not_taken_for_anothers(office, browser, huda):
    person(office, name="other", printed="غيرها")
    page = browser.submit(browser.get("/me"), "/me/second/begin", current=GOOD)
    secret = re.search(r'dir="ltr">([A-Z2-7 ]+)</code>', page.text)[1].replace(" ", "")
    sealed = hidden(page, "/me/second")["sealed"]
    with Browser(office) as other:
        other.app = browser.app
        other._transport = browser._transport
        other.log_in(name="other")
        data = {"csrf": csrf(other), "sealed": sealed, "code": pyotp.TOTP(secret).now()}
        assert other.post("/me/second", data=data).status_code == 422


def test_the_second_step_is_turned_off_and_recovery_codes_are_renewed(office, browser, huda):
    _, codes = enrolled(browser)
    page = browser.submit(browser.get("/me"), "/me/second/recovery", current=GOOD)
    assert codes[0] not in page.text
    data = {"csrf": csrf(browser), "current": GOOD}
    assert browser.post("/me/second/drop", data=data).status_code == 303
    assert known(office, huda).totp == ""


def test_ones_sessions_are_listed_and_ended_one_by_one(office, browser, huda):
    with Browser(office) as other:
        other.log_in()
        sessions = login.open_sessions(office.newsroom(), huda.id)
        page = browser.get("/me")
        ids = [login.session_id(one) for one in sessions]
        assert all(one in page.text for one in ids)
        there = next(one for one in ids if one != _here(browser))
        data = {"csrf": csrf(browser), "session": there}
        assert browser.post("/me/sessions/end", data=data).headers["location"] == "/me"
        assert other.get("/").status_code == 303
        assert browser.get("/").status_code == 200
        data["session"] = _here(browser)
        assert browser.post("/me/sessions/end", data=data).headers["location"] == "/login"
        assert browser.get("/").status_code == 303


def _here(browser):
    from musnad.core.ids import digest

    return digest(browser.cookies["musnad"].encode())[:16]


def test_all_other_sessions_are_ended_at_once(office, browser):
    with Browser(office) as other:
        other.log_in()
        browser.post("/me/sessions/end", data={"csrf": csrf(browser), "session": "others"})
        assert other.get("/").status_code == 303
        assert browser.get("/").status_code == 200


def test_an_admin_makes_an_account_and_sees_its_link_once(office, admin):
    page = admin.submit(
        admin.get("/people"), "/people", login="salim", name="سليم", role="chief", tongue="ar"
    )
    link = re.search(r"http://127\.0\.0\.1:8790(/link/[\w-]+)", page.text)[1]
    account = office.newsroom().store.desk.people.account(login="salim")
    assert account.role == "chief"
    assert link not in admin.get(f"/people/{account.id}").text
    with Browser(office) as other:
        assert other.submit(other.get(link), "/link").headers["location"] == "/welcome"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("login", "huda", "login-hint"),
        ("login", "a b", "login-hint"),
        ("name", "هدى سالم", "name-hint"),
    ],
)
def test_an_account_that_cannot_be_made_keeps_what_was_typed(admin, huda, field, value, code):
    typed = {"login": "new", "name": "جديد", "role": "reader", "tongue": "ar"} | {field: value}
    answer = admin.submit(admin.get("/people"), "/people", **typed)
    assert answer.status_code == 422
    assert f'aria-describedby="{code} problem"' in answer.text
    assert f'value="{value}"' in answer.text


def test_an_admin_changes_roles_and_the_person_logs_in_again(office, admin, browser, huda):
    page = admin.get(f"/people/{huda.id}")
    admin.submit(page, f"/people/{huda.id}/role", role="chief")
    assert known(office, huda).role == "chief"
    assert browser.get("/").status_code == 303


def test_a_disabled_account_is_out_at_once(office, admin, browser, huda):
    data = {"csrf": csrf(admin)}
    admin.post(f"/people/{huda.id}/disable", data=data)
    assert browser.get("/").status_code == 303
    assert browser.log_in().status_code == 401
    admin.post(f"/people/{huda.id}/enable", data=data)
    assert browser.log_in().status_code == 303


def test_an_admin_ends_anybodys_sessions_and_resets_the_second_step(office, admin, browser, huda):
    enrolled(browser)
    data = {"csrf": csrf(admin)}
    admin.post(f"/people/{huda.id}/second", data=data)
    assert known(office, huda).totp == ""
    admin.post(f"/people/{huda.id}/sessions", data=data | {"session": "all"})
    assert browser.get("/").status_code == 303


def test_the_last_admin_cannot_remove_herself(office, admin, boss):
    data = {"csrf": csrf(admin), "role": "reader"}
    for change in ("role", "disable"):
        assert admin.post(f"/people/{boss.id}/{change}", data=data).status_code == 422
    assert known(office, boss).may("people")


@pytest.mark.parametrize("change", ["link", "second"])
def test_an_admins_own_door_is_on_her_own_page(admin, boss, change):
    assert admin.post(f"/people/{boss.id}/{change}", data={"csrf": csrf(admin)}).status_code == 422


def test_every_change_of_people_is_logged_in_the_admins_name(office, admin, huda):
    data = {"csrf": csrf(admin), "role": "reader"}
    for change in ("link", "role", "disable", "enable"):
        admin.post(f"/people/{huda.id}/{change}", data=data)
    found = [one for one in log_of(office) if one.subject == huda.id][:4]
    assert [one.action for one in reversed(found)] == [
        "account.invited",
        "account.changed",
        "account.disabled",
        "account.changed",
    ]
    assert {one.by for one in found} == {"مريم"}


@pytest.mark.parametrize("path", ["/me", "/people", "/login", "/welcome"])
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_every_page_has_words_in_both_languages(office, admin, boss, path, tongue):
    link = people.make_link(office.newsroom(), office.secret, boss.id, by="test")
    with Browser(office) as one:
        one.cookies.set("tongue", tongue)
        if path != "/login":
            one.submit(one.get(f"/link/{link}"), "/link")
        page = one.get(path)
        assert page.status_code == 200
        assert f'lang="{tongue}"' in page.text
