"""Which Arabic letters may stand for which Latin ones, and at what cost.

Data only: a cost of 0 is the usual spelling, 1 a letter that does not fit. Arabic is folded;
``§`` stands for the article.
"""

from __future__ import annotations

from musnad.arabic.wordlists import listed


def _options(rows: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """``latin: arabic cost, ...`` lines as a table; ``-`` is no letter at all."""
    found = {}
    for row in rows.strip().splitlines():
        latin, _, rest = row.partition(":")
        pairs = (option.split() for option in rest.split(","))
        found[latin.strip()] = tuple(
            ("" if letters == "-" else letters, float(cost)) for letters, cost in pairs
        )
    return found


OPTIONS = _options("""
a: ا 0, - .1, ه .2, ي .2, ع .05, عا .05, و .5
aa: ا 0, عا .05
ai: اي 0, ي .05, ا .2
ay: اي 0, ي .05
au: او 0, و .1, ا .2
aw: او 0, و .1, وا .1
al: § 0
el: § 0
ah: اه .05, ه .05, ا 0
b: ب 0
c: ك 0, س .1, ق .15, تش .3, ج .35, ص .2
ch: تش 0, ش .05, خ .1, ك .1
ck: ك 0
cz: تش .05
d: د 0, ض .1, ذ .2, ظ .3
dh: ذ 0, ظ .1, ض .1, د .2
dj: ج 0
e: ي .03, - .05, ا .1, ه .15, و .5, ع .1
ea: ي 0, ا .15, يا .1, ايا .1
ee: ي 0
ei: اي 0, ي .05
eu: و .1, يو .05, وي .15, اوي .15
ey: ي 0, اي .05
f: ف 0
g: غ 0, ج 0, ق .15, ك .15, خ .2
gh: غ 0, - .1, ف .2
gu: غ .05
h: ه 0, ح 0, - .15, خ .3
i: ي 0, - .1, اي .1, ا .2, ع .15
ia: يا 0, ا .15
ie: ي 0, اي .1, يي .05
io: يو 0
j: ج 0, ي .15, خ .15, ش .35, ز .35
k: ك 0, ق .1
kh: خ 0, ك .15, ح .3
l: ل 0
le: لو .15
ky: كي 0, تشي .15
rz: ج .05, ر .15
ll: ل 0, لل 0, ي .2
m: م 0
n: ن 0
ng: نغ 0, نج 0, ن .1, نك .15
o: و 0, - .15, ا .15, او .05, ع .15, عو .1
oe: و .05, وي .1
oo: و 0
ou: و 0, او .05
ow: او .05, و .1
ov: وف 0, وفا .3
p: ب 0
pf: بف 0, ف .1
ph: ف 0
q: ق 0, ك .1, تش .15
qu: كو 0, ك .05, قو .1, ق .1
r: ر 0
s: س 0, ص 0, ز .1, ش .2
sch: ش 0, سك .1
sh: ش 0
shch: شتش 0, ش .1
ss: س 0, ص .05
st: شت .1
sz: ش .1, س .1, ز .1
t: ت 0, ط 0, د .3
tch: تش 0
th: ث 0, ت .02, ذ .05, د .3
ts: تس 0, تز .1
tz: تس .03, تز .03, ز .1
u: و 0, - .1, ا .1, يو .05, او .05, ي .3, ع .1, عو .1
ue: و .05, ي .1, ويي .2
v: ف 0, و .1
w: و 0, ف .1
wh: و 0
x: كس 0, ش .1, ز .2, خ .2, س .2
y: ي 0, - .15, اي .1
§: ال 0, ل .05
igh: اي 0
ght: ت 0
wr: ر 0
z: ز 0, تس .1, س .15, ث .15, ظ .1, ض .2
zh: ج 0, ز .1, تش .1
': - 0, ع 0, ء 0
""")
VOWELS = frozenset("aeiouy'")
# An Arabic letter with no Latin one: vowels and the weak consonants cost little.
EXTRA = {"ا": 0.2, "و": 0.35, "ي": 0.25, "ه": 0.35, "ع": 0.3, "ء": 0.1, "§": 0.1}
EXTRA_LETTER = 1.0
LATIN_VOWEL_LOST = 0.25
LATIN_LOST = 1.0
MISMATCH = 1.6

# Letters read out as initials: J. D. -> جيه دي.
INITIALS = {
    latin: frozenset(listed(names))
    for latin, names in {
        "a": "ا اي ايه", "b": "ب بي", "c": "سي س ك", "d": "د دي", "e": "اي ا", "f": "ف اف",
        "g": "جي غ ج", "h": "ه اتش", "i": "اي ا", "j": "ج جي جيه جاي", "k": "ك كي كيه كاي",
        "l": "ل ال", "m": "م ام", "n": "ن ان", "o": "او و", "p": "ب بي", "q": "ق كيو ك",
        "r": "ر ار", "s": "س اس", "t": "ت تي", "u": "يو", "v": "ف في", "w": "و دبليو",
        "x": "اكس", "y": "ي واي", "z": "ز زي زد",
    }.items()
}  # fmt: skip

# Given names and particles of Arabic origin, which go back to their own spelling.
OWN_SPELLING = {
    latin: arabic
    for arabic, latins in {
        "محمد": "mohammed mohammad muhammad muhammed mohamed mohamad",
        "أحمد": "ahmed ahmad",
        "محمود": "mahmoud mahmud",
        "علي": "ali",
        "عمر": "omar umar",
        "عثمان": "othman uthman osman",
        "حسن": "hassan hasan",
        "حسين": "hussein hussain husain hossein",
        "خالد": "khaled khalid",
        "سلمان": "salman",
        "سعود": "saud",
        "فيصل": "faisal faysal",
        "عبد الله": "abdullah abdallah abdulla",
        "عبد الرحمن": "abdulrahman abdelrahman",
        "عبد العزيز": "abdulaziz abdelaziz",
        "عبد الفتاح": "abdelfattah",
        "عبد": "abd abdul abdel",
        "بن": "bin ben ibn",
        "بنت": "bint",
        "أبو": "abu",
        "آل": "aal",
        "إبراهيم": "ibrahim",
        "إسماعيل": "ismail",
        "يوسف": "yousef youssef yusuf yousuf",
        "مصطفى": "mustafa mostafa moustafa",
        "طارق": "tarek tariq",
        "ناصر": "nasser nasir",
        "سعيد": "saeed said",
        "صالح": "saleh salih",
        "عباس": "abbas",
        "فاطمة": "fatima fatma",
        "عائشة": "aisha",
        "مريم": "mariam maryam",
        "زايد": "zayed",
        "تميم": "tamim",
        "حمد": "hamad",
        "رشيد": "rashid",
        "كريم": "karim kareem",
        "جمال": "jamal gamal",
        "سامح": "sameh",
        "فتاح": "fattah",
        "رحمن": "rahman",
    }.items()
    for latin in listed(latins)
}
