"""What a question may take is reckoned rather too high than too low."""

import pytest

from musnad.core.asking import Call, Completion, Prompt
from musnad.models.account import account
from musnad.models.tally import Prices, most, tokens, used

from .asking import NOON

PROMPT = Prompt(id="x", system="a" * 30, user="ب" * 30, schema="")


def call(**told):
    return Call(writer="w", model="m", prompt_sha256="p", at=NOON, **told)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("abc", 1), ("abcd", 2), ("كتاب", 2), ("بيت abc", 3), ("١٢", 1)]
)
def test_a_token_is_three_letters_and_two_in_arabic(text, count):
    assert tokens(text) == count


def test_a_question_may_take_its_prompt_and_the_longest_answer():
    told = most(PROMPT, 500, Prices(tokens_in=2, tokens_out=10))
    assert (told.input_tokens, told.output_tokens) == (75, 500)
    assert told.tokens == 575
    assert told.price_micros == 150 + 5000


def test_what_was_used_is_what_the_provider_says():
    expected = most(PROMPT, 500, Prices())
    told = Completion(text="نص", input_tokens=7, output_tokens=3)
    assert used(told, expected, Prices(tokens_in=1)).price_micros == 7
    silent = used(Completion(text="نص"), expected, Prices())
    assert (silent.input_tokens, silent.output_tokens) == (75, 1)


def test_a_price_is_rounded_up():
    assert Prices(tokens_in=0.1, tokens_out=0.4).micros(1, 0) == 1
    assert Prices(tokens_in=0.075).micros(1_000_000, 0) == 75_000


def test_the_account_of_a_day_sums_what_was_sent():
    paid = call(input_tokens=10, output_tokens=5, price_micros=30)
    told = account([paid, call(cached=True), call(outcome="model.key"), paid], 100)
    assert (told.calls, told.cached, told.price_micros) == (3, 1, 60)
    assert (told.input_tokens, told.output_tokens) == (20, 10)
    assert told.budget_left_micros == 40
    assert (told.last_fault, told.standing, told.for_a_person) == ("model.key", False, False)


def test_a_fault_stands_until_something_goes_well():
    assert account([call(), call(outcome="model.key")]).for_a_person
    assert not account([call(outcome="model.busy")]).for_a_person
    assert account([call(outcome="model.key"), call(cached=True)]).for_a_person
    assert account([]).budget_left_micros is None
