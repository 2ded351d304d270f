"""From what was found to an answer: a quote, sources that disagree side by side, or silence.

One quote when one suffices; more only where sources disagree, or where the question asks for what
somebody said, which is answered by what the article credits to them and nothing else. Whether the
article answers at all is the ranking's judgement, within the rules of `bot.unanswered.silence`.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Found, NotFound
from bot.answering.asked_source import (
    are_credited_to_others,
    as_quotes,
    asked_source,
    limited_to,
    says_nothing_of_it,
)
from bot.answering.compared import compared
from bot.answering.disagreement import disagreeing
from bot.answering.emphasis import emphasise, with_asked_words_alone
from bot.answering.follow_on import with_what_follows, with_what_it_leans_on
from bot.answering.headings import quote_under_heading, quote_under_question
from bot.answering.quoting import best_quote
from bot.answering.replies import with_replies
from bot.answering.reranking import possible_first
from bot.attribution import with_sources
from bot.model import Article, Quote, Ranking
from bot.ranking.ranker import is_answerable
from bot.unanswered.silence import reason_for_silence

_MOST_QUOTES = 3
# The least confidence of what is offered where nothing answers. Below it, of 5,200 questions on
# SQuAD that are not answered, 24 are of the article; above it, of 719, 217 are.
_NEAR = 0.05
# Why there is silence, as `/why` tells it.
_NO_WORD = "no word of the question is in the article"
_NOT_SURE = "too little of the question is in the article"
_OF_OTHERS = "nothing that is credited to them is about that"


def compose(ranking: Ranking, articles: Sequence[Article] = ()) -> Found | NotFound:
    """The answer to a ranked question, in quotes that do not overlap.

    At most three, or six when the words of one source are asked for.

    `articles` is what was searched: also an article without a hit may credit the source that the
    question names, or have a heading that tells what no passage does.
    """
    answer = _in_passages(ranking, articles)
    headed = quote_under_question(ranking.question, articles)
    if headed is None and isinstance(answer, NotFound):
        headed = quote_under_heading(ranking.question, articles)
    if headed is None:
        return _with_asked_words_marked(answer)
    return Found(replace(ranking, confidence=1.0), (with_sources(headed),))  # no matter of degree


def _with_asked_words_marked(answer: Found | NotFound) -> Found | NotFound:
    """The answer; of the words that matched in its quotes only those asked for stay marked."""
    if isinstance(answer, NotFound):
        return answer
    question = answer.ranking.question
    quotes = tuple(with_asked_words_alone(quote, question) for quote in answer.quotes)
    return replace(answer, quotes=quotes)


def _in_passages(ranking: Ranking, articles: Sequence[Article]) -> Found | NotFound:
    """The answer that the passages give, whatever the headings tell."""
    side_by_side = compared(ranking, articles)
    if side_by_side:
        return Found(ranking, side_by_side)
    source = asked_source(ranking, articles)
    if source is not None and source.only:
        return Found(ranking, as_quotes(source.statements))
    several = len(articles) > 1
    if source is not None and says_nothing_of_it(ranking.question, source.statements):
        return NotFound(ranking, one_of_several=several, missing=_OF_OTHERS)
    if not ranking.candidates:
        return NotFound(ranking, one_of_several=several, missing=_NO_WORD)
    if is_answerable(ranking):
        ranking = possible_first(with_replies(ranking))
    first = with_sources(with_what_follows(best_quote(ranking), ranking.question))
    own = None if source is None else limited_to(source, ranking)
    missing = _missing(ranking, first, own)
    quotes = [] if missing else [with_sources(quote) for quote in _quotes(ranking, first, own)]
    if are_credited_to_others(quotes, ranking, own):
        missing = _OF_OTHERS
    if missing is not None:
        closest = first if ranking.confidence >= _NEAR else None
        return NotFound(ranking, closest, several, missing=missing)
    if len(quotes) == 1:
        quotes = [with_what_it_leans_on(quotes[0])]
    return Found(ranking, tuple(emphasise(quote, ranking.question) for quote in quotes))


def _missing(ranking: Ranking, first: Quote, own: Ranking | None) -> str | None:
    """Why the best quote is no answer; None when it may be one.

    `own` is what the source says whose words are asked for, if any are.
    """
    if not is_answerable(ranking):
        return _NOT_SURE
    return reason_for_silence(ranking, first) if own is None else None


def _quotes(ranking: Ranking, first: Quote, own: Ranking | None) -> list[Quote]:
    """What the named source says, if any is asked for; else the best quote and its rivals."""
    if own is not None and own.candidates:
        return [with_what_follows(best_quote(own), ranking.question)]
    return disagreeing(ranking, first)[:_MOST_QUOTES]
