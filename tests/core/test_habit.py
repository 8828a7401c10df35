"""When a source is asked again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.core.habit import (
    Bounds,
    Habit,
    answered,
    failed,
    fell_silent,
    hinted,
    is_due,
    put_off,
    sized,
    yield_dropped,
)
from musnad.core.rhythm import Rhythm, learn, per_hour

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday
BOUNDS = Bounds(floor=900.0, longest=3600.0, longest_backoff=21_600.0)
NEW = Habit(source_id="ministry")


def wait_minutes(habit, now=NOW):
    return (habit.due_at - now).total_seconds() / 60


def silent(habit, times, bounds=BOUNDS, **told):
    for _ in range(times):
        habit = answered(habit, NOW, bounds, chance=0.0, **told)
    return habit


def test_a_source_that_was_never_asked_is_due():
    assert is_due(NEW, NOW)


def test_after_news_a_source_is_asked_at_its_floor():
    assert wait_minutes(answered(NEW, NOW, BOUNDS, chance=0.0, news=[NOW])) == 15


def test_in_silence_it_is_asked_more_and_more_slowly_up_to_the_longest():
    waits = [wait_minutes(silent(NEW, times)) for times in (1, 2, 3, 4, 50)]
    assert waits == [22.5, 33.75, 50.625, 60, 60]


def test_news_makes_it_fast_again():
    habit = answered(silent(NEW, 9), NOW, BOUNDS, chance=0.0, news=[NOW])
    assert (wait_minutes(habit), habit.quiet, habit.news_at) == (15, 0, NOW)


def test_a_floor_above_the_longest_is_kept():
    bounds = Bounds(floor=7200.0, longest=3600.0)
    assert wait_minutes(silent(NEW, 5, bounds)) == 120
    assert wait_minutes(failed(NEW, NOW, bounds, chance=0.0, code="fetch.timeout")) == 120


def test_a_fresh_answer_is_not_asked_for_again_before_its_age_within_the_longest():
    assert wait_minutes(silent(NEW, 1, fresh_seconds=2400.0)) == 40
    assert wait_minutes(silent(NEW, 1, fresh_seconds=864_000.0)) == 60
    assert wait_minutes(silent(NEW, 1, fresh_seconds=10.0)) == 22.5


def test_a_source_that_tells_of_its_news_itself_is_asked_seldom():
    habit = answered(NEW, NOW, BOUNDS, chance=0.0, news=[NOW], announced=True)
    assert wait_minutes(habit) == 60


def test_a_failing_source_is_asked_later_and_later():
    habit, waits = NEW, []
    for _ in range(7):
        habit = failed(habit, NOW, BOUNDS, chance=0.0, code="fetch.timeout")
        waits.append(wait_minutes(habit))
    assert waits == [15, 30, 60, 120, 240, 360, 360]
    assert (habit.failures, habit.error_code) == (7, "fetch.timeout")


def test_a_success_ends_the_back_off():
    habit = failed(NEW, NOW, BOUNDS, chance=0.0, code="fetch.timeout", facts=(("url", "x"),))
    habit = answered(habit, NOW, BOUNDS, chance=0.0)
    assert (habit.failures, habit.error_code, habit.error_facts) == (0, None, ())


def test_what_the_source_asks_to_be_waited_for_is_waited_for():
    habit = failed(
        NEW, NOW, BOUNDS, chance=0.0, code="fetch.too_many_requests", retry_after_seconds=80_000
    )
    assert wait_minutes(habit) == pytest.approx(80_000 / 60)
    soon = failed(NEW, NOW, BOUNDS, chance=0.0, code="fetch.server_error", retry_after_seconds=5)
    assert wait_minutes(soon) == 15


def test_a_source_whose_host_rests_has_not_failed():
    habit = put_off(NEW, NOW, 300.0, chance=0.0)
    assert (wait_minutes(habit), habit.failures, habit.error_code) == (5, 0, None)


@given(
    st.floats(0, 1), st.integers(0, 60), st.booleans(), st.floats(0, 1e9), st.integers(1, 10_080)
)
def test_no_source_is_ever_asked_before_its_floor(chance, times, works, fresh, minutes):
    bounds = Bounds(floor=minutes * 60.0)
    habit = replace(NEW, quiet=times, failures=times)
    if works:
        habit = answered(habit, NOW, bounds, chance=chance, fresh_seconds=fresh)
    else:
        habit = failed(habit, NOW, bounds, chance=chance, code="fetch.timeout")
    assert minutes <= wait_minutes(habit) <= 1.25 * max(minutes, 360)


def test_chance_only_ever_makes_it_later():
    early = answered(NEW, NOW, BOUNDS, chance=0.0, news=[NOW])
    late = answered(NEW, NOW, BOUNDS, chance=1.0, news=[NOW])
    assert (wait_minutes(early), wait_minutes(late)) == (15, 16.5)


def test_word_of_news_makes_it_due_at_once_but_not_again_and_again():
    habit = answered(NEW, NOW, BOUNDS, chance=0.0)
    later = NOW + timedelta(minutes=5)
    assert hinted(habit, later).due_at == later
    assert hinted(habit, NOW + timedelta(seconds=10)).due_at == NOW + timedelta(seconds=60)
    assert hinted(NEW, NOW).due_at == NOW


def test_a_time_that_a_wrong_clock_has_left_does_not_stop_a_source():
    ahead = answered(NEW, NOW + timedelta(days=4000), BOUNDS, chance=0.0)
    assert is_due(ahead, NOW)
    assert not is_due(answered(NEW, NOW, BOUNDS, chance=0.0), NOW)
    assert is_due(answered(NEW, NOW, BOUNDS, chance=0.0), NOW + timedelta(days=4000))
    hours = answered(NEW, NOW + timedelta(hours=3), BOUNDS, chance=0.0)
    assert is_due(hours, NOW)


# What is learnt


def office_hours(weeks=4):
    """Two releases on each working day, at 8 and 10 o'clock."""
    monday = NOW.replace(hour=0) - timedelta(weeks=weeks)
    days = [monday + timedelta(days=n) for n in range(7 * weeks) if n % 7 < 5]
    return [day + timedelta(hours=hour) for day in days for hour in (8, 10)]


def watched(moments, until=NOW):
    rhythm = learn(Rhythm(), moments[:1], moments[0])
    for moment in moments[1:]:
        rhythm = learn(rhythm, [moment], moment)
    return learn(rhythm, [], until)


def test_a_source_is_asked_fast_at_the_hours_at_which_it_publishes_and_slowly_at_others():
    habit = replace(NEW, quiet=20, rhythm=watched(office_hours()))
    at_ten = NOW.replace(hour=9)
    at_night = NOW.replace(hour=22)
    on_sunday = NOW.replace(hour=9) + timedelta(days=6)
    waits = [
        wait_minutes(answered(habit, at, BOUNDS, chance=0.0), at)
        for at in (at_ten, at_night, on_sunday)
    ]
    assert waits[0] == 15
    assert waits[1:] == [60, 60]


def test_what_a_feed_says_of_its_past_is_learnt_at_once():
    rhythm = learn(Rhythm(), office_hours(), NOW)
    assert rhythm.days == pytest.approx(27.2, abs=0.1)
    assert per_hour(rhythm, NOW.replace(hour=9)) > 5 * per_hour(rhythm, NOW.replace(hour=22))


def test_releases_of_years_ago_and_of_the_future_teach_nothing_wrong():
    rhythm = learn(Rhythm(), [NOW - timedelta(days=900), NOW + timedelta(days=900)], NOW)
    assert sum(rhythm.hours) == 1
    assert rhythm.hours[12] == 1
    assert per_hour(rhythm, NOW) is None


def test_what_was_learnt_fades():
    rhythm = watched(office_hours())
    later = learn(rhythm, [], NOW + timedelta(days=28))
    assert sum(later.hours) == pytest.approx(sum(rhythm.hours) / 4, rel=0.01)


# What a person should hear of


def following(moments):
    habit = NEW
    for moment in moments:
        habit = answered(habit, moment, BOUNDS, chance=0.0, news=[moment])
    return habit


def test_a_source_that_is_silent_against_its_habit_is_noticed():
    habit = following(office_hours())
    assert not fell_silent(habit, NOW)
    assert not fell_silent(habit, NOW + timedelta(days=1))
    assert fell_silent(habit, NOW + timedelta(days=8))
    years = NOW + timedelta(days=400)
    assert fell_silent(answered(habit, years, BOUNDS, chance=0.0), years)


def test_a_source_that_seldom_speaks_is_not_silent_soon():
    weekly = following([NOW - timedelta(weeks=n) for n in range(8, 0, -1)])
    assert not fell_silent(weekly, NOW + timedelta(days=14))
    assert not fell_silent(NEW, NOW)


def test_an_answer_with_far_fewer_entries_than_usual_is_noticed():
    habit = NEW
    for entries in (20, 20, 18, 21):
        habit = sized(habit, entries)
        assert not yield_dropped(habit)
    assert yield_dropped(sized(habit, 0))
    assert yield_dropped(sized(habit, 4))
    assert not yield_dropped(sized(habit, 12))
    assert not yield_dropped(sized(replace(NEW, sizes=(1, 1, 2, 1)), 0))
