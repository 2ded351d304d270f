"""Several sources that one question names: "How does the Herald's count differ from the Post's?".

Of each the sentence is quoted that tells most of what is asked: a number where figures are
compared, whom it blames where culprits are, else one on the topic; without a topic all it says.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answering.account_kinds import BLAME, account_asked
from bot.answering.asked_source import articles_crediting, as_quotes
from bot.answering.asked_value import asks_for_figures
from bot.answering.named_source import asks_nothing, speaks_of_saying, statements_of
from bot.answering.quoting import ranked_in
from bot.answering.source_names import find_name, folded, folded_words, names_credited
from bot.attribution import Statement
from bot.model import Article, Question, Quote, Ranking
from bot.text.analysis import is_stop_word, terms_in
from bot.text.values import figures

_COMPARES = re.compile(  # of lower-case text
    r"\b(?:compar\w+|differ\w*|versus|vs|same|match\w*|(?:dis)?agree\w*|contradict\w*|fits?"
    r"|tall(?:y|ies)|both|next to|side by side|beside)\b"
)
_JOINS = frozenset(("and", "or", "the"))
_VERSIONS = re.compile(r"\b(?:versions?|accounts?|sides?|culprits?|who did)\b", re.IGNORECASE)

_Places = Sequence[tuple[range, str]]  # where among its words a question names which source


def compared(ranking: Ranking, articles: Sequence[Article]) -> tuple[Quote, ...]:
    """Quotes of all sources that the question names side by side; none unless two of them speak.

    In plain words it may name fewer: "does her account of who did it match the Post's?" is "who did
    it" there.
    """
    asked = dict.fromkeys((ranking.question.text, ranking.question.in_plain_words))
    found = (_side_by_side(question, ranking, articles) for question in asked)
    return next(filter(None, found), ())


def _side_by_side(
    question: str, ranking: Ranking, articles: Sequence[Article]
) -> tuple[Quote, ...]:
    """Quotes of all sources that the question names in these words."""
    compares = _COMPARES.search(question.lower()) is not None
    if not compares and not (" and " in question and speaks_of_saying(question)):
        return ()
    asked = folded_words(question)
    for article in articles_crediting(ranking, articles):
        places = _named(asked, article, question)
        if len(places) > 1 and (compares or _are_joined(places, asked)):
            told = [
                _told(name, article, ranking, _topics(ranking, places, asked)) for _, name in places
            ]
            if all(told):
                return as_quotes(sorted(set().union(*told), key=lambda one: one.span))
    return ()


def _named(asked: Sequence[str], article: Article, question: str) -> _Places:
    """The sources of the article that the question names, in its order, none within another.

    "WHO" may be one by its initials, but "do" is not Daniel Osei.
    """
    found = [
        (place, name)
        for name, words, _ in names_credited(article)
        if (place := find_name(words, asked)) is not None
        and not _is_stop_word(asked[place.start : place.stop], question)
    ]
    apart: list[tuple[range, str]] = []
    for place, name in sorted(found, key=lambda each: -len(each[0])):
        if all(set(place).isdisjoint(other) for other, _ in apart):
            apart.append((place, name))
    return sorted(apart, key=lambda each: each[0].start)


def _is_stop_word(words: Sequence[str], question: str) -> bool:
    """Whether a name is found in a single stop word that is not typed in capitals."""
    word = words[0]
    return len(words) == 1 and is_stop_word(word, "en") and word.upper() not in question


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
    """What is credited to a source of what is asked: all without a topic, else the best.

    Who gives no account in so many words may have said something on the topic.
    """
    said, question = statements_of(name, article), ranking.question
    statements = [one for one in said if _tells(one, question)]
    if not statements and not asks_for_figures(question):
        statements = [one for one in said if _is_on(topics, one)]
    if not topics:
        return statements
    order = {span: at for at, span in enumerate(ranked_in(article, ranking))}
    return sorted(statements, key=lambda one: order.get(one.span, len(order)))[:1]


def _tells(statement: Statement, question: Question) -> bool:
    """Whether it has a figure or an account where these are asked for."""
    if asks_for_figures(question):
        return bool(figures(statement.text, statement.source.article.language))
    account = account_asked(question.in_plain_words)
    if account is None and _VERSIONS.search(question.text):  # of who did it
        account = BLAME
    return account is not None and account.is_likely(statement.text)


def _is_on(topics: Sequence[frozenset[str]], statement: Statement) -> bool:
    """Whether it has a word of a topic, or there is none."""
    terms = terms_in(statement.text, statement.source.article.language)
    return not topics or any(not topic.isdisjoint(terms) for topic in topics)
