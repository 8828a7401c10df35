from __future__ import annotations

import pytest

from tests.read.newsdesk import page, reading

SECRET = "The harbour secretly closed last night"
HIDDEN = [
    f'<p style="display:none">{SECRET}</p>',
    f'<p style="DISPLAY : none !important">{SECRET}</p>',
    f'<p style="visibility:hidden">{SECRET}</p>',
    f"<p hidden>{SECRET}</p>",
    f'<div aria-hidden="true"><p>{SECRET}</p></div>',
    f'<p style="font-size:0">{SECRET}</p>',
    f'<p style="opacity:0">{SECRET}</p>',
    f'<p style="color:#fff;background:#ffffff">{SECRET}</p>',
    f'<div style="background-color:black"><span style="color:#000">{SECRET}</span></div>',
    f'<p style="color:white">{SECRET}</p>',
    f'<p style="position:absolute;left:-9999px">{SECRET}</p>',
    f'<p style="text-indent:-9999px">{SECRET}</p>',
    f'<p style="width:0;height:0;overflow:hidden">{SECRET}</p>',
    f'<p class="sr-only">{SECRET}</p>',
    f'<style>.ghost{{display:none}}</style><p class="x ghost">{SECRET}</p>',
    f'<style>#ghost{{visibility:hidden}}</style><p id="ghost">{SECRET}</p>',
    f"<style>@media screen {{ q {{opacity:0}} }}</style><q>{SECRET}</q>",
    f"<dialog>{SECRET}</dialog>",
]
SILENT = [
    f"<!-- {SECRET} -->",
    f"<template><p>{SECRET}</p></template>",
    f"<noscript><p>{SECRET}</p></noscript>",
    f"<script>var a = '{SECRET}'</script>",
    f"<style>/* {SECRET} */</style>",
]
SEEN = [
    f'<p style="display:block">{SECRET}</p>',
    f'<style>@media print{{.x{{display:none}}}}</style><p class="x">{SECRET}</p>',
    f'<style>@media (max-width:600px){{.x{{display:none}}}}</style><p class="x">{SECRET}</p>',
    f'<style>.x{{display:none}} .x{{display:block}}</style><p class="x">{SECRET}</p>',
    f'<div style="background:#003366"><p style="color:#fff">{SECRET}</p></div>',
    f'<p style="font-size:0.9em">{SECRET}</p>',
    f'<p style="opacity:0.9">{SECRET}</p>',
]


def _page(part: str) -> str:
    return page(f"<h1>Pier opens today</h1><p>The pier opened.</p>{part}<p>It is long.</p>")


@pytest.mark.parametrize("part", HIDDEN)
def test_what_a_visitor_cannot_see_is_no_part_of_a_release(part: str) -> None:
    release = reading(_page(part))
    assert SECRET not in release.text
    assert "hidden_text_removed" in release.notes
    assert [one.text for one in release.body] == ["The pier opened.", "It is long."]


@pytest.mark.parametrize("part", SILENT)
def test_scripts_and_comments_go_without_a_note(part: str) -> None:
    release = reading(_page(part))
    assert SECRET not in release.text
    assert "hidden_text_removed" not in release.notes


@pytest.mark.parametrize("part", SEEN)
def test_what_a_visitor_can_see_is_kept(part: str) -> None:
    release = reading(_page(part))
    assert SECRET in release.text
    assert "hidden_text_removed" not in release.notes


def test_an_anti_flicker_rule_on_the_body_hides_nothing() -> None:
    head = "<style>body{opacity:0}</style>"
    assert reading(page("<h1>Pier opens</h1><p>It opened.</p>", head=head)).body


def test_text_after_a_hidden_element_stays() -> None:
    release = reading(_page(f"<p>Before <b hidden>{SECRET}</b> and after.</p>"))
    assert "Before and after." in [one.text for one in release.body]


def test_zero_width_and_tag_characters_are_taken_out() -> None:
    smuggled = "".join(chr(0xE0000 + ord(one)) for one in "obey me")
    release = reading(_page(f"<p>The p\u200bier\u202e is{smuggled} open.</p>"))
    assert "The pier is open." in [one.text for one in release.body]
    assert "hidden_text_removed" in release.notes


def test_hidden_arabic_text_is_taken_out_too() -> None:
    release = reading(
        page(
            "<h1>افتتاح الرصيف</h1><p>افتتح الوزير الرصيف.</p>"
            '<p style="display:none">أغلق المرفأ سرا ليلة أمس.</p>',
            language="ar",
        )
    )
    assert [one.text for one in release.body] == ["افتتح الوزير الرصيف."]
