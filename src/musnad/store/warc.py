"""Captures as WARC records, and back: each record is a gzip member of its own.

The body of an answer is kept out of its transfer and content codings, because that is what was
read and hashed; the headers that told of the codings are kept under another name, as archives
on the web do it, so that other programs do not try to undo the coding a second time.

Source: ISO 28500:2017 (WARC 1.1); its annex C for one gzip member for each record.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Literal
from urllib.parse import quote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from musnad.core.capture import SECRET_HEADERS, Capture, Headers

Kind = Literal["response", "resource", "revisit"]

VERSION = "WARC/1.1"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

_CODINGS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_ORIGINAL = "X-Archive-Orig-"
_NOT_TOKEN = re.compile(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]")
_BREAKS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_URI = "%/:?#[]@!$&'()*+,;=-._~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The record that holds the bytes which a revisit only names: its address and time."""

    url: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """The records of one capture, compressed: the answer's and, where one is known, the
    request's, which follows it."""

    kind: Kind
    record: bytes
    request: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What one record says. ``sha256`` is of its payload; ``body`` is None in a revisit."""

    kind: str
    url: str
    at: datetime
    sha256: str | None
    body: bytes | None
    headers: Headers
    sound: bool


class _Exact(StatusAndHeaders):  # type: ignore[misc]
    """Headers that are written as they are, in UTF-8, and not percent-encoded."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:  # noqa: ARG002
        self.headers_buff = self.to_str().encode("utf-8", "replace") + b"\r\n"


def pack(capture: Capture, holder: Holder | None = None) -> Packed:
    """The records of a capture: a revisit when ``holder`` has its bytes already."""
    kind: Kind = "revisit" if holder else "response" if capture.exchanged else "resource"
    payload = _labelled(hashlib.sha256(capture.body))
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": _id(kind, capture),
        "WARC-Target-URI": target(capture.url),
        "WARC-Date": warc_date(capture.fetched_at),
        "WARC-Payload-Digest": payload,
    }
    if holder:
        fields["WARC-Profile"] = REVISIT
        fields["WARC-Refers-To-Target-URI"] = target(holder.url)
        fields["WARC-Refers-To-Date"] = warc_date(holder.at)
    if capture.requested_url != capture.url:
        fields["Musnad-Requested-URI"] = target(capture.requested_url)
    head = _answer_head(capture) if capture.exchanged else None
    body = b"" if holder else capture.body
    content_type = "application/http; msgtype=response"
    if head is None:
        content_type = capture.media_type or "application/octet-stream"
    record = _written(kind, fields, head, body, content_type)
    request = b""
    if capture.exchanged and capture.request_headers:
        request = _written(
            "request",
            {
                "WARC-Type": "request",
                "WARC-Record-ID": _id("request", capture),
                "WARC-Target-URI": fields["WARC-Target-URI"],
                "WARC-Date": fields["WARC-Date"],
                "WARC-Concurrent-To": fields["WARC-Record-ID"],
            },
            _question_head(capture),
            b"",
            "application/http; msgtype=request",
        )
    return Packed(kind=kind, record=record, request=request)


def information(name: str, at: datetime, facts: Mapping[str, str]) -> bytes:
    """The record that a file begins with: what wrote it, and how."""
    told = {**facts, "format": "WARC File Format 1.1", "conformsTo": CONFORMS_TO}
    block = "".join(f"{key}: {_clean(value)}\r\n" for key, value in told.items()).encode()
    fields = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'{name} {at}')}>",
        "WARC-Date": warc_date(at),
        "WARC-Filename": name,
    }
    return _written("warcinfo", fields, None, block, "application/warc-fields")


def unpack(data: bytes) -> Unpacked:
    """What the record in one gzip member says; ``sound`` is whether its digests are right.

    Raises ValueError when there is no whole record.
    """
    try:
        # Cut short, zlib would say nothing: here it must be whole.
        plain = gzip.decompress(data)
        record = next(iter(ArchiveIterator(io.BytesIO(plain), check_digests=True)))
        body = record.content_stream().read()
    except (OSError, EOFError, StopIteration, ArchiveLoadFailed, gzip.zlib.error) as error:  # type: ignore[attr-defined]
        raise ValueError(str(error)) from error
    fields = record.rec_headers
    kind = str(record.rec_type)
    digest = fields.get_header("WARC-Payload-Digest")
    return Unpacked(
        kind=kind,
        url=fields.get_header("WARC-Target-URI") or "",
        at=_moment(fields.get_header("WARC-Date") or ""),
        sha256=_hexadecimal(digest) if digest else None,
        body=None if kind == "revisit" else body,
        headers=_restored(record.http_headers),
        sound=record.digest_checker.passed is not False,
    )


def target(url: str) -> str:
    """An address as a URI: what can't stand in one is percent-encoded."""
    return quote(url, safe=_URI, errors="replace") or "urn:none"


def warc_date(at: datetime) -> str:
    """A moment as WARC 1.1 writes it, in UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


def _written(
    kind: str, fields: Mapping[str, str], head: _Exact | None, body: bytes, content_type: str
) -> bytes:
    block = hashlib.sha256()
    if head is not None:
        head.compute_headers_buffer()
        block.update(head.headers_buff)
    block.update(body)
    headers = StatusAndHeaders("", list(fields.items()), protocol=VERSION)
    headers.add_header("WARC-Block-Digest", _labelled(block))
    if not headers.get_header("WARC-Payload-Digest"):
        headers.add_header("WARC-Payload-Digest", _labelled(hashlib.sha256(body)))
    record = ArcWarcRecord(
        "warc", kind, headers, io.BytesIO(body), head, content_type, len(body),
        payload_length=len(body),
    )  # fmt: skip
    out = io.BytesIO()
    WARCWriter(out, gzip=True, warc_version=VERSION).write_record(record)
    return out.getvalue()


def _answer_head(capture: Capture) -> _Exact:
    told = [
        (f"{_ORIGINAL}{name}" if name.lower() in _CODINGS else name, value)
        for name, value in _kept(capture.headers)
    ]
    told.append(("Content-Length", str(len(capture.body))))
    return _Exact(f"{capture.status} {_phrase(capture.status)}".rstrip(), told, "HTTP/1.1")


def _question_head(capture: Capture) -> _Exact:
    parts = urlsplit(target(capture.url))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return _Exact(f"{path} HTTP/1.1", _kept(capture.request_headers), "GET")


def _kept(headers: Headers) -> list[tuple[str, str]]:
    """Headers that can be written as lines, without those that nobody may keep."""
    cleaned = [(_NOT_TOKEN.sub("-", name) or "-", _clean(value)) for name, value in headers]
    return [pair for pair in cleaned if pair[0].lower() not in SECRET_HEADERS]


def _restored(head: StatusAndHeaders | None) -> Headers:
    """Headers as they came: without the length that was put in, the codings renamed back."""
    if head is None:
        return ()
    told = [(str(name), str(value)) for name, value in head.headers]
    if told and told[-1][0] == "Content-Length":
        told.pop()
    return tuple((name.removeprefix(_ORIGINAL), value) for name, value in told)


def _clean(value: str) -> str:
    return _BREAKS.sub(" ", value).strip()


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _id(kind: str, capture: Capture) -> str:
    """The record's name: the same record made again has the same one."""
    told = f"{kind} {capture.sha256} {warc_date(capture.fetched_at)} {target(capture.url)}"
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, told)}>"


def _labelled(sum_: hashlib._Hash) -> str:
    return f"sha256:{base64.b32encode(sum_.digest()).decode('ascii')}"


def _hexadecimal(labelled: str) -> str:
    label, _, value = labelled.partition(":")
    if label != "sha256":
        raise ValueError(f"a digest by {label}")
    return base64.b32decode(value).hex()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
