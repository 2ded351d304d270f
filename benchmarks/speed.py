"""CPU time of one question, and of indexing, in this process.

    python -m benchmarks.speed QUESTIONS.jsonl FILE...

The bundled article is asked the questions of a file of `{"question": ...}` lines; of each question
set the article whose number of passages is nearest to 43 is asked its own. A question is parsed,
its passages are found and ranked; the median of five rounds after one to warm up is printed.
"""

import argparse
import asyncio
import json
from pathlib import Path
from statistics import median
from time import process_time

from bot.corpus.library import read_library
from bot.model import Library
from bot.question_sets import read_question_sets
from bot.questions.vocabulary import Vocabulary
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.search import Search

CORPUS = Path(__file__).parent.parent / "corpus"
PASSAGES = 43  # as a usual article of SQuAD has
ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("questions", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    lines = given.questions.read_text(encoding="utf-8").splitlines()
    _print("the bundled article", read_library(CORPUS), [json.loads(x)["question"] for x in lines])
    for path in given.files:
        sets = read_question_sets(path)
        one = min(sets, key=lambda one: abs(len(one.article.passage_spans) - PASSAGES))
        asked = [known.text for known in one.questions]
        _print(f"{one.article.title} ({path.name})", Library((one.article,)), asked)


def _print(name: str, library: Library, questions: list[str]) -> None:
    begun = process_time()
    search = Search(library, RankBm25Retriever(library), Vocabulary(library))
    indexed = process_time() - begun
    rounds = [asyncio.run(_round(questions, search)) for _ in range(ROUNDS + 1)][1:]
    print(
        f"{name}: {len(library.passages)} passages indexed in {1000 * indexed:.0f} ms,"
        f" {1000 * median(rounds) / len(questions):.2f} ms a question ({len(questions)})"
    )


async def _round(questions: list[str], search: Search) -> float:
    """The seconds of CPU that the questions took."""
    begun = process_time()
    for text in questions:
        await search.rank(text)
    return process_time() - begun


if __name__ == "__main__":
    main()
