"""What one English verb may take, and how Arabic says it."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.write.brief.generate import Gender, Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One reading of an English verb.

    ``object`` is the Arabic preposition before the English direct object ("" for none,
    None when this reading takes no object). ``preps`` maps an English preposition to the
    Arabic one, for complements that belong to the verb. ``that`` introduces a reported
    clause («أن», «على أن», «إن»), ``to`` the verbal noun that stands for an infinitive
    («على»), ``ing`` likewise for a gerund. ``person`` is the preposition before the person
    addressed when a clause or infinitive follows (urged X to …). ``fresh`` marks verbs whose
    bare objects are new to the reader and so indefinite (announced sanctions). ``needs``
    names what must be present: ``object``, ``that``, ``to``, ``ing`` or a preposition.
    """

    en: str
    verb: Verb
    object: str | None = None
    preps: tuple[tuple[str, str], ...] = ()
    that: str | None = None
    to: str | None = None
    ing: str | None = None
    person: str | None = None
    fresh: bool = False
    needs: str = ""

    @property
    def id(self) -> str:
        """The English verb and the Arabic one, as the trace names the frame."""
        return f"{self.en}:{self.verb.past}"

    def preposition(self, english: str) -> str | None:
        """The Arabic preposition that this verb governs for the English one."""
        for known, arabic in self.preps:
            if known == english:
                return arabic
        return None


def frame(
    en: str,
    forms: str,
    *,
    object: str | None = None,  # noqa: A002 - the grammarian's word
    preps: str = "",
    that: str | None = None,
    to: str | None = None,
    ing: str | None = None,
    person: str | None = None,
    fresh: bool = False,
    needs: str = "",
    feminine: bool = False,
) -> Frame:
    """A frame from «past/present/verbal noun[/participle]» and "with=مع about=بشأن"."""
    past, present, noun, *rest = forms.split("/")
    gender: Gender = "f" if feminine or noun.split(" ")[0].endswith("ة") else "m"
    pairs = tuple(
        (english.replace("_", " "), arabic.replace("_", " "))
        for english, _, arabic in (pair.partition("=") for pair in preps.split())
    )
    verb = Verb(
        past=past,
        present=present,
        noun=noun,
        participle=rest[0] if rest else "",
        noun_gender=gender,
    )
    return Frame(
        en=en,
        verb=verb,
        object=object,
        preps=pairs,
        that=that,
        to=to,
        ing=ing,
        person=person,
        fresh=fresh,
        needs=needs,
    )
