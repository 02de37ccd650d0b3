"""Names of other scripts in Latin letters, so that Нина and Nina can be held against one another.

Letter by letter, for scripts where that is enough: Cyrillic, Greek, Korean syllables, Japanese kana. Scripts that leave
vowels out or write words by signs (Arabic, Hebrew, Chinese) stay as they are: there nothing can be said.
"""

import re

_CYRILLIC = dict(
    zip(
        "абвгґдеёжзийклмнопрстуфхцчшщъыьэюяіїєўјљњћџђ",
        "a b v g g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya i i e u j lj nj c dz dj".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_LETTERS = str.maketrans({c: "" if latin == "-" else latin for c, latin in {**_CYRILLIC, **_GREEK}.items()})
_GREEK_PAIRS = (("ου", "u"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("αι", "e"), ("ει", "i"))

_LEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
_TAILS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p h".split(" ")
_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3

_KANA = dict(
    zip(
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめも"
        "やゆよらりるれろわをんがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ",
        (
            "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo"
            " ya yu yo ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po"
        ).split(),
        strict=True,
    )
)
_KATAKANA_AHEAD = 0x60
"""How far a letter of katakana stands behind the same one of hiragana."""


def in_latin(word: str) -> str:
    """Give a folded word in Latin letters as far as its letters can be told one by one.

    >>> in_latin("нина"), in_latin("νικος"), in_latin("김"), in_latin("ユキ"), in_latin("李")
    ('nina', 'nikos', 'gim', 'yuki', '李')
    """
    if word.isascii():
        return word
    for pair, latin in _GREEK_PAIRS:
        word = word.replace(pair, latin)
    return "".join(_letter(c) for c in word.translate(_LETTERS))


def _letter(c: str) -> str:
    point = ord(c)
    if _HANGUL_FIRST <= point <= _HANGUL_LAST:
        lead, rest = divmod(point - _HANGUL_FIRST, len(_VOWELS) * len(_TAILS))
        vowel, tail = divmod(rest, len(_TAILS))
        return _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]
    if "ァ" <= c <= "ヶ":
        c = chr(point - _KATAKANA_AHEAD)
    return _KANA.get(c, c)


_SOUNDS = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"sch|sh|cz|ch|tsch|zh|sz|j(?=[aeiou])"), "s"),
    (re.compile(r"ph|pf|v|w|ff"), "f"),
    (re.compile(r"ck|kh|q|gh|c(?![eiy])|g"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ts|tz|c|z"), "s"),
    (re.compile(r"th|dt|d"), "t"),
    (re.compile(r"b"), "p"),
    (re.compile(r"m"), "n"),
)
_VOWEL = re.compile(r"(?<!^)[aeiouyhj]")
_TWICE = re.compile(r"(.)\1+")


def sound(word: str) -> str:
    """Give the consonants of a folded word by how they sound, behind its first letter: spellings of one name meet.

    A key for finding, coarser than Soundex (Russell 1918), since it serves several languages; what it brings together
    is compared letter by letter afterwards.

    >>> sound("mueller") == sound("muller"), sound("dmitrij") == sound("dmitri"), sound("smith") == sound("jones")
    (True, True, False)
    """
    text = in_latin(word)
    for pattern, by in _SOUNDS:
        text = pattern.sub(by, text)
    text = _TWICE.sub(r"\1", _VOWEL.sub("", text))
    return text if text[:1] not in ("y", "i", "e") else "i" + text[1:]
