"""Articles, releases and a shelf for the tests: documented events, retold for the project."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from musnad.core.article import Article, Correction, Stage
from musnad.core.capture import Capture
from musnad.core.draft import Block, Byline, Coverage, Draft, Line, manuscript
from musnad.core.happening import Trace
from musnad.core.release import Release, Sentence, release_id
from musnad.core.report import Evidence, Finding, Problem, Report, Verdict
from musnad.core.sheet import Sheet
from musnad.core.wire import dumps

WASHINGTON = timezone(timedelta(hours=-4))
NOW = datetime(2025, 4, 25, 8, 30, tzinfo=UTC)

PENTAGON_EN = (
    (
        "Secretary of Defense Pete Hegseth met with NATO Secretary General Mark Rutte at the "
        "Pentagon today."
    ),
    "The two leaders discussed preparations for the NATO summit in The Hague in June.",
    "They also discussed allied defense spending and the war in Ukraine.",
    (
        "Secretary General Rutte welcomed the increase in defense spending by European allies "
        "and Canada."
    ),
    "Both agreed to stay in touch.",
    "Thank you.",
)
PENTAGON_TITLE = (
    "Readout of Secretary of Defense Pete Hegseth's Meeting With NATO Secretary General Mark Rutte"
)


def release_of(
    texts: Sequence[str],
    *,
    title: str = "",
    language: str = "en",
    url: str | None = "https://source.example/releases/1",
    source_id: str = "us-defense",
    publisher: str = "U.S. Department of Defense",
    published: datetime | None = datetime(2025, 4, 24, 17, 40, tzinfo=WASHINGTON),
    **changes: object,
) -> Release:
    """A release whose text is the title and these sentences, one a line."""
    sentences = []
    at = 0
    for number, text in enumerate([title, *texts]):
        if number or title:
            kind = "text" if number else "title"
            end = at + len(text)
            sentences.append(
                Sentence(id=f"s1.{number}", text=text, start=at, end=end, kind=kind)  # type: ignore[arg-type]
            )
            at = end + 1
    return Release(
        id=release_id(language, sentences),
        source_id=source_id,
        url=url,
        language=language,
        title=title,
        publisher=publisher,
        published=published,
        text="\n".join(one.text for one in sentences),
        sentences=tuple(sentences),
        **changes,  # type: ignore[arg-type]
    )


def supported(draft: Draft, *, verdict: Verdict = "supported") -> Report:
    """A report that finds every sentence in this state; originals need no check."""
    return Report(
        findings=tuple(
            Finding(
                id=claim.id,
                text=claim.text,
                start=claim.start,
                end=claim.end,
                verdict="unchecked" if claim.role in ("original", "crosshead") else verdict,
                risk=0.03,
                evidence=tuple(Evidence(sentence=one, score=0.8) for one in claim.cites),
            )
            for claim in manuscript(draft).claims
        )
    )


def article_of(
    release: Release,
    headline: str,
    *,
    article_id: str = "5f0c2a9be1d34471",
    kicker: str = "",
    lead: str = "",
    blocks: tuple[Block, ...] = (),
    revision: int = 1,
    stage: Stage = "published",
    published: datetime | None = NOW,
    writer: str = "brief",
    notice: bool = False,
    cites: tuple[str, ...] = ("s1.1",),
    left: tuple[str, ...] = (),
    language: str = "ar",
    **changes: object,
) -> Article:
    """An article on the release; every sentence is found to be supported."""
    draft = Draft(
        release_id=release.id,
        headline=Line(text=headline, cites=cites),
        kicker=kicker,
        lead=Line(text=lead, cites=cites if lead else ()),
        blocks=blocks,
        writer=Byline(name=writer),
        coverage=Coverage(
            release_sentences=len(release.body), rendered=len(release.body) - len(left), left=left
        ),
        language=language,
        notice=notice,
    )
    at = published or NOW
    fields: dict[str, object] = {
        "id": article_id,
        "revision": revision,
        "release_id": release.id,
        "source_id": release.source_id,
        "draft": draft,
        "report": supported(draft),
        "decision": "notice" if notice else "publish",
        "stage": stage,
        "created_at": at,
        "changed_at": at,
        "published_at": published,
    }
    return Article(**(fields | changes))  # type: ignore[arg-type]


def pentagon() -> tuple[Article, Release, Capture]:
    """The meeting at the Pentagon on 24 April 2025, its readout, and the bytes of it."""
    release = release_of(
        PENTAGON_EN,
        title=PENTAGON_TITLE,
        url="https://www.defense.example/News/Releases/Release/Article/4164785/readout/",
        dateline="WASHINGTON",
    )
    capture = Capture(
        url=release.url or "",
        requested_url=release.url or "",
        body="\n".join(PENTAGON_EN).encode(),
        fetched_at=datetime(2025, 4, 25, 8, 12, tzinfo=UTC),
        media_type="text/html",
    )
    release = replace(release, capture_sha256=capture.sha256)
    article = article_of(
        release,
        "وزير الدفاع الأميركي يبحث مع الأمين العام للناتو في البنتاغون التحضير لقمة لاهاي",
        kicker="الولايات المتحدة والناتو",
        lead="التقى وزير الدفاع الأميركي بيت هيغسيث الأمين العام لحلف شمال الأطلسي (الناتو) "
        "مارك روته في البنتاغون الخميس 24 أبريل 2025، وفق بيان لوزارة الدفاع الأميركية.",
        blocks=(
            Block(
                type="paragraph",
                sentences=(
                    Line(
                        text="وبحث الجانبان التحضير لقمة الحلف المقررة في لاهاي في يونيو.",
                        cites=("s1.2",),
                    ),
                    Line(
                        text="كما بحثا الإنفاق الدفاعي لدول الحلف والحرب في أوكرانيا.",
                        cites=("s1.3",),
                    ),
                ),
            ),
            Block(type="crosshead", sentences=(Line(text="ترحيب بزيادة الإنفاق"),)),
            Block(
                type="paragraph",
                sentences=(
                    Line(
                        text="ورحب روته بزيادة الحلفاء الأوروبيين وكندا إنفاقهم الدفاعي.",
                        cites=("s1.4",),
                    ),
                ),
            ),
            Block(
                type="original",
                sentences=(
                    Line(text="Both agreed to stay in touch.", cites=("s1.5",)),
                    Line(text="Thank you.", cites=("s1.6",)),
                ),
            ),
        ),
        left=("s1.5", "s1.6"),
    )
    return article, release, capture


def notice() -> tuple[Article, Release]:
    """A release that was a headline and nothing else."""
    release = release_of(
        (), title="Department of Defense Announces Press Briefing", url="https://source.example/h"
    )
    text = (
        "وزارة الدفاع الأميركية تنشر بيانا بعنوان «Department of Defense Announces Press Briefing»"
    )
    article = article_of(
        release,
        text,
        article_id="0a1b2c3d4e5f6071",
        notice=True,
        writer="notice",
        cites=("s1.0",),
        published=NOW + timedelta(minutes=20),
    )
    return article, release


def corrected() -> tuple[Article, Release]:
    """The second revision of the Pentagon article, with what was corrected in it."""
    article, release, _ = pentagon()
    at = NOW + timedelta(hours=3)
    correction = Correction(
        at=at, revision=2, reason="ذكرت نسخة سابقة أن القمة في بروكسل، والصحيح أنها في لاهاي."
    )
    return (
        replace(
            article, revision=2, changed_at=at, corrections=(correction,), approved_by="المحرر"
        ),
        release,
    )


def doubtful() -> tuple[Article, Release]:
    """An article that an editor let through with sentences the source does not bear out."""
    release = release_of(PENTAGON_EN[:3], title="Readout of a Meeting")
    wrong = "وعُقد اللقاء في مقر الحلف في بروكسل."
    empty = "وشدد الجانبان على أهمية تعزيز التعاون."
    article = article_of(
        release,
        "لقاء أميركي أطلسي",
        article_id="d0d0d0d0d0d0d0d0",
        lead="التقى وزير الدفاع الأميركي الأمين العام للناتو في واشنطن.",
        blocks=(
            Block(
                type="paragraph",
                sentences=(Line(text=wrong, cites=("s1.1",)), Line(text=empty)),
            ),
        ),
        approved_by="مدير التحرير",
    )
    draft = replace(
        article.draft,
        writer=Byline(name="model", model="example-model-1", prompt_sha256="ab" * 32),
    )
    findings = list(article.report.findings)
    start = findings[2].start + wrong.index("بروكسل")
    findings[2] = replace(
        findings[2],
        verdict="contradicted",
        problems=(
            Problem(
                kind="place",
                found="بروكسل",
                start=start,
                end=start + len("بروكسل"),
                message_ar="المكان في المصدر هو البنتاغون (Pentagon)، لا بروكسل.",
                message_en="The source places it at the Pentagon, not in Brussels.",
                expected="البنتاغون",
                sentence="s1.1",
            ),
        ),
    )
    findings[3] = replace(findings[3], verdict="unsupported", evidence=())
    return replace(article, draft=draft, report=Report(findings=tuple(findings))), release


class FakeShelf:
    """Articles and releases in memory, as a store would list them."""

    def __init__(self, *pairs: tuple[Article, Release]) -> None:
        self.kept = {article.id: (article, release) for article, release in pairs}
        self.beside: dict[str, tuple[Trace, ...]] = {}

    def articles(self, *, stage: Stage | None = None, limit: int | None = None):
        found = [one for one, _ in self.kept.values() if stage in (None, one.stage)]
        return sorted(found, key=lambda one: one.changed_at, reverse=True)[:limit]

    def release(self, release_id: str) -> Release | None:
        for _, release in self.kept.values():
            if release.id == release_id:
                return release
        return None

    def sheets(self, *, stage: Stage):
        for article in self.articles(stage=stage):
            ids = (article.release_id, *article.other_release_ids)
            kept = (self.release(one) for one in ids)
            yield Sheet(
                id=article.id,
                article=dumps(article),
                bases=tuple(dumps(one) for one in kept if one is not None),
                beside=tuple(self.related(article.id)),
            )

    def related(self, article_id: str) -> tuple[Trace, ...]:
        return self.beside.get(article_id, ())


def clock() -> datetime:
    return NOW
