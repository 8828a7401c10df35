"""An article that was written by hand command, in the form that was asked for."""

from __future__ import annotations

import json

from musnad.core.article import Article
from musnad.core.capture import Capture
from musnad.core.house import House
from musnad.core.release import Release
from musnad.flow.forms import written_form
from musnad.write.brief.explain import Account, as_values
from musnad.write.render import to_markdown, to_text


def render(
    article: Article,
    release: Release,
    capture: Capture,
    form: str,
    house: House,
    *,
    explained: tuple[Account, ...] = (),
) -> str:
    """The article as ``text``, ``md``, ``json`` or ``html``, ending in a new line.

    What made each clause (``explained``) goes into the JSON alone.
    """
    if form == "json":
        value = written_form(article, release)
        if explained:
            value["explain"] = as_values(explained)
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        from musnad.publish.single import page_of

        return page_of(article, release, capture, house).rstrip() + "\n"
    return to_markdown(article, release) if form == "md" else to_text(article, release)
