"""A mailed release is read by its text, with its subject, sender and time."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from musnad.core.capture import Capture
from musnad.core.errors import RefusedError
from musnad.core.source import Source
from musnad.read.readers import read

SOURCE = Source(id="mail", name_ar="", name_en="", kind="ministry", languages=("ar", "en"))
ARABIC = (
    "استقبل وزير الخارجية، الخميس، سفير الصين في مقر الوزارة.\n\nوبحث الجانبان العلاقات الثنائية."
)


def captured(message: EmailMessage) -> Capture:
    return Capture(
        url="file:release.eml",
        requested_url="release.eml",
        body=bytes(message),
        fetched_at=datetime(2025, 4, 25, tzinfo=UTC),
    )


def mailed(text: str, subject: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "وزارة الخارجية <press@mofa.example>")
    message["Subject"] = subject
    message["Date"] = "Thu, 24 Apr 2025 15:20:00 +0300"
    message.set_content(text)
    return message


def test_an_arabic_message_keeps_subject_sender_time_and_zone():
    release = read(captured(mailed(ARABIC, "وزير الخارجية يستقبل سفير الصين")), SOURCE)
    assert release.title == "وزير الخارجية يستقبل سفير الصين"
    assert release.publisher == "وزارة الخارجية"
    assert release.published == datetime.fromisoformat("2025-04-24T15:20:00+03:00")
    assert release.published.utcoffset().total_seconds() == 3 * 3600
    assert release.body[0].text.startswith("استقبل وزير الخارجية")
    assert "From:" not in release.text


def test_the_page_of_an_english_message_is_preferred_to_its_plain_text():
    message = mailed("See the page.", "Minister meets ambassador", sender="Press <p@x.example>")
    message.add_alternative(
        "<p>The minister met the ambassador in Beirut on Thursday.</p>"
        "<p style='display:none'>some hidden words here</p><p>They discussed trade.</p>",
        subtype="html",
    )
    release = read(captured(message), SOURCE)
    assert release.title == "Minister meets ambassador"
    assert [one.text for one in release.body] == [
        "The minister met the ambassador in Beirut on Thursday.",
        "They discussed trade.",
    ]
    assert "hidden_text_removed" in release.notes


def test_a_message_of_attachments_alone_has_nothing_to_read():
    message = EmailMessage()
    message["From"], message["Subject"] = "a@x.example", "A file"
    message["Date"] = "Thu, 24 Apr 2025 15:20:00 +0300"
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="r.pdf")
    with pytest.raises(RefusedError):
        read(captured(message), SOURCE)


def test_a_release_that_begins_with_labels_is_no_message():
    text = "Title: A meeting\n\nThe minister met the ambassador in Beirut on Thursday.\n"
    capture = Capture(
        url="file:a.txt", requested_url="a.txt", body=text.encode(), fetched_at=datetime.now(UTC)
    )
    assert read(capture, SOURCE).title == "A meeting"
