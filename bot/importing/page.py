"""What a document gave: what it says about itself, and its body as Markdown.

A fact is taken from where the document states it, or it is None. Nothing is worked out from a file
name, an address or the look of a line; what is missing is for a person to add.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from bot.corpus.fields import LANGUAGE, WEB_URL
from bot.errors import DocumentError
from bot.text.cleaning import clean_line

AGAIN = "Save or download it again."  # what to do about a file that is not whole
MOST_CHARACTERS = 12_000_000  # six thick books; some ten seconds of work
_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T\s].*)?", re.ASCII)
# What programs write into a title when nobody gave one, and names of files that they write there.
_NO_TITLE = re.compile(
    r"(?:untitled|unnamed|no ?title|document|new page|home|index)(?: document| page)?[ \d-]*"
    r"|(?:microsoft \w+ - )?\S+\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|dvi|html?|txt|pages|xlsx?|pptx?)"
    r"|microsoft \w+ - .*|(?:pdf)?latex .*|about:blank",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document states about itself; None for what it does not."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # YYYY-MM-DD when it can be read as a day, else as it stands
    language: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()

    def or_else(self, other: "Facts") -> "Facts":
        """These facts, and the other's where one is missing here."""
        return Facts(
            **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A document that has been read.

    `hints` are lines for the person who adds it, by the name of the fact that they help with;
    "text" for what was noticed about the body.
    """

    facts: Facts
    body: str  # Markdown
    hints: Mapping[str, str] = field(default_factory=dict)


def check_length(characters: int) -> None:
    """DocumentError when a document has more text than can be read within seconds."""
    if characters > MOST_CHARACTERS:
        raise DocumentError(
            f"the document holds more than {MOST_CHARACTERS // 10**6} million characters of text.",
            "Split it, or copy what matters into a new document.",
        )


def tidy(facts: Facts) -> Facts:
    """The facts on one line each, in the forms a corpus file takes; None for what does not fit.

    >>> facts = tidy(Facts(" A\\ttitle ", published="2024-03-05T10:00:00Z", language="en_US"))
    >>> facts.title, facts.published, facts.language
    ('A title', '2024-03-05', 'en-US')
    """
    return replace(
        facts,
        title=_title(_line(facts.title)),
        publisher=_line(facts.publisher) or None,
        published=_day(_line(facts.published)) or None,
        language=_matching(LANGUAGE, _line(facts.language).replace("_", "-")),
        url=_matching(WEB_URL, _line(facts.url)),
    )


def _line(value: Any) -> str:  # what a document's metadata holds may be of any type
    return clean_line(value) if isinstance(value, str) else ""


def _title(line: str) -> str | None:
    return None if not line or _NO_TITLE.fullmatch(line) else line


def _matching(form: re.Pattern[str], line: str) -> str | None:
    return line if form.fullmatch(line) else None


def _day(line: str) -> str:
    """The day of an ISO or e-mail date as YYYY-MM-DD; any other text as it stands.

    >>> _day("20240305"), _day("Tue, 05 Mar 2024 10:00:00 GMT"), _day("spring 2024")
    ('2024-03-05', '2024-03-05', 'spring 2024')
    """
    try:
        if match := _DAY.fullmatch(line):
            return date(*map(int, match.groups())).isoformat()
        return parsedate_to_datetime(line).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return line
