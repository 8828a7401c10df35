"""Accounts, roles, names and links."""

import contextlib
import threading

import pytest

from musnad.core.errors import RefusedError
from musnad.flow import people
from musnad.flow.login import Caller, start_session
from tests.flow.entrance import entrance


@pytest.fixture
def at(tmp_path):
    one = entrance(tmp_path)
    yield one
    one.room.store.close()


@pytest.fixture
def admin(at):
    return people.add_account(at.room, login="admin", name="مريم", role="admin", by="test")


@pytest.fixture
def huda(at, admin):
    return people.add_account(at.room, login="Huda", name="هدى سالم", role="editor", by="مريم")


def session_of(at, account):
    from datetime import timedelta

    caller = Caller(address="203.0.113.7")
    return start_session(at.door, account, caller, how="password", length=timedelta(hours=1))


def refused(code):
    return pytest.raises(RefusedError, match=code.replace(".", r"\."))


def test_a_new_account_is_logged_and_has_no_password(at, huda):
    assert huda.login == "huda"
    assert huda.password == ""
    last = at.log.entries(newest_first=True)[0]
    assert (last.by, last.action, last.subject) == ("مريم", "account.made", huda.id)
    assert dict(last.facts)["role"] == "editor"


@pytest.mark.parametrize(
    "login", ["", "x", "a b", "هدى", "<b>", "a/b", "a\nb", "-a", "a" * 101, "а" + "dmin"]
)
def test_a_login_is_plain_letters(at, login):
    with refused("people.login"):
        people.add_account(at.room, login=login, name="اسم", role="editor", by="test")


def test_two_people_never_share_a_login(at, huda):
    with refused("people.taken"):
        people.add_account(at.room, login=" HUDA ", name="غيرها", role="editor", by="test")


@pytest.mark.parametrize("name", ["هدى سالم", "هُدى  سالم", "هدي سالم", "هدى ـ سالم"])
def test_nobody_signs_with_a_name_that_looks_like_anothers(at, huda, name):
    with refused("people.name_taken"):
        people.add_account(at.room, login="other", name=name, role="editor", by="test")


@pytest.mark.parametrize(
    "name", ["", " ", "\u202eabc", "a\u200bb", "a\x00b", "12", "policy", "x" * 81]
)
def test_a_name_is_printable_and_has_letters(at, name):
    with refused("people.name"):
        people.add_account(at.room, login="other", name=name, role="editor", by="test")


def test_a_name_is_put_on_one_line(at):
    made = people.add_account(at.room, login="ab", name=" a\n b ", role="editor", by="test")
    assert made.name == "a b"


def test_an_unknown_role_is_refused(at):
    with refused("people.role"):
        people.add_account(at.room, login="ab", name="ab", role="owner", by="test")


def test_another_role_logs_the_person_out(at, huda):
    session = session_of(at, huda).session
    after = people.set_role(at.room, huda.id, "chief", by="مريم")
    assert after.role == "chief"
    assert at.people.session(session.sha256).revoked_at is not None
    facts = dict(at.log.entries(newest_first=True)[0].facts)
    assert (facts["role_before"], facts["role"]) == ("editor", "chief")


def test_the_same_role_changes_nothing(at, huda):
    session = session_of(at, huda).session
    people.set_role(at.room, huda.id, "editor", by="مريم")
    assert at.people.session(session.sha256).revoked_at is None


def test_a_disabled_account_is_out_at_once_and_may_come_back(at, huda):
    session = session_of(at, huda).session
    after = people.disable(at.room, huda.id, by="مريم")
    assert not after.may("read")
    assert at.people.session(session.sha256).revoked_at is not None
    assert people.enable(at.room, huda.id, by="مريم").may("edit")
    assert at.people.session(session.sha256).revoked_at is not None


def test_the_last_admin_stays(at, admin, huda):
    with refused("people.last_admin"):
        people.disable(at.room, admin.id, by="x")
    with refused("people.last_admin"):
        people.set_role(at.room, admin.id, "reader", by="x")
    people.set_role(at.room, huda.id, "admin", by="x")
    people.disable(at.room, admin.id, by="x")
    with refused("people.last_admin"):
        people.disable(at.room, huda.id, by="x")


def test_two_admins_cannot_remove_each_other_at_once(at, admin, huda):
    people.set_role(at.room, huda.id, "admin", by="x")
    ready = threading.Barrier(2)

    def remove(one):
        ready.wait()
        with contextlib.suppress(RefusedError):
            people.disable(at.room, one.id, by="x")

    threads = [threading.Thread(target=remove, args=(one,)) for one in (admin, huda)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sum(one.may("people") for one in at.people.accounts()) == 1


def test_a_link_lets_in_once(at, huda):
    secret = people.make_link(at.room, at.door.secret, huda.id, by="مريم")
    assert people.use_link(at.room, secret).id == huda.id
    with refused("people.link"):
        people.use_link(at.room, secret)


def test_a_link_ends_after_a_quarter_of_an_hour(at, huda):
    secret = people.make_link(at.room, at.door.secret, huda.id, by="مريم")
    at.clock.turn(minutes=15)
    with refused("people.link"):
        people.use_link(at.room, secret)


def test_a_link_of_a_disabled_account_lets_nobody_in(at, huda):
    secret = people.make_link(at.room, at.door.secret, huda.id, by="مريم")
    people.disable(at.room, huda.id, by="مريم")
    with refused("people.link"):
        people.use_link(at.room, secret)
    with refused("people.disabled"):
        people.make_link(at.room, at.door.secret, huda.id, by="مريم")


@pytest.mark.parametrize("secret", ["", "x", "\ud800", "a" * 5000])
def test_a_link_that_never_was_lets_nobody_in(at, secret):
    with refused("people.link"):
        people.use_link(at.room, secret)


def test_no_secret_is_in_the_log(at, huda):
    secret = people.make_link(at.room, at.door.secret, huda.id, by="مريم")
    assert all(secret not in str(one) for one in at.log.entries())


def test_the_first_account_is_an_admins_and_comes_once(at):
    first = people.first_account(at.room, by="root")
    assert first.role == "admin"
    assert people.first_account(at.room, by="root") is None


def test_a_change_by_one_does_not_undo_another_persons(at, huda):
    """A name saved by somebody who saw the account before it was disabled leaves it disabled."""
    people.disable(at.room, huda.id, by="مريم")
    assert people.set_name(at.room, huda.id, "هدى", by="هدى سالم").disabled_at is not None


def test_old_sessions_and_links_are_forgotten(at, huda):
    session_of(at, huda)
    people.make_link(at.room, at.door.secret, huda.id, by="مريم")
    at.clock.turn(hours=2)
    assert at.people.prune(before=at.clock.now) == 2
    assert at.people.prune(before=at.clock.now) == 0
