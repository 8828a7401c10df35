"""The door: passwords, links, the second step, and what is kept meanwhile."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from musnad.core.ids import digest
from musnad.desk.passwords import Argon2
from musnad.flow import login, people, totp
from tests.desk.doors import HERE, Browser, hidden, log_of, person
from tests.flow.entrance import GOOD


@pytest.fixture
def browser(office, huda):
    with Browser(office) as one:
        yield one


def link_of(office, account):
    return people.make_link(office.newsroom(), office.secret, account.id, by="test")


def with_second(office, account):
    secret = totp.new_secret(office.secret)
    now = int(office.now.timestamp()) // 30
    codes = login.enrol(office.door, account, secret, pyotp.TOTP(secret).generate_otp(now - 1))
    return pyotp.TOTP(secret).generate_otp(now), codes


def test_the_right_password_leads_on(browser):
    answer = browser.log_in(next="/events?page=2")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/events?page=2"
    assert browser.get("/").status_code == 200


def test_a_wrong_password_keeps_the_login_and_says_why(browser):
    answer = browser.log_in(password="wrong")
    assert answer.status_code == 401
    assert 'value="huda"' in answer.text
    assert 'role="alert"' in answer.text
    assert "wrong" not in answer.text
    assert "set-cookie" not in answer.headers


def test_an_unknown_login_gets_the_same_page_as_a_wrong_password(browser):
    wrong = browser.log_in(name="huda", password="x")
    unknown = browser.log_in(name="who", password="x")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace("huda", "who") == unknown.text


def test_too_many_tries_are_told_to_wait(browser):
    for _ in range(5):
        browser.log_in(password="x")
    answer = browser.log_in()
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "60"


def test_who_is_logged_in_is_led_past_the_page(browser):
    browser.log_in()
    assert browser.get("/login?next=/log").headers["location"] == "/log"


def test_a_link_is_shown_as_a_page_that_does_not_use_it_up(office, browser, huda):
    secret = link_of(office, huda)
    for _ in range(3):
        page = browser.get(f"/link/{secret}")
        assert page.status_code == 200
    answer = browser.submit(page, "/link")
    assert answer.headers["location"] == "/welcome"
    again = browser.submit(page, "/link")
    assert again.status_code == 403
    assert log_of(office)[0].action == "session.refused"


def test_after_a_link_a_password_is_chosen(office, browser, huda):
    page = browser.follow(browser.submit(browser.get(f"/link/{link_of(office, huda)}"), "/link"))
    typed = {"name": "هدى سالم", "password": "بحر هادئ وسفينة من ورق", "again": "بحر هادئ وسفينة"}
    answer = browser.submit(page, "/welcome", **typed)
    assert answer.status_code == 422
    assert "aria-invalid" in answer.text
    before = browser.cookies["musnad"]
    answer = browser.submit(answer, "/welcome", **typed | {"again": typed["password"]})
    assert answer.headers["location"] == "/"
    assert browser.cookies["musnad"] != before
    with Browser(office) as other:
        assert other.log_in(password=typed["password"]).status_code == 303
        assert other.log_in(password=GOOD).status_code == 401


def test_choosing_a_password_may_be_skipped(office, browser, huda):
    page = browser.follow(browser.submit(browser.get(f"/link/{link_of(office, huda)}"), "/link"))
    assert 'href="/"' in page.text
    assert browser.get("/").status_code == 200


def test_without_a_link_the_welcome_page_sets_no_password(browser):
    browser.log_in()
    assert browser.get("/welcome").headers["location"] == "/me"
    page = browser.get("/me")
    data = {"csrf": hidden(page, "/me")["csrf"], "name": "x y", "password": "a", "again": "a"}
    assert browser.post("/welcome", data=data).headers["location"] == "/me"


def test_a_link_too_old_to_choose_a_password_asks_for_the_one_before(office, browser, huda):
    browser.submit(browser.get(f"/link/{link_of(office, huda)}"), "/link")
    store = office.newsroom().store.desk.people
    session = store.session(digest(browser.cookies["musnad"].encode()))
    store.save_session(replace(session, created_at=session.created_at - timedelta(minutes=16)))
    assert browser.get("/welcome").headers["location"] == "/me"


def test_the_second_step_is_asked_after_the_password(office, browser, huda):
    code, _ = with_second(office, huda)
    page = browser.log_in(next="/log")
    assert page.status_code == 200
    assert "musnad" not in browser.cookies
    wrong = browser.submit(page, "/login/second", code="000000")
    assert wrong.status_code == 401
    answer = browser.submit(wrong, "/login/second", code=code)
    assert answer.headers["location"] == "/log"
    assert browser.get("/").status_code == 200


def test_the_second_step_is_asked_after_a_link_too(office, browser, huda):
    _, codes = with_second(office, huda)
    page = browser.submit(browser.get(f"/link/{link_of(office, huda)}"), "/link")
    assert "musnad" not in browser.cookies
    assert browser.submit(page, "/login/second", code=codes[0]).headers["location"] == "/welcome"


def test_the_second_step_cannot_be_reached_without_the_first(office, browser, huda):
    code, _ = with_second(office, huda)
    for sealed in ("", "x.y", f"{huda.id}", "e30.e30"):
        answer = browser.post("/login/second", data={"sealed": sealed, "code": code})
        assert answer.status_code == 401
    assert "musnad" not in browser.cookies
    assert browser.get("/login/second").headers["location"] == "/login"


def test_a_first_step_does_not_outlive_a_change_of_password(office, browser, huda):
    code, _ = with_second(office, huda)
    page = browser.log_in()
    changed = office.newsroom().store.desk.people.account(huda.id)
    login.set_password(office.door, changed, "بحر هادئ وسفينة من ورق")
    assert browser.submit(page, "/login/second", code=code).status_code == 401
    assert "musnad" not in browser.cookies


def test_a_first_step_of_another_desk_is_refused(office, browser, huda):
    code, _ = with_second(office, huda)
    page = browser.log_in()
    with Browser(office) as other:
        assert other.submit(page, "/login/second", code=code).status_code == 401


def test_logging_out_ends_the_session_for_good(office, browser):
    browser.log_in()
    secret = browser.cookies["musnad"]
    page = browser.get("/")
    answer = browser.submit(page, "/logout")
    assert answer.headers["location"] == "/login"
    browser.wear(secret)
    assert browser.get("/").status_code == 303
    assert log_of(office)[0].action == "session.ended"


def test_logging_out_twice_is_no_fault(browser):
    assert browser.post("/logout").headers["location"] == "/login"


def test_language_and_light_are_chosen_without_an_account(browser):
    answer = browser.post("/look", data={"tongue": "en", "next": "/login"})
    assert answer.headers["location"] == "/login"
    browser.post("/look", data={"theme": "dark"})
    page = browser.get("/login")
    assert 'lang="en"' in page.text
    assert 'data-theme="dark"' in page.text


@pytest.mark.parametrize("chosen", ["fr", "", "<script>", "ar\r\nSet-Cookie: a=b"])
def test_an_unknown_language_is_not_kept(browser, chosen):
    assert "set-cookie" not in browser.post("/look", data={"tongue": chosen}).headers


def test_a_choice_leads_back_to_the_page_it_was_made_on(browser):
    headers = {"Referer": f"{HERE}/events?page=3"}
    assert (
        browser.post("/look", data={"theme": "dark"}, headers=headers).headers["location"]
        == "/events?page=3"
    )
    headers = {"Referer": "https://evil.example/x"}
    assert browser.post("/look", data={"theme": "dark"}, headers=headers).headers["location"] == "/"


@pytest.fixture
def echo(office):
    """A desk with one more form, which tells what it took."""
    from typing import Annotated

    from fastapi import APIRouter, Depends, Request
    from starlette.datastructures import FormData
    from starlette.responses import JSONResponse

    from musnad.desk import guard

    routes = APIRouter()

    @routes.post("/articles/{name}/echo")
    def take(
        request: Request,
        visitor: Annotated[guard.Visitor, Depends(guard.allowed("edit"))],
        form: Annotated[FormData, Depends(guard.form_of)],
    ):
        pairs = [[name, value] for name, value in form.multi_items() if isinstance(value, str)]
        return JSONResponse({"by": visitor.by, "query": str(request.url.query), "form": pairs})

    with Browser(office) as one:
        one.app._app.include_router(routes)
        yield one


TEXT = 'سطر أول طويل من خبر\r\nوسطر ثان <b>&amp; "علامات" </textarea>'


def late(browser, **more):
    data = {"csrf": "old", "text": TEXT, "saw": "1.2", "cites": ["s1.1", "s1.2"], **more}
    return browser.post("/articles/abc/echo?x=1", data=data)


def test_a_form_without_a_session_is_kept_shown_and_sent_again(echo, huda):
    asked = late(echo, current="a secret")
    assert asked.status_code == 401
    assert "a secret" not in asked.text
    shown = echo.submit(asked, "/login", login="huda", password=GOOD)
    assert shown.status_code == 200
    assert "وسطر ثان" in shown.text
    done = echo.submit(shown, "/articles/abc/echo?x=1")
    assert done.status_code == 200
    assert done.json()["query"] == "x=1"
    form = [pair for pair in done.json()["form"] if pair[0] != "csrf"]
    assert sorted(form) == sorted(
        [["text", TEXT], ["saw", "1.2"], ["cites", "s1.1"], ["cites", "s1.2"]]
    )


def test_what_is_kept_outlives_a_wrong_password_and_the_second_step(office, echo, huda):
    code, _ = with_second(office, huda)
    asked = late(echo)
    wrong = echo.submit(asked, "/login", login="huda", password="x")
    second = echo.submit(wrong, "/login", login="huda", password=GOOD)
    wrong = echo.submit(second, "/login/second", code="000000")
    shown = echo.submit(wrong, "/login/second", code=code)
    assert echo.submit(shown, "/articles/abc/echo?x=1").json()["by"] == "هدى سالم"


def test_what_is_kept_may_be_gone_on_with_after_a_log_in_in_another_window(echo, huda):
    asked = late(echo)
    assert echo.submit(asked, "/kept").status_code == 401
    echo.log_in()
    shown = echo.submit(asked, "/kept")
    assert shown.status_code == 200
    assert echo.submit(shown, "/articles/abc/echo?x=1").json()["by"] == "هدى سالم"


def test_a_form_from_before_a_new_session_is_kept_as_well(echo, huda):
    echo.log_in()
    shown = late(echo)
    assert shown.status_code == 403
    assert echo.submit(shown, "/articles/abc/echo?x=1").json()["by"] == "هدى سالم"


def test_what_is_sent_again_is_guarded_again(office, echo):
    person(office, name="reads", role="reader")
    shown = echo.submit(late(echo), "/login", login="reads", password=GOOD)
    assert echo.submit(shown, "/articles/abc/echo?x=1").status_code == 403


def test_files_are_not_kept_but_named(echo, huda):
    asked = echo.post(
        "/articles/abc/echo", data={"text": "نص"}, files={"file": ("بيان.pdf", b"x" * 100)}
    )
    shown = echo.submit(asked, "/login", login="huda", password=GOOD)
    assert "بيان.pdf" in shown.text


def test_a_script_is_told_that_the_session_ended_and_keeps_its_text(echo):
    answer = echo.post("/articles/abc/echo", data={"text": "x"}, headers={"X-Fragment": "1"})
    assert answer.status_code == 401
    assert answer.json()["code"] == "desk.logged_out"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example", "/people", "/me/password", "/logout", "/x\\y", ""],
)
def test_what_is_kept_goes_to_pages_of_the_desk_alone(browser, target):
    answer = browser.log_in(kept_to=target, **{"kept.text": "x"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"


def test_an_old_form_at_the_door_is_plainly_refused(browser):
    browser.log_in()
    assert browser.post("/me/password", data={"csrf": "old"}).status_code == 403


def test_real_hashes_fit_their_password_alone_and_take_as_long_for_nobody():
    import time

    real = Argon2()
    hashed = real.hash(GOOD)
    assert hashed.startswith("$argon2id$")
    assert real.fits(hashed, GOOD)
    assert not real.fits(hashed, "x")
    assert not real.fits("", "nobody has this password")
    assert not real.fits("no hash", "x")
    assert not real.worn(hashed)

    def seconds(one):
        started = time.process_time()
        real.fits(one, "wrong")
        return time.process_time() - started

    real.prepared()
    assert seconds("") > seconds(hashed) / 3
