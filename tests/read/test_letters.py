"""Messages as ministries, lists and mail programs really send them."""

from __future__ import annotations

import base64
import contextlib
import quopri
import random
import time
from email.message import EmailMessage

import pytest

from musnad.core.errors import RefusedError
from musnad.core.release import Release
from musnad.read.letter import fits, open_letter, sender_of
from tests.read.newsdesk import reading, told
from tests.read.pdfs import pdf
from tests.read.test_pdfs import TITLE, release_page

HEAD = "From: Press Office <press@harbours.example>\nDate: Thu, 24 Apr 2025 15:20:00 +0300\n"
NEWS = "The minister of harbours opened a pier in the old port on Thursday. It takes twelve ships."
LONG = " ".join(f"The crane at berth {n} lifted its crate on time." for n in range(20))
ARABIC = "افتتح وزير الموانئ الرصيف التاسع في المرفأ القديم يوم الخميس بحضور السفراء."


def mailed(text: str, *, head: str = HEAD, subject: str = "Minister opens pier") -> Release:
    return reading(f"{head}Subject: {subject}\n\n{text}", media_type="message/rfc822")


def with_parts(**parts: object) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = (
        "Press <press@harbours.example>",
        "Fwd: Minister opens pier",
    )
    message["Date"] = "Thu, 24 Apr 2025 15:20:00 +0300"
    message.set_content(parts.get("text") or "Please find attached our release.")
    return message


def read_message(message: EmailMessage) -> Release:
    return reading(bytes(message), media_type="message/rfc822")


@pytest.mark.parametrize(
    ("real", "claimed"),
    [("utf-8", "iso-8859-1"), ("cp1256", "utf-8"), ("cp1256", "us-ascii"), ("utf-8", "nonsense")],
)
@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
def test_a_lie_about_the_charset_is_seen_through(real: str, claimed: str, coding: str) -> None:
    data = f"{ARABIC} {ARABIC}".encode(real)
    packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(coding)
    body = (
        HEAD
        + f"Subject: Pier\nMIME-Version: 1.0\nContent-Type: text/plain; charset={claimed}\n"
        + f"Content-Transfer-Encoding: {coding}\n\n"
    ).encode() + (packed(data) if packed else data)
    assert told(reading(body, media_type="message/rfc822"))[0] == ARABIC


@pytest.mark.parametrize(
    "subject",
    [
        "=?UTF-8?B?" + base64.b64encode("وزير الموانئ يفتتح رصيفا".encode()).decode() + "?=",
        "=?iso-8859-1?B?" + base64.b64encode("وزير الموانئ يفتتح رصيفا".encode()).decode() + "?=",
        "=?windows-1256?Q?"
        + quopri.encodestring("وزير الموانئ يفتتح رصيفا".encode("cp1256"), header=True).decode()
        + "?=",
        "وزير الموانئ يفتتح رصيفا",
        "رد: Fwd: [press-list] وزير الموانئ يفتتح رصيفا",
    ],
)
def test_a_subject_is_read_whatever_its_coding(subject: str) -> None:
    assert mailed(f"{ARABIC}\n\n{ARABIC[:-1]} أيضا.", subject=subject).title == (
        "وزير الموانئ يفتتح رصيفا"
    )


def test_an_alternative_page_that_says_less_is_passed_over() -> None:
    message = with_parts(text=LONG)
    message.add_alternative("<p>View this message in a browser.</p>", subtype="html")
    assert len(told(read_message(message))) == 20


def test_a_cover_note_brings_an_arabic_pdf() -> None:
    message = with_parts()
    message.add_attachment(
        pdf(release_page()), maintype="application", subtype="pdf", filename="b.pdf"
    )
    release = read_message(message)
    assert release.title == TITLE
    assert release.published is not None
    assert "find attached" not in release.text


def test_a_pdf_sent_under_another_type_is_still_one() -> None:
    message = with_parts()
    message.add_attachment(
        pdf(release_page()), maintype="application", subtype="octet-stream", filename="bayan"
    )
    assert read_message(message).title == TITLE


def test_a_release_in_the_message_is_read_there_and_the_attachment_noted() -> None:
    message = with_parts(text=f"{LONG} {LONG}")
    message.add_attachment(
        pdf(release_page()), maintype="application", subtype="pdf", filename="b.pdf"
    )
    release = read_message(message)
    assert release.title == "Minister opens pier"
    assert release.notes == ("attachments_left",)


def test_an_attached_message_is_the_release_and_its_sender_the_publisher() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Port Authority <news@port.example>", "Port opens pier"
    inner["Date"] = "Wed, 23 Apr 2025 10:00:00 +0300"
    inner.set_content(NEWS)
    outer = with_parts(text="For your information.")
    outer.add_attachment(inner)
    release = read_message(outer)
    assert release.title == "Port opens pier"
    assert release.published is not None
    assert release.published.day == 23
    assert "information" not in release.text


FIELDS = "From: Port Authority <news@port.example>\nSubject: Port opens pier\nTo: <a@b.example>"
ARABIC_FIELDS = "من: Port Authority <news@port.example>\nالموضوع: Port opens pier\nإلى: a@b.example"


@pytest.mark.parametrize(
    "passed_on",
    [
        f"FYI\n\n---------- Forwarded message ---------\n{FIELDS}\n\n{NEWS}",
        f"-----Original Message-----\n{FIELDS}\n\n{NEWS}",
        "\n".join(f"> {line}" for line in f"{FIELDS}\n\n{NEWS}".split("\n")),
        f"---------- الرسالة المحولة ----------\n{ARABIC_FIELDS}\n\n{NEWS}",
    ],
)
def test_a_release_that_was_passed_on_loses_what_was_put_above_it(passed_on: str) -> None:
    release = mailed(passed_on, subject="Fwd: see below")
    assert release.title == "Port opens pier"
    assert " ".join(told(release)) == NEWS
    assert not [one for one in release.sentences if "From:" in one.text or "من:" in one.text]


def test_a_page_that_was_passed_on_loses_its_heads_too() -> None:
    message = with_parts(text="x")
    message.add_alternative(
        "<div>FYI</div><div class='gmail_quote'><div class='gmail_attr'>---------- Forwarded "
        "message ---------<br>From: <b>Port Authority</b> &lt;news@port.example&gt;<br>Subject: "
        f"Port opens pier<br></div><p>{NEWS}</p></div>",
        subtype="html",
    )
    release = read_message(message)
    assert release.title == "Port opens pier"
    assert "Forwarded" not in release.text


@pytest.mark.parametrize(
    "foot",
    [
        "-- \nPress Office\nMinistry of Harbours",
        "_______________________________________________\nnews mailing list\nnews@list.example",
        "You received this message because you are subscribed to the list.",
        "To unsubscribe from this list write to news@list.example.",
        "This email and any attachments are confidential and intended for the addressee.",
        "لإلغاء الاشتراك في القائمة اضغط هنا",
        "هذه الرسالة ومرفقاتها سرية وموجهة إلى المرسل إليه.",
    ],
)
def test_the_feet_of_lists_and_signatures_are_no_part_of_a_release(foot: str) -> None:
    release = mailed(f"{NEWS}\n\n{foot}\n")
    assert release.text.endswith("It takes twelve ships.")


def test_a_sender_is_compared_by_whole_address_or_by_domain() -> None:
    assert fits("press@harbours.example", ["press@harbours.example"])
    assert fits("press@harbours.example", ["harbours.example"])
    assert fits("press@mail.harbours.example", ["@Harbours.example"])
    assert not fits("press@notharbours.example", ["harbours.example"])
    assert not fits("other@harbours.example", ["press@harbours.example"])
    assert not fits("press@harbours.example.evil.example", ["harbours.example"])
    assert not fits("", ["harbours.example"])


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Press <PRESS@Harbours.example>", "press@harbours.example"),
        ('"press@harbours.example" <spy@evil.example>', "spy@evil.example"),
        ("press@harbours.example, spy@evil.example", ""),
        ("nobody", ""),
        ("=?utf-8?q?press=40harbours=2Eexample?= <spy@evil.example>", "spy@evil.example"),
    ],
)
def test_a_name_that_looks_like_an_address_is_no_sender(field: str, expected: str) -> None:
    body = f"From: {field}\nSubject: x\nDate: x\n\nText".encode()
    assert sender_of(body) == expected
    assert open_letter(body).sender == expected


def test_two_from_fields_name_no_sender() -> None:
    body = b"From: press@harbours.example\nFrom: spy@evil.example\nSubject: x\n\nText"
    assert sender_of(body) == ""


def test_messages_nested_beyond_measure_are_refused() -> None:
    deep = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2_000)
    )
    before = time.monotonic()
    with pytest.raises(RefusedError, match=r"read\.(?:mail|nothing)"):
        mailed("", head=HEAD + "MIME-Version: 1.0\n" + deep)
    assert time.monotonic() - before < 20


def test_messages_attached_within_messages_end_somewhere() -> None:
    message = with_parts(text="Look.")
    for _ in range(6):
        outer = with_parts(text="Look.")
        outer.add_attachment(message)
        message = outer
    assert read_message(message).title


def test_a_date_in_the_future_is_not_believed() -> None:
    ahead = HEAD.replace("2025", "2031").replace("Thu, ", "")
    assert mailed(f"{NEWS}\n\n{NEWS}", head=ahead).published is None


def test_a_subject_that_cannot_be_decoded_is_told_as_it_is() -> None:
    assert open_letter(b"From: a@b.example\nSubject: =?utf-8?B?abcde?=\n\nx").subject


def test_messages_spoilt_at_random_give_a_release_or_a_refusal() -> None:
    message = with_parts(text=LONG)
    message.add_alternative(f"<p>{NEWS}</p>", subtype="html")
    pieces = [
        b"\n\n",
        b"Content-Type: message/rfc822\n",
        b"=?x?B?==?=",
        b"\x00",
        b"boundary=",
        b"\xff",
    ]
    chooser = random.Random(9)
    for _ in range(80):
        body = bytearray(bytes(message))
        for _ in range(20):
            at = chooser.randrange(len(body))
            body[at : at + chooser.randrange(3)] = chooser.choice(pieces)
        with contextlib.suppress(RefusedError):
            assert read_message_bytes(bytes(body)).text
        sender_of(bytes(body))


def read_message_bytes(body: bytes) -> Release:
    return reading(body, media_type="message/rfc822")
