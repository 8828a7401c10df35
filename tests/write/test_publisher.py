"""A publisher has one Arabic name, and a government is named with its country."""

from __future__ import annotations

from musnad.write.publisher import arabic_organisation, publisher_name
from tests.write.telling import make_release


def test_a_government_is_named_with_its_country() -> None:
    assert arabic_organisation("UK Government") == "الحكومة البريطانية"
    assert arabic_organisation("The Government of Canada") == "الحكومة الكندية"
    assert publisher_name(make_release("T", publisher="HM Government")) == "الحكومة البريطانية"


def test_a_government_of_no_country_is_not_named() -> None:
    assert publisher_name(make_release("T", publisher="Government")) == ""


def test_a_ministry_keeps_its_country() -> None:
    assert arabic_organisation("U.S. Department of the Treasury") == "وزارة الخزانة الأميركية"
