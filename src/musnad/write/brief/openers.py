"""What stands before a clause and ties it to the talk, and courtesies that Arabic leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.write.brief.honours import without_honours

_OPENERS: tuple[tuple[str, str], ...] = (
    (r"in (?:this|that) context", "في هذا السياق"),
    (r"in (?:this|that) (?:regard|connection|respect)", "في هذا الصدد"),
    (r"(?:to|towards?) (?:this|that) end", "تحقيقا لهذه الغاية"),
    (r"in (?:this|that|the same) spirit", "انطلاقا من هذه الروح"),
    (r"by its terms|under its terms", "بموجب القرار"),
    (r"in response", "ردا على ذلك"),
    (r"at the outset", "في البداية"),
    (r"at the same time", "في الوقت نفسه"),
    (r"earlier in the day", "في وقت سابق من اليوم نفسه"),
    (r"later in the day", "في وقت لاحق من اليوم نفسه"),
    (r"earlier this week", "في وقت سابق من هذا الأسبوع"),
    (r"meanwhile", "في غضون ذلك"),
    (r"as a result", "نتيجة لذلك"),
    (r"in conclusion|finally", "ختاما"),
    (r"in return", "في المقابل"),
    (r"before the vote", "قبل التصويت"),
    (r"after the vote", "بعد التصويت"),
    (r"nevertheless|nonetheless", "مع ذلك"),
)
_OPENER = tuple(
    (re.compile(rf"^(?:{pattern}),\s+", re.IGNORECASE), arabic) for pattern, arabic in _OPENERS
)
_LEANING = frozenset({"قبل التصويت", "بعد التصويت"})
_POINTING = frozenset(
    {
        "تحقيقا لهذه الغاية",
        "انطلاقا من هذه الروح",
        "ردا على ذلك",
        "نتيجة لذلك",
        "في المقابل",
        "مع ذلك",
        "في الوقت نفسه",
    }
)
_EVENTS = {
    "meeting": "الاجتماع",
    "visit": "الزيارة",
    "call": "الاتصال",
    "talks": "المحادثات",
    "conversation": "المحادثة",
    "discussion": "المباحثات",
    "discussions": "المباحثات",
    "session": "الجلسة",
    "ceremony": "المراسم",
    "vote": "التصويت",
    "summit": "القمة",
}
_WHEN = {
    "during": "خلال",
    "at": "خلال",
    "ahead of": "قبيل",
    "prior to": "قبل",
    "before": "قبل",
    "after": "بعد",
    "following": "عقب",
}
_EVENT = re.compile(rf"^({'|'.join(_WHEN)}) (?:the|their) ({'|'.join(_EVENTS)}),\s+", re.IGNORECASE)
_ADDS = re.compile(r"^(?:furthermore|moreover|additionally|in addition),\s+", re.IGNORECASE)
_INNER_ADDS = re.compile(r",\s+in addition,", re.IGNORECASE)
_PART = re.compile(
    r"(?:^|,?\s*)\b(?:for|on|from) (his|her|its|their) (?:part|side),\s*", re.IGNORECASE
)
_PARTS = {"his": "من جانبه", "her": "من جانبها"}
_HOWEVER = re.compile(r"^however,\s+|,\s+however,|\s+nevertheless\b", re.IGNORECASE)
_COURTESY = re.compile(
    r"\b(?:H\.\s?E\.|HE|His Excellency|Her Excellency|the Rt Hon|The Rt Hon|the Right Honourable|"
    r"the Hon|Mr|Mrs|Ms|Sir|Dame|Dr|Brig\. Gen|Lt\. Gen)\.?\s+(?=(?:[A-Z]|Mr))"
)
_SERVICE = re.compile(
    r"\b(?:U\.S\. )?(?:Air Force|Army|Navy|Marine Corps|Space Force|Coast Guard) "
    r"(?=(?:Lt\.|Maj\.|Brig\.|Gen\.|General|Adm\.|Admiral|Vice Adm|Rear Adm|Col\.|Cmdr\.|"
    r"Capt\.|Sgt\.)[ A-Z])"
)
"""The service of an officer before his rank: it is no part of his name or title."""
_RANKS = re.compile(
    r"\b(?:Col|Cmdr|Capt|Lt\. ?(?:Col|Cmdr)|Rear Adm|Vice Adm|Sgt\. Maj|Maj(?!\. Gen))\. (?=[A-Z])"
)
_AFTER_NAME = re.compile(r"(?<=[a-z]),? (?:MP|Jr|Sr|CBE|OBE|KCMG)\b\.?,?(?=[\s,.])")
_NICKNAME = re.compile(r"(?<=[A-Za-z.]) [“\"‘'][A-Z][a-z]{1,12}[”\"’'](?= [A-Z])")
_TITLES = {"FM": "Foreign Minister", "PM": "Prime Minister", "DM": "Defense Minister"}
_SHORT_TITLE = re.compile(r"\b(?:FM|PM|DM)\b(?= [A-Z][a-z])")
_ACRONYM = re.compile(r"\s\((?:the )?[A-Z][A-Za-z0-9&/-]{1,9}\)")
_EDITION = re.compile(r"(?<=[Rr]esolution )(\d{3,4}) \((?:19|20)\d\d\)")
_SECOND_TITLE = re.compile(
    r"(?<=\w)\s?/\s?Vice[- ]President(?: of the (?:European )?Commission)?(?=[\s,])"
)
_FEDERAL = re.compile(
    r"\bFederal (?=(?:Foreign |Defen[cs]e |Interior |Finance |Economy )?(?:Minister|Chancellor)\b)"
)
_AS_WELL = re.compile(r"\s+as well as\s+(?!those\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A sentence without what stands before it.

    ``opener`` is that in Arabic; ``also`` says that it only adds; ``but`` that it stands
    against what came before; ``part`` is "his", "her", "its" or "their" of "for his part".
    ``leans`` says that the opener means nothing without the sentence before it.
    """

    text: str
    opener: str = ""
    also: bool = False
    but: bool = False
    part: str = ""
    leans: bool = False
    points: bool = False


def open_sentence(text: str) -> Opened:
    """The sentence and its opener, taken apart."""
    opener, also, but, part, leans = "", False, False, "", False
    found = _PART.search(text)
    if found is not None:
        part = found.group(1).lower()
        text = _joined(text[: found.start()], text[found.end() :])
    if _ADDS.match(text):
        text, also = _ADDS.sub("", text), True
    elif _INNER_ADDS.search(text):
        text, also = _INNER_ADDS.sub("", text, count=1), True
    if _HOWEVER.search(text):
        text, but = _HOWEVER.sub("", text, count=1).strip(), True
    for pattern, arabic in _OPENER:
        hit = pattern.match(text)
        if hit is not None:
            opener, text, leans = arabic, text[hit.end() :], arabic not in _LEANING
            break
    event = _EVENT.match(text) if not opener else None
    if event is not None:
        what, when = _EVENTS[event.group(2).lower()], _WHEN[event.group(1).lower()]
        opener, text, leans = f"{when} {what}", text[event.end() :], True
    return Opened(
        text=_capital(text),
        opener=opener,
        also=also,
        but=but,
        part=part,
        leans=leans or but,
        points=but or opener in _POINTING,
    )


def plain_names(text: str) -> str:
    """The sentence without courtesies and acronyms in brackets that Arabic does not carry."""
    text = _RANKS.sub("", _SERVICE.sub("", text))
    text = without_honours(text)
    text = _COURTESY.sub("", _COURTESY.sub("", text))
    text = _NICKNAME.sub("", _AFTER_NAME.sub("", text))
    text = _SHORT_TITLE.sub(lambda hit: _TITLES[hit.group()], text)
    text = _SECOND_TITLE.sub("", _FEDERAL.sub("", text))
    text = _EDITION.sub(r"\1", text).replace("Kosovo*", "Kosovo")
    text = _ACRONYM.sub("", text)
    return _AS_WELL.sub(" and ", text)


def for_his_part(part: str, *, feminine: bool) -> str:
    """«من جانبه», «من جانبها»."""
    known = _PARTS.get(part)
    return known or ("من جانبها" if feminine else "من جانبه")


def _joined(before: str, after: str) -> str:
    return f"{before.rstrip(' ,')} {after}".strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
