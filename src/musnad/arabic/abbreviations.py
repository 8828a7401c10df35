"""Shortened words whose full stop does not end a sentence, and words that begin one.

Data only; this module may not hold logic.
"""

from __future__ import annotations

from musnad.arabic.wordlists import listed

# Before a name: their stop never ends a sentence.
NEVER_LAST = frozenset(
    listed("""mr mrs ms mx dr prof messrs mme mlle hon rev fr msgr gen lt col maj capt cpt sgt
    ssgt msgt
    cpl pfc pvt spc adm vadm radm cmdr cdr lcdr ens brig cmsgt csm sfc tsgt lt.gen maj.gen brig.gen
    sen sens rep reps gov govs pres supt insp det amb atty st ste mt ft vs v cf viz e.g i.e eg ie
    asst assoc dept. univ. approx ca
    natl intl assn cmte cllr cmdt lt.col sgt.maj gens cols drs profs""")
)
# Before a number: their stop ends a sentence only when no number follows.
BEFORE_NUMBER = frozenset(
    listed("""no nos art arts sec secs fig figs vol vols pp p ch para paras op cl eq ref ex res rev
    pt tel ext rule ann""")
)
MONTHS_SHORT = frozenset(listed("jan feb mar apr jun jul aug sep sept oct nov dec"))
# These may or may not end a sentence: the next word decides.
ENDING = frozenset(
    listed("""inc corp ltd co llc plc bros jr sr esq etc al dept univ est ave blvd rd bldg govt mfg
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo d.c ph.d m.d mon tue tues wed thu thurs fri sat sun
    a.m p.m""")
)
# Words that, written with a capital after an abbreviation, begin a new sentence.
STARTERS = frozenset(
    listed("""The A An This That These Those There Here It Its He She His Her They Their We Our
    You Your I
    In On At As By For From To With Without Of Under Over After Before During Since Until While When
    Where What Who Why How If Although Though Because But And Or Nor So Yet However Moreover
    Meanwhile Also Both Each Every Some Many Most Several All Any No Not Now Then Today Yesterday
    Later Earlier Separately Additionally Furthermore Finally According Despite Once Only Other
    Such Following Among Speaking Asked Together Such Officials Leaders Let Please""")
)
# Words that begin a sentence after an ellipsis, which Arabic writes inside sentences as well.
ARABIC_STARTERS = frozenset(
    listed("""وقال وقالت وأضاف وأضافت وأكد وأكدت وأوضح وأوضحت وأشار وأشارت ولفت ولفتت وتابع وتابعت
    وشدد وشددت وذكر وذكرت وأعلن وأعلنت وبين وأفاد وأفادت وصرح وصرحت وختم ويقول وتقول وأردف واعتبر
    واعتبرت ورأى ورأت ونقل ونقلت ودعا ودعت وكان وكانت""")
)
# Also given names, surnames or initials: after one letter and a stop they are not starters.
INITIAL_STOPPERS = frozenset({"A", "I", "An", "So", "May", "Will"})
# After a.m. and p.m.: zones and days that go on with the time.
ZONES = frozenset(
    listed("""EST EDT CST CDT MST MDT PST PDT ET CT MT PT GMT UTC CET CEST BST EET EEST AST MSK
    Eastern
    Central Mountain Pacific Greenwich Universal Local Moscow London Paris Monday Tuesday
    Wednesday Thursday
    Friday Saturday Sunday January February March April May June July August September October
    November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec""")
)
# أ. د. م. ... before a name or a number; هـ and م after a year are told by the digit before them.
ARABIC_SHORT = frozenset(
    listed(
        "أ ا د م ص ت ب ج ح خ س ش ط ع ف ق ك ل ن ه هـ و ي ر ز ذ غ أد مج آ إ تـ صـ "
        "جيه جي دي إف إل إم إتش آر دبليو سي بي كيه تي"
    )
)
