"""A mail server on loopback that speaks SMTP; ``faults`` are what it does in the place of a reply.

A fault names a command and gives its answer, or None to hang up after it was carried out.
"""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default


class FakeSmtp:
    """Takes mail; ``letters`` are (recipients, message) in order."""

    def __init__(self) -> None:  # noqa: C901  a whole protocol
        self.letters: list = []
        self.faults: dict[str, bytes | None] = {}
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def say(self, command: str, usual: bytes) -> bool:
                told = outer.faults.pop(command, usual)
                if told is None:
                    return False
                self.wfile.write(told + b"\r\n")
                return True

            def handle(self) -> None:
                self.wfile.write(b"220 mail.example ESMTP\r\n")
                recipients: list[str] = []
                while line := self.rfile.readline():
                    verb = line.split(b" ")[0].strip().upper().decode()
                    if verb == "EHLO":
                        self.wfile.write(b"250-mail.example\r\n250 8BITMIME\r\n")
                    elif verb == "RCPT":
                        recipients.append(line.partition(b"<")[2].partition(b">")[0].decode())
                        if not self.say("RCPT", b"250 ok"):
                            return
                    elif verb == "DATA":
                        if not self.data(recipients):
                            return
                    elif verb == "QUIT":
                        self.wfile.write(b"221 bye\r\n")
                        return
                    elif not self.say(verb, b"250 ok"):
                        return

            def data(self, recipients: list[str]) -> bool:
                if "DATA" in outer.faults:
                    return self.say("DATA", b"")
                self.wfile.write(b"354 go on\r\n")
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    if not line:
                        return False
                    lines.append(line.removeprefix(b"."))
                refused = (outer.faults.get("END") or b"2").startswith((b"4", b"5"))
                if not refused:
                    told = message_from_bytes(b"".join(lines), policy=default)
                    outer.letters.append((tuple(recipients), told))
                return self.say("END", b"250 taken")

        class Threads(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False

        self._server = Threads(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def mailing():
    one = FakeSmtp()
    try:
        yield one
    finally:
        one.stop()
