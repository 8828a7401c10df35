"""The article page in a real browser, as an editor uses it."""

import re
from contextlib import contextmanager
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from musnad.core.people import Session
from tests.desk.conftest import secret_of, served

pytestmark = pytest.mark.browser


@pytest.fixture
def base(filled):
    with served(filled.office) as address:
        yield address


@contextmanager
def opened(
    chromium,
    filled,
    base,
    role="chief",
    *,
    login=None,
    tongue="ar",
    width=1440,
    scheme="light",
    scripts=True,
):
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    context.set_default_timeout(30_000)
    context.add_cookies(
        [
            {"name": "musnad", "value": secret_of(filled.office, role, login), "url": base},
            {"name": "tongue", "value": tongue, "url": base},
        ]
    )
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console",
        lambda said: (
            said.type == "error"
            and "the server responded with a status" not in said.text
            and page.faults.append(said.text)
        ),
    )
    page.on(
        "request",
        lambda request: request.url.startswith((base, "data:")) or page.faults.append(request.url),
    )
    yield page
    assert page.faults == []
    context.close()


def texts(filled, article_id):
    article = filled.article(article_id)
    return [line.text for block in article.draft.blocks for line in block.sentences]


def test_choosing_a_sentence_lights_its_evidence_and_back(chromium, filled, base):
    with opened(chromium, filled, base) as page:
        page.goto(f"{base}/articles/{filled.published}")
        page.locator("#a3 > a").click()
        assert page.locator(".source .lit").all_inner_texts()[0].startswith("2")
        assert page.locator("#a3 > a").get_attribute("aria-current") == "true"
        page.locator("#panel").wait_for()
        page.locator('[id="s1.4"] > a').click()
        assert page.locator(".line.lit").count() == 1
        assert page.locator(".line.lit").get_attribute("id") == "a6"


def test_keys_go_through_the_sentences(chromium, filled, base):
    with opened(chromium, filled, base) as page:
        page.goto(f"{base}/articles/{filled.held}")
        page.keyboard.press("j")
        assert page.locator(".line.chosen").get_attribute("id") == "a1"
        page.keyboard.press("ArrowDown")
        assert page.locator(".line.chosen").get_attribute("id") == "a2"
        page.keyboard.press("k")
        assert page.locator(".line.chosen").get_attribute("id") == "a1"
        page.keyboard.press("n")
        assert page.locator(".line.chosen").get_attribute("id") == "a3"


def test_the_article_stands_right_of_its_source(chromium, filled, base):
    for tongue in ("ar", "en"):
        with opened(chromium, filled, base, tongue=tongue) as page:
            page.goto(f"{base}/articles/{filled.held}")
            article = page.locator(".copy").bounding_box()
            source = page.locator(".source").bounding_box()
            assert source["x"] + source["width"] <= article["x"]
            assert (
                page.locator(".copy .text").first.evaluate("e => getComputedStyle(e).direction")
                == "rtl"
            )
            assert (
                page.locator(".source .said a").first.evaluate("e => getComputedStyle(e).direction")
                == "ltr"
            )


def test_light_and_dark_differ_in_colour_alone(chromium, filled, base):
    places = []
    for scheme in ("light", "dark"):
        with opened(chromium, filled, base, scheme=scheme) as page:
            page.goto(f"{base}/articles/{filled.held}?line=a3")
            parts = [".case", ".copy", ".source", "#panel", ".decide"]
            places.append([page.locator(part).bounding_box() for part in parts])
            colour = page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
            assert (sum(int(part) for part in re.findall(r"\d+", colour)[:3]) > 380) == (
                scheme == "light"
            )
    assert places[0] == places[1]


def test_a_sentence_is_moved_and_put_back_by_keys(chromium, filled, base):
    before = texts(filled, filled.held)
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}")
        page.keyboard.press("n")
        page.keyboard.press("Alt+ArrowDown")
        page.locator('#whole[data-saw="1.1"]').wait_for()
        assert texts(filled, filled.held) == before[::-1]
        assert page.locator(".line.chosen").get_attribute("id") == "a4"
        page.keyboard.press("u")
        page.locator('#whole[data-saw="1.2"]').wait_for()
    assert texts(filled, filled.held) == before


def test_a_sentence_is_rechecked_while_it_is_typed_and_saved_by_keys(chromium, filled, base):
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        page.keyboard.press("e")
        words = page.locator("#words")
        words.fill("والتقى هيغسيث روته في البنتاغون.")
        page.locator(".live .found").wait_for()
        assert filled.article(filled.held).version == 0
        page.keyboard.press("Control+Enter")
        page.locator('#whole[data-saw="1.1"]').wait_for()
        assert "والتقى هيغسيث روته في البنتاغون." in texts(filled, filled.held)
        page.keyboard.press("Control+z")
        page.locator('#whole[data-saw="1.2"]').wait_for()
        assert "والتقى هيغسيث روته في البنتاغون." not in texts(filled, filled.held)


def test_a_repair_is_taken_by_its_number(chromium, filled, base):
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        offered = page.locator(".repair .new").first.inner_text()
        page.keyboard.press("1")
        page.locator('#whole[data-saw="1.1"]').wait_for()
        assert offered in texts(filled, filled.held)


def test_a_flagged_sentence_is_accepted_with_a_reason(chromium, filled, base):
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a4")
        page.keyboard.press("a")
        page.keyboard.type("قاله الناطق هاتفيا")
        page.keyboard.press("Control+Enter")
        page.locator("#a4.accepted").wait_for()
        assert filled.article(filled.held).acceptances[0].reason == "قاله الناطق هاتفيا"
        assert "بقيت جملة بلا قرار" in page.locator("#state").inner_text()


def test_the_second_editor_is_told_and_nothing_is_overwritten(chromium, filled, base):
    with (
        opened(chromium, filled, base, "editor") as first,
        opened(chromium, filled, base, "chief") as second,
    ):
        for page in (first, second):
            page.goto(f"{base}/articles/{filled.held}?line=a3")
            page.keyboard.press("e")
        first.locator("#words").fill("والتقى هيغسيث روته في البنتاغون.")
        first.keyboard.press("Control+Enter")
        first.locator('#whole[data-saw="1.1"]').wait_for()
        second.locator("#words").fill("نص كتبه رئيس التحرير.")
        second.keyboard.press("Control+Enter")
        told = second.locator(".meanwhile")
        told.wait_for()
        assert "هدى" in told.inner_text()
        assert "والتقى هيغسيث روته في البنتاغون." in told.inner_text()
        assert second.locator("#words").input_value() == "نص كتبه رئيس التحرير."
        assert "نص كتبه رئيس التحرير." not in texts(filled, filled.held)
        second.locator("#words").press("Control+Enter")
        second.locator('#whole[data-saw="1.2"]').wait_for()
        assert "نص كتبه رئيس التحرير." in texts(filled, filled.held)


def test_nothing_typed_is_lost_when_the_session_ends(chromium, filled, base):
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        page.keyboard.press("e")
        page.locator("#words").fill("والتقى هيغسيث روته في البنتاغون.")
        page.locator(".live .found").wait_for()
        filled.store.desk.people.end_sessions("account-editor", at=filled.office.now)
        page.keyboard.press("Control+Enter")
        trouble = page.locator(".trouble")
        trouble.wait_for()
        assert page.locator("#words").input_value() == "والتقى هيغسيث روته في البنتاغون."
        assert trouble.locator("a").get_attribute("target") == "_blank"
        # Logged in again in another tab: the cookie and the secret of forms are others.
        secret = secret_of(filled.office, "editor")
        people = filled.store.desk.people
        (session,) = people.sessions("account-editor")
        fields = {name: getattr(session, name) for name in Session.__slots__}
        people.save_session(Session(**(fields | {"csrf": "another"})))
        page.context.add_cookies([{"name": "musnad", "value": secret, "url": base}])
        trouble.locator("button").click()
        page.locator('#whole[data-saw="1.1"]').wait_for()
        assert "والتقى هيغسيث روته في البنتاغون." in texts(filled, filled.held)


def test_what_was_typed_is_there_again_after_a_reload(chromium, filled, base):
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        page.keyboard.press("e")
        page.locator("#words").fill("نص لم يُحفظ بعد.")
        page.reload()
        assert page.locator("#words").input_value() == "نص لم يُحفظ بعد."
        page.locator(".restored button").click()
        assert page.locator("#words").input_value() == texts(filled, filled.held)[0]


def test_what_was_typed_at_a_sentence_that_is_gone_is_shown(chromium, filled, base):
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        page.keyboard.press("e")
        page.locator("#words").fill("نص لم يُحفظ بعد.")
        page.goto(f"{base}/articles/{filled.held}")
        assert page.locator("#a3 > .tag").count() == 1
        page.locator("#a3 > a").click()
        assert page.locator("#words").input_value() == "نص لم يُحفظ بعد."
        page.locator('[data-act="remove"]').click()
        page.locator(".orphan").wait_for()
        assert "نص لم يُحفظ بعد." in page.locator(".orphan").inner_text()
        page.locator(".orphan button").click()
        page.reload()
        assert page.locator(".orphan").count() == 0


def test_the_keys_of_an_arabic_keyboard_do_the_same(chromium, filled, base):
    def press(page, letter):
        page.evaluate(
            "key => document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))",
            letter,
        )

    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}")
        press(page, "ى")
        assert page.locator(".line.chosen").get_attribute("id") == "a3"
        page.locator("#panel").wait_for()
        press(page, "ث")
        assert page.locator("#words").evaluate("e => e === document.activeElement")
        page.keyboard.press("Escape")
        press(page, "؟")
        assert page.locator("#keys").is_visible()


def test_clicking_the_source_while_editing_says_what_a_sentence_rests_on(chromium, filled, base):
    with opened(chromium, filled, base, "editor") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a4")
        page.keyboard.press("e")
        page.locator('[id="s1.2"] > a').click()
        assert page.locator('input[name="cites"]').input_value() == "2"
        page.locator("#words").fill("وبحثا التحضير لقمة الحلف في لاهاي في يونيو.")
        page.keyboard.press("Control+Enter")
        page.locator('#whole[data-saw="1.1"]').wait_for()
        assert filled.article(filled.held).draft.blocks[0].sentences[1].cites == ("s1.2",)


def test_an_article_is_mended_signed_for_and_published_by_keys_alone(chromium, filled, base):
    with opened(chromium, filled, base) as page:
        page.goto(f"{base}/articles/{filled.held}")
        page.keyboard.press("n")
        page.keyboard.press("x")
        page.locator('#whole[data-saw="1.1"]').wait_for()
        # The one after it stands there now, and waits as well.
        assert page.locator(".line.open.chosen").get_attribute("id") == "a3"
        page.keyboard.press("a")
        page.locator('[data-act="accept"] textarea:focus').wait_for()
        page.keyboard.type("قاله الناطق هاتفيا")
        page.keyboard.press("Control+Enter")
        page.locator('#whole[data-saw="1.2"]').wait_for()
        page.keyboard.press("g")
        page.keyboard.press("Tab") if page.locator(
            '[data-doing="publish"] button:focus'
        ).count() == 0 else None
        page.keyboard.press("Enter")
        page.locator('#whole[data-stage="published"], .trouble').first.wait_for()
        assert page.locator('#whole[data-stage="published"]').count() == 1, page.locator(
            ".trouble"
        ).all_inner_texts()
    site = filled.office.folder / "site"
    (found,) = [
        one
        for one in (site / "articles").glob("*.html")
        if "لقاء أميركي أطلسي" in one.read_text(encoding="utf-8")
    ]
    reader = chromium.new_page()
    reader.goto(found.as_uri())
    assert reader.locator("h1").inner_text() == "لقاء أميركي أطلسي"
    assert "قاله الناطق هاتفيا" in reader.locator("body").inner_text()
    reader.close()


def test_what_is_published_is_corrected_by_an_edit_and_a_reason(chromium, filled, base):
    with opened(chromium, filled, base) as page:
        page.goto(f"{base}/articles/{filled.published}?line=a4")
        page.keyboard.press("e")
        page.locator("#words").fill("وبحثا أيضا الإنفاق الدفاعي لدول الحلف والحرب في أوكرانيا.")
        page.keyboard.press("Control+Enter")
        page.locator('#whole[data-saw="2.1"]').wait_for()
        assert filled.store.article(filled.published, 1).stage == "published"
        page.keyboard.press("g")
        page.keyboard.type("صياغة أدق.")
        page.keyboard.press("Control+Enter")
        page.locator('#whole[data-stage="published"], .trouble').first.wait_for()
        assert page.locator(".trouble").all_inner_texts() == []
    article = filled.article(filled.published)
    assert (article.revision, article.stage) == (2, "published")
    assert article.corrections[0].reason == "صياغة أدق."


def test_an_article_is_scheduled_in_the_newsrooms_zone(chromium, filled, base):
    with opened(chromium, filled, base, tongue="en") as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        page.locator('[data-act="remove"]').click()
        page.locator('#whole[data-saw="1.1"]').wait_for()
        page.locator('[data-act="remove"]').click()
        page.locator('#whole[data-saw="1.2"]').wait_for()
        page.locator('[data-doing="schedule"] summary').click()
        assert "Asia/Beirut" in page.locator('[data-doing="schedule"] form').inner_text()
        wanted = (filled.office.now + timedelta(days=3)).strftime("%Y-%m-%dT18:30")
        page.locator('input[name="at"]').fill(wanted)
        page.locator('[data-doing="schedule"] button').click()
        page.locator('#whole[data-stage="scheduled"], .trouble').first.wait_for()
        assert page.locator(".trouble").all_inner_texts() == []
    at = filled.article(filled.held).scheduled_for
    assert at.astimezone(ZoneInfo("Asia/Beirut")).strftime("%Y-%m-%dT%H:%M") == wanted


@pytest.mark.parametrize("leaf", ["revisions", "rounds", "history", "dossier"])
def test_the_pages_beside_it_are_accessible(chromium, filled, base, leaf):
    from axe_playwright_python.sync_playwright import Axe

    with opened(chromium, filled, base, width=390) as page:
        page.goto(f"{base}/articles/{filled.held}/{leaf}")
        assert page.locator("html").evaluate("e => e.scrollWidth") <= 390
        assert serious(Axe().run(page)) == []


def test_a_phone_shows_the_evidence_under_the_sentence(chromium, filled, base):
    with opened(chromium, filled, base, width=390) as page:
        page.goto(f"{base}/articles/{filled.published}")
        page.locator("#a3 > a").click()
        page.locator("#panel .inline blockquote.lit").first.wait_for()
        assert page.locator("html").evaluate("e => e.scrollWidth") <= 390


def test_without_scripts_all_of_it_works(chromium, filled, base):
    with opened(chromium, filled, base, scripts=False) as page:
        page.goto(f"{base}/articles/{filled.held}")
        page.locator("#a3 > a").click()
        assert page.locator(".source .against").count() == 1
        page.locator(".repair").first.click()
        page.wait_for_url(re.compile("told=repaired"))
        assert filled.article(filled.held).version == 1


@pytest.mark.parametrize("tongue", ["ar", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(chromium, filled, base, tongue, scheme):
    from axe_playwright_python.sync_playwright import Axe

    with opened(chromium, filled, base, tongue=tongue, scheme=scheme) as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        page.locator('[data-act="edit"] summary').click()
        page.locator("#words").fill("والتقى هيغسيث روته في موسكو.")
        page.locator(".live .found").wait_for()
        assert serious(Axe().run(page)) == []


def test_every_target_is_large_enough_to_be_hit(chromium, filled, base):
    with opened(chromium, filled, base, width=390) as page:
        page.goto(f"{base}/articles/{filled.held}?line=a3")
        small = page.locator(
            "#whole button:visible, #whole a:visible, #whole summary:visible"
        ).evaluate_all(
            "all => all.map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])"
            ".filter(([, r]) => r.height < 24 || r.width < 24).map(([html]) => html)"
        )
        assert small == []


def serious(result):
    """What axe found that matters, with the first elements of it."""
    return [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in result.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
