"""Fetches one address at a time, politely and with its eyes open."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

import httpx2

from musnad.acquire.answers import charset, kept_headers, media_type, refusal
from musnad.acquire.breaker import Breaker
from musnad.acquire.decoding import ACCEPTED, coding, collect
from musnad.acquire.pacing import Pacing, Sleep
from musnad.acquire.robots import PARSED_BYTES, Robots
from musnad.acquire.transport import Deadline, GuardedTransport, Monotonic, Resolve, resolve
from musnad.core.capture import Capture, Validators
from musnad.core.errors import MusnadError, RefusedError, TransientError
from musnad.core.freshness import fresh_seconds
from musnad.core.ports import Clock
from musnad.core.visit import Visit

MOST_REDIRECTS = 5
LONGEST_URL = 8192

_HOST = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?|[0-9A-Fa-f:.]+")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_SAME_METHOD = frozenset({307, 308})
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/feed+json, application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5"
)


class HttpFetcher:
    """The port ``Fetcher`` over HTTP and HTTPS.

    ``user_agent`` says who asks and how to reach them (``musnad/0.1 (+https://…)``); what
    stands before its first slash is the name that robots.txt may address.
    ``timeout_seconds`` bounds a whole fetch, redirects and robots.txt included, but not the
    polite waits; ``max_bytes`` bounds a body before and after decompression.
    ``allow_private`` lists ``host:port`` pairs that may be reached though they are not on
    the public internet. ``per_host_spacing_seconds`` lie between two requests to one host
    (but for its robots.txt, once a day), of which ``per_host`` may be under way at once: one
    where HTTP/2 is spoken, whose connections are not made to be shared by threads.
    ``breaker`` leaves failing hosts alone.
    ``certificates`` is a PEM file of authorities to be trusted beside the usual ones.
    Proxies and certificates named by the environment are ignored; cookies are neither kept
    nor sent. May be used from several threads. Raises RefusedError ``fetch.certificates`` when
    that file can't be used.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        clock: Clock,
        timeout_seconds: float = 30.0,
        max_bytes: int = 20_000_000,
        allow_private: tuple[str, ...] = (),
        per_host_spacing_seconds: float = 1.0,
        per_host: int = 2,
        robots: bool = True,
        breaker: Breaker | None = None,
        certificates: Path | None = None,
        sleep: Sleep = time.sleep,
        monotonic: Monotonic = time.monotonic,
        resolve_host: Resolve = resolve,
    ) -> None:
        self._clock = clock
        self._timeout_seconds = timeout_seconds
        self._max_bytes = max_bytes
        self._monotonic = monotonic
        self._pacing = Pacing(
            per_host_spacing_seconds, per_host=per_host, sleep=sleep, monotonic=monotonic
        )
        self._breaker = breaker or Breaker(clock=clock)
        agent = user_agent.partition("/")[0].strip()
        self._robots = Robots(agent, clock=clock) if robots else None
        self._transport = GuardedTransport(
            allow_private=allow_private, resolve_host=resolve_host, certificates=certificates
        )
        self._http1: set[str] = set()
        self._headers = {
            b"User-Agent": user_agent.encode("utf-8"),
            b"Accept": _ACCEPT.encode("ascii"),
            b"Accept-Encoding": ACCEPTED.encode("ascii"),
            b"Accept-Language": b"ar, en;q=0.8",
        }

    def __enter__(self) -> HttpFetcher:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def fetch(self, url: str, validators: Validators | None = None) -> Capture | None:
        """The answer's capture, or None when it has not changed since ``validators``.

        Raises as ``visit`` does.
        """
        return self.visit(url, validators).capture

    def visit(self, url: str, validators: Validators | None = None) -> Visit:
        """The answer with what it says of itself: validators, freshness, a new address.

        Raises TransientError ``fetch.timeout``, ``fetch.unresolved``, ``fetch.unreachable``,
        ``fetch.tls``, ``fetch.broken_off``, ``fetch.server_error``,
        ``fetch.too_many_requests``, ``fetch.robots_unreachable``, ``fetch.host_resting``;
        RefusedError
        ``fetch.bad_address``, ``fetch.scheme``, ``fetch.credentials``,
        ``fetch.private_address``, ``fetch.certificate``, ``fetch.redirects``,
        ``fetch.too_large``, ``fetch.encoding``, ``fetch.expansion``, ``fetch.not_found``,
        ``fetch.forbidden``, ``fetch.status``, ``fetch.robots``.
        """
        deadline = Deadline(self._timeout_seconds, self._monotonic)
        conditions = _conditions(validators)
        wanted = address(url)
        moved, permanent = None, True
        for _ in range(MOST_REDIRECTS + 1):
            spacing = self._permitted(wanted, deadline)
            with self._asked(wanted, deadline, conditions, spacing=spacing) as response:
                target = _target(response)
                if target is None:
                    capture = self._capture(url, response, asked=bool(conditions))
                    return _visit(url, validators, capture, response, self._clock(), moved)
                permanent = permanent and response.status_code in _PERMANENT
                moved = str(target) if permanent else moved
                wanted = target
        raise RefusedError("fetch.redirects", url=url, limit=MOST_REDIRECTS)

    def submit(self, url: str, fields: Mapping[str, str]) -> None:
        """Send a form to an address that asks for it, such as a hub; its answer is not read.

        Raises as ``visit`` does, but for robots.txt, which is not for what others offer to us.
        """
        deadline = Deadline(self._timeout_seconds, self._monotonic)
        form = urlencode(fields).encode("ascii")
        kind = {b"Content-Type": b"application/x-www-form-urlencoded"}
        wanted = address(url)
        for _ in range(MOST_REDIRECTS + 1):
            with self._asked(wanted, deadline, kind, form=form) as response:
                target = _target(response)
                if target is None:
                    error = refusal(response, self._clock())
                    if error is not None:
                        raise error
                    return
                if response.status_code not in _SAME_METHOD:
                    raise RefusedError("fetch.status", url=url, status=response.status_code)
                wanted = target
        raise RefusedError("fetch.redirects", url=url, limit=MOST_REDIRECTS)

    def _permitted(self, url: httpx2.URL, deadline: Deadline) -> float:
        """Ask the host's robots.txt; returns the spacing that it wants, in seconds."""
        if self._robots is None:
            return 0.0
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        return self._robots.permit(origin, str(url), lambda at: self._rules(at, deadline))

    def _rules(self, url: str, deadline: Deadline) -> bytes | None:
        wanted = address(url)
        for _ in range(MOST_REDIRECTS + 1):
            with self._asked(wanted, deadline, {}, spaced=False) as response:
                target = _target(response)
                if target is None:
                    return self._rules_body(response)
                wanted = target
        return None

    def _rules_body(self, response: httpx2.Response) -> bytes | None:
        error = refusal(response, self._clock())
        if isinstance(error, RefusedError):
            return None
        if error is not None:
            raise error
        url = str(response.request.url)
        encoding = coding(response.headers.get("content-encoding", ""), url)
        return collect(response.iter_raw(), encoding, PARSED_BYTES, url=url, cut=True)

    @contextmanager
    def _asked(
        self,
        url: httpx2.URL,
        deadline: Deadline,
        headers: Mapping[bytes, bytes],
        *,
        spacing: float = 0.0,
        spaced: bool = True,
        form: bytes | None = None,
    ) -> Iterator[httpx2.Response]:
        """The answer's head, in this host's turn, which lasts to the end of the block."""
        host = url.netloc.decode("ascii")
        self._breaker.check(host)
        alone = url.scheme == "https" and host not in self._http1
        with self._pacing.turn(host, spacing, alone=alone, spaced=spaced) as waited:
            deadline.extend(waited)
            self._breaker.permit(host)
            error: MusnadError | None = None
            try:
                with closing(self._answer(url, deadline, headers, form)) as response:
                    yield response
            except MusnadError as raised:
                error = raised
                raise
            finally:
                self._breaker.note(host, error)

    def _answer(
        self,
        url: httpx2.URL,
        deadline: Deadline,
        headers: Mapping[bytes, bytes],
        form: bytes | None,
    ) -> httpx2.Response:
        request = httpx2.Request(
            "GET" if form is None else "POST",
            url,
            headers={**self._headers, **headers},
            content=form,
            extensions={"deadline": deadline},
        )
        response = self._transport.handle_request(request)
        response.request = request
        if response.extensions.get("http_version") != b"HTTP/2":
            self._http1.add(url.netloc.decode("ascii"))
        return response

    def _capture(self, url: str, response: httpx2.Response, *, asked: bool) -> Capture | None:
        now = self._clock()
        if response.status_code == 304:
            if asked:
                return None
            # Nothing was known, so "not changed" is the server's mistake.
            raise TransientError("fetch.server_error", url=response.request.url, status=304)
        error = refusal(response, now)
        if error is not None:
            raise error
        claimed = response.headers.get("content-type", "")
        return Capture(
            url=str(response.request.url),
            requested_url=url,
            body=self._body(response),
            fetched_at=now,
            media_type=media_type(claimed),
            charset=charset(claimed),
            status=response.status_code,
            headers=kept_headers(response.headers),
            request_headers=kept_headers(response.request.headers),
        )

    def _body(self, response: httpx2.Response) -> bytes:
        url = str(response.request.url)
        encoding = coding(response.headers.get("content-encoding", ""), url)
        length = response.headers.get("content-length", "")
        body = None
        if not (length.isdigit() and int(length[:20]) > self._max_bytes):
            body = collect(response.iter_raw(), encoding, self._max_bytes, url=url)
        if body is None:
            raise RefusedError("fetch.too_large", url=url, limit=self._max_bytes)
        return body


def address(url: str) -> httpx2.URL:
    """The address, ready to be asked for.

    Raises RefusedError ``fetch.bad_address``, ``fetch.scheme`` or ``fetch.credentials``.
    """
    return _checked(url.strip(), None)


def _checked(url: str, base: httpx2.URL | None) -> httpx2.URL:
    if len(url) > LONGEST_URL:
        raise RefusedError("fetch.bad_address", url=f"{url[:80]}…")
    try:
        parsed = httpx2.URL(url) if base is None else base.join(url)
        host = parsed.raw_host.decode("ascii")
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise RefusedError("fetch.bad_address", url=url) from error
    if parsed.scheme not in ("http", "https"):
        raise RefusedError("fetch.scheme", url=url, scheme=parsed.scheme)
    if parsed.userinfo:
        # The address is not repeated: what it carries may be a secret.
        raise RefusedError("fetch.credentials", host=host)
    if not _HOST.fullmatch(host) or (parsed.port is not None and not 0 < parsed.port < 65536):
        raise RefusedError("fetch.bad_address", url=url)
    return parsed.copy_with(fragment=None)


def _target(response: httpx2.Response) -> httpx2.URL | None:
    """Where a redirect leads; None when the answer is not one."""
    if response.status_code not in _REDIRECTS:
        return None
    location = response.headers.get("location", "").strip()
    if not location:
        raise RefusedError("fetch.status", url=response.request.url, status=response.status_code)
    return _checked(location, response.request.url)


def _visit(
    url: str,
    known: Validators | None,
    capture: Capture | None,
    response: httpx2.Response,
    now: datetime,
    moved_to: str | None,
) -> Visit:
    before = known if capture is None and known is not None else Validators(url=url)
    headers = response.headers
    return Visit(
        capture=capture,
        validators=Validators(
            url=url,
            etag=headers.get("etag", before.etag),
            last_modified=headers.get("last-modified", before.last_modified),
        ),
        fresh_seconds=fresh_seconds(headers.multi_items(), now),
        moved_to=moved_to,
    )


def _conditions(validators: Validators | None) -> dict[bytes, bytes]:
    """The conditional headers, as they were received; one that can't be a header is left."""
    kept = validators or Validators(url="")
    pairs = {b"If-None-Match": kept.etag, b"If-Modified-Since": kept.last_modified}
    return {
        name: value.encode("utf-8")
        for name, value in pairs.items()
        if value and value.isprintable()
    }
