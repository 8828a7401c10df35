"""Writers in the settings: limits at input, keys only by the name of their variable."""

import tomllib

import pytest

from musnad import hiring, wiring
from musnad.core.errors import RefusedError
from musnad.core.house import House
from musnad.hooks import plugins
from musnad.hooks.specs import hook
from musnad.models.meter import MemoryMeter
from musnad.parts import WriterPart
from musnad.settings import FILE_NAME, TEMPLATE, Settings, load


def settings(*writers):
    return Settings.model_validate({"writers": list(writers)})


def writer(**told):
    return {"name": "gemini", "model": "gemini-double", **told}


def test_the_template_shows_each_setting_of_a_writer_with_its_default():
    example = TEMPLATE[TEMPLATE.index("# [[writers]]") :].partition("\n\n")[0]
    shown = tomllib.loads("\n".join(line[2:] for line in example.splitlines()))
    (told,) = shown["writers"]
    assert set(told) == set(WriterPart.model_fields)
    plain = WriterPart(name="gemini", model=told["model"], key_env="GEMINI_API_KEY")
    assert WriterPart.model_validate(told) == plain


@pytest.mark.parametrize(
    "told",
    [
        {"name": "auto"},
        {"name": "brief"},
        {"name": "اسم"},
        {"model": ""},
        {"api_key": "sk-1"},
        {"key_env": "sk-not a name"},
        {"base_url": "ftp://h"},
        {"base_url": "http://user:word@h/v1"},
        {"base_url": "http://h/v1?key=1"},
        {"temperature": 3},
        {"max_output_tokens": 0},
        {"requests_per_minute": -1},
        {"timeout_seconds": 300},
        {"budget_per_day": 1},
        {"currency": "dollars"},
        {"fallbacks": ["gemini"]},
        {"thinking": "very much"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_a_setting_outside_of_its_limits_is_refused_and_not_repeated(tmp_path, told):
    lines = "\n".join(f"{name} = {value!r}" for name, value in writer(**told).items())
    (tmp_path / FILE_NAME).write_text(f"[[writers]]\n{lines}\n", encoding="utf-8")
    with pytest.raises(RefusedError) as caught:
        load(tmp_path)
    assert caught.value.code == "settings.value"
    assert caught.value.facts["where"].startswith("writers.0")
    assert "sk-" not in str(caught.value)


def test_two_writers_of_one_name_are_refused():
    with pytest.raises(ValueError, match="same name"):
        settings(writer(), writer())


def test_a_budget_is_counted_in_millionths():
    (part,) = settings(writer(budget_per_day=1.5, price_in=0.3)).writers
    assert part.limits().budget_micros_per_day == 1_500_000


@pytest.mark.parametrize(
    ("told", "variable"),
    [
        ({}, "GEMINI_API_KEY"),
        ({"key_env": "MINE"}, "MINE"),
        ({"key_env": ""}, ""),
        ({"base_url": "http://127.0.0.1:9"}, "GEMINI_API_KEY"),
        ({"provider": "openai"}, "OPENAI_API_KEY"),
        ({"provider": "openai", "base_url": "http://127.0.0.1:9/v1"}, ""),
        ({"provider": "openai", "base_url": "http://h/v1", "key_env": "MINE"}, "MINE"),
    ],
)
def test_openais_key_is_not_sent_to_an_endpoint_of_ones_own(told, variable):
    (part,) = settings(writer(**told)).writers
    assert hiring.key_variable(part, _provider(part.provider)) == variable


def test_writers_of_the_settings_come_first_and_in_their_order():
    told = settings(writer(fallbacks=["second", "brief"]), writer(name="second"))
    made = hiring.writers(told, wiring.plugin_manager(), MemoryMeter())
    assert [one.name for one in made[:2]] == ["gemini", "second"]
    assert {"brief", "extract"} <= {one.name for one in made[2:]}
    assert made[0].fallbacks == ("second", "brief")


def test_an_unknown_provider_or_fallback_is_told_with_those_there_are():
    for told, code in (
        (writer(provider="other"), "model.provider"),
        (writer(fallbacks=["other"]), "model.fallback"),
    ):
        with pytest.raises(RefusedError) as caught:
            hiring.writers(settings(told), wiring.plugin_manager(), MemoryMeter())
        assert caught.value.code == code
        assert caught.value.facts["known"]


def test_a_plugin_may_bring_a_provider():
    class Plugin:
        @hook
        def musnad_models(self):
            return [_provider("own")]

    manager = plugins.load((Plugin(),), installed=False)
    (asker,) = hiring.askers(settings(writer(provider="own")), manager, MemoryMeter())
    assert (asker.name, asker.model) == ("gemini", "gemini-double")


def test_without_writers_of_a_model_nothing_is_as_it_was_before():
    manager = wiring.plugin_manager()
    names = [one.name for one in hiring.writers(Settings(), manager, MemoryMeter())]
    assert "brief" in names
    assert Settings().house_style() == House(zone="UTC")


def _provider(provider_name):
    class Provider:
        name = provider_name
        key_env = {"gemini": "GEMINI_API_KEY", "openai": "OPENAI_API_KEY"}.get(provider_name, "")

        def complete(self, prompt, parameters, *, key, seconds):
            raise NotImplementedError

        def probe(self, parameters, *, key, seconds):
            raise NotImplementedError

    return Provider()
