"""The use case: a document or an address -> one file of the corpus.

What is written is read back as the bot will read it before it gets its name, so a file that appears
in the corpus is whole and usable. Nothing is overwritten unless that is asked for.
"""

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import yaml

from bot.corpus.article import read_article, slug_of
from bot.corpus.library import is_for_an_article
from bot.errors import CorpusError, DocumentError
from bot.importing.page import Facts, Page
from bot.importing.reading import MOST_BYTES, kind_of_name, read_document
from bot.model import Article
from bot.rendering.blocks import shorten

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_LONGEST_HINT = 80  # characters of a text that has no title
_LONGEST_NAME = 80  # characters of a file name


@dataclass(frozen=True, slots=True)
class Added:
    """An article as the bot will read it, where its file is (to be), and what was noticed."""

    path: Path
    article: Article
    facts: Facts
    hints: Mapping[str, str]  # of `Page`


@dataclass(frozen=True, slots=True)
class Wishes:
    """How documents are to be added."""

    corpus: Path
    stated: Facts = field(default_factory=Facts)  # by the person, over what documents say
    force: bool = False
    dry_run: bool = False
    allow_private: bool = False


def add(source: str, wishes: Wishes) -> Added:
    """Take in a file or a page; DocumentError when that cannot be, and then nothing has changed."""
    page, name = _fetched(source, wishes) if _ADDRESS.match(source) else _opened(Path(source))
    facts = wishes.stated.or_else(page.facts)
    if facts.title is None:
        hint = (
            page.hints.get("title")
            or f"Its text begins: {shorten(page.body[: 2 * _LONGEST_HINT], _LONGEST_HINT)}"
        )
        raise DocumentError("the document states no title.", f'Add one with --title "...". {hint}')
    target = wishes.corpus / f"{_file_name(facts.title, name)}.md"
    article = _written(target, compose(facts, page.body), wishes)
    return Added(target, article, facts, page.hints)


def compose(facts: Facts, body: str) -> str:
    """The text of a corpus file: the facts as front matter, then the body."""
    front = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(facts).items() if v}
    matter = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{matter}---\n\n{body.strip()}\n"


# -- reading --------------------------------------------------------------------------------------


def _opened(path: Path) -> tuple[Page, str]:
    kind = kind_of_name(path.name)
    try:
        if path.exists() and not path.is_file():  # reading a pipe would wait for ever
            raise DocumentError("is no file.", "Give the path of a document.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DocumentError(
            f"cannot be read ({error.strerror}).", "Check the path and its permissions."
        ) from error
    return read_document(data, kind), path.stem


def _fetched(address: str, wishes: Wishes) -> tuple[Page, str]:
    from bot.importing.fetch import fetch  # a library that files do not need

    fetched = fetch(address, allow_private=wishes.allow_private)
    page = read_document(fetched.data, fetched.kind, fetched.charset)
    return replace(page, facts=page.facts.or_else(Facts(url=fetched.url))), "page"


def _file_name(title: str, name: str) -> str:
    """The slug of the title, or of the file's name where that has no letters; cut at a word."""
    slug = slug_of(Path(f"{title.replace('/', ' ')}.md"))
    if slug == "article":  # what `slug_of` makes of no letters
        slug = slug_of(Path(f"{name}.md"))
    return slug if len(slug) <= _LONGEST_NAME else slug[:_LONGEST_NAME].rsplit("-", 1)[0]


# -- writing --------------------------------------------------------------------------------------


def _written(target: Path, text: str, wishes: Wishes) -> Article:
    """Write the file in one step, and give it as it is read back."""
    _check_free(target, wishes)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / target.name
        trial.write_text(text, encoding="utf-8")
        try:
            article = read_article(trial)
        except CorpusError as error:
            said = error.said.replace(str(trial), "what would be written")
            raise DocumentError(said, error.advice) from error
    if not wishes.dry_run:
        _put(target, text, wishes.force)
    return article


def _check_free(target: Path, wishes: Wishes) -> None:
    """DocumentError when another file of the corpus has the name, or its short name."""
    slug = slug_of(target)
    try:
        paths = list(wishes.corpus.iterdir()) if wishes.corpus.is_dir() else []
    except OSError as error:
        raise _unwritable(target, error) from error
    for path in filter(is_for_an_article, paths):
        if slug_of(path) != slug:
            continue
        if path != target:
            raise DocumentError(
                f"{path} has the same short name, {slug!r}.", "Rename or remove it."
            )
        if not wishes.force:
            raise DocumentError(f"{path} is there already.", "Replace it with --force.")


def _put(target: Path, text: str, force: bool) -> None:
    """The file whole, or no file: written aside, brought to the disk, then named."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        aside = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(0o644)
            if force:
                aside.replace(target)
            else:
                _name(aside, target)
        finally:
            aside.unlink(missing_ok=True)
    except FileExistsError:
        raise DocumentError(f"{target} is there already.", "Replace it with --force.") from None
    except OSError as error:
        raise _unwritable(target, error) from error


def _unwritable(target: Path, error: OSError) -> DocumentError:
    return DocumentError(
        f"{target} cannot be written ({error.strerror}).",
        "Check the folder's permissions and the space on the disk.",
    )


def _name(aside: Path, target: Path) -> None:
    """Give the file its name; FileExistsError when that is taken. A rename would replace."""
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links; that the name was free has been checked
        aside.replace(target)
