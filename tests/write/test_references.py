"""Who "he", "she", "him", "her" and "they" are, over several sentences."""

from __future__ import annotations

from datetime import UTC, datetime

from musnad.core.house import House
from musnad.core.release import Release, Sentence, release_id
from musnad.write.brief.article import open_teller, tell_all


def told(
    *sentences: str, publisher: str = "", day: str = "2024-02-12", title: str = "Readout"
) -> list[str]:
    """The Arabic of each sentence of a release, ``""`` for one that is left."""
    parts = [Sentence(id="s1.0", text=title, start=0, end=len(title), kind="title")]
    at = len(title) + 1
    for number, one in enumerate(sentences, start=1):
        parts.append(Sentence(id=f"s1.{number}", text=one, start=at, end=at + len(one)))
        at += len(one) + 1
    release = Release(
        id=release_id("en", parts),
        source_id="test",
        url=None,
        language="en",
        title=title,
        publisher=publisher,
        published=datetime.fromisoformat(day).replace(tzinfo=UTC),
        text="\n".join([title, *sentences]),
        sentences=tuple(parts),
    )
    told_ = tell_all(release, open_teller(release, House()))
    return [one.rendering.text if one.rendering else "" for one in told_]


_BAERBOCK = (
    "Secretary of State Antony J. Blinken met today with German Foreign Minister Annalena Baerbock."
)
_FIDAN = "Secretary of State Antony J. Blinken met today with Turkish Foreign Minister Hakan Fidan."
_LEFT = "The quokka frolicked on the whatnot of yonder knoll."


def test_him_and_her_are_named_where_only_one_is_meant() -> None:
    *_, thanked, updated = told(
        _BAERBOCK,
        "He thanked her for Germany's support for Ukraine.",
        "She informed him of her government's decision.",
    )
    assert thanked == "شكرها على دعم ألمانيا لأوكرانيا"
    assert updated.startswith("أبلغت بيربوك بلينكن ")


def test_who_is_thanked_is_named_with_who_thanks_when_the_last_sentence_names_neither() -> None:
    *_, last = told(
        _FIDAN, "They discussed the war in Ukraine.", "He thanked him for Türkiye's support."
    )
    assert last == "شكر بلينكن فيدان على دعم تركيا"


def test_those_who_were_met_are_heard() -> None:
    *_, last = told("The ministers met experts and heard their views.")
    assert last.endswith("واستمعوا إلى وجهات نظرهم")


def test_what_was_said_to_be_still_is() -> None:
    *_, last = told(_FIDAN, "The Secretary said that their two countries were close allies.")
    assert "كان" not in last
    assert "حليف" in last


def test_the_first_verbs_object_is_them_again() -> None:
    *_, last = told("Canada commends the Haitian authorities and urges them to end the crisis.")
    assert last == "تشيد كندا بالسلطات الهايتية وتحثها على إنهاء الأزمة"


def test_she_is_named_after_a_sentence_that_is_left() -> None:
    *_, last = told(_BAERBOCK, _LEFT, "She stressed the importance of dialogue.")
    assert last == "شددت بيربوك على أهمية الحوار"


def test_he_is_left_when_two_men_may_be_meant() -> None:
    *_, last = told(_FIDAN, _LEFT, "He stressed the importance of dialogue.")
    assert last == ""


def test_him_is_the_other_of_two_men_who_talk() -> None:
    *_, last = told(_FIDAN, "He thanked him for Türkiye's support for Ukraine.")
    assert last == "شكره على دعم تركيا لأوكرانيا"


def test_him_is_left_when_a_third_man_is_in_play() -> None:
    *_, last = told(
        _FIDAN,
        "He praised Egyptian Foreign Minister Sameh Shoukry.",
        "The ministry thanked him for Türkiye's support for Ukraine.",
    )
    assert last == ""


def test_his_may_be_whom_the_verb_is_done_to() -> None:
    *_, last = told(_BAERBOCK, "She thanked him for his country's support for Ukraine.")
    assert last == "شكرته بيربوك على دعم بلاده لأوكرانيا"


def test_the_president_whom_somebody_advises_is_not_his_adviser() -> None:
    *_, last = told(
        "The Deputy National Security Advisor Jon Finer met today with "
        "Senior Advisor to the President Celso Amorim.",
        "The President welcomed the talks.",
    )
    assert "مستشار" not in last


def test_a_second_office_is_no_second_person() -> None:
    first, *_ = told(
        "National Security Advisor Jake Sullivan spoke today with Ibrahim Kalin, "
        "Spokesperson and Chief Advisor to the President of Türkiye.",
    )
    assert first == ""


def test_two_offices_that_one_bears_are_his() -> None:
    first, *_ = told(
        "The minister met Sheikh Mansour bin Zayed Al Nahyan, Deputy Prime Minister and Minister "
        "of the Presidential Court."
    )
    assert "نائب رئيس الوزراء وزير ديوان الرئاسة الإماراتي الشيخ منصور" in first


def test_three_who_met_are_they() -> None:
    *_, last = told(
        "Secretary of Defense Lloyd J. Austin III met today with Swedish Defence Minister "
        "Pål Jonson and Finnish Defence Minister Antti Häkkänen at the Pentagon.",
        "The Secretary welcomed Finland's contribution to the Alliance.",
        "They discussed the situation in Ukraine.",
    )
    assert last == "بحث المجتمعون الوضع في أوكرانيا"


def test_several_governments_are_they_who_act() -> None:
    *_, last = told(
        "The governments of France and Germany welcome the ceasefire.",
        "They urge all parties to respect the ceasefire.",
    )
    assert last == "تحث جميع الأطراف على احترام وقف إطلاق النار"


def test_things_are_not_they_who_act() -> None:
    *_, last = told(
        "The sanctions target companies in Belarus.", "They urge all parties to keep calm."
    )
    assert last == ""


def test_two_ministers_stay_the_two_sides() -> None:
    *_, last = told(
        "The two ministers discussed bilateral relations.",
        "The Sudanese minister praised Egypt's role.",
        "They agreed to continue their consultations.",
    )
    assert last == "اتفق الجانبان على مواصلة مشاوراتهما"


def test_them_are_those_whom_the_verb_suits() -> None:
    first, second, third = told(
        "Victoria Nuland underscored the United States' commitment to supporting refugees and "
        "protecting them.",
        "The ministry warned against the continuation of these violations and called on Israel "
        "to stop them.",
        "The Council will work through all channels to protect them.",
    )
    assert first.endswith("بدعم اللاجئين وحمايتهم")
    assert second.endswith("ودعت إسرائيل إلى وقفها")
    assert third == ""


def test_what_is_supported_is_what_is_enabled() -> None:
    first, *_ = told(
        "The King stressed the importance of supporting UNRWA to enable it to implement its role."
    )
    assert first.endswith("لتمكينها من تنفيذ دورها")


def test_those_who_say_that_they_will() -> None:
    first, *_ = told("The ministers said that they would continue to support Lebanon.")
    assert first == "قال الوزراء إنهم سيواصلون دعم لبنان"


def test_he_who_goes_on_in_the_same_sentence_is_not_named_twice() -> None:
    first, *_ = told(
        "Antony Blinken expressed his condolences, and he condemned the attack on Germany."
    )
    assert first.count("بلينكن") == 1
    assert "وأدان الهجوم" in first


def test_he_after_what_both_did_is_named() -> None:
    *_, last = told(_FIDAN, "They discussed the war in Ukraine.", "He condemned the attack.")
    assert last == "أدان بلينكن الهجوم"


def test_the_minister_beside_a_secretary_is_named() -> None:
    *_, last = told(
        "Secretary of Defense Lloyd J. Austin III met today with German Defense Minister Boris "
        "Pistorius.",
        "The minister praised the secretary's leadership.",
    )
    assert last == "أشاد الوزير بيستوريوس بقيادة الوزير أوستن"


def test_a_minister_named_after_his_long_title_is_the_minister() -> None:
    *_, last = told(
        "Federica Mogherini met today with the Minister of Foreign Affairs of Iran, Mohammad "
        "Javad Zarif.",
        "She thanked the Minister.",
    )
    assert last == "شكرت موغيريني الوزير ظريف"


def test_their_talks_are_the_two_sides() -> None:
    *_, last = told(_FIDAN, "Their talks focused on the war in Ukraine.")
    assert last == "ركزت محادثات الجانبين على الحرب في أوكرانيا"


def test_what_one_hears_is_the_other_ones() -> None:
    *_, last = told(
        "President Biden will welcome Prime Minister Mohammed Shia al-Sudani of Iraq.",
        "The President looks forward to hearing his views.",
    )
    assert last.endswith("إلى الاستماع إلى وجهات نظر السوداني")


def test_their_countries_are_two_where_two_speak() -> None:
    *_, last = told(_FIDAN, "They discussed trade between their countries.")
    assert last.endswith("بين بلديهما")


def test_this_law_may_be_one_told_of_before_a_sentence_that_is_left() -> None:
    law = "The European Union regrets that the Georgian Parliament adopted the law."
    *_, last = told(law, _LEFT, "This law undermines democracy.")
    assert last == "يقوض هذا القانون الديمقراطية"
    *_, last = told(law, f"{_LEFT[:-1]} and another law.", "This law undermines democracy.")
    assert last == ""


def test_nobody_goes_on_after_an_office_that_nobody_holds() -> None:
    *_, last = told(
        "Foreign Minister Antonio Tajani visited Poland.",
        "The Secretary thanked Italy.",
        "He condemned the attack.",
    )
    assert last == ""


def test_a_thing_done_is_what_undermines() -> None:
    *_, last = told(
        _BAERBOCK, "She condemned China's actions and said they undermine the rules-based order."
    )
    assert "وقالت إنها تقوض" in last


def test_her_government_is_named_after_a_state_that_speaks() -> None:
    *_, last = told(
        "The EU congratulates President Maia Sandu.",
        "The EU will continue its work with her government.",
    )
    assert last == "سيواصل الاتحاد الأوروبي عمله مع حكومة ساندو"


def test_his_counterpart_is_his_who_goes_on() -> None:
    *_, last = told(
        "Foreign Minister Antonio Tajani visited Poland.", "His counterpart thanked Italy."
    )
    assert last == "شكر نظيره إيطاليا"


def test_our_work_together_is_theirs() -> None:
    *_, last = told(_FIDAN, "The leaders also discussed our work together in the Red Sea.")
    assert "عملهما معا" in last


def test_he_who_praises_her_names_her() -> None:
    *_, last = told(_BAERBOCK, "He praised her leadership.")
    assert last == "أشاد بقيادة بيربوك"


def test_means_of_enhancing_them_are_the_relations() -> None:
    *_, last = told(
        _FIDAN,
        "They reviewed the relations between the two countries and means of enhancing them.",
    )
    assert last.endswith("العلاقات بين الدولتين ووسائل تعزيزها")
