"""Plain text and Markdown -> `Page`.

Markdown stays as it was written but for what only the program that made it understands; its front
matter, as such programs spell it, becomes facts. Plain text gets its lines joined into paragraphs
where a program has wrapped them, and only there: a line that ends early ends on purpose.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from bot.corpus.front_matter import split_front_matter
from bot.corpus.markdown import html_blocks
from bot.corpus.plain_text import BLANK_LINES, LIST_COMMA
from bot.errors import CorpusError, DocumentError
from bot.importing.blocks import Block, Heading, Paragraph, to_markdown
from bot.importing.charset import decode
from bot.importing.dialects import title_block, to_commonmark
from bot.importing.page import Facts, Page, check_length, tidy
from bot.text.line_ends import WIDE, unparted

_TOML = re.compile(r"\s*\+\+\+[^\S\n]*\n(.*?)\n\+\+\+[^\S\n]*(?:\n|$)", re.DOTALL)
_TITLE_HEADING = re.compile(r"\s*# +(\S.*?)[ #]*(?:\n|$)|\s*(\S.*)\n=+[^\S\n]*(?:\n|$)")
_HTML_TITLE = re.compile(r"\s*<h1\b[^>]*>(.*?)</h1>[^\S\n]*\n?", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_UNDERLINE = re.compile(r"\s*([=~*_#-])\1{2,}\s*")
_PAGE_NUMBER = re.compile(r"\n[^\S\n]*\d{1,4}[^\S\n]*\n*\f")
_ITEM = re.compile(r"\s*(?:[-*•–—]|[(\[]?\w{1,3}[.)\]:]|[^\W\d_]+:)\s+(?=\S)")
_BULLET = re.compile(r"\s*[-*•–—]\s+")
_SENTENCE_END = re.compile(r"[.!?…:;,。！？؟।][\"'”’»)\]]*$")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_WIDE = re.compile(f"[{WIDE}]")
_WITHOUT_BLANK = re.compile(unparted("\n"))
_LONGEST_TITLE = 200  # characters
_WRAPPED = range(40, 101)  # columns at which programs wrap lines
_MOST_LINES_KEPT = 0.15  # share of lines that may end early in wrapped text


def read_text(data: bytes) -> Page:
    """A text whose title stands on a first line of its own, as in a `.txt` of the corpus."""
    fields, body = _front_matter(_lines_of(data))
    facts = _facts(fields)
    parts = [_unquoted(b) for b in BLANK_LINES.split(body.strip("\n")) if b.strip()]
    width = _width([part.split("\n") for part in parts])
    blocks = [block for part in parts for block in _blocks(part.split("\n"), width)]
    if facts.title is None and len(blocks) > 1 and _is_title(blocks[0]):
        facts = tidy(Facts(title=blocks.pop(0).text)).or_else(facts)
    return Page(facts, to_markdown(blocks))


def read_markdown(data: bytes) -> Page:
    """The Markdown as it is, but for blocks of HTML; a first heading of level one is its title.

    The corpus reader leaves HTML out, so that the text in it becomes Markdown here.
    """
    fields, body = _front_matter(_lines_of(data))
    title, published, body = title_block(body)
    facts = _facts(fields).or_else(tidy(Facts(title=title, published=published)))
    body = to_commonmark(body)
    heading = _TITLE_HEADING.match(body) or _HTML_TITLE.match(body)
    if heading:
        headed = tidy(Facts(title=_TAG.sub("", next(filter(None, heading.groups()), ""))))
        if facts.title in (None, headed.title):
            facts, body = facts.or_else(headed), body[heading.end() :]
    return Page(facts, _without_html(body.strip("\n")))


def _without_html(body: str) -> str:
    """The Markdown, the text of its blocks of HTML written as Markdown."""
    places = html_blocks(body)
    if not places:
        return body
    from bot.importing.html import blocks_of_html

    lines = body.split("\n")
    for start, end in reversed(places):
        text = to_markdown(blocks_of_html("\n".join(lines[start:end])))
        lines[start:end] = ["", *text.split("\n"), ""]
    return "\n".join(lines)


def _unquoted(block: str) -> str:
    """The block without the marks that mail sets before each line of a quotation."""
    quoted = all(line.startswith(">") for line in block.split("\n"))
    return _QUOTED.sub("", block) if quoted else block


def _lines_of(data: bytes) -> str:
    text = decode(data)
    check_length(len(text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _PAGE_NUMBER.sub("\f", lines).replace("\f", "\n\n")


# -- front matter ---------------------------------------------------------------------------------


def _front_matter(text: str) -> tuple[Mapping[str, object], str]:
    try:
        if match := _TOML.match(text):
            return tomllib.loads(match[1]), text[match.end() :]
        return split_front_matter(Path("line"), text)  # so that errors begin with "line:3: "
    except CorpusError as error:
        raise DocumentError(error.said.replace("line:", "line ", 1), error.advice) from error
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"the front matter is not valid TOML ({error}).", "Mend it.") from error


def _facts(fields: Mapping[str, object]) -> Facts:
    def first(*names: str) -> str | None:
        found = (fields.get(name) for name in names)
        return next(
            (str(value) for value in found if value and not isinstance(value, list | dict)), None
        )

    tags = fields.get("tags") or fields.get("keywords")
    if isinstance(tags, str):
        tags = LIST_COMMA.split(tags)
    return tidy(
        Facts(
            title=first("title"),
            publisher=first("publisher", "site_name", "site", "publication"),
            published=first("published", "date", "pubdate", "date_published", "publish_date"),
            language=first("language", "lang", "locale"),
            url=first("url", "canonical_url", "source", "link"),
            tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        )
    )


# -- lines ----------------------------------------------------------------------------------------


def _is_title(block: Block) -> bool:
    return (
        isinstance(block, Heading | Paragraph)
        and "\n" not in block.text
        and len(block.text) <= _LONGEST_TITLE
        and not _SENTENCE_END.search(block.text)
    )


def _width(blocks: Sequence[Sequence[str]]) -> int:
    """The column at which the text was wrapped; 0 when nothing speaks for that."""
    width = max((_columns(line) for lines in blocks for line in lines), default=0)
    pairs = [
        (before, line)
        for lines in blocks
        for number, (before, line) in enumerate(pairwise(lines))
        if not _begins(before, line, number == 0)
    ]
    early = sum(not _is_full(first, second, width) for first, second in pairs)
    return width if width in _WRAPPED and early <= _MOST_LINES_KEPT * len(pairs) else 0


def _blocks(lines: Sequence[str], width: int) -> Iterator[Heading | Paragraph]:
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]) and not _UNDERLINE.fullmatch(lines[0]):
        yield Heading(lines[0].strip())
    else:
        yield from map(Paragraph, _paragraphs(lines, width))


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[str]:
    """The paragraphs of a block: wrapped lines joined, indented ones beginning anew.

    Without wrapping, long lines are paragraphs of their own, and short ones stay lines.
    """
    if not width:
        alone = any(_columns(line) > _WRAPPED[-1] for line in lines)
        yield from lines if alone else ["\n".join(lines)]
        return
    text, listed = lines[0].strip(), _BULLET.match(lines[0])
    begins = True
    for before, line in pairwise(lines):
        begins = _begins(before, line, is_first=begins)
        if begins:
            yield text
            text = line.strip()
        elif _is_full(before, line, width) and not (listed and _BULLET.match(line)):
            text += _glue(text, line.strip()) + line.strip()
        else:
            text += "\n" + line.strip()
    yield text


def _begins(before: str, line: str, is_first: bool) -> bool:
    """Whether an indent begins a paragraph with the line; `is_first` of the line before it.

    It does not where the line stands below the text of an item, whose mark stands further out.
    """
    item = _ITEM.match(before) if is_first else _BULLET.match(before)
    hangs = item is not None and _indent(line) == _columns(item[0])
    return _indent(line) > _indent(before) and _indent(line) >= 2 and not hangs


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted."""
    word = following.split()[0] if following.split() else ""
    first = word[:1] if _WIDE.match(word) else word
    return _columns(line.rstrip()) + 1 + _columns(first) > width - width // 10


def _glue(text: str, following: str) -> str:
    return "" if _WITHOUT_BLANK.search(f"{text[-1:]}\n{following[:1]}") else " "


def _indent(line: str) -> int:
    return _columns(line) - _columns(line.lstrip())


def _columns(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)
