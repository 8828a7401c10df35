"""Passive participles that follow a noun, as Arabic adjectives with what they govern."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.write.brief.frames import table
from musnad.write.wordlist import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Participle:
    """An English participle's Arabic, masculine singular; ``governs`` its prepositions.

    ``needs`` says that it means this only with one of those prepositions.
    """

    arabic: str
    governs: dict[str, str] = field(default_factory=dict)
    needs: bool = False


def _participle(arabic: str, governs: str = "", *, needs: bool = False) -> Participle:
    pairs = (pair.partition("=") for pair in governs.split())
    return Participle(
        arabic=arabic,
        governs={english: arabic.replace("_", " ") for english, _, arabic in pairs},
        needs=needs,
    )


STATES = frozenset(
    listed("pose hold face support represent enjoy lead control back govern accompany assist")
)
"""Verbs whose participle tells what still is: "the threat posed by X"."""

PARTICIPLES: dict[str, Participle] = {
    "impose": _participle("مفروض", "on=على upon=على against=على"),
    "provide": _participle("مقدم", "to=إلى for=ل"),
    "offer": _participle("مقدم", "to=إلى"),
    "extend": _participle("مقدم", "to=إلى", needs=True),
    "take": _participle("متخذ"),
    "sign": _participle("موقع", "between=بين in=في on=في with=مع"),
    "announce": _participle("معلن"),
    "adopt": _participle("معتمد"),
    "publish": _participle("منشور"),
    "submit": _participle("مقدم", "to=إلى"),
    "relate": _participle("متعلق", "to=ب", needs=True),
    "base": _participle("قائم", "on=على", needs=True),
    "need": _participle("لازم", "for=ل"),
    "require": _participle("مطلوب", "for=ل"),
    "affect": _participle("متضرر", "by=من from=من"),
    "involve": _participle("معني", "in=ب"),
    "concern": _participle("معني"),
    "commit": _participle("مرتكب", "against=بحق in=في"),
    "perpetrate": _participle("مرتكب", "against=بحق in=في"),
    "allocate": _participle("مخصص", "to=ل for=ل"),
    "earmark": _participle("مخصص", "for=ل"),
    "trap": _participle("محاصر", "in=في"),
    "deploy": _participle("منتشر", "in=في to=في"),
    "station": _participle("متمركز", "in=في"),
    "gather": _participle("مجتمع", "in=في"),
    "invite": _participle("مدعو", "to=إلى"),
    "make": _participle("مبذول", "by=من", needs=True),
    "tie": _participle("مرتبط", "to=ب", needs=True),
    "link": _participle("مرتبط", "to=ب", needs=True),
    "connect": _participle("مرتبط", "to=ب with=ب", needs=True),
    "center": _participle("متمحور", "on=حول", needs=True),
    "centre": _participle("متمحور", "on=حول", needs=True),
    "devote": _participle("مخصص", "to=ل", needs=True),
    "dedicate": _participle("مخصص", "to=ل", needs=True),
    "occupy": _participle("محتل"),
    "hold": _participle("محتجز", "in=في"),
    "detain": _participle("محتجز", "in=في"),
    "elect": _participle("منتخب"),
    "appoint": _participle("معين"),
    "agree": _participle("متفق عليه"),
    "mention": _participle("مذكور"),
    "subject": _participle("خاضع", "to=ل", needs=True),
    "expect": _participle("متوقع"),
    "plan": _participle("مقرر"),
    "schedule": _participle("مقرر", "for=في"),
    "attach": _participle("مرفق", "to=ب"),
    "design": _participle("مصمم", "for=ل"),
}

for _lemma, _written in table.PARTICIPLES.items():
    _arabic, _, _governs = _written.removeprefix("!").partition(" ")
    PARTICIPLES.setdefault(
        _lemma,
        _participle(
            _arabic.replace("_", " "), _governs.replace("=.", "="), needs=_written.startswith("!")
        ),
    )
