"""Passwords, waits, the second factor and sessions."""

from datetime import timedelta

import pyotp
import pytest

from musnad.core.errors import RefusedError
from musnad.flow import login, people, totp
from musnad.flow.login import Caller
from tests.flow.entrance import GOOD, entrance

HERE = Caller(address="203.0.113.7", agent="Firefox")
ELSEWHERE = Caller(address="198.51.100.9")


@pytest.fixture
def at(tmp_path):
    one = entrance(tmp_path)
    yield one
    one.room.store.close()


@pytest.fixture
def huda(at):
    made = people.add_account(at.room, login="huda", name="هدى سالم", role="editor", by="test")
    return login.set_password(at.door, made, GOOD)


@pytest.fixture
def second(at, huda):
    """The secret of her second factor, and her recovery codes."""
    secret = totp.new_secret(at.door.secret)
    codes = login.enrol(at.door, huda, secret, code(at, secret))
    at.clock.turn(seconds=30)
    return secret, codes


def code(at, secret, steps=0):
    return pyotp.TOTP(secret).generate_otp(int(at.clock.now.timestamp()) // 30 + steps)


def refused(name):
    return pytest.raises(RefusedError, match=name.replace(".", r"\."))


def fail(at, count, name="huda", caller=HERE):
    for _ in range(count):
        with refused("login.wrong"):
            login.check_password(at.door, name, "wrong", caller)


def session_of(at, account, hours=1):
    return login.start_session(
        at.door, account, HERE, how="password", length=timedelta(hours=hours)
    )


def test_the_right_password_lets_in(at, huda):
    assert login.check_password(at.door, "HUDA", GOOD, HERE).id == huda.id


def test_a_password_is_the_same_however_its_letters_were_put_together(at, huda):
    account = login.set_password(at.door, huda, "café éléphant vert, trois")
    again = "cafe\u0301 e\u0301le\u0301phant vert, trois"
    assert login.check_password(at.door, "huda", again, HERE).id == account.id


def test_unknown_wrong_disabled_and_without_a_password_are_told_alike(at, huda):
    people.add_account(at.room, login="nopass", name="بلا كلمة", role="editor", by="test")
    gone = people.add_account(at.room, login="gone", name="موقوف", role="editor", by="test")
    login.set_password(at.door, gone, GOOD)
    people.disable(at.room, gone.id, by="test")
    told = set()
    for name, password in (("huda", "x"), ("who", GOOD), ("nopass", ""), ("gone", GOOD), ("", "")):
        at.hasher.asked.clear()
        with pytest.raises(RefusedError) as error:
            login.check_password(at.door, name, password, ELSEWHERE)
        told.add((error.value.code, tuple(error.value.facts)))
        assert len(at.hasher.asked) == 1  # a hash was computed for each of them
    assert told == {("login.wrong", ())}


def test_a_password_that_is_too_long_is_not_hashed_whole(at, huda):
    with refused("login.wrong"):
        login.check_password(at.door, "huda", "x" * 100_000, HERE)
    assert at.hasher.asked[-1] == ""


def test_five_failures_close_a_login_for_a_while(at, huda):
    fail(at, 5)
    with refused("login.wait"):
        login.check_password(at.door, "huda", GOOD, ELSEWHERE)
    at.clock.turn(seconds=61)
    assert login.check_password(at.door, "huda", GOOD, HERE)


def until_told_to_wait(at):
    """How many guesses the desk takes in a row, and how many minutes it then asks for."""
    for guesses in range(50):
        try:
            login.check_password(at.door, "huda", "wrong", Caller(address=f"10.0.{guesses}.1"))
        except RefusedError as error:
            if error.code == "login.wait":
                return guesses, int(error.facts["minutes"])
    raise AssertionError("nobody was told to wait")


def test_waits_grow(at, huda):
    waits = []
    for _ in range(8):
        waits.append(until_told_to_wait(at)[1])
        at.clock.turn(minutes=waits[-1])
    assert waits[0] == 1
    assert max(waits) >= 60


def test_a_day_of_guessing_is_forty_guesses(at, huda):
    guesses = 0
    for _ in range(24):
        guesses += until_told_to_wait(at)[0]
        at.clock.turn(minutes=59)
    assert 20 <= guesses <= 40


def test_an_unknown_login_waits_as_a_known_one_does(at):
    fail(at, 5, name="nobody")
    with refused("login.wait"):
        login.check_password(at.door, "NOBODY", "x", ELSEWHERE)


def test_an_address_that_tries_many_logins_is_closed(at, huda):
    for number in range(20):
        fail(at, 1, name=f"guess{number}")
    with refused("login.wait"):
        login.check_password(at.door, "huda", GOOD, HERE)
    assert login.check_password(at.door, "huda", GOOD, ELSEWHERE)


def test_a_house_of_ipv6_counts_as_one(at):
    for number in range(20):
        fail(at, 1, name=f"guess{number}", caller=Caller(address=f"2001:db8:1:2::{number:x}"))
    with refused("login.wait"):
        login.check_password(at.door, "huda", GOOD, Caller(address="2001:db8:1:2:ffff::1"))


def test_a_log_in_forgives_the_logins_failures(at, huda):
    fail(at, 4)
    session_of(at, login.check_password(at.door, "huda", GOOD, HERE))
    fail(at, 4)
    assert login.check_password(at.door, "huda", GOOD, HERE)


def test_refusals_are_logged_without_what_was_typed(at, huda):
    fail(at, 1)
    with refused("login.wrong"):
        login.check_password(at.door, "my password by mistake", "hunter2", HERE)
    found = at.log.entries(action="session.refused")
    assert [one.subject for one in found] == [huda.id, ""]
    assert dict(found[0].facts)["address"] == "203.0.113.0/24"
    assert "mistake" not in str(found)
    assert "hunter2" not in str(found)


def test_a_weaker_hash_is_renewed_at_log_in(at, huda):
    from dataclasses import replace

    at.people.save_account(replace(huda, password=f"old:{huda.password}"))
    assert not login.check_password(at.door, "huda", GOOD, HERE).password.startswith("old:")


def test_each_log_in_has_a_secret_of_its_own(at, huda):
    first, second = session_of(at, huda), session_of(at, huda)
    assert first.secret != second.secret
    assert first.session.csrf != second.session.csrf
    assert first.session.address == "203.0.113.0/24"
    assert first.secret not in str(at.people.sessions(huda.id))


def test_what_a_browser_calls_itself_is_cut_and_printable(at, huda):
    caller = Caller(address="x", agent="a\r\nSet-Cookie: b\x1b" + "c" * 1000)
    made = login.start_session(at.door, huda, caller, how="link", length=timedelta(hours=1))
    assert len(made.session.agent) == 200
    assert made.session.agent.isprintable()
    assert made.session.address == ""


def test_another_password_ends_every_session(at, huda):
    session = session_of(at, huda).session
    login.set_password(at.door, huda, "بحر هادئ وسفينة من ورق")
    assert at.people.session(session.sha256).revoked_at is not None


def test_all_sessions_but_this_one_may_be_ended(at, huda):
    here, there = session_of(at, huda).session, session_of(at, huda).session
    assert login.end_sessions(at.room, huda, by="هدى سالم", keep=here.sha256) == 1
    assert [one.sha256 for one in login.open_sessions(at.room, huda.id)] == [here.sha256]
    assert at.people.session(there.sha256).revoked_at is not None


def test_sessions_that_ended_by_themselves_are_not_listed(at, huda):
    session_of(at, huda)
    at.clock.turn(hours=2)
    assert login.open_sessions(at.room, huda.id) == ()


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_may_be_one_step_late_or_early(at, huda, second, steps):
    at.clock.turn(minutes=5)
    account = at.people.account(huda.id)
    assert login.check_code(at.door, account, code(at, second[0], steps), HERE)


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_code_of_another_time_is_refused(at, huda, second, steps):
    at.clock.turn(minutes=5)
    with refused("login.code"):
        login.check_code(at.door, at.people.account(huda.id), code(at, second[0], steps), HERE)


def test_a_code_counts_once(at, huda, second):
    account = at.people.account(huda.id)
    now = code(at, second[0])
    login.check_code(at.door, account, now, HERE)
    with refused("login.code"):
        login.check_code(at.door, account, now, HERE)


def test_a_code_of_before_the_last_used_one_is_refused(at, huda, second):
    account = at.people.account(huda.id)
    login.check_code(at.door, account, code(at, second[0], 1), HERE)
    with refused("login.code"):
        login.check_code(at.door, account, code(at, second[0]), HERE)


def test_a_code_may_be_typed_in_arabic_digits_with_a_space(at, huda, second):
    digits = code(at, second[0]).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    typed = f" {digits[:3]} {digits[3:]} "
    assert login.check_code(at.door, at.people.account(huda.id), typed, HERE)


def test_a_recovery_code_counts_once(at, huda, second):
    account = at.people.account(huda.id)
    typed = second[1][3].upper().replace("-", " ")
    after = login.check_code(at.door, account, typed, HERE)
    assert len(after.recovery) == 9
    with refused("login.code"):
        login.check_code(at.door, after, typed, HERE)


def test_recovery_codes_are_kept_as_hashes_and_not_logged(at, huda, second):
    kept = str(at.people.account(huda.id)) + str(at.log.entries())
    assert len(second[1]) == 10
    assert all(one not in kept and one.replace("-", "") not in kept for one in second[1])


def test_new_recovery_codes_replace_the_old(at, huda, second):
    new = login.renew_recovery(at.door, at.people.account(huda.id))
    with refused("login.code"):
        login.check_code(at.door, at.people.account(huda.id), second[1][0], HERE)
    assert login.check_code(at.door, at.people.account(huda.id), new[0], HERE)


def test_the_second_factor_waits_too(at, huda, second):
    account = at.people.account(huda.id)
    for _ in range(5):
        with refused("login.code"):
            login.check_code(at.door, account, "000000", HERE)
    with refused("login.wait"):
        login.check_code(at.door, account, code(at, second[0]), ELSEWHERE)


def test_a_factor_that_was_dropped_meanwhile_lets_no_code_in(at, huda, second):
    account = at.people.account(huda.id)
    login.drop_second(at.room, account, by="مريم")
    with refused("login.code"):
        login.check_code(at.door, account, code(at, second[0]), HERE)


def test_enrolling_needs_a_code_of_the_secret(at, huda):
    with refused("login.code"):
        login.enrol(at.door, huda, totp.new_secret(at.door.secret), "000000")
    assert at.people.account(huda.id).totp == ""


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３", "\ud800", "٣" * 41])
def test_what_is_no_code_is_refused(at, huda, second, typed):
    with refused("login.code"):
        login.check_code(at.door, at.people.account(huda.id), typed, HERE)
