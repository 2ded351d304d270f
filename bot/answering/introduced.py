"""Where somebody is introduced: "Who is Pell?" is answered where the article first says who he is.

That is mostly where it names him in full, "the former mayor Gordon Pell"; later it writes Pell. But
a story may open with Pell and only further on say "Mr Pell, 61, a retired teacher". The same place
tells what his job is. "Who is the mayor?" asks for the holder of an office (`holders`). English.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answering.described import COURTESIES, FAR, NAME_AFTER, OFFICES, first_described
from bot.answering.holders import noun_asked, with_holder
from bot.model import AnswerType, Candidate, Question, Ranking, Span
from bot.text.analysis import fold, is_stop_word, terms_in

_WORD_BEFORE = re.compile(r"\b([A-Z]\.|[A-Z][\w’'-]+) (?:(?:bin|de|van|von) |al-)?\Z")
_WHO_IS = re.compile(
    r"\W*(?:and |so )?who(?:['’]?s| is| was)(?P<named>(?: [\w.’'-]+){1,4})\W*\Z", re.IGNORECASE
)
_NAMES = r"(?: [\w.’'-]+?){1,4}"
_WHAT_HE_DOES = re.compile(  # "what did he do" asks for a deed
    rf"\W*what (?:does(?P<who>{_NAMES}) do|(?:do|does|did)(?P<whom>{_NAMES}) do for a living"
    rf"|(?:is|was)(?P<whose>{_NAMES})['’]s? (?:job|profession|occupation|trade))\W*\Z",
    re.IGNORECASE,
)


def introduction(ranking: Ranking) -> Candidate | None:
    """The sentence that introduces whom "who" asks for, by a single name or by an office."""
    question, article = ranking.question, ranking.candidates[0].sentence.passage.article
    own = [found for found in ranking.candidates if found.sentence.passage.article is article]
    if does := _WHAT_HE_DOES.match(question.in_plain_words):
        return _telling_the_work(own, question, does[does.lastgroup or 0])
    if question.answer_type is not AnswerType.PERSON:
        return None
    noun, is_office = noun_asked(question)
    if is_office:
        return with_holder(own, noun, question)
    if noun:  # Mr Ferri is no ferry
        thing = re.compile(rf"\b{noun}\b", re.IGNORECASE)
        own = [found for found in own if thing.search(found.sentence.text)]
    names = [term for term in question.terms if term not in COURTESIES]
    if _is_asked(question, names):
        described = first_described(own, names)
        if described is not None:
            return replace(described, stands_in=True)  # "Ms Tulley" will do for Maureen Tulley
    return _first_in_full(own, *names) if len(names) == 1 else None


def _is_asked(question: Question, names: Sequence[str]) -> bool:
    """Whether the question asks who somebody of these names is, and nothing else."""
    asks = _WHO_IS.match(question.in_plain_words)
    words = asks["named"].lower().split() if asks is not None else []
    told = [word for word in words if word.rstrip(".") not in COURTESIES]
    return len(told) == len(names) > 0 and told[-1] not in OFFICES


def _telling_the_work(
    found: Sequence[Candidate], question: Question, named: str
) -> Candidate | None:
    """The first sentence that says what somebody is; `named` is as the question has the name."""
    asked = terms_in(named, "en") - COURTESIES
    names = [term for term in question.terms if term in asked]
    if not names or len(names) < len(asked) or OFFICES.intersection(named.lower().split()):
        return None
    described = first_described(found, names)
    return None if described is None else replace(described, stands_in=True)


def _first_in_full(found: Iterable[Candidate], name: str) -> Candidate | None:
    """The first sentence in the article that has the name in full."""
    full = [one for one in found if any(_is_full(one, span, name) for span in one.matched)]
    return min(full, key=lambda one: one.sentence.span.start, default=None)


def _is_full(found: Candidate, span: Span, name: str) -> bool:
    """Whether the name stands at that place, as the last word of a longer one."""
    text = found.sentence.passage.article.text
    if fold(text[span.start : span.end], "en") != name:
        return False
    before = _WORD_BEFORE.search(text, max(0, span.start - FAR), span.start)
    if before is None or not text[span.start].isupper() or NAME_AFTER.match(text, span.end):
        return False
    return before[1].lower() not in COURTESIES and not is_stop_word(before[1], "en")
