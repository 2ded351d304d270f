"""When an article does not answer, however well its words match.

The ranking judges by words. Four general rules know better, each measured on public questions: a
question for what somebody said is not answered by an article that never quotes them, nor one for
how many or when by a sentence without a number or a time, nor one about a name by its name alone.
"""

import re
from dataclasses import replace

from bot.model import Candidate, Question, Quote, Ranking
from bot.named_source import asks_only_for_words_of

# What English questions of a form cannot be answered without. Of the answers to 580 of the first
# and 350 of the second form on SQuAD, XQuAD and papers, 0 and 1 lack it; of other sentences 16 %
# and 28 % do.
_NEEDED = (
    (
        re.compile(r".*\bhow many\b", re.IGNORECASE | re.DOTALL),
        re.compile(
            r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty"
            r"|both|dozens?|hundreds?|thousands?|millions?|half|several|many|few|no|none|nobody|all"
            r"|pair|couple|single|sole|only|once|twice|first|second|third)\b",
            re.IGNORECASE,
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
_NAME_AND_A_WORD = 2  # terms
_LOOKED_AT = 3  # best sentences of which one may hold the answer where the first cannot
_SAYS_NOTHING = frozenset(("happen", "occur"))  # stems: "what happened on Thursday?"


def able(ranking: Ranking) -> Ranking:
    """The ranking without the sentences before the first that can hold the answer.

    The question decides what that takes: a number for "how many", a time for "when". Unchanged when
    none of the best sentences has it.
    """
    needed = _needed(ranking)
    if needed is None:
        return ranking
    for at, candidate in enumerate(ranking.candidates[:_LOOKED_AT]):
        if needed.search(candidate.sentence.text):
            return replace(ranking, candidates=ranking.candidates[at:])
    return ranking


def _needed(ranking: Ranking) -> re.Pattern[str] | None:
    if ranking.candidates[0].sentence.passage.article.language != "en":
        return None
    text = ranking.question.text
    return next((needed for form, needed in _NEEDED if form.match(text)), None)


def is_silent(ranking: Ranking, first: Quote) -> bool:
    """Whether the best quote cannot hold the answer."""
    article = first.passage.article
    needed = _needed(ranking)
    if needed is not None and not needed.search(first.text):
        return True
    if asks_only_for_words_of(ranking.question.text, article):
        return True
    if article.language == "de":  # its capitals tell nothing
        return False
    return _holds_only_the_name(ranking.question, ranking.candidates[0])


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
