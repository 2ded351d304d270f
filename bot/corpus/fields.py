"""The fields of a file's front matter, checked: each value is used as it was typed, or refused.

A check gives the value to use, or raises ValueError with what is wrong and what to do; the place in
the file is added here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.corpus.plain_text import LIST_COMMA, Fields
from bot.errors import CorpusError
from bot.text.cleaning import clean_line

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
A_DAY = "Write the day as 2024-03-05."  # advice on what `odd_day` says
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_TELLS_YEAR = re.compile(r"\d{4}|\d\D+\d+\D+\d")  # 2024, or three numbers as in 5/3/24
WEB_URL = re.compile(r"https?://[^\s/]+(?:/\S*)?", re.IGNORECASE)  # a scheme may be in capitals


def checked(typed: Fields, path: Path, text: str) -> dict[str, Any]:  # Any: the fields differ
    """The value of each field of an article by its name, None where nothing was typed.

    CorpusError names every field of the file, which holds that text, that cannot be used.
    """
    fields: dict[str, Any] = {}
    problems: list[CorpusError] = []
    for key, check in _CHECKS.items():
        try:
            fields[key] = check(key, typed.get(key))
        except ValueError as error:
            said, advice = error.args
            problems.append(CorpusError(f"{path}:{_line_of(key, text)}: {said}", advice))
    if problems:
        raise problems[0] if len(problems) == 1 else CorpusError("\n".join(map(str, problems)))
    return fields


def odd_day(published: str) -> str | None:
    """What is odd about the text of `published`, which is shown as it stands; None for a day.

    >>> odd_day("2024-13-45"), odd_day("yesterday"), odd_day("spring 2024")
    ("'2024-13-45' is no day of the calendar", "'yesterday' tells no year", None)
    """
    if iso := _ISO_DAY.match(published):
        try:
            date(*map(int, iso.groups()))
        except ValueError:
            return f"{published!r} is no day of the calendar"
    return None if _TELLS_YEAR.search(published) else f"{published!r} tells no year"


def _one_line(key: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"`{key}` must be one line of text.", "Put quotation marks around it.")
    return clean_line(value) or None


def _language(key: str, value: object) -> str | None:
    code = _one_line(key, value)
    if code is not None and not LANGUAGE.fullmatch(code):
        raise ValueError(
            f"{code!r} is no language code.", "Write one such as en, tr or pt-BR, or leave it out."
        )
    return re.split("[-_]", code.lower())[0] if code else None


def _url(key: str, value: object) -> str | None:
    url = _one_line(key, value)
    if url is not None and not WEB_URL.fullmatch(url):
        raise ValueError(
            f"{url!r} is no web address.",
            "Write it whole, beginning with https://, or leave it out.",
        )
    return url


def _tags(key: str, value: object) -> tuple[str, ...]:
    items = LIST_COMMA.split(value) if isinstance(value, str) else value or []
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError(f"`{key}` must be a list.", "Write them as [one, two, three].")
    return tuple(clean_line(item) for item in items if clean_line(item))


def _line_of(key: str, text: str) -> int:
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


_CHECKS: Mapping[str, Callable[[str, object], object]] = {
    "title": _one_line,
    "publisher": _one_line,
    "url": _url,
    "published": _one_line,
    "language": _language,
    "tags": _tags,
}
FIELDS = tuple(_CHECKS)
