"""Text as Telegram will show it.

Telegram changes every text that it is sent: it drops carriage returns, directional overrides and
three combining marks, and turns control characters into spaces (tdlib, `clean_input_string`).
Doing the same once, when a text comes in, is what lets a quote arrive exactly as it stands in the
article. This module does not fold case or accents: that is for terms, never for text.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028]")
_OVERRIDES = re.compile("[\u202a-\u202e]")
# Telegram removes these on their own; in NFC most rings have become part of their letter before.
_REMOVED_MARKS = re.compile("[\u030a\u0333\u033f]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")  # JSON can smuggle them in; UTF-8 cannot hold them
_UNSEEN_LETTERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")  # fillers
_SEEN_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")  # Arabic numbers'
_BLANKS_AT_LINE_ENDS = re.compile(" +(?=\n|$)")


def clean(text: str) -> str:
    """The text as Telegram will deliver it: NFC, only "\\n" for line ends, no other controls.

    Line and paragraph separators become line ends, tabs and other control characters spaces, half
    surrogate pairs U+FFFD. No spaces at line ends nor around the whole; nothing where nothing can
    be seen. Cleaning twice changes nothing.

    >>> clean("Erdog\u0306an\\r\\n\\tspoke")
    'Erdoğan\\n spoke'
    """
    if text.isascii() and text.isprintable():  # one line of plain text: most of what is cleaned
        return text.strip()
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    text = _SURROGATES.sub("\ufffd", text)
    text = _CONTROLS.sub(" ", _OVERRIDES.sub("", text))
    text = unicodedata.normalize("NFC", text)  # so that "a" + ring is "å" rather than "a"
    text = unicodedata.normalize("NFC", _REMOVED_MARKS.sub("", text))
    text = _BLANKS_AT_LINE_ENDS.sub("", text).strip()
    return "" if is_blank(text) else text


def clean_line(text: str) -> str:
    """The clean text on one line, for titles and names: every run of white space is one space."""
    return " ".join(clean(text).split())


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen: spaces and invisible characters, such as U+200B."""
    return not any(_is_seen(one) for one in text)


def _is_seen(character: str) -> bool:
    if character.isspace() or character in _UNSEEN_LETTERS:
        return False
    return unicodedata.category(character) != "Cf" or character in _SEEN_SIGNS
