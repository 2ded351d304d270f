"""Bytes of any encoding -> text.

A byte order mark decides; then UTF-8, which nothing else looks like; then what the document
declares, read as browsers read it. Undeclared bytes are judged by charset-normalizer. It takes code
pages of one byte a letter for each other, so there the one wins that makes the most words that a
language knows.
"""

import codecs
import re

from charset_normalizer import from_bytes

from bot.knowledge import knowledge
from bot.text.frequency import is_listed
from bot.text.language import script_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Names that mean more than they say (https://encoding.spec.whatwg.org/#names-and-labels).
_MEANT: dict[str, str] = knowledge("encodings")["meant"]
_LANGUAGES: dict[str, str] = knowledge("encodings")["languages"]  # that are written in each
# Codecs that no page is written in, or, as UTF, that have been tried; the last decodes nothing.
_OF_NO_TEXT = ("utf", "idna", "punycode", "undefined")
_MANY_BYTES = ("Han", "Kana", "Hangul", "Thai")
_DECLARED = re.compile(
    rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w:.-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)""",
    re.IGNORECASE,
)
# What is never closed goes on to the end, as in browsers: each byte is looked at once.
_MARKUP = re.compile(
    rb"<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>|&\w+;|\s+", re.I | re.S
)
_FOREIGN_WORD = re.compile(r"[a-zA-Z]*[^\W\d_a-zA-Z][^\W\d_]+|[a-zA-Z]+[^\W\d_a-zA-Z]")
_HEAD = 4_096  # bytes in which a page declares its encoding
_SAMPLE = 60_000  # bytes that decide; more only costs time
_FAULTS = 0.15  # share of the characters beyond ASCII that may be damaged


def decode(data: bytes, declared: str | None = None) -> str:
    """The bytes as text. `declared` is what came with them, such as in a Content-Type.

    Bytes that no encoding explains become U+FFFD. Raises nothing.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x1b$" in data:  # Japanese mail and old pages: all ASCII but for escapes
        return data.decode("iso2022_jp", errors="replace")
    if _fits(data, "utf-8"):
        return data.decode("utf-8", errors="replace")
    for name in (declared, _declared_within(data)):
        known = _python_name(name or "")
        if known and _fits(data, known):
            return data.decode(known, errors="replace")
    return data.decode(_recognised(data), errors="replace")


def _declared_within(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", errors="ignore") if match else None


def _python_name(label: str) -> str | None:
    """Python's name of the encoding; none for an unknown one and for what text is not kept in."""
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    # No public name says which codecs are no encodings of text, such as base64.
    usable = info._is_text_encoding and not info.name.startswith(_OF_NO_TEXT)
    return _MEANT.get(info.name, info.name) if usable else None


def _fits(data: bytes, encoding: str) -> bool:
    text = data.decode(encoding, errors="replace")
    faults = text.count("\ufffd")
    return not faults or faults < _FAULTS * sum(not character.isascii() for character in text)


def _recognised(data: bytes) -> str:
    sample = _MARKUP.sub(b" ", data[: 20 * _SAMPLE])
    if len(sample) > _SAMPLE:
        sample = sample[: sample.rfind(b" ", 0, _SAMPLE)]
    best = from_bytes(sample).best()
    guess = codecs.lookup(best.encoding if best else "cp1252").name
    guess = _MEANT.get(guess, guess)
    letters = [c for c in sample.decode(guess, errors="replace") if c.isalpha() and not c.isascii()]
    if 2 * sum(script_of(letter) in _MANY_BYTES for letter in letters) > len(letters):
        return guess
    candidates = (guess, *_LANGUAGES)
    known = {name: _known_words(sample, name) for name in candidates}
    return max(candidates, key=lambda name: known[name])  # the first of equals


def _known_words(sample: bytes, encoding: str) -> int:
    """How many words with letters beyond ASCII are words of a language written in that encoding."""
    words = {w.lower() for w in _FOREIGN_WORD.findall(sample.decode(encoding, errors="replace"))}
    return max(
        (
            sum(is_listed(word, language) for word in words)
            for language in _LANGUAGES.get(encoding, "").split()
        ),
        default=0,
    )
