"""Events on the desk: two releases side by side, and an article from both."""

import pytest

from tests.contracts.test_tracing import trace
from tests.publish.samples import article_of, release_of

WASHINGTON = (
    "The President spoke today with President Emmanuel Macron of France.",
    "The two leaders discussed the ceasefire in Lebanon.",
    "They agreed to send 300 observers to the south.",
    "The President thanked France for its hospitality.",
)
PARIS = (
    "President Emmanuel Macron spoke today with the President of the United States.",
    "They discussed the ceasefire in Lebanon.",
    "They agreed to send 500 observers to the south.",
    "France will host a donor conference in October.",
)


@pytest.fixture
def told(filled):
    """An event that two sides told of; yields its id and the ids of the releases."""
    store = filled.store
    sides = []
    for number, (source, texts, publisher) in enumerate(
        (("us-state", WASHINGTON, "The White House"), ("fr-elysee", PARIS, "Élysée")), start=1
    ):
        release = release_of(
            texts,
            title=f"Readout of the Call, {number}",
            url=f"https://source.example/readout-{number}",
            source_id=source,
            publisher=publisher,
        )
        article = article_of(release, f"اتصال بين الرئيسين {number}", article_id=f"call{number}")
        store.save_article(article, release)
        store.tracing.save_trace(
            trace(
                release.id,
                article_id=article.id,
                source_id=source,
                publisher=source,
                title=release.title,
                language="en",
                published=release.published,
            ),
            (number,),
        )
        sides.append(release.id)
    store.tracing.save_happenings([sides])
    event = store.tracing.happening(sides[0])
    return event.id, sides


def test_events_are_listed_with_who_told_of_them(client_of, told):
    page = client_of("reader").get("/events").text
    assert f"/events/{told[0]}" in page
    assert "Readout of the Call, 2" in page


def test_two_sides_stand_beside_each_other_with_their_differences(client_of, told):
    page = client_of("reader").get(f"/events/{told[0]}").text
    assert "<mark>300</mark>" in page
    assert "<mark>500</mark>" in page
    assert "donor conference" in page


def test_an_editor_has_an_article_written_from_both(client_of, filled, told):
    client = client_of("editor")
    form = {"csrf": client.csrf, "a": told[1][0], "b": told[1][1]}
    answer = client.post(f"/events/{told[0]}/article", data=form)
    assert answer.status_code == 303
    article = filled.article(answer.headers["location"].rpartition("/")[2])
    assert article.stage == "held"
    assert article.other_release_ids
    assert client.get(answer.headers["location"]).status_code == 200


def test_a_reader_can_not_have_one_written(client_of, told):
    client = client_of("reader")
    form = {"csrf": client.csrf, "a": told[1][0], "b": told[1][1]}
    assert client.post(f"/events/{told[0]}/article", data=form).status_code == 403


def test_releases_of_other_events_are_not_compared(client_of, told):
    answer = client_of("reader").get(f"/events/{told[0]}?a={told[1][0]}&b=somethingelse")
    assert answer.status_code == 404


def test_an_unknown_event_is_not_found(client_of):
    assert client_of("reader").get("/events/nowhere").status_code == 404
