"""Stretches of a sentence that stand as one adverb: votes, borders, set phrases."""

from __future__ import annotations

import re

from musnad.arabic.agreement import counted
from musnad.arabic.names import transliterate
from musnad.core.house import House
from musnad.write.brief.entity import Entity
from musnad.write.brief.governed import any_of
from musnad.write.brief.phrases import SET_ADVERBS
from musnad.write.brief.vocabulary import Vocabulary

_VOTE = re.compile(
    r"by (?:a (?:recorded )?vote of )?(\d{1,3}) (?:in favou?r|for|yes|votes)(?: to|,| and)? "
    r"(\d{1,3}|none)(?: against)?"
    r"(?:,? (?:with|and) (\d{1,3}) absten(?:tions?|tion|ding))?(?=[\s,.;]|$),?",
    re.IGNORECASE,
)


_LOST = re.compile(r"\b(?:reject|defeat|fail|veto|not? (?:be |been |pass|adopt))", re.IGNORECASE)


def votes(text: str, house: House) -> list[Entity]:
    """ "By a vote of 143 in favour to 9 against, with 25 abstentions" as one adverb."""
    found: list[Entity] = []
    for hit in _VOTE.finditer(text):
        yes, no, absent = (int(part) if part and part.isdigit() else 0 for part in hit.groups())
        if _LOST.search(text[: hit.start()]) or yes <= no:
            against = f"ومعارضة {_members_counted(no, house)}" if no else "من دون معارضة"
            arabic = f"بعد تأييد {_members_counted(yes, house)} {against}"
        else:
            against = f"مقابل {_votes_counted(no, house)}" if no else "من دون أي صوت معارض"
            arabic = f"بأغلبية {_votes_counted(yes, house)} {against}"
        if absent:
            arabic += f" وامتناع {_members_counted(absent, house)} عن التصويت"
        found.append(
            Entity(
                start=hit.start(),
                end=hit.end(),
                kind="adverbial",
                english=hit.group(),
                mask="unanimously",
                arabic=arabic,
            )
        )
    return found


def _members_counted(number: int, house: House) -> str:
    two = "عضوين" if number == _TWO else "عضوان"
    return counted(number, "عضو", two, "أعضاء", "m", house)


def _votes_counted(number: int, house: House) -> str:
    two = "صوتين" if number == _TWO else "صوتان"
    return counted(number, "صوت", two, "أصوات", "m", house)


_TWO = 2


_STORMS = {
    "storm": ("العاصفة", "f"),
    "hurricane": ("الإعصار", "m"),
    "cyclone": ("الإعصار", "m"),
    "typhoon": ("الإعصار", "m"),
}
_STORM = re.compile(
    r"\b(?:Tropical |Super |Severe )*(Storm|Hurricane|Cyclone|Typhoon) ([A-Z][a-z]{2,12})\b"
)


def storms(text: str) -> list[Entity]:
    """ "Storm Daniel", "Cyclone Idai": one name each, «العاصفة دانيال»."""
    found: list[Entity] = []
    for hit in _STORM.finditer(text):
        kind, gender = _STORMS[hit[1].lower()]
        found.append(
            Entity(
                start=hit.start(),
                end=hit.end(),
                kind="place",
                english=hit.group(),
                mask="Paris",
                arabic=f"{kind} {transliterate(hit[2])}",
                gender="f" if gender == "f" else "m",
            )
        )
    return found


_SAT = re.compile(
    r"(?:, )?\bcommencing at (?P<about>around |approximately |about )?(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d\d))? ?(?P<half>[ap])\.?m\.?(?P<local>,? local time)?,? for "
    r"(?P<bound>over|more than|about|approximately|around|nearly|almost)? ?"
    r"(?P<length>\d{1,3}) (?P<unit>minutes?|hours?)(?=,)",
    re.IGNORECASE,
)
_BOUNDS = {"over": "أكثر من", "more than": "أكثر من", "nearly": "ما يقارب", "almost": "ما يقارب"}


def sittings(text: str, house: House) -> list[Entity]:
    """ "Commencing at 6:30 p.m. for approximately 25 minutes": when talks began and how long."""
    found: list[Entity] = []
    for hit in _SAT.finditer(text):
        number, two = int(hit["length"]), ("دقيقتين", "ساعتين")
        hours = hit["unit"].lower().startswith("hour")
        one, many = ("ساعة", "ساعات") if hours else ("دقيقة", "دقائق")
        length = counted(number, one, two[hours], many, "f", house)
        bound = _BOUNDS.get((hit["bound"] or "").lower(), "نحو" if hit["bound"] else "")
        clock = f"{hit['hour']}:{hit['minute'] or '00'}"
        half = "صباحا" if hit["half"].lower() == "a" else "مساء"
        local = " بالتوقيت المحلي" if hit["local"] else ""
        about = "نحو " if hit["about"] else ""
        lasting = f"{bound} {length}".strip()
        found.append(
            Entity(
                start=hit.start(),
                end=hit.end(),
                kind="adverbial",
                english=hit.group(),
                mask="strongly",
                arabic=f"ابتداء من {about}الساعة {clock} {half}{local} ولمدة {lasting}",
            )
        )
    return found


_BORDERED = re.compile(r"(?<= )within its internationally[- ]recogni[sz]ed borders\b")


def bordered(text: str, entities: list[Entity]) -> list[Entity]:
    """ "The unity of X within its internationally recognised borders": X's own, whoever speaks."""
    found: list[Entity] = []
    for hit in _BORDERED.finditer(text):
        lands = [one for one in entities if one.end == hit.start() - 1 and one.kind == "country"]
        if lands:
            its = "ها" if lands[0].gender == "f" else "ه"
            found.append(
                Entity(
                    start=hit.start(),
                    end=hit.end(),
                    kind="adverbial",
                    english=hit.group(),
                    mask="strongly",
                    arabic=f"ضمن حدود{its} المعترف بها دوليا",
                )
            )
    return found


_ADVERBIAL = re.compile(
    r"(?:(?<=\s)|^)(" + any_of(SET_ADVERBS) + r")\b(?=[\s,.;])",
    re.IGNORECASE,
)


_GOES_ON = re.compile(r" (?:and|or) (?:the )?(?P<word>[a-z]+)(?=[.,;]|$| (?:of|in|on|from|by)\b)")


def adverbials(text: str, words: Vocabulary) -> list[Entity]:
    """Set phrases that say how or when ("in the strongest terms"): one adverb each.

    "Under pressure" of "under pressure and intimidation" is no such phrase.
    """
    return [
        Entity(
            start=hit.start(),
            end=hit.end(),
            kind="adverbial",
            english=hit.group(),
            mask="strongly",
            arabic=SET_ADVERBS[hit.group().casefold()],
        )
        for hit in _ADVERBIAL.finditer(text)
        if not (" " in hit.group() and _goes_on(text, hit, words))
    ]


def _goes_on(text: str, hit: re.Match[str], words: Vocabulary) -> bool:
    """Whether the noun that the phrase ends on has another beside it."""
    more = _GOES_ON.match(text, hit.end())
    return more is not None and words.noun(more.group("word")) is not None
