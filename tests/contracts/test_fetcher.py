"""What every adapter of the port Fetcher keeps to, against a server that does its worst."""

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta

import brotli
import pytest
import zstandard

from musnad.acquire.fetcher import HttpFetcher
from musnad.core.capture import Validators
from musnad.core.errors import RefusedError, TransientError

from .loopback import answer, serving

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
AGENT = "musnad-test/1 (+https://newsroom.example/about; desk@newsroom.example)"
LIMIT = 100_000


@pytest.fixture
def server():
    with serving() as one:
        yield one


@pytest.fixture(params=["httpx2"])
def make(request, server):
    made = []

    def build(**changes):
        settings = {
            "clock": lambda: NOW,
            "timeout_seconds": 5.0,
            "max_bytes": LIMIT,
            "allow_private": (server.place,),
            "per_host_spacing_seconds": 0.0,
            "robots": False,
        }
        made.append(HttpFetcher(AGENT, **{**settings, **changes}))
        return made[-1]

    yield build
    for one in made:
        one.close()


@pytest.fixture
def fetcher(make):
    return make()


def refused(code):
    return pytest.raises(RefusedError, match=f"^{code.replace('.', '[.]')}( |$)")


def passing(code):
    return pytest.raises(TransientError, match=f"^{code.replace('.', '[.]')}( |$)")


# What comes back


def test_the_bytes_and_what_was_claimed_of_them_come_back_unchanged(server, fetcher):
    body = "<p>أعلنت الوزارة</p>".encode("windows-1256")
    server.answers["/a?b=1"] = answer(
        body=body, content_type='Text/HTML; Charset="Windows-1256"', etag='"v1"'
    )
    capture = fetcher.fetch(server.url("/a?b=1#part"))
    assert capture.body == body
    assert (capture.media_type, capture.charset) == ("text/html", "windows-1256")
    assert capture.status == 200
    assert capture.url == server.url("/a?b=1")
    assert capture.requested_url == server.url("/a?b=1#part")
    assert capture.fetched_at == NOW
    assert ("etag", '"v1"') in capture.headers


def test_nothing_claimed_is_nothing_kept(server, fetcher):
    server.answers["/"] = answer(body=b"x")
    capture = fetcher.fetch(server.url())
    assert (capture.media_type, capture.charset) == ("", None)


def test_a_claim_that_is_no_media_type_is_dropped(server, fetcher):
    server.answers["/"] = answer(body=b"x", content_type="<script>/é; charset=../../x y")
    capture = fetcher.fetch(server.url())
    assert (capture.media_type, capture.charset) == ("", None)


def test_cookies_and_challenges_are_neither_kept_nor_sent_back(server, fetcher):
    server.answers["/"] = answer(body=b"x", set_cookie="id=secret", www_authenticate="Basic")
    capture = fetcher.fetch(server.url())
    assert "secret" not in repr(capture.headers)
    assert not {"set-cookie", "www-authenticate"} & {name for name, _ in capture.headers}
    fetcher.fetch(server.url())
    assert "cookie" not in server.asked[1].headers


def test_it_says_who_asks_and_how_to_reach_them(server, fetcher):
    server.answers["/"] = answer(body=b"x")
    fetcher.fetch(server.url())
    assert server.asked[0].headers["user-agent"] == AGENT


def test_an_arabic_address_is_asked_for_percent_encoded(server, fetcher):
    server.answers["/%D8%A8"] = answer(body=b"x")
    assert fetcher.fetch(server.url("/ب")).url == server.url("/%D8%A8")


def test_proxies_of_the_environment_are_ignored(server, make, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.answers["/"] = answer(body=b"x")
    assert make().fetch(server.url()).body == b"x"


# Validators


def test_validators_are_replayed_verbatim_and_304_is_none(server, fetcher):
    server.answers["/f"] = answer("304 Not Modified")
    when = "Sun, 01 Mar 2026 12:00:00 GMT"
    known = Validators(url=server.url("/f"), etag='W/"ab c"', last_modified=when)
    assert fetcher.fetch(server.url("/f"), known) is None
    assert server.asked[0].headers["if-none-match"] == 'W/"ab c"'
    assert server.asked[0].headers["if-modified-since"] == when


def test_a_304_with_a_body_is_still_none(server, fetcher):
    def deceive(asked, send):
        send(answer("304 Not Modified", b"<p>news</p>"))

    server.answers["/f"] = deceive
    assert fetcher.fetch(server.url("/f"), Validators(url="x", etag='"1"')) is None


def test_a_304_to_an_unconditional_request_is_a_fault(server, fetcher):
    server.answers["/f"] = answer("304 Not Modified")
    with passing("fetch.server_error"):
        fetcher.fetch(server.url("/f"))


def test_a_stored_validator_cannot_smuggle_a_header(server, fetcher):
    server.answers["/f"] = answer(body=b"x")
    fetcher.fetch(server.url("/f"), Validators(url="x", etag='"1"\r\nx-evil: 1'))
    assert not {"x-evil", "if-none-match"} & server.asked[0].headers.keys()


# Statuses


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408, 425, 599])
def test_a_server_in_trouble_may_be_asked_again(server, fetcher, status):
    server.answers["/"] = answer(f"{status} Trouble")
    with passing("fetch.server_error") as caught:
        fetcher.fetch(server.url())
    assert caught.value.facts["status"] == str(status)
    assert caught.value.retry_after_seconds is None


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "fetch.not_found"),
        (410, "fetch.not_found"),
        (401, "fetch.forbidden"),
        (403, "fetch.forbidden"),
        (451, "fetch.forbidden"),
        (400, "fetch.status"),
        (418, "fetch.status"),
        (300, "fetch.status"),
        (206, "fetch.status"),
        (301, "fetch.status"),
    ],
)
def test_what_will_not_get_better_is_refused(server, fetcher, status, code):
    server.answers["/"] = answer(f"{status} No", b"body")
    with refused(code):
        fetcher.fetch(server.url())


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120.0),
        ("Sun, 01 Mar 2026 12:05:00 GMT", 300.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("99999999999999999999", 86_400.0),
        ("soon", None),
        ("-5", None),
    ],
)
def test_the_wait_that_the_server_asks_for_is_passed_on(server, fetcher, asked, seconds):
    server.answers["/"] = answer("429 Too Many Requests", retry_after=asked)
    with passing("fetch.too_many_requests") as caught:
        fetcher.fetch(server.url())
    assert caught.value.retry_after_seconds == seconds


def test_a_503_says_how_long_too(server, fetcher):
    server.answers["/"] = answer("503 Unavailable", retry_after="7")
    with passing("fetch.server_error") as caught:
        fetcher.fetch(server.url())
    assert caught.value.retry_after_seconds == 7.0


# Redirects


def test_redirects_are_followed_and_the_last_address_is_kept(server, fetcher):
    server.answers["/1"] = answer("301 Moved", location="/2?x=1")
    server.answers["/2?x=1"] = answer("307 Moved", location=f"//{server.place}/3#end")
    server.answers["/3"] = answer(body=b"here")
    capture = fetcher.fetch(server.url("/1"))
    assert (capture.body, capture.url) == (b"here", server.url("/3"))
    assert capture.requested_url == server.url("/1")


def test_a_redirect_loop_ends_after_five(server, fetcher):
    server.answers["/loop"] = answer("302 Found", location="/loop")
    with refused("fetch.redirects"):
        fetcher.fetch(server.url("/loop"))
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:9/",
        "http://localhost:9/",
        "http://[::1]:9/",
        "http://[::ffff:127.0.0.1]:9/",
        "http://[::ffff:7f00:1]:9/",
        "http://[64:ff9b::7f00:1]:9/",
        "http://[fd00:ec2::254]/",
        "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://0.0.0.0:9/",
        "http://2130706433:9/",
        "http://0x7f.1:9/",
        "http://127.1:9/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://[fe80::1]/",
        "http://[ff02::1]/",
        "http://[::]/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(server, fetcher, target):
    server.answers["/"] = answer("302 Found", location=target)
    with refused("fetch.private_address"):
        fetcher.fetch(server.url())


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file:///etc/passwd", "fetch.scheme"),
        ("ftp://files.example/x", "fetch.scheme"),
        ("gopher://127.0.0.1:9/x", "fetch.scheme"),
        ("javascript:alert(1)", "fetch.scheme"),
        ("data:text/html,x", "fetch.scheme"),
        ("http://user:secret@news.example/", "fetch.credentials"),
        ("http://[::1", "fetch.bad_address"),
        ("http://news.example:99999/", "fetch.bad_address"),
        ("http://0177.0.0.1:9/", "fetch.bad_address"),
        ("/" + "x" * 9000, "fetch.bad_address"),
    ],
)
def test_a_redirect_to_no_web_address_is_refused(server, fetcher, target, code):
    server.answers["/"] = answer("302 Found", location=target)
    with refused(code) as caught:
        fetcher.fetch(server.url())
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "fetch.scheme"),
        ("news.example", "fetch.scheme"),
        ("file:///etc/passwd", "fetch.scheme"),
        ("http://", "fetch.bad_address"),
        ("http:///x", "fetch.bad_address"),
        ("https://user@news.example/", "fetch.credentials"),
        ("http://news.example/\x00", "fetch.bad_address"),
        ("http://news.example:0/", "fetch.bad_address"),
        ("http://news example/", "fetch.bad_address"),
        ("http://news..example/", "fetch.bad_address"),
        ("http://" + "a" * 64 + ".example/", "fetch.bad_address"),
        ("http://[fe80::1%25eth0]/", "fetch.bad_address"),
        ("http://①27.0.0.1/", "fetch.bad_address"),
        ("http://news.example\\@127.0.0.1/", "fetch.credentials"),
        ("http://" + "a" * 300 + ".example/" + "x" * 9000, "fetch.bad_address"),
        ("http://\ud800.example/", "fetch.bad_address"),
    ],
)
def test_what_is_no_web_address_is_refused_before_anything_is_sent(fetcher, url, code):
    with refused(code):
        fetcher.fetch(url)


# Names and addresses


def test_a_name_is_judged_by_the_address_that_it_has(server, make):
    named = make(allow_private=(), resolve_host=lambda host, port: ("127.0.0.1",))
    with refused("fetch.private_address"):
        named.fetch(f"http://rebinding.example:{server.port}/")
    assert server.asked == []


def test_an_allowed_address_does_not_allow_the_names_that_point_to_it(server, make):
    named = make(resolve_host=lambda host, port: ("127.0.0.1",))
    with refused("fetch.private_address"):
        named.fetch(f"http://rebinding.example:{server.port}/")


def test_a_name_is_resolved_once_and_the_checked_address_is_the_one_connected_to(server, make):
    answers = iter([("127.0.0.1",), ("127.0.0.9",)])
    place = f"news.example:{server.port}"
    named = make(allow_private=(place,), resolve_host=lambda host, port: next(answers))
    server.answers["/"] = answer(body=b"x")
    assert named.fetch(f"http://{place}/").body == b"x"
    assert server.asked[0].headers["host"] == place


def test_a_name_without_an_address_may_have_one_later(make):
    def none(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "none")

    with passing("fetch.unresolved"):
        make(resolve_host=none).fetch("http://nowhere.example/")


def test_a_resolver_that_hangs_is_left(make):
    hang = threading.Event()

    def slow(host, port):
        hang.wait(5)
        return ("127.0.0.1",)

    with passing("fetch.timeout"):
        make(resolve_host=slow, timeout_seconds=0.2).fetch("http://slow.example/")
    hang.set()


def test_nobody_at_home_may_come_home_later(server, make):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    with passing("fetch.unreachable"):
        make(allow_private=(place,)).fetch(f"http://{place}/")


# Time


def drip(server, head, piece):
    def send_slowly(asked, send):
        send(head)
        for _ in range(100):
            if server.stopping.wait(0.05):
                return
            send(piece)

    return send_slowly


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nx-slow: ",
        b"",
    ],
    ids=["body", "header", "status"],
)
def test_a_server_that_drips_is_cut_by_the_deadline(server, make, head):
    server.answers["/"] = drip(server, head, b"H")
    before = time.monotonic()
    with passing("fetch.timeout"):
        make(timeout_seconds=0.4).fetch(server.url())
    assert time.monotonic() - before < 2


def test_a_server_that_never_answers_is_left(server, make):
    server.answers["/"] = lambda asked, send: server.stopping.wait(5)
    with passing("fetch.timeout"):
        make(timeout_seconds=0.3).fetch(server.url())


def test_all_hops_share_one_deadline(server, make):
    def slowly(asked, send):
        server.stopping.wait(0.2)
        send(answer("302 Found", location="/"))

    server.answers["/"] = slowly
    with passing("fetch.timeout"):
        make(timeout_seconds=0.5).fetch(server.url())


# Size


def test_a_body_of_the_limit_fits_and_one_more_does_not(server, fetcher):
    server.answers["/fits"] = answer(body=b"x" * LIMIT)
    server.answers["/more"] = answer(body=b"x" * (LIMIT + 1))
    assert len(fetcher.fetch(server.url("/fits")).body) == LIMIT
    with refused("fetch.too_large") as caught:
        fetcher.fetch(server.url("/more"))
    assert caught.value.facts["limit"] == str(LIMIT)


def test_an_endless_body_is_cut(server, fetcher):
    def endless(asked, send):
        send(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
        while not server.stopping.is_set():
            send(b"x" * 65536)

    server.answers["/"] = endless
    with refused("fetch.too_large"):
        fetcher.fetch(server.url())


def test_an_endless_chunked_body_is_cut(server, fetcher):
    def endless(asked, send):
        send(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
        while not server.stopping.is_set():
            send(b"1000\r\n" + b"x" * 4096 + b"\r\n")

    server.answers["/"] = endless
    with refused("fetch.too_large"):
        fetcher.fetch(server.url())


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_bomb_is_not_unpacked(server, fetcher, encoding):
    pack = {
        "gzip": gzip.compress,
        "br": lambda body: brotli.compress(body, quality=3),
        "zstd": zstandard.compress,
    }
    bomb = pack[encoding](bytes(60_000_000))
    assert len(bomb) < LIMIT
    server.answers["/"] = answer(body=bomb, content_encoding=encoding)
    tracemalloc.start()
    try:
        with refused("fetch.too_large"):
            fetcher.fetch(server.url())
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"news" * 9, mtime=0)),
        ("x-gzip", gzip.compress(b"news" * 4, mtime=0) + gzip.compress(b"news" * 5, mtime=0)),
        ("GZIP", gzip.compress(b"news" * 9, mtime=0) + bytes(20)),
        ("deflate", zlib.compress(b"news" * 9)),
        ("deflate", zlib.compress(b"news" * 9)[2:-4]),
        ("identity", b"news" * 9),
        ("br", brotli.compress(b"news" * 9)),
        ("zstd", zstandard.compress(b"news" * 9)),
        ("gzip", b""),
        ("br", b""),
        ("zstd", b""),
    ],
)
def test_a_compressed_body_is_unpacked(server, fetcher, encoding, packed):
    server.answers["/"] = answer(body=packed, content_encoding=encoding)
    assert fetcher.fetch(server.url()).body == (b"news" * 9 if packed else b"")


@pytest.mark.parametrize("encoding", ["br, gzip", "gzip, gzip", "compress", "xz"])
def test_a_coding_that_was_not_asked_for_is_refused(server, fetcher, encoding):
    server.answers["/"] = answer(body=b"x", content_encoding=encoding)
    with refused("fetch.encoding"):
        fetcher.fetch(server.url())


def test_a_body_that_is_not_what_its_coding_says_is_refused(server, fetcher):
    for encoding in ("gzip", "deflate", "br", "zstd"):
        server.answers["/"] = answer(body=b"<p>plain</p>", content_encoding=encoding)
        with refused("fetch.encoding"):
            fetcher.fetch(server.url())


def test_huge_headers_are_not_swallowed(server, fetcher):
    server.answers["/"] = answer(body=b"x", x_huge="x" * 300_000)
    with passing("fetch.broken_off"):
        fetcher.fetch(server.url())


# Broken answers


@pytest.mark.parametrize(
    "told",
    [
        answer(body=b"half", content_length="4000"),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n10\r\nhalf",
        b"HTTP/1.1 200 OK\r\nconte",
        b"",
        b"\x00\x01\x02 not HTTP at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nabcd",
        answer(body=gzip.compress(b"news" * 99, mtime=0)[:-12], content_encoding="gzip"),
    ],
    ids=["short", "chunk", "head", "nothing", "noise", "two lengths", "negative", "gzip"],
)
def test_an_answer_that_breaks_off_may_come_whole_next_time(server, fetcher, told):
    server.answers["/"] = lambda asked, send: send(told)
    with passing("fetch.broken_off"):
        fetcher.fetch(server.url())


def test_more_than_the_stated_length_is_not_read_as_news(server, fetcher):
    server.answers["/"] = lambda asked, send: send(answer(body=b"newsINJECTED", content_length=4))
    assert fetcher.fetch(server.url()).body == b"news"


def test_a_fault_does_not_spoil_the_next_fetch(server, fetcher):
    server.answers["/good"] = answer(body=b"x")
    for path in ("/bad", "/good", "/bad", "/good"):
        if path == "/bad":
            with refused("fetch.not_found"):
                fetcher.fetch(server.url(path))
        else:
            assert fetcher.fetch(server.url(path)).body == b"x"


def test_a_kept_connection_that_was_closed_meanwhile_is_no_fault_of_the_host(server, fetcher):
    server.answers["/a"] = answer(body=b"a")
    asked_before = []

    def hang_up_once(asked, send):
        asked_before.append(asked)
        if len(asked_before) > 1:
            send(answer(body=b"b"))

    server.answers["/b"] = hang_up_once
    fetcher.fetch(server.url("/a"))
    assert fetcher.fetch(server.url("/b")).body == b"b"
    assert server.paths() == ["/a", "/b", "/b"]


def test_a_new_connection_that_is_hung_up_on_is_not_tried_at_once_again(server, fetcher):
    server.answers["/b"] = lambda asked, send: None
    with passing("fetch.broken_off"):
        fetcher.fetch(server.url("/b"))
    assert server.paths() == ["/b"]


def test_a_form_is_never_sent_twice(server, fetcher):
    server.answers["/a"] = answer(body=b"a")
    server.answers["/b"] = lambda asked, send: None
    fetcher.fetch(server.url("/a"))
    with passing("fetch.broken_off"):
        fetcher.submit(server.url("/b"), {"x": "y"})
    assert server.paths() == ["/a", "/b"]


def test_a_server_that_does_not_speak_tls_may_do_so_later(server, fetcher):
    def plain(listener):
        connection, _ = listener.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        threading.Thread(target=plain, args=(listener,), daemon=True).start()
        own = HttpFetcher(AGENT, clock=lambda: NOW, allow_private=(f"127.0.0.1:{port}",))
        with passing("fetch.tls"):
            own.fetch(f"https://127.0.0.1:{port}/")
        own.close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1"
    places = ["-subj", "/CN=127.0.0.1", "-keyout", key, "-out", certificate]
    subprocess.run([*made.split(), *places], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def shake(listener):
        connection, _ = listener.accept()
        try:
            with context.wrap_socket(connection, server_side=True) as secured:
                secured.recv(10)
        except OSError:
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        threading.Thread(target=shake, args=(listener,), daemon=True).start()
        own = HttpFetcher(AGENT, clock=lambda: NOW, allow_private=(f"127.0.0.1:{port}",))
        with refused("fetch.certificate"):
            own.fetch(f"https://127.0.0.1:{port}/")
        own.close()


# Robots


def test_a_path_that_robots_may_not_read_is_refused_unread(server, make):
    server.answers["/robots.txt"] = answer(body="User-agent: *\nDisallow: /private/\n")
    server.answers["/public"] = answer(body=b"x")
    fetcher = make(robots=True)
    with refused("fetch.robots"):
        fetcher.fetch(server.url("/private/a"))
    assert fetcher.fetch(server.url("/public")).body == b"x"
    assert server.paths() == ["/robots.txt", "/public"]


def test_the_rules_for_our_own_name_win(server, make):
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: MUSNAD-TEST\nAllow: /\n"
    server.answers["/robots.txt"] = answer(body=rules)
    server.answers["/"] = answer(body=b"x")
    assert make(robots=True).fetch(server.url()).body == b"x"


def test_the_target_of_a_redirect_is_asked_of_robots_too(server, make):
    server.answers["/robots.txt"] = answer(body="User-agent: *\nDisallow: /private/\n")
    server.answers["/go"] = answer("302 Found", location="/private/x")
    with refused("fetch.robots"):
        make(robots=True).fetch(server.url("/go"))
    assert "/private/x" not in server.paths()


@pytest.mark.parametrize("status", ["404 None", "403 No", "401 No", "410 Gone"])
def test_no_rules_forbid_nothing(server, make, status):
    server.answers["/robots.txt"] = answer(status)
    server.answers["/"] = answer(body=b"x")
    assert make(robots=True).fetch(server.url()).body == b"x"


@pytest.mark.parametrize("status", ["500 Oops", "503 Later", "429 Slow"])
def test_rules_that_cannot_be_had_forbid_everything_for_now(server, make, status):
    server.answers["/robots.txt"] = answer(status, retry_after="30")
    server.answers["/"] = answer(body=b"x")
    with passing("fetch.robots_unreachable") as caught:
        make(robots=True).fetch(server.url())
    assert caught.value.retry_after_seconds == 30.0
    assert "/" not in server.paths()


def test_rules_behind_redirects_are_found_and_a_loop_of_them_is_no_rule(server, make):
    server.answers["/robots.txt"] = answer("301 Moved", location="/rules")
    server.answers["/rules"] = answer(body="User-agent: *\nDisallow: /x\n")
    server.answers["/y"] = answer(body=b"y")
    with refused("fetch.robots"):
        make(robots=True).fetch(server.url("/x"))
    server.answers["/rules"] = answer("302 Found", location="/robots.txt")
    assert make(robots=True).fetch(server.url("/y")).body == b"y"


def test_rules_are_read_once_a_day_and_not_known_for_longer(server, make):
    now = [NOW]
    fetcher = make(robots=True, clock=lambda: now[0])
    server.answers["/robots.txt"] = answer(body="User-agent: *\nDisallow: /x\n")
    server.answers["/"] = answer(body=b"x")
    fetcher.fetch(server.url())
    now[0] += timedelta(hours=23)
    server.answers["/robots.txt"] = answer("503 Later")
    fetcher.fetch(server.url())
    assert server.paths().count("/robots.txt") == 1
    now[0] += timedelta(hours=2)
    with passing("fetch.robots_unreachable"):
        fetcher.fetch(server.url())
    assert server.paths().count("/robots.txt") == 2
    server.answers["/robots.txt"] = answer(body="")
    server.answers["/x"] = answer(body=b"now")
    assert fetcher.fetch(server.url("/x")).body == b"now"


def test_only_the_first_500_kibibytes_of_rules_count(server, make):
    filler = "# " + "x" * 1000 + "\n"
    rules = "User-agent: *\nDisallow: /early\n" + filler * 520 + "Disallow: /late\n"
    server.answers["/robots.txt"] = answer(body=rules)
    server.answers["/late"] = answer(body=b"x")
    fetcher = make(robots=True)
    with refused("fetch.robots"):
        fetcher.fetch(server.url("/early"))
    assert fetcher.fetch(server.url("/late")).body == b"x"


def test_rules_that_are_noise_forbid_nothing(server, make):
    server.answers["/robots.txt"] = answer(body=bytes(range(256)) * 200)
    server.answers["/"] = answer(body=b"x")
    assert make(robots=True).fetch(server.url()).body == b"x"


def test_rules_at_a_private_address_are_not_fetched(server, make):
    with refused("fetch.private_address"):
        make(robots=True, allow_private=()).fetch(server.url())
    assert server.asked == []


# Pace


def test_requests_to_one_host_are_spaced_and_the_waits_do_not_use_up_the_deadline(server, make):
    time_now = [1000.0]
    slept = []

    def sleep(seconds):
        slept.append(round(seconds, 3))
        time_now[0] += seconds

    server.answers["/"] = answer(body=b"x")
    fetcher = make(
        per_host_spacing_seconds=4.0,
        timeout_seconds=3.0,
        sleep=sleep,
        monotonic=lambda: time_now[0],
    )
    fetcher.fetch(server.url())
    time_now[0] += 1.0
    fetcher.fetch(server.url())
    fetcher.fetch(server.url())
    assert slept == [3.0, 4.0]


def test_a_longer_pace_that_the_host_asks_for_is_kept(server, make):
    slept = []
    server.answers["/robots.txt"] = answer(body="User-agent: *\nCrawl-delay: 9\n")
    server.answers["/"] = answer(body=b"x")
    fetcher = make(robots=True, sleep=slept.append, monotonic=lambda: 50.0)
    fetcher.fetch(server.url())
    fetcher.fetch(server.url())
    assert slept == [9.0]


def test_several_threads_may_share_it(server, fetcher):
    for number in range(8):
        server.answers[f"/{number}"] = answer(body=str(number))
    got = {}

    def run(number):
        got[number] = fetcher.fetch(server.url(f"/{number}")).body

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == {number: str(number).encode() for number in range(8)}


# What an answer says of itself


def test_a_visit_tells_validators_and_how_long_the_answer_holds(server, fetcher):
    when = "Sun, 01 Mar 2026 11:00:00 GMT"
    server.answers["/f"] = answer(
        body=b"x", etag='"1"', last_modified=when, cache_control="max-age=600"
    )
    visit = fetcher.visit(server.url("/f"))
    assert visit.capture.body == b"x"
    assert visit.validators == Validators(url=server.url("/f"), etag='"1"', last_modified=when)
    assert (visit.fresh_seconds, visit.moved_to) == (600.0, None)


def test_a_304_keeps_the_validators_that_it_does_not_replace(server, fetcher):
    server.answers["/f"] = answer("304 Not Modified", etag='"2"', cache_control="max-age=60")
    known = Validators(url=server.url("/f"), etag='"1"', last_modified="yesterday")
    visit = fetcher.visit(server.url("/f"), known)
    assert visit.capture is None
    assert visit.validators == Validators(
        url=server.url("/f"), etag='"2"', last_modified="yesterday"
    )
    assert visit.fresh_seconds == 60.0


def test_new_bytes_without_validators_leave_none(server, fetcher):
    server.answers["/f"] = answer(body=b"x")
    visit = fetcher.visit(server.url("/f"), Validators(url=server.url("/f"), etag='"1"'))
    assert visit.validators == Validators(url=server.url("/f"))


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        (("301 Moved", "308 Moved"), "/2"),
        (("301 Moved", "302 Found"), "/1"),
        (("302 Found", "301 Moved"), None),
        (("307 Temporary", "303 Other"), None),
    ],
)
def test_only_permanent_redirects_tell_a_new_address(server, fetcher, statuses, moved):
    for number, status in enumerate(statuses):
        server.answers[f"/{number}"] = answer(status, location=f"/{number + 1}")
    server.answers["/2"] = answer(body=b"x")
    assert fetcher.visit(server.url("/0")).moved_to == (moved and server.url(moved))


# Hosts that fail


def test_a_host_that_keeps_failing_is_left_alone_and_others_are_not(server, make):
    with serving() as other:
        other.answers["/"] = answer(body=b"x")
        fetcher = make(allow_private=(server.place, other.place))
        server.answers["/"] = answer("500 Oops")
        for _ in range(5):
            with passing("fetch.server_error"):
                fetcher.fetch(server.url())
        with passing("fetch.host_resting") as caught:
            fetcher.fetch(server.url("/other"))
        assert caught.value.retry_after_seconds == 60.0
        assert len(server.asked) == 5
        assert fetcher.fetch(other.url()).body == b"x"


def test_a_host_that_asked_for_patience_is_not_asked_for_anything_else(server, make):
    now = [NOW]
    fetcher = make(clock=lambda: now[0])
    server.answers["/a"] = answer("503 Later", retry_after="90")
    server.answers["/b"] = answer(body=b"x")
    with passing("fetch.server_error"):
        fetcher.fetch(server.url("/a"))
    with passing("fetch.host_resting") as caught:
        fetcher.fetch(server.url("/b"))
    assert caught.value.retry_after_seconds == 90.0
    now[0] += timedelta(seconds=90)
    assert fetcher.fetch(server.url("/b")).body == b"x"


def test_a_host_whose_pages_are_missing_is_no_failing_host(server, fetcher):
    for number in range(9):
        with refused("fetch.not_found"):
            fetcher.fetch(server.url(f"/{number}"))


def test_only_so_many_requests_to_one_host_are_under_way(server, make):
    running, most = [], []

    def slowly(asked, send):
        running.append(asked)
        most.append(len(running))
        server.stopping.wait(0.05)
        running.remove(asked)
        send(answer(body=b"x"))

    server.answers["/"] = slowly
    fetcher = make(per_host=2)
    threads = [threading.Thread(target=fetcher.fetch, args=(server.url(),)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 2


# Robots of two megabytes


def test_a_robots_file_of_two_megabytes_is_cut_and_what_was_read_of_it_counts(server, make):
    filler = "Disallow: /" + "x" * 990 + "\n"
    server.answers["/robots.txt"] = answer(
        body="User-agent: *\nDisallow: /early\n" + filler * 2000 + "Disallow: /late\n"
    )
    server.answers["/late"] = answer(body=b"x")
    fetcher = make(robots=True)
    with refused("fetch.robots"):
        fetcher.fetch(server.url("/early"))
    assert fetcher.fetch(server.url("/late")).body == b"x"
    assert server.paths().count("/robots.txt") == 1


# Forms


def test_a_form_is_sent_as_a_form(server, fetcher):
    seen = []

    def take(asked, send):
        seen.append(asked)
        send(answer("202 Accepted", b"later"))

    server.answers["/hub"] = take
    fetcher.submit(server.url("/hub"), {"hub.mode": "subscribe", "hub.topic": "http://x/؟"})
    assert seen[0].headers["content-type"] == "application/x-www-form-urlencoded"
    assert seen[0].headers["content-length"] == str(
        len("hub.mode=subscribe&hub.topic=http%3A%2F%2Fx%2F%D8%9F")
    )


def test_a_form_follows_only_redirects_that_keep_it_a_form(server, fetcher):
    server.answers["/hub"] = answer("308 Moved", location="/there")
    server.answers["/there"] = answer("204 None")
    fetcher.submit(server.url("/hub"), {"a": "b"})
    server.answers["/hub"] = answer("302 Found", location="/there")
    with refused("fetch.status"):
        fetcher.submit(server.url("/hub"), {"a": "b"})


def test_a_form_is_not_sent_to_a_private_address(server, make):
    with refused("fetch.private_address"):
        make(allow_private=()).submit(server.url("/hub"), {"a": "b"})
    assert server.asked == []
