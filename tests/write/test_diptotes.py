"""Plurals that take no alif are known as such, and singulars like them take it."""

from __future__ import annotations

import re

import pytest

from musnad.write.brief.diptotes import DIPTOTES
from musnad.write.brief.generate import indefinite_accusative
from musnad.write.brief.vocabulary import vocabulary

_SHAPE = re.compile("[^ا][^ا]ا[^اوةى]{2}|[^ا][^ا]ا.[يو].")


def test_every_plural_of_that_shape_in_the_lexicon_is_known() -> None:
    nouns = vocabulary().nouns()
    singular = {noun.singular.partition(" ")[0] for noun in nouns if not noun.plural_only}
    heads = {
        (noun.singular if noun.plural_only else noun.plural or "").partition(" ")[0]
        for noun in nouns
    }
    assert {
        head
        for head in heads - singular - DIPTOTES
        if _SHAPE.fullmatch(head) and not head.endswith(("ات", "ون", "ان"))
    } == set()


@pytest.mark.parametrize(
    ("word", "accusative"),
    [
        ("قذائف", "قذائف"),
        ("قوانين", "قوانين"),
        ("إعلان", "إعلانا"),
        ("تعاون", "تعاونا"),
        ("تمرين", "تمرينا"),
        ("مسؤولين", "مسؤولين"),
        ("بيانات", "بيانات"),
    ],
)
def test_the_alif_is_written_where_it_belongs(word: str, accusative: str) -> None:
    assert indefinite_accusative(word) == accusative
