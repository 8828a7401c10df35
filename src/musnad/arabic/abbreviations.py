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
    sen sens rep reps gov govs pres supt insp det amb atty st ste sts mt ft pt min sec
    asst assoc dep natl intl assn cmte cllr cmdt lt.col sgt.maj gens cols drs profs rt em eng
    ltc ltjg sgm cpo cwo flt wg gp sqn cdre pte const ofc lieut secy abp bp ven mons sra srta""")
)
# Latin and other short words inside a sentence, never its last.
INSIDE = frozenset(
    listed("vs v cf viz e.g i.e eg ie ca approx a.k.a aka incl excl esp sq cu né née fka f.k.a")
)
# A number before them makes them units, which may end a sentence.
UNITS = frozenset(
    listed("ft min sec in yd yds lb lbs oz mi hr hrs mins secs yr yrs mo mos wk wks pt gal doz")
)
# Before a number: their stop ends a sentence only when no number follows.
BEFORE_NUMBER = frozenset(
    listed("""no nos art arts sec secs fig figs vol vols pp p ch para paras op cl eq ref ex res rev
    tel ext ann nn regs reg doc docs apt rm rte hwy bk ver pub stat cong supp par pars
    chap chaps pop app apps sect subsec""")
)
# Of these, the ones that are also words: without a number their stop ends a sentence.
ALSO_WORDS = frozenset(listed("no art fig ex p pp ext ann ver tel op ref res pub stat"))
# A letter or a numeral after them names a part, a kind or a plan: it is no initial.
LETTERED = frozenset(
    listed("""plan group annex part article class type category vitamin hepatitis section block
    zone area point option phase team schedule appendix exhibit chapter level grade title unit
    influenza company platform channel site paragraph gate terminal hall war rule figure table
    valve button door pier row seat lane building tank camp sector cell ward runway exit line route
    المادة الفقرة البند المجموعة الفئة الخطة الملحق الجزء الفصل النقطة القسم الدرجة الصف منصة
    تطبيق فيتامين""")
)
MONTHS_SHORT = frozenset(listed("jan feb mar apr jun jul aug sep sept oct nov dec"))
# These may or may not end a sentence: the next word decides.
ENDING = frozenset(
    listed("""inc corp ltd co bros jr sr esq etc al dept univ est ave blvd rd bldg govt mfg gov't
    dep't int'l nat'l ass'n sq pl ln pkwy ret inf regt bn bde div sqdn bty cav arty armd ibid cit
    hon a.m p.m d.c ph.d m.d ct cir sess attn max avg""")
)
# The same for names of states and days, when they have a capital: «ill» and «sun» are words.
PLACES_AND_DAYS = frozenset(
    listed("""ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo
    mont neb nev okla ore pa tenn tex va vt wash wis wyo mon tue tues wed thu thurs fri sat sun""")
)
# Last in a name or an address: a capital and then a small word («Ltd. Shares fell») begin anew.
NAME_ENDS = frozenset(
    listed("""inc corp ltd co bros jr sr esq etc al ave blvd rd sq pl ln pkwy dept univ ph.d m.d
    m.b.a s.a n.v s.p.a b.v""")
)
# Words that go on with such a name, and small words that tie two capitals into one name.
NAME_GOES_ON = frozenset(
    listed("""Day President Chairman Chairwoman Chief Vice Senior Executive Managing Director
    Spokesman Spokeswoman Spokesperson Founder Professor Street Avenue Boulevard Drive High
    Elementary Middle Center Centre Hospital Airport Memorial Building""")
)
NAME_TIES = frozenset(listed("of for and de van von der bin al del la le du di the to in on"))
# Names that are written with a mark of their own.
MARKED_NAMES = frozenset({"Yahoo!", "Jeopardy!", "Oklahoma!", "Mamma Mia!"})
# Words that, written with a capital after an abbreviation, begin a new sentence.
STARTERS = frozenset(
    listed("""The A An This That These Those There Here It Its He She His Her They Their We Our
    You Your I
    In On At As By For From To With Without Of Under Over After Before During Since Until While When
    Where What Who Why How If Although Though Because But And Or Nor So Yet However Moreover
    Meanwhile Also Both Each Every Some Many Most Several All Any No Not Now Then Today Yesterday
    Later Earlier Separately Additionally Furthermore Finally According Despite Once Only Other
    Such Following Among Speaking Asked Together Officials Leaders Let Please
    My Everyone Everything Everybody Someone Something Somebody Anyone Anything Nobody Nothing None
    Neither Either Another Others Few Fewer Much More Less Half Two Three Four Five Six Seven Eight
    Nine Ten Eleven Twelve Twenty Thirty Dozens Hundreds Thousands Millions Whether Unless Unlike
    Like Amid Between Beyond Below Above Across Along Around Through Throughout Within Upon Toward
    Towards Outside Inside Besides Instead Indeed Thus Hence Therefore Nevertheless Nonetheless
    Otherwise Still Even Just Soon Again Perhaps Maybe Often Sometimes Never Always Previously
    Recently Currently Initially Eventually Ultimately Overall Similarly Likewise Specifically
    Notably Importantly Clearly Unfortunately Fortunately Tomorrow Tonight Yes Thank Thanks Can
    Could Should Would Did Does Do Is Are Was Were Has Have Had Afterward Afterwards Next Last
    Which Whose Asking Citing Noting Addressing Turning Given Based Compared Critics Analysts
    Experts Prosecutors Investigators Authorities Residents Witnesses Lawmakers Allies Rivals
    Reporters Negotiators Diplomats Shares Prices Talks Supporters Opponents Protesters Observers
    Journalists Don't Doesn't Didn't Can't Won't Isn't Aren't""")
)
# Words that begin a sentence after an ellipsis, which Arabic writes inside sentences as well.
ARABIC_STARTERS = frozenset(
    listed("""وقال وقالت وأضاف وأضافت وأكد وأكدت وأوضح وأوضحت وأشار وأشارت ولفت ولفتت وتابع وتابعت
    وشدد وشددت وذكر وذكرت وأعلن وأعلنت وبين وأفاد وأفادت وصرح وصرحت وختم ويقول وتقول وأردف واعتبر
    واعتبرت ورأى ورأت ونقل ونقلت ودعا ودعت وكان وكانت""")
)
# Words that go on with a sentence after a shortened unit or era: «سنة 70 م. على يد ...».
ARABIC_GOES_ON = frozenset(
    listed("""في من إلى على عن مع حتى أو بين خلال منذ عند لدى قبل بعد ضمن نحو تقريبا فقط مربعا مربع
    مربعة مكعبا مكعب مكعبة تحت فوق أي إذ حيث الذي التي الذين أمام حول ضد دون بحسب وفق
    بينما كل يوميا سنويا شهريا""")
)
# Units and other shortened words that may end a sentence; the next word decides.
ARABIC_UNITS = frozenset(listed("م هـ كم كلم سم ملم كغ كلغ غ طن إلخ الخ ص ق د.أ ل.ل ج.م ر.س د.إ"))
# Also given names, surnames or initials: after one letter and a stop they are not starters.
INITIAL_STOPPERS = frozenset({"A", "I", "An", "So", "May", "Will", "Do", "My", "Still", "Can"})
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
