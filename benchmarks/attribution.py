"""Precision and recall of attribution on a labelled file.

A line of the file is one text: its sentences, in paragraphs where there are several, and for each
credited sentence (counted through the text) the accepted names of its source. A predicted statement
is right when it overlaps a sentence labelled with that source; a labelled statement is recalled
when a right prediction overlaps it. Leading articles do not count. Texts are marked `tuned` (looked
at while the rules were written) or `held_out`.

    python -m benchmarks.attribution benchmarks/data/attribution.jsonl [--misses HALF]
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from bot.attribution import Statement, credits
from bot.model import Article, Span
from bot.speech.aliases import name_key


@dataclass(frozen=True, slots=True)
class Label:
    """A credited sentence and the names any of which is right for its source."""

    span: Span
    accepted: tuple[tuple[str, str | None], ...]  # a name, and whom it cites

    def agrees(self, statement: Statement) -> bool:
        """Whether the statement is of this sentence, and credits it to its source."""
        names = {name_key(name) for name, _ in self.accepted}
        return self.span.overlaps(statement.span) and name_key(statement.source.name) in names

    def agrees_on_citing(self, statement: Statement) -> bool:
        """Whether it also says rightly whom that source cites, if anybody."""
        cited = {name_key(citing or "") for _, citing in self.accepted}
        return self.agrees(statement) and name_key(statement.source.citing or "") in cited


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled paragraph or short article, a passage a paragraph."""

    name: str
    half: str
    article: Article
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What was labelled, predicted, and right."""

    labelled: int
    recalled: int
    predicted: int
    right: int
    cited_right: int

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.recalled / self.labelled if self.labelled else 1.0


def read_labels(path: Path) -> list[Text]:
    """The labelled texts of a file."""
    return [_text(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _text(line: str) -> Text:
    entry = json.loads(line)
    spans, passages, at = [], [], 0
    paragraphs = entry.get("paragraphs") or [entry["sentences"]]
    for paragraph in paragraphs:
        start = at
        for sentence in paragraph:
            spans.append(Span(at, at + len(sentence)))
            at += len(sentence) + 1
        passages.append(Span(start, at - 1))
    text = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
    article = Article(entry["id"], entry["id"], text, tuple(passages), "en")
    labels = tuple(
        Label(
            spans[credited["sentence"] - 1],
            tuple((source["source"], source["citing"]) for source in credited["accepted"]),
        )
        for credited in entry["credited"]
    )
    return Text(entry["id"], entry["half"], article, labels)


def score(texts: Sequence[Text]) -> Score:
    """Counts over all texts."""
    labelled = recalled = predicted = right = cited = 0
    for each in texts:
        statements = credits(each.article)
        labelled += len(each.labels)
        recalled += sum(any(map(label.agrees, statements)) for label in each.labels)
        predicted += len(statements)
        right += sum(any(label.agrees(s) for label in each.labels) for s in statements)
        cited += sum(any(label.agrees_on_citing(s) for label in each.labels) for s in statements)
    return Score(labelled, recalled, predicted, right, cited)


def misses(texts: Sequence[Text]) -> Iterator[str]:
    """A line for each statement that is missing, and for each that is wrong."""
    for each in texts:
        text = each.article.text
        statements = credits(each.article)
        for label in each.labels:
            if not any(map(label.agrees, statements)):
                sentence = text[label.span.start : label.span.end]
                yield f"missing {each.name}: {label.accepted[0]} | {sentence}"
        for statement in statements:
            found = statement.source.name, statement.source.citing
            sentence = text[statement.span.start : statement.span.end]
            if not any(label.agrees(statement) for label in each.labels):
                yield f"wrong   {each.name}: {found} | {sentence}"
            elif not any(label.agrees_on_citing(statement) for label in each.labels):
                yield f"citing  {each.name}: {found} | {sentence}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--misses", metavar="HALF", help="print the misses of this half")
    options = parser.parse_args()
    texts = read_labels(options.file)
    start = process_time()
    score(texts)
    elapsed = process_time() - start
    print(f"{'half':<10}{'texts':>6}{'labelled':>9}{'precision':>10}{'recall':>8}{'citing':>8}")
    for half in sorted({each.half for each in texts}):
        part = [each for each in texts if each.half == half]
        result = score(part)
        citing = result.cited_right / result.right if result.right else 1.0
        print(
            f"{half:<10}{len(part):>6}{result.labelled:>9}"
            f"{result.precision:>10.1%}{result.recall:>8.1%}{citing:>8.1%}"
        )
    print(f"{1000 * elapsed / len(texts):.2f} ms a text")
    for line in misses([each for each in texts if each.half == options.misses]):
        print(line)


if __name__ == "__main__":
    main()
