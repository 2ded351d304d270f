"""A folder -> the library of the articles in it, one a file. Subfolders are not read.

What cannot be read is reported for all files at once, each with its line and what to do.
"""

from pathlib import Path

from bot.corpus.article import SUFFIXES, read_article
from bot.errors import CorpusError
from bot.indexing import Progress, silent
from bot.model import Article, Library


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
    """The files of the folder that should hold an article, by name."""
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
    files = list(filter(is_for_an_article, paths))
    if not files:
        raise CorpusError(
            f"{folder.absolute()}: holds no article.",
            "Put a .md or .txt file into it: a title, then paragraphs separated by blank lines.",
        )
    return files


def is_for_an_article(path: Path) -> bool:
    """Whether a file of that name should hold an article; hidden ones are left alone."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
