"""Given names with the spelling that Arabic news has settled on, by the language they tell.

Data only. A name here says how its owner's other names are likely to be read: the j of a
Javier is not that of a Jason.
"""

from __future__ import annotations

_ENGLISH = """
aaron آرون, abigail أبيغيل, adam آدم, adrian أدريان, alan آلان, albert ألبرت, alex أليكس,
alexander ألكسندر, alexandra ألكسندرا, alice أليس, alison أليسون, allison أليسون,
amanda أماندا, amber أمبر, amy إيمي, andrea أندريا, andrew أندرو, angela أنجيلا, ann آن,
anne آن, anna آنا, anthony أنتوني, antony أنتوني, arthur آرثر, ashley آشلي, austin أوستن,
barbara باربرا, barry باري, benjamin بنجامين, beth بيث, betty بيتي, bill بيل, billy بيلي,
bob بوب, bobby بوبي, brad براد, bradley برادلي, brandon براندون, brenda بريندا, brett بريت,
brian برايان, bryan برايان, bruce بروس, caitlin كيتلين, cameron كاميرون, carl كارل,
carol كارول, caroline كارولين, carolyn كارولين, catherine كاثرين, katherine كاثرين,
kathryn كاثرين, charles تشارلز, charlie تشارلي, charlotte شارلوت, chelsea تشيلسي, cheryl شيريل,
chris كريس, christian كريستيان, christina كريستينا, christine كريستين, christopher كريستوفر,
claire كلير, clara كلارا, clark كلارك, cody كودي, colin كولن, connor كونور, craig كريغ,
cynthia سينثيا, daniel دانيال, danielle دانييل, danny داني, david ديفيد, dean دين,
deborah ديبورا, debra ديبرا, denise دينيس, dennis دينيس, derek ديريك, diana ديانا, diane ديان,
donald دونالد, donna دونا, doris دوريس, dorothy دوروثي, douglas دوغلاس, dylan ديلان,
edward إدوارد, edwin إدوين, eileen أيلين, elaine إيلين, eleanor إليانور, elizabeth إليزابيث,
ella إيلا, emily إيميلي, emma إيما, eric إريك, erica إريكا, erin إيرين, ethan إيثان,
eugene يوجين, evan إيفان, evelyn إيفلين, frances فرانسيس, francis فرانسيس, frank فرانك,
fred فريد, gary غاري, gavin غافين, gail غيل, geoffrey جيفري, george جورج, gerald جيرالد,
gillian جيليان, gina جينا, glenn غلين, gloria غلوريا, gordon غوردون, grace غريس, graham غراهام,
grant غرانت, greg غريغ, gregory غريغوري, hannah هانا, harold هارولد, harriet هارييت,
harry هاري, heather هيذر, heidi هايدي, helen هيلين, henry هنري, howard هاورد, hugh هيو,
ian إيان, isaac إسحاق, isabella إيزابيلا, jack جاك, jacob جاكوب, jacqueline جاكلين, jake جيك,
james جيمس, jamie جيمي, jane جين, janet جانيت, janice جانيس, jared جاريد, jason جيسون,
jeff جيف, jeffrey جيفري, jennifer جينيفر, jenny جيني, jeremy جيريمي, jerry جيري, jesse جيسي,
jessica جيسيكا, jill جيل, jim جيم, jimmy جيمي, joan جوان, joanna جوانا, joanne جوان, joe جو,
joel جويل, john جون, johnny جوني, jon جون, jonathan جوناثان, jordan جوردان, joseph جوزيف,
joshua جوشوا, joyce جويس, judith جوديث, judy جودي, julia جوليا, julian جوليان, julie جولي,
justin جاستن, karen كارين, kate كيت, katie كيتي, kathleen كاثلين, kathy كاثي, keith كيث,
kelly كيلي, kenneth كينيث, kevin كيفن, kimberly كيمبرلي, kyle كايل, larry لاري, laura لورا,
lauren لورين, laurence لورانس, lawrence لورانس, leah ليا, leo ليو, leon ليون, leonard ليونارد,
leslie ليزلي, liam ليام, linda ليندا, lisa ليزا, logan لوغان, lori لوري, louise لويز,
lucas لوكاس, lucy لوسي, luke لوك, lynn لين, madison ماديسون, malcolm مالكوم, marcus ماركوس,
margaret مارغريت, maria ماريا, marie ماري, mark مارك, martha مارثا, martin مارتن, marvin مارفن,
mary ماري, mason ميسون, matthew ماثيو, matt مات, maureen مورين, max ماكس, megan ميغان,
melanie ميلاني, melissa ميليسا, michael مايكل, michelle ميشيل, mike مايك, mitchell ميتشل,
molly مولي, monica مونيكا, nancy نانسي, naomi نعومي, natalie ناتالي, nathan ناثان,
nathaniel ناثانيال, neil نيل, nicholas نيكولاس, nick نيك, nicole نيكول, nora نورا,
norman نورمان, oliver أوليفر, olivia أوليفيا, oscar أوسكار, owen أوين, pamela باميلا,
patricia باتريشيا, patrick باتريك, paul بول, paula باولا, peggy بيغي, peter بيتر, philip فيليب,
phillip فيليب, rachel راشيل, ralph رالف, randy راندي, raymond ريموند, rebecca ريبيكا,
richard ريتشارد, rick ريك, robert روبرت, robin روبن, rodney رودني, roger روجر, ron رون,
ronald رونالد, rose روز, ross روس, roy روي, russell راسل, ruth روث, ryan رايان, sally سالي,
sam سام, samantha سامانثا, samuel صموئيل, sandra ساندرا, sara سارة, sarah سارة, scott سكوت,
sean شون, shane شين, shannon شانون, sharon شارون, shaun شون, shawn شون, sheila شيلا,
shirley شيرلي, simon سايمون, sophia صوفيا, sophie صوفي, spencer سبنسر, stacy ستايسي,
stanley ستانلي, stella ستيلا, stephanie ستيفاني, stephen ستيفن, steven ستيفن, steve ستيف,
stuart ستيوارت, stewart ستيوارت, sue سو, susan سوزان, sylvia سيلفيا, taylor تايلور, ted تيد,
teresa تيريزا, theresa تيريزا, terry تيري, theodore ثيودور, thomas توماس, tiffany تيفاني,
tim تيم, timothy تيموثي, tina تينا, todd تود, tom توم, tony توني, tracy تريسي, travis ترافيس,
trevor تريفور, tyler تايلر, valerie فاليري, vanessa فانيسا, vernon فيرنون, veronica فيرونيكا,
victor فيكتور, victoria فيكتوريا, vincent فنسنت, virginia فيرجينيا, walter والتر, wanda واندا,
warren وارن, wayne واين, wendy ويندي, wesley ويسلي, will ويل, william ويليام, willie ويلي,
zachary زاكاري, zoe زوي, moses موزيس, julius جوليوس, cyril سيريل
"""
_SPANISH = """
alejandro أليخاندرو, alejandra أليخاندرا, alfonso ألفونسو, alfredo ألفريدو, alvaro ألفارو,
ana آنا, andres أندريس, angel أنخيل, antonio أنطونيو, arturo أرتورو, beatriz بياتريس,
carlos كارلوس, carmen كارمن, cesar سيزار, claudia كلوديا, cristina كريستينا, diego دييغو,
eduardo إدواردو, elena إيلينا, enrique إنريكي, ernesto إرنستو, esteban إستيبان, felipe فيليبي,
fernando فرناندو, francisco فرانسيسكو, gabriel غابرييل, gabriela غابرييلا, gerardo خيراردو,
gonzalo غونزالو, guillermo غييرمو, gustavo غوستافو, hector هيكتور, hugo هوغو, ignacio إغناسيو,
isabel إيزابيل, jaime خايمي, javier خافيير, jesus خيسوس, joaquin خواكين, jorge خورخي,
jose خوسيه, juan خوان, julio خوليو, leonardo ليوناردو, lucia لوسيا, luis لويس, manuel مانويل,
marcela مارسيلا, marcos ماركوس, mario ماريو, mateo ماتيو, mercedes مرسيدس, miguel ميغيل,
pablo بابلو, pedro بيدرو, pilar بيلار, rafael رافائيل, ramon رامون, raul راؤول,
ricardo ريكاردو, roberto روبرتو, rodrigo رودريغو, rosa روزا, ruben روبن, salvador سلفادور,
santiago سانتياغو, sofia صوفيا, tomas توماس, vicente فيسنتي, yolanda يولاندا, ximena خيمينا
"""
_PORTUGUESE = """
andre أندريه, fernanda فرناندا, jair جايير, joao جواو, luiz لويس, marcelo مارسيلو, nuno نونو,
paulo باولو, rui روي, thiago تياغو, tiago تياغو, vasco فاسكو, augusto أوغوستو
"""
_ITALIAN = """
alberto ألبرتو, alessandro أليساندرو, angelo أنجيلو, bruno برونو, carlo كارلو, chiara كيارا,
claudio كلاوديو, davide دافيدي, domenico دومينيكو, enrico إنريكو, fabio فابيو,
federica فيديريكا, federico فيديريكو, filippo فيليبو, francesca فرانشيسكا, francesco فرانشيسكو,
giacomo جاكومو, gianni جياني, giorgia جورجيا, giorgio جورجيو, giovanni جيوفاني, giulia جوليا,
giulio جوليو, giuseppe جوزيبي, guido غيدو, lorenzo لورينزو, luca لوكا, luigi لويجي,
marco ماركو, massimo ماسيمو, matteo ماتيو, maurizio ماوريتسيو, nicola نيكولا, paolo باولو,
pietro بييترو, riccardo ريكاردو, sergio سيرجيو, silvio سيلفيو, stefano ستيفانو,
umberto أومبرتو, vincenzo فينتشينزو, vittorio فيتوريو
"""
_FRENCH = """
alain آلان, antoine أنطوان, brigitte بريجيت, camille كاميل, cecile سيسيل, cedric سيدريك,
chantal شانتال, christophe كريستوف, claude كلود, didier ديدييه, dominique دومينيك,
edouard إدوار, emmanuel إيمانويل, etienne إتيان, fabien فابيان, florence فلورنس,
francois فرانسوا, franck فرانك, frederic فريدريك, gerard جيرار, gilles جيل, guillaume غيوم,
guy غي, henri هنري, herve هيرفيه, isabelle إيزابيل, jacques جاك, jean جان, jerome جيروم,
juliette جولييت, laurent لوران, luc لوك, louis لويس, marc مارك, marcel مارسيل, marion ماريون,
mathieu ماتيو, michel ميشيل, monique مونيك, nathalie ناتالي, nicolas نيكولا, olivier أوليفييه,
pascal باسكال, philippe فيليب, pierre بيار, remy ريمي, rene رينيه, roland رولان,
sebastien سيباستيان, serge سيرج, stephane ستيفان, sylvie سيلفي, thierry تييري,
veronique فيرونيك, xavier كزافييه, yann يان, yves إيف, yvonne إيفون
"""
_GERMANIC = """
anders أندرس, andreas أندرياس, annalena أنالينا, arne آرنه, bernd بيرند, bjorn بيورن,
christoph كريستوف, dieter ديتر, dirk ديرك, erik إريك, ernst إرنست, ferdinand فرديناند,
franz فرانتس, friedrich فريدريش, fritz فريتس, georg غيورغ, gerhard غيرهارد, gunther غونتر,
gustav غوستاف, hans هانز, harald هارالد, heiko هايكو, heinrich هاينريش, heinz هاينز,
helmut هيلموت, henrik هنريك, hermann هيرمان, horst هورست, ingrid إنغريد, jakob ياكوب, jens ينس,
joachim يواخيم, johan يوهان, johann يوهان, johannes يوهانس, jonas يوناس, jorgen يورغن,
josef يوزف, jurgen يورغن, karin كارين, jan يان, karl كارل, karsten كارستن, klaus كلاوس,
konrad كونراد, kurt كورت, lars لارس, lena لينا, ludwig لودفيغ, lukas لوكاس, magnus ماغنوس,
manfred مانفريد, markus ماركوس, matthias ماتياس, mette ميته, mikael ميكائيل, niels نيلس,
nils نيلس, olaf أولاف, ole أوله, otto أوتو, petra بيترا, philipp فيليب, rainer راينر,
ralf رالف, rolf رولف, rudolf رودولف, sabine زابينه, sebastian سيباستيان, sigrid سيغريد,
stefan شتيفان, steffen شتيفن, sven سفين, thorsten تورستن, torsten تورستن, ulf أولف,
ulrich أولريش, ursula أورسولا, uwe أوفه, werner فيرنر, wilhelm فيلهلم, willem ويليم,
willy فيلي, wolfgang فولفغانغ
"""
_SLAVIC = """
agnieszka أنييشكا, aleksandar ألكسندر, aleksander ألكسندر, aleksei أليكسي, alexei أليكسي,
alexey أليكسي, anastasia أناستاسيا, andrei أندريه, andrey أندريه, andriy أندريه,
andrzej أندريه, anton أنطون, artem أرتيم, bogdan بوغدان, boris بوريس, dmitri ديمتري,
dmitry ديمتري, dmytro دميترو, dragan دراغان, dusan دوشان, ekaterina إيكاترينا, evgeny يفغيني,
georgi غيورغي, goran غوران, igor إيغور, ilya إيليا, irina إيرينا, ivan إيفان, ivana إيفانا,
jaroslaw ياروسلاف, jiri ييري, kateryna كاترينا, konstantin كونستانتين, ksenia كسينيا,
leonid ليونيد, lyudmila لودميلا, maksim مكسيم, maxim مكسيم, marek ماريك, mateusz ماتيوش,
michal ميخال, mihai ميهاي, mikhail ميخائيل, milan ميلان, milos ميلوش, miroslav ميروسلاف,
natalia ناتاليا, nicolae نيكولاي, nikita نيكيتا, nikola نيكولا, nikolai نيكولاي,
nikolay نيكولاي, oksana أوكسانا, oleg أوليغ, oleksandr أولكسندر, oleksiy أوليكسي, olena أولينا,
olga أولغا, pavel بافيل, pavlo بافلو, pawel بافيل, petr بيتر, petro بيترو, piotr بيوتر,
radoslaw رادوسلاف, roman رومان, ruslan رسلان, sergei سيرغي, sergey سيرغي, serhiy سيرغي,
slobodan سلوبودان, stanislav ستانيسلاف, svetlana سفيتلانا, tatiana تاتيانا, tomasz توماش,
vaclav فاتسلاف, vadim فاديم, valentin فالنتين, valery فاليري, vasily فاسيلي, viktor فيكتور,
vitaly فيتالي, vladimir فلاديمير, volodymyr فولوديمير, vyacheslav فياتشيسلاف, wojciech فويتشيخ,
yaroslav ياروسلاف, yevgeny يفغيني, yulia يوليا, yuri يوري, yury يوري, zoran زوران
"""
_EASTERN = """
ahmet أحمد, aboud عبود, adel عادل, adnan عدنان, akram أكرم, amin أمين, amina أمينة, amir أمير,
anwar أنور, ashraf أشرف, ayman أيمن, ayse عائشة, aziz عزيز, badr بدر, bashar بشار, bashir بشير,
behrouz بهروز, bilal بلال, bulent بولنت, emad عماد, emine أمينة, fadi فادي, fahd فهد,
farhad فرهاد, farid فريد, farouk فاروق, faruk فاروق, fouad فؤاد, fuad فؤاد, ghassan غسان,
habib حبيب, haddad حداد, haitham هيثم, hakan هاكان, hakim حكيم, hamza حمزة, hani هاني,
hatem حاتم, hesham هشام, hisham هشام, hosseini حسيني, huseyin حسين, imad عماد, imran عمران,
jaber جابر, jamil جميل, javad جواد, kamal كمال, kamel كامل, kemal كمال, khalil خليل,
khoury خوري, latif لطيف, layla ليلى, leila ليلى, mahdi مهدي, maher ماهر, majed ماجد,
majid ماجد, malik مالك, mansour منصور, mansouri منصوري, mansur منصور, marwan مروان,
masoud مسعود, mazen مازن, mehdi مهدي, mehmet محمد, mona منى, munir منير, murat مراد,
nabil نبيل, nadia نادية, nadim نديم, najib نجيب, najjar نجار, nizar نزار, nour نور, noura نورة,
omer عمر, osama أسامة, parviz برويز, qasim قاسم, rami رامي, rania رانيا, rashad رشاد,
recep رجب, reza رضا, riad رياض, riyad رياض, salah صلاح, salma سلمى, sami سامي, samir سمير,
selim سليم, shadi شادي, shirin شيرين, suleyman سليمان, sultan سلطان, taha طه, tayyip طيب,
wael وائل, waleed وليد, walid وليد, wissam وسام, yasin ياسين, yasser ياسر, zaki زكي, ziad زياد,
abdoulaye عبدولاي, amadou أمادو, aminata أميناتا, diallo ديالو, fatou فاتو, kofi كوفي,
kwame كوامي, mamadou مامادو, ousmane عثمان, sow سو, toure توري, traore تراوري
"""
_CHINESE = """
chen تشن, choi تشوي, guo غوو, hu هو, huang هوانغ, hyun هيون, jiang جيانغ, jin جين, jung جونغ,
kim كيم, lee لي, lin لين, liu ليو, nguyen نغوين, park بارك, ping بينغ, qi تشي, qin تشين,
tran تران, wang وانغ, wei وي, wu وو, xi شي, xiao شياو, xu شو, yang يانغ, yoon يون, zhang تشانغ,
zhao تشاو, zhou تشو, zhu تشو
"""

_GROUPS: dict[str, str] = {
    "english": _ENGLISH,
    "spanish": _SPANISH,
    "portuguese": _PORTUGUESE,
    "italian": _ITALIAN,
    "french": _FRENCH,
    "germanic": _GERMANIC,
    "slavic": _SLAVIC,
    "eastern": _EASTERN,
    "chinese": _CHINESE,
}
GIVEN: dict[str, tuple[str, str]] = {
    latin: (arabic, group)
    for group, names in _GROUPS.items()
    for latin, arabic in (pair.split() for pair in names.split(","))
}
"""Each Latin name (lower case, no accents) with its Arabic spelling and its group."""
