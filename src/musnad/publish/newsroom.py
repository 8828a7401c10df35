"""What the site tells of the newsroom itself, for machines: who it is, by which rules it works."""

from __future__ import annotations

import json
from xml.sax.saxutils import quoteattr

from musnad.core.source import Source
from musnad.publish.links import safe_url
from musnad.publish.markup import plain
from musnad.publish.press import Imprint
from musnad.publish.signing import ALGORITHM

WELL_KNOWN = ".well-known/newsroom.json"
OPML = "sources.opml"


def files(imprint: Imprint) -> dict[str, bytes]:
    """The newsroom's description, and its sources as a list that feed readers take in."""
    return {WELL_KNOWN: describe(imprint), OPML: opml(imprint)}


def describe(imprint: Imprint) -> bytes:
    """The newsroom as schema.org ``NewsMediaOrganization``, with its policies and addresses.

    Without an address of the site there are relative ones. Source: schema.org.
    """
    house, root = imprint.house, f"{imprint.site_url}/" if imprint.site_url else "../"
    about = f"{root}about.html"
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsMediaOrganization",
        "name": house.name_ar,
        "inLanguage": "ar",
        "publishingPrinciples": f"{about}#principles",
        "correctionsPolicy": f"{about}#corrections",
        "verificationFactCheckingPolicy": f"{about}#principles",
        "corrections": f"{root}corrections.html",
        "feeds": {
            "rss": f"{root}rss.xml",
            "atom": f"{root}atom.xml",
            "json": f"{root}feed.json",
            "opml": f"{root}{OPML}",
        },
        "records": f"{root}articles/{{id}}.musnad.json",
    }
    if house.name_en:
        told["alternateName"] = house.name_en
    if imprint.site_url:
        told["url"] = root
    if imprint.signer is not None:
        key = imprint.signer.public
        told["publicKey"] = {"algorithm": ALGORITHM, "key": key.id, "public_key": key.text}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def opml(imprint: Imprint) -> bytes:
    """The sources that the newsroom follows, those with a feed. Source: OPML 2.0."""
    rows = "".join(_outline(one) for one in imprint.sources if safe_url(one.feed))
    title = quoteattr(imprint.house.name_ar)[1:-1]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n<head>'
        f"<title>{title}</title></head>\n<body>\n{rows}</body>\n</opml>\n"
    ).encode()


def _outline(source: Source) -> str:
    name = quoteattr(plain(source.name_ar or source.name_en or source.id))
    page = safe_url(source.page)
    html = f" htmlUrl={quoteattr(page)}" if page else ""
    return f'<outline type="rss" text={name} xmlUrl={quoteattr(source.feed or "")}{html}/>\n'
