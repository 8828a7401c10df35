"""How languages read the letters that they share, and which language a name seems to be of.

Each reading is a rewriting of Latin letters into those that ``transliteration`` writes one way:
``kh`` for خ, ``gh`` for غ, ``zh`` for a soft j. This module may not write Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from musnad.arabic.given_names import GIVEN

# The end of a family name or a town, and the language that it tells.
_TELLING = tuple(
    (group, re.compile(pattern))
    for group, pattern in (
        ("slavic", r"(?:[oeiy]v|[oe]va|ski|sky|ska|enko|chuk|[vn]i[cć]|czyk|szcz|cz)\Z|sz"),
        ("spanish", r"(?:[aeiou]ñ[ao]|[^aeiou]ez|illos?|illas?|guez)\Z"),
        ("italian", r"(?:[aeiou]cc[eiao]{1,2}|etti|elli|ellini|otti|ucci|zz[aio]|icchi)\Z"),
        ("french", r"(?:eau|eaux|oux|ault|aud|ier|ois|oges|ence|[^aeiou]gne|ieu)\Z|\Ad'"),
        ("portuguese", r"(?:eira|eiro|inho|ão|ões|eixo)\Z"),
        ("germanic", r"(?:mann|heim|burg|berg|stein|baden|stadt|dorf|bach|auer|vist)\Z|sch|\Azw"),
        ("english", r"(?:ford|wood|field|dale|ville|bury|worth|town|bridge|well|burgh|side)\Z"),
    )
)  # fmt: skip


def language(words: Sequence[str]) -> str | None:
    """The language that a name's given names, or else the ends of its words, tell."""
    for word in words:
        if word in GIVEN:
            return GIVEN[word][1]
    for group, pattern in _TELLING:
        if any(len(word) > 3 and pattern.search(word) for word in words):
            return group
    return None


_READINGS: dict[str | None, tuple[tuple[re.Pattern[str], str], ...]] = {
    group: tuple(
        (re.compile(pattern), letters.replace("-", ""))
        for pattern, _, letters in (row.partition(" ") for row in rows.strip().splitlines())
    )
    for group, rows in {
        None: r"""
szcz shtch
\Ayi y
(?<=[lndbgm])s\Z ʐ
""",
        "english": r"""
\Ayou yu
owe?\Z o
(?<=[a-z])rye\Z rai
rew(?=s|\Z) ru
air\Z eer
(?<![aeiou])y(?=[bcdfgklmnprstvz]e\Z) ai
nich(?=o) nik
\A([bfhmtw])all(?=s?\Z) \1oll
ur(?=[bcdfgklmnptvz]) er
(?<=[bcdfghjklmnrst])u(?=(?:nn?|nt|ck|ff|dd|tt|st|mp|mb|nd|ng|nk|ps)(?:[st]|er|ley|ton)?\+?\Z) a
(?<=[a-z])ayne\Z ain
(?<=[lndbgm])s\Z ʐ
""",
        "spanish": r"""
(?<=[aeiou])ñ ny
j kh
g(?=[ei]) kh
gu(?=[ei]) gh
qu(?=[ei]) k
ll y
c(?=[ei]) s
ei e
oa ua
(?<=[a-z]{2})e\Z i
""",
        "portuguese": r"""
eix esh
ei e
lh ly
nh ny
ao\Z ao
gu(?=[ei]) gh
qu(?=[ei]) k
x sh
""",
        "italian": r"""
sch sk
cch k
ch k
cc(?=[ei]) tch
sc(?=[ei]) sh
c(?=[ei]) ch
gli(?=[aeo]) ly
gn ny
gg(?=[ei]) j
g(?=[ei]) j
zz ts
(?<=[a-z]{2})e\Z i
""",
        "french": r"""
eaux?\Z o
au(?:lt|d|x)?\Z o
au o
oux?\Z u
ou u
oi(?:s|x|t)?\Z wa
oi wa
ill(?=e|i|a|o) y
aine\Z een
ert\Z eer
ier\Z iyeh
(?<!e)er\Z eh
et\Z eh
ay\Z eh
ais?\Z eh
(?:a|e)?in\Z an
ence\Z anss
ges\Z j
(?<=[aeiourn])[tdsxz]\Z -
gn ny
ch sh
th t
qu k
gu(?=[ei]) gh
ai e
""",
        "germanic": r"""
\Ast sht
\Asp shp
tsch tch
sch sh
qv kv
q k
ck k
(?<=[ei])ch sh
ch kh
ie i
eu oi
th t
ph f
v f
w v
(?<!t)z ts
j y
dt\Z t
g(?=[eiy]) gh
(?<=ll)e\Z h
""",
        "slavic": r"""
szcz shtch
sz sh
cz ch
rz zh
ch(?=l|r|m) kh
ts ts
i?c\Z ich
c(?=[eiy]|\Z) ts
w v
j y
th t
g(?=[eiy]) gh
""",
        "eastern": r"""
\Ayi y
ou u
oa ua
oo u
""",
        "chinese": r"""
zh ch
\Ax sh
\Aq ch
ei\Z e
""",
    }.items()
}


def read(word: str, group: str | None) -> str:
    """The word in letters that have one reading each, as its language reads it."""
    for pattern, letters in _READINGS.get(group, ()):
        word = pattern.sub(letters, word)
    return word
