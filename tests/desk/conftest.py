"""A newsroom with a few articles, its desk, and people of every role."""

from __future__ import annotations

import hashlib
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
import uvicorn
from starlette.testclient import TestClient

from musnad import wiring
from musnad.core.people import Account, Session
from musnad.desk.app import make
from tests.desk.doors import SETTINGS, Browser, opened, person
from tests.publish.samples import doubtful, notice, pentagon


@dataclass(frozen=True)
class Filled:
    """The newsroom's office with the ids of what is in it."""

    office: object
    published: str
    held: str
    notice: str

    @property
    def store(self):
        return self.office.newsroom().store

    def article(self, article_id):
        return self.store.article(article_id)


@pytest.fixture(scope="session")
def meanings():
    """One encoder for all newsrooms of these tests: loading it takes longer than most of them."""
    from musnad.models.encoder import SentenceMeaning

    return SentenceMeaning(threads=1)


@pytest.fixture(autouse=True)
def _one_encoder(meanings, monkeypatch):
    monkeypatch.setattr(wiring, "encoder", lambda *_: meanings)


@pytest.fixture
def newsroom_folder(tmp_path):
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "musnad.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def filled(newsroom_folder):
    """A published article, a held one with flagged sentences, and a notice."""
    with wiring.office(newsroom_folder) as office:
        store = office.newsroom().store
        article, release, capture = pentagon()
        store.save_capture(capture)
        store.save_article(article, release)
        flagged, flagged_release = doubtful()
        flagged = replace(
            flagged, stage="held", decision="hold", published_at=None, approved_by=None
        )
        store.save_article(flagged, flagged_release)
        told, told_release = notice()
        store.save_article(told, told_release)
        yield Filled(office=office, published=article.id, held=flagged.id, notice=told.id)


def account_of(office, role, login=None, name=None):
    """An account of a role, kept."""
    login = login or role
    people = office.newsroom().store.desk.people
    account = people.account(login=login)
    if account is None:
        account = Account(
            id=f"account-{login}",
            login=login,
            name=name or {"editor": "هدى", "chief": "سليم", "admin": "مريم"}.get(role, login),
            role=role,
            created_at=office.now,
        )
        people.save_account(account)
    return account


def secret_of(office, role, login=None):
    """The secret of a new session of somebody in this role."""
    account = account_of(office, role, login)
    secret = f"secret-{account.login}-{time.monotonic_ns()}"
    office.newsroom().store.desk.people.save_session(
        Session(
            sha256=hashlib.sha256(secret.encode()).hexdigest(),
            account_id=account.id,
            csrf=f"csrf-{account.login}",
            created_at=office.now,
            seen_at=office.now,
            expires_at=office.now + timedelta(hours=1),
        )
    )
    return secret


@pytest.fixture
def client_of(filled):
    """Makes a client for somebody of a role (None: a stranger); ``csrf`` is its forms' secret."""
    clients = []

    def client(role, login=None, office=None):
        made = TestClient(
            make(office or filled.office), base_url="http://127.0.0.1:8790", follow_redirects=False
        )
        made.csrf = ""
        if role:
            made.cookies.set("musnad", secret_of(filled.office, role, login))
            made.csrf = f"csrf-{login or role}"
        clients.append(made)
        return made

    yield client
    for one in clients:
        one.close()


@contextmanager
def served(office):
    """The desk on a loopback port of its own; yields its address."""
    config = uvicorn.Config(
        make(office),
        host="127.0.0.1",
        port=0,
        log_level="critical",
        ws="none",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the desk did not start")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def office(tmp_path):
    """The desk of a newsroom with nobody in it yet."""
    with opened(tmp_path) as one:
        yield one


@pytest.fixture
def huda(office):
    return person(office, printed="هدى سالم")


@pytest.fixture
def boss(office):
    return person(office, name="boss", role="admin", printed="مريم")


@pytest.fixture
def browser(office, huda):
    """Huda's, logged in."""
    with Browser(office) as one:
        one.log_in()
        yield one
