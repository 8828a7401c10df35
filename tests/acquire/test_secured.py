"""What goes over TLS: HTTP/2 where it is offered, and the same guard as ever."""

import gzip
import shutil
import threading
import time
from datetime import UTC, datetime

import pytest

from musnad.acquire.fetcher import HttpFetcher
from musnad.core.capture import Validators
from musnad.core.errors import RefusedError, TransientError
from tests.acquire.secured import Secured, certificate

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="needs openssl to make a certificate"
)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def serve(files):
    made = []

    def build(*protocols):
        made.append(Secured(files, protocols=protocols))
        return made[-1]

    yield build
    for one in made:
        one.close()


@pytest.fixture
def make(files):
    made = []

    def build(*servers, **changes):
        settings = {
            "clock": lambda: NOW,
            "timeout_seconds": 5.0,
            "allow_private": tuple(one.place for one in servers),
            "per_host_spacing_seconds": 0.0,
            "robots": False,
            "certificates": files[0],
        }
        made.append(HttpFetcher("musnad-test/1 (desk)", **{**settings, **changes}))
        return made[-1]

    yield build
    for one in made:
        one.close()


def test_http_2_is_spoken_where_the_server_offers_it(serve, make):
    server = serve("h2", "http/1.1")
    server.answers["/f"] = (
        200,
        {"content-type": "text/xml", "etag": '"1"', "content-encoding": "gzip"},
        gzip.compress(b"news" * 9000),
    )
    fetcher = make(server)
    visit = fetcher.visit(server.url("/f"))
    assert visit.capture.body == b"news" * 9000
    assert visit.validators.etag == '"1"'
    server.answers["/f"] = (304, {}, b"")
    assert fetcher.fetch(server.url("/f"), Validators(url="x", etag='"1"')) is None
    assert server.spoken == ["h2"]


def test_http_1_is_spoken_where_it_is_not_offered(serve, make):
    server = serve("http/1.1")
    server.answers["/"] = (200, {}, b"x")
    assert make(server).fetch(server.url()).body == b"x"
    assert server.spoken == ["http/1.1"]


def test_threads_share_a_host_that_speaks_http_2_one_after_another(serve, make):
    server = serve("h2")
    for number in range(12):
        server.answers[f"/{number}"] = (200, {}, str(number).encode() * 40_000)
    fetcher, got = make(server, per_host=4), {}

    def run(number):
        got[number] = fetcher.fetch(server.url(f"/{number}")).body

    threads = [threading.Thread(target=run, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == {number: str(number).encode() * 40_000 for number in range(12)}
    assert server.spoken == ["h2"]


def test_a_body_without_end_over_http_2_is_cut(serve, make):
    server = serve("h2")
    server.answers["/"] = (200, {}, b"x" * 60_000)
    with pytest.raises(RefusedError, match=r"fetch\.too_large"):
        make(server, max_bytes=10_000).fetch(server.url())


def begin(state, stream, secured, length=5000):
    state.send_headers(stream, [(":status", "200"), ("content-length", str(length))])
    state.send_data(stream, b"half")
    secured.sendall(state.data_to_send())


NO_WINDOW = bytes.fromhex("00000408000000000100000000")
"""A frame that opens the window by nothing, which no peer may send."""


def noise(state, stream, secured):
    begin(state, stream, secured)
    secured.sendall(NO_WINDOW)


def noise_first(state, stream, secured):
    secured.sendall(NO_WINDOW)


def goodbye(state, stream, secured):
    begin(state, stream, secured)
    state.close_connection()


def reset(state, stream, secured):
    begin(state, stream, secured)
    state.reset_stream(stream)


def hang_up(state, stream, secured):
    begin(state, stream, secured)
    secured.close()


def swollen_headers(state, stream, secured):
    state.send_headers(stream, [(":status", "200"), *((f"x-{n}", "x" * 900) for n in range(200))])


def longer_than_said(state, stream, secured):
    begin(state, stream, secured, length=3)
    state.end_stream(stream)


@pytest.mark.parametrize(
    "misdeed", [noise, noise_first, goodbye, reset, hang_up, swollen_headers, longer_than_said]
)
def test_a_server_that_breaks_http_2_may_keep_to_it_next_time(serve, make, misdeed):
    server = serve("h2")
    server.misdeed = misdeed
    server.answers["/"] = (200, {}, b"x")
    fetcher = make(server)
    with pytest.raises(TransientError, match=r"fetch\.broken_off"):
        fetcher.fetch(server.url())
    server.misdeed = None
    assert fetcher.fetch(server.url()).body == b"x"


def silence(state, stream, secured):
    begin(state, stream, secured)


def pings(state, stream, secured):
    begin(state, stream, secured)
    for _ in range(200):
        state.ping(b"12345678")
        secured.sendall(state.data_to_send())
        time.sleep(0.02)


def empty_data(state, stream, secured):
    begin(state, stream, secured)
    for _ in range(200):
        state.send_data(stream, b"")
        secured.sendall(state.data_to_send())
        time.sleep(0.02)


@pytest.mark.parametrize("misdeed", [silence, pings, empty_data])
def test_a_server_that_keeps_http_2_busy_is_cut_by_the_deadline(serve, make, misdeed):
    server = serve("h2")
    server.misdeed = misdeed
    before = time.monotonic()
    with pytest.raises(TransientError, match=r"fetch\.timeout"):
        make(server, timeout_seconds=0.6).fetch(server.url())
    assert time.monotonic() - before < 4


def test_a_redirect_over_http_2_to_a_private_address_is_refused(serve, make):
    server, other = serve("h2"), serve("h2")
    other.answers["/"] = (200, {}, b"secret")
    server.answers["/"] = (301, {"location": other.url()}, b"")
    with pytest.raises(RefusedError, match=r"fetch\.private_address"):
        make(server).fetch(server.url())
    assert other.paths == []


def test_a_name_whose_second_address_is_private_is_connected_to_its_first(serve, make):
    server = serve("h2")
    server.answers["/"] = (200, {}, b"x")
    answers = iter([("127.0.0.1",), ("169.254.169.254",)])
    fetcher = make(server, resolve_host=lambda host, port: next(answers))
    assert fetcher.fetch(server.url()).body == b"x"
    assert fetcher.fetch(server.url()).body == b"x"


def test_a_certificate_that_nobody_vouches_for_is_refused(serve, make):
    server = serve("h2")
    with pytest.raises(RefusedError, match=r"fetch\.certificate "):
        make(server, certificates=None).fetch(server.url())
    assert server.paths == []


def test_a_file_of_certificates_that_is_none_is_named(make, tmp_path):
    (tmp_path / "no.pem").write_text("nothing")
    with pytest.raises(RefusedError, match=r"fetch\.certificates"):
        make(certificates=tmp_path / "no.pem")
