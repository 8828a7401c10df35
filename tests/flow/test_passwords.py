"""Which passwords are taken."""

import pytest

from musnad.core.errors import RefusedError
from musnad.flow.passwords import examine


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "حديقة زرقاء فيها ثلاث قطط",
        "kV9!xT2#mQ7z",
        "Grüne Wiese am Sonntag",
        "ستة عشر جملا في الظل",
    ],
)
def test_a_long_phrase_is_taken(password):
    examine(password, known=("huda", "هدى سالم"))


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "P@ssw0rd2026!",
        "123456789012",
        "qwertyuiop[]",
        "aaaaaaaaaaaa",
        "abcabcabcabcabc",
        "huda.salem2024",
        "HudaSalem!!!!!",
        "musnad-newsroom",
        "admin@musnad2026",
        "كلمة السر 1234",
        "مسند مكتب التحرير",
        "ضصثقفغعهخحجد",
        "هدى سالم هدى سالم",
        "letmeinletmein",
        "987654321098",
        "            a",
    ],
)
def test_what_is_guessed_first_is_refused(password):
    with pytest.raises(RefusedError, match=r"password\.guessable"):
        examine(password, known=("huda.salem", "هدى سالم"))


@pytest.mark.parametrize("password", ["", "kV9!xT2#mQ7"])
def test_a_short_one_is_refused(password):
    with pytest.raises(RefusedError, match=r"password\.short"):
        examine(password)


def test_a_very_long_one_is_refused():
    with pytest.raises(RefusedError, match=r"password\.long"):
        examine("kV9!xT2#mQ7z" * 20)
