"""Rankings, for the tests of what is done with them: the bot's own, and some made by hand."""

from dataclasses import replace

from bot.model import (
    AnswerType,
    Article,
    Candidate,
    Clue,
    Hit,
    Library,
    Question,
    Ranking,
    Sentence,
    Span,
)
from bot.questions.question import answer_type, parse_question
from bot.questions.vocabulary import Vocabulary
from bot.ranking.ranker import Ranker
from bot.retrieval import TOP_K
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.sentences import sentences_of
from bot.text.analysis import fold, is_stop_word, terms_in, tokenize


def parsed(question: str, *articles: Article) -> Question:
    """The question as it is read where these are the articles."""
    return parse_question(question, Vocabulary(Library(articles)))


async def ranked(question: str, of: Library) -> Ranking:
    """What the search finds before it decides."""
    asked = parsed(question, *of.articles)
    return Ranker().rank(asked, await RankBm25Retriever(of).retrieve(asked, TOP_K))


def sentences(of: Article) -> list[Sentence]:
    """All sentences of an article in order."""
    return [sentence for passage in of.passages for sentence in sentences_of(passage)]


def ranking(question: str, of: Article, best: str, confidence: float = 1.0) -> Ranking:
    """The sentence that begins with `best` first, then those that share a word with the question.

    The ranker's judgement is replaced by the number of words shared.
    """
    words = [question[start:end] for _, start, end in tokenize(question, "en")]
    content = [word for word in words if not is_stop_word(word, "en")]
    terms = tuple(dict.fromkeys(fold(word, "en") for word in content))
    candidates = [_candidate(sentence, terms) for sentence in sentences(of)]
    candidates.sort(key=lambda c: (not c.sentence.text.startswith(best), -c.score))
    kind = answer_type(question)
    hits = tuple(
        Hit(passage, 1.0, tuple(term for term in terms if term in terms_in(passage.text, "en")))
        for passage in of.passages
    )
    found = tuple(c for c in candidates if c.score or c.sentence.text.startswith(best))
    clues = tuple(Clue(term, term, 5.0, 1.0) for term in terms)
    asked = Question(question, "en", terms, AnswerType(kind), clues=clues)
    return Ranking(asked, hits, found, confidence)


def parsed_ranking(question: str, of: Article, best: str) -> Ranking:
    """The same, with the question as it is read."""
    return replace(ranking(question, of, best), question=parsed(question, of))


def _candidate(sentence: Sentence, terms: tuple[str, ...]) -> Candidate:
    first = sentence.span.start
    matched = tuple(
        Span(first + start, first + end)
        for term, start, end in tokenize(sentence.text, "en")
        if term in terms
    )
    return Candidate(sentence, float(len(matched)), matched=matched)
