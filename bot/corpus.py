"""Files of the corpus -> a `Library`.

One article a file: Markdown with YAML front matter, or plain text. Files are read and cleaned here
once; everything later works on `Article.text` and never sees the file again. What cannot be read is
reported for all files at once, each with its line and what to do. Subfolders are not read.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import dropwhile
from pathlib import Path
from typing import Any

from bot.errors import CorpusError
from bot.front_matter import split_front_matter
from bot.indexing import Progress, silent
from bot.model import Article, Library, Span
from bot.text.analysis import is_stop_word
from bot.text.cleaning import clean, clean_line, is_blank
from bot.text.language import detect
from bot.text.long_blocks import parts_of

SUFFIXES = (".md", ".txt")

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_WEB_URL = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_TAG_LABEL = re.compile(r"^(?:tags?|keywords?)\s*:\s*", re.IGNORECASE)
_LIST_COMMA = re.compile(r"\s*[,،，、;]\s*")
_SENTENCE_END = re.compile(r"[.!?…:。！？؟।]$")
_QUOTATION_MARK = re.compile('["“”„«»]')
_LONGEST_TAG = 4  # words
_LONGEST_TAG_LINE = 200  # characters


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file taken apart, its pieces not yet checked."""

    path: Path
    fields: Mapping[str, object]
    passages: list[tuple[str, str]]  # (heading above, text), both clean


def read_library(folder: Path, progress: Progress = silent) -> Library:
    """All articles of the folder, in the order of their slugs.

    Raises CorpusError naming every file that cannot be used, or the folder when it is missing or
    holds no article.
    """
    articles: dict[str, tuple[Article, Path]] = {}
    problems: list[str] = []
    paths = article_files(folder)
    for done, path in enumerate(paths):
        progress(done / len(paths))
        try:
            article = read_article(path)
        except CorpusError as error:
            problems.append(str(error))
            continue
        if article.slug in articles:
            other = articles[article.slug][1]
            problems.append(
                f"{path}:1: has the same short name as {other.name}, {article.slug!r}. "
                "Rename one of the two files."
            )
        else:
            articles[article.slug] = (article, path)
    if problems:
        raise CorpusError("\n".join(problems))
    return Library(tuple(articles[slug][0] for slug in sorted(articles)))


def article_files(folder: Path) -> list[Path]:
    """The files of the folder that should hold an article, by name; hidden ones are left alone."""
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        raise CorpusError(
            f"{folder.absolute()}: there is no such folder.",
            "Make it and put an article into it, or name another with --corpus or CORPUS_DIR.",
        ) from None
    except OSError as error:
        raise CorpusError(
            f"{folder}: the folder cannot be read ({error.strerror}).",
            "Name a folder of articles with --corpus or CORPUS_DIR.",
        ) from error
    files = [path for path in paths if path.suffix.lower() in SUFFIXES and path.name[0] != "."]
    if not files:
        raise CorpusError(
            f"{folder.absolute()}: holds no article.",
            "Put a .md or .txt file into it: a title, then paragraphs separated by blank lines.",
        )
    return files


def read_article(path: Path) -> Article:
    """One file as an article; CorpusError says which line is wrong and what to do."""
    text = _decode(path)
    if is_blank(text):
        raise CorpusError(
            f"{path}:1: the file is empty.", "Write the article into it, or remove it."
        )
    parse = _parse_markdown if path.suffix.lower() == ".md" else _parse_plain
    return _check(parse(path, text))


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


# -- reading --------------------------------------------------------------------------------------


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
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parse_plain(path: Path, text: str) -> _Draft:
    fields, body = split_front_matter(path, text)
    if not fields:
        title, *lines = [*dropwhile(is_blank, body.split("\n"))] or [""]
        fields, body = {"title": title}, "\n".join(lines)
    blocks = [clean(block) for block in _BLANK_LINES.split(body)]
    blocks = [block for block in blocks if block]
    if len(blocks) > 1 and (tags := _tags_of_line(blocks[-1])):
        fields = {"tags": tags, **fields}
        blocks.pop()
    return _Draft(path, fields, [("", block) for block in blocks])


def _tags_of_line(block: str) -> list[str]:
    """The tags of a line that lists some, else none: short items, nothing quoted, no full stop.

    Without the word "tags" before them they hold no small words when only some have a capital: "He
    came, he saw" is a sentence.

    >>> _tags_of_line("Putin, Erdogan, Idlib")
    ['Putin', 'Erdogan', 'Idlib']
    >>> _tags_of_line("They came, they saw.")
    []
    """
    if "\n" in block or len(block) > _LONGEST_TAG_LINE or _SENTENCE_END.search(block):
        return []
    bare = _TAG_LABEL.sub("", block)
    items = _LIST_COMMA.split(bare)
    short = all(0 < len(item.split()) <= _LONGEST_TAG for item in items)
    if len(items) < 2 or not short or _QUOTATION_MARK.search(block):
        return []
    if bare != block or len({item[0].isupper() for item in items}) < 2:
        return items
    language = detect(bare)
    small = any(is_stop_word(word, language) for item in items for word in item.split())
    return [] if small else items


def _parse_markdown(path: Path, text: str) -> _Draft:
    from bot.markdown import passages_of_markdown  # 70 ms that a plain-text corpus never needs

    fields, body = split_front_matter(path, text)
    return _Draft(path, fields, passages_of_markdown(body))


# -- checking -------------------------------------------------------------------------------------


def _check(draft: _Draft) -> Article:
    fields = _fields(draft)
    if fields["title"] is None:
        raise CorpusError(
            f"{draft.path}:1: no title.",
            "Begin the file with front matter that has one:\n"
            "---\ntitle: The title of the article\n---",
        )
    if not draft.passages:
        raise CorpusError(
            f"{draft.path}:1: holds a title but no passage.",
            "Write paragraphs separated by blank lines below it, or remove the file.",
        )
    language = fields["language"] or detect("\n\n".join(text for _, text in draft.passages))
    passages = [
        (heading, part) for heading, block in draft.passages for part in parts_of(block, language)
    ]
    text, spans = _join([passage for _, passage in passages])
    return Article(
        slug=slug_of(draft.path),
        text=text,
        passage_spans=spans,
        headings=tuple(heading for heading, _ in passages),
        **{**fields, "language": language},
    )


def _fields(draft: _Draft) -> dict[str, Any]:  # Any: an article's fields differ
    """The value of each field by its name; CorpusError names every one that cannot be used."""
    fields: dict[str, Any] = {}
    problems: list[CorpusError] = []
    for key, read in _READERS.items():
        try:
            fields[key] = read(draft, key)
        except CorpusError as error:
            problems.append(error)
    if problems:
        raise problems[0] if len(problems) == 1 else CorpusError("\n".join(map(str, problems)))
    return fields


def _join(passages: list[str]) -> tuple[str, tuple[Span, ...]]:
    """The passages as one text with blank lines between, and where each of them stands in it."""
    spans = []
    start = 0
    for passage in passages:
        spans.append(Span(start, start + len(passage)))
        start += len(passage) + len("\n\n")
    return "\n\n".join(passages), tuple(spans)


def _text_field(draft: _Draft, key: str) -> str | None:
    value = draft.fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise CorpusError(
            f"{draft.path}:{_line_of(draft, key)}: `{key}` must be one line of text.",
            "Put quotation marks around it.",
        )
    return clean_line(value) or None


def _language(draft: _Draft, key: str) -> str | None:
    value = _text_field(draft, key)
    if value is not None and not _LANGUAGE.fullmatch(value):
        raise CorpusError(
            f"{draft.path}:{_line_of(draft, key)}: {value!r} is no language code.",
            "Write one such as en, tr or pt-BR, or leave it out.",
        )
    return re.split("[-_]", value.lower())[0] if value else None


def _url(draft: _Draft, key: str) -> str | None:
    value = _text_field(draft, key)
    if value is not None and not _WEB_URL.fullmatch(value):
        raise CorpusError(
            f"{draft.path}:{_line_of(draft, key)}: {value!r} is no web address.",
            "Write it whole, beginning with https://, or leave it out.",
        )
    return value


def _tags(draft: _Draft, key: str) -> tuple[str, ...]:
    value = draft.fields.get(key) or []
    items = _LIST_COMMA.split(value) if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise CorpusError(
            f"{draft.path}:{_line_of(draft, key)}: `{key}` must be a list.",
            "Write them as [one, two, three].",
        )
    return tuple(clean_line(item) for item in items if clean_line(item))


def _line_of(draft: _Draft, key: str) -> int:
    lines = _decode(draft.path).split("\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


_READERS: Mapping[str, Callable[[_Draft, str], object]] = {
    **dict.fromkeys(("title", "publisher", "published"), _text_field),
    **{"url": _url, "language": _language, "tags": _tags},
}
