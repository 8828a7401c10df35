"""A thousand sources at one address of this machine: a server that answers after 50 ms.

``python -m bench.wire`` prints its port and serves until its standard input ends. A feed that
is asked for with its ETag has not changed, but for every tenth, which has one entry more each
time that it was asked.
"""

from __future__ import annotations

import asyncio
import sys
from collections import Counter

LATENCY_SECONDS = 0.05
CHANGED_EVERY = 10
ENTRIES = 20


class Wire:
    """Counts answers by status, feeds by host, and knows what each feed holds."""

    def __init__(self) -> None:
        self.answers: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await asyncio.sleep(LATENCY_SECONDS)
                writer.write(self._answer(head))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def _answer(self, head: str) -> bytes:
        lines = head.split("\r\n")
        path = lines[0].split(" ")[1]
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        if path == "/robots.txt":
            return _reply("200 OK", b"User-agent: *\nDisallow: /admin/\n")
        if path == "/counts":
            told = " ".join(f"{status}={count}" for status, count in self.answers.items())
            return _reply("200 OK", told.encode())
        host = headers["host"]
        self.asked[host] += 1
        changes = int(host.split(".")[0][1:]) % CHANGED_EVERY == 0
        edition = self.asked[host] if changes else 1
        etag = f'"{edition}"'
        if headers.get("if-none-match") == etag:
            self.answers["304"] += 1
            return _reply("304 Not Modified", b"", etag)
        self.answers["200"] += 1
        return _reply("200 OK", feed(host, ENTRIES + edition - 1), etag)


def feed(host: str, entries: int) -> bytes:
    """A feed of so many entries with summaries, newest first."""
    items = "".join(
        f"<item><title>الوزير يستقبل الوفد رقم {number}</title>"
        f"<link>http://{host}/news/{number}</link><guid>http://{host}/news/{number}</guid>"
        f"<description>{'استقبل الوزير الوفد في مقر الوزارة. ' * 8}</description></item>"
        for number in range(entries, 0, -1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def _reply(status: str, body: bytes, etag: str = "") -> bytes:
    told = f"ETag: {etag}\r\n" if etag else ""
    kind = "Content-Type: application/rss+xml\r\n"
    return f"HTTP/1.1 {status}\r\n{kind}{told}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def main() -> None:
    server = await asyncio.start_server(Wire().serve, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
