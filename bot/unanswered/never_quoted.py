"""Whether a question asks for the words of somebody whom the article never quotes.

"What did Mira Holt say?" is asked of an article that only mentions her. Somebody is quoted where a
word of saying or thinking, or the very verb of the question, stands within four words of the name,
or after an office in the same sentence. A promise, a reply or a warning is asked for in the same
way. Not judged are roles ("the Danish envoy to London"), as the article may give their names alone,
and articles in which somebody answers as "A:".
"""

import re

from bot.caches import NAMES, WHOLE_ARTICLES, cached_until_reload
from bot.model import Article
from bot.questions.countries import is_seat, names_of_country
from bot.speech.labels import is_of_answers
from bot.speech.lexicon import LISTS, REPORT, SAY, THINK
from bot.text.analysis import fold
from bot.text.language import UPPER
from bot.text.plain_english import any_form_of

_WORD = re.compile(r"\w+(?:[’'.&/-]\w+)*")
SAYING = SAY | REPORT | THINK | {"according"}
_OFFICES = LISTS["people.titles"] | LISTS["people.agents"]
_MUSED = THINK - SAY - REPORT
_BEFORE = re.compile(r"(?:\w+[^\w.!?]+){1,4}\Z")  # up to four words of the same sentence
_AFTER = re.compile(r"(?:[^\w.!?]+\w+){1,4}")
_SENTENCE = re.compile(r"[^.!?\n]*")  # "the mayor of Vard, Ida Moe, put it at two, saying ..."
_HE_SAYS = re.compile(r"\b(?:he|she|they|it) (?:\w+ly )?(\w+)", re.IGNORECASE)
_SAID = frozenset(("say", "tell", "claim", "report", "write", "state", "comment"))  # stems
# What is written says something, though nobody quotes it.
_DOCUMENTS = frozenset(
    """motion bill law plan treaty agreement accord deal contract ruling verdict order letter memo
    report study document resolution plaque sign banner poster petition note article will""".split()  # noqa: SIM905 -- words read best as words
)
_WINDOW = 120  # code points that hold four words
_VERB = any_form_of(
    """say claim report write tell state comment answer reply respond promise warn offer advise
    propose suggest reveal announce recommend explain insist urge think believe"""
)
_ASKS = r"\W*[Ww]hat(?: else)? (?:did|does|do|has|have) (?:the )?"
WORDS_OF = re.compile(rf"{_ASKS}(?P<name>\S.*?) (?P<verb>{_VERB})\W*", re.IGNORECASE)
_TOPIC = "(?:about|to|on|of|when|after|regarding|in|at|during)"
# "What did she say was sent?" asks what was sent, whoever says so.
_OF_A_CLAUSE = rf"(?:say|think|believe|claim|state) (?!{_TOPIC}\b)"
_TO_SOMEBODY = rf"(?!{_OF_A_CLAUSE})(?P<verb>{_VERB}) (?:the )?[{UPPER}a-z].*"
_PROPER_WORDS = re.compile(rf"{_ASKS}(?P<name>(?:\S+ )*?(?:[a-z]+-)?[{UPPER}]\S*) {_TO_SOMEBODY}")
_HIS_WORDS = re.compile(
    rf"\W*[Ww]hat (?:is|was|were) (?P<name>(?:[{UPPER}][\w’'-]* )*[{UPPER}][\w’'-]*?)['’]s?"
    r" (?P<verb>reply|answer|response|reaction|comments?|statement|message|promise|opinion|warning"
    r"|advice|offer|proposal)\b.*"
)


def asks_only_for_words_of(question: str, article: Article) -> bool:
    """Whether a question is for the words of somebody whom the article never quotes."""
    match = WORDS_OF.fullmatch(question)
    if match is None and not question.isupper():
        match = _PROPER_WORDS.fullmatch(question) or _HIS_WORDS.fullmatch(question)
    if match is None or _is_role(match.group("name")) or is_of_answers(article):
        return False
    name = match.group("name").split()[-1].strip("\"'“”«»?!,")
    if name in _DOCUMENTS:
        return False
    verb = fold(match["verb"], "en")
    return not any(_says_something(each, verb, article) for each in _known_as(name, article))


def _known_as(name: str, article: Article) -> frozenset[str]:
    """The words of the article for a country, which speaks through its people; else the name."""
    term = fold(name, "en")
    terms = names_of_country(term, is_place=False)
    if not terms or is_seat(term):  # the Pentagon is not all of its country
        return frozenset((name,))
    return frozenset(word for word in _words_in(article) if fold(word, "en") in terms)


@cached_until_reload(WHOLE_ARTICLES)
def _words_in(article: Article) -> frozenset[str]:
    return frozenset(_WORD.findall(article.text))


@cached_until_reload(NAMES)
def _says_something(name: str, asked: str, article: Article) -> bool:
    """Whether the article has a word of saying, or the one of the question, near the name."""
    text = article.text
    named = rf"(?<!\w){re.escape(name)}(?![\w’']| \d)"  # "Russia 24" is a channel
    for found in re.finditer(named, text, re.IGNORECASE):
        before = _BEFORE.search(text, max(0, found.start() - _WINDOW), found.start())
        after = (_SENTENCE if name.lower() in _OFFICES else _AFTER).match(text, found.end())
        words = _WORD.findall(after.group().lower()) if after else []
        if before:  # who is thought to do something says nothing
            words += [word for word in _WORD.findall(before.group().lower()) if word not in _MUSED]
        if not SAYING.isdisjoint(words) or asked in (fold(word, "en") for word in words):
            return True
    return any(fold(word, "en") == asked for word in _HE_SAYS.findall(text)) and asked not in _SAID


def _is_role(name: str) -> bool:
    """Whether it is a description, "the Danish envoy to London", rather than a name."""
    words = re.split(r" (?:of|to|for|at|in|from) ", name)[0].split()
    return any(word[0].isupper() for word in words) and words[-1].islower()
