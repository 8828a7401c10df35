"""A notice says what was published and claims nothing more."""

from __future__ import annotations

from musnad.core.draft import lines
from musnad.core.house import House
from musnad.write.brief.article import Brief
from musnad.write.notice import notice
from tests.write.telling import make_release


def test_a_headline_alone_becomes_one_labelled_line() -> None:
    release = make_release("Readout of a Meeting", publisher="NATO")
    draft = notice(release, House())
    assert draft.notice
    assert draft.kicker == "إشعار"
    assert draft.headline.text == 'حلف شمال الأطلسي: "Readout of a Meeting"'
    assert draft.lead.text.startswith("صدر عن حلف شمال الأطلسي بيان بعنوان")
    assert "لم تتسنّ قراءة نصه" in draft.lead.text
    assert draft.blocks == ()
    assert draft.headline.cites == ("s1.0",)


def test_a_body_follows_in_its_own_language() -> None:
    release = make_release("Avis", "Bonjour.", language="fr")
    draft = notice(release, House())
    assert [block.type for block in draft.blocks] == ["original"]
    assert draft.coverage.left == ("s1.1",)


def test_a_release_without_title_body_or_publisher_still_gets_a_line() -> None:
    draft = notice(make_release("", publisher=""), House())
    assert draft.lead.text.startswith("صدر بيان بلا عنوان")
    assert draft.headline.cites == ()


def test_below_a_notice_a_sentence_names_its_subject_and_joins_nothing() -> None:
    release = make_release(
        "Zorblatt",
        "Zorblatt frobs the quux.",
        "Germany also condemned the attack.",
        "The minister will also meet Foreign Minister Antonio Tajani.",
    )
    draft = Brief().write(release, House())
    told = [line.text for role, line in lines(draft) if role == "body"]
    assert draft.notice
    assert told in (["أدانت ألمانيا الهجوم."], [])
