"""The picture of an article: shaped Arabic, whole words, one line never wider than the picture."""

import io
from dataclasses import replace

import pytest
from lxml import html
from PIL import Image, features

from musnad.publish import fonts, share
from musnad.publish.share import HEIGHT, WIDTH, Poster, draw, fit, shown
from tests.publish.samples import article_of, notice, pentagon, release_of

POSTER = Poster(
    headline="وزير الدفاع الأميركي يبحث مع الأمين العام للناتو التحضير لقمة لاهاي",
    source="وزارة الدفاع الأميركية",
    house="مُسنَد",
)
URL = "https://musnad.example"


def picture(poster):
    return Image.open(io.BytesIO(draw(poster))).convert("RGB")


def opened(path):
    return Image.open(io.BytesIO(path.read_bytes()))


def ink(image, box):
    """The columns of a part of the picture that are not paper."""
    part = image.crop(box).convert("L")
    return [
        x for x in range(part.width) if min(part.crop((x, 0, x + 1, part.height)).tobytes()) < 90
    ]


def test_arabic_is_shaped_by_raqm():
    assert features.check("raqm")
    font = share._font(fonts.HEADLINE, 60)
    word = "بيان"
    joined = font.getlength(word, direction="rtl", language="ar")
    assert joined < sum(font.getlength(letter) for letter in word)


def test_the_picture_has_the_size_that_networks_show_whole():
    image = picture(POSTER)
    assert image.size == (WIDTH, HEIGHT)
    assert len(draw(POSTER)) < 60_000


def test_the_headline_begins_at_the_right_margin():
    columns = ink(picture(POSTER), (0, 150, WIDTH, 510))
    assert WIDTH - 90 < max(columns) <= WIDTH - 60
    assert min(columns) >= 60


@pytest.mark.parametrize(
    "headline",
    [
        "خبر",
        "خبر " + "طويل جدا عن الاجتماع " * 30,
        "خ" * 300,
        "خبر عن «Department of Defense Announces (Press) Briefing» في 2025",
        'خبر 🇱🇧 👨‍👩‍👧 </script> "x" \u202eمقلوب',
        "",
        "🇱🇧",
    ],
)
def test_no_line_is_wider_than_the_picture_and_all_lines_fit(headline):
    lines, font = fit(headline)
    assert all(share._width(line, font) <= WIDTH - 140 for line in lines)
    assert len(lines) * font.size * 1.5 <= 360
    picture(replace(POSTER, headline=headline))


def test_a_long_headline_is_set_smaller_and_at_last_cut():
    short, large = fit("خبر قصير")
    long, small = fit("خبر طويل " * 12)
    assert large.size > small.size
    assert not long[-1].endswith("…")
    assert fit("خبر طويل " * 60)[0][-1].endswith("…")
    assert short == ("خبر قصير",)


def test_words_are_never_broken():
    words = [
        "وزير",
        "الخارجية",
        "يستقبل",
        "نظيره",
        "في",
        "العاصمة",
        "ويبحث",
        "معه",
        "ملفات",
        "التعاون",
        "بين",
        "البلدين",
    ]
    assert " ".join(fit(" ".join(words))[0]).split() == words


def test_letters_that_the_face_lacks_and_hostile_ones_are_left_out():
    assert shown("خبر 🇱🇧\u202e\u2066 عن\nلبنان\x00") == "خبر عن لبنان"


def test_a_latin_name_reads_from_left_to_right_inside_the_line():
    """The picture of a title in brackets is that of the isolated title, not of its mirror."""
    told = replace(POSTER, headline="بيان «Alpha (Beta) Gamma»")
    other = replace(POSTER, headline="بيان «Gamma (Beta) Alpha»")
    first, second = (picture(one).crop((0, 150, WIDTH, 510)) for one in (told, other))
    assert first.tobytes() != second.tobytes()
    (line,), font = fit(told.headline)
    width = share._width(line, font)
    from PIL import ImageDraw

    wanted = Image.new("L", (WIDTH, 200), 255)
    ImageDraw.Draw(wanted).text(
        (WIDTH - 72, 100), "بيان «\u2066Alpha (Beta) Gamma\u2069»", font=font, fill=0,
        anchor="rm", direction="rtl", language="ar",
    )  # fmt: skip
    given = Image.new("L", (WIDTH, 200), 255)
    share._write(ImageDraw.Draw(given), (WIDTH - 72, 100), line, font, 0)  # type: ignore[arg-type]
    assert given.tobytes() == wanted.tobytes()
    assert width > 0


def test_the_page_points_to_its_picture_and_the_picture_is_there(make_site, folder):
    location = make_site(site_url=URL).publish(*pentagon()).location
    page = html.document_fromstring((folder / location.removeprefix(f"{URL}/")).read_bytes())
    (address,) = page.xpath("//meta[@property='og:image']/@content")
    assert page.xpath("//meta[@name='twitter:image']/@content") == [address]
    image = opened(folder / address.removeprefix(f"{URL}/"))
    assert [str(side) for side in image.size] == [
        page.xpath(f"//meta[@property='og:image:{side}']/@content")[0]
        for side in ("width", "height")
    ]


def test_another_headline_makes_another_picture(make_site, folder):
    site = make_site(site_url=URL)
    site.publish(*pentagon())
    article, release, _ = pentagon()
    site.publish(replace(article, share_headline="لقاء في البنتاغون"), release, None)
    assert len(list((folder / "share").iterdir())) == 2


def test_a_withdrawn_article_has_no_picture(make_site, folder):
    site = make_site()
    site.publish(*pentagon())
    site.withdraw(replace(pentagon()[0], stage="withdrawn"))
    assert not (folder / "share").exists()


def test_a_notice_is_labelled_on_its_picture(make_site, folder, monkeypatch):
    drawn = []
    monkeypatch.setattr(share, "draw", lambda poster: drawn.append(poster) or b"png")
    make_site().publish(*notice(), None)
    assert [one.label for one in drawn] == ["إشعار"]


def test_the_house_has_an_icon(make_site, folder):
    release = release_of(("x",), title="x")
    make_site().publish(article_of(release, "خبر"), release, None)
    assert opened(folder / "icon.png").size == (96, 96)
