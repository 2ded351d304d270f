"""Answer -> tables that show how it was found, for `/why`."""

from collections.abc import Mapping, Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from bot.answer import Answer, NotFound, Several, ranking_of
from bot.model import Candidate, Clue, Hit, Question
from bot.ranking.weights import fitted
from bot.rendering import words
from bot.rendering.blocks import shorten
from bot.rendering.terminal import headed_table, of_numbers

_PASSAGES, _REJECTED = 5, 5
_LONGEST_SENTENCE = 160
_TEXT_WIDTH = 80


def render(answer: Answer | None) -> RenderableType:
    """What was looked for and where it was found, why the first sentence won, how sure that is."""
    ranking = None if answer is None else ranking_of(answer)
    if ranking is None:
        return words.WHY_NOT
    parts: list[RenderableType] = [
        _question(ranking.question, ranking.confidence, _missing(answer))
    ]
    if ranking.question.clues:
        parts += ["", _terms(ranking.question.clues)]
    if ranking.hits:
        parts += ["", _passages(ranking.hits[:_PASSAGES])]
    if ranking.candidates:
        parts += ["", _features(ranking.candidates[:2]), "", _sentences(ranking.candidates)]
    if ranking.passed_over:
        parts += ["", _passed_over(ranking.passed_over)]
    if ranking.features:
        parts += ["", _support(fitted().points_of(ranking.features))]
    return Group(*parts)


def as_text(answer: Answer | None) -> str:
    """The same without colours, for a pipe."""
    paper = Console(file=StringIO(), width=_TEXT_WIDTH, color_system=None)
    with paper.capture() as text:
        paper.print(render(answer))
    return "\n".join(row.rstrip() for row in text.get().rstrip().splitlines())


def _missing(answer: Answer | None) -> str:
    """Why there was silence; of several questions the first is explained."""
    match answer:
        case NotFound(missing=missing):
            return missing
        case Several(parts=(first, *_)):
            return _missing(first.answer)
        case _:
            return ""


def _question(question: Question, confidence: float, missing: str) -> Table:
    corrected = ", ".join(f"{typed} → {term}" for typed, term in question.corrected.items())
    rows = {
        "read as": question.in_plain_words,
        "taken for": corrected,
        "answer wanted": question.answer_type.value,
        "language": question.language,
        "confidence": f"{confidence:.2f}",
        "silent because": missing,
    }
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim")
    table.add_column()
    for name, value in rows.items():
        if value:
            table.add_row(name, Text(value))
    return table


def _terms(clues: Sequence[Clue]) -> Table:
    """What was looked for, and how telling each term is: in BM25, and in the language at large."""
    table = _table("looked for", of_numbers("rare here"), of_numbers("rare anywhere"))
    for clue in clues:
        here = f"{clue.rarity:.2f}" if clue.known else "absent"
        table.add_row(Text(clue.term), here, f"{clue.information:.2f}")
    return table


def _passages(hits: Sequence[Hit]) -> Table:
    table = _table("passages", of_numbers("score"), "words matched")
    for hit in hits:
        place = words.PARAGRAPH.format(hit.passage.number)
        table.add_row(place, f"{hit.score:.2f}", Text(", ".join(hit.matched)))
    return table


def _features(best: Sequence[Candidate]) -> Table:
    """What each feature gave to the winner and to the runner-up, the largest difference first."""
    numbers = [
        Column(heading, justify="right", min_width=len("+11.60"))
        for heading in ("best", "next")[: len(best)]
    ]
    table = headed_table(Column("why this sentence", overflow="fold"), *numbers)
    for name in _telling(best):
        table.add_row(name, *(f"{one.contributions.get(name, 0.0):+.2f}" for one in best))
    table.add_section()
    table.add_row("score", *(f"{one.score:+.2f}" for one in best), style="bold")
    return table


def _telling(best: Sequence[Candidate]) -> list[str]:
    def gap(name: str) -> float:
        given = [one.contributions.get(name, 0.0) for one in best]
        return max(given) - min(given) if len(given) > 1 else abs(given[0])

    names = {name for one in best for name in one.contributions}
    return sorted(names, key=lambda name: (-gap(name), name))


def _support(points: Mapping[str, float]) -> Table:
    """What each feature adds to the odds that the answer is there, what matters most first."""
    table = _table("how sure", of_numbers("points"))
    for name, added in sorted(points.items(), key=lambda point: (-abs(point[1]), point[0])):
        table.add_row(name, f"{added:+.2f}")
    table.add_section()
    table.add_row("log odds", f"{sum(points.values()):+.2f}", style="bold")
    return table


def _sentences(candidates: Sequence[Candidate]) -> Table:
    """The winner and the best of those that were rejected."""
    table = _table("sentences", of_numbers("score"), "")
    for rank, candidate in enumerate(candidates[: _REJECTED + 1]):
        table.add_row(*_row(candidate), style="dim" if rank else "")
    return table


def _passed_over(candidates: Sequence[Candidate]) -> Table:
    """The sentences that would have won, had they what the question's form demands."""
    table = _table("passed over", of_numbers("score"), "has nothing of the form asked for")
    for candidate in candidates:
        table.add_row(*_row(candidate), style="dim")
    return table


def _row(candidate: Candidate) -> tuple[str, str, Text]:
    """Where a sentence stands, its score and its beginning."""
    sentence = candidate.sentence
    text = Text(shorten(sentence.text, _LONGEST_SENTENCE))
    return words.PARAGRAPH.format(sentence.passage.number), f"{candidate.score:+.2f}", text


def _table(first: str, *others: Column | str) -> Table:
    return headed_table(Column(first, no_wrap=True), *others)
