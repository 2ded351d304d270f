"""The words of one source, where a question asks for them.

"What does Reuters report?" is answered by all that the article credits to Reuters, and "according
to Reuters, who fired?" by the part of it that bears on the question. What others say is no answer,
least of all where the article never credits the source that the question names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from bot.answering.account_kinds import account_asked
from bot.answering.follow_on import leaning_back
from bot.answering.named_source import NamedSource, according_to, named_source, speaks_of_saying
from bot.answering.quoting import best_quote, joined, matched_words
from bot.answering.reranking import possible_first
from bot.attribution import Statement, passage_of, with_sources
from bot.model import Article, Candidate, Question, Quote, Ranking, Span
from bot.speech.lexicon import VERBS, is_organisation
from bot.text.analysis import terms_in
from bot.unanswered.asked_words import asked_words, missing
from bot.unanswered.silence import reason_for_silence

# One source is asked for beside others, so that no source is asked for alone.
_SETS_AGAINST = re.compile(  # of lower-case text
    r"\b(?:who|does any(?:one|body)|do any|which \w+) (?:else )?"
    r"(?:disagree|say otherwise|contradict|dispute)s?\b"
    r"|\bcompare\b|\balone in\b|\bnext to\b|\bside by side\b"
)
_ABOUT = re.compile(
    r"\b(?:say|said|says|think|thinks|write|wrote|writes|report|reports|reported|tell|told|tells"
    r"|comment|state|stated)\b.* (?:about|regarding|concerning) ",
    re.I | re.S,
)
_ASKS_ACCORDING_TO = re.compile(r"\baccording to\b", re.IGNORECASE)
_MOST_STATEMENTS = 6  # of one source; a handful reads as an answer, more as the article
_SEARCHED = 20  # articles; more are read only where the question's words were found


def asked_source(ranking: Ranking, articles: Sequence[Article]) -> NamedSource | None:
    """The source whose words are asked for; None when the question names none that is credited."""
    question = ranking.question.in_plain_words
    if _SETS_AGAINST.search(question.lower()):
        return None
    named = (named_source(question, article) for article in articles_crediting(ranking, articles))
    return next((source for source in named if source is not None), None)


def articles_to_read(ranking: Ranking, articles: Sequence[Article]) -> Sequence[Article]:
    """The articles whose sources an answer may need.

    Those that it may quote; where the question has a word of saying, all that may credit a source.
    """
    if speaks_of_saying(ranking.question.in_plain_words):
        return articles_crediting(ranking, articles)
    quoted = [candidate.sentence.passage.article for candidate in ranking.candidates]
    return list(dict.fromkeys(quoted))


def articles_crediting(ranking: Ranking, articles: Sequence[Article]) -> Sequence[Article]:
    """The articles that may credit a source: those with hits, and all if they are few."""
    found = [hit.passage.article for hit in ranking.hits]
    others = articles if len(articles) <= _SEARCHED else ()
    return list(dict.fromkeys([*found, *others]))


def as_quotes(statements: Iterable[Statement]) -> tuple[Quote, ...]:
    """The first statements as quotes, those side by side as one; in the order of the article."""
    quotes = joined(map(_quote_of, statements))
    return tuple(map(with_sources, islice(quotes, _MOST_STATEMENTS)))


def _quote_of(statement: Statement) -> Quote:
    passage = passage_of(statement)
    return Quote(passage, leaning_back(passage, statement.span))


def says_nothing_of_it(question: Question, statements: Sequence[Statement]) -> bool:
    """Whether some article has a word of the topic, but no passage with one of the statements.

    "What did Mira Holt say about the fire?" may be asked of an article that has a fire, but not
    where it quotes her. A topic without any word in the article may go by another name there.
    """
    article = statements[0].source.article
    about = _ABOUT.search(question.text)
    if about is None or not question.language == article.language == "en":
        return False
    words = asked_words(question, about.end())
    passages = {passage_of(statement) for statement in statements}
    return any(word.clue.known for word in words) and all(
        len(missing(words, passage.text)) == len(words) for passage in passages
    )


def limited_to(source: NamedSource, ranking: Ranking) -> Ranking:
    """The ranking with only what is credited to that source, or names it.

    Empty when none of that says as much about the question as the best sentence does, or cannot
    be the answer.
    """
    article = source.statements[0].source.article
    spans = {statement.span for statement in source.statements}
    last = source.name.split()[-1]
    named = source.name if is_organisation(last) else last  # two papers may both be Times
    own = [
        each
        for each in ranking.candidates
        if each.sentence.passage.article is article
        and (each.sentence.span in spans or named in each.sentence.text)
    ]
    own.sort(key=lambda each: not (each.sentence.span in spans and _is_about_more(each, source)))
    account = account_asked(ranking.question.in_plain_words)
    if account is not None:  # what the source says of who did it goes before what it says besides
        own.sort(key=lambda each: not account.is_likely(each.sentence.text))
    # one less will do: the source's own name may be among the words that the best sentence has
    if own and len(matched_words(own[0])) >= len(matched_words(ranking.candidates[0])) - 1:
        limited = possible_first(replace(ranking, candidates=tuple(own)))
        if reason_for_silence(limited, best_quote(limited)) is None:
            return limited
    return replace(ranking, candidates=())


def _is_about_more(candidate: Candidate, source: NamedSource) -> bool:
    """Whether a sentence has a word of the question beside the source's name and "says"."""
    text, sentence = candidate.sentence.passage.article.text, candidate.sentence.span
    with_office = re.compile(rf"(?:[A-Z][\w’'-]+ )*{re.escape(source.name.split()[-1])}")
    named = [
        Span(*found.span()) for found in with_office.finditer(text, sentence.start, sentence.end)
    ]
    others = {
        text[span.start : span.end].lower()
        for span in candidate.matched
        if not any(each.covers(span) for each in named)  # the "Mayor" of "Mayor Ana Ruiz"
    }
    return not others <= VERBS.union(source.name.lower().split())


def are_credited_to_others(quotes: Sequence[Quote], ranking: Ranking, own: Ranking | None) -> bool:
    """Whether the words of one source are asked for, and these quotes are credited to others.

    `own` is what `limited_to` gives for that source; None when the article credits no such source.
    """
    credited = [quote for quote in quotes if quote.sources]
    if not credited:
        return False
    if own is None:
        return _are_of_no_such_source(ranking.question, credited)
    return not own.candidates and _ASKS_ACCORDING_TO.search(ranking.question.text) is not None


def _are_of_no_such_source(question: Question, quotes: Sequence[Quote]) -> bool:
    """Whether the question is for a source that these quotes neither are credited to nor name.

    A country speaks through its people, and all of an article is its publisher's.
    """
    name = according_to(question.text)
    if name is None:
        return False
    wanted = set(terms_in(name, "en"))
    wanted.update(*(clue.same for clue in question.clues if clue.term in wanted))
    names = [source.name for quote in quotes for source in quote.sources]
    publisher = quotes[0].passage.article.publisher or ""
    told = " ".join([publisher, *names, *(quote.text for quote in quotes)])
    return wanted.isdisjoint(terms_in(told, "en"))
