"""A newsroom with a few articles, the API over it, and tokens of every kind."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from musnad.api.app import make
from musnad.api.office import Bench, Office
from musnad.core.errors import MusnadError
from musnad.core.people import SCOPES, Account
from musnad.flow.tokens import make_token
from musnad.parts import DeskPart
from musnad.settings import Settings
from tests.flow.newsstand import Stand, newsstand
from tests.publish.samples import doubtful, notice, pentagon

NAMES = {"reader": "رامي", "editor": "هدى", "chief": "سليم", "admin": "مريم"}


class Ticking:
    """A steady clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Post:
    """A sender that keeps what it was given, and fails when it is told to."""

    sent: list = field(default_factory=list)
    fault: MusnadError | None = None

    def permit(self, url):
        if self.fault is not None and self.fault.code == "fetch.private_address":
            raise self.fault

    def send(self, hook, call, *, at):
        if self.fault is not None:
            raise self.fault
        self.sent.append((hook, call, at))

    def bodies(self):
        return [json.loads(call.body) for _, call, _ in self.sent]


@dataclass
class Api:
    """The API and what stands behind it."""

    stand: Stand
    office: Office
    app: object
    client: TestClient
    post: Post
    ticking: Ticking
    published: str
    held: str
    notice: str
    open_check: list
    made: dict = field(default_factory=dict)

    @property
    def newsroom(self):
        return self.stand.newsroom

    @property
    def store(self):
        return self.stand.memory

    def account(self, role="chief", login=None):
        login = login or role
        people = self.store.desk.people
        known = people.account(login=login)
        if known is None:
            known = Account(
                id=f"account-{login}",
                login=login,
                name=NAMES.get(role, login),
                role=role,
                created_at=self.stand.now(),
            )
            people.save_account(known)
        return known

    def token(self, role="chief", scopes: Iterable[str] = SCOPES, **options):
        account = self.account(role, options.pop("login", None))
        return make_token(
            self.newsroom, account, name="test", scopes=scopes, by="terminal", **options
        )

    def ask(self, method, path, role="chief", scopes: Iterable[str] = SCOPES, **sent):
        """An answer to a request with a token of a role, the same for all of its requests."""
        key = (role, *scopes)
        if key not in self.made:
            self.made[key] = self.headers(role, scopes)
        headers = {**self.made[key], **dict(sent.pop("headers", {}))}
        return self.client.request(method, path, headers=headers, **sent)

    def headers(self, role="chief", scopes: Iterable[str] = SCOPES, more=()):
        return {"Authorization": f"Bearer {self.token(role, scopes).secret}", **dict(more)}

    def seen(self, article_id):
        article = self.store.article(article_id)
        return {"If-Match": f'"{article.revision}.{article.version}"'}


@contextmanager
def api(stand: Stand | None = None, *, seconds: float = 60.0, checker=None):
    """The API over a newsroom with a published article, a held one and a notice."""
    stand = stand or newsstand()
    if checker is not None:
        desk = replace(stand.newsroom.desk, checker=checker)
        stand.newsroom = replace(stand.newsroom, desk=desk)
    article, release, capture = pentagon()
    stand.memory.save_capture(capture)
    stand.memory.save_article(article, release)
    flagged, flagged_release = doubtful()
    flagged = replace(flagged, stage="held", decision="hold", published_at=None, approved_by=None)
    stand.memory.save_article(flagged, flagged_release)
    told, told_release = notice()
    stand.memory.save_article(told, told_release)
    post, ticking, open_check = Post(), Ticking(), [False]
    office = Office(
        newsroom=lambda: stand.newsroom,
        settings=lambda: Settings(desk=DeskPart(open_check=open_check[0])),
        sender=post,
        monotonic=ticking,
        bench=Bench(seconds=seconds),
    )
    app = Starlette(routes=[Mount("/api/v1", make(office))])
    # One loop for all requests of a test: to make one takes longer than most requests.
    there = TestClient(app, base_url="http://testserver/api/v1/", raise_server_exceptions=False)
    with ExitStack() as stack:
        stack.callback(office.close)
        client = stack.enter_context(there)
        yield Api(
            stand=stand,
            office=office,
            app=app,
            client=client,
            post=post,
            ticking=ticking,
            published=article.id,
            held=flagged.id,
            notice=told.id,
            open_check=open_check,
        )
