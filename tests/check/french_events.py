"""Five documented events in French releases of our own wording, and Arabic claims about them.

A spoiled claim is false on purpose: it says nothing about the people and bodies that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from musnad.core.release import Release, Sentence, release_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A release in French, claims that it supports, and spoiled ones with their kinds."""

    published: datetime
    publisher: str
    title: str
    body: tuple[str, ...]
    supported: tuple[str, ...]
    spoiled: tuple[tuple[str, str], ...]


def release(event: Event) -> Release:
    """The event's release, its title first."""
    parts = (event.title, *event.body)
    text = "\n".join(parts)
    numbered: list[Sentence] = []
    at = 0
    for part in parts:
        numbered.append(
            Sentence(
                id=f"s1.{len(numbered)}",
                text=part,
                start=at,
                end=at + len(part),
                kind="text" if numbered else "title",
            )
        )
        at += len(part) + 1
    return Release(
        id=release_id("fr", numbered),
        source_id="test",
        url=None,
        language="fr",
        title=event.title,
        publisher=event.publisher,
        published=event.published,
        text=text,
        sentences=tuple(numbered),
    )


EVENTS: dict[str, Event] = {
    "lebanon-conference": Event(
        published=datetime(2024, 10, 24, 18, 0, tzinfo=UTC),
        publisher="Élysée",
        title="Conférence internationale de soutien au Liban",
        body=(
            (
                "Paris, le 24 octobre 2024 – La France a réuni jeudi à Paris une conférence "
                "internationale en soutien à la population et à la souveraineté du Liban."
            ),
            (
                "Le président de la République, Emmanuel Macron, a annoncé une aide française de "
                "100 millions d'euros."
            ),
            (
                "Les participants ont promis 800 millions de dollars d'aide humanitaire et 200 "
                "millions de dollars pour les forces de sécurité libanaises."
            ),
            "Le Premier ministre libanais, Najib Mikati, a appelé à un cessez-le-feu immédiat.",
            (
                "Plus de soixante-dix délégations ont pris part à la conférence, mais ni Israël ni "
                "l'Iran n'y ont pris part."
            ),
        ),
        supported=(
            "استضافت باريس، الخميس 24 أكتوبر 2024، مؤتمرا دوليا لدعم لبنان.",
            "وأعلن الرئيس الفرنسي إيمانويل ماكرون مساعدة بقيمة 100 مليون يورو.",
            "وتعهد المشاركون بتقديم 800 مليون دولار من المساعدات الإنسانية.",
            "ودعا رئيس الوزراء اللبناني نجيب ميقاتي إلى وقف فوري لإطلاق النار.",
            "وشارك في المؤتمر أكثر من سبعين وفدا.",
            "ولم تشارك إسرائيل ولا إيران في المؤتمر.",
        ),
        spoiled=(
            ("وأعلن الرئيس الفرنسي إيمانويل ماكرون مساعدة بقيمة 300 مليون يورو.", "number"),
            ("وشارك في المؤتمر أكثر من تسعين وفدا.", "number"),
            ("استضافت باريس، الخميس 17 أكتوبر 2024، مؤتمرا دوليا لدعم لبنان.", "date"),
            ("استضافت روما، الخميس 24 أكتوبر 2024، مؤتمرا دوليا لدعم لبنان.", "place"),
            ("ودعا رئيس الوزراء اللبناني سعد الحريري إلى وقف فوري لإطلاق النار.", "person"),
            ("ودعا وزير الدفاع اللبناني نجيب ميقاتي إلى وقف فوري لإطلاق النار.", "title"),
            ("وقررت جامعة الدول العربية صرف المساعدات على ثلاث دفعات.", "unsupported"),
        ),
    ),
    "resolution-2735": Event(
        published=datetime(2024, 6, 10, 20, 0, tzinfo=UTC),
        publisher="Nations unies",
        title="Le Conseil de sécurité adopte une résolution sur un cessez-le-feu à Gaza",
        body=(
            (
                "New York, 10 juin 2024 – Le Conseil de sécurité a adopté lundi la résolution 2735, "
                "qui soutient la proposition de cessez-le-feu annoncée le 31 mai par les États-Unis."
            ),
            (
                "Quatorze membres du Conseil ont voté pour le texte ; la Russie s'est "
                "abstenue et aucun membre n'a voté contre."
            ),
            (
                "La résolution demande à Israël et au Hamas d'appliquer pleinement l'accord, sans "
                "délai et sans condition."
            ),
            (
                "Le texte rejette toute tentative de changement démographique ou territorial dans la "
                "bande de Gaza."
            ),
        ),
        supported=(
            "اعتمد مجلس الأمن الدولي، الاثنين، القرار 2735 الداعم لمقترح وقف إطلاق النار في غزة.",
            "وصوّت 14 عضوا لصالح القرار، فيما امتنعت روسيا عن التصويت.",
            "ولم يصوّت أي عضو ضد القرار.",
            "ويرفض النص أي محاولة لإحداث تغيير ديموغرافي أو جغرافي في قطاع غزة.",
        ),
        spoiled=(
            ("وصوّت 12 عضوا لصالح القرار، فيما امتنعت روسيا عن التصويت.", "number"),
            ("وصوّت 14 عضوا لصالح القرار، فيما امتنعت الصين عن التصويت.", "place"),
            (
                "اعتمدت محكمة العدل الدولية، الاثنين، القرار 2735 الداعم لوقف إطلاق النار.",
                "organisation",
            ),
            ("وكانت الولايات المتحدة قد أعلنت المقترح في 12 مايو.", "date"),
            ("ويؤيد النص أي محاولة لإحداث تغيير ديموغرافي في قطاع غزة.", "polarity"),
        ),
    ),
    "tunisia-memorandum": Event(
        published=datetime(2023, 7, 16, 18, 0, tzinfo=UTC),
        publisher="Commission européenne",
        title="L'Union européenne et la Tunisie signent un protocole d'accord",
        body=(
            (
                "Tunis, le 16 juillet 2023 – L'Union européenne et la Tunisie ont signé dimanche un "
                "protocole d'accord sur un partenariat stratégique et global."
            ),
            (
                "La présidente de la Commission européenne, Ursula von der Leyen, a été reçue au palais "
                "de Carthage par le président tunisien, Kaïs Saïed."
            ),
            (
                "Elle était accompagnée de la présidente du Conseil italien, Giorgia Meloni, et du "
                "Premier ministre néerlandais, Mark Rutte."
            ),
            (
                "La Commission consacrera 105 millions d'euros à la lutte contre les passeurs et à la "
                "gestion des frontières, et 150 millions d'euros au soutien budgétaire."
            ),
        ),
        supported=(
            "وقّع الاتحاد الأوروبي وتونس، الأحد، مذكرة تفاهم بشأن شراكة استراتيجية شاملة.",
            "واستقبل الرئيس التونسي قيس سعيد رئيسة المفوضية الأوروبية أورسولا فون دير لاين في قصر قرطاج.",
            "ورافقتها رئيسة الوزراء الإيطالية جورجيا ميلوني ورئيس الوزراء الهولندي مارك روته.",
            "وستخصص المفوضية 105 ملايين يورو لمكافحة المهربين وإدارة الحدود.",
        ),
        spoiled=(
            ("وستخصص المفوضية 250 مليون يورو لمكافحة المهربين وإدارة الحدود.", "number"),
            (
                "وقّع الاتحاد الأفريقي وتونس، الأحد، مذكرة تفاهم بشأن شراكة استراتيجية.",
                "organisation",
            ),
            ("واستقبل الرئيس الجزائري رئيسة المفوضية الأوروبية أورسولا فون دير لاين.", "place"),
            ("ورافقها المستشار الألماني أولاف شولتس ورئيس الوزراء الهولندي مارك روته.", "person"),
            ("وسترفع تونس رسوم التأشيرات على السياح اعتبارا من العام المقبل.", "unsupported"),
        ),
    ),
    "algeria-election": Event(
        published=datetime(2024, 9, 14, 18, 0, tzinfo=UTC),
        publisher="Cour constitutionnelle",
        title="Résultats définitifs de l'élection présidentielle",
        body=(
            (
                "Alger, le 14 septembre 2024 – La Cour constitutionnelle a proclamé samedi les "
                "résultats définitifs de l'élection présidentielle du 7 septembre."
            ),
            (
                "Le président sortant, Abdelmadjid Tebboune, est réélu avec 84,30 % des suffrages "
                "exprimés."
            ),
            (
                "Le candidat Abdelaali Hassani Cherif a recueilli 9,56 % des voix et Youcef Aouchiche "
                "6,14 %."
            ),
            "Le taux de participation s'établit à 46,10 %.",
            "Le président élu prêtera serment dans un délai d'une semaine.",
        ),
        supported=(
            "أعلنت المحكمة الدستورية الجزائرية، السبت، النتائج النهائية للانتخابات الرئاسية.",
            "وأعيد انتخاب الرئيس عبد المجيد تبون بنسبة 84,30 في المئة من الأصوات.",
            "وبلغت نسبة المشاركة 46,10 في المئة.",
            "وسيؤدي الرئيس المنتخب اليمين خلال أسبوع.",
        ),
        spoiled=(
            ("وأعيد انتخاب الرئيس عبد المجيد تبون بنسبة 94,30 في المئة من الأصوات.", "number"),
            ("وبلغت نسبة المشاركة 64,10 في المئة.", "number"),
            ("وجرت الانتخابات الرئاسية في 3 سبتمبر.", "date"),
            ("أعلنت المحكمة العليا في الرباط، السبت، النتائج النهائية للانتخابات.", "place"),
        ),
    ),
    "ai-summit": Event(
        published=datetime(2025, 2, 11, 18, 0, tzinfo=UTC),
        publisher="Élysée",
        title="Sommet de Paris pour l'action sur l'intelligence artificielle",
        body=(
            (
                "Paris, le 11 février 2025 – Le sommet pour l'action sur l'intelligence artificielle, "
                "coprésidé par la France et l'Inde, s'est achevé mardi au Grand Palais."
            ),
            (
                "Une soixantaine de pays, dont la Chine et l'Inde, ont signé une déclaration pour une "
                "intelligence artificielle ouverte, inclusive et éthique."
            ),
            "Les États-Unis et le Royaume-Uni n'ont pas signé ce texte.",
            (
                "Le président Emmanuel Macron a annoncé 109 milliards d'euros d'investissements en "
                "France dans les prochaines années."
            ),
        ),
        supported=(
            "اختُتمت في باريس، الثلاثاء، قمة الذكاء الاصطناعي التي ترأستها فرنسا والهند.",
            "ووقّعت نحو 60 دولة، منها الصين والهند، إعلانا بشأن ذكاء اصطناعي مفتوح وشامل وأخلاقي.",
            "ولم توقع الولايات المتحدة والمملكة المتحدة على الإعلان.",
            "وأعلن الرئيس إيمانويل ماكرون استثمارات بقيمة 109 مليارات يورو في فرنسا.",
        ),
        spoiled=(
            ("وأعلن الرئيس إيمانويل ماكرون استثمارات بقيمة 109 ملايين يورو في فرنسا.", "number"),
            ("ووقّعت الولايات المتحدة والمملكة المتحدة على الإعلان.", "polarity"),
            ("اختُتمت في باريس، الثلاثاء، القمة التي ترأستها فرنسا واليابان.", "place"),
            ("وأعلن الرئيس فرنسوا هولاند استثمارات بقيمة 109 مليارات يورو في فرنسا.", "person"),
        ),
    ),
}
