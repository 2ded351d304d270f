"""Markdown -> passages: the text that a reader would see, without its markup.

markdown-it-py takes the file apart; here its tokens become passages. A paragraph, a tight list, a
table and a code block are one passage each; a heading is the context of what follows it; HTML and
images are left out. A line break inside a paragraph is a space, as Markdown means it, or nothing
where no spaces separate words.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.text.cleaning import clean, clean_line
from bot.text.line_ends import unparted

_NOTE = re.compile(r"\[\^[^\]\s]+\]:?")  # footnotes and tasks, which CommonMark does not know
_TASK = re.compile(r"^\[[ xX]\] ")
# A break of a line as it is typed, which parts no words in Chinese and Japanese.
_SOFT_BREAK = "\r"
_NO_BREAK = re.compile(unparted(_SOFT_BREAK))
_GAP = re.compile(r" {2,}")  # where an image or a note stood
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def passages_of_markdown(body: str) -> list[tuple[str, str]]:
    """The passages in order, each as (heading above it or "", its text), clean and not empty."""
    cleaned = ((heading, clean(text)) for heading, text in _blocks(_PARSER.parse(body)))
    return [(heading, text) for heading, text in cleaned if text]


def html_blocks(body: str) -> list[tuple[int, int]]:
    """Where blocks of HTML stand that are in no list or quotation: first line, line after them."""
    tokens = _PARSER.parse(body)
    return [
        (token.map[0], token.map[1])
        for token in tokens
        if token.type == "html_block" and token.level == 0 and token.map
    ]


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    heading = ""
    lines: list[str] = []  # of the passage being gathered
    for index, token in enumerate(tokens):
        opener = tokens[index - 1].type if index else ""
        if token.type == "inline" and opener == "heading_open":
            yield heading, "\n".join(lines)
            heading, lines = clean_line(_visible(token)), []
        elif token.type == "inline" and opener in ("th_open", "td_open"):
            lines[-1] = "  ".join(filter(None, (lines[-1], _visible(token))))
        elif token.type == "inline":
            lines.append(_visible(token))
        elif token.type == "tr_open":
            lines.append("")
        elif token.type in ("fence", "code_block"):
            yield heading, "\n".join(lines)
            yield heading, token.content
            lines = []
        elif _ends_passage(token):
            yield heading, "\n".join(lines)
            lines = []
    yield heading, "\n".join(lines)


def _ends_passage(token: Token) -> bool:
    """A visible paragraph ends its passage; those of a tight list are hidden and end with it."""
    if token.type == "paragraph_close":
        return not token.hidden
    return token.type in (
        "bullet_list_close",
        "ordered_list_close",
        "table_close",
        "bullet_list_open",
        "ordered_list_open",
        "table_open",
    )


def _visible(inline: Token) -> str:
    typed = "".join(_visible_pieces(inline.children or []))
    text = _NO_BREAK.sub("", typed).replace(_SOFT_BREAK, " ")
    return _GAP.sub(" ", _NOTE.sub("", _TASK.sub("", text)))


def _visible_pieces(children: list[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "text_special", "code_inline"):
            yield child.content
        elif child.type == "softbreak":
            yield _SOFT_BREAK
        elif child.type == "hardbreak" or _BREAK.match(child.content):
            yield "\n"
