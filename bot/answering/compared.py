"""Several sources that one question names: "How does the Herald's count differ from the Post's?".

Of each the sentence is quoted that tells most of what is asked: a number where figures are
compared, whom it blames where culprits are, else one on the topic; without a topic all it says.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answering.account_kinds import BLAME, account_asked
from bot.answering.asked_source import articles_crediting, joined
from bot.answering.asked_value import asks_for_figures
from bot.answering.named_source import asks_nothing, speaks_of_saying, statements_of
from bot.answering.source_names import find_name, folded, folded_words, names_credited
from bot.attribution import Statement
from bot.model import Article, Question, Quote, Ranking
from bot.text.analysis import terms_in
from bot.text.values import figures

_COMPARES = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|same|match\w*|(?:dis)?agree\w*|contradict\w*|fits?"
    r"|tall(?:y|ies)|both|next to|side by side|beside)\b",
    re.IGNORECASE,
)
_JOINS = frozenset(("and", "or", "the"))
_VERSIONS = re.compile(r"\b(?:versions?|accounts?|sides?|culprits?|who did)\b", re.IGNORECASE)

_Places = Sequence[tuple[range, str]]  # where among its words a question names which source


def compared(ranking: Ranking, articles: Sequence[Article]) -> tuple[Quote, ...]:
    """Quotes of all sources that the question names side by side; none unless two of them speak."""
    question = ranking.question.in_plain_words
    compares = _COMPARES.search(question) is not None
    if not compares and not (" and " in question and speaks_of_saying(question)):
        return ()
    asked = folded_words(question)
    for article in articles_crediting(ranking, articles):
        places = _named(asked, article)
        if len(places) > 1 and (compares or _are_joined(places, asked)):
            told = [
                _told(name, article, ranking, _topics(ranking, places, asked)) for _, name in places
            ]
            if all(told):
                return joined(sorted(set().union(*told), key=lambda one: one.span))
    return ()


def _named(asked: Sequence[str], article: Article) -> _Places:
    """The sources of the article that the question names, in its order, none within another."""
    found = [
        (place, name)
        for name, words, _ in names_credited(article)
        if (place := find_name(words, asked)) is not None
    ]
    apart: list[tuple[range, str]] = []
    for place, name in sorted(found, key=lambda each: -len(each[0])):
        if all(set(place).isdisjoint(other) for other, _ in apart):
            apart.append((place, name))
    return sorted(apart, key=lambda each: each[0].start)


def _are_joined(places: _Places, asked: Sequence[str]) -> bool:
    """Whether nothing but "and" stands between the names: "what do the Herald and the Post say"."""
    between = (asked[one.stop : other.start] for (one, _), (other, _) in pairwise(places))
    return all("and" in words and set(words) <= _JOINS for words in between)


def _topics(ranking: Ranking, places: _Places, asked: Sequence[str]) -> list[frozenset[str]]:
    """What is asked about beside who says it: each term with those that say the same."""
    named = {asked[at] for place, _ in places for at in place}
    return [
        clue.same | {clue.term}
        for clue in ranking.question.clues
        if folded(clue.word) not in named
        and not asks_nothing(folded(clue.word))
        and not _COMPARES.search(clue.word)
    ]


def _told(
    name: str, article: Article, ranking: Ranking, topics: Sequence[frozenset[str]]
) -> list[Statement]:
    """What is credited to a source of what is asked: all without a topic, else the best."""
    statements = [
        one for one in statements_of(name, article) if _tells(one, ranking.question, topics)
    ]
    if not topics:
        return list(statements)
    order = {each.sentence.span: at for at, each in enumerate(ranking.candidates)}
    return sorted(statements, key=lambda one: order.get(one.span, len(order)))[:1]


def _tells(statement: Statement, question: Question, topics: Sequence[frozenset[str]]) -> bool:
    """Whether it has a figure or an account where these are asked for, else a word of a topic."""
    language = statement.source.article.language
    if asks_for_figures(question):
        return bool(figures(statement.text, language))
    account = account_asked(question.in_plain_words)
    if account is None and _VERSIONS.search(question.in_plain_words):
        account = BLAME
    if account is not None:
        return account.is_likely(statement.text)
    terms = terms_in(statement.text, language)
    return not topics or any(not topic.isdisjoint(terms) for topic in topics)
