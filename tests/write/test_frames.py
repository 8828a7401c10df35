"""Each kind of event says in both languages what it is about."""

from __future__ import annotations

import pytest

from musnad.write.brief.frames import acting, agreeing, meeting, passives, speaking
from tests.write.telling import tell

EXAMPLES = [
    pytest.param(english, arabic, id=english)
    for module in (acting, agreeing, meeting, passives, speaking)
    for english, arabic in module.EXAMPLES
]


@pytest.mark.parametrize(("english", "arabic"), EXAMPLES)
def test_a_frame_renders_its_examples(english: str, arabic: str) -> None:
    assert tell(english) == arabic
