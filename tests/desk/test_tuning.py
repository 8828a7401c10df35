"""Settings and house tables at the desk: shown to all, changed by chiefs, previewed, kept."""

from __future__ import annotations

import re

import pytest

from musnad.desk.words import table
from musnad.settings import load
from musnad.tuning import history
from musnad.tuning.fields import fields
from musnad.tuning.standing import look

ROOMS = [
    "/settings",
    "/settings/tables/people",
    "/settings/tables/terms",
    "/settings/tables/ledger",
    "/settings/lexicon",
    "/settings/lexicon?q=Hegseth&on=2025-04-24",
    "/settings/history",
]
HEGSETH = {
    "cell.id": "pete-hegseth",
    "cell.en": "Pete Hegseth",
    "cell.ar": "بيت هغسث",
    "cell.gender": "m",
    "cell.country": "US",
}


@pytest.fixture
def send(client_of, filled):
    """Sends a form as a chief who has just seen the page."""

    def sending(path, role="chief", **form):
        client = client_of(role)
        told = {"csrf": client.csrf, "saw": look(filled.office.folder).saw, "do": "save", **form}
        return client.post(path, data=told)

    return sending


@pytest.mark.parametrize("path", ROOMS)
@pytest.mark.parametrize("tongue", ["ar", "en"])
def test_every_room_of_the_settings_is_shown_to_readers(client_of, path, tongue):
    client = client_of("reader")
    client.cookies.set("tongue", tongue)
    answer = client.get(path)
    assert answer.status_code == 200
    assert 'name="do"' not in answer.text
    assert client_of(None).get(path).status_code == 303


def test_each_field_and_choice_has_its_words():
    for part, found in fields().items():
        assert f"tune.part.{part}" in table()
        for one in found:
            assert {f"set.{one.name}", f"why.{one.name}"} <= set(table())
            if one.name != "policy.writer":
                assert all(f"set.{one.name}.{choice}" in table() for choice in one.choices)


def test_a_setting_is_saved_logged_and_in_force_at_once(send, filled):
    before = filled.office.newsroom()
    answer = send("/settings", **{"set.house.digits": "arabic", "was.house.digits": "latin"})
    assert answer.headers["location"] == "/settings?told=saved"
    assert load(filled.office.folder).house.digits == "arabic"
    assert filled.office.newsroom().desk.house.digits == "arabic"
    assert filled.office.newsroom().store is before.store
    (entry,) = filled.store.desk.log.entries(action="settings.changed")
    assert (entry.by, dict(entry.facts)["what"]) == ("سليم", "house.digits")
    assert history.versions(filled.office.folder)[0].by == "سليم"


def test_what_would_change_is_shown_before_and_nothing_is_kept(send, filled):
    answer = send(
        "/settings",
        do="show",
        **{"set.house.digits": "arabic", "was.house.digits": "latin"},
    )
    assert answer.status_code == 200
    assert "+digits" in answer.text
    assert "كُتبت من جديد" in answer.text
    assert 'name="set.house.digits"' in answer.text
    assert load(filled.office.folder).house.digits == "latin"
    assert not filled.store.desk.log.entries(action="settings.changed")


def test_an_article_that_would_read_otherwise_is_told_line_by_line(send, filled):
    text = filled.article(filled.published).draft.lead.text
    word = max(re.findall(r"[\u0621-\u064a]{5,}", text), key=len)
    answer = send(
        "/settings",
        do="show",
        **{"set.house.spellings": f"{word} = كلمةأخرى", "was.house.spellings": ""},
    )
    assert answer.status_code == 200
    assert "كلمةأخرى</ins>" in answer.text.replace("</bdi>", "") or "كلمةأخرى" in answer.text


def test_a_value_that_cannot_be_is_told_and_what_was_typed_stays(send, filled):
    answer = send(
        "/settings",
        **{
            "set.policy.attempts": "كثير",
            "was.policy.attempts": "5",
            "set.newsroom.contact": "desk@example.org",
            "was.newsroom.contact": "",
        },
    )
    assert answer.status_code == 422
    assert "policy.attempts" in answer.text
    assert 'value="كثير"' in answer.text
    assert 'value="desk@example.org"' in answer.text
    assert load(filled.office.folder).newsroom.contact == ""


def test_who_saw_older_settings_is_told_and_keeps_what_they_typed(send, filled):
    saw = look(filled.office.folder).saw
    assert send("/settings", **{"set.house.digits": "arabic", "was.house.digits": "latin"})
    answer = send(
        "/settings", saw=saw, **{"set.newsroom.contact": "x@y.example", "was.newsroom.contact": ""}
    )
    assert answer.status_code == 422
    assert 'value="x@y.example"' in answer.text
    assert load(filled.office.folder).house.digits == "arabic"


@pytest.mark.parametrize("role", ["reader", "editor"])
@pytest.mark.parametrize(
    "path",
    [
        "/settings",
        "/settings/tables/people",
        "/settings/tables/people/remove",
        "/settings/history/1/restore",
    ],
)
def test_only_chiefs_change_anything(send, filled, role, path):
    before = look(filled.office.folder).saw
    assert send(path, role=role, **HEGSETH).status_code == 403
    assert look(filled.office.folder).saw == before


def test_a_form_of_another_site_changes_nothing(client_of, filled):
    client = client_of("chief")
    form = {"saw": look(filled.office.folder).saw, "do": "save", "set.house.digits": "arabic"}
    answer = client.post("/settings", data=form, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_row_is_added_changed_found_and_removed(send, client_of, filled):
    folder = filled.office.folder
    answer = send("/settings/tables/people", do="show", **HEGSETH)
    assert "يغيّر صياغة مُسنَد المضمّنة" in answer.text
    assert not (folder / "people.tsv").exists()
    assert send("/settings/tables/people", **HEGSETH).status_code == 303
    page = client_of("chief").get("/settings/tables/people?row=pete-hegseth").text
    assert "بيت هغسث" in page
    assert 'name="instead_of" value="pete-hegseth"' in page
    found = client_of("chief").get("/settings/lexicon?q=Pete Hegseth").text
    assert "للدار" in found
    changed = {**HEGSETH, "cell.ar": "بيت هيغست\r\nبيت هغسث", "instead_of": "pete-hegseth"}
    assert send("/settings/tables/people", **changed).status_code == 303
    assert "بيت هيغست|بيت هغسث" in (folder / "people.tsv").read_text("utf-8")
    assert send("/settings/tables/people/remove", id="pete-hegseth").status_code == 303
    assert "hegseth" not in (folder / "people.tsv").read_text("utf-8")
    actions = [one.action for one in filled.store.desk.log.entries()]
    assert actions.count("lexicon.changed") == 3


def test_a_row_that_cannot_be_is_shown_with_its_fault_and_no_button(send, filled):
    answer = send("/settings/tables/people", **{**HEGSETH, "cell.ar": "Pete"})
    assert answer.status_code == 422
    assert 'value="save"' not in answer.text
    assert not (filled.office.folder / "people.tsv").exists()
    answer = send("/settings/tables/people", **{**HEGSETH, "cell.ar": ""})
    assert answer.status_code == 422
    assert 'value="pete-hegseth"' in answer.text


def test_a_row_of_the_built_in_ledger_is_closed_in_the_house_s_own(client_of, send, filled):
    client = client_of("chief")
    page = client.get("/settings/lexicon?q=Pete Hegseth&on=2025-04-24").text
    (address,) = re.findall(r'href="(/settings/tables/ledger\?close=[^"#]+)', page)
    form = client.get(address).text
    cells = dict(re.findall(r'<input name="(cell\.\w+)" value="([^"]*)"', form))
    assert cells["cell.subject"] == "pete-hegseth"
    cells |= {
        "cell.kind": "office",
        "cell.until": "2026-01-01",
        "cell.source": "an invented record",
    }
    assert send("/settings/tables/ledger", **cells).status_code == 303
    book_page = client.get("/settings/lexicon?q=Pete Hegseth&on=2026-02-01").text
    assert "pete-hegseth-us-sodotus" not in book_page


def test_what_is_typed_never_becomes_markup(send, client_of, filled):
    row = {**HEGSETH, "cell.en": "<script>alert(1)</script> Hegseth"}
    answer = send("/settings/tables/people", do="show", **row)
    assert "<script>alert" not in answer.text
    send("/settings/tables/people", **row)
    for path in ("/settings/tables/people", "/settings/history/2", "/settings/lexicon?q=Hegseth"):
        assert "<script>alert" not in client_of("reader").get(path).text


def test_history_tells_differences_and_restores(send, client_of, filled):
    text = (filled.office.folder / "musnad.toml").read_text("utf-8")
    send("/settings", **{"set.house.digits": "arabic", "was.house.digits": "latin"})
    client = client_of("chief")
    page = client.get("/settings/history").text
    assert "house.digits" in page
    assert "سليم" in page
    assert "خارج المكتب" in page
    assert "+digits" in client.get("/settings/history/2").text
    assert send("/settings/history/1/restore").headers["location"].endswith("told=saved")
    assert (filled.office.folder / "musnad.toml").read_text("utf-8") == text
    assert client.get("/settings/history/99").status_code == 404


def test_a_broken_file_is_told_and_the_desk_goes_on(client_of, filled):
    (filled.office.folder / "musnad.toml").write_text("[house", "utf-8")
    client = client_of("chief")
    assert client.get("/").status_code == 200
    answer = client.get("/settings")
    assert answer.status_code == 422
    assert "TOML" in answer.text
