"""Two releases of one event are tied by what they have in common, and it is told what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from musnad.match.grouping import JOINS, b_cubed, groups, reached
from musnad.match.occasion import bond
from musnad.match.profile import profile
from tests.match.releases import NOON, release

HOST = release(
    "Minister Karam Dib receives Ines Marchetti",
    "The Minister of Labour of Hadba, Karam Dib, received the Minister of Employment of Orvia, "
    "Ines Marchetti, on Wednesday.",
    "They signed an agreement on 14,000 seasonal workers.",
    source="hadba",
)
GUEST = release(
    "إينيس ماركيتي توقع في هضبة اتفاقا بشأن العمال الموسميين",
    "وقعت وزيرة التشغيل في أورفيا إينيس ماركيتي مع وزير العمل كرم ديب يوم الأربعاء اتفاقا يخص 14 ألف عامل موسمي.",
    language="ar",
    source="orvia",
    published=NOON + timedelta(hours=2),
)
NEXT_DAY = release(
    "Minister Karam Dib opens a school for welders",
    "The Minister of Labour of Hadba, Karam Dib, opened a school for 300 welders on Thursday.",
    source="hadba",
    published=NOON + timedelta(hours=22),
)


def test_both_sides_readouts_are_tied_and_the_same_people_next_day_are_not(encoder):
    host, guest, later = map(profile, (HOST, GUEST, NEXT_DAY))
    told = bond(host, guest, encoder)
    assert told.score > JOINS > bond(host, later, encoder).score
    assert bond(guest, later, encoder).score < JOINS
    reasons = {one.kind: one.values for one in told.reasons}
    assert reasons["figures"] == ("14000",)
    assert reasons["days"] == ("2026-03-04",)
    assert reasons["hours"] == ("2.0",)
    assert {"Dib", "Marchetti"} <= set(reasons["names"])


def test_a_tie_is_the_same_whichever_comes_first(encoder):
    host, guest = profile(HOST), profile(GUEST)
    assert bond(host, guest, encoder) == bond(guest, host, encoder)


def test_a_release_without_a_time_is_taken_to_be_of_the_other_s_hour(encoder):
    timeless = profile(replace(GUEST, published=None))
    told = {one.kind: one.values for one in bond(profile(HOST), timeless, encoder).reasons}
    assert told["hours"] == ("0.0",)


def test_years_between_two_releases_leave_no_tie(encoder):
    old = profile(replace(GUEST, published=NOON - timedelta(days=4000)))
    assert bond(profile(HOST), old, encoder).score == 0.0


def test_a_doubtful_tie_does_not_chain_two_events_together():
    ties = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.6}
    assert groups("abcd", ties) == (("a", "b"), ("c", "d"))


def test_releases_without_ties_stand_alone():
    assert groups("ba", {}) == (("a",), ("b",))
    assert groups((), {}) == ()


ties = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
        lambda pair: pair[0] < pair[1]
    ),
    st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9]),
)


@given(ties, st.randoms())
def test_groups_do_not_depend_on_the_order_of_releases_or_ties(told, chance):
    ids, rows = list("abcdefgh"), list(told.items())
    found = groups(ids, told)
    chance.shuffle(ids)
    chance.shuffle(rows)
    assert groups(ids, dict(rows)) == found
    assert sorted(one for group in found for one in group) == list("abcdefgh")


@given(ties)
def test_what_does_not_hang_together_is_grouped_apart(told):
    whole = groups("abcdefgh", told)
    part = reached(["a"], told)
    assert groups(part, told) == tuple(group for group in whole if group[0] in part)


def test_b_cubed_is_one_for_the_same_groups_and_less_otherwise():
    truth = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed(truth, {"a": "x", "b": "x", "c": "y"}) == (1.0, 1.0, 1.0)
    precision, recall, _ = b_cubed(truth, dict.fromkeys(truth, "x"))
    assert (round(precision, 3), recall) == (0.556, 1.0)
    precision, recall, _ = b_cubed(truth, {"a": "x", "b": "y", "c": "z"})
    assert (precision, round(recall, 3)) == (1.0, 0.667)
