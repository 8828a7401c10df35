"""Other people's services on loopback, speaking their protocols with their own words of error."""

from __future__ import annotations

import json
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    query: dict
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Service:
    """A server whose ``answer(asked)`` gives (status, headers, body) or None to hang up."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_any(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                url = urlsplit(self.path)
                asked = Asked(
                    method=self.command,
                    path=url.path,
                    query={key: value[0] for key, value in parse_qs(url.query).items()},
                    headers={key.lower(): value for key, value in self.headers.items()},
                    body=self.rfile.read(length),
                )
                with outer.lock:
                    outer.asked.append(asked)
                    told = outer.answer(asked)
                if told is None:
                    self.close_connection = True
                    return
                status, headers, body = told
                if not isinstance(body, bytes):
                    body = json.dumps(body, ensure_ascii=False).encode()
                    headers = {"content-type": "application/json", **headers}
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PUT = do_DELETE = do_any  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.place = f"127.0.0.1:{self._server.server_address[1]}"
        self.url = f"http://{self.place}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def answer(self, asked: Asked):
        return 404, {}, b""

    def paths(self) -> list[str]:
        return [f"{one.method} {one.path}" for one in self.asked]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


class FakeTelegram(Service):
    """The Bot API: messages by number, with the limits and faults of the real one.

    ``faults`` are given in turn, each in the place of an answer: an answer, "before" (hang up,
    nothing done) or "after" (the message is there, and no answer comes).
    """

    def __init__(self, *, rich: bool = True) -> None:
        self.rich = rich
        self.messages: dict[int, dict] = {}
        self.sends = Counter()
        self.faults: list = []
        super().__init__()

    def answer(self, asked: Asked):
        _, bot, method = asked.path.split("/")
        if bot != f"bot{TOKEN}":
            return self.wrong(401, "Unauthorized")
        fault = self.faults.pop(0) if self.faults else None
        if fault == "before":
            return None
        if fault not in (None, "after"):
            return fault
        told = self.do(method, asked.json)
        return None if fault == "after" else told

    def do(self, method, told):  # noqa: PLR0911 - one method a line
        if method == "getMe":
            return self.right({"id": 123456, "is_bot": True, "username": "musnad_bot"})
        if method == "getChat":
            return self.right({"id": -1001, "type": "channel"})
        if method == "sendRichMessage" and not self.rich:
            return self.wrong(404, "Not Found")
        if method in ("sendMessage", "sendRichMessage"):
            text = told.get("text", "") or told["rich_message"]["html"]
            number = len(self.messages) + 1
            self.messages[number] = {"text": text, "method": method, "told": told}
            self.sends[text] += 1
            chat = {"id": -1001234567890, "type": "channel", "username": "musnad_news"}
            return self.right({"message_id": number, "date": 0, "chat": chat})
        known = self.messages.get(told["message_id"])
        if method == "deleteMessage":
            if known is None:
                return self.wrong(400, "Bad Request: message to delete not found")
            del self.messages[told["message_id"]]
            return self.right(True)
        if method == "editMessageText":
            text = told.get("text", "") or told["rich_message"]["html"]
            if known is None:
                return self.wrong(400, "Bad Request: message to edit not found")
            if known["text"] == text:
                return self.wrong(
                    400,
                    "Bad Request: message is not modified: specified new message content and"
                    " reply markup are exactly the same as a current content",
                )
            known["text"] = text
            return self.right({"message_id": told["message_id"], "chat": {"id": -1001234567890}})
        return self.wrong(404, "Not Found")

    @staticmethod
    def right(result):
        return 200, {}, {"ok": True, "result": result}

    @staticmethod
    def wrong(code, description, **parameters):
        told = {"ok": False, "error_code": code, "description": description}
        if parameters:
            told["parameters"] = parameters
        return code, {}, told


@dataclass
class Post:
    """A post of the fake WordPress."""

    id: int
    fields: dict = field(default_factory=dict)


class FakeWordpress(Service):
    """wp/v2 posts, media, categories and tags, as far as musnad asks for them."""

    USER, PASSWORD = "musnad", "abcd EFGH 1234 ijkl MNOP 6789"

    def __init__(self) -> None:
        self.posts: dict[int, dict] = {}
        self.media: dict[int, dict] = {}
        self.terms = {"categories": {7: "أخبار &amp; تقارير"}, "tags": {}}
        self.faults: list = []
        super().__init__()

    def answer(self, asked: Asked):
        from base64 import b64decode

        fault = self.faults.pop(0) if self.faults else None
        if fault not in (None, "after"):
            return None if fault == "before" else fault
        given = asked.headers.get("authorization", "").removeprefix("Basic ")
        if b64decode(given).decode() != f"{self.USER}:{self.PASSWORD}":
            told = self.do_wrong(401, "incorrect_password", "كلمة مرور التطبيق غير صحيحة.")
        else:
            told = self.do(asked)
        return None if fault == "after" else told

    def do(self, asked):
        parts = asked.path.removeprefix("/wp-json/wp/v2/").split("/")
        kind, number = parts[0], int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None
        if kind == "users":
            return 200, {}, {"id": 1, "name": "غرفة الأخبار"}
        if kind == "posts":
            return self.do_posts(asked, number)
        if kind == "media":
            return self.do_media(asked, number)
        return self.do_terms(asked, kind)

    def do_posts(self, asked, number):
        if number is not None:
            post = self.posts.get(number)
            if post is None:
                return self.do_wrong(404, "rest_post_invalid_id", "معرّف مقالة غير صالح.")
            if asked.method == "DELETE":
                if post["status"] == "trash":
                    return self.do_wrong(410, "rest_already_trashed", "سبق حذفها.")
                post["status"] = "trash"
            elif asked.method == "POST":
                post.update(asked.json)
            return 200, {}, post
        if asked.method == "GET":
            slug = asked.query["slug"]
            found = [
                one
                for one in self.posts.values()
                if one["slug"] == slug and one["status"] != "trash"
            ]
            return 200, {}, found
        id_ = max(self.posts, default=100) + 1
        self.posts[id_] = {"id": id_, "link": f"{self.url}/?p={id_}", **asked.json}
        return 201, {}, self.posts[id_]

    def do_media(self, asked, number):
        if number is not None:
            self.media[number].update(asked.json)
            return 200, {}, self.media[number]
        if asked.method == "GET":
            slug = asked.query["slug"]
            return 200, {}, [one for one in self.media.values() if one["slug"] == slug]
        name = asked.headers["content-disposition"].partition('filename="')[2].rstrip('"')
        id_ = 900 + len(self.media)
        self.media[id_] = {"id": id_, "slug": name.removesuffix(".png"), "size": len(asked.body)}
        return 201, {}, self.media[id_]

    def do_terms(self, asked, kind):
        terms = self.terms[kind]
        if asked.method == "GET":
            return 200, {}, [{"id": id_, "name": name} for id_, name in terms.items()]
        id_ = 50 + len(terms)
        terms[id_] = asked.json["name"]
        return 201, {}, {"id": id_, "name": asked.json["name"]}

    @staticmethod
    def do_wrong(status, code, message):
        return status, {}, {"code": code, "message": message, "data": {"status": status}}


class FakeReceiver(Service):
    """Takes whatever comes; ``told`` is its answer."""

    def __init__(self) -> None:
        self.told = (204, {}, b"")
        super().__init__()

    def answer(self, asked: Asked):
        return self.told


class FakeMastodon(Service):
    """Statuses by number, known again by their idempotency key."""

    def __init__(self) -> None:
        self.statuses: dict[str, dict] = {}
        self.keys: dict[str, str] = {}
        self.faults: list = []
        super().__init__()

    def answer(self, asked: Asked):
        fault = self.faults.pop(0) if self.faults else None
        if fault not in (None, "after"):
            return fault
        if asked.headers.get("authorization") != "Bearer secret-token":
            return 401, {}, {"error": "The access token is invalid"}
        told = self.do(asked)
        return None if fault == "after" else told

    def do(self, asked):
        path = asked.path.removeprefix("/api/v1/")
        if path == "accounts/verify_credentials":
            return 200, {}, {"id": "1", "acct": "musnad"}
        if path == "accounts/1/statuses":
            return 200, {}, list(self.statuses.values())
        if path == "statuses":
            key = asked.headers["idempotency-key"]
            if key not in self.keys:
                id_ = str(100 + len(self.statuses))
                self.keys[key] = id_
                content = asked.json["status"].replace("&", "&amp;")
                self.statuses[id_] = {
                    "id": id_,
                    "url": f"https://masto.example/@musnad/{id_}",
                    "content": content,
                }
            return 200, {}, self.statuses[self.keys[key]]
        id_ = path.partition("/")[2]
        if id_ not in self.statuses:
            return 404, {}, {"error": "Record not found"}
        if asked.method == "DELETE":
            return 200, {}, self.statuses.pop(id_)
        self.statuses[id_]["content"] = asked.json["status"]
        return 200, {}, self.statuses[id_]


class FakeBluesky(Service):
    """A personal data server: a session, and records by their key."""

    def __init__(self) -> None:
        self.records: dict[str, dict] = {}
        self.faults: list = []
        super().__init__()

    def answer(self, asked: Asked):
        fault = self.faults.pop(0) if self.faults else None
        if fault not in (None, "after"):
            return fault
        told = self.do(asked.path.rpartition("/")[2], asked)
        return None if fault == "after" else told

    def do(self, method, asked):
        if method == "com.atproto.server.createSession":
            if asked.json["password"] != "app-pass-word":
                wrong = {"error": "AuthenticationRequired", "message": "Invalid password"}
                return 401, {}, wrong
            return 200, {}, {"accessJwt": "jwt-token", "did": "did:plc:abc", "handle": "n"}
        if asked.headers.get("authorization") != "Bearer jwt-token":
            return 400, {}, {"error": "InvalidToken", "message": "Token could not be verified"}
        key = asked.json["rkey"]
        if method == "com.atproto.repo.deleteRecord":
            self.records.pop(key, None)
            return 200, {}, {}
        self.records[key] = asked.json["record"]
        uri = f"at://did:plc:abc/app.bsky.feed.post/{key}"
        return 200, {}, {"uri": uri, "cid": f"bafy{key}"}


@contextmanager
def running(service: Service):
    try:
        yield service
    finally:
        service.stop()
