"""Numbers as they are written, and what they come to: "3 million", "3,000,000", "twenty-two".

English words; digits in every language. A mark before three digits parts thousands, "1,000" and
"1.000"; other marks are decimal, and so is one after a lone 0, and in English each point. Shares
("a third") and vague numbers ("dozens") are found too, but come to nothing that can be compared.
"""

import re
from decimal import Decimal

_ONES = "zero one two three four five six seven eight nine".split()  # noqa: SIM905
_TEENS = """ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()  # noqa: SIM905 -- words read best as words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_WORTH = {word: Decimal(number) for number, word in enumerate([*_ONES, *_TEENS])} | {
    word: Decimal(number) for number, word in zip(range(20, 100, 10), _TENS, strict=True)
}

_SCALE = rf"(?:{'|'.join(_SCALES)})\b"
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS + _ONES)})\b"
_SHARE = rf"(?:a|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?)|half(?! a {_SCALE})"
NUMBER = re.compile(
    rf"(?<![\w-])(?:(?P<share>{_SHARE})"
    r"|(?:tens|dozens|hundreds|thousands|millions)(?: of (?:thousands|millions))?"
    rf"|(?:(?:\d+(?:[.,]\d+)*|{_SMALL})(?: and a half\b)?|(?:half )?a(?= {_SCALE}))"
    rf"(?:[ -]{_SCALE}(?:(?:(?<=hundred)|(?<=thousand))(?: and)? {_SMALL}(?!-))?)*)\b",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<!^0)[.,](?=\d{3}(?!\d))")
_ENGLISH_THOUSANDS = re.compile(r"(?<!^0),(?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_MOST_DIGITS = 9  # Python refuses to read thousands of them


def amount(number: str, language: str) -> Decimal | None:
    """What a number comes to; None for a share, a vague one, and digits with more marks.

    >>> amount("Twenty-two", "en"), amount("1.5 million", "en"), amount("a third", "en")
    (Decimal('22'), Decimal('1500000.0'), None)
    >>> amount("10.125", "en"), amount("10.125", "de")
    (Decimal('10.125'), Decimal('10125'))
    """
    total = group = Decimal(0)
    plain = number.lower().replace(" and a half", " 0.5").replace("half a ", "0.5 ")
    for word in re.split("[ -]", plain):
        if word in _SCALES:
            group *= _SCALES[word]
            if group >= 1_000:
                total, group = total + group, Decimal(0)
        elif word != "and":
            worth = _worth(word, language)
            if worth is None:
                return None
            group += worth
    return total + group


def whole_number(text: str) -> int | None:
    """The number that a text of nothing but a few digits is; None for any other text.

    >>> whole_number("12"), whole_number("twelve"), whole_number("1" * 10)
    (12, None, None)
    """
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _worth(word: str, language: str) -> Decimal | None:
    bare = (_ENGLISH_THOUSANDS if language == "en" else _THOUSANDS).sub("", word)
    if _DIGITS.fullmatch(bare):
        return Decimal(bare.replace(",", "."))
    return Decimal(1) if word == "a" else _WORTH.get(word)
