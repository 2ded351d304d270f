"""What somebody wants who does not ask about the article's content.

Small talk and questions about the article as a whole have answers of their own. They are recognised
by a closed vocabulary, a file for each language in `intents/`. A rule applies when the message has
at least one word of each line of its `needs`, **and no word** but those, those of its `also` and,
in questions about the article, the language's `fillers`. So "who published this?" asks about the
article, and "who published the report on Idlib?", which has words of its own, goes to the search.
"This interview" is the article. `phrases` are whole messages. The first rule that applies wins. Two
or three pieces of small talk in one message are small talk.

Case, accents and punctuation make no difference, neither in a message nor in the files.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.answer import Talk, Topic
from bot.questions.wordings import TABLES, normalised, phrases, words

Intent = Talk | Topic

# Messages without a word: thumbs, faces, hearts. Tones of skin and forms of display do not matter.
_GESTURES = {
    Talk.GREETING: "👋",
    Talk.THANKS: "👍👌🙏👏💪💯🔥🎉❤💙💚🤝😊😍🥰🤗😃",
    Talk.REPROACH: "👎😠😡🤬💩🖕",
    Talk.NOD: "😀😄😁😆😅😂🤣🙂🙃😉😎🤔🧐😐😮😢🙄",
}
_INTENT_OF = {sign: talk for talk, signs in _GESTURES.items() for sign in signs}
# What an article may be besides, when the one at hand is meant: "this paper", "this interview".
_THIS = re.compile(
    r"\bthis (?:paper|study|interview|recipe|essay|post|blog|blog post|review|report|document"
    r"|obituary|column|chapter|guide|tutorial|biography|text|press release|announcement)\b"
)
_MOST_PARTS = 3  # of a message of small talk
_TONES = {ord(sign): None for sign in "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"}


@dataclass(frozen=True, slots=True)
class _Rule:
    intent: Intent
    needs: tuple[frozenset[str], ...]  # a word of each
    vocabulary: frozenset[str]  # and none outside this

    def applies(self, said: frozenset[str]) -> bool:
        return said <= self.vocabulary and all(said & group for group in self.needs)


def recognise(text: str) -> Intent | None:
    """The small talk or the question about the whole article that this is, or None for a search.

    >>> recognise("What is this article about?")
    <Topic.SUMMARY: 'summary'>
    >>> recognise("Who published the report on Idlib?") is None
    True
    """
    said = normalised(text)
    if not said:
        return _gesture(text)
    return _alone(said) or _joined(text, said)


def _alone(said: str) -> Intent | None:
    """What a message means as a whole."""
    if said in _PHRASES:
        return _PHRASES[said]
    known = frozenset((_THIS.sub("this article", said) if "this " in said else said).split())
    if not known <= _KNOWN:  # as with nearly every question about the content
        return None
    return next((rule.intent for rule in _RULES if rule.applies(known)), None)


def _joined(text: str, said: str) -> Talk | None:
    """What a message means if all its parts are small talk: the last that is more than a nod.

    >>> recognise("Good morning, can you help me?"), recognise("No, that's wrong. Sorry")
    (<Talk.HELP: 'help'>, <Talk.DOUBT: 'doubt'>)
    """
    if not _ANY_WORDS.issuperset(said.split()):  # as with nearly every question about the content
        return None
    parts = [part for part in map(normalised, _BETWEEN_PARTS.split(text)) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    meant = [intent for intent in map(_alone, parts) if isinstance(intent, Talk)]
    if len(meant) < len(parts):
        return None
    return next((intent for intent in reversed(meant) if intent is not Talk.NOD), Talk.NOD)


def _gesture(text: str) -> Talk | None:
    """What signs without a word say, if all of them say the same."""
    signs = re.sub(r"[\s.,!?¡¿؟]", "", text.translate(_TONES))
    said = {_INTENT_OF.get(sign) for sign in signs}
    return said.pop() if len(said) == 1 else None


def _rules(table: dict[str, Any]) -> Iterable[_Rule]:  # Any: what TOML holds
    """The rules of one language, small talk first."""
    fillers = words(table.get("fillers", ""))
    for section, kind, common in (("talk", Talk, frozenset()), ("about", Topic, fillers)):
        for entry in table.get(section, ()):
            needs = tuple(map(words, entry["needs"]))
            others = words(entry.get("also", "")) | common
            yield _Rule(kind(entry["intent"]), needs, others.union(*needs))


def _messages() -> dict[str, Intent]:
    """The phrases of all languages; where two differ on one, the first one's stands."""
    known: dict[str, Intent] = {}
    for table in TABLES:
        for name, lines in table.get("phrases", {}).items():
            intent = Talk(name) if name in list(Talk) else Topic(name)
            for phrase in phrases(lines):
                known.setdefault(phrase, intent)
    return known


_RULES = tuple(rule for table in TABLES for rule in _rules(table))
_PHRASES = _messages()
_KNOWN = frozenset().union(*(rule.vocabulary for rule in _RULES))
_JOINS = frozenset().union(*(words(table.get("joins", "")) for table in TABLES))
_ANY_WORDS = _KNOWN | _JOINS | words(" ".join(_PHRASES))
_BETWEEN_PARTS = re.compile(rf"[.,;:!?…،؛؟\n]|\b(?:{'|'.join(sorted(_JOINS))})\b", re.IGNORECASE)
