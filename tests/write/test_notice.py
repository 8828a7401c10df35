"""A notice says what was published and claims nothing more."""

from __future__ import annotations

from musnad.core.house import House
from musnad.write.notice import notice
from tests.write.telling import make_release


def test_a_headline_alone_becomes_one_labelled_line() -> None:
    release = make_release("Readout of a Meeting", publisher="NATO")
    draft = notice(release, House())
    assert draft.notice
    assert draft.kicker == "إشعار"
    assert draft.headline.text.startswith("صدر عن حلف شمال الأطلسي بيان بعنوان")
    assert '"Readout of a Meeting"' in draft.headline.text
    assert "لم يتسنّ قراءة نصه" in draft.lead.text
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
