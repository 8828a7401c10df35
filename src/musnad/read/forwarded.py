"""What stands around a release in a message: who passed it on, lists, signatures, notices."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from musnad.read.tree import tree

_COVER = 400
_MAX_HEAD_LINES = 14
_PREFIX = re.compile(
    r"^(?:(?:fwd?|fw|re|aw|wg|tr|رد|إعادة توجيه|اعادة توجيه|محول|للنشر)\s?(?:\[\d\])?\s?[:：]\s?"
    r"|\[[^\[\]]{1,40}\]\s?)+",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"^[ \t>]{0,20}(?:[-_=]{2,40}[ \t]{0,9}(?:forwarded message|original message"
    r"|original appointment|الرسالة المحولة|رسالة معاد توجيهها|رسالة محولة|الرسالة الأصلية"
    r"|بداية الرسالة المحولة)"
    r"[ \t]{0,9}[-_=]{2,40}|begin forwarded message:|بداية الرسالة المحولة:"
    r"|بدء الرسالة المحولة:)[ \t]{0,20}$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"^[ \t>*]{0,20}(?P<name>from|sent|date|to|cc|subject|reply-to|من|إلى|الى|التاريخ|تاريخ الإرسال"
    r"|أرسلت|نسخة|الموضوع|تم الإرسال)\s?\*?\s?[:：]\*?\s?(?P<value>.*)$",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"^(?:-- ?|_{10,}|-{20,}|"
    r"(?:you(?: are)? received|you are receiving) this (?:e-?mail|message) .*"
    r"|(?:to|click (?:here )?to) unsubscribe\b.*|unsubscribe\b.{0,80}"
    r"|this (?:e-?mail|message)(?: \(?(?:and|including) (?:any|its|all) attachments?\)?)? "
    r"(?:is|are|may be|contains) (?:confidential|intended|privileged).*"
    r"|view (?:this|the) (?:e-?mail|message) in (?:your|a) browser.*"
    r"|sent from my \w+.*|أرسلت من .{0,40}"
    r"|(?:لإلغاء|لالغاء|إلغاء) الاشتراك.*|تصلك هذه الرسالة .*|وصلتك هذه الرسالة .*"
    r"|(?:إن )?هذه الرسالة (?:ومرفقاتها |وأي مرفقات )?(?:سرية|خاصة|موجهة|مخصصة).*)$",
    re.IGNORECASE,
)
_QUOTE_CLASSES = frozenset({"gmail_attr", "gmail_signature", "moz-email-headers-table"})
_QUOTE_IDS = frozenset({"divRplyFwdMsg", "OLK_SRC_BODY_SECTION_HEADER", "Signature", "signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A text without what was put around it, and what the passed-on message said of itself."""

    text: str
    subject: str = ""
    sender: str = ""


def bare_subject(subject: str) -> str:
    """A subject without «Fwd:», «رد:» and a list's name in brackets before it."""
    return _PREFIX.sub("", subject).strip()


def bare_text(text: str) -> Passed:
    """The release in a plain text message: passed-on heads, quotation marks and feet are gone.

    A short note above a passed-on message is left out; below a long text, the passed-on
    message is.
    """
    text = _unquoted(text.replace("\r\n", "\n"))
    subject = sender = ""
    mark = _PASSED_ON.search(text)
    at = mark.start() if mark else None
    if at is not None and mark is not None:
        if len(text[:at].strip()) >= _COVER:
            text = text[:at]
        else:
            subject, sender, text = _after_fields(text[mark.end() :].lstrip("\n"))
    elif _FIELD.match(text.lstrip().partition("\n")[0]):
        told = _after_fields(text.lstrip())
        if told[0] or told[1]:
            subject, sender, text = told
    return Passed(text=_without_foot(text), subject=subject, sender=sender)


def bare_page(text: str, url: str) -> Passed:
    """The release in a message that is a page, likewise."""
    if not any(name in text for name in (*_QUOTE_CLASSES, *_QUOTE_IDS)):
        return Passed(text=text)
    page = tree(text, url)
    subject = sender = ""
    for element in [one for one in page.iter("div", "table", "span") if _around(one)]:
        lines = "\n".join(one for one in element.itertext() if one.strip())
        subject = subject or _value(lines, ("subject", "الموضوع"))
        sender = sender or _value(lines, ("from", "من"))
        _remove(element)
    return Passed(
        text=etree.tostring(page, encoding="unicode", method="html"),
        subject=subject,
        sender=sender,
    )


def _around(element: HtmlElement) -> bool:
    classes = set((element.get("class") or "").split())
    return bool(classes & _QUOTE_CLASSES) or element.get("id") in _QUOTE_IDS


def _remove(element: HtmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def _value(lines: str, names: tuple[str, ...]) -> str:
    joined = re.sub(r"[:：]\s*\n\s*", ": ", lines)
    for line in joined.split("\n"):
        field = _FIELD.match(line)
        if field and field["name"].lower() in names:
            return field["value"].strip()
    return ""


def _after_fields(text: str) -> tuple[str, str, str]:
    """Subject and sender of the fields at the head of a passed-on text, and what follows."""
    subject = sender = ""
    lines = text.split("\n")
    end = 0
    for number, line in enumerate(lines[:_MAX_HEAD_LINES]):
        field = _FIELD.match(line)
        if field is None:
            if line.strip() and not (end and line[:1].isspace()):
                break
            if not line.strip() and end:
                break
            continue
        end = number + 1
        name = field["name"].lower()
        if name in ("subject", "الموضوع"):
            subject = field["value"].strip()
        elif name in ("from", "من"):
            sender = field["value"].strip()
    return subject, sender, "\n".join(lines[end:])


def _unquoted(text: str) -> str:
    """A text that is all quoted without its marks; otherwise without the quoted lines."""
    lines = text.split("\n")
    told = [line for line in lines if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in told)
    if not quoted:
        return text
    if 2 * quoted > len(told):
        return "\n".join(re.sub(r"^\s*(?:> ?)+", "", line) for line in lines)
    return "\n".join(line for line in lines if not line.lstrip().startswith(">"))


def _without_foot(text: str) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _FOOT.match(line.strip() if line.strip() != "--" else "--") and any(
            one.strip() for one in lines[:number]
        ):
            return "\n".join(lines[:number])
    return text
