"""How much a question's term tells, and which terms of the articles may stand for it.

A term tells more the rarer it is, in general text and in the library. Terms with the same beginning
or the same meaning may stand for it. For a word that no article has there are three more kinds.
People ask about a dictator or a spy chief where the news writes of a president or the head of
intelligence: such families lead one way, from everyday words to those of the news
(`knowledge/everyday.json`). Countries go by other names (`countries.py`), and a capital stands for
its country even where the articles have both. A question for yes or no may be answered by the
opposite, "Does he admit it?" by a denial (`knowledge/opposites.json`). Meanings are known of
English words alone.
"""

from collections import defaultdict
from dataclasses import replace
from functools import cache

from bot.knowledge import knowledge
from bot.model import Clue
from bot.questions.countries import names_of_country
from bot.questions.vocabulary import Vocabulary
from bot.text.analysis import fold, plain
from bot.text.frequency import information
from bot.text.plain_english import word_groups

_MOST_KEPT = 2_048  # for each vocabulary


def clue_of(term: str, word: str, is_name: bool, language: str, vocabulary: Vocabulary) -> Clue:
    """What is known of a term.

    It is kept, since words recur where questions do not; by the vocabulary, so that the clues of an
    article that is asked alone only once are forgotten with it.
    """
    asked, kept = (term, word, is_name, language), vocabulary.clues
    if asked not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[asked] = _new_clue(*asked, vocabulary)
    return kept[asked]


def _new_clue(term: str, word: str, is_name: bool, language: str, vocabulary: Vocabulary) -> Clue:
    nearest = vocabulary.nearest_to(language)
    same = _in_other_words("same", term, nearest, vocabulary)
    return Clue(
        term=term,
        word=plain(word),
        information=information(word, language),
        rarity=vocabulary.rarity(term),
        known=term in vocabulary,
        alike=vocabulary.alike(term),
        same=same,
        related=_in_other_words("related", term, nearest, vocabulary) - same,
        is_name=is_name,
    )


def with_stand_ins(
    clue: Clue,
    language: str,
    vocabulary: Vocabulary,
    is_place: bool = False,
    is_whether: bool = False,
) -> Clue:
    """The clue with what else may stand for it in articles of that language.

    It is asked for a word that is in no article, and for a seat of government: "Ankara" decides
    what Turkey does. A name that others stand for is not held to be an unknown one. `is_whether`:
    the question asks for yes or no.
    """
    if language != "en":
        return clue
    news = filter(vocabulary.is_in_short, words_of_the_news(clue.term))
    turned = filter(vocabulary.is_in_short, opposites(clue.term) if is_whether else ())
    standing = names_of_country(clue.term, is_place).union(news, turned)
    others = frozenset([other for other in standing if other != clue.term and other in vocabulary])
    if not others:
        return clue
    return replace(
        clue,
        same=clue.same | others,
        related=clue.related - others,
        is_name=clue.is_name and clue.known,
    )


def words_of_the_news(term: str) -> frozenset[str]:
    """The terms by which the news may call an everyday thing; none for most terms.

    >>> sorted(words_of_the_news(fold("dictator", "en")))
    ['govern', 'leader', 'presid', 'regim', 'ruler']
    """
    return _families("everyday").get(term, frozenset())


def opposites(term: str) -> frozenset[str]:
    """The terms that say the opposite; none for most terms.

    >>> "reject" in opposites(fold("accepted", "en"))
    True
    """
    return _families("opposites").get(term, frozenset())


def _in_other_words(kind: str, term: str, language: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The terms of the library that say the same, or something related."""
    if language != "en":
        return frozenset()
    others = _paraphrases(kind).get(term)
    if others is None:
        return frozenset()
    return frozenset([other for other in others if other != term and other in vocabulary])


@cache
def _paraphrases(kind: str) -> dict[str, frozenset[str]]:
    """English term -> the terms of its groups."""
    table: dict[str, set[str]] = defaultdict(set)
    for group in word_groups(kind):
        terms = {fold(word, "en") for word in group}
        for term in terms:
            table[term] |= terms
    return {term: frozenset(terms) for term, terms in table.items()}


@cache
def _families(kind: str) -> dict[str, frozenset[str]]:
    """English term -> all terms that are listed for it."""
    table: dict[str, frozenset[str]] = defaultdict(frozenset)
    for asked, others in knowledge(kind).items():
        for term in {fold(word, "en") for word in asked.split()}:
            table[term] |= {fold(word, "en") for word in others.split()}
    return dict(table)
