"""Settings are added to: what a person wrote stays as it was, to the letter."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import appending
from musnad.core.errors import RefusedError
from musnad.core.source import Source
from musnad.settings import TEMPLATE, load

WATER = Source(
    id="water",
    name_ar='وزارة «الماء» "الأولى"',
    name_en='Ministry of "Water" \\ Rain',
    kind="ministry",
    languages=("ar", "en"),
    listing="https://water.example/news",
    selector='a[href*="/news/"]',
    senders=("water.example",),
    zone="Asia/Beirut",
    every_minutes=30,
)
STYLES = [
    "",
    "follow = []\n",
    "follow = [ ]\n[run]\nthreads = 1\n",
    'follow = ["us-state"] # ours\n',
    'follow = ["us-state",]\n',
    'follow = [\'us-state\', "nato"]\n[newsroom]\nname_en = "x"\n',
    'follow = [\n  "us-state", # the first ]\n  # "not-this",\n  "nato" # last\n]\n\n[run]\nthreads = 1\n',
    'follow = [\n  "us-state",\n]\n',
    "follow = [\n# nothing yet\n]",
    '# follow = ["un-news-ar"]\n[newsroom]\nname_ar = "غرفة [الأخبار]"\n',
    "[run]\nthreads = 1",
    TEMPLATE,
    TEMPLATE.replace("\n", "\r\n"),
]


def room(tmp_path, text: str):
    (tmp_path / "musnad.toml").write_bytes(text.encode())
    return tmp_path


def said(tmp_path) -> str:
    return (tmp_path / "musnad.toml").read_bytes().decode()


@pytest.mark.parametrize("text", STYLES)
def test_ids_go_to_the_end_of_follow_and_every_line_stays(tmp_path, text):
    folder = room(tmp_path, text)
    before = load(folder)
    appending.add(folder, follow=["iaea", "who"])
    after = load(folder)
    assert after.follow == (*before.follow, "iaea", "who")
    assert after.model_copy(update={"follow": before.follow}) == before
    kept = said(folder)
    for line in text.splitlines():
        if line.strip() and not line.startswith("follow") and '"nato"' not in line:
            assert line in kept


@pytest.mark.parametrize("text", STYLES)
def test_a_source_goes_to_the_end_with_all_that_is_known_of_it(tmp_path, text):
    folder = room(tmp_path, text)
    before = load(folder)
    appending.add(folder, sources=[WATER])
    after = load(folder)
    assert after.sources[-1].source() == WATER
    assert after.model_copy(update={"sources": before.sources}) == before
    assert said(folder).startswith(text.rstrip("\n"))


ID = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
SPACE = st.sampled_from(["", " ", "\n", '  # a note, ] and "\n', "\t", "\r\n"])


@st.composite
def arrays(draw) -> tuple[list[str], str]:
    """A ``follow`` as people may have written it, and what it says."""
    ids = draw(st.lists(ID, unique=True, max_size=6))
    parts = []
    for one in ids:
        quote = draw(st.sampled_from("'\""))
        parts.append(f"{draw(SPACE)}{quote}{one}{quote}{draw(SPACE)}")
    end = "," if ids and draw(st.booleans()) else ""
    return ids, f"follow = [{','.join(parts)}{end}{draw(SPACE)}]"


@settings(deadline=None, max_examples=60)
@given(written=arrays(), more=st.lists(ID, unique=True, min_size=1, max_size=3))
def test_however_a_list_is_written_ids_go_to_its_end(written, more):
    ids, text = written
    new = [one for one in more if one not in ids]
    after = appending.with_follow(f"# above\n{text} # beside\n[run]\nthreads = 1\n", new)
    assert tomllib.loads(after) == {"follow": [*ids, *new], "run": {"threads": 1}}
    assert after.count("#") == text.count("#") + 2


def test_adding_twice_keeps_both_and_following_twice_changes_nothing(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    appending.add(folder, follow=["iaea"])
    once = said(folder)
    appending.add(folder, follow=["iaea"])
    assert said(folder) == once
    appending.add(folder, sources=[WATER], follow=["who"])
    assert load(folder).follow == ("iaea", "who")


def test_an_id_that_is_taken_is_refused_and_nothing_is_written(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    appending.add(folder, sources=[WATER])
    before = said(folder)
    with pytest.raises(RefusedError, match=r"source\.taken"):
        appending.add(folder, sources=[WATER], follow=["iaea"])
    assert said(folder) == before


@pytest.mark.parametrize(
    "text",
    [
        'sources = [{id = "a", name_ar = "أ", name_en = "A", feed = "https://a.example/"}]\n',
        '"follow" = ["us-state"]\n',
    ],
)
def test_a_file_of_a_form_that_cannot_be_added_to_is_left_alone(tmp_path, text):
    folder = room(tmp_path, text)
    with pytest.raises(RefusedError, match=r"settings\.added"):
        appending.add(folder, sources=[WATER], follow=["iaea"])
    assert said(folder) == text


def test_what_the_settings_would_refuse_is_refused_before_it_is_written(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    bad = Source(id="Bad Id", name_ar="ب", name_en="B", kind="ministry", languages=("ar",))
    with pytest.raises(RefusedError, match=r"settings\.value"):
        appending.add(folder, sources=[bad])
    assert said(folder) == "follow = []\n"


def test_a_newline_in_a_name_cannot_smuggle_in_a_setting(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    sly = Source(
        id="sly",
        name_ar='م"\n[policy]\nmode = "hold',
        name_en="x\u007f\x00",
        kind="ministry",
        languages=("ar",),
        feed="https://a.example/",
    )
    appending.add(folder, sources=[sly])
    assert load(folder).policy.mode == "publish"
    assert load(folder).sources[0].name_ar == sly.name_ar


def test_the_file_keeps_its_permissions_and_no_half_file_is_left(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    (folder / "musnad.toml").chmod(0o640)
    appending.add(folder, follow=["iaea"])
    assert (folder / "musnad.toml").stat().st_mode & 0o777 == 0o640
    assert [one.name for one in folder.iterdir()] == ["musnad.toml"]


def test_a_link_to_the_settings_stays_a_link(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "room").mkdir()
    (tmp_path / "kept" / "real.toml").write_text("follow = []\n", "utf-8")
    (tmp_path / "room" / "musnad.toml").symlink_to(tmp_path / "kept" / "real.toml")
    appending.add(tmp_path / "room", follow=["iaea"])
    assert (tmp_path / "room" / "musnad.toml").is_symlink()
    assert "iaea" in (tmp_path / "kept" / "real.toml").read_text("utf-8")


def test_a_folder_without_settings_is_no_newsroom(tmp_path):
    with pytest.raises(RefusedError, match=r"settings\.missing"):
        appending.add(tmp_path, follow=["iaea"])


def test_what_somebody_else_wrote_meanwhile_is_not_lost(tmp_path, monkeypatch):
    folder = room(tmp_path, "follow = []\n")
    agree = appending._agree

    def slow(*given):
        agree(*given)
        (folder / "musnad.toml").write_text('follow = ["nato"]\n', "utf-8")

    monkeypatch.setattr(appending, "_agree", slow)
    with pytest.raises(RefusedError, match=r"settings\.changed"):
        appending.add(folder, follow=["iaea"])
    assert said(folder) == 'follow = ["nato"]\n'
