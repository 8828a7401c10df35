"""Styles of honour of Gulf, royal and ministerial releases, which an Arabic report leaves out."""

from __future__ import annotations

import re

_MINE = r"(?:[Hh]is|[Hh]er|[Tt]heir)"
_STYLE = (
    rf"(?:{_MINE} (?:Royal |Serene |Imperial )?(?:Highness(?:es)?|Majest(?:y|ies)|"
    r"Excellenc(?:y|ies)|Holiness|Eminence)|"
    r"H\.?R\.?H\.?|H\.?H\.?|H\.?M\.?|H\.?E\.?|T\.?R\.?H\.?|Excellency|Highness|Majesty|"
    r"(?:[Tt]he )?Rt\.? Hon\.?|(?:[Tt]he )?Right Honou?rable|(?:[Tt]he )?Honou?rable|"
    r"Hon'ble|Shri|Smt\.?)"
)
_RANKS = (
    r"King|Queen|Prince|Princess|Crown|Sheikh|Sheikha|Sultan|Amir|Emir|Sayyid|Pope|President|"
    r"Prime|Deputy|Vice|Minister|Foreign|First|Assistant|Chairman|Speaker|Secretary|Ambassador|"
    r"Defen[cs]e|External|Interior|State|Grand|Undersecretary|Under|Special|Chief|Director|Lieutenant|General|"
    r"Chancellor|Premier|Commander|Governor|Mayor|Heir|Custodian|Ruler|Head|Member|Acting|UN|Representative"
)
_LAND = (
    r"(?:(?:US|U\.S\.|UK|UAE|UN|EU|NATO|GCC|[A-Z][a-z]+(?:an|ian|ish|ese|ch|i|ti|ni|k|tan|eek)|"
    r"(?:South|North|Saudi|New) [A-Z][a-z]+) )"
)
_BEFORE = re.compile(rf"\b{_STYLE},? (?:{_STYLE},? )*(?=(?:the |The )?{_LAND}?(?:{_RANKS})\b)")
_NAMED = re.compile(
    rf"(?<![\w']){_STYLE},? (?:{_STYLE},? )*"
    r"(?=(?:Mr|Mrs|Ms|Dr|Eng|Sir)\.? |[A-Z][\w'’-]+ (?:[A-Z]|bin|al-))"
)
_MONARCH = re.compile(
    r"\b(?:[Hh]is Majesty|H\.?M\.?)(?= (?:also |further |then |on [A-Z][a-z]+day )?[a-z]|['’]s\b|,)"
)
_QUEEN = re.compile(r"\b[Hh]er Majesty(?= (?:also |further )?[a-z]+ed\b|['’]s\b)")
_ALONE = re.compile(
    r"^(?P<his>His|Her) (?:Royal )?(?:Excellency|Highness|Majesty)(?=,? (?:also|further|then|and|"
    r"[a-z]+ed|held|met|spoke|said|paid|gave|told|took|made|went|drew)\b)"
)
_OF_THE_KING = re.compile(
    r"\b((?:Office|Court|[Aa]dviser|[Aa]dvisor|[Rr]epresentative|[Bb]ehalf|[Dd]irectives?|[Pp]atronage|"
    r"[Ll]eadership|[Gg]uidance|[Vv]ision) (?:of|to)) (?:His Majesty|H\.?M\.?)(?! (?:the )?King\b)"
)
_JORDAN = re.compile(r"\b(?:His Majesty|H\.?M\.?) King Abdullah(?! (?:II\b|bin|University|[A-Z]))")
"""How Jordan's court names its King, the only one of that name since 2015."""
_OTHER_STYLES = re.compile(
    r"(?<=[a-z])(?<!State) (?:Counsell?or|Engineer|Eng\.|Professor|Prof\.|Excellency|"
    r"Advocate|Barrister) (?=[A-Z][a-z]+ [A-Z])"
)
_SPOKESMANS = re.compile(
    r"\b([Ss]pokes(?:man|woman|person)(?: [a-z]+(?: the)?(?: [A-Z][a-z-]+)+| [a-z]+)?,? )"
    r"(?:Ambassador|Counsell?or|Dr\.) (?=[A-Z][a-z]+ [A-Z])"
)
"""The rank of a spokesman, which stands between his office and his name."""
_MAY_GOD = re.compile(
    r",? (?:may (?:God|Allah|his soul)[^,.]{3,60}|\(PBUH\)|peace be upon him)(?=[,.])"
)


def without_honours(text: str) -> str:
    """The sentence without "His Highness" and the like; alone they become "the King" or "he".

    "His Majesty" alone is the King; "His Excellency" and "His Highness" at the head of a
    sentence are who was last spoken of.
    """
    text = _JORDAN.sub("King Abdullah II", text)
    text = _OF_THE_KING.sub(r"\1 the King", _MAY_GOD.sub("", text))
    text = _BEFORE.sub("", text)
    text = _NAMED.sub("", text)
    text = _SPOKESMANS.sub(r"\1", _OTHER_STYLES.sub(" ", text))
    text = _QUEEN.sub("the Queen", _MONARCH.sub("the King", text))
    text = _ALONE.sub(lambda hit: "He" if hit.group("his") == "His" else "She", text)
    return text[:1].upper() + text[1:]
