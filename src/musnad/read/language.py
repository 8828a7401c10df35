"""Which language a text is in, by its letters and its commonest words.

Built for sentences and more; a single word is often nobody's.
"""

from __future__ import annotations

import re
from collections import Counter

from musnad.arabic.normal import fold

_SAMPLE = 5_000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("greek", re.compile(r"[\u0370-\u03ff]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("kana", re.compile(r"[\u3040-\u30ff]")),
    ("hangul", re.compile(r"[\uac00-\ud7af]")),
    ("han", re.compile(r"[\u4e00-\u9fff]")),
    ("devanagari", re.compile(r"[\u0900-\u097f]")),
)
_ONE_LANGUAGE = {
    "greek": "el",
    "hebrew": "he",
    "kana": "ja",
    "hangul": "ko",
    "han": "zh",
    "devanagari": "hi",
}
_BY_SCRIPT: dict[str, frozenset[str]] = {
    "arabic": frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "ku"}),
    "cyrillic": frozenset({"ru", "uk", "bg", "sr", "be", "mk", "kk", "ky", "tg", "mn"}),
    "latin": frozenset(
        {
            *(
                "en",
                "fr",
                "es",
                "de",
                "it",
                "pt",
                "nl",
                "tr",
                "pl",
                "sv",
                "da",
                "no",
                "nb",
                "nn",
                "fi",
            ),
            *(
                "cs",
                "sk",
                "ro",
                "hu",
                "id",
                "ms",
                "sw",
                "so",
                "ca",
                "hr",
                "sl",
                "et",
                "lv",
                "lt",
                "sq",
            ),
            *("vi", "az", "mt", "ga", "is", "ku", "uz", "eu", "gl", "bs", "sr", "af", "tl", "ha"),
        }
    ),
    "han": frozenset({"zh", "ja"}),
    "kana": frozenset({"ja"}),
    "hangul": frozenset({"ko"}),
    "hebrew": frozenset({"he", "yi"}),
    "greek": frozenset({"el"}),
    "devanagari": frozenset({"hi", "ne", "mr"}),
}
_STOP = {
    "en": "the of and to in a is that for on with by as at from was this be has it are will his",
    "fr": "le la les de des du et un une en est que pour dans au aux avec par sur qui a ce",
    "es": "el la los las de del y en un una que por con para es se su al como más",
    "de": "der die das und in den von zu mit dem des ist für auf im ein eine nicht auch sich",
    "it": "il la di e che in un una per con del della dei è sono al alla gli nel le",
    "pt": "o a os as de do da dos e em um uma que para com por no na ao é não",
    "nl": "de het een en van in is op te dat voor met zijn aan door niet ook bij",
    "tr": "ve bir bu için ile de da olarak olan çok daha gibi sonra kadar",
    "pl": "i w na z do się nie że jest o od po przez dla oraz",
    "sv": "och att det som en på är av för med till den har inte",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan",
    "ru": "и в не на что с по как это из для его он от к",
    "uk": "і в на що не з та до про як це від за він її",
    "ar": "في من علي الي ان عن مع التي الذي هذا هذه ما لا بين بعد قبل كما قد او",
    "fa": "در به از که این است را با برای آن می شد خود های",
    "ur": "کے کی میں ہے اور سے کا کو نے پر کہ ہیں",
}
_STOPS = {
    code: frozenset(words.split()) if code != "ar" else frozenset(fold(words).split())
    for code, words in _STOP.items()
}
_CANDIDATES = {
    "latin": ("en", "fr", "es", "de", "it", "pt", "nl", "tr", "pl", "sv", "id"),
    "cyrillic": ("ru", "uk"),
    "arabic": ("ar", "fa", "ur"),
}
_PERSIAN = re.compile(r"[پچژگی]")
_URDU = re.compile(r"[ٹڈڑںےہ]")


def detect(text: str, claimed: str | None = None) -> str:
    """An ISO 639 code, or ``und`` when neither the text nor ``claimed`` settles it.

    ``claimed`` (a page's ``lang``, with or without a region) is believed as long as the
    letters and the commonest words do not speak against it.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script is None:
        return "und"
    found = _ONE_LANGUAGE.get(script) or _by_words(sample, script)
    code = (claimed or "").strip().lower().replace("_", "-").partition("-")[0]
    if code and code in _BY_SCRIPT.get(script, frozenset()):
        counted = _CANDIDATES.get(script, ())
        if found in ("und", code) or (code not in counted and not _sure(sample, found)):
            return code
    return found


def _script(text: str) -> str | None:
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS}
    if counts["kana"] > 0.1 * counts["han"] and counts["kana"]:
        counts["kana"] += counts["han"]
    # One Arabic word takes fewer letters than its Latin translation; names in Latin letters
    # in an Arabic text must not outvote it.
    counts["arabic"] *= 2
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _words(text: str, script: str) -> Counter[str]:
    folded = text.lower()
    if script == "arabic" and not _PERSIAN.search(text) and not _URDU.search(text):
        folded = fold(text)
    return Counter(_WORD.findall(folded))


def _by_words(text: str, script: str) -> str:
    if script == "arabic":
        return _arabic_script(text)
    words = _words(text, script)
    scores = {
        code: sum(words[stop] for stop in _STOPS[code]) for code in _CANDIDATES.get(script, ())
    }
    if not scores:
        return "und"
    best = max(scores, key=lambda code: scores[code])
    total = sum(words.values())
    if scores[best] and scores[best] >= 0.05 * total:
        return best
    # A headline may hold no small word at all; without accents it is most likely English.
    return "en" if script == "latin" and text.isascii() and 2 <= total <= 40 else "und"


def _arabic_script(text: str) -> str:
    letters = max(1, len(_SCRIPTS[0][1].findall(text)))
    if len(_URDU.findall(text)) > 0.02 * letters:
        return "ur"
    if len(_PERSIAN.findall(text)) > 0.04 * letters:
        return "fa"
    return "ar"


def _sure(text: str, code: str) -> bool:
    words = Counter(_WORD.findall(text.lower()))
    total = sum(words.values())
    return total >= 20 and sum(words[stop] for stop in _STOPS.get(code, ())) >= 0.2 * total
