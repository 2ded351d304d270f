"""Whether a question asks for the words of somebody whom the article never quotes.

"What did Hakan Fidan say?" of an article that only mentions him. Somebody says something where a
word of saying stands within four words of the name. Roles ("the American ambassador to NATO") are
left out: the article may know them by their names.
"""

import re
from functools import lru_cache

from bot.language import UPPER
from bot.model import Article
from bot.speech.lexicon import REPORT, SAY

_WORD = re.compile(r"\w+(?:[’'.&/-]\w+)*")
_REMEMBERED = 1_024  # names in articles
_SPOKEN = SAY | REPORT
_BEFORE = re.compile(r"(?:\w+[^\w.!?]+){1,4}\Z")  # up to four words of the same sentence
_BEHIND = re.compile(r"(?:[^\w.!?]+\w+){1,4}")
_WINDOW = 120  # code points that hold four words
_VERB = (
    "(?:say|said|claim|claimed|report|reported|write|written|tell|told|state|stated|comment"
    "|commented|answer|answered|reply|replied|respond|responded)"
)
_ASKS = r"\W*[Ww]hat(?: else)? (?:did|does|do|has|have) (?:the )?"
WORDS_OF = re.compile(rf"{_ASKS}(?P<name>\S.*?) {_VERB}\W*", re.IGNORECASE)
_ON_A_TOPIC = rf"{_VERB} (?:about|to|on|of|when|after|regarding) .*"
_PROPER_WORDS_ON_A_TOPIC = re.compile(rf"{_ASKS}(?P<name>(?:\S+ )*?[{UPPER}]\S*) {_ON_A_TOPIC}")
_WORDS_ON_A_TOPIC = re.compile(rf"{_ASKS}(?P<name>\S+(?: \S+)??) {_ON_A_TOPIC}")


def asks_only_for_words_of(question: str, article: Article) -> bool:
    """Whether what somebody said is asked for whom the article never quotes."""
    match = WORDS_OF.fullmatch(question)
    if match is None and not question.isupper():
        match = _PROPER_WORDS_ON_A_TOPIC.fullmatch(question) or _in_small_letters(question, article)
    if match is None or _is_role(match.group("name")):
        return False
    name = match.group("name").split()[-1].strip("\"'“”«»?!,")
    return not _says_something(name, article)


def _in_small_letters(question: str, article: Article) -> re.Match[str] | None:
    """The question for somebody's words on a topic, typed without capitals, if he is named."""
    match = _WORDS_ON_A_TOPIC.fullmatch(question) if question.islower() else None
    if match is None:
        return None
    name = re.escape(match.group("name").split()[-1].title())
    return match if re.search(rf"(?<![.!?] )(?<!\w){name}(?!\w)", article.text) else None


@lru_cache(maxsize=_REMEMBERED)
def _says_something(name: str, article: Article) -> bool:
    """Whether the article has a word of saying near the name."""
    text = article.text
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?![\w’'])", text, re.IGNORECASE):
        before = _BEFORE.search(text, max(0, found.start() - _WINDOW), found.start())
        behind = _BEHIND.match(text, found.end())
        words = (side.group().lower() for side in (before, behind) if side)
        if not _SPOKEN.isdisjoint(_WORD.findall(" ".join(words))):
            return True
    return False


def _is_role(name: str) -> bool:
    """Whether a description, "the American ambassador to NATO", rather than a name."""
    words = re.split(r" (?:of|to|for|at|in|from) ", name)[0].split()
    return any(word[0].isupper() for word in words) and words[-1].islower()
