"""A file -> an article: Markdown or plain text, with front matter or without."""

import re
from pathlib import Path

from bot.corpus.fields import checked
from bot.corpus.front_matter import split_front_matter
from bot.corpus.long_blocks import parts_of
from bot.corpus.plain_text import fields_and_passages
from bot.errors import CorpusError
from bot.model import Article, joined
from bot.text.cleaning import is_blank
from bot.text.language import detect

SUFFIXES = (".md", ".txt")


def read_article(path: Path) -> Article:
    """One file as an article; CorpusError says which line is wrong and what to do."""
    text = _decode(path)
    typed, body = split_front_matter(path, text)
    has_front_matter = body != text
    if path.suffix.lower() == ".md":
        from bot.corpus.markdown import passages_of_markdown  # 70 ms that plain text never needs

        blocks = passages_of_markdown(body)
    else:
        typed, blocks = fields_and_passages(typed, body)
    fields = checked(typed, path, text)
    if fields["title"] is None:
        raise _no_title(path, has_front_matter)
    if not blocks:
        raise CorpusError(
            f"{path}:1: holds a title but no passage.",
            "Write paragraphs separated by blank lines below it, or remove the file.",
        )
    language = fields["language"] or detect("\n\n".join(block for _, block in blocks))
    passages = [(heading, part) for heading, block in blocks for part in parts_of(block, language)]
    cleaned, spans = joined([part for _, part in passages])
    return Article(
        slug=slug_of(path),
        text=cleaned,
        passage_spans=spans,
        headings=tuple(heading for heading, _ in passages),
        **{**fields, "language": language},
    )


def slug_of(path: Path) -> str:
    """The short name of a file: ASCII letters and digits of its stem, joined by hyphens.

    >>> slug_of(Path("corpus/Åland & the Sea.md"))
    'aland-the-sea'
    """
    stem = path.stem
    if not stem.isascii():
        from anyascii import anyascii  # tables of every script: only when a name needs them

        stem = anyascii(stem)
    return "-".join(re.findall(r"[a-z0-9]+", stem.lower())) or "article"


def _decode(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise CorpusError(
                f"{path}:1: is no file.", "Remove it, or put the article in its place."
            )
        raw = path.read_bytes()
    except OSError as error:
        raise CorpusError(
            f"{path}:1: the file cannot be read ({error.strerror}).",
            "Check that it is a file and that its permissions let the bot read it.",
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n?|\n", raw[: error.start])) + 1
        raise CorpusError(
            f"{path}:{line}: not UTF-8 (byte {raw[error.start]:#04x}).",
            "Save the file as UTF-8 and try again.",
        ) from error
    if is_blank(text):
        raise CorpusError(
            f"{path}:1: the file is empty.", "Write the article into it, or remove it."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_title(path: Path, has_front_matter: bool) -> CorpusError:
    if has_front_matter:
        return CorpusError(
            f"{path}:1: the front matter has no title.",
            "Put a line `title: The title of the article` into it.",
        )
    return CorpusError(
        f"{path}:1: no title.",
        "Begin the file with front matter that has one:\n---\ntitle: The title of the article\n---",
    )
