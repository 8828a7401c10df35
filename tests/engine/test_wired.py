"""What ``musnad.toml`` says of polling is what a newsroom does."""

from __future__ import annotations

import tomllib

import pytest

from musnad import wiring
from musnad.core.errors import RefusedError, TransientError
from musnad.engine.loop import run_once
from musnad.parts import FetchPart, PollPart, WebsubPart
from musnad.settings import TEMPLATE, load
from tests.contracts.loopback import answer, serving
from tests.flow.newsstand import feed

SOURCE = """
[[sources]]
id = "s{number}"
name_ar = "مصدر"
name_en = "Source"
feed = "{feed}"
"""


def settle(folder, server, *, sources: int, more: str = "") -> None:
    parts = [f'[fetch]\nallow_private = ["{server.place}"]\nspacing_seconds = 0\nrobots = false\n']
    parts += [
        SOURCE.format(number=number, feed=server.url(f"/feed{number}")) for number in range(sources)
    ]
    (folder / "musnad.toml").write_text(more + "".join(parts), encoding="utf-8")


def pass_once(folder):
    with wiring.newsroom(folder) as newsroom:
        pace = wiring.pace(load(folder))
        return run_once(newsroom, pace=pace, sleep=lambda _: None), newsroom.store.hosts()


@pytest.mark.parametrize(
    ("name", "part"), [("fetch", FetchPart), ("poll", PollPart), ("websub", WebsubPart)]
)
def test_the_template_shows_each_setting_with_its_default(name, part):
    lines = TEMPLATE[TEMPLATE.index(f"[{name}]") :].partition("\n\n")[0].splitlines()[1:]
    shown = tomllib.loads("\n".join(line.removeprefix("# ") for line in lines))
    assert set(shown) == set(part.model_fields)
    assert part.model_validate(shown) == part()


def test_a_host_that_failed_is_left_alone_by_the_next_process_too(tmp_path):
    with serving() as server:
        for number in range(6):
            server.answers[f"/feed{number}"] = answer("500 Oops")
        settle(tmp_path, server, sources=6)
        summary, (host,) = pass_once(tmp_path)
        assert [one.error.code for one in summary.polls] == [
            *["fetch.server_error"] * 5,
            "fetch.host_resting",
        ]
        assert (host.name, host.failures) == (server.place, 5)
        asked = len(server.asked)
        with (
            wiring.newsroom(tmp_path) as newsroom,
            pytest.raises(TransientError, match=r"fetch\.host_resting"),
        ):
            newsroom.fetcher.fetch(server.url("/page"))
        assert len(server.asked) == asked


def test_the_window_of_the_first_answer_and_the_contact_come_from_the_settings(tmp_path):
    more = '[newsroom]\ncontact = "desk@newsroom.example"\n[poll]\nfirst_run_entries = 2\n'
    with serving() as server:
        links = [(server.url(f"/{number}"), f"خبر رقم {number}") for number in range(5)]
        server.answers["/feed0"] = answer(body=feed(*links))
        settle(tmp_path, server, sources=1, more=more)
        summary, _ = pass_once(tmp_path)
    assert [one.found for one in summary.polls] == [2]
    assert "desk@newsroom.example" in server.asked[0].headers["user-agent"]


def test_hubs_are_there_when_there_is_an_address_for_them(tmp_path):
    more = '[websub]\ncallback_url = "https://news.example/websub"\nlisten = "127.0.0.1:0"\n'
    with serving() as server:
        settle(tmp_path, server, sources=1)
        with wiring.newsroom(tmp_path) as newsroom:
            assert newsroom.hubs is None
        settle(tmp_path, server, sources=1, more=more)
        with wiring.newsroom(tmp_path) as newsroom:
            assert newsroom.hubs is not None
            assert not newsroom.hubs.listens
            with newsroom.hubs.listening(lambda *_: None, lambda *_: None):
                assert newsroom.hubs.listens


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_further_authorities_are_a_file_beside_the_settings(tmp_path, content):
    more = '[fetch]\ncertificates = "further.pem"\n'
    (tmp_path / "musnad.toml").write_text(more)
    if content is not None:
        (tmp_path / "further.pem").write_text(content)
    code = "settings.value" if content is None else "fetch.certificates"
    with pytest.raises(RefusedError) as caught, wiring.newsroom(tmp_path):
        pass
    assert caught.value.code == code
    assert str(tmp_path / "further.pem") in str(caught.value)
