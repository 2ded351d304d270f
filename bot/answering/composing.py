"""What was found to an answer: how many quotes, sources that disagree side by side, or silence.

One quote when one suffices; more only where sources disagree, or where the question asks for what
somebody said, which is answered by what the article credits to them and nothing else. Whether the
article answers at all is the ranking's judgement, within the rules of `bot.unanswered.silence`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Found, NotFound
from bot.answering.account_kinds import account_asked
from bot.answering.disagreement import disagreeing
from bot.answering.emphasis import emphasise
from bot.answering.follow_on import with_what_follows, with_what_it_leans_on
from bot.answering.headings import told_by_question, told_under
from bot.answering.named_source import NamedSource, according_to, named_source, speaks_of_saying
from bot.answering.quoting import best_quote
from bot.answering.replies import with_replies
from bot.answering.sentences import BLANKS
from bot.attribution import passage_of, sources_of
from bot.model import Article, Candidate, Question, Quote, Ranking
from bot.ranking.ranker import is_answerable
from bot.speech.lexicon import is_organisation
from bot.text.analysis import terms_in
from bot.unanswered.capitals import as_written
from bot.unanswered.silence import lack, possible_first
from bot.unanswered.topics import says_nothing_of_it

_MOST_QUOTES = 3
# The least confidence of what is offered where nothing answers. Below it, of 5,200 questions on
# SQuAD that are not answered, 24 are of the article; above it, of 719, 217 are.
_NEAR = 0.05
_MOST_STATEMENTS = 6  # of one source; a handful reads as an answer, more as the article
# Why there is silence, as `/why` tells it.
_NO_WORD = "no word of the question is in the article"
_NOT_SURE = "too little of the question is in the article"
_SAYS_NOTHING = "nothing that is credited to them is about that"
_ASKS_ACCORDING_TO = re.compile(r"\baccording to\b", re.IGNORECASE)
_SEARCHED_FOR_SOURCES = 20  # articles; more are read only where the question's words were found


def compose(ranking: Ranking, articles: Sequence[Article] = ()) -> Found | NotFound:
    """The answer to a ranked question, in quotes that do not overlap.

    At most three, or six when the words of one source are asked for.

    `articles` is what was searched: there a source named in the question may be credited that no
    hit names, and headings may tell what no passage does.
    """
    answer = _in_passages(ranking, articles)
    below = told_by_question(ranking.question, articles)
    if below is None and isinstance(answer, NotFound):
        below = told_under(ranking.question, articles)
    if below is None:
        return answer
    return Found(replace(ranking, confidence=1.0), (with_sources(below),))  # no matter of degree


def _in_passages(ranking: Ranking, articles: Sequence[Article]) -> Found | NotFound:
    asked = _asked_source(ranking, articles)
    if asked is not None and asked.only:
        return Found(ranking, _all_of(asked))
    several = len(articles) > 1
    if asked is not None and says_nothing_of_it(ranking.question, asked.statements):
        return NotFound(ranking, one_of_several=several, missing=_SAYS_NOTHING)
    if not ranking.candidates:
        return NotFound(ranking, one_of_several=several, missing=_NO_WORD)
    if is_answerable(ranking):
        ranking = possible_first(with_replies(ranking))
    first = best_quote(ranking, ranking.candidates[0].sentence.passage)
    first = with_sources(with_what_follows(first, ranking.question))
    own = None if asked is None else _only_of_source(ranking, asked)
    missing = _missing(ranking, first, own)
    quotes = [] if missing else _quotes(ranking, first, own)
    missing = missing or _said_by_others(ranking, own, list(map(with_sources, quotes)))
    if missing is not None:
        closest = first if ranking.confidence >= _NEAR else None
        return NotFound(ranking, closest, several, missing=missing)
    if len(quotes) == 1:
        quotes = [_with_what_it_leans_on(quotes[0])]
    told = (emphasise(with_sources(quote), ranking.question) for quote in quotes)
    return Found(ranking, tuple(told))


def _missing(ranking: Ranking, first: Quote, own: Ranking | None) -> str | None:
    """Why the best quote is no answer; None when it may be one.

    `own` is what the source says whose words are asked for, if any are.
    """
    if not is_answerable(ranking):
        return _NOT_SURE
    return lack(ranking, first) if own is None else None


def _quotes(ranking: Ranking, first: Quote, own: Ranking | None) -> list[Quote]:
    if own is not None and own.candidates:
        return [with_what_follows(_best_of(own), ranking.question)]
    return disagreeing(ranking, first)[:_MOST_QUOTES]


def _said_by_others(ranking: Ranking, own: Ranking | None, quotes: Sequence[Quote]) -> str | None:
    """Why the quotes are no answer where the words of one source are asked for."""
    credited = [quote for quote in quotes if quote.sources]
    if not credited:
        return None
    if own is None:
        by_others = _is_by_no_such_source(ranking.question, credited)
    else:
        asks_for_own = _ASKS_ACCORDING_TO.search(ranking.question.text) is not None
        by_others = asks_for_own and not own.candidates
    return _SAYS_NOTHING if by_others else None


def _is_by_no_such_source(question: Question, quotes: Sequence[Quote]) -> bool:
    """Whether the question names a source that the article never credits, nor these quotes name.

    A country speaks through its people, and an article is of its publisher.
    """
    article = quotes[0].passage.article
    name = according_to(as_written(question, article).text)
    if name is None:
        return False
    wanted = set(terms_in(name, "en"))
    wanted.update(*(clue.same for clue in question.clues if clue.term in wanted))
    names = [source.name for quote in quotes for source in quote.sources]
    told = " ".join([article.publisher or "", *names, *(quote.text for quote in quotes)])
    return wanted.isdisjoint(terms_in(told, "en"))


def _best_of(own: Ranking) -> Quote:
    return best_quote(own, own.candidates[0].sentence.passage)


def _with_what_it_leans_on(quote: Quote) -> Quote:
    return replace(quote, span=with_what_it_leans_on(quote.passage, quote.span))


def with_sources(quote: Quote) -> Quote:
    """The quote with whom the article credits for it."""
    return replace(quote, sources=sources_of(quote.passage, quote.span))


def read_for(ranking: Ranking, articles: Sequence[Article]) -> Sequence[Article]:
    """The articles whose sources `compose` may look for: those it may quote, and where the question
    has a word of saying those that may credit whom it names."""
    quoted = [candidate.sentence.passage.article for candidate in ranking.candidates]
    speaks = speaks_of_saying(ranking.question.in_plain_words)
    return list(dict.fromkeys([*quoted, *(_crediting(ranking, articles) if speaks else ())]))


def _crediting(ranking: Ranking, articles: Sequence[Article]) -> Sequence[Article]:
    found = [hit.passage.article for hit in ranking.hits]
    others = articles if len(articles) <= _SEARCHED_FOR_SOURCES else ()
    return list(dict.fromkeys([*found, *others]))


def _asked_source(ranking: Ranking, articles: Sequence[Article]) -> NamedSource | None:
    question = ranking.question.in_plain_words
    named = (named_source(question, article) for article in _crediting(ranking, articles))
    return next((source for source in named if source is not None), None)


def _all_of(asked: NamedSource) -> tuple[Quote, ...]:
    """The first of what is credited to a source, in the order of the article."""
    quotes: list[Quote] = []
    for statement in asked.statements:
        passage = passage_of(statement)
        last = quotes[-1] if quotes else None
        span = with_what_it_leans_on(passage, statement.span)
        if last and last.passage == passage and last.span.gap(span) <= BLANKS:
            quotes[-1] = replace(last, span=last.span.joined(span))
        elif len(quotes) == _MOST_STATEMENTS:
            break
        else:
            quotes.append(Quote(passage, span))
    return tuple(map(with_sources, quotes))


def _only_of_source(ranking: Ranking, asked: NamedSource) -> Ranking:
    """The ranking with only what is credited to that source, or names it.

    Empty when none of that says as much about the question as the best sentence does, or cannot
    be the answer.
    """
    article = asked.statements[0].source.article
    spans = {statement.span for statement in asked.statements}
    last = asked.name.split()[-1]
    named = asked.name if is_organisation(last) else last  # two papers may both be Times
    own = tuple(
        candidate
        for candidate in ranking.candidates
        if candidate.sentence.passage.article is article
        and (candidate.sentence.span in spans or named in candidate.sentence.text)
    )
    account = account_asked(ranking.question.in_plain_words)
    if account is not None:  # what the source says of who did it goes before what it says besides
        own = tuple(sorted(own, key=lambda each: not account.is_likely(each.sentence.text)))
    enough = _matches(ranking.candidates[0]) - 1  # the source's name itself may be among them
    if own and _matches(own[0]) >= enough:
        limited = possible_first(replace(ranking, candidates=own))
        if lack(limited, _best_of(limited)) is None:
            return limited
    return replace(ranking, candidates=())


def _matches(candidate: Candidate) -> int:
    """How many different words of the question a sentence holds."""
    text = candidate.sentence.passage.article.text
    return len({text[span.start : span.end].lower() for span in candidate.matched})
