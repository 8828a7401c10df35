import pytest

from musnad.arabic.verb_roots import ROOTS
from musnad.arabic.verbs import Gender, Number, conjugate, is_known


@pytest.mark.parametrize(
    ("verb", "gender", "number", "past", "present"),
    [
        ("أعلن", "m", "singular", "أعلن", "يعلن"),
        ("أعلن", "f", "singular", "أعلنت", "تعلن"),
        ("أكد", "m", "plural", "أكدوا", "يؤكدون"),
        ("قال", "f", "singular", "قالت", "تقول"),
        ("قال", "f", "plural", "قلن", "يقلن"),
        ("دعا", "f", "singular", "دعت", "تدعو"),
        ("دعا", "m", "plural", "دعوا", "يدعون"),
        ("التقى", "m", "dual", "التقيا", "يلتقيان"),
        ("التقى", "f", "singular", "التقت", "تلتقي"),
        ("اتفق", "m", "plural", "اتفقوا", "يتفقون"),
        ("أصر", "f", "singular", "أصرت", "تصر"),
        ("استضاف", "f", "singular", "استضافت", "تستضيف"),
        ("هنأ", "m", "singular", "هنأ", "يهنئ"),
        ("زار", "m", "dual", "زارا", "يزوران"),
        ("وصل", "m", "singular", "وصل", "يصل"),
        ("رأى", "f", "singular", "رأت", "ترى"),
    ],
)
def test_a_verb_agrees_with_its_subject(
    verb: str, gender: Gender, number: Number, past: str, present: str
) -> None:
    assert conjugate(verb, gender=gender, number=number) == past
    assert conjugate(verb, tense="present", gender=gender, number=number) == present


def test_moods_show_where_they_are_written() -> None:
    assert conjugate("أعلن", tense="present", number="plural", mood="subjunctive") == "يعلنوا"
    assert conjugate("قال", tense="present", mood="jussive") == "يقل"
    assert conjugate("دعا", tense="present", mood="jussive") == "يدع"


def test_the_passive_is_told_by_its_letters() -> None:
    assert conjugate("قال", voice="passive") == "قيل"
    assert conjugate("عقد", tense="present", voice="passive", gender="f") == "تعقد"


def test_what_follows_a_verb_is_kept() -> None:
    assert conjugate("دعا إلى عقد", gender="f") == "دعت إلى عقد"


def test_a_verb_without_a_known_root_is_not_guessed_at() -> None:
    assert conjugate("برطم") is None
    assert not is_known("برطم")


def test_every_listed_verb_is_the_past_of_its_root() -> None:
    for verb in ROOTS:
        assert conjugate(verb) == verb
