"""What a correction tells about a revision."""

from __future__ import annotations

from musnad.core.draft import Block, Byline, Coverage, Draft, Line
from musnad.flow.changes import REVISED_AR, revised


def draft(*body: str, original: str = "", headline: str = "الوزير يزور عمّان") -> Draft:
    blocks = (Block(type="paragraph", sentences=tuple(Line(text=text) for text in body)),)
    if original:
        blocks = (*blocks, Block(type="original", sentences=(Line(text=original),)))
    return Draft(
        release_id="r",
        headline=Line(text=headline),
        kicker="بيان",
        lead=Line(text="زار الوزير عمّان."),
        blocks=blocks,
        writer=Byline(name="brief"),
        coverage=Coverage(release_sentences=2, rendered=2),
    )


def test_a_correction_names_the_sentences_that_went_and_came():
    told = revised(draft("ويعود الأربعاء."), draft("ويعود «فورا» الخميس."))
    assert told == f'{REVISED_AR} حُذف: «ويعود الأربعاء». أُضيف: «ويعود "فورا" الخميس».'


def test_a_correction_is_silent_about_sentences_in_the_source_language():
    before, after = (
        draft("ويعود غدا.", original="He met."),
        draft("ويعود غدا.", original="He left."),
    )
    assert revised(before, after) == REVISED_AR


def test_a_correction_of_much_stays_short():
    after = draft(*(f"وقال إن {number} " + "كلمة " * 100 for number in range(9)))
    told = revised(draft(), after)
    assert told.endswith("وغير ذلك.")
    assert len(told) < 1000


def test_a_changed_headline_is_told():
    assert "«الوزير يزور عمّان». أُضيف: «الوزير يزور بيروت»" in revised(
        draft(), draft(headline="الوزير يزور بيروت")
    )
