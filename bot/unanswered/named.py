"""About whom: the passage must name one of those that the question names.

"How much did Halvex pay?" is not answered by what somebody else pays, nor "how many live in
Greece?" by how many live in Spain. A name may also stand in the article's title, and another word
for it will do (Madrid for Spain). "US" and "United States" are one name. A year that is asked about
must be there as well.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.model import Question, Quote
from bot.questions.countries import is_country
from bot.speech.lexicon import is_organisation
from bot.text.analysis import fold, terms_in
from bot.text.asking import quoted_in
from bot.unanswered.asked_words import AskedWord, asked_words, missing, terms_around
from bot.unanswered.never_quoted import SAYING

_SUBJECT = re.compile(
    r"(?:\A\W*(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere)|\b(?:[Dd]id|[Dd]oes|do|[Hh]as|[Hh]ave|had|will|would"
    r"|can|could|true that)) (?:the )?"
    r"(?P<about>(?:[A-Z][\w’'.-]* ?)+)"
)
_OWNER = re.compile(
    r"\A\W*(?:[Ww]h(?:at|o|ere)(?: (?:is|was|are|were)|['’]s) )?"
    r"(?P<about>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3} ?['’]s?) "
)
_HOW = re.compile(
    r"\W*how (?:many|much|long|far|big|large|high|deep|tall)\b(?P<about>.*)", re.I | re.S
)
_PLACE = re.compile(
    r"\b(?:in|at|to|from|into|inside|near) (?:the )?"
    r"(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)\W*\Z"
)
_OF_A_DEED = re.compile(r"\W*(?:who|whom|why|when|where|how)\b", re.I)
_OF_A_POST = re.compile(r"\W*(?:where|whom? (?:do|does|did))\b", re.I)  # "Where does Berg work?"
_SPEAKS_OF_SOURCES = re.compile(
    r"\b(?:cit\w+|rel(?:y|ies|ied)|refer\w*|quot\w+|sources?|inform\w*|told|tell\w*|hear\w*|learn\w*"
    r"|know\w*|differ\w*|compar\w+|contradict\w*)\b"
)
_HAS_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_OF_YEAR = re.compile(r"\b(?:in|of|since|during) ((?:1[5-9]|20)\d\d)\b(?! [a-z]+s\b)", re.I)
_TRANSLATES = re.compile(r"\b(?:mean|meaning|translat\w+|called|word|term|stand)\b", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_TWO_WORDS = re.compile(r"\b[A-Z]\w*\W.*\b[A-Z]")  # no mere "Chinese officials"
_CAPITAL = re.compile(r"\b(?!(?:The|An?|Its|His|Her|Their) )[A-Z]")  # none of "Its station"
_REMEMBERED = 1_024  # passages; some hundred bytes each


def is_of_unknown_title(question: Question, _: Quote) -> bool:
    """Whether the question has a title or other words in quotation marks that no article has.

    On pieces of SQuAD it wrongly silences none of 87 right answers to questions with such marks,
    and rightly 14 of 31 near misses that were answered.
    """
    unheard = {clue.term for clue in question.clues if clue.is_unheard_of}
    typed = (word for title in quoted_in(question.text) for word in _WORD.findall(title))
    return not unheard.isdisjoint(fold(word, "en") for word in typed)


def is_about_others(question: Question, quote: Quote) -> bool:
    """Whether none of those is named whom the question asks about, or not the place or the year.

    On SQuAD it wrongly silences 4 of 4,324 right answers, and rightly 114 of 4,545 near misses.
    """
    return _is_of_another_year(question, quote) or any(
        _lacks(names, question, quote) for names in _asked_about(question)
    )


def is_named_by_source_alone(question: Question, quote: Quote) -> bool:
    """Whether the only trace of a country that is asked about is in the name of a source.

    "The Syrian losses" are not what the Syrian Observatory counts. A question with another word of
    that name is about the source, and "according to the Syrian group" asks for its words. On pieces
    of SQuAD it silences none of 4,860 right answers.
    """
    if not SAYING.isdisjoint(question.text.lower().split()):
        return False
    names = [source.name for source in quote.sources if _OF_TWO_WORDS.search(source.name)]
    named = terms_in(" ".join(names), "en")
    words = asked_words(question) if named else []
    own = [word for word in words if word.is_surely_in(named)]
    if not own or any(word.is_lower or not is_country(word.clue.term) for word in own):
        return False
    return missing(own, _without(names, quote.text)) == own


def is_of_its_source_alone(question: Question, quote: Quote) -> bool:
    """Whether all that the quote has of a question is the name of its source.

    "Who owns the Daily Sabah?" is not answered by what the paper reports. "Which magazine does Berg
    write for?" may be, and "where does she work?": that stands beside her name, "Ida Berg, a diver
    from Oslo". A source without a name, "its nearest station", may be what is asked for. On pieces
    of SQuAD it silences one of 4,735 right answers.
    """
    if not quote.sources or _OF_A_DEED.match(question.text) is None:
        return False
    plain = question.in_plain_words.lower()
    if not SAYING.isdisjoint(plain.split()) or _SPEAKS_OF_SOURCES.search(plain):
        return False
    words = asked_words(question)
    terms = terms_in(quote.text, "en")
    held = [word for word in words if word.is_in(terms)]
    if not held or len(held) == len(words):
        return False
    names = [source.name for source in quote.sources]
    if _OF_A_POST.match(question.text) and any(_is_described(name, quote.text) for name in names):
        return False
    beside = terms_in(_without(filter(_CAPITAL.search, names), quote.text), "en")
    return not any(word.is_surely_in(beside) for word in held)


def _without(names: Iterable[str], text: str) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


def _is_described(name: str, text: str) -> bool:
    """Whether a text says beside a name who that is: "its pilot, Ida Berg", "Ida Berg of Oslo"."""
    own = re.escape(name)
    return (
        re.search(rf", {own},|{own}(?:, (?:\d|an?\b|the\b|who\b)| (?:of|at|from)\b)", text)
        is not None
    )


def _is_of_another_year(question: Question, quote: Quote) -> bool:
    """Whether a year is asked about that neither the passage nor the head of the article has.

    On SQuAD it wrongly silences 1 of 473 right answers to questions with a year, and rightly 31 of
    123 near misses. Of an article without any year nothing is known.
    """
    years = _OF_YEAR.findall(question.text) if _HAS_DIGIT.search(question.text) else ()
    if not years:
        return False
    article = quote.passage.article
    head = (quote.passage.heading, article.title, article.published or "")
    told = " ".join((quote.passage.text, *head))
    is_dated = article.published is not None or _YEAR.search(article.text) is not None
    return is_dated and not any(year in told for year in years)


def _asked_about(question: Question) -> list[list[AskedWord]]:
    """Names of the subject, of what is counted, or of the owner; then of the place at the end."""
    text = question.text
    asks = _SUBJECT.search(text) or _HOW.match(text) or _OWNER.match(text)
    place = _PLACE.search(text)
    if place is not None and _TRANSLATES.search(text):
        place = None
    if asks is None and place is None:
        return []
    names = [word for word in asked_words(question) if word.is_name]
    first, end = asks.span("about") if asks is not None else (0, 0)
    return [
        [word for word in names if first <= word.start and word.end <= end],
        [word for word in names if place is not None and word.start >= place.start("name")],
    ]


def _lacks(names: list[AskedWord], question: Question, quote: Quote) -> bool:
    """Whether neither title nor passage has any of the names, spelled out or as initials.

    Unknown initials before a word for a body are lacking even if the passage has that word: "the UN
    Security Council" is not any security council. But an MEP is known by her name.
    """
    capitals = _capitals(quote.passage.text)
    typed = [question.text[word.start : word.end] for word in names]
    unheard = [
        word.is_unknown and letters.isupper() and len(letters) > 1 and letters not in capitals
        for word, letters in zip(names, typed, strict=True)
    ]
    if any(unheard) and any(map(is_organisation, typed)):
        return True
    if not names or any(word.is_in(terms_around(quote)) for word in names):
        return False
    if len(typed) == 1:
        is_elsewhere = typed[0] not in capitals and is_country(names[0].clue.term)
        return unheard[0] or not typed[0].isupper() or is_elsewhere
    return "".join(word[0] for word in typed) not in capitals


@lru_cache(maxsize=_REMEMBERED)
def _capitals(text: str) -> str:
    """All capitals of a text in a row: those of "United States" and of "U.S." are the same."""
    return "".join(character for character in text if character.isupper())
