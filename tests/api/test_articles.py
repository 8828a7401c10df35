"""Articles, releases, events, sources and the log, as they are told."""

from __future__ import annotations

import pytest

from musnad.core.log import Note, chained, holds


def ids(response):
    return [one["id"] for one in response.json()["articles"]]


def test_lists_are_told_by_lane_source_writer_and_words(api):
    assert len(ids(api.ask("GET", "articles"))) == 3
    assert ids(api.ask("GET", "articles?lane=held")) == [api.held]
    assert ids(api.ask("GET", "articles?source=nobody")) == []
    assert len(ids(api.ask("GET", "articles?source=us-defense"))) == 3
    assert ids(api.ask("GET", "articles", params={"writer": "nobody"})) == []
    assert ids(api.ask("GET", "articles", params={"words": "بروكسل"})) == [api.held]
    assert ids(api.ask("GET", "articles", params={"words": "وبُرُوكسِل"})) in ([api.held], [])


def test_a_list_is_told_page_by_page(api):
    found, cursor = [], ""
    for _ in range(3):
        page = api.ask("GET", "articles", params={"limit": 1, "cursor": cursor})
        found += ids(page)
        cursor = page.json()["next"]
    assert cursor is None
    assert sorted(found) == sorted([api.published, api.held, api.notice])


def test_an_article_is_told_with_its_lines_and_their_verdicts(api):
    response = api.ask("GET", f"articles/{api.held}")
    told = response.json()
    assert response.headers["etag"].startswith('"1.0.')
    assert [one["id"] for one in told["lines"]] == [
        one["id"] for one in told["report"]["sentences"]
    ]
    assert told["lines"][0]["role"] == "headline"
    assert told["report"]["summary"]["clean"] is False
    assert api.ask("GET", f"releases/{told['releases'][0]}").json()["id"] == told["releases"][0]


def test_an_article_that_did_not_change_is_not_told_again(api):
    path = f"articles/{api.held}"
    tag = api.ask("GET", path).headers["etag"]
    for given in (tag, f"W/{tag}", f'"x", {tag}'):
        response = api.ask("GET", path, headers={"If-None-Match": given})
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["etag"] == tag
    assert api.ask("GET", path, headers={"If-None-Match": '"1.0"'}).status_code == 200


def test_a_decision_changes_the_tag_though_it_changes_no_word(api):
    path = f"articles/{api.held}"
    tag = api.ask("GET", path).headers["etag"]
    done = api.ask("POST", f"{path}/decisions", json={"kind": "spike"}, headers={"If-Match": tag})
    assert done.headers["etag"] != tag
    assert api.ask("GET", path, headers={"If-None-Match": tag}).status_code == 200
    late = api.ask("POST", f"{path}/decisions", json={"kind": "revive"}, headers={"If-Match": tag})
    assert (late.status_code, late.json()["code"]) == (412, "desk.stale")


def test_an_older_revision_is_told(api):
    path = f"articles/{api.published}"
    api.ask(
        "POST",
        f"{path}/decisions",
        json={"kind": "correct", "reason": "صُحّح الاسم"},
        headers=api.seen(api.published),
    )
    assert api.ask("GET", path).json()["revision"] == 2
    assert api.ask("GET", f"{path}?revision=1").json()["revision"] == 1
    assert api.ask("GET", f"{path}?revision=7").status_code == 404


def test_a_line_has_its_repairs(api):
    response = api.ask("GET", f"articles/{api.held}/lines/a1/repairs")
    assert response.status_code == 200
    assert response.headers["etag"].startswith('"1.0.')
    assert isinstance(response.json()["repairs"], list)
    missing = api.ask("GET", f"articles/{api.held}/lines/a99/repairs")
    assert missing.json()["code"] == "edit.no_line"


@pytest.mark.parametrize("path", ["articles", "releases", "events"])
def test_what_is_not_there_is_not_found(api, path):
    assert api.ask("GET", f"{path}/{'e' * 16}").status_code == 404


def test_sources_are_told(api):
    (source,) = api.ask("GET", "sources").json()["sources"]
    assert source["id"] == "ministry"
    assert source["name"]["ar"] == "وزارة الخارجية"


def test_the_log_can_be_verified_from_what_is_told(api):
    for _ in range(5):
        api.token()
    entries, after = [], 0
    while after is not None:
        page = api.ask("GET", "log", params={"limit": 3, "after": after}).json()
        entries += page["entries"]
        after = page["next"]
    before = "0" * 64
    from datetime import datetime

    for number, one in enumerate(entries, start=1):
        note = Note(
            by=one["by"],
            action=one["action"],
            subject=one["subject"],
            facts=tuple(tuple(pair) for pair in one["facts"]),
        )
        at = datetime.fromisoformat(one["at"])
        entry = chained(note, number=number, at=at, before=before)
        assert holds(entry, number=number, before=one["before"])
        assert entry.sha256 == one["sha256"]
        before = one["sha256"]
    assert api.ask("GET", "log/chain").json() == {"whole": True, "broken": None}


def test_the_log_is_told_by_subject_action_and_person(api):
    token = api.token("reader").token
    (made,) = api.ask("GET", "log", params={"subject": token.id}).json()["entries"]
    assert made["action"] == "token.made"
    assert api.ask("GET", "log", params={"by": "nobody"}).json()["entries"] == []
    found = api.ask("GET", "log", params={"action": "token.made", "limit": 1}).json()
    assert found["next"] == 1
