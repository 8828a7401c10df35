"""Tools for assistants, over standard input and output, by the protocol's own client."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client

from musnad.store.database import open_store
from tests.cli.commands import run
from tests.cli.conftest import ARABIC, ENGLISH
from tests.publish.samples import NOW, doubtful, pentagon


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mcp") / "newsroom"
    run("init", str(folder))
    with open_store(folder, lambda: NOW) as store:
        article, release, capture = pentagon()
        store.save_capture(capture)
        store.save_article(article, release)
        store.save_article(*doubtful())
    return folder


@asynccontextmanager
async def talking(folder, errors):
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "musnad", "mcp", *(["--newsroom", str(folder)] if folder else [])],
        cwd=str(errors.parent),
    )
    with errors.open("w+") as told:
        async with (
            stdio_client(command, errlog=told) as (read, write),
            ClientSession(read, write, read_timeout_seconds=60) as session,
        ):
            await session.initialize()
            yield session


def asked(folder, tmp_path, *calls):
    """What the tools answer to these calls, in one conversation; first of all, what they are."""

    async def talk():
        async with talking(folder, tmp_path / "errors") as session:
            offered = await session.list_tools()
            return offered.tools, [await session.call_tool(*call) for call in calls]

    tools, answers = asyncio.run(talk())
    assert (tmp_path / "errors").read_text() == ""
    return tools, answers


def text(answer):
    return answer.content[0].text


def test_an_assistant_checks_writes_and_searches(folder, tmp_path):
    wrong = ARABIC.replace("20 مليون", "90 مليون")
    tools, (checked, written, found, nothing) = asked(
        folder,
        tmp_path,
        ("check", {"article": wrong, "sources": [{"text": ARABIC}]}),
        ("write", {"source": {"text": ENGLISH}, "writer": "brief"}),
        ("search", {"words": "بروكسل"}),
        ("search", {"words": "لا شيء كهذا", "lane": "held"}),
    )
    assert [one.name for one in tools] == ["check", "write", "search"]
    for one in tools:
        assert one.input_schema["type"] == "object"
        assert one.annotations.read_only_hint is True
    assert not checked.is_error
    assert checked.structured_content["summary"]["clean"] is False
    assert "[contradicted]" in text(checked)
    assert written.structured_content["article"]["writer"]["name"] == "brief"
    assert written.structured_content["article"]["headline"] in text(written)
    assert [one["id"] for one in found.structured_content["articles"]] == ["d0d0d0d0d0d0d0d0"]
    assert text(nothing) == "nothing found"


WRONG = [
    ("check", {"article": "x"}, "mcp.value"),
    ("check", {"article": "x", "sources": []}, "mcp.value"),
    ("check", {"article": "x" * 40_001, "sources": [{"text": "x"}]}, "mcp.value"),
    ("check", {"article": "x", "sources": [{"url": "file:///etc/passwd"}]}, "mcp.value"),
    ("check", {"article": "...", "sources": [{"text": "x"}]}, "read.nothing"),
    ("write", {"source": {"text": "x"}, "writer": "nobody"}, "write.unknown_writer"),
    ("write", {"source": {"text": "x"}, "publish": True}, "mcp.value"),
    ("search", {"limit": 51}, "mcp.value"),
    ("search", {"words": "a\x00b"}, "mcp.value"),
    ("publish", {"id": "d0d0d0d0d0d0d0d0"}, "mcp.tool"),
]


def test_what_cannot_be_asked_is_told_in_both_languages(folder, tmp_path):
    _, answers = asked(folder, tmp_path, *((name, sent) for name, sent, _ in WRONG))
    for answer, (_, _, code) in zip(answers, WRONG, strict=True):
        assert answer.is_error
        assert f"[{code}]" in text(answer)
        assert any("\u0600" <= letter <= "\u06ff" for letter in text(answer))


def test_without_a_newsroom_there_is_nothing_to_search_but_texts_are_checked(tmp_path):
    _, (searched, checked) = asked(
        None,
        tmp_path,
        ("search", {"words": "x"}),
        ("check", {"article": ARABIC, "sources": [{"text": ARABIC}]}),
    )
    assert "[mcp.newsroom]" in text(searched)
    assert checked.structured_content["summary"]["clean"] is True


def test_a_folder_that_is_no_newsroom_is_refused(tmp_path):
    done = run("mcp", "--newsroom", str(tmp_path / "nowhere"))
    assert done.status == 2
    assert "[settings.missing]" in done.err
    assert done.out == ""


def test_what_is_no_message_does_not_end_the_conversation(folder, tmp_path):
    import subprocess

    lines = [
        "nonsense",
        json.dumps(
            {
                "jsonrpc": "2.0",
                "id": 1,
                "method": "initialize",
                "params": {
                    "protocolVersion": "2025-06-18",
                    "capabilities": {},
                    "clientInfo": {"name": "t", "version": "0"},
                },
            }
        ),
        '{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        (
            '{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "search", '
            '"arguments": {"words": "\\ud800"}}}'
        ),
        '{"jsonrpc": "2.0", "id": 3, "method": "tools/list"}',
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "musnad", "mcp", "--newsroom", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    process.stdin.write("\n".join([*lines, ""]).encode())
    process.stdin.flush()
    told = {}
    while 3 not in told:
        line = process.stdout.readline()
        assert line, process.stderr.read().decode()
        message = json.loads(line)
        told[message.get("id")] = message
    out, _ = process.communicate(timeout=timedelta(seconds=20).total_seconds())
    assert out == b""
    assert process.returncode == 0
    assert len(told[3]["result"]["tools"]) == 3
