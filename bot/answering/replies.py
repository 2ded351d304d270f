"""Articles that ask and answer, such as interviews and lists of questions: the answer is quoted.

A paragraph that ends in a question is answered by the next one. A question much like the reader's
ranks high and tells nothing, so its reply stands in for it. Other sentences of the paragraph that
asks give way only if they lack what the form of the reader's question needs.
"""

import re
from dataclasses import replace

from bot.model import AnswerType, Candidate, Passage, Question, Ranking
from bot.ranking.evidence import gives_reason
from bot.sentences import sentences_of
from bot.text.asking import asks
from bot.unanswered.needed import TIME, holds, needed_by

_LOOKED_AT = 5  # best sentences
_ASKS_FOR = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how (?:many|much|old|long|far|often)|how)\b",
    re.IGNORECASE,
)


def with_replies(ranking: Ranking) -> Ranking:
    """The ranking, with what replies in place of the best sentences that only ask.

    A reply stands in, without matched words, for the sentence that it replies to.
    """
    best, others = ranking.candidates[:_LOOKED_AT], ranking.candidates[_LOOKED_AT:]
    replied = tuple([_reply(found, ranking.question) or found for found in best])
    if replied == best:
        return ranking
    told: dict[tuple[Passage, int], Candidate] = {}
    for each in (*replied, *others):
        told.setdefault((each.sentence.passage, each.sentence.number), each)
    return replace(ranking, candidates=tuple(told.values()))


def asks_alike(question: str, other: str) -> bool:
    """Whether two questions may be of one kind, for all that their question words tell.

    "How many died?" is not answered by the reply to "Where were you when they died?".
    """
    asked, asking = _ASKS_FOR.search(question), _ASKS_FOR.search(other)
    return asked is None or asking is None or asked[0].lower() == asking[0].lower()


def _reply(found: Candidate, question: Question) -> Candidate | None:
    """The sentence that replies to one that only asks: the first that may be the answer."""
    passage = found.sentence.passage
    article, language = passage.article, passage.article.language
    if passage.number == len(article.passage_spans) or not asks(passage.text, language):
        return None
    said = found.sentence.text
    asking = sentences_of(passage)[-1].text
    if not asks_alike(question.text, asking):
        return None
    if not asks(said, language) and _may_answer(said, question):
        return None
    reply = article.passage(passage.number + 1)
    if asks(reply.text, language):
        return None
    told = sentences_of(reply)
    first = next((each for each in told if _may_answer(each.text, question)), told[0])
    return replace(found, sentence=first, matched=(), stands_in=True)


def _may_answer(text: str, question: Question) -> bool:
    """Whether a text has what a question of that form needs, if its form needs anything."""
    if question.answer_type is AnswerType.REASON:
        return gives_reason(text)
    needed = TIME if question.answer_type is AnswerType.TIME else needed_by(question.text)
    return needed is None or holds(text, needed)
