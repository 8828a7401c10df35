"""Why something can't be used, in Arabic: what libraries and the system say in English alone."""

from __future__ import annotations

import re

_NAMED = r"('?[^'\s]+'?)"

_REASONS: tuple[tuple[str, str], ...] = (
    # the system
    (r"No such file or directory", "لا ملف ولا مجلد بهذا الاسم"),
    (r"Permission denied|Operation not permitted", "لا إذن بذلك"),
    (r"No space left on device", "القرص ممتلئ"),
    (r"Is a directory", "هو مجلد"),
    (r"Not a directory", "في المسار ما ليس مجلدا"),
    (r"File exists", "موجود من قبل"),
    (r"File name too long", "الاسم أطول مما يُقبل"),
    (r"Read-only file system", "القرص للقراءة وحدها"),
    # the settings' values
    (r"Extra inputs are not permitted", "لا إعداد بهذا الاسم"),
    (r"Field required", "لا بد منه"),
    (r"Input should be greater than or equal to (\S+)", r"أقل ما يُقبل \1"),
    (r"Input should be less than or equal to (\S+)", r"أكثر ما يُقبل \1"),
    (r"Input should be greater than (\S+)", r"يُقبل ما فوق \1"),
    (r"Input should be less than (\S+)", r"يُقبل ما دون \1"),
    (r"Input should be a valid integer.*", "يُقبل عدد صحيح"),
    (r"Input should be a (?:valid|finite) number.*", "يُقبل عدد"),
    (r"Input should be a valid boolean.*", "يُقبل true أو false"),
    (r"Input should be a valid string", "يُقبل نص بين علامتي اقتباس"),
    (r"Input should be a valid (?:tuple|list|array)", "تُقبل قائمة بين قوسين []"),
    (
        r"Input should be (?:a valid dictionary|an object).*|Input should be a valid .* instance.*",
        "يُقبل جدول",
    ),
    (r"Input should be '(.+)' or '(.+)'", r"يُقبل '\1' أو '\2'"),
    (r"Input should be ('[^']+')", r"يُقبل \1"),
    (r"String should match pattern (.+)", r"لا يوافق النمط \1"),
    (r"String should have at least 1 character", "لا يُترك فارغا"),
    (r"String should have at least (\d+) characters?", r"أقصر ما يُقبل \1 من الأحرف"),
    (r"String should have at most (\d+) characters?", r"أطول ما يُقبل \1 من الأحرف"),
    (
        r"(?:Tuple|List|Dictionary) should have at most (\d+) items.*",
        r"أكثر ما يُقبل فيه \1 من البنود",
    ),
    (
        r"not an IANA time zone, such as Asia/Beirut",
        "ليست منطقة زمنية معروفة، مثل Asia/Beirut",
    ),
    (r"not an http or https address", "ليس عنوان http أو https"),
    (
        r"an address without a password, \? or # is wanted.*",
        "يُقبل عنوان بلا كلمة سر ولا ? ولا #؛ والمفاتيح في key_env",
    ),
    (r"not an address and a port, such as (\S+)", r"ليس عنوانا ومنفذا، مثل \1"),
    (r"not understood at (.+)", r"غير مفهوم عند \1"),
    (r"(.+) is not an Arabic word or phrase", r"\1 ليس كلمة ولا عبارة بالعربية"),
    (r"what to write instead has more than (\d+) letters", r"البديل أطول من \1 حرفا"),
    (
        r"(.+) is both a spelling to use and one to replace",
        r"\1 إملاء مطلوب ومستبدَل معا",
    ),
    (
        rf"{_NAMED} is the name of a writer without a model: choose another",
        r"\1 اسم كاتب بلا نموذج: اختر غيره",
    ),
    (rf"{_NAMED} is less than {_NAMED}", r"\1 أقل من \2"),
    (rf"{_NAMED} needs {_NAMED} and {_NAMED} to be reached", r"\1 يحتاج إلى \2 و\3"),
    (r"a writer can't be its own fallback", "لا يكون الكاتب بديلا من نفسه"),
    (r"two writers have the same name", "كاتبان باسم واحد"),
    (r"two mailboxes have the same name", "صندوقا بريد باسم واحد"),
    (r"no file (.+)", r"لا ملف \1"),
    # files that are not what they should be
    (r".+ \(at line (\d+), column (\d+)\)", r"السطر \1، العمود \2"),
    (r".+ \(at end of document\)", "ينقصه شيء في آخره"),
    (r".+, line (\d+), column (\d+)(?: \(<string>, line \d+\))?", r"السطر \1، العمود \2"),
)

_KNOWN = tuple((re.compile(english, re.DOTALL), arabic) for english, arabic in _REASONS)
_LIBRARYS_OWN = "Value error, "


def reason(told: str, language: str) -> str:
    """A reason as it reads in a person's language; one that is not known stays as it is."""
    bare = told.removeprefix(_LIBRARYS_OWN)
    if language != "ar":
        return bare
    for english, arabic in _KNOWN:
        match = english.fullmatch(bare)
        if match is not None:
            return match.expand(arabic)
    return bare
