"""Who "we" and "I" are where the title or a signature alone tells who issues a statement."""

from __future__ import annotations

import pytest

from musnad.core.house import House
from musnad.core.release import Release
from musnad.write.brief.article import Brief
from musnad.write.brief.home import home_of
from musnad.write.brief.issuers import is_by_chief, is_signature, issuer_of, ministers_of
from musnad.write.brief.vocabulary import vocabulary
from tests.write.telling import make_release


def _release(title: str, body: str) -> Release:
    return make_release(title, *body.splitlines())


@pytest.mark.parametrize(
    ("title", "body", "issuer"),
    [
        ("Statement by the North Atlantic Council on the Western Balkans", "We agree.", "NATO"),
        (
            "Statement by the High Representative on behalf of the European Union on Chad",
            "We agree.",
            "the European Union",
        ),
        (
            "Attack in Kinshasa",
            "Jane Q. Doe, Secretary of State\nThe United States condemns the attack.",
            "the United States",
        ),
        ("Joint Statement on Chad", "We agree.", ""),
        ("Attack in Kinshasa", "Jane Doe, Minister of State\nWe condemn the attack.", ""),
    ],
)
def test_the_title_or_the_signature_tells_who_we_are(title: str, body: str, issuer: str) -> None:
    assert issuer_of(_release(title, body)) == issuer


def test_a_council_that_condemns_is_the_alliance() -> None:
    release = _release(
        "Statement by the North Atlantic Council on the border",
        "We strongly condemn the attack on the Polish embassy in Minsk.",
    )
    draft = Brief().write(release, House())
    assert draft.lead.text.startswith("يدين حلف شمال الأطلسي (الناتو) بشدة الهجوم")
    assert draft.headline.text.startswith("الناتو يدين بشدة الهجوم")


def test_the_secretary_general_speaks_of_himself() -> None:
    release = _release(
        "Statement by the Secretary-General on Chad", "I strongly condemn the attack in Chad."
    )
    assert is_by_chief(release)
    assert "يدين الأمين العام للأمم المتحدة بشدة" in Brief().write(release, House()).lead.text


def test_a_spokesperson_of_the_secretary_general_is_not_he() -> None:
    title = "Statement by the Spokesperson for the Secretary-General on Chad"
    assert not is_by_chief(_release(title, "We condemn the attack."))


def test_ministers_are_those_of_their_title() -> None:
    assert ministers_of(_release("G7 Foreign Ministers' Statement on Chad", "We agree.")) == (
        "the G7 foreign ministers"
    )
    assert ministers_of(_release("Statement on Chad", "We agree.")) == ""


def test_a_signature_is_no_news() -> None:
    assert is_signature("Jane Q. Doe, Secretary of State")
    assert not is_signature("Jane Doe met the Secretary of State.")


def test_whom_a_text_speaks_of_does_not_issue_it() -> None:
    book = vocabulary().book
    told = make_release("Sanctions", "The panel is today listing Mahmoud Abbas.", publisher="")
    assert home_of(told, book) == ""
    chief = make_release("Visit", "Director General Rafael Grossi arrived today.", publisher="")
    assert home_of(chief, book) == ""
    minister = make_release("Visit", "Foreign Minister Ayman Safadi arrived today.", publisher="")
    assert home_of(minister, book) == "JO"


def test_the_ministry_that_regards_is_turkish() -> None:
    title = "Press Release Regarding the Earthquake in Peru"
    assert issuer_of(_release(title, "Türkiye stands ready to help.")) == "Turkey"
