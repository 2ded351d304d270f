"""Plain text -> its fields and passages: no markup is read.

Blank lines separate passages, and line breaks within one stay. Without front matter the first line
is the title. A last line that lists tags is no passage.
"""

import re
from collections.abc import Mapping
from itertools import dropwhile

from bot.text.analysis import is_stop_word
from bot.text.cleaning import clean, is_blank
from bot.text.language import detect

LIST_COMMA = re.compile(r"\s*[,،，、;]\s*")  # between the items of a list
BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")  # which separate passages
_TAG_LABEL = re.compile(r"^(?:tags?|keywords?)\s*:\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:。！？؟।]$")
_QUOTATION_MARK = re.compile('["“”„«»]')
_LONGEST_TAG = 4  # words
_LONGEST_TAG_LINE = 200  # characters

Fields = Mapping[str, object]  # as typed, by name


def fields_and_passages(typed: Fields, body: str) -> tuple[Fields, list[tuple[str, str]]]:
    """The fields as typed or as the body tells them, and the passages: clean and not empty.

    Each passage is a pair like those of Markdown, with "" for the heading above it.
    """
    if not typed:
        title, *lines = [*dropwhile(is_blank, body.split("\n"))] or [""]
        typed, body = {"title": title}, "\n".join(lines)
    blocks = [block for block in map(clean, BLANK_LINES.split(body)) if block]
    if len(blocks) > 1 and (tags := _tags_of_line(blocks[-1])):
        typed = {"tags": tags, **typed}
        blocks.pop()
    return typed, [("", block) for block in blocks]


def _tags_of_line(block: str) -> list[str]:
    """The tags of a line that lists some, else none: short items, nothing quoted, no full stop.

    Without the word "tags" before them, items of which only some have a capital must hold no stop
    word: "He came, he saw" is a sentence.

    >>> _tags_of_line("Putin, Erdogan, Idlib")
    ['Putin', 'Erdogan', 'Idlib']
    >>> _tags_of_line("They came, they saw.")
    []
    """
    if "\n" in block or len(block) > _LONGEST_TAG_LINE or _SENTENCE_END.search(block):
        return []
    bare = _TAG_LABEL.sub("", block)
    items = LIST_COMMA.split(bare)
    short = all(0 < len(item.split()) <= _LONGEST_TAG for item in items)
    if len(items) < 2 or not short or _QUOTATION_MARK.search(block):
        return []
    if bare != block or len({item[0].isupper() for item in items}) < 2:
        return items
    language = detect(bare)
    small = any(is_stop_word(word, language) for item in items for word in item.split())
    return [] if small else items
