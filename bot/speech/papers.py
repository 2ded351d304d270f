"""Whom a paper cites: "Giavi et al. (2021) found that ...", "... in meadows (Knop et al., 2017)".

An article is a paper where "et al." stands beside years more than once; in others "(Oxford, 2004)"
is no source. Numbers in brackets name nobody.
"""

import re
from collections.abc import Iterator

from bot.model import Span
from bot.text.language import UPPER

_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_SURNAME = rf"(?:(?:van|von|de|der|den|del|da|di|du|le|la|ten|ter) )*[{UPPER}][\w’'-]+"
_ALL = rf"(?P<name>{_SURNAME})(?: et al\b\.?|(?:, {_SURNAME})*,? (?:and|&) {_SURNAME})?"
_AND_OTHERS = re.compile(rf"\bet al\b\.?,? \(?{_YEAR}\b")
_IN_TEXT = re.compile(rf"\b{_ALL} \({_YEAR}(?:[,;] {_YEAR})*\)")
_IN_BRACKETS = re.compile(rf"[(\[][^()\[\]]*\b{_YEAR}[)\]]")
_WORK = re.compile(rf"(?:[(\[;]|\be\.g\.,?|\bsee) ?{_ALL},? {_YEAR}\b")
_OFTEN = 2  # from which an article is taken for a paper


def is_paper(text: str) -> bool:
    """Whether a text cites by authors and years."""
    return len(_AND_OTHERS.findall(text)) >= _OFTEN


def cited_authors(sentence: str) -> Iterator[Span]:
    """The first authors of the works that a sentence of a paper cites, those in brackets last."""
    for found in _IN_TEXT.finditer(sentence):
        yield Span(*found.span("name"))
    for bracket in _IN_BRACKETS.finditer(sentence):
        for found in _WORK.finditer(bracket.group()):
            yield Span(*found.span("name")).shifted(bracket.start())
