"""Accounts of one documented meeting, in the project's own words, and correct articles about it.

The facts: on 24 April 2025 US Defense Secretary Pete Hegseth received NATO Secretary General
Mark Rutte at the Pentagon; they spoke of allied defence spending and burden sharing, of the
June summit in The Hague, of Europe's lead in its conventional defence, and of Ukraine.
"""

from __future__ import annotations

from datetime import UTC, datetime

from musnad.arabic.sentences import sentences
from musnad.core.release import Release, Sentence, release_id

SHORT = """Hegseth and Rutte Meet at the Pentagon
Secretary of Defense Pete Hegseth received NATO Secretary General Mark Rutte at the Pentagon on Thursday, April 24, 2025.
The two discussed raising allied defense spending and sharing the burden of the alliance more fairly.
They reviewed preparations for the NATO summit to be held in The Hague in June.
Hegseth said the United States expects European allies to take the lead in the conventional defense of Europe.
They also spoke about support for Ukraine.
"""

LONG = """Defense Secretary hosts NATO chief for talks on spending and summit
WASHINGTON, April 24, 2025 — U.S. Defense Secretary Pete Hegseth welcomed NATO Secretary General Mark Rutte to the Pentagon today for talks on the future of the alliance, the department's chief spokesman said in a statement.
The meeting came two months before alliance leaders gather in The Hague, in the Netherlands, for their annual summit in June.
Hegseth pressed the point that allies have to spend more on their own defense, and that the burden must be shared more evenly among the members.
In his view Europe should carry the main responsibility for the conventional defense of the continent, with the United States expecting its European allies to lead.
Rutte briefed the secretary on the steps that allies are taking to increase defense spending.
The two men also took up the war in Ukraine and how allies can go on supporting Kyiv.
They agreed to remain in close contact ahead of the summit.
"""

UNDATED = """Readout of the Secretary's Meeting with the NATO Secretary General
Secretary Hegseth met today with NATO Secretary General Mark Rutte at the Pentagon.
Secretary of Defense Pete Hegseth and the secretary general discussed burden sharing and the need for every ally to increase its defense spending.
The leaders talked about the way to the NATO Summit in The Hague in June.
The secretary underlined the U.S. expectation that allies lead on Europe's conventional defense.
The two leaders also exchanged views on support for Ukraine.
"""

NARRATIVE = """A visit to the Pentagon
Mark Rutte, the former Dutch prime minister who has led NATO since October 2024, was the guest of Pete Hegseth at the Pentagon on April 24.
The American defense secretary wanted to speak of money: allies, he argued, should raise what they spend on defense and take on a larger share of the common burden.
With the summit at The Hague in June drawing near, both sides went through what has to be ready by then.
Washington, the secretary made clear, counts on Europeans to lead in the conventional defense of their own continent.
Ukraine was on the table as well, above all the support that allies give it.
A spokesman for the Department of Defense gave this account of the conversation in a statement.
"""

ARABIC = """وزير الدفاع الأميركي يستقبل الأمين العام للناتو في البنتاغون
استقبل وزير الدفاع الأميركي بيت هيغسيث، الخميس 24 أبريل 2025، الأمين العام لحلف شمال الأطلسي مارك روته في مقر البنتاغون.
وبحث الجانبان زيادة إنفاق الدول الأعضاء على الدفاع وتقاسم الأعباء داخل الحلف على نحو أكثر إنصافا.
واستعرضا التحضيرات لقمة الحلف المقررة في لاهاي في يونيو المقبل.
وقال هيغسيث إن الولايات المتحدة تتوقع من الحلفاء الأوروبيين أن يتولوا قيادة الدفاع التقليدي عن أوروبا.
كما تناول اللقاء دعم أوكرانيا.
"""

ACCOUNTS = {
    "short": (SHORT, "en", datetime(2025, 4, 26, 15, 20, tzinfo=UTC)),
    "short_undated_page": (SHORT, "en", None),
    "long": (LONG, "en", datetime(2025, 4, 24, 21, 5, tzinfo=UTC)),
    "undated": (UNDATED, "en", datetime(2025, 4, 24, 19, 0, tzinfo=UTC)),
    "narrative": (NARRATIVE, "en", datetime(2025, 4, 25, 8, 0, tzinfo=UTC)),
    "arabic": (ARABIC, "ar", datetime(2025, 4, 24, 20, 0, tzinfo=UTC)),
}

PLAIN = """هيغسيث وروته يبحثان في البنتاغون زيادة الإنفاق الدفاعي
التقى وزير الدفاع الأميركي بيت هيغسيث، الخميس 24 أبريل 2025، الأمين العام لحلف شمال الأطلسي (الناتو) مارك روته في مقر وزارة الدفاع الأميركية (البنتاغون).
وبحث الجانبان زيادة الإنفاق الدفاعي للدول الحليفة وتقاسم الأعباء داخل الحلف.
كما ناقشا التحضير لقمة الحلف المقررة في لاهاي في يونيو.
وأكد هيغسيث أن واشنطن تنتظر من الحلفاء الأوروبيين أن يقودوا الدفاع التقليدي عن أوروبا.
وتطرق اللقاء أيضا إلى دعم أوكرانيا.
"""

DATELINE = """وزير الدفاع الأميركي يستقبل أمين عام الناتو
واشنطن - استقبل وزير الدفاع الأمريكي بيت هيجسيث الأمين العام لحلف الناتو مارك روته في البنتاغون، في 24 نيسان/أبريل 2025.
وتناولت المحادثات رفع إنفاق الحلفاء على الدفاع، وتوزيع أعباء الحلف، والاستعداد لقمة لاهاي في حزيران/يونيو.
وقال الوزير إن الولايات المتحدة تتوقع من حلفائها في أوروبا تولي زمام الدفاع التقليدي عن القارة.
وبحث الطرفان كذلك دعم الحلفاء لأوكرانيا.
"""

COMPRESSED = """هيغسيث وروته يبحثان زيادة إنفاق الحلفاء على الدفاع
بحث وزير الدفاع الأميركي بيت هيغسيث مع الأمين العام للناتو مارك روته، في البنتاغون يوم ٢٤ أبريل ٢٠٢٥، زيادة الإنفاق الدفاعي ودعم أوكرانيا والتحضير لقمة الحلف في لاهاي.
وشدد هيغسيث على أن الولايات المتحدة تتوقع أن يقود الأوروبيون الدفاع التقليدي عن أوروبا.
"""

ATTRIBUTED = """روته في البنتاغون لبحث أعباء الحلف
أعلنت وزارة الدفاع الأميركية في بيان أن الوزير بيت هيغسيث اجتمع مع الأمين العام لحلف شمال الأطلسي مارك روته في البنتاغون يوم الخميس.
وأفاد البيان بأن الجانبين ناقشا زيادة إنفاق الحلفاء على دفاعهم وتقاسم الأعباء.
وأضاف البيان أن هيغسيث وروته بحثا قمة الناتو التي تستضيفها لاهاي في يونيو المقبل.
وبحسب البيان، تتوقع الولايات المتحدة من الحلفاء الأوروبيين قيادة الدفاع التقليدي عن أوروبا.
وناقش الجانبان أيضا الدعم المقدم إلى أوكرانيا.
"""

ARTICLES = {
    "plain": PLAIN,
    "dateline": DATELINE,
    "compressed": COMPRESSED,
    "attributed": ATTRIBUTED,
}


def account(name: str) -> Release:
    """One of the accounts as a release, its first line the title."""
    text, language, published = ACCOUNTS[name]
    title, _, _ = text.partition("\n")
    spans = sentences(text, language)
    numbered = tuple(
        Sentence(
            id=f"s1.{number}",
            text=text[start:end],
            start=start,
            end=end,
            kind="title" if number == 0 else "text",
        )
        for number, (start, end) in enumerate(spans)
    )
    publisher = "وزارة الدفاع الأميركية" if language == "ar" else "U.S. Department of Defense"
    return Release(
        id=release_id(language, numbered),
        source_id="account",
        url=None,
        language=language,
        title=title,
        publisher=publisher,
        published=published,
        text=text,
        sentences=numbered,
    )
