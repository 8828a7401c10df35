"""What made a clause can be traced to its frame, its rule and its entries."""

from __future__ import annotations

from musnad.core.house import House
from musnad.write.brief.explain import accounts, as_text, as_values
from tests.write.telling import make_release

RELEASE = make_release(
    "News", "The minister stressed that civilians must be protected.", "It zorbled."
)


def test_each_told_sentence_names_frame_rule_and_entries() -> None:
    first, second = accounts(RELEASE, House())
    assert first.arabic == "شدد الوزير على أنه تجب حماية المدنيين"
    assert "frame stress → شدد (frames/speaking.py)" in first.steps
    assert "rule passive by verbal noun" in first.steps
    assert "noun civilians → مدني" in first.steps
    assert second.arabic == ""
    assert second.obstacle


def test_accounts_read_as_text_and_as_values() -> None:
    told = accounts(RELEASE, House())
    assert "    left: " in as_text(told)
    values = as_values(told)
    assert values[0]["left"] is None
    assert values[1]["arabic"] is None
