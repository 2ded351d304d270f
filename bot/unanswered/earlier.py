"""Figures of an earlier year, which are none of what a report is about.

"How many died in the earthquake?" of today's is not answered by how many died in "the earthquake of
2017". What the report only mentions, a war long ago, is asked for by a word of its own, which
neither its title nor its lead has. English, and only where people's fate is asked for.
"""

import re

from bot.model import Article, Question, Ranking
from bot.ranking.passage_index import title_terms
from bot.text.analysis import terms_in
from bot.text.values import figures
from bot.unanswered.words import fates, stems

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_ASKS_OF_OLD = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|earlier|previous\w*|last|before|ago|first|other)\b", re.I
)


def is_of_another_year(text: str, told: str, article: Article) -> bool:
    """Whether a text has years, and none that is told or in which the article appeared."""
    years = set(_YEAR.findall(text))
    return bool(years) and years.isdisjoint(_YEAR.findall(f"{told} {article.published or ''}"))


def place_of_present(ranking: Ranking, looked_at: int) -> int:
    """The place of the first sentence to tell the fate that is asked for, if the best is of old.

    0 where it is not, where the question asks for that, or where no other tells it.
    """
    question, first = ranking.question, ranking.candidates[0].sentence
    article = first.passage.article
    told = [told for asks, told in fates() if any(clue.term in asks for clue in question.clues)]
    if (
        not told
        or _ASKS_OF_OLD.search(question.text)
        or not is_of_another_year(first.text, "", article)
        or not _is_main(question, article, told[0])
    ):
        return 0
    for at, candidate in enumerate(ranking.candidates[:looked_at]):
        text = candidate.sentence.text
        tells = figures(text, "en") and not told[0].isdisjoint(terms_in(text, "en"))
        if tells and not _YEAR.search(text):
            return at
    return 0


def _is_main(question: Question, article: Article, told: frozenset[str]) -> bool:
    """Whether title and lead have all that is asked about besides people and their fate."""
    main = title_terms(article.title, "en") | terms_in(article.passage(1).text, "en")
    people = stems("counted", "anybody") | told
    return all(
        clue.term in people or clue.term in main or not clue.same.isdisjoint(main | told)
        for clue in question.clues
    )
