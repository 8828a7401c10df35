"""A small IMAP server on loopback: real sockets, real TLS, a folder or two, and ill will."""

from __future__ import annotations

import base64
import re
import socket
import ssl
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path

USER, PASSWORD = "press", 'a long p"assword كلمة'


class ImapServer:
    """Serves ``folders``: name -> {uid: message}; notes every command in ``said``.

    ``manners`` turns on one ill: ``drip`` (a byte now and then), ``swell`` (a literal that
    claims gigabytes), ``silent`` (no greeting), ``cut`` (hangs up while sending a message).
    """

    def __init__(self, files: tuple[Path, Path], *, starttls: bool = False) -> None:
        self.folders: dict[str, dict[int, bytes]] = {"INBOX": {}}
        self.validity = 7
        self.said: list[str] = []
        self.seen: set[int] = set()
        self.manners = ""
        self.plain_login = True
        self.offers_tls = starttls
        self._starttls = starttls
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(*files)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._closing = threading.Event()
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> ImapServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # or the waiting accept would keep it open
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with ExitStack() as open_now, suppress(OSError, ValueError):
            open_now.enter_context(line)
            if not self._starttls:
                line = open_now.enter_context(self._secured(line))
            if self.manners == "silent":
                self._closing.wait(30)
                return
            line.sendall(f"* OK [CAPABILITY {self._abilities()}] ready\r\n".encode())
            file = open_now.enter_context(line.makefile("rb"))
            folder: dict[int, bytes] = {}
            while request := file.readline().decode("utf-8", "replace").strip():
                tag, _, command = request.partition(" ")
                verb = command.upper()
                self.said.append(command if "LOGIN" not in verb else "LOGIN …")
                if verb.startswith("STARTTLS"):
                    line.sendall(f"{tag} OK begin\r\n".encode())
                    line = open_now.enter_context(self._secured(line))
                    file = open_now.enter_context(line.makefile("rb"))
                elif verb.startswith("AUTHENTICATE PLAIN"):
                    line.sendall(b"+ \r\n")
                    secret = base64.b64decode(file.readline().strip()).decode()
                    good = secret == f"\0{USER}\0{PASSWORD}"
                    self._end(line, tag, good, "[AUTHENTICATIONFAILED] no")
                elif verb.startswith(("EXAMINE", "SELECT")):
                    name = re.findall(r'"((?:[^"\\]|\\.)*)"', command)[0]
                    folder = self.folders.get(name, {})
                    told = f"* {len(folder)} EXISTS\r\n* OK [UIDVALIDITY {self.validity}] same\r\n"
                    line.sendall(told.encode())
                    self._end(line, tag, name in self.folders, "[NONEXISTENT] no")
                elif not self._obey(line, tag, command, folder):
                    return

    def _secured(self, line: socket.socket) -> ssl.SSLSocket:
        return self._context.wrap_socket(line, server_side=True)

    def _obey(self, line: socket.socket, tag: str, command: str, folder: dict[int, bytes]) -> bool:
        """Answer a command on the chosen folder; False when the line is to be closed."""
        verb = command.upper()
        if verb.startswith("UID SEARCH"):
            self._search(line, command, folder)
        elif verb.startswith("UID FETCH"):
            if not self._fetch(line, command, folder):
                return False
        elif verb.startswith("UID STORE"):
            self.seen.add(int(command.split()[2]))
        elif verb.startswith("CAPABILITY"):
            line.sendall(f"* CAPABILITY {self._abilities()}\r\n".encode())
        elif verb == "LOGOUT":
            line.sendall(b"* BYE\r\n")
        self._end(line, tag, not verb.startswith("LOGIN") or f'"{USER}"' in command)
        return verb != "LOGOUT"

    def _abilities(self) -> str:
        tls = "STARTTLS " if self.offers_tls else ""
        return f"IMAP4rev1 {tls}{'AUTH=PLAIN' if self.plain_login else ''}".strip()

    def _end(self, line: socket.socket, tag: str, good: bool, why: str = "no") -> None:
        line.sendall(f"{tag} {'OK done' if good else f'NO {why}'}\r\n".encode())

    def _search(self, line: socket.socket, command: str, folder: dict[int, bytes]) -> None:
        after = re.search(r"UID (\d+):\*", command)
        found = sorted(folder)
        if after:
            # As the standard has it: the range holds the last message in any case.
            found = [uid for uid in found if uid >= int(after[1])] or found[-1:]
        line.sendall(f"* SEARCH {' '.join(map(str, found))}\r\n".encode())

    def _fetch(self, line: socket.socket, command: str, folder: dict[int, bytes]) -> bool:
        uid = int(command.split()[2])
        body = folder.get(uid)
        if body is None:
            return True
        if "RFC822.SIZE" in command:
            line.sendall(f"* 1 FETCH (UID {uid} RFC822.SIZE {len(body)})\r\n".encode())
            return True
        size = 8_000_000_000 if self.manners == "swell" else len(body)
        line.sendall(f"* 1 FETCH (UID {uid} BODY[] {{{size}}}\r\n".encode())
        if self.manners == "drip":
            for at in range(len(body)):
                if self._closing.wait(0.1):
                    return False
                line.sendall(body[at : at + 1])
        elif self.manners == "cut":
            line.sendall(body[: len(body) // 2])
            return False
        elif self.manners == "swell":
            with suppress(OSError):
                for _ in range(200):
                    line.sendall(b"x" * 100_000)
                    time.sleep(0.001)
            return False
        else:
            line.sendall(body)
        line.sendall(b")\r\n")
        return True
