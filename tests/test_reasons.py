"""What libraries and the system say in English is said in Arabic to whom it concerns."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from musnad.core.errors import RefusedError
from musnad.messages import explain
from musnad.reasons import reason
from musnad.settings import parse

SOURCE = '[[sources]]\nid = "x"\nname_ar = "س"\nname_en = "x"\n'
WRITER = '[[writers]]\nname = "w"\nmodel = "m"\n'
NAMES = re.compile(
    r"musnad\.toml|[A-Za-z]+/[A-Za-z]+|[a-z]+_[a-z_]+|'[^']*'|https?|true|false|null|brief"
)

WRONG = [
    "folow = []",
    "follow = 3",
    "follow = [",
    'newsroom = "x"',
    "[poll]\nlongest_minutes = 0",
    "[poll]\nfirst_run_days = 99999",
    '[poll]\nthreads = "many"',
    "[poll]\nthreads = 1.5",
    '[fetch]\nrobots = "perhaps"',
    "[fetch]\ntimeout_seconds = -1",
    '[newsroom]\nname_ar = ""',
    f'[newsroom]\nname_ar = "{"س" * 99}"',
    "[newsroom]\nname_ar = 3",
    '[newsroom]\nzone = "Mars/Base"',
    '[house]\ndigits = "roman"',
    '[house]\nspellings = {"abc" = "ا"}',
    '[house]\nspellings = {"سوريا" = "سوريا"}',
    '[house]\nforbidden = {"جلسة" = "' + "س" * 90 + '"}',
    '[websub]\ncallback_url = "ftp://a.example"',
    '[websub]\nlisten = "here"',
    '[websub]\ncallback_url = "https://a:b@a.example"',
    '[[sources]]\nid = "x"',
    SOURCE + 'feed = "ftp://a.example"',
    SOURCE + 'listing = "https://a.example"\nselector = "::x("',
    SOURCE.replace('"x"', '"Bad Id"', 1),
    WRITER + WRITER,
    WRITER + "patience_seconds = 2",
    WRITER + "budget_per_day = 2",
    WRITER + 'fallbacks = ["w"]',
    WRITER.replace('"w"', '"brief"'),
    "[a",
    "a = ",
    "[watch]\nafter_hours = [0]",
    f"[watch]\nafter_hours = [{'1,' * 60}]",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_with_a_setting_is_said_in_arabic(text):
    with pytest.raises(RefusedError) as caught:
        parse(text, Path("musnad.toml"))
    error = caught.value
    arabic = explain(error.code, error.facts, "ar").partition(": ")[2]
    assert re.search(r"[\u0621-\u064a]{2}", arabic)
    assert not re.search(r"[A-Za-z]{3,}", NAMES.sub("", arabic.partition("النمط")[0])), arabic
    assert "Value error" not in explain(error.code, error.facts, "en")


@pytest.mark.parametrize("number", [1, 2, 13, 17, 20, 21, 28, 30, 36])
def test_what_the_system_says_of_a_file_is_said_in_arabic(number):
    said = reason(os.strerror(number), "ar")
    assert not re.search("[A-Za-z]", said)
    assert reason(os.strerror(number), "en") == os.strerror(number)


def test_what_is_not_known_stays_as_it_is():
    assert reason("the moon is full", "ar") == "the moon is full"
    assert reason("", "ar") == ""
