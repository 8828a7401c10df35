"""Whose "its" and "their" are, each rule with an English and an Arabic example."""

from __future__ import annotations

import pytest

from tests.write.test_references import told


@pytest.mark.parametrize(
    ("english", "part"),
    [
        # What is joined to a state is the state's, not the giver's.
        (
            "The minister stressed Egypt's support for Sudan, its sovereignty and its unity.",
            "على دعم مصر للسودان وسيادته",
        ),
        # An implementation is an agreement's, not a state's.
        (
            (
                "The minister stressed the importance of the agreement with Iran and its "
                "implementation."
            ),
            "أهمية الاتفاق مع إيران وتنفيذه",
        ),
        # Those to whom one is grateful have made the efforts.
        (
            "Canada is grateful to Qatar and Egypt for their efforts.",
            "كندا ممتنة لقطر ومصر لجهودهما",
        ),
        # A second "for" stands beside the first.
        (
            (
                "Antony Blinken thanked Hakan Fidan for Spain's support for Ukraine and for its "
                "leadership."
            ),
            "على دعم إسبانيا لأوكرانيا وعلى قيادتها",
        ),
        # Who is commended on something has done it.
        (
            "Canada commended the Iraqi security forces on their efforts.",
            "بقوات الأمن العراقية لجهودها",
        ),
        # Efforts own nothing: what is theirs is the two people's.
        (
            "Antony Blinken spoke with Hakan Fidan to discuss efforts to prepare for their talks.",
            "لمحادثاتهما",
        ),
        # Those who are helped return to what is theirs.
        (
            (
                "Canada thanked Türkiye for its efforts to help refugees and to protect them in their "
                "homes."
            ),
            "منازلهم",
        ),
        # Who announces that "it" will is meant by "it".
        (
            "The minister praised Britain's announcement that it would increase spending.",
            "إعلان بريطانيا أنها ستزيد الإنفاق",
        ),
        # The one thing told of before "it".
        (
            "Pete Hegseth reaffirmed the treaty and said that it covers the South China Sea.",
            "وقال إنها تشمل بحر الصين الجنوبي",
        ),
        # The land from which people are displaced is theirs.
        (
            "The two ministers rejected the displacement of Palestinians from their land.",
            "من أرضهم",
        ),
        # The state in which a war is does not own the efforts of another.
        (
            "The minister discussed the war in Ukraine and Canada's efforts to end it.",
            "الحرب في أوكرانيا وجهود كندا",
        ),
        # Of two people named, what is theirs is both's.
        (
            "Antony Blinken met with Hakan Fidan to discuss their cooperation.",
            "لبحث تعاونهما",
        ),
        # A people and what is its own.
        ("The embassy continues to assist Canadians and their families.", "الكنديين وعائلاتهم"),
        # A role is a body's; several members have no "its".
        (
            (
                "The members of the Security Council reiterated their support for UNIFIL, "
                "underscoring its role."
            ),
            "مؤكدين دورها",
        ),
        # Both who may be meant agree alike, so Arabic says just what English says.
        (
            "Canada stressed that France supports Germany against threats to its security.",
            "أمنها",
        ),
    ],
)
def test_whose_it_is(english: str, part: str) -> None:
    assert part in told(english)[0]


@pytest.mark.parametrize(
    "english",
    [
        (
            "The minister welcomed the resolution and the plan and stressed the importance of its "
            "implementation."
        ),
        "The minister noted that it supports Germany.",
        "The minister said that France supports Lebanon in the face of threats to its security.",
        "The minister met with soldiers and with Hakan Fidan to discuss their cooperation.",
    ],
)
def test_what_may_be_anothers_is_left(english: str) -> None:
    assert told(english) == [""]
