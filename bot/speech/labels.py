"""Whose turn it is to speak, where each paragraph begins with a name: "Roux: In 1991."

So interviews, transcripts of hearings and debates are printed, in any language. A label is no
chance where two begin paragraphs, each more than one, and the article names one of them elsewhere
or one is "Interviewer": a test of jars has "Pros:" and "Cons:". "Q:" and "A:" name nobody.
"""

import re
from collections import Counter

from bot.model import Article, Span
from bot.text.language import UPPER

_LABEL = re.compile(rf"(?P<name>[{UPPER}][\w.’'-]+(?: [{UPPER}][\w.’'-]*){{0,3}}): ")
_NOBODY = frozenset(("question", "answer", "frage", "antwort", "note", "step"))
_HOSTS = frozenset(("interviewer", "moderator", "host", "presenter"))
_ANSWER = re.compile(r"A(?:nswer)?[:.] ")
_TURNS = 2  # of each speaker, and speakers


def speakers(article: Article) -> dict[int, Span]:
    """The names that begin paragraphs as labels, by the numbers of these; empty without turns."""
    labels: dict[int, Span] = {}
    for number, place in enumerate(article.passage_spans, 1):
        found = _LABEL.match(article.text, place.start, place.end)
        if found is not None and found["name"].lower() not in _NOBODY:
            labels[number] = Span(*found.span("name"))
    turns = Counter(article.text[name.start : name.end] for name in labels.values())
    often = {name for name, times in turns.items() if times >= _TURNS}
    known = any(label.lower() in _HOSTS or _is_named(label, article) for label in often)
    if len(often) < _TURNS or not known:
        return {}
    shown = {label: _as_written(label, article.text) for label in often}
    return {
        number: shown[label] or name
        for number, name in labels.items()
        if (label := article.text[name.start : name.end]) in often
    }


def _is_named(label: str, article: Article) -> bool:
    """Whether the last word of a label stands in the title, or with a capital amid a sentence."""
    last = rf"\b(?=[{UPPER}])(?i:{re.escape(label.split()[-1])})\b"
    amid = re.compile(rf"(?<=[\w,] ){last}(?!:)")
    return re.search(last, article.title) is not None or amid.search(article.text) is not None


def _as_written(label: str, text: str) -> Span | None:
    """Where a name in capitals stands in small letters: "Ana Ruiz" for "ANA RUIZ"."""
    if not label.isupper():
        return None
    found = re.finditer(rf"\b{re.escape(label)}\b", text, re.IGNORECASE)
    return next((Span(*name.span()) for name in found if not name.group().isupper()), None)


def is_of_answers(article: Article) -> bool:
    """Whether paragraphs begin with "A:", as the answers of interviews do."""
    answers = (_ANSWER.match(article.text, place.start) for place in article.passage_spans)
    return sum(answer is not None for answer in answers) >= _TURNS
