"""Which family of spellings a Latin name is most likely written in.

Letters and endings vote; a part that the table of names knows votes for its own family. A guess
for spelling only: this module may not say where anybody comes from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

# family: pattern points, ...; a pattern is looked for in one lower-case word.
_SIGNS = """
en: [a-z]sville$ 5, ^mc 4, ^o' 3, wood 4, all$ 2, ville$ 2, field$ 4, ford$ 4, shire$ 5, bury$ 4
en: borough 5, worth 4, ^wh 3
en: ham$ 2, ton$ 3, ley$ 3, well$ 3, ow$ 1, ow 1, ight 4, ee 1, ea 1, sh 1, th 1, ^kn 2, ^wr 3
en: aw 1
en: son$ 2, er$ 1, ey$ 2, ck 1, oo 1, mouth$ 4, chester$ 5, cester$ 5, stone 3, land$ 3, ay 1
en: dge 4, [aei]nham$ 6, [^aeiou]pines$ 3, quay$ 6
en: [^aeiou]y$ 1, ings?$ 3, ^cape$ 5, wick$ 2, wich$ 3, port$ 3, hurst$ 3, falls$ 5, springs$ 5
en: beach$ 5, view$ 4
en: dale$ 4, lake 3, ^north 3, ^south 3, ^east 2, ^west 3, city$ 5, ie$ 1, [^aeiou]s$ 1, ridge 4
en: man$ 1
en: ^fort$ 3, ^mount$ 3, ^new$ 4, ^green 2, ^black 3, ^white 3, brook 4, by$ 2, [^aeiou]e$ 1
en: ing 1
fr: eau 4, eaux$ 5, ault$ 5, aud$ 4, aux$ 3, ieu 4, ou 1, oi 1, [^v]ille$ 2, gn 2, [éèêëç] 2
fr: œ 4, î 2, ô 1
fr: ier$ 3, iers$ 4, ard$ 2, ette$ 3, elle$ 2, enne$ 4, ain 2, aine 3, eur$ 3, eux$ 3, que 1
fr: et$ 2, ois 3
fr: ^d' 3, ^l' 3, ^le$ 2, ^du$ 4, ^des$ 4, ge$ 2, ges$ 4, ourt$ 4, ac$ 1, ot$ 2, ont$ 2
fr: ence$ 2, ance$ 2, ^saint 3, gny$ 5, illon$ 4, lle 1, oux$ 4, uy$ 2, aire 2, ch 1, ncon$ 5
fr: ault 3, nnes$ 4, [nr][tb]es$ 3, oyes$ 3
fr: euil$ 5, ais$ 3, oi$ 3, [aeo]ux$ 2, ^beau 4, ^mont[^aeiou] 2, rie$ 1, oubs$ 3, au$ 1, ert$ 1
es: ez$ 4, ñ 4, illo$ 4, illa$ 3, ero$ 2, era$ 2, ito$ 2, ^de$ 1, ^los$ 5, ^las$ 4, ^san$ 2
es: ^santa$ 1, ue 1
es: guez$ 3, rr 1, uel 2, uez$ 3, [áíóú] 2, ado$ 2, ada$ 1, os$ 2, ares$ 3, ^del$ 3, ^y$ 4
es: jandr 4, que 1
es: ientes$ 5, ^el$ 1, cion$ 4, iago$ 3, ^villa 3, ^valle 3, j[oa]$ 1, ^gua 3, eda$ 2
es: ^sierra 3, ^puerto$ 4, ras$ 1, oz$ 2, ajal$ 3, ejo 3, aje 2, uija 3, nte$ 1, inez 3
pt: ão 6, [ãõ] 4, lh(?!am|eim|aus|of|urst) 5, ç 2
pt: nh(?!eim|am$|aus|of|urst|ead|all|ill|au) 3
pt: eira$ 5, eiro$ 5, eira 4, ei 1, ao$ 2, es$ 1, oes$ 2, ^da$ 3
pt: ^dos$ 4
pt: ^do$ 3, inho$ 5, inha$ 5, [âêô] 2, ouz?a$ 3, ^joa 4, gues$ 3, endes$ 4, ^são 5, ^sao$ 5, os$ 1
it: cci 5, cce 4, zz 4, gli 4, gn 2, cch 5, cc 2, ini$ 4, oni$ 3, elli$ 5, etti$ 5, ello$ 3
it: ella$ 2, ucc 4
it: [^s]ci[oa]$ 3, gi[oa] 3, ghi 3, [nrc]chi$ 3, [nrc]che$ 2, ^di$ 2, ^de[li]$ 2, ^della$ 5
it: ti$ 2, ss[oai] 1
it: ano$ 2, ino$ 2, ini 1, zio$ 4, nza$ 2, enz 1, asco$ 3, tta$ 2, tto$ 3, rdi$ 3, nti$ 2
it: ieri$ 4, sc[ei] 1
de: sch 4, tsch 4, ei 1, eu 1, [äöüß] 3, tz 2, mann$ 4, berg$ 2, burg$ 3, stein$ 4, ner$ 2
de: ler$ 2, pf 4
de: ^von$ 6, wald$ 4, stadt$ 6, heim$ 3, bach$ 5, feld$ 4, dt$ 4, ich$ 3, ck$ 1, ^zw 5, ^sch 2
de: haus 3, ig$ 3
de: au$ 2, hof 3, er$ 1, inger$ 3, maier$ 4, meyer$ 4, ke$ 2, hn 2, th 1, rich$ 4, kirch 5
de: hausen 5, baden$ 5
de: ^wies 4, dorf$ 5, furt$ 5, lingen$ 3, ingen$ 2, itz$ 3, brück 5, brueck 5, bruck 5, uhl 3
de: ahl 2, tz$ 2
nl: ij 4, ^van$ 5, ^de$ 1, ^der$ 2, ^ter$ 3, ^den$ 3, oe 2, uu 4, aa 2, stra$ 5, sma$ 3, oo 1
nl: ee 1, ui 2, ^'t$ 5
nl: huizen$ 5, en$ 1, aar 2, dam$ 4, dijk 5, hoven$ 5, zwolle 3, recht$ 4, sluis 4, ink$ 3
nl: veld$ 4, tj 2
nl: ge[er]rt 3, vr 2, ^ze 1, olle$ 2, voort$ 5, burg$ 1, tsj 3
sc: [åø] 5, æ 3, ö 2, sson$ 3, sen$ 3, gaard 5, ström 5, strom$ 4, kj 4, skj 5, bj 4, hj 4, gj 3
sc: lund$ 4
sc: qvist$ 5, quist$ 4, gren$ 4, berg$ 1, dahl 4, sv 2, heim$ 2, rud$ 4, stad$ 4, vik$ 4, vig$ 3
sc: sund$ 4, havn$ 5
sc: borg$ 3, dóttir$ 6, dottir$ 6, fj 4, haug 4, nes$ 1, köping$ 6, koping$ 6, holm$ 4, hus$ 2
sc: ^tron 3
sc: ^sk 1, ö 1, ås 2, sj 2, und$ 1, ersen 3, by$ 1, vall$ 4, sjö 5, øy 4, lev$ 1
pl: sz 4, cz 4, rz 2, [łżźśąęńć] 4, ski$ 3, ska$ 3, cki$ 4, cka$ 4, wicz$ 6, ow$ 1, owsk 4
pl: zcz 6, iak$ 2
pl: czyk$ 5, owa 1, ^prz 5, dz 2, slaw$ 3, ek$ 1, yn 1, wsk 3, ^w[lrsz] 3, bydg 4, ewo$ 2
pl: owice$ 5, nica$ 1
sl: ić$ 6, vic$ 6, [nrlk]ic$ 3, [čšžđ] 4, ich$ 1, ř 5, ě 5, ů 5, ová$ 6, ova$ 2, ský$ 5, nik$ 2
sl: ac$ 2, ka$ 1, dj 1, nj 3, lj 3, ^vl 2, ^mil 1, cek$ 3, ek$ 1, ik$ 1, slav$ 2, ^zd 4, grad$ 3
sl: ica$ 2, vski$ 4, c$ 1
ru: ov$ 4, ev$ 4, ova$ 3, eva$ 4, sky$ 4, skiy$ 6, skyy$ 6, skyi$ 6, skaya$ 6, enko$ 6, shch 6
ru: zh 2, kh 1, iy$ 4
ru: chuk$ 6, yev$ 5, evich$ 4, ovich$ 4, evna$ 5, ovna$ 5, ii$ 2, yuk$ 4, yak$ 3, in$ 1, ina$ 1
ru: ysh 3, sk$ 4
ru: grad$ 3, shvili$ 6, dze$ 5, yan$ 3, ts 1, olod 3, iya$ 2, yy$ 4, rsk 3, vka$ 4, yk 2, off$ 2
ru: eff$ 2, ets$ 3
ro: [șță] 5, escu$ 6, eanu$ 5, iu$ 4, oiu$ 4, aru$ 2, u$ 1, ea$ 1, î 1, â 1, ache$ 3, ^con?st 1
ro: oaia$ 4, esti$ 3, anu$ 3
hu: cs 3, sz 2, gy 3, [őű] 6, zs 4, ny 1, nagy 4, falva$ 4, ly 1, vár 4, var$ 2, ás 2, lc$ 4
hu: sz[aeoá] 1, hely$ 5, ffy$ 4
hu: ^kov[aá]cs 4, ö 1, ás$ 2, ész 3, ^sz 1, óczi 4, h[aá]z 3, isk 1, [áéíóú] 1
ar: ^al$ 5, ^el$ 2, ^bin$ 5, ^ibn$ 6, ^ben$ 1, ^abd 6, ^abu$ 6, ^bou 3, oui$ 4, aoui$ 6, awi$ 5
ar: q 2, '[aeiou] 1, kh 2
ar: dh 1, ouf$ 3, ouk$ 3, oud$ 4, our$ 1, iri$ 2, ani$ 1, i$ 1, aa 1, [^q]ou[rmnb] 2, allah$ 6
ar: [^r]eddine?$ 6, uddin$ 4, jj 3
ar: ^ould$ 6, ^ait$ 5, iya$ 1, ah$ 2, iyya 4, eh$ 1, hm 2, hs 2, ^gh 2, hadd 3, ssa 1, ij$ 1
ar: iq$ 3, oub$ 3
tr: [şğı] 5, oğlu$ 6, oglu$ 6, ç 1, ü 1, ö 1, k[aı]n$ 1, han$ 1, türk 4, turk$ 4, az$ 1, maz$ 4
tr: ler$ 1, lar$ 2, soy$ 3
tr: demir 4, ay$ 1, dogan 4, ^y[iı] 3, dag$ 2, cel 2, iz$ 2, ^oz 2, ^öz 4, bek$ 2, bay 2, yev$ 1
tr: ul$ 1, gul$ 2, tepe$ 4, hisar$ 5
fa: zadeh$ 6, pour$ 4, nejad$ 6, nia$ 2, ian$ 2, abad$ 4, stan$ 4, far$ 2, i$ 1, ^gh 1, eh$ 1
fa: eini$ 4, vand$ 4, rad$ 1, yar$ 2, khan 3
in: ^dh 6, pur$ 5, pore$ 5, nagar$ 6, abad$ 4, bh 5, dh 3, jh 4, chh 5, garh$ 6, swamy$ 6, rao$ 3
in: raj 3, ^sri 3, aya 2, nath 3, ya$ 1
in: patnam$ 6, jee$ 4, kumar 4, ^sh[rwy] 3, eep 3, walla 4, palli$ 5, patel 4, yan$ 1, ndra 3
in: ksh 4, wal$ 3, tt[ai]$ 1, nder 1, preet$ 5
af: ^o(?:dh|ch|nd|mo|tie) 3, ambo$ 3
af: ^ng 3, ^mb 5, ^nd 5, ^mw 5, ^kw 4, ^nk 5, ^nj 5, ^mu 1, ^ki 1, nga$ 2, mba 4, ndo 2, wa$ 2
af: we$ 2, ya$ 1, kwe 3, ^ou[ae] 2
af: aye$ 4, ele$ 1, ^ok 2, ^ad[eo] 2, ^ol[uo] 3, ike$ 3, umu$ 4, uzi 2, ane$ 1, fe$ 1, ji 1
af: we 1, eng$ 2, ^chi[^nel] 1, iru$ 3, ^gb 5
af: mbe 3, ndi$ 2, nzi 2, ^wan 2, tsw 3, dla 2, gwe 3, zulu 3, ^dj 2, ^di?all 4, ré$ 3, bw 2
af: unda$ 3, aré$ 4, ^ts 1
zh: ^yong 5, ^zh 5, ^x[aiu] 5, ^q[iu] 4, ^sh?i?[aeou]?ng?$ 1, iang$ 4, iao 4, ong$ 2, uang$ 4
zh: ^y[aiou]n?g?$ 2, ^[a-z]?h?[aeiou]{1,2}n?g?$ 1, ei$ 2
zh: ^[wl]ei$ 5, ^ch?en$ 4, ^ts 2, ^hs 4, zh 2, eng$ 2, ^l[iu]u?$ 3, ^wu$ 4, ^hu$ 2, ^[hz]e$ 3
zh: qing$ 5, ngx 6, uan$ 2, ^xi 3, hai$ 1
ja: moto$ 6, yama$ 6, kawa$ 6, gawa$ 6, mura$ 5, shima$ 6, jima$ 6, naka 4, ichi$ 5, suke$ 6
ja: hiro 4, tsu 3, oshi 3, yuki 4, uchi$ 5, ō 5
ja: ^ts 2, aki$ 2, ko$ 2, moto 3, saki$ 5, sawa$ 4, hara$ 4, mi$ 1, ^ya 1, shi 1, maki 3, ki$ 1
ja: [aeiou][kstnhmyrwgzdb][aeiou]$ 1, iko$ 3
ja: suki$ 5, zaki$ 5, ji$ 1, ū 4, eda$ 2, uda$ 2, oka$ 2, hashi$ 5, ryo 4, kyo 4, guchi 5
ja: bayashi 6, da$ 1, nobu 4, taro$ 4, zawa$ 5
ko: eo 3, eu 1, hyun 5, young$ 2, yeon 5, yoon 4, hyuk 5, seung 5, woo$ 4, ^ji$ 2, ^jae 4
ko: ^kim$ 4, ^park$ 2, joon 4, jun$ 2, min$ 1, soo$ 3, hee$ 4
ko: ^choi$ 5, ^jung$ 3, ^lee$ 1, kyung 5, hwan$ 4, sung$ 2, ^tae 3, ae 1, suk$ 3, chul$ 4
ko: yong$ 1, ^kw[ao] 3, hwa$ 2, gyu 4, ^geun 5, uk$ 1
vi: ^ng[uoa] 4, nguy 6, nh$ 4, [ăơư] 5, ^tr[aiuươầ]n 3, ^ph[auoạ] 3, ^th[aiuịa] 1, ^đ 5, uong$ 4
vi: uyen$ 5, ^vo$ 3, ^vu$ 3, ^van$ 1, ^thi$ 4, ^qu[aoy] 1, ieu$ 2
vi: [ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ] 6, iet$ 4, ^kh 1, ung$ 1, uan$ 1, anh$ 4
vi: inh$ 5, ^tr 1, iep$ 4, ^minh 5, uoc$ 5
el: opoulos$ 6, akis$ 6, idis$ 6, oulos$ 6, as$ 1, is$ 1, ios$ 3, os$ 1, ^pap 3, ^th?e?o 1
el: iadis$ 6, ou$ 3, ^chr 2, ^konst 4, akos$ 4, otis$ 4, ^ps 2
fi: nen$ 6, aa 2, kk 2, ää 5, uu 2, yy 3, ii 2, la$ 1, uo 1, lä$ 5, ö 1, aitis$ 6, uskas$ 6
fi: auskas$ 6, iene$ 3, ins$ 1, ų 6, ė 6, ä 1, niemi$ 6, jär 5, saari 5, mäki 6, maki$ 2
ms: wan 1, anto$ 3, owo$ 5, ono$ 2, oyo$ 4, ^su[^ens] 1, tjo 4, dj 1, wati$ 5, yadi$ 4
ms: ^se[td] 1, gku 2, adi$ 1, arta$ 4, uddin$ 2, ^sy 1, ^wi[bdj] 3, udi$ 1, ^nur 2, ^bin$ 1
ms: oeh 3, ^joko 4
"""


@cache
def _signs() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    found = []
    for line in _SIGNS.strip().splitlines():
        family, _, rest = line.partition(":")
        for sign in rest.split(", "):
            pattern, _, points = sign.strip().rpartition(" ")
            if points != "0":
                found.append((re.compile(pattern), family.strip(), int(points)))
    return tuple(found)


# A known given name says more than the letters of an unknown surname.
KNOWN_PART = 6
_OWN_WORD = 2
_UNTOLD = "xx"
_LEAST = 2


def word_votes(word: str) -> Counter[str]:
    """Points for each family from the letters of one lower-case word."""
    votes: Counter[str] = Counter()
    for pattern, family, points in _signs():
        if pattern.search(word):
            votes[family] += points
    return votes


def likely_family(word: str, others: Iterable[Counter[str]]) -> str:
    """The family to read a word by: its own letters count twice, the rest of the name once."""
    votes = Counter({_UNTOLD: _LEAST})
    for family, points in word_votes(word).items():
        votes[family] += points * _OWN_WORD
    for other in others:
        votes.update(other)
    return max(votes, key=lambda family: votes[family])
