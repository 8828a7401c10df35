"""``musnad.toml``: every setting, its default and its limits."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from musnad.core.errors import RefusedError
from musnad.core.house import (
    Calendars,
    Digits,
    ForeignG,
    House,
    LedgerTitles,
    Months,
    TitleOrder,
)
from musnad.core.source import Source, SourceKind
from musnad.flow.newsroom import Policy

FILE_NAME = "musnad.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NewsroomPart(_Part):
    """Who the newsroom is. ``contact`` is sent with every request, so that a source can write."""

    name_ar: str = Field("مُسنَد", min_length=1, max_length=80)
    name_en: str = Field("musnad", min_length=1, max_length=80)
    contact: str = Field("", max_length=200)
    zone: str = "UTC"
    site_url: str = Field("", max_length=200)
    site_folder: str = Field("site", min_length=1, max_length=400)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("not an IANA time zone, such as Asia/Beirut")
        return zone


_MOST_PAIRS = 500
_LONGEST_PAIR = 80
_ARABIC_WORDS = re.compile(r"[\u0621-\u063a\u0641-\u0652]+(?: [\u0621-\u063a\u0641-\u0652]+)*")


class HousePart(_Part):
    """House style. ``people`` and ``terms`` are files in the newsroom's folder."""

    digits: Digits = "latin"
    months: Months = "gregorian"
    american: Literal["أميركي", "أمريكي"] = "أميركي"
    foreign_g: ForeignG = "غ"
    title_order: TitleOrder = "title_first"
    spellings: dict[str, str] = Field(default_factory=dict, max_length=_MOST_PAIRS)
    forbidden: dict[str, str] = Field(default_factory=dict, max_length=_MOST_PAIRS)
    people: str = Field("", max_length=400)
    terms: str = Field("", max_length=400)
    channel_line: str = Field("", max_length=300)
    ledger_titles: LedgerTitles = "bare"
    background: bool = False
    calendar: Calendars = "gregorian"

    @field_validator("spellings", "forbidden")
    @classmethod
    def _arabic_words(cls, pairs: dict[str, str]) -> dict[str, str]:
        for word in pairs:
            if len(word) > _LONGEST_PAIR or not _ARABIC_WORDS.fullmatch(word):
                raise ValueError(f"{word[:_LONGEST_PAIR]!r} is not an Arabic word or phrase")
        return pairs

    @field_validator("forbidden")
    @classmethod
    def _short_advice(cls, pairs: dict[str, str]) -> dict[str, str]:
        if any(len(advice) > _LONGEST_PAIR for advice in pairs.values()):
            raise ValueError(f"what to write instead has more than {_LONGEST_PAIR} letters")
        return pairs

    @field_validator("spellings")
    @classmethod
    def _settled_spellings(cls, pairs: dict[str, str]) -> dict[str, str]:
        for word, wanted in pairs.items():
            if len(wanted) > _LONGEST_PAIR or not _ARABIC_WORDS.fullmatch(wanted):
                raise ValueError(f"{wanted[:_LONGEST_PAIR]!r} is not an Arabic word or phrase")
            if word == wanted or wanted in pairs:
                raise ValueError(f"{wanted!r} is both a spelling to use and one to replace")
        return pairs


class PolicyPart(_Part):
    """When an article goes out by itself, and how long a fault is waited out."""

    mode: Literal["publish", "hold"] = "publish"
    writer: str = "auto"
    attempts: int = Field(5, ge=1, le=50)
    first_retry_seconds: float = Field(30.0, gt=0, le=86_400)
    longest_retry_seconds: float = Field(3600.0, gt=0, le=604_800)


class FetchPart(_Part):
    """Limits of fetching. ``allow_private`` names ``host:port`` pairs on private networks."""

    timeout_seconds: float = Field(20.0, gt=0, le=300)
    max_megabytes: float = Field(10.0, gt=0, le=200)
    spacing_seconds: float = Field(1.0, ge=0, le=600)
    fetchers: int = Field(4, ge=1, le=64)
    robots: bool = True
    allow_private: tuple[str, ...] = ()


class RunPart(_Part):
    """The pace of ``musnad run``.

    ``threads`` of the sentence encoder: one is nearly as fast as two where nothing else runs,
    and several times faster where something does. No more than the cores are ever used.
    """

    idle_seconds: float = Field(5.0, gt=0, le=3600)
    patience_seconds: float = Field(5.0, ge=0, le=3600)
    threads: int = Field(1, ge=1, le=256)


class CheckPart(_Part):
    """Models beside the checker's own, which needs none of them.

    ``encoder`` and ``second_opinion`` are names that a plugin offers; ``nli`` is the model of
    entailment in the folder ``nli_folder``. A second opinion is asked of claims whose risk is
    within ``band`` of the threshold.
    """

    encoder: str = Field("", max_length=100)
    second_opinion: str = Field("", max_length=100)
    band: float = Field(0.15, ge=0, le=0.5)
    nli_folder: str = Field("", max_length=400)


class SourcePart(_Part):
    """A source of the newsroom's own."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
    name_ar: str = Field(min_length=1, max_length=200)
    name_en: str = Field(min_length=1, max_length=200)
    kind: SourceKind = "agency"
    languages: tuple[str, ...] = ("en",)
    feed: str | None = None
    page: str | None = None
    zone: str = "UTC"
    topics: tuple[str, ...] = ()
    every_minutes: int = Field(15, ge=1, le=10_080)

    @field_validator("feed", "page")
    @classmethod
    def _web_address(cls, address: str | None) -> str | None:
        if address is not None and not address.startswith(("http://", "https://")):
            raise ValueError("not an http or https address")
        return address

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        return NewsroomPart._known_zone(zone)

    def source(self) -> Source:
        """The source as the newsroom knows it."""
        return Source(**self.model_dump())


class Settings(_Part):
    """The whole of ``musnad.toml``. ``follow`` names sources of the catalogue."""

    newsroom: NewsroomPart = NewsroomPart()
    house: HousePart = HousePart()
    policy: PolicyPart = PolicyPart()
    fetch: FetchPart = FetchPart()
    run: RunPart = RunPart()
    check: CheckPart = CheckPart()
    follow: tuple[str, ...] = ()
    sources: tuple[SourcePart, ...] = ()

    def house_style(self) -> House:
        """What writers and the site need to know of the house."""
        return House(
            name_ar=self.newsroom.name_ar,
            name_en=self.newsroom.name_en,
            zone=self.newsroom.zone,
            **{
                **self.house.model_dump(),
                "spellings": tuple(self.house.spellings.items()),
                "forbidden": tuple(self.house.forbidden.items()),
            },
        )

    def publishing_policy(self) -> Policy:
        """The policy as the flow reads it."""
        return Policy(**self.policy.model_dump())


def load(folder: Path) -> Settings:
    """The settings of a newsroom folder.

    Raises RefusedError ``settings.missing`` when there is no ``musnad.toml``,
    ``settings.syntax`` when it is not TOML, ``settings.value`` when a value can't be used.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError("settings.missing", folder=folder) from error
    try:
        settings = Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RefusedError("settings.syntax", path=path, what=error) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RefusedError("settings.value", path=path, where=where, what=first["msg"]) from error
    return settings.model_copy(update={"house": _house_in(settings.house, folder, path)})


def _house_in(house: HousePart, folder: Path, path: Path) -> HousePart:
    """The house part with the paths of its own tables made whole."""
    found: dict[str, str] = {}
    for name in ("people", "terms"):
        told = getattr(house, name)
        table = (folder / told).resolve() if told else None
        if table is not None and not table.is_file():
            where, what = f"house.{name}", f"no file {table}"
            raise RefusedError("settings.value", path=path, where=where, what=what)
        if table is not None:
            found[name] = str(table)
    return house.model_copy(update=found)


TEMPLATE = """\
# إعدادات غرفة الأخبار — settings of this newsroom.
# كل سطر معلّق يبيّن القيمة المعتمدة — each commented line shows the default.

# مصادر من الفهرس تُتابع — sources of the catalogue to follow (musnad sources list)
follow = []

[newsroom]
# name_ar = "مُسنَد"            # اسم غرفة الأخبار بالعربية — its name in Arabic
# name_en = "musnad"           # بالإنكليزية — in English
# contact = ""                 # بريد يُرسل مع كل طلب — sent with each request
# zone = "UTC"                 # المنطقة الزمنية — IANA time zone, such as "Asia/Beirut"
# site_url = ""                # عنوان الموقع بعد النشر — the site's public address
# site_folder = "site"         # مجلد الموقع، نسبة إلى مجلد غرفة الأخبار — where the site is written

[house]
# digits = "latin"             # latin: 2025 | arabic: ٢٠٢٥ — أرقام
# months = "gregorian"         # gregorian: أبريل | levantine: نيسان | both | maghrebi — الأشهر
# american = "أميركي"          # أو "أمريكي" — spelling of the adjective
# foreign_g = "غ"              # غوتيريش؛ "ج": جوتيريش — the letter for g in foreign names
# calendar = "gregorian"       # both: 24 أبريل 2025 (26 شوال 1446 هـ) — the Hijri day as well
# title_order = "title_first"  # أو "name_first": الاسم قبل المنصب — the name before the title
# spellings = {}               # إملاء الدار — e.g. {"سوريا" = "سورية", "مسئول" = "مسؤول"}
# forbidden = {}               # كلمات ممنوعة وبديلها — e.g. {"جلسة نقاشية" = "جلسة"}
# people = ""                  # جدول أسماء للدار — a table of your own names: "people.tsv"
# terms = ""                   # جدول مصطلحات للدار — of your own terms: "terms.tsv"
# ledger_titles = "bare"       # منصب من السجل لمن ورد اسمه مجردا — a bare name gets its title;
#                              # "full": المنصب الناقص أيضا — short titles too | "never": أبدا
# background = false           # جملة خلفية واحدة من السجل — one sentence from the ledger
# channel_line = ""            # سطر القناة في آخر الخبر — a line about your channel

[policy]
# mode = "publish"             # ينشر النظيف ويحجز الباقي — what is clean goes out
#                              # "hold": يحجز الكل — a person decides everything
# writer = "auto"              # auto | brief | extract — الكاتب
# attempts = 5                 # عدد المحاولات عند عطل عابر — tries after a passing fault
# first_retry_seconds = 30.0   # مهلة المحاولة الأولى — the first wait; it doubles
# longest_retry_seconds = 3600.0

[fetch]
# timeout_seconds = 20.0       # مهلة الجلب — for one whole request
# max_megabytes = 10.0         # أكبر حجم مقبول — largest page taken
# spacing_seconds = 1.0        # فاصل بين طلبين لموقع واحد — between requests to one host
# fetchers = 4                 # طلبات متزامنة — requests at a time
# robots = true                # احترام robots.txt
# allow_private = []           # عناوين داخلية مسموحة — e.g. ["127.0.0.1:8000"]

[run]
# idle_seconds = 5.0           # استراحة حين لا جديد — pause when nothing is due
# patience_seconds = 5.0       # انتظار المحاولة التالية في run --once
# threads = 1                  # خيوط مرمّز المعاني — threads of the sentence encoder

[check]
# encoder = ""                 # مرمّز معانٍ من إضافة — the name of a plugin's encoder
# second_opinion = ""          # رأي ثانٍ عند الشك: "nli" أو اسم من إضافة — asked when unsure
# band = 0.15                  # مدى الشك حول العتبة — how near to the threshold that is
# nli_folder = ""              # مجلد نموذج ONNX — model.onnx, tokenizer.json, config.json

# مصدر خاص بكم — a source of your own:
# [[sources]]
# id = "my-ministry"
# name_ar = "وزارة كذا"
# name_en = "Ministry of Something"
# kind = "ministry"            # presidency government ministry parliament agency alliance union un
# languages = ["ar"]
# feed = "https://example.org/feed.xml"
# zone = "Asia/Beirut"
# every_minutes = 15
"""
