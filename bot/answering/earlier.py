"""Figures of an earlier year, which a report gives beside those of its own event.

"How many died in the earthquake?" asks about the one that is reported, and is not answered by how
many died in "the earthquake of 2017". What a report only mentions, such as a war long ago, is asked
for with a word that neither its title nor its lead has. English, and only for people's fate.
"""

import re
from dataclasses import replace
from functools import lru_cache

from bot.caches import SENTENCES
from bot.model import Article, Candidate, Question, Ranking
from bot.sentences import all_sentences
from bot.text.analysis import terms_in
from bot.text.values import figures
from bot.unanswered.words import fates, stems

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?! (?:people|[a-z]+s)\b)")  # none in "2000 people"
_LATELY = 1  # years; a report of January tells of December
_ASKS_OF_OLD = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d|earlier|previous\w*|last|before|ago|first|other)\b", re.I
)
# "Who live there" is no word for the lives that were lost.
_DWELLS = re.compile(r"\b(?:he|she|they|who|that|people) live[sd]?\b")


def is_of_another_year(text: str, told: str, article: Article) -> bool:
    """Whether a text has years, all long before the article appeared, and none is in `told`."""
    years = _years_in(text)
    appeared = _YEAR.search(article.published or "") if years else None
    if appeared is None or not years.isdisjoint(_YEAR.findall(told)):
        return False
    return int(max(years)) + _LATELY < int(appeared[0])


@lru_cache(maxsize=SENTENCES)
def _years_in(text: str) -> frozenset[str]:
    """The years of a sentence: these recur where questions do not."""
    return frozenset(_YEAR.findall(text))


def of_present(ranking: Ranking, looked_at: int) -> Candidate | None:
    """The first sentence that counts the fate asked for, if the best is of an earlier year.

    It is one of the best, or else any sentence of a short article, which then stands in for the
    best. None where the best is of this event, or the question asks for an earlier one.
    """
    question, best = ranking.question, ranking.candidates[0]
    article = best.sentence.passage.article
    told = [told for asks, told in fates() if any(clue.term in asks for clue in question.clues)]
    if (
        not told
        or _ASKS_OF_OLD.search(question.text)
        or not is_of_another_year(best.sentence.text, "", article)
        or not _is_main(question, article, told[0])
    ):
        return None
    others = all_sentences(article) if article.is_short else ()
    stand_ins = (replace(best, sentence=other, matched=(), stands_in=True) for other in others)
    for candidate in (*ranking.candidates[:looked_at], *stand_ins):
        text = candidate.sentence.text
        terms = terms_in(_DWELLS.sub("", text), "en")
        tells = figures(text, "en") and not told[0].isdisjoint(terms)
        if tells and not is_of_another_year(text, "", article):
            return candidate
    return None


def _is_main(question: Question, article: Article, told: frozenset[str]) -> bool:
    """Whether title and lead have all that is asked about, beside people and their fate."""
    main = terms_in(article.title, "en") | terms_in(article.passage(1).text, "en")
    people = stems("counted", "anybody") | told
    return all(
        clue.term in people or clue.term in main or not clue.same.isdisjoint(main | told)
        for clue in question.clues
    )
