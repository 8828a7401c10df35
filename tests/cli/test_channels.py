"""``musnad channels`` and what ``musnad doctor`` tells of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from musnad.core.receipt import Receipt
from musnad.settings import FILE_NAME, TEMPLATE, parse
from musnad.store.database import open_store
from tests.channels.services import TOKEN, FakeTelegram, running

from .commands import run

SETTINGS = """
[fetch]
allow_private = ["{place}"]
[[channels]]
kind = "telegram"
name = "tg"
chat = "@musnad_news"
api_url = "http://{place}"
"""
ARTICLE = "5f0c2a9be1d34471"


@pytest.fixture
def newsroom(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("MUSNAD_NEWSROOM", str(tmp_path))
    monkeypatch.setenv("MUSNAD_TELEGRAM_TOKEN", TOKEN)
    with running(FakeTelegram()) as service:
        (tmp_path / FILE_NAME).write_text(SETTINGS.format(place=service.place), encoding="utf-8")
        yield tmp_path


def keep(folder, **changes):
    told = {"state": "unresolved", "note": "channel.unresolved", **changes}
    receipt = Receipt(
        article_id=ARTICLE, revision=1, channel="tg", at=datetime(2025, 4, 25, tzinfo=UTC), **told
    )
    with open_store(folder, lambda: datetime.now(UTC)) as store:
        store.save_receipt(receipt)


def test_a_probe_says_who_we_are(newsroom):
    done = run("channels", "probe", "tg")
    assert (done.status, done.out) == (0, "tg: reachable @musnad_bot\n")
    assert "[channel.unknown]" in run("channels", "probe", "site").err


def test_the_list_tells_what_is_for_a_person(newsroom):
    assert run("channels", "list").status == 0
    keep(newsroom)
    done = run("channels", "list")
    assert done.status == 1
    assert f"{ARTICLE}/1/tg  unresolved" in done.out
    told = json.loads(run("channels", "list", "--format", "json").out)
    assert told["channels"][1] == {"channel": "tg", "states": {"unresolved": 1}}
    assert told["open"][0]["receipt"] == f"{ARTICLE}/1/tg"


def test_the_doctor_tells_of_a_missing_secret(newsroom, monkeypatch):
    assert "channel tg: telegram" in run("doctor").out
    assert "reachable @musnad_bot" in run("doctor", "--probe").out
    monkeypatch.delenv("MUSNAD_TELEGRAM_TOKEN")
    done = run("doctor")
    assert done.status == 1
    assert "MUSNAD_TELEGRAM_TOKEN" in done.out
    assert "[channel.unset]" in done.out


def test_the_doctor_tells_of_dead_letters(newsroom):
    keep(newsroom, state="dead", note="channel.refused", detail="400 chat not found")
    done = run("doctor")
    assert "given up sending" in done.out
    assert "chat not found" in done.out


def test_no_command_tells_a_secret(newsroom, monkeypatch):
    wrong = TOKEN[:-1] + "x"
    monkeypatch.setenv("MUSNAD_TELEGRAM_TOKEN", wrong)
    for command in (
        ("channels", "probe", "tg"),
        ("doctor", "--probe"),
        ("--debug", "channels", "probe", "tg"),
    ):
        done = run(*command)
        assert wrong not in done.out + done.err
        assert "Unauthorized" in run(*command).out + run(*command).err


def test_what_is_not_to_be_settled_is_refused(newsroom):
    for name in ("x", f"{ARTICLE}/1/tg", f"{ARTICLE}/x/tg", "//"):
        assert run("channels", "resolve", name, "sent").status == 2


def test_every_channel_of_the_template_is_sound(tmp_path):
    lines = TEMPLATE.splitlines()
    at = next(number for number, line in enumerate(lines) if line == "# [[channels]]")
    told = "\n".join(line.removeprefix("#").strip() for line in lines[at:])
    names = [one.name for one in parse(told, tmp_path / FILE_NAME).channels]
    assert names == ["tg", "wp", "cms", "hubs", "digest", "masto", "bsky"]


@pytest.mark.parametrize(
    "wrong",
    [
        'kind = "telegram"\nname = "site"\nchat = "@abcd"',
        'kind = "telegram"\nname = "x"\nchat = "not a chat"',
        'kind = "telegram"\nname = "x"\nchat = "@abcd"\ntoken = "1:2"',
        'kind = "wordpress"\nname = "x"\nurl = "https://u:p@x.example"\nuser = "u"',
        'kind = "wordpress"\nname = "x"\nurl = "https://x.example"\nuser = "u"\nstatus = "future"',
        'kind = "mail"\nname = "x"\nhost = "x"\nsecurity = "none"\nsender = "a@b.c"\nrecipients = []',
        'kind = "fax"\nname = "x"',
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(tmp_path, wrong):
    from musnad.core.errors import RefusedError

    with pytest.raises(RefusedError, match=r"settings\.value"):
        parse(f"[[channels]]\n{wrong}\n", tmp_path / FILE_NAME)
