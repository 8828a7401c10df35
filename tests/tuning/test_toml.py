"""Edits of TOML say what was wanted and leave the rest to the letter, whatever is written."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.core.errors import RefusedError
from musnad.settings import TEMPLATE
from musnad.tuning import toml

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
LAYOUTS = (
    TEMPLATE,
    TEMPLATE.replace("\n", "\r\n"),
    "",
    "# only a comment",
    '[house]\ndigits = "arabic" # ours\n\n[[writers]]\nname = "a"\nmodel = "m"\n',
    '[ house ]  # spaced\nspellings = {"ا" = "ب"}\n[house.forbidden]\n"تم" = "جرى" # so\n',
    'house.digits = "arabic"\nhouse.months = "both"\n',
    '[[writers]]\nname = "a"\nmodel = """\n[house]\n"""\n',
)


@settings(deadline=None, max_examples=40)
@given(layout=st.sampled_from(LAYOUTS), line=TEXT, pairs=st.dictionaries(TEXT, TEXT, max_size=3))
def test_any_text_is_put_anywhere_and_read_back(layout, line, pairs):
    before = tomllib.loads(layout)
    after = toml.put(layout, ("house", "channel_line"), line)
    after = toml.put(after, ("house", "forbidden"), pairs)
    told = tomllib.loads(after)
    assert (told["house"]["channel_line"], told["house"]["forbidden"]) == (line, pairs)
    assert told["house"] | before.get("house", {}) | {"forbidden": pairs} == told["house"]
    assert {key: one for key, one in told.items() if key != "house"} == {
        key: one for key, one in before.items() if key != "house"
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_comments_and_order_stay(layout):
    after = toml.put(layout, ("house", "digits"), "latin")
    shown = [line for line in layout.splitlines() if "digits" not in line]
    kept = iter(after.splitlines())
    assert all(any(line == other for other in kept) for line in shown)


def test_what_the_text_says_elsewhere_is_never_taken_for_a_setting():
    text = '[newsroom]\nname_en = """\n# digits = "latin"             # latin: 2025\n[house]\n"""\n'
    after = toml.put(text, ("house", "digits"), "arabic")
    assert tomllib.loads(after)["newsroom"] == tomllib.loads(text)["newsroom"]
    assert tomllib.loads(after)["house"] == {"digits": "arabic"}


def test_values_are_put_where_they_stand_with_their_comments():
    text = '[policy]\nhold_topics = [\n  "أ", # first\n  "ب", # second\n]\nattempts = 3 # few\n'
    after = toml.put(text, ("policy", "hold_topics"), ["أ", "ب", "ج"])
    assert "# first" in after
    after = toml.put(after, ("policy", "attempts"), 4)
    assert "attempts = 4 # few" in after
    assert tomllib.loads(after)["policy"] == {"hold_topics": ["أ", "ب", "ج"], "attempts": 4}
    after = toml.drop(after, ("policy", "hold_topics"))
    assert after == "[policy]\nattempts = 4 # few\n"


def test_tables_of_a_list_are_ordered_changed_and_dropped():
    text = '[[writers]]\nname = "a" # one\nmodel = "m"\n\n[run]\nthreads = 1\n\n[[writers]]\nname = "b"\n'
    after = toml.order_tables(text, "writers", [1, 0])
    assert [one["name"] for one in tomllib.loads(after)["writers"]] == ["b", "a"]
    after = toml.change_table(text, "writers", 1, {"model": "n", "name": "c"})
    assert tomllib.loads(after)["writers"][1] == {"name": "c", "model": "n"}
    after = toml.drop_table(text, "writers", 0)
    assert tomllib.loads(after) == {"run": {"threads": 1}, "writers": [{"name": "b"}]}


@pytest.mark.parametrize(
    "edit",
    [
        lambda: toml.drop("[house]\n", ("house", "digits")),
        lambda: toml.drop_table("", "writers", 0),
        lambda: toml.change_table("writers = []\n", "writers", 0, {"name": "x"}),
        lambda: toml.add_table('writers = [{name = "a"}]\n', "writers", {"name": "b"}),
        lambda: toml.put("house = 3\n", ("house", "digits"), "latin"),
    ],
)
def test_what_cannot_be_edited_is_refused(edit):
    with pytest.raises(RefusedError, match=r"settings\.added"):
        edit()
