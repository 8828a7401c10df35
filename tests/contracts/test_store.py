"""What every adapter of the port Store keeps to."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from musnad.core.article import Article
from musnad.core.capture import Validators
from musnad.core.errors import RefusedError
from musnad.core.habit import Habit
from musnad.core.host import Host
from musnad.core.release import Release
from musnad.core.rhythm import Rhythm, learn
from musnad.core.subscription import Subscription
from musnad.core.wire import loads
from musnad.store.database import open_store
from tests.postgresql import NAMES, address

from .newsstand import BEIRUT, NOON, article, capture, clock, item, receipt, release


class Place:
    """A place where a store lives, so that it can be closed and opened again."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        self.store = open_store(folder, clock, url=url)

    def again(self):
        self.store.close()
        self.store = open_store(self.folder, clock, url=self.url)
        return self.store


@pytest.fixture(params=NAMES)
def place(request, tmp_path):
    one = Place(tmp_path / "غرفة الأخبار 100%", address(request.param))
    yield one
    one.store.close()


@pytest.fixture
def store(place):
    return place.store


def test_a_capture_comes_back_byte_for_byte_after_reopening(place):
    kept = capture(
        bytes(range(256)) * 40,
        media_type="text/html",
        charset="windows-1256",
        headers=(("etag", '"x"'), ("content-type", "text/html")),
    )
    place.store.save_capture(kept)
    assert place.again().capture(kept.sha256) == kept


def test_an_empty_body_is_a_capture_too(store):
    kept = capture(b"")
    store.save_capture(kept)
    assert store.capture(kept.sha256) == kept


def test_the_first_capture_of_the_same_bytes_is_the_one_that_is_given(store):
    first = capture(b"same", url="https://a.example/")
    second = capture(b"same", url="https://b.example/")
    store.save_capture(first)
    store.save_capture(second)
    store.save_capture(replace(first, fetched_at=NOON + timedelta(days=1)))
    assert store.capture(first.sha256) == first


def test_an_unknown_capture_is_none(store):
    assert store.capture("0" * 64) is None
    assert store.capture("../../etc/passwd") is None


def test_validators_are_replayed_verbatim_and_the_last_ones_win(place):
    place.store.save_validators(Validators(url="https://a.example/f", etag='W/"1"'))
    last = Validators(
        url="https://a.example/f", etag='"é-2"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT"
    )
    place.store.save_validators(last)
    assert place.again().validators("https://a.example/f") == last
    assert place.store.validators("https://a.example/other") is None


def test_only_unknown_items_are_added_and_counted(store):
    assert store.save_items([item("1"), item("2")]) == 2
    store.save_item(replace(item("1"), state="done", outcome="article"))
    assert store.save_items([item("1"), item("2"), item("3"), item("3")]) == 1
    assert [one.entry.guid for one in store.items(state="done")] == ["1"]
    assert store.save_items([]) == 0


def test_an_item_comes_back_as_it_was(place):
    kept = replace(
        item("1"),
        state="refused",
        attempts=3,
        error_code="read.empty",
        error_facts=(("url", "https://ministry.example/1"),),
        due_at=NOON.astimezone(BEIRUT),
    )
    place.store.save_item(kept)
    assert place.again().items() == (kept,)


def test_items_come_with_those_due_first_whatever_zone_they_name(store):
    early = replace(item("early"), due_at=(NOON - timedelta(hours=1)).astimezone(BEIRUT))
    store.save_items([item("late", minutes=30), item("now"), early])
    assert [one.entry.guid for one in store.items()] == ["early", "now", "late"]
    due = store.items(state="waiting", due_before=NOON)
    assert [one.entry.guid for one in due] == ["early", "now"]
    assert store.items(state="parked") == ()


def test_habits_come_back_as_they_were(place):
    assert place.store.habit("ministry") is None
    rhythm = learn(Rhythm(), [NOON - timedelta(days=2), NOON], NOON)
    facts = (("url", "https://ministry.example/"),)
    known = Habit(source_id="ministry", due_at=NOON, sizes=(3, 4), rhythm=rhythm)
    failing = Habit(source_id="agency", failures=2, error_code="fetch.robots", error_facts=facts)
    place.store.save_habit(Habit(source_id="ministry", quiet=9))
    place.store.save_habit(known)
    place.store.save_habit(failing)
    store = place.again()
    assert store.habit("ministry") == known
    assert store.habits() == (failing, known)


def test_what_hosts_did_comes_back_as_it_was(place):
    resting = Host(name="b.example", failures=5, rests=1, rests_until=NOON, error_code="fetch.tls")
    place.store.save_host(Host(name="b.example", failures=1))
    place.store.save_host(resting)
    place.store.save_host(Host(name="a.example:8080"))
    assert place.again().hosts() == (Host(name="a.example:8080"), resting)


def test_a_subscription_is_found_by_its_source_and_by_its_token(place):
    assert place.store.subscription("ministry") is None
    address = "https://ministry.example/feed"
    asked = Subscription(
        source_id="ministry", topic=address, hub="https://hub.example/", token="t1", secret="s"
    )
    place.store.save_subscription(asked)
    active = replace(asked, token="t2", state="active", lease_until=NOON)
    place.store.save_subscription(active)
    store = place.again()
    assert store.subscription("ministry") == active
    assert store.subscription(token="t2") == active
    assert store.subscription(token="t1") is None


def test_an_article_and_its_release_come_back_as_they_were(place):
    told = release()
    kept = article(told)
    place.store.save_article(kept, told)
    store = place.again()
    assert store.article(kept.id) == kept
    assert store.article(kept.id, 1) == kept
    assert store.release(told.id) == told
    assert store.article(kept.id, 2) is None
    assert store.article("unknown") is None
    assert store.release("unknown") is None


def test_saving_a_revision_again_replaces_it(store):
    told = release()
    store.save_article(article(told), told)
    published = article(told, stage="published", published=5)
    store.save_article(published, told)
    assert store.articles() == (published,)


def test_the_highest_revision_is_the_current_one(store):
    told, retold = release(), release("افتتح الوزير الجسر الثاني.")
    store.save_article(article(told, stage="published"), told)
    second = article(retold, revision=2, stage="held")
    store.save_article(second, retold)
    assert store.article(second.id) == second
    assert store.article(second.id, 1).stage == "published"
    assert store.articles() == (second,)
    assert store.articles(stage="held") == (second,)


def test_a_revision_at_the_desk_does_not_hide_the_one_that_readers_see(store):
    told, retold = release(), release("افتتح الوزير الجسر الثاني.")
    first = article(told, stage="published")
    store.save_article(first, told)
    for stage in ("ready", "held", "spiked"):
        store.save_article(article(retold, revision=2, stage=stage), retold)
        assert store.articles(stage="published") == (first,)
    second = article(retold, revision=2, stage="published")
    store.save_article(second, retold)
    assert store.articles(stage="published") == (second,)


def test_what_was_withdrawn_does_not_come_back_in_an_older_revision(store):
    told, retold = release(), release("افتتح الوزير الجسر الثاني.")
    store.save_article(article(told, stage="published"), told)
    store.save_article(article(retold, revision=2, stage="withdrawn"), retold)
    assert store.articles(stage="published") == ()
    assert len(store.articles(stage="withdrawn")) == 1


def test_articles_come_newest_first_by_publication_and_as_many_as_asked(store):
    for number, (minutes, published) in enumerate([(0, 90), (60, None), (30, 31)]):
        told = release(f"خبر رقم {number}.", url=f"https://ministry.example/{number}")
        stage = "ready" if published is None else "published"
        made = article(
            told, article_id=f"a{number}", stage=stage, minutes=minutes, published=published
        )
        store.save_article(made, told)
    assert [one.id for one in store.articles()] == ["a0", "a1", "a2"]
    assert [one.id for one in store.articles(stage="published")] == ["a0", "a2"]
    assert [one.id for one in store.articles(limit=1)] == ["a0"]
    assert store.articles(limit=0) == ()


def test_sheets_are_what_articles_gives_with_their_releases(store):
    own, other = release("خبر أول."), release("خبر ثان.", url="https://ministry.example/2")
    store.watching.save_release(other)
    made = article(own, stage="published", published=5)
    store.save_article(replace(made, other_release_ids=(other.id,)), own)
    store.save_article(article(other, article_id="b", stage="held"), other)
    (sheet,) = store.sheets(stage="published")
    assert loads(Article, sheet.article) == store.articles(stage="published")[0]
    assert [loads(Release, one) for one in sheet.bases] == [own, other]
    assert sheet.beside == ()


def test_a_story_is_known_by_its_text_at_any_address(store):
    told = release()
    store.save_article(article(told), told)
    assert store.story("https://elsewhere.example/2", told.id) == "a" * 16
    assert store.story(None, told.id) == "a" * 16
    assert store.story(None, "unknown") is None


def test_a_story_is_known_by_its_address_when_the_text_has_changed(store):
    told = release(url="https://Ministry.example:443/1?utm_source=x&id=7#top")
    store.save_article(article(told), told)
    assert store.story("https://ministry.example/1?id=7", "other text") == "a" * 16
    assert store.story("https://ministry.example/1?id=8", "other text") is None


def test_the_text_speaks_before_the_address(store):
    first, second = release(), release("نص آخر.", url="https://ministry.example/2")
    store.save_article(article(first, article_id="first"), first)
    store.save_article(article(second, article_id="second"), second)
    assert store.story("https://ministry.example/2", first.id) == "first"


def test_another_address_can_be_bound_to_a_story(place):
    told = release()
    place.store.save_article(article(told), told)
    place.store.bind("https://mirror.example/x?fbclid=1", "a" * 16)
    assert place.again().story("https://mirror.example/x", "other text") == "a" * 16


def test_the_longest_address_is_known_as_any_other(place):
    url = "https://a.example/" + "".join(f"{number:x}" for number in range(1, 2_000))
    other = url[:-1] + "x"
    told = release(url=url)
    place.store.save_article(article(told), told)
    place.store.save_validators(Validators(url=url, etag="1"))
    kept = capture(b"long", url=url)
    place.store.save_capture(kept)
    store = place.again()
    assert store.story(url, "other text") == "a" * 16
    assert store.story(other, "other text") is None
    assert store.validators(url) == Validators(url=url, etag="1")
    assert store.validators(other) is None
    assert store.capture(kept.sha256) == kept


def test_a_release_without_an_address_is_bound_by_its_text_alone(store):
    told = release(url=None)
    store.save_article(article(told), told)
    assert store.story(None, told.id) == "a" * 16


def test_an_article_of_another_release_is_refused_and_nothing_is_stored(store):
    told, other = release(), release("نص آخر.")
    with pytest.raises(RefusedError, match=r"store\.mismatch"):
        store.save_article(article(told), other)
    assert store.articles() == ()
    assert store.release(other.id) is None


def test_a_receipt_is_replaced_by_article_revision_and_channel(place):
    place.store.save_receipt(receipt())
    place.store.save_receipt(receipt(channel="telegram", minutes=1, state="unresolved"))
    place.store.save_receipt(receipt(revision=2, minutes=2))
    place.store.save_receipt(receipt(article_id="b", minutes=3))
    sent = replace(receipt(state="sent"), location="https://site.example/a", digest="0" * 64)
    place.store.save_receipt(sent)
    store = place.again()
    assert store.receipts("a" * 16) == (
        sent,
        receipt(channel="telegram", minutes=1, state="unresolved"),
        receipt(revision=2, minutes=2),
    )
    assert len(store.receipts()) == 4
    assert store.receipts(state="sent") == (sent,)
    assert store.receipts("none") == ()


def test_a_receipt_is_swapped_only_where_it_is_as_it_was_known(store):
    first = receipt(state="waiting")
    assert store.swap_receipt(None, first)
    assert not store.swap_receipt(None, receipt(state="sent"))
    taken = replace(first, state="intended", attempts=1)
    assert store.swap_receipt(first, taken)
    assert not store.swap_receipt(first, taken)
    assert store.receipts("a" * 16) == (taken,)


def test_of_many_that_take_one_receipt_one_gets_it(store):
    waits = receipt(state="waiting")
    store.save_receipt(waits)

    def take(number):
        return store.swap_receipt(waits, replace(waits, state="intended", note=str(number)))

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, range(16))) == 1


def test_a_lone_surrogate_is_refused_in_one_line(store):
    with pytest.raises(RefusedError, match=r"store\.text"):
        store.bind("https://a.example/\ud800?\udfff", "a\ud800")


def test_the_sizes_of_a_sources_last_releases_come_newest_first(place):
    for number, words in enumerate(("خبر قصير.", "خبر أطول من ذلك.", "خبر."), start=1):
        told = release(words, url=f"https://a.example/{number}")
        place.store.save_article(article(told, article_id=f"a{number}", minutes=number), told)
    assert place.again().release_sizes(most=2) == {"ministry": [4, 16]}


def test_a_store_without_releases_has_no_sizes(store):
    assert store.release_sizes(most=5) == {}
