"""Rival accounts: who did it, what caused it, who won, as different sources tell it.

Such answers are no values that could be compared, so they are told by the words of a sentence: who
did something, why it came about, how it ended. Sources are rivals where they speak one after the
other, not where they speak pages apart. English; the bot does not arbitrate.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.answering.account_kinds import AccountKind
from bot.answering.denial import contested
from bot.answering.quoting import joined, next_best, quote_of, ranked_in
from bot.attribution import adds_a_source, credited_for
from bot.model import Passage, Quote, Ranking, Sentence
from bot.questions.countries import is_country
from bot.sentences import sentences_of
from bot.text.analysis import terms_in

_CLOSE = 4.0  # in log odds, as scores are: so far behind the best a sentence may lead in its place
# So far, if the best gives no account and the other has all names of the question. From 7 on no
# reply to 5,925 questions and 5,056 near misses of SQuAD changes: it has no rival accounts.
_FAR = 9.0
_REACH = 2  # passages before and after in which accounts may follow one another


def rival_accounts(ranking: Ranking, first: Quote, kind: AccountKind) -> list[Quote]:
    """The best quote and the accounts of other sources; the quote alone when there are none.

    Where the quote gives no account itself, one of the next best sentences may take its place.
    """
    for seed in _seeds(ranking, first, kind):
        own = [each for each in sentences_of(seed.passage) if seed.span.covers(each.span)]
        told = _one_after_the_other(own, kind)
        accounts = [each for each in told if each not in own or kind.is_likely(each.text)]
        if len(told) > len(own) and len(credited_for(*accounts)) > 1:
            return _quotes(ranking, told)
    return contested(first)


def _seeds(ranking: Ranking, first: Quote, kind: AccountKind) -> Iterator[Quote]:
    """What accounts may be gathered around: the best quote, then close sentences that give one.

    If the quote gives one without the question's names, close sentences with the names go before
    it: "Vale sued the Danish bank" does not tell who sued the Swedish one.
    """
    clues = ranking.question.clues
    names = [clue.family for clue in clues if clue.is_name or is_country(clue.term)]
    if not kind.is_likely(first.text):
        yield first
        yield from _clear_ones(ranking, first, kind, _CLOSE)
        if names:
            yield from _with_all(names, _clear_ones(ranking, first, kind, _FAR))
        return
    if not _holds_all(names, first):
        yield from _with_all(names, _clear_ones(ranking, first, kind, _CLOSE))
    yield first


def _with_all(names: Sequence[frozenset[str]], quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Those quotes that have all names; each name is the set of terms for it."""
    return (quote for quote in quotes if _holds_all(names, quote))


def _holds_all(names: Sequence[frozenset[str]], quote: Quote) -> bool:
    held = terms_in(quote.text, quote.passage.article.language)
    return all(not name.isdisjoint(held) for name in names)


def _clear_ones(
    ranking: Ranking, first: Quote, kind: AccountKind, within: float
) -> Iterator[Quote]:
    """The next best sentences that clearly give an account, up to that far behind in score."""
    for quote in next_best(ranking, first, within):
        if kind.is_clear(quote.text) and _bears(quote, ranking, kind):
            yield quote


def _bears(quote: Quote, ranking: Ranking, kind: AccountKind) -> bool:
    """Whether it has half of the question's words, taking "cause", "won" and such for granted."""
    held = terms_in(quote.text, quote.passage.article.language)
    clues = ranking.question.clues
    topics = (clue.family for clue in clues if not kind.is_likely(clue.word))
    return 2 * sum(topic.isdisjoint(held) for topic in topics) <= len(clues)


def _one_after_the_other(own: list[Sentence], kind: AccountKind) -> list[Sentence]:
    """The sentences of the quote itself, then the accounts right after it and right before it."""
    around = _around(own[0].passage)
    first, last = around.index(own[0]), around.index(own[-1])
    told = own + _following(around[last + 1 :], own, kind)
    return told + _following(around[:first][::-1], told, kind)


def _around(passage: Passage) -> list[Sentence]:
    """The sentences of a passage and of those close to it, in order."""
    numbers = range(
        max(1, passage.number - _REACH),
        min(len(passage.article.passage_spans), passage.number + _REACH) + 1,
    )
    return [each for number in numbers for each in sentences_of(passage.article.passage(number))]


def _following(
    sentences: Sequence[Sentence], told: Sequence[Sentence], kind: AccountKind
) -> list[Sentence]:
    """The sentences up to the last rival account, with at most one between two that gives none.

    In another passage than the account before, only a clear one counts.
    """
    found: list[Sentence] = []
    between: list[Sentence] = []
    for sentence in sentences:
        same_passage = sentence.passage == (found or told[:1])[-1].passage
        if not credited_for(sentence):
            break
        gives = kind.is_likely if same_passage else kind.is_clear
        if gives(sentence.text) and adds_a_source(sentence, *told, *found):
            found += [*between, sentence]
            between = []
        elif between or not same_passage:
            break
        else:
            between = [sentence]
    return found


def _quotes(ranking: Ranking, told: Sequence[Sentence]) -> list[Quote]:
    """The sentences as quotes, those that touch as one; the quote with the first of them leads."""
    ranked = ranked_in(told[0].passage.article, ranking)
    in_order = sorted(told, key=lambda each: each.span)
    quotes = (
        quote_of(ranked[each.span]) if each.span in ranked else Quote(each.passage, each.span)
        for each in in_order
    )
    return sorted(joined(quotes), key=lambda each: not each.span.covers(told[0].span))
