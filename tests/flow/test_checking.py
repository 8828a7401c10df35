"""Any text against its sources, with nothing kept."""

from __future__ import annotations

import pytest

from musnad.core.errors import RefusedError
from musnad.flow import given
from musnad.flow.checking import check_text
from tests.flow.newsstand import Now, newsstand
from tests.flow.test_editing import FIRST, SECOND, TITLE

AT = Now()()


def test_a_text_is_checked_against_all_its_sources():
    desk = newsstand().newsroom.desk
    sources = (
        given.pasted(FIRST, at=AT, title=TITLE),
        given.uploaded("two.txt", SECOND.encode(), at=AT),
    )
    checked = check_text(desk, f"{TITLE}\n\n{FIRST} وهذا خطأ.", sources)
    assert [one.sentences[0].id.partition(".")[0] for one in checked.releases] == ["s1", "s2"]
    assert [one.verdict for one in checked.report.findings] == [
        "supported",
        "supported",
        "contradicted",
    ]
    assert len(checked.written.claims) == 3


@pytest.mark.parametrize(
    ("text", "count", "code"),
    [(" . ", 1, "check.no_text"), ("كلام", 0, "check.sources"), ("كلام", 21, "check.sources")],
)
def test_what_cannot_be_checked(text, count, code):
    desk = newsstand().newsroom.desk
    with pytest.raises(RefusedError) as refused:
        check_text(desk, text, [given.pasted(FIRST, at=AT)] * count)
    assert refused.value.code == code


def test_a_lower_limit_may_be_set():
    with pytest.raises(RefusedError, match=r"check\.too_long"):
        check_text(newsstand().newsroom.desk, "كلام", [given.pasted(FIRST, at=AT)], most=3)
