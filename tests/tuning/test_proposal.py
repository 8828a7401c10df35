"""What people propose is judged before it is kept."""

from __future__ import annotations

import tomllib

import pytest

from musnad.core.errors import RefusedError
from musnad.settings import TEMPLATE, load
from musnad.tuning import tables
from musnad.tuning.proposal import keep, with_settings, with_text
from musnad.tuning.standing import look, seen
from tests.tuning.rooms import clock, room, said

HEGSETH = {
    "id": "pete-hegseth",
    "en": "Pete Hegseth",
    "ar": "بيت هغسث",
    "gender": "m",
    "country": "US",
}
OFFICE = {
    "id": "our-row",
    "kind": "office",
    "subject": "ann-tarrow",
    "predicate": "secretary of defense of the united states",
    "object": "US",
    "since": "2026-02-01",
    "source": "an invented record",
}
TARROW = {"id": "ann-tarrow", "en": "Ann Tarrow", "ar": "آن تارو", "gender": "f", "country": "US"}


def kept(folder, proposal):
    return keep(proposal, by="سعاد", clock=clock)


def codes(proposal, weight=None):
    return [one.code for one in proposal.remarks if weight in (None, one.weight)]


def test_a_setting_takes_the_place_of_the_comment_that_showed_it(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    values = {
        "house.digits": "arabic",
        "house.background": "true",
        "house.spellings": {"سوريا": "سورية"},
        "policy.attempts": "7",
        "policy.hold_topics": ["انتخابات"],
        "policy.mode": "publish",
    }
    proposal = with_settings(look(folder), values)
    assert set(proposal.what) == set(values) - {"policy.mode"}
    assert said(folder) == TEMPLATE
    kept(folder, proposal)
    settings = load(folder)
    assert (settings.house.digits, settings.house.background) == ("arabic", True)
    assert settings.policy.attempts == 7
    assert len(said(folder).splitlines()) == len(TEMPLATE.splitlines())
    assert 'digits = "arabic"              # latin: 2025 | arabic: ٢٠٢٥' in said(folder)


def test_a_default_is_restored_by_none(tmp_path):
    folder = room(tmp_path, '[house]\n# ours\ndigits = "arabic"\nmonths = "both"\n')
    kept(folder, with_settings(look(folder), {"house.digits": None, "house.calendar": None}))
    assert said(folder) == '[house]\n# ours\nmonths = "both"\n'


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("house.digits", "roman"),
        ("house.spellings", {"سوريا": "Syria"}),
        ("policy.attempts", "many"),
        ("policy.attempts", "0"),
        ("newsroom.zone", "Mars/Base"),
        ("house.nothing", "x"),
        ("nothing", "x"),
        ("house.digits.deep", "x"),
        ("newsroom.name_ar", ""),
    ],
)
def test_what_the_settings_refuse_is_refused_by_the_name_of_the_setting(tmp_path, name, value):
    folder = room(tmp_path, TEMPLATE)
    with pytest.raises(RefusedError) as refused:
        with_settings(look(folder), {name: value})
    assert refused.value.code == "settings.value"
    assert refused.value.facts["where"].startswith(name.split(".")[0])
    assert said(folder) == TEMPLATE


def test_who_saw_an_older_file_is_told(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    saw = look(folder).saw
    assert seen(folder, saw).text == TEMPLATE
    kept(folder, with_settings(look(folder), {"house.digits": "arabic"}))
    with pytest.raises(RefusedError, match=r"settings\.changed"):
        seen(folder, saw)


def test_a_table_outside_of_the_folder_is_never_read_for_anybody(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    (tmp_path.parent / "secret.tsv").write_text("id\ten\tar\tgender\tcountry\n", "utf-8")
    for text in ('[house]\npeople = "../secret.tsv"\n', '[house]\nterms = "/etc/passwd"\n'):
        with pytest.raises(RefusedError, match=r"settings\.outside"):
            with_text(look(folder), text, ["x"])


def test_a_first_row_makes_the_table_and_names_it(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    proposal = tables.with_row(look(folder), "people", HEGSETH)
    assert [one.file for one in proposal.changes] == ["people.tsv", "musnad.toml"]
    (note,) = [one for one in proposal.remarks if one.code == "own.renames"]
    assert "«بيت هيغسيث»" in note.message_ar
    told = kept(folder, proposal)
    assert [one.action for one in told] == ["lexicon.changed", "settings.changed"]
    (own,) = load(folder).house_style().own
    assert own.text.splitlines()[1].startswith("pete-hegseth\t")


def test_rows_are_changed_and_taken_out_where_they_stand(tmp_path):
    folder = room(tmp_path, '[house]\npeople = "p.tsv"\n')
    table = folder / "p.tsv"
    rows = "id\ten\tar\tgender\tcountry\r\n# ours\r\na-b\tA B\tأ ب\tm\t\r\nc-d\tC D\tج د\tf\t\r\n"
    table.write_bytes(rows.encode())
    row = {"id": "a-b", "en": "A B", "ar": "أ بي", "gender": "m"}
    kept(folder, tables.with_row(look(folder), "people", row, instead_of="a-b"))
    assert table.read_bytes().decode() == rows.replace("أ ب\t", "أ بي\t")
    kept(folder, tables.without_row(look(folder), "people", "a-b"))
    assert table.read_bytes().decode() == rows.replace("a-b\tA B\tأ ب\tm\t\r\n", "")
    with pytest.raises(RefusedError, match=r"table\.unknown"):
        tables.without_row(look(folder), "people", "a-b")
    with pytest.raises(RefusedError, match=r"table\.taken"):
        tables.with_row(look(folder), "people", {**row, "id": "c-d"})


@pytest.mark.parametrize(
    ("table", "row", "code"),
    [
        ("people", {"id": "Bad Id"}, "own.id"),
        ("people", {"ar": "Ann"}, "own.arabic"),
        ("people", {"ar": "آنـــ"}, "own.letters"),
        ("people", {"en": "آن"}, "own.latin"),
        ("people", {"gender": "x"}, "own.cell"),
        ("people", {"country": "QQ"}, "own.unknown"),
        ("terms", {"pos": "thing"}, "own.pos"),
        ("terms", {"gender": ""}, "own.gender"),
        ("ledger", {"kind": "rumour"}, "own.kind"),
        ("ledger", {"since": "soon"}, "own.cell"),
        ("ledger", {"until": "2020-01-01"}, "own.ends_before"),
        ("ledger", {"subject": "nobody-known"}, "own.unknown"),
        ("ledger", {"object": "QQ"}, "own.unknown"),
    ],
)
def test_a_row_that_cannot_be_is_a_fault_and_is_not_kept(tmp_path, table, row, code):
    folder = room(tmp_path, TEMPLATE)
    sound = {
        "people": TARROW,
        "terms": {"en": "lane", "ar": "مسرب", "pos": "noun", "gender": "m", "domain": "own"},
        "ledger": {**OFFICE, "subject": "pete-hegseth"},
    }
    proposal = tables.with_row(look(folder), table, {**sound[table], **row})
    assert code in codes(proposal, "fault")
    with pytest.raises(RefusedError, match=r"settings\.faults"):
        kept(folder, proposal)
    assert said(folder) == TEMPLATE
    assert not codes(tables.with_row(look(folder), table, sound[table]), "fault")


def test_an_empty_cell_that_is_needed_is_refused(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    with pytest.raises(RefusedError) as refused:
        tables.with_row(look(folder), "people", {**TARROW, "ar": " "})
    assert refused.value.facts["column"] == "ar"


def test_tabs_and_lines_in_a_cell_make_no_second_row(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    row = {**TARROW, "en": "Ann\tTarrow\nAnnie Tarrow", "ar": "آن\u202e تارو"}
    proposal = tables.with_row(look(folder), "people", row)
    assert "ann-tarrow\tAnn Tarrow|Annie Tarrow\tآن تارو\tf\tUS\n" in proposal.changes[0].after


def test_two_who_hold_one_office_are_a_warning(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    kept(folder, tables.with_row(look(folder), "people", TARROW))
    proposal = tables.with_row(look(folder), "ledger", OFFICE)
    (warning,) = [one for one in proposal.remarks if one.weight == "warning"]
    assert warning.code == "own.overlap"
    assert "pete-hegseth" in warning.message_en
    kept(folder, proposal)
    closing = {
        **OFFICE,
        "id": "pete-hegseth-us-sodotus-2025-01-25",
        "subject": "pete-hegseth",
        "since": "2025-01-25",
        "until": "2026-02-01",
    }
    proposal = tables.with_row(look(folder), "ledger", closing)
    assert codes(proposal) == ["own.replaces"]


def test_faults_that_a_table_had_before_do_not_stop_other_changes(tmp_path):
    folder = room(tmp_path, '[house]\npeople = "p.tsv"\n')
    rows = "id\ten\tar\tgender\tcountry\nOld Id\tA B\tأ ب\tm\t\n"
    (folder / "p.tsv").write_text(rows, "utf-8")
    proposal = tables.with_row(look(folder), "people", TARROW)
    assert codes(proposal, "warning") == ["own.id"]
    kept(folder, proposal)


def test_rows_are_found_by_words_of_either_language(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    kept(folder, tables.with_row(look(folder), "people", HEGSETH))
    found = tables.entries(look(folder), "people")
    assert [one.id for one in tables.found_in(found, "hegseth هغسث")] == ["pete-hegseth"]
    assert tables.found_in(found, "زيلينسكي") == ()


@pytest.mark.parametrize("style", ["\n", "\r\n"])
def test_the_file_stays_toml_whatever_its_line_ends(tmp_path, style):
    folder = room(tmp_path, TEMPLATE.replace("\n", style))
    kept(folder, with_settings(look(folder), {"house.digits": "arabic", "follow": ("iaea",)}))
    told = tomllib.loads(said(folder))
    assert (told["house"]["digits"], told["follow"]) == ("arabic", ["iaea"])
    assert said(folder).count(style) == TEMPLATE.count("\n")
