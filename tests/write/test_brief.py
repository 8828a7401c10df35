"""The brief tells a release in Arabic, whole sentence by whole sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.core.draft import Draft, lines
from musnad.core.house import House
from musnad.core.release import Release
from musnad.flow.compose import in_house_style
from musnad.write.brief.article import MOST_SENTENCES, Brief
from musnad.write.brief.scene import Declined
from musnad.write.brief.sentence import connect
from tests.write.telling import make_release, tell, teller

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


def write(release: Release) -> Draft:
    return Brief().write(release, House())


def sample(path: Path) -> Release:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    fields = dict(line.split(": ", maxsplit=1) for line in head.splitlines())
    return make_release(fields["Title"], *body.strip().splitlines(), publisher=fields["Publisher"])


def check(draft: Draft, release: Release) -> None:
    """What holds for every draft of every release."""
    ids = {one.id for one in release.citable}
    news = {one.id for one in release.body}
    for role, line in lines(draft):
        assert line.text.strip()
        assert "\n" not in line.text
        assert set(line.cites) <= ids
        assert line.cites or role == "crosshead" or not ids
    coverage = draft.coverage
    assert coverage.release_sentences == len(news)
    assert coverage.rendered + len(coverage.left) == coverage.release_sentences
    printed = [
        line.cites[0]
        for block in draft.blocks
        if block.type == "original"
        for line in block.sentences
    ]
    assert tuple(printed) == coverage.left
    told = {
        cite
        for role, line in lines(draft)
        if role not in ("original", "headline")
        for cite in line.cites
    }
    assert news <= told | set(coverage.left) or draft.notice


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sentence_is_told_or_printed_in_the_original(path: Path) -> None:
    release = sample(path)
    draft = write(release)
    check(draft, release)
    assert write(release) == draft


def test_the_pentagon_meeting_reads_as_an_agency_would_write_it() -> None:
    release = make_release(
        "Readout of Secretary of Defense Pete Hegseth's Meeting With NATO Secretary General "
        "Mark Rutte",
        "Secretary of Defense Pete Hegseth met today with NATO Secretary General Mark Rutte at "
        "the Pentagon.",
        publisher="U.S. Department of Defense",
    )
    draft = write(release)
    assert draft.lead.text == (
        "التقى وزير الدفاع الأميركي بيت هيغسيث الأمين العام لحلف شمال الأطلسي (الناتو) مارك روته، "
        "الخميس 24 أبريل 2025، في البنتاغون، وفق بيان صادر عن وزارة الدفاع الأميركية."
    )
    assert draft.headline.text.startswith("وزير الدفاع الأميركي بيت هيغسيث يلتقي")
    assert draft.coverage.left == ()


def test_the_house_spells_america_its_own_way() -> None:
    release = make_release("News", "U.S. forces attacked the base.")
    house = House(american="أمريكي")
    draft = in_house_style(Brief().write(release, house), house)
    assert "الأمريكية" in draft.lead.text
    assert "الأميركية" not in draft.lead.text


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Iran must not acquire a nuclear weapon.", "يجب ألا تحوز إيران سلاحا نوويا."),
        ("NATO did not announce new measures.", "لم يعلن حلف شمال الأطلسي (الناتو) تدابير جديدة."),
        ("France will not support the agreement.", "لن تدعم فرنسا الاتفاق."),
        ("The president may visit Berlin.", "قد يزور الرئيس برلين."),
    ],
)
def test_negation_and_mood_are_never_dropped(english: str, arabic: str) -> None:
    assert tell(english) == arabic


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("The attack killed at least 34 people.", "قتل الهجوم ما لا يقل عن 34 شخصا."),
        ("The attack killed three civilians.", "قتل الهجوم 3 مدنيين."),
        ("The two ministers met.", "اجتمع الوزيران."),
        ("Qatar pledged $500 million.", "تعهدت قطر بتقديم 500 مليون دولار."),
    ],
)
def test_numbers_agree_with_what_they_count(english: str, arabic: str) -> None:
    assert tell(english) == arabic


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        (
            "The United States reaffirmed the sovereignty and territorial integrity of Ukraine.",
            "أكدت الولايات المتحدة مجددا سيادة أوكرانيا ووحدة أراضيها.",
        ),
        (
            "Germany will work with its allies and partners.",
            "ستعمل ألمانيا مع حلفائها وشركائها.",
        ),
        (
            "The European Union will provide military, financial and humanitarian support.",
            "سيقدم الاتحاد الأوروبي دعما عسكريا وماليا وإنسانيا.",
        ),
    ],
)
def test_genitives_pronouns_and_adjectives_agree(english: str, arabic: str) -> None:
    assert tell(english) == arabic


@pytest.mark.parametrize(
    "english",
    [
        "The minister visited Poland unless the talks failed.",
        "The minister visited no country.",
        "“We support Ukraine,” the minister said.",
        "The minister visited Zorblatt.",
        "The minister frobnicated Poland.",
        "The minister never visited Poland.",
        "The minister hardly visited Poland.",
        "We welcome the agreement.",
        "He visited Poland.",
        "The minister discussed a working group aimed at the flow of weapons.",
        "The minister condemned the attack aimed at civilians.",
    ],
)
def test_what_is_not_understood_whole_is_declined(english: str) -> None:
    with pytest.raises(Declined):
        tell(english)


def test_a_quotation_over_several_sentences_is_left_as_it_is() -> None:
    release = make_release(
        "News",
        "The minister visited Poland.",
        "The minister said: “Poland is important.",
        "Germany will support Ukraine.",
        "France will support Ukraine.”",
        "The minister visited Germany.",
    )
    draft = write(release)
    assert draft.coverage.left == ("s1.2", "s1.3", "s1.4")


def test_words_after_said_and_a_colon_are_not_told_as_facts() -> None:
    release = make_release(
        "News", "The minister visited Poland.", "The minister said:", "Germany supports Ukraine."
    )
    assert write(release).coverage.left == ("s1.2", "s1.3")


def test_a_person_unknown_to_the_lexicon_keeps_the_latin_name() -> None:
    release = make_release("News", "Foreign Minister Maria Quxley visited Poland.")
    assert "(Maria Quxley)" in write(release).lead.text
    assert "وزيرة الخارجية" in write(release).lead.text


@pytest.mark.parametrize(
    ("title", "sentences"),
    [
        ("STATEMENT", ("THE PRESIDENT MET WITH THE PRIME MINISTER OF CANADA",)),
        ("", ("???", "!!!", "| a | b |", "https://example.org", "@user #tag")),
        ("x" * 5000, ("y" * 5000,)),
        ("Table", ("1 2 3 4", "Poland 4.1%", "-", "—")),
        ("Odd", ("\u200f\u202eabc", "NATO NATO NATO", "of of of", "and", "'s", "$", "the the")),
        ("Long", (" ".join(["The minister met the minister and"] * 30) + " left.",)),
        ("Mixed", ("La ministre a visité la Pologne.", "زار الوزير بولندا.")),
        ("Q", ("Q: Will you go?", "A: Yes.", "MR. SMITH: No.")),
    ],
)
def test_odd_input_never_fails(title: str, sentences: tuple[str, ...]) -> None:
    release = make_release(title, *sentences)
    check(write(release), release)


def test_a_very_long_release_is_bounded_and_nothing_is_lost() -> None:
    release = make_release("Long", *(["The minister visited Poland."] * (MOST_SENTENCES + 300)))
    draft = write(release)
    assert draft.coverage.rendered == MOST_SENTENCES
    assert len(draft.coverage.left) == 300


def test_another_language_gets_a_notice_with_the_original() -> None:
    release = make_release(
        "Communiqué", "Le ministre a visité la Pologne.", language="fr", publisher="OTAN"
    )
    draft = write(release)
    assert draft.notice
    assert draft.blocks[-1].sentences[0].text == "Le ministre a visité la Pologne."
    assert not Brief().accepts(release)


def test_a_release_of_which_nothing_is_understood_is_a_notice() -> None:
    draft = write(make_release("Frobnication", "Zorblatt frobnicated the quux."))
    assert draft.notice
    assert draft.coverage.rendered == 0


def test_a_dateline_is_not_part_of_the_sentence() -> None:
    release = make_release("News", "NEW YORK, 25 March 2024 — The minister visited Poland.")
    assert write(release).lead.text.startswith("زار الوزير بولندا")


def test_by_a_manner_is_not_taken_for_a_doer() -> None:
    with pytest.raises(Declined):
        tell("The ceasefire was extended by mutual agreement.")


def test_the_visit_just_told_is_told_to_be_the_first() -> None:
    one = teller()
    one.tell("NATO Secretary General Mark Rutte visited Poland.")
    told = one.tell("It was his first visit to Poland since taking office.")
    assert told.text == "كانت هذه زيارته الأولى إلى بولندا منذ توليه منصبه"
    assert told.points


def test_what_adds_and_opens_with_a_phrase_is_tied_by_and() -> None:
    one = teller()
    one.tell("NATO Secretary General Mark Rutte visited Poland.")
    told = one.tell("In Warsaw, the Secretary General also thanked the minister.")
    assert connect(told, "").startswith("وفي وارسو، شكر ")
