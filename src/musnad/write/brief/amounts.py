"""Names, figures, money and dates as Arabic phrases; numbers with what they count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from musnad.arabic.agreement import counted
from musnad.arabic.figures import write_figure
from musnad.arabic.writing import digits_of
from musnad.write.brief import (
    antecedents,
    beside_names,
    describing,
    generate,
    lately,
    prepositions,
    prices,
    relatives,
    times,
)
from musnad.write.brief.entity import Entity
from musnad.write.brief.generate import Case, Concord
from musnad.write.brief.scene import Declined, Phrase, Scene
from musnad.write.brief.vocabulary import Noun
from musnad.write.brief.wholes import FRIENDLY, QUARTERS

if TYPE_CHECKING:
    from spacy.tokens import Token

_FEW = {
    3: ("ثلاثة", "ثلاث"),
    4: ("أربعة", "أربع"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني"),
    9: ("تسعة", "تسع"),
    10: ("عشرة", "عشر"),
}
_SOONER = {"earlier": "في وقت سابق من", "later": "في وقت لاحق من", "early": "مطلع"}
_TWO = 2
_HUNDRED = 100


def count_of(scene: Scene, number: Token | None) -> Entity | None:
    """The figure that counts a noun, or None when no number stands before it."""
    if number is None:
        return None
    entity = scene.entity(number)
    if entity is None or entity.kind != "figure" or entity.value is None:
        raise scene.decline(number, "number")
    for child in number.children:
        if child.dep_ != "punct":
            raise scene.decline(child, "beside a number")
        scene.use(child)
    scene.use(number)
    return entity


def label(scene: Scene, number: Token) -> str:
    """A number that names its noun: «القرار 2728»."""
    entity = scene.entity(number)
    if entity is None or not entity.english.isdigit() or list(number.children):
        raise scene.decline(number, "number")
    scene.use(number)
    return digits_of(entity.english, scene.house)


def counted_phrase(
    scene: Scene, number: Token, noun: Noun, case: Case, *, definite: bool
) -> Phrase:
    """A noun with its number: «الزعيمان», «الدول الثلاث», «34 شخصا», «ما لا يقل عن 25 شخصا»."""
    figure = scene.entity(number)
    if figure is None or figure.value is None or figure.high is not None:
        raise scene.decline(number, "range")
    if figure.measure != "cardinal" or figure.value != int(figure.value) or figure.value < 1:
        raise scene.decline(number, "count")
    if noun.singular == "دولة عضو" and not definite and case != "nom" and not figure.bound:
        raise scene.decline(number, "count")
    if noun.singular == "دولة عضو" and not definite and not figure.bound:
        return _members(scene, int(figure.value))
    kind = scene.words.layout(noun.singular).kind
    if noun.plural_only or noun.plural is None:
        raise scene.decline(number, "count")
    value = int(figure.value)
    if kind == "construct":
        return _construct_count(scene, number, noun, figure, case, definite=definite)
    if kind != "plain":
        raise scene.decline(number, "count")
    if definite:
        return _definite_count(scene, number, noun, value, figure, case)
    inner: Case = "gen" if figure.bound else case
    concord, text = _indefinite_count(scene, noun, value, inner)
    if figure.bound:
        text = generate.attach(figure.bound, text)
    return Phrase(text=text, concord=concord, definite=False)


def _construct_count(
    scene: Scene, number: Token, noun: Noun, figure: Entity, case: Case, *, definite: bool
) -> Phrase:
    """A counted construct: «وزيرا الخارجية», «وزراء الخارجية الثلاثة», «12 ناقلة نفط»."""
    value = int(figure.value or 0)
    head, *rest = noun.singular.split(" ")
    many, *others = (noun.plural or "").split(" ")
    fixed = any(generate.is_definite_word(word) for word in rest)
    others = [one.removeprefix("ال") if generate.is_definite_word(one) else one for one in others]
    if value < _TWO or value >= 1_000_000 or fixed or (definite and figure.bound):
        raise scene.decline(number, "count")
    inner: Case = "gen" if figure.bound else case
    if definite:
        if value != _TWO and value not in _FEW:
            raise scene.decline(number, "definite count")
        agree = len(rest) > 1 and scene.words.all_agree(rest)
        known = [generate.article(one) if agree else one for one in rest[:-1]]
        tail = " ".join([*known, generate.article(rest[-1])])
        if value == _TWO:
            two = generate.dual(head, case, construct=True)
            return Phrase(
                text=f"{two} {tail}",
                concord=Concord(gender=noun.gender, number="du", human=noun.human),
            )
        several = generate.drop_nun(many if case == "nom" else generate.oblique(many))
        return Phrase(
            text=f"{several} {tail} {few(value, noun.gender)}",
            concord=Concord(gender=noun.gender, number="pl", human=noun.human),
        )
    last = value % 100
    if value == _TWO:
        text = " ".join([generate.dual(head, inner, construct=True), *rest])
    elif 3 <= last <= _TEN:
        shown = digits_of(f"{value:,}" if value >= _LONG else str(value), scene.house)
        text = " ".join([shown, generate.drop_nun(generate.oblique(many)), *others])
    else:
        shown = digits_of(f"{value:,}" if value >= _LONG else str(value), scene.house)
        text = " ".join([shown, head, *rest])
    if figure.bound:
        text = generate.attach(figure.bound, text)
    outer: generate.Number = "du" if value == _TWO else "pl"
    concord = Concord(gender=noun.gender, number=outer, human=noun.human)
    return Phrase(text=text, concord=concord, definite=False)


_LONG = 10_000
"""From here up the thousands of a number are parted."""


def _members(scene: Scene, value: int) -> Phrase:
    """«5 دول أعضاء», «21 دولة عضوا», «100 دولة عضو»."""
    states = counted(value, "دولة", "دولتان", "دول", "f", scene.house)
    last = value % 100
    many = 3 <= last <= _TEN
    member = "أعضاء" if many else "عضوا" if last > _TEN else "عضو"
    if value <= _TWO:
        raise Declined(str(value), "count")
    shape = Concord(gender="f", number="pl")
    return Phrase(text=f"{states} {member}", concord=shape, definite=False)


_TEN = 10


def counted_shape(scene: Scene, number: Token, noun: Noun, case: Case) -> tuple[Concord, Case]:
    """What an adjective after a counted noun agrees with: «20 مسؤولا روسيا», «5 قادة كبار»."""
    entity = scene.entity(number)
    value = int(entity.value) if entity is not None and entity.value is not None else 1
    outer: Case = "gen" if entity is not None and entity.bound else case
    if value == 2:
        return Concord(gender=noun.gender, number="du", human=noun.human), outer
    if 3 <= value % 100 <= 10:
        return Concord(gender=noun.gender, number="pl", human=noun.human), "gen"
    if 11 <= value % 100 <= 99:
        return Concord(gender=noun.gender, human=noun.human), "acc"
    return Concord(gender=noun.gender, human=noun.human), outer if value == 1 else "gen"


def few(value: int, gender: generate.Gender) -> str:
    """«الثلاثة», «الثلاث»: three to ten as an adjective of what is counted, else ``""``."""
    return generate.article(_FEW[value][0 if gender == "m" else 1]) if value in _FEW else ""


def _definite_count(
    scene: Scene, number: Token, noun: Noun, value: int, figure: Entity, case: Case
) -> Phrase:
    if figure.bound:
        raise scene.decline(number, "count")
    if value == 2:
        words = noun.singular.split(" ")
        first = generate.article(generate.dual(words[0], case))
        concord = Concord(gender=noun.gender, number="du", human=noun.human)
        if len(words) > 1:
            rest = [
                generate.adjective(part.removesuffix("ة"), concord, case, definite=True)
                for part in words[1:]
            ]
            return Phrase(text=" ".join([first, *rest]), concord=concord)
        return Phrase(text=first, concord=concord)
    concord = Concord(gender=noun.gender, number="pl", human=noun.human)
    plural = " ".join(generate.article(part) for part in (noun.plural or "").split(" "))
    if case != "nom":
        plural = generate.oblique(plural)
    if value in _FEW:
        word = generate.article(_FEW[value][0 if noun.gender == "m" else 1])
        return Phrase(text=f"{plural} {word}", concord=concord)
    if max(_FEW) < value < _HUNDRED and not figure.bound:
        shown = digits_of(str(value), scene.house)
        return Phrase(text=f"{plural} الـ{shown}", concord=concord)
    raise scene.decline(number, "definite count")


def _indefinite_count(scene: Scene, noun: Noun, value: int, case: Case) -> tuple[Concord, str]:
    agreeing = scene.words.layout(noun.singular).agreeing
    still = " ".join(noun.singular.split(" ")[agreeing:])
    if still.startswith("به") and value == _TWO:
        raise Declined(str(value), "count")
    if still and noun.plural is not None:
        several = " ".join(noun.plural.split(" ")[agreeing:])
        still = several if 3 <= value % 100 <= _TEN else still
    singular = " ".join(noun.singular.split(" ")[:agreeing])
    plural = " ".join((noun.plural or noun.singular).split(" ")[:agreeing])
    number: generate.Number = "sg"
    if value == 2:
        number = "du"
    elif 3 <= value % 100 <= 10:
        number = "pl"
    words = singular.split(" ")
    concord = Concord(gender=noun.gender, number="du", human=noun.human)
    shown: Case = case if value == _TWO else "nom"
    two = " ".join(
        [
            generate.dual(words[0], shown),
            *(
                generate.adjective(part.removesuffix("ة"), concord, shown, definite=False)
                for part in words[1:]
            ),
        ]
    )
    if value >= 1_000_000:
        figure = write_figure(Decimal(value), scene.house)
        # «مليون» governs what it counts: no accusative and no nun of the dual between them.
        if figure.endswith(("مليونا", "مليارا", "مليونان", "ملياران", "مليونين", "مليارين")):
            figure = figure[:-1]
        text = f"{figure} {singular}"
    else:
        text = counted(value, singular, two, generate.oblique(plural), noun.gender, scene.house)
    text = f"{text} {still}" if still else text
    if value == 1 and case == "acc" and noun.gender == "m":
        text = " ".join(generate.indefinite_accusative(one) for one in (*words, "واحد"))
    outer: generate.Number = "sg" if value == 1 else "du" if value == 2 else "pl"
    del number
    return Concord(gender=noun.gender, number=outer, human=noun.human), text


def _people_counted(scene: Scene, token: Token, entity: Entity, case: Case) -> Phrase | None:
    """ "More than 1.4 million Syrians": people of a nation counted like any others."""
    numbers = [one for one in token.children if one.dep_ == "nummod"]
    if entity.kind != "nationality" or entity.mask != "Germans" or len(numbers) != 1:
        return None
    after = [one for one in token.children if one.dep_ == "prep" and one.lower_ != "of"]
    if len(list(token.children)) != 1 + len(after) or list(numbers[0].children):
        return None
    book = scene.words.book
    people = Noun(
        singular=book.nationality(entity.id),
        plural=book.nationality(entity.id, number="plural"),
        gender="m",
        human=True,
    )
    if " " in people.singular:
        return None
    phrase = counted_phrase(scene, numbers[0], people, case, definite=False)
    scene.use(token, numbers[0])
    tail = [prepositions.preposition_phrase(scene, one) for one in after]
    return replace(phrase, text=" ".join([phrase.text, *tail]))


def entity_phrase(  # noqa: C901, PLR0912, PLR0915 - a table
    scene: Scene, token: Token, entity: Entity, case: Case
) -> Phrase:
    """A name, figure or date standing as a noun, with the phrases that follow it."""
    counted = _people_counted(scene, token, entity, case)
    if counted is not None:
        return counted
    scene.use(token)
    tail: list[str] = []
    before = ""
    for child in token.children:
        if child.dep_ == "punct":
            scene.use(child)
        elif child.dep_ == "prep" and prices.is_bought(child, entity):
            return prices.worth_of(scene, token, entity, child, case)
        elif entity.measure == "money" and child.lower_ in ("a", "an", "additional", "further"):
            scene.use(child)
            if child.lower_ in ("additional", "further"):
                tail.append("إضافية")
        elif child.dep_ == "appos" and beside_names.lies_in(scene, entity, child):
            tail.append(f"في {_named(scene, child, scene.parsed.entities[child.i], 'gen').text}")
        elif child.dep_ == "poss" and entity.kind == "organisation":
            tail.append(beside_names.state_of(scene, child, entity))
        elif child.dep_ == "prep" and child.lower_ != "of":
            tail.append(prepositions.preposition_phrase(scene, child))
        elif (child.dep_ == "prep" and entity.kind == "figure") or beside_names.from_land(
            scene, child, entity
        ):
            tail.append(prepositions.preposition_phrase(scene, child, "من"))
        elif child.dep_ == "case":
            scene.use(child)
        elif child.dep_ in ("cc", "conj") or (
            child.dep_ == "appos" and any(one.dep_ == "conj" for one in child.children)
        ):
            continue
        elif child.dep_ == "amod" and entity.kind == "organisation" and _is_people(scene, child):
            state = scene.entity(child)
            scene.use(child)
            tail.append(
                scene.words.book.nationality(
                    state.id if state else "", gender=entity.gender, definite=True
                )
            )
        elif child.dep_ == "appos" and beside_names.is_described(scene, child, entity):
            tail.append(beside_names.described(scene, child, entity))
        elif child.dep_ == "relcl" and beside_names.is_said_by_the_way(child, entity):
            shape = Concord(gender=entity.gender)
            told = relatives.relative(scene, token, child, shape, case, definite=True)
            tail.append(f"، {told}،")
        elif child.dep_ == "appos" and entity.kind == "person":
            tail.append(beside_names.another_name(scene, child, entity, case))
        elif child.lower_ == "all" and entity.kind == "nationality" and child.i < token.i:
            scene.use(child)
            before, case = "جميع", "gen"
        elif child.dep_ in ("det", "preconj") and child.lower_ in ("the", "both"):
            if child.lower_ == "both" and not any(one.dep_ == "conj" for one in token.children):
                raise scene.decline(child, "name/det")
            if entity.measure == "cardinal":
                return antecedents.these_two(scene, token, case)
            scene.use(child)
        elif child.lower_ == "last" and entity.measure == "month" and entity.year is None:
            scene.use(child)
            before, tail = "في" if token.dep_ == "npadvmod" else before, [*tail, "الماضي"]
        elif child.lower_ in _SOONER and entity.kind == "date":
            scene.use(child)
            before = _SOONER[child.lower_]
        elif child.dep_ == "amod" and child.lower_ in QUARTERS and entity.kind == "place":
            scene.use(child)
            before = QUARTERS[child.lower_]
        elif child.lower_ in lately.SINCE and entity.kind in ("person", "office"):
            scene.use(child)
            entity = lately.lately(scene, child, entity)
        elif child.dep_ == "det" and child.lower_ == "a" and entity.kind in ("place", "country"):
            scene.use(child)
        elif child.dep_ == "det" and child.lower_ == "a" and beside_names.is_any(entity):
            scene.use(child)
            entity = replace(entity, arabic=entity.arabic.removeprefix("ال"))
        elif child.lower_ in QUARTERS and entity.kind in ("place", "country") and not before:
            scene.use(child)
            before, case = QUARTERS[child.lower_], "gen"
        elif child.dep_ == "amod" and entity.kind == "country" and _is_new(token):
            shape = Concord(gender=entity.gender)
            tail.extend(describing.agreeing(scene, [child], shape, case, definite=False))
            entity = replace(entity, arabic=beside_names.any_land(entity.arabic, case))
        elif child.dep_ == "amod" and entity.kind in ("place", "country") and entity.gender == "f":
            shape = Concord(gender="f")
            known = entity.kind == "place" or child.lower_ in FRIENDLY
            tail.extend(describing.agreeing(scene, [child], shape, case, definite=known))
        elif child.dep_ == "acl" and beside_names.is_seated(child, entity):
            tail.append(beside_names.seated(scene, child, entity))
        elif child.dep_ == "relcl" and any(one.lower_ == "where" for one in child.children):
            shape = Concord(gender=entity.gender)
            tail.append(relatives.relative(scene, token, child, shape, case, definite=True))
        elif child.dep_ == "relcl" and entity.kind == "country" and _is_new(token):
            shape = Concord(gender=entity.gender)
            tail.append(relatives.relative(scene, token, child, shape, case, definite=False))
        elif child.dep_ == "acl" and entity.kind == "nationality" and entity.mask == "Germans":
            shape = Concord(gender="m", number="pl", human=True)
            tail.append(relatives.participial(scene, token, child, shape, case, definite=True))
        elif child.dep_ == "relcl" and entity.kind == "nationality" and entity.mask == "Germans":
            shape = Concord(gender="m", number="pl", human=True)
            tail.append(relatives.relative(scene, token, child, shape, case, definite=True))
        elif child.dep_ == "amod" and entity.kind == "nationality" and entity.mask == "Germans":
            shape = Concord(gender="m", number="pl", human=True)
            tail[:0] = describing.agreeing(scene, [child], shape, case, definite=True)
        elif child.dep_ == "acl" and beside_names.is_made(child, entity):
            shape = Concord(gender=entity.gender)
            tail.append(relatives.participial(scene, token, child, shape, case, definite=True))
        elif child.dep_ in ("relcl", "acl") and entity.kind in ("person", "office"):
            tail.append(beside_names.said_of(scene, token, child, entity, case))
        else:
            raise scene.decline(child, f"name/{child.dep_}")
    bought = scene.moved.get(token.i)
    if bought is not None and bought.dep_ == "prep":
        return prices.worth_of(scene, token, entity, bought, case)
    phrase = _named(scene, token, entity, case)
    if before:
        phrase = replace(phrase, text=f"{before} {phrase.text}")
    if not tail:
        return phrase
    return Phrase(text=" ".join([phrase.text, *tail]), concord=phrase.concord, entity=phrase.entity)


def _is_people(scene: Scene, token: Token) -> bool:
    entity = scene.entity(token)
    return entity is not None and entity.kind == "nationality" and not list(token.children)


def _is_new(token: Token) -> bool:
    """ "A free Syria": one that is still to be."""
    return any(one.dep_ == "det" and one.lower_ in ("a", "an") for one in token.children)


def _named(scene: Scene, token: Token, entity: Entity, case: Case) -> Phrase:
    phrase = _by_kind(scene, token, entity, case)
    scene.note(entity.kind, " ".join(entity.english.split()), phrase.text)
    return phrase


def _by_kind(scene: Scene, token: Token, entity: Entity, case: Case) -> Phrase:
    match entity.kind:
        case "person" | "office":
            if entity.unsure:
                raise scene.decline(token, "who holds the office")
            text = entity.arabic
            if token.head.lemma_.lower() == "administration" and entity.short:
                text = entity.short
            if scene.headline and "(" in text:
                text = text.split(" (", maxsplit=1)[0]
            return Phrase(
                text=text, concord=Concord(gender=entity.gender, human=True), entity=entity
            )
        case "organisation":
            text = entity.arabic
            if scene.headline or entity.id in scene.discourse.named:
                text = entity.short or text
            scene.discourse.named.add(entity.id)
            return Phrase(text=text, concord=Concord(gender=entity.gender), entity=entity)
        case "country" | "place":
            return Phrase(text=entity.arabic, concord=Concord(gender=entity.gender), entity=entity)
        case "nationality":
            if entity.mask != "Germans":
                raise scene.decline(token, "nationality")
            text = scene.words.book.nationality(
                entity.id,
                gender="m",
                number="plural",
                definite=True,
                case="nominative" if case == "nom" else "oblique",
            )
            return Phrase(
                text=text, concord=Concord(gender="m", number="pl", human=True), entity=entity
            )
        case "figure":
            return Phrase(text=figure(scene, token, entity), concord=Concord(), definite=False)
        case "date":
            return Phrase(text=times.time(scene, entity, "on"), concord=Concord())
        case _:
            raise scene.decline(token, "name")


def figure(scene: Scene, token: Token, entity: Entity) -> str:
    """Money, a percentage or a bare number, with its bound («أكثر من 4%»)."""
    if entity.value is None or entity.high is not None:
        raise scene.decline(token, "range")
    if not any(letter.isdigit() for letter in entity.english) and entity.value % 1:
        raise scene.decline(token, "fraction")
    if entity.measure == "money":
        if entity.unit is None or entity.unit.islower():
            raise scene.decline(token, "currency")
        text = write_figure(entity.value, scene.house, unit=entity.unit)
    elif entity.measure == "percent":
        text = write_figure(entity.value, scene.house, unit="%")
    else:
        text = write_figure(entity.value, scene.house)
    return generate.attach(entity.bound, text) if entity.bound else text
