"""What is odd about a folder of articles that can be read, and what is wrong with one that cannot.

`corpus` refuses what it cannot use; what is looked for here works, but less well than it might:
a quote without a link, a passage longer than a message, a field that nobody reads. One finding
gathers all files it is true of. The articles are read once; nothing is indexed or answered.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bot.checks.findings import Finding, bad, good, warning
from bot.corpus.article import SUFFIXES, read_article, slug_of
from bot.corpus.fields import A_DAY, FIELDS, odd_day
from bot.corpus.front_matter import keys_of
from bot.corpus.library import article_files
from bot.corpus.long_blocks import LONGEST
from bot.errors import CorpusError
from bot.model import Article, Passage
from bot.plurals import counted
from bot.text.cleaning import clean_line
from bot.text.language import is_known

SUBJECT = "articles"
MANY_PASSAGES = 10_000  # measured with benchmarks.many: an answer at 1,000 takes 4 ms of CPU
SHORT = 40  # characters; shorter passages, such as "Advertisement", may well repeat
MOST_NAMED = 5
_FRONT = "the front matter, between two lines `---` at the top of the file"


@dataclass(frozen=True, slots=True)
class _File:
    """A file that can be read, and the fields that were typed into it."""

    path: Path
    article: Article
    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.path.name


def proofread(folder: Path) -> list[Finding]:
    """All findings about the folder and its files, none of them raised as an error."""
    try:
        paths = article_files(folder)
    except CorpusError as error:
        return [_as_bad(error)]
    files, findings = _read(paths)
    if not findings:
        findings.append(good(SUBJECT, _extent([file.article for file in files])))
    return [*findings, *_warnings(folder, files)]


def _read(paths: Sequence[Path]) -> tuple[list[_File], list[Finding]]:
    files: list[_File] = []
    faults: list[Finding] = []
    for path in paths:
        try:
            article = read_article(path)
            files.append(_File(path, article, tuple(keys_of(path.read_text("utf-8-sig")))))
        except CorpusError as error:
            faults.append(_as_bad(error))
    slugs = Counter(slug_of(path) for path in paths)
    for slug, number in slugs.items():
        if number > 1:
            names = _named(path.name for path in paths if slug_of(path) == slug)
            faults.append(
                bad(SUBJECT, f"{names} have the same short name, {slug!r}.", "Rename all but one.")
            )
    return files, faults


def _as_bad(error: CorpusError) -> Finding:
    return bad(SUBJECT, error.said, error.advice)


def _extent(articles: Sequence[Article]) -> str:
    passages = sum(len(article.passage_spans) for article in articles)
    languages = Counter(article.language for article in articles)
    shares = ", ".join(f"{count:,} in {language}" for language, count in languages.most_common())
    return f"{counted(len(articles), 'article')}, {counted(passages, 'passage')} ({shares})."


# -- warnings -------------------------------------------------------------------------------------


def _warnings(folder: Path, files: Sequence[_File]) -> Iterator[Finding]:
    yield from _ignored(folder)
    yield from _missing(files)
    yield from _odd_fields(files)
    yield from _odd_days(files)
    yield from _languages(files)
    yield from _too_long(files)
    yield from _repeated_articles(files)
    yield from _repeated_passages(files)
    yield from _too_many(files)


def _ignored(folder: Path) -> Iterator[Finding]:
    return _true_of(
        [
            path.name
            for path in sorted(folder.iterdir())
            if path.suffix.lower() not in SUFFIXES and not path.name.startswith(".")
        ],
        "not read; only .md and .txt files of this folder itself are.",
        "Turn documents into articles with article-bot add, or move them elsewhere.",
    )


def _missing(files: Sequence[_File]) -> Iterator[Finding]:
    for field, loss in (("publisher", "say who says so"), ("url", "link to where they stand")):
        yield from _true_of(
            [file.name for file in files if not getattr(file.article, field)],
            f"no {field}, so quotes cannot {loss}.",
            f"Add a line `{field}: ...` to {_FRONT}.",
        )


def _odd_fields(files: Sequence[_File]) -> Iterator[Finding]:
    odd: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        for key, times in Counter(file.keys).items():
            if times > 1:
                odd[f"`{key}` stands there more than once; only the last is read"].append(file.name)
            if key not in FIELDS:
                odd[f"`{key}` is not a field{_meant(key)}"].append(file.name)
    for what, names in odd.items():
        advice = f"The fields are {', '.join(FIELDS)}; each stands there once at most."
        yield from _true_of(names, f"{what}.", advice)


def _meant(key: str) -> str:
    near = get_close_matches(key.lower(), FIELDS, 1)
    return f", unlike `{near[0]}`" if near else ""


def _odd_days(files: Sequence[_File]) -> Iterator[Finding]:
    odd: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        day = file.article.published
        if day is not None and (what := odd_day(day)):
            odd[what].append(file.name)
    for what, names in odd.items():
        yield from _true_of(names, f"as `published`, {what}.", A_DAY)


def _languages(files: Sequence[_File]) -> Iterator[Finding]:
    undeclared: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        if "language" not in file.keys:
            undeclared[file.article.language].append(file.name)
    for language, names in undeclared.items():
        yield from _true_of(
            names,
            f"no language is given; the words look like {language}.",
            f"Add a line `language: {language}`, or the right one, to {_FRONT}.",
        )
    languages = ((file.name, file.article.language) for file in files)
    yield from _true_of(
        [f"{name} ({language})" for name, language in languages if not is_known(language)],
        "a language that the bot knows nothing of.",
        "Questions find what holds the very words they are asked in. If the code is mistyped, "
        "write the right one, such as en or tr.",
    )


def _too_long(files: Sequence[_File]) -> Iterator[Finding]:
    return _true_of(
        [
            _place(file, passage)
            for file in files
            for passage in file.article.passages
            if len(passage.span) > LONGEST
        ],
        f"over {LONGEST:,} characters, more than a message holds.",
        "Part it with blank lines where a new thought begins.",
    )


def _repeated_articles(files: Sequence[_File]) -> Iterator[Finding]:
    for field in ("text", "url"):
        for names in _groups((getattr(file.article, field), file.name) for file in files):
            advice = "Keep one of them; else each answer may come twice."
            yield from _true_of(names, f"have the same {field}.", advice)


def _repeated_passages(files: Sequence[_File]) -> Iterator[Finding]:
    different = {file.article.text: file for file in files}.values()  # repeats have been named
    places = (
        (" ".join(passage.text.casefold().split()), _place(file, passage))
        for file in different
        for passage in file.article.passages
        if len(passage.span) >= SHORT
    )
    return _true_of(
        [" = ".join(same if len(same) == 2 else [*same[:2], "..."]) for same in _groups(places)],
        "the same passage.",
        "Remove what does not belong to the articles, such as a notice that all of them carry.",
    )


def _too_many(files: Sequence[_File]) -> Iterator[Finding]:
    passages = sum(len(file.article.passage_spans) for file in files)
    if passages >= MANY_PASSAGES:
        yield warning(
            SUBJECT,
            f"{passages:,} passages: rank-bm25 keeps and ranks all of them in memory. 10,000 take "
            "3 s to start and 26 ms of CPU an answer, 20,000 take 8 s and 30 ms, and so on.",
            "If that is too slow, remove articles that nobody asks (article-bot stats shows which "
            "are quoted), or run a bot for each part of them.",
        )


# -- words ----------------------------------------------------------------------------------------


def _true_of(names: Sequence[str], said: str, advice: str) -> Iterator[Finding]:
    """A warning that names the files or passages it is true of; none where there are none."""
    if names:
        yield warning(SUBJECT, f"{_named(names)}: {said}", advice)


def _groups(keyed: Iterable[tuple[object, str]]) -> list[list[str]]:
    """The names that share a key which is not empty, where there are two or more."""
    groups: defaultdict[object, list[str]] = defaultdict(list)
    for key, name in keyed:
        if key:
            groups[key].append(name)
    return [names for names in groups.values() if len(names) > 1]


def _place(file: _File, passage: Passage) -> str:
    return f"{file.name} ¶ {passage.number}"


def _named(names: Iterable[str]) -> str:
    """Some of the names, and how many more there are."""
    first = [clean_line(name) for name in names]
    rest = len(first) - MOST_NAMED
    shown = ", ".join(first[:MOST_NAMED])
    return f"{shown} and {rest:,} more" if rest > 0 else shown
