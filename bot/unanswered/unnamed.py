"""What somebody or something is called: a name must stand near the word for it.

"Who is Mira Holt's lawyer?", "what is the ferry called?" and "what is the name of the witness?" are
answered by a name that the question lacks, close to "lawyer", "ferry" or "witness" in the same
sentence. A name after "in" or "from" is a place. Judged are only people, and things that have
names of their own: a process may be named in lower case.
"""

import re
from collections.abc import Set
from itertools import pairwise

from bot.model import Question, Quote
from bot.questions.countries import is_country
from bot.text.analysis import fold, is_stop_word, tokenize
from bot.text.calendar import MONTHS, WEEKDAYS
from bot.text.frequency import information
from bot.text.sentences import split_sentences
from bot.unanswered.words import persons, stems

_WHO_IS = re.compile(
    r"\W*who(?:['’]s| is| are| was| were| will be| became| becomes| will become)"
    r"(?: currently| now)? (?P<noun>(?!.*\b(?:who|that|which|when|while)\b).+)",
    re.I | re.S,
)
_FORMS = (
    re.compile(r"\W*what(?:['’]s| is| are| was| were) the names? of (?P<noun>.+)", re.I | re.S),
    re.compile(
        r"\W*what(?:['’]s| is| are| was| were) (?P<noun>.+?)(?:['’]s? names?| called| named)\W*\Z",
        re.I | re.S,
    ),
    _WHO_IS,
)
# Where it begins to be told who or which it is: "the driver of the lorry", "the ship that sank".
_TOLD_MORE = re.compile(
    r" (?:who|that|which|where|when|in|on|at|of|from|for|to|by|with|behind|during|after|before"
    r"|killed|quoted|cited)\b|[,?]",
    re.I,
)
_ARTICLE = re.compile(r"\A(?:the|an?|his|her|its|their) ", re.I)
_NOUN = re.compile(r"(?<![\w-])[a-z][a-z-]+\Z", re.I)
# What stands before names of places and papers: "in Tolan", "the Daily Herald".
_PLACE_OR_PAPER = re.compile(r"\b(?:in|at|from|near|of|to|on|[Tt]he(?: [A-Z][\w’'-]*)??) \Z")
_NO_NAMES = frozenset(f"{MONTHS}|{WEEKDAYS}".split("|"))
_ALIKE = ("heads", "lawyers")  # lists of words that say nearly the same of a person
_NEAR = 8  # words
_RARE = 5.5  # -log10 of a word's share of general text


def is_not_named(question: Question, quote: Quote) -> bool:
    """Whether a name is asked for and the quote has none: of a person, near the word for that one.

    A thing may be named far from any word for it: any new name may be that of the ship. On pieces
    of SQuAD it wrongly silences 1 of 4,859 right answers, and rightly 13 near misses that were
    answered.
    """
    asks = next(filter(None, (form.match(question.in_plain_words) for form in _FORMS)), None)
    if asks is None:
        return False
    noun = _noun_of(asks["noun"])
    term, text = fold(noun or "?", "en"), quote.text
    if term in stems("kinds", "called") and asks.re is not _WHO_IS:
        return not gives_name(text, question)
    if term not in persons() or term in stems("counted", "anybody"):
        return False
    alike = (stems("people", group) for group in _ALIKE)
    told = {term}.union(
        *(clue.same for clue in question.clues if clue.term == term),
        *(group for group in alike if term in group),
    )
    others = frozenset() if noun.endswith("s") else frozenset((f"{noun}s",))
    return not any(_names_person(one, told, others, question) for one in _sentences(text))


def _noun_of(asked: str) -> str:
    """The noun for what is named: "brother" in "Mira Holt's brother-in-law"; or ""."""
    own = _TOLD_MORE.split(_ARTICLE.sub("", asked), maxsplit=1)[0]
    noun = _NOUN.search(own.rstrip("?!. "))
    whole = "" if noun is None else noun.group().lower().removesuffix("-in-law")
    return whole.rpartition("-")[2]


def _names_person(sentence: str, told: Set[str], others: Set[str], question: Question) -> bool:
    """Whether a person's name stands near one of the terms.

    `others` are plurals that do not count: "the three judges" are not the judge.
    """
    tokens = tokenize(sentence, "en")
    places = [
        at
        for at, (term, start, end) in enumerate(tokens)
        if term in told and sentence[start:end].lower() not in others
    ]
    for at in _new_names(sentence, question) if places else ():
        term, start, end = tokens[at]
        is_office = term in stems("offices", "held")  # "the head of state is the President"
        is_place = _PLACE_OR_PAPER.search(sentence, 0, start) is not None
        is_nobody = is_place or sentence[start:end].isupper()  # in capitals are initials
        if is_country(term) or (is_nobody and not is_office):
            continue
        if any(abs(at - place) <= _NEAR for place in places):
            return True
    return False


def gives_name(text: str, question: Question) -> bool:
    """Whether an English text has a name that the question lacks."""
    return any(_new_names(sentence, question) for sentence in _sentences(text))


def _sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split_sentences(text, "en")]


def gives_full_name(sentence: str, question: Question) -> bool:
    """Whether an English sentence has a name of two words that the question lacks."""
    tokens = tokenize(sentence, "en")
    return any(
        after == before + 1 and sentence[tokens[before][2] : tokens[after][1]] == " "
        for before, after in pairwise(_new_names(sentence, question))
    )


def _new_names(sentence: str, question: Question) -> list[int]:
    """Which tokens have a capital, may be names, and are not in the question."""
    found = []
    for at, (term, start, end) in enumerate(tokenize(sentence, "en")):
        word = sentence[start:end]
        if term in question.terms or not word[0].isupper() or word in _NO_NAMES:
            continue
        if not is_stop_word(word, "en") and not (at == 0 and _opens(word, sentence[end:])):
            found.append(at)
    return found


def _opens(word: str, after: str) -> bool:
    """Whether a common word has its capital for beginning a sentence: "Officers of the brigade"."""
    return information(word.lower(), "en") < _RARE and re.match(r" [a-z]", after) is not None
