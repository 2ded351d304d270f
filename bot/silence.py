"""When an article does not answer, however well its words match.

The ranking judges by words. A few general rules know better, each measured on public questions: a
question for what somebody said is not answered by an article that never quotes them, nor one for
how many, how long or when by a sentence without a number or a time, nor one about a name by its
name alone, nor one for somebody's salary by an article without any word for salary. Words that only
hold sentences together stand in every article and ask for nothing.
"""

import re
from dataclasses import replace
from functools import lru_cache

from bot.analysis import fold, is_stop_word
from bot.model import Candidate, Question, Quote, Ranking
from bot.never_quoted import asks_only_for_words_of
from bot.question import words_of

_NUMBER = (
    r"(?<![^\W\d_])\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty"
    r"|both|dozens?|hundreds?|thousands?|[mbtr]+illions?|half|several|many|few|no|none|nobody|all"
    r"|pair|couple|single|sole|only|once|twice)\b"
)
_SUM = (
    r"\d|[$£€]|\b(?:[mbtr]+illions?|thousands?|hundreds?|dozens?|half|nothing|free|double|twice)\b"
)
# What English questions of a form cannot be answered without. Of the answers to 580, 14, 156, 16
# and 352 of these forms on SQuAD, XQuAD and papers, 0, 0, 0, 1 and 1 lack it; of all sentences
# there 33, 54, 19, 77 and 37 % do.
_NEEDED = (
    (re.compile(r".*\bhow many\b", re.I | re.S), re.compile(_NUMBER, re.I)),
    (
        re.compile(r".*\bhow much\b.*\b(?:pay|paid|cost|spend|spent|earn)\b", re.I | re.S),
        re.compile(_SUM, re.I),
    ),
    (
        re.compile(
            r".*\bhow (?:much|long|far|tall|high|deep|wide|fast|heavy|often)\b", re.I | re.S
        ),
        re.compile(
            rf"{_NUMBER}|\b(?:years?|months?|weeks?|days?|until|since|life\w*|permanent\w*"
            r"|much|most|more|less|little|size|large\w*|\w*est|every|each|\w+ly|rare|never)\b",
            re.I,
        ),
    ),
    (
        re.compile(r".*\bhow old\b", re.I | re.S),
        re.compile(
            r"\d[ -](?:years?|months?)|\baged?(?: of)? \w|, \d{1,3}(?:,|\.(?!\d))"
            r"|\b[12]\d{3}\b|\byears? old|birthday|centur"
            r"|(?:million|thousand|hundred)s? (?:of )?years",
            re.I,
        ),
    ),
    (
        re.compile(
            r"\W*when (?:is|are|was|were|will|did|does|do|has|have|had|can)\b", re.IGNORECASE
        ),
        re.compile(
            r"\d|\b(?:\w+day|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem"
            r"|decem)ber|to(?:night|morrow)|later|earlier|after|before|when|while|during|since|until"
            r"|ago|last|next|early|late|years?|months?|weeks?|centur\w+|decades?|times?|morning"
            r"|evening|night|noon|midnight|spring|summer|autumn|winter|end|beginning|era|age|season"
            r"|once|upon|following|recent\w*|period|currently|annual\w*|modern|ancient|medieval|now"
            r"|first|dates?|hours?|moment|start)\b",
            re.IGNORECASE,
        ),
    ),
)
_AT_HAND = 64  # questions: as many as are answered at once, and more
_REMEMBERED = 4_096  # sentences; some hundred bytes each
_NAME_AND_A_WORD = 2  # terms
_LOOKED_AT = 5  # best sentences of which one may hold the answer where the first cannot
# Who is to blame is asked of sentences that blame or name a doer; 5 of 18 answers on SQuAD do
# neither, so that others are not silenced.
_ASKS_FOR_BLAME = re.compile(
    r".*\bwho(?:m|se)?\b.*\b(?:blame[ds]?|behind|responsible|accus\w+|fault)\b", re.I | re.S
)
_BLAMES = re.compile(
    r"\b(?:blam\w+|accus\w+|responsib\w+|fault|behind|culprits?|(?:carried out|caused) by)\b", re.I
)
# "What is Mira Holt's salary?", "Who is the husband of Mira Holt?": of 27 such questions on
# SQuAD none was answered rightly where no word for that noun stood in the article.
_NAME = r"[A-Z][\w-]*(?: [A-Z][\w-]*)*"  # a letter can be read in one way only, or it takes hours
_POSSESSED = re.compile(
    rf".*\b(?:is|are|was|were) (?:the name of )?(?:the )?{_NAME}['’]s? (?P<noun>[a-z]\w+)"
    r"(?: called| named)?\W*",
    re.S,
)
_BELONGING = re.compile(
    rf"\W*(?:[Ww]ho (?:is|are|was|were)|[Ww]hat (?:is|was)(?=.* (?:called|named)\W*$)) the "
    rf"(?P<noun>[a-z]\w+) of (?:the )?{_NAME}(?: [a-z]\w+)?(?: called| named)?\W*",
    re.S,
)
_SAYS_NOTHING = frozenset(("happen", "occur"))  # stems: "what happened on Thursday?"


def able(ranking: Ranking) -> Ranking:
    """The ranking without the sentences before the first that can hold the answer.

    The question decides what that takes: a number for "how many", a time for "when". Unchanged when
    none of the best sentences has it.
    """
    needed = _needed(ranking) or _preferred(ranking)
    if needed is None:
        return ranking
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        if _holds(candidate.sentence.text, needed):
            return replace(ranking, candidates=ranking.candidates[at:])
    return ranking


def _needed(ranking: Ranking) -> re.Pattern[str] | None:
    if ranking.candidates[0].sentence.passage.article.language != "en":
        return None
    return _needed_by(ranking.question.text)


@lru_cache(maxsize=_AT_HAND)
def _needed_by(question: str) -> re.Pattern[str] | None:
    """What answers to a question of that form hold; looked for twice a question."""
    return next((needed for form, needed in _NEEDED if form.match(question)), None)


@lru_cache(maxsize=_REMEMBERED)
def _holds(text: str, needed: re.Pattern[str]) -> bool:
    return needed.search(text) is not None


def _preferred(ranking: Ranking) -> re.Pattern[str] | None:
    return _BLAMES if _ASKS_FOR_BLAME.match(ranking.question.text) else None


def is_silent(ranking: Ranking, first: Quote) -> bool:
    """Whether the best quote cannot hold the answer."""
    article = first.passage.article
    needed = _needed(ranking)
    if needed is not None and not _holds(first.text, needed):
        return True
    if _asks_for_nothing(ranking.question, article.language):
        return True
    if _lacks_what_is_possessed(ranking.question):
        return True
    if asks_only_for_words_of(ranking.question.text, article):
        return True
    if article.language == "de":  # its capitals tell nothing
        return False
    return _holds_only_the_name(ranking.question, ranking.candidates[0])


def _asks_for_nothing(question: Question, language: str) -> bool:
    """Whether a question is of stop words alone, as "what of it?" is."""
    words = words_of(question.text, language)
    return all(is_stop_word(question.text[start:end], language) for _, start, end in words)


def _lacks_what_is_possessed(question: Question) -> bool:
    """Whether somebody's noun is asked for and the articles have neither it nor the like."""
    match = _POSSESSED.fullmatch(question.text) or _BELONGING.fullmatch(question.text)
    noun = fold(match["noun"], "en") if match is not None else ""
    return any(
        clue.term == noun and not (clue.known or clue.alike or clue.same) for clue in question.clues
    )


def _holds_only_the_name(question: Question, candidate: Candidate) -> bool:
    """Whether of "Putin's wife" a sentence only has Putin. Longer questions have more to go by.

    Of 2,139 answers on SQuAD this takes 9, of which 4 were right, nearly all "what does X stand
    for?", so acronyms are let through.
    """
    text = candidate.sentence.passage.article.text
    matched = {text[span.start : span.end] for span in candidate.matched}
    return (
        len(question.terms) == _NAME_AND_A_WORD
        and _SAYS_NOTHING.isdisjoint(question.terms)
        and len(matched) == 1
        and all(word[0].isupper() and not word.isupper() for word in matched)
    )
