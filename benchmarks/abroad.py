"""Questions in other languages, asked of English articles.

    python -m benchmarks.abroad ARTICLES.json.gz QUESTIONS.json.gz...

The first file is a question set in the form of SQuAD in English; each of the others has the same
articles and questions in another language, as XQuAD does. Their questions are asked of the English
articles, and some of other articles, which are off topic. Prints the measures of
`bot/evaluation.py` and, of the questions that are answered, how many are answered rightly.
"""

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.evaluation import ask, summarise
from bot.question_sets import QuestionSet, read_question_sets


def with_questions_of(articles: Sequence[QuestionSet], path: Path) -> list[QuestionSet]:
    """The articles with the questions of a translation, which are answered at the same places."""
    return [
        QuestionSet(
            own.article,
            tuple(
                replace(known, text=asked.text)
                for known, asked in zip(own.questions, other.questions, strict=True)
            ),
        )
        for own, other in zip(articles, read_question_sets(path), strict=True)
    ]


async def row(articles: Sequence[QuestionSet], path: Path) -> list[str]:
    """The name of a file and its measures in per cent."""
    outcomes = [outcome async for outcome in ask(with_questions_of(articles, path))]
    measures = summarise(path.name, len(articles), outcomes)
    answered = [outcome for outcome in outcomes if outcome.own and outcome.answered]
    right = 100 * sum(outcome.right for outcome in answered) / max(1, len(answered))
    shares = (measures.hit_1, measures.own_answered, measures.off_topic_answered)
    hit, own, stray = (f"{share.percent:.1f}" for share in shares)
    return [path.name, hit, own, f"{right:.1f}", stray]


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    given = parser.parse_args()
    articles = read_question_sets(given.articles)
    table = Table("questions", "hit@1", "answered", "of these right", "off-topic answered")
    for path in given.questions:
        table.add_row(*await row(articles, path))
    Console().print(table)


if __name__ == "__main__":
    asyncio.run(main())
