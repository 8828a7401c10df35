"""Settings are added to: what a person wrote stays as it was, to the letter."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.core.errors import RefusedError
from musnad.core.source import Source
from musnad.settings import TEMPLATE, load
from musnad.tuning import sources, toml
from musnad.tuning.proposal import keep
from musnad.tuning.standing import look
from musnad.wiring import followed
from tests.tuning.rooms import clock, room, said

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


def add(folder, **more):
    return sources.add(folder, by="سعاد", clock=clock, **more)


@pytest.mark.parametrize("text", STYLES)
def test_ids_go_to_the_end_of_follow_and_every_line_stays(tmp_path, text):
    folder = room(tmp_path, text)
    before = load(folder)
    add(folder, follow=["iaea", "who"])
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
    add(folder, sources=[WATER])
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
    after = toml.extend(f"# above\n{text} # beside\n[run]\nthreads = 1\n", "follow", new)
    assert tomllib.loads(after) == {"follow": [*ids, *new], "run": {"threads": 1}}
    assert after.count("#") == text.count("#") + 2


def test_adding_twice_keeps_both_and_following_twice_changes_nothing(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    add(folder, follow=["iaea"])
    once = said(folder)
    add(folder, follow=["iaea"])
    assert said(folder) == once
    add(folder, sources=[WATER], follow=["who"])
    assert load(folder).follow == ("iaea", "who")


def test_an_id_that_is_taken_is_refused_and_nothing_is_written(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    add(folder, sources=[WATER])
    before = said(folder)
    with pytest.raises(RefusedError, match=r"source\.taken"):
        add(folder, sources=[WATER], follow=["iaea"])
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
        add(folder, sources=[WATER], follow=["iaea"])
    assert said(folder) == text


def test_what_the_settings_would_refuse_is_refused_before_it_is_written(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    bad = Source(id="Bad Id", name_ar="ب", name_en="B", kind="ministry", languages=("ar",))
    with pytest.raises(RefusedError, match=r"settings\.value"):
        add(folder, sources=[bad])
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
    add(folder, sources=[sly])
    assert load(folder).policy.mode == "publish"
    assert load(folder).sources[0].name_ar == sly.name_ar


def test_the_file_keeps_its_permissions_and_no_half_file_is_left(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    (folder / "musnad.toml").chmod(0o640)
    add(folder, follow=["iaea"])
    assert (folder / "musnad.toml").stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in folder.iterdir()) == ["musnad.toml", "var"]


def test_a_link_to_the_settings_stays_a_link(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "room").mkdir()
    (tmp_path / "kept" / "real.toml").write_text("follow = []\n", "utf-8")
    (tmp_path / "room" / "musnad.toml").symlink_to(tmp_path / "kept" / "real.toml")
    add(tmp_path / "room", follow=["iaea"])
    assert (tmp_path / "room" / "musnad.toml").is_symlink()
    assert "iaea" in (tmp_path / "kept" / "real.toml").read_text("utf-8")


def test_a_folder_without_settings_is_no_newsroom(tmp_path):
    with pytest.raises(RefusedError, match=r"settings\.missing"):
        add(tmp_path, follow=["iaea"])


def test_what_somebody_else_wrote_meanwhile_is_not_lost(tmp_path):
    folder = room(tmp_path, "follow = []\n")
    proposal = sources.with_more(look(folder), follow=["iaea"])
    (folder / "musnad.toml").write_text('follow = ["nato"]\n', "utf-8")
    with pytest.raises(RefusedError, match=r"settings\.changed"):
        keep(proposal, by="سعاد", clock=clock)
    assert said(folder) == 'follow = ["nato"]\n'


def test_a_source_is_followed_no_more(tmp_path):
    folder = room(tmp_path, 'follow = [\n  "us-state", # ours\n  "nato",\n]\n')
    (note,) = keep(sources.without(look(folder), ["nato"]), by="سعاد", clock=clock)
    assert load(folder).follow == ("us-state",)
    assert "# ours" in said(folder)
    assert (note.by, note.action) == ("سعاد", "settings.changed")
    assert dict(note.facts) == {"file": "musnad.toml", "what": "follow: -nato"}
    with pytest.raises(RefusedError, match=r"settings\.unknown"):
        sources.without(look(folder), ["nato"])


def test_a_source_of_ones_own_is_added_by_values_paused_and_held(tmp_path):
    folder = room(tmp_path, TEMPLATE)
    values = {"id": "rain", "name_ar": "المطر", "name_en": "Rain", "feed": "https://rain.example/"}
    keep(sources.with_own(look(folder), values, taken=()), by="سعاد", clock=clock)
    keep(sources.paused(look(folder), "rain", is_paused=True), by="سعاد", clock=clock)
    keep(sources.held(look(folder), "rain", is_held=True), by="سعاد", clock=clock)
    settings = load(folder)
    assert settings.sources[0].paused
    assert settings.policy.hold_sources == ("rain",)
    assert followed(settings) == ()
    keep(sources.paused(look(folder), "rain", is_paused=False), by="سعاد", clock=clock)
    keep(sources.held(look(folder), "rain", is_held=False), by="سعاد", clock=clock)
    settings = load(folder)
    assert [one.id for one in followed(settings)] == ["rain"]
    assert settings.policy.hold_sources == ()
    assert "paused = true" not in said(folder)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"id": "iaea", "feed": "https://x.example/"}, "source.taken"),
        ({"id": "x"}, "source.no_way"),
        ({"id": "x", "feed": "javascript:alert(1)"}, "settings.value"),
        ({"id": "x", "feed": "https://x.example/", "every_minutes": "0"}, "settings.value"),
        ({"id": "../x", "feed": "https://x.example/"}, "settings.value"),
    ],
)
def test_a_source_that_cannot_be_is_refused(tmp_path, values, code):
    folder = room(tmp_path, TEMPLATE)
    told = {"name_ar": "س", "name_en": "X", **values}
    with pytest.raises(RefusedError) as refused:
        sources.with_own(look(folder), told, taken={"iaea"})
    assert refused.value.code == code
    assert said(folder) == TEMPLATE
