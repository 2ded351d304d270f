"""A question in plainer words, before its words are looked for.

People ask with phrases whose words tell nothing alone: "called off" means cancelled, "how much
money" asks for a sum whether or not the article says "money", and "do the sources agree on" is
about how something was reported, not about what happened. `knowledge/phrases.json` holds them.
Shorthand is spelled out, and a way of asking is replaced by a plainer one. An idiom is replaced by
the first of its meanings that the articles have; if they have none, or the idiom itself, it stays.
No single word is replaced: `clues.py` says what may stand for one. "Why do they disagree?" stays,
too, since figures do not answer it. English only.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache

from bot.caches import QUESTIONS
from bot.knowledge import knowledge
from bot.questions.differing import asked_of_all
from bot.questions.idioms import Idiom, idioms_with

_WORD = re.compile(r"\w+")
_TYPED = re.compile(r"(?<![\w.-])\w+(?![\w-]|\.\w)")  # not in "a u-turn" and "the U.S."
_CLASS = re.compile(r"<(\w+)>")  # "<sources>" in a way of asking is any of that class of words
_OPENING = re.compile(
    r"\W*(?:(?:and|but|so|then|well|ok|okay|alright|right|sure|hmm+|oh|ah|hey|hi|hello|wow|great|cool"
    r"|interesting|thanks|thank you|yes|yeah|yep|no|nope"
    r"|(?:nice|good|perfect|fine|awesome|lovely|quick|dear|i see|got it)"
    r"(?=[,.;:!]))\b\W+)+"  # Nice is a city
    r"(?=(?:who|whom|whose|what|when|where|why|which|how|did|does|do|is|are|was|were|has|have|had"
    r"|will|would|can|could)\b)",
    re.IGNORECASE,
)
_LONGEST = 1_000  # characters; what is longer is a text, and to search it for all phrases is slow

Stands = Callable[[str], bool]
Used = Callable[[re.Pattern[str]], bool]


def without_opening(question: str) -> str:
    """The question without the words that people begin with and that ask for nothing. English.

    >>> without_opening("Ok thanks, and who won?")
    'who won?'
    """
    opening = _OPENING.match(question)
    return question if opening is None else question[opening.end() :]


def in_plain_words(
    question: str, stands: Stands = lambda _: False, used: Used = lambda _: True
) -> str:
    """The question with such phrases replaced; as it is when nothing would be left.

    `stands` tells whether the articles have the telling words of a phrase, `used` whether they have
    these together, as an expression finds them: to have "hit" and "back" is not to "hit back".

    >>> in_plain_words("Why was the meeting called off?", {"cancel"}.__contains__)
    'Why was the meeting cancel?'
    """
    if len(question) > _LONGEST:
        return question
    asked = _asked_plainly(_spelled_out(question, stands))
    plainly = asked_of_all(asked) or _with_meanings(asked, stands, used)
    return plainly if _WORD.search(plainly) else question


@lru_cache(maxsize=QUESTIONS)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _spelled_out(question: str, stands: Stands) -> str:
    """The question without shorthand and common misspellings that the articles do not have."""
    known: dict[str, str] = knowledge("phrases")["shorthand"]

    def spelled(found: re.Match[str]) -> str:
        typed = found[0]
        meant = known.get(typed if len(typed) == 1 else typed.lower())  # "R" is no "are"
        return typed if meant is None or stands(typed) else meant

    if known.keys().isdisjoint(_words(question)):
        return question
    return " ".join(_TYPED.sub(spelled, question).split())  # "Mr" leaves nothing but spaces


def _asked_plainly(question: str) -> str:
    """The question without the ways of asking that tell nothing, one after the other."""
    known = _frames_by_word()
    telling = known.keys() & _words(question)
    if any(_pattern(form).search(question) for word in telling for form in known[word]):
        for frame, (form, plain) in zip(knowledge("phrases")["frames"], frames(), strict=True):
            if not _words(question).isdisjoint(frame["words"].split()):
                question = " ".join(_pattern(form).sub(plain, question).split())
    return question.strip()


def _with_meanings(question: str, stands: Stands, used: Used) -> str:
    """The question with idioms replaced; a word belongs only to the longest idiom it is in."""
    taken: list[tuple[int, int, str]] = []
    for idiom in idioms_with(_words(question)):
        for found in idiom.pattern.finditer(question):
            if all(found.end() <= start or end <= found.start() for start, end, _ in taken):
                taken.append((found.start(), found.end(), _meant(found, idiom, stands, used)))
    for start, end, meaning in sorted(taken, reverse=True):
        question = question[:start] + meaning + question[end:]
    return question


def _meant(found: re.Match[str], idiom: Idiom, stands: Stands, used: Used) -> str:
    """The first meaning that the articles have, with the object; else what was typed."""
    between = "".join(found.groups())
    if stands(found[0].replace(between, "", 1)) and used(idiom.pattern):
        return found[0]
    meaning = next(filter(stands, idiom.meanings), None)
    return found[0] if meaning is None else meaning + between


@cache
def frames() -> list[tuple[str, str]]:
    """Ways of asking, and what each is put as, in the order in which they are replaced."""
    classes = {name: f"(?:{words})" for name, words in knowledge("phrases")["classes"].items()}
    found = []
    for frame in knowledge("phrases")["frames"]:
        form = _CLASS.sub(lambda name: classes[name[1]], frame["asked"])
        found.append((rf"\b(?:{form})(?!\w)", frame["plainly"]))
    return found


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """Compiled once it is needed: all of them would be a third of the first answer's CPU."""
    return re.compile(form, re.IGNORECASE)


@cache
def _frames_by_word() -> dict[str, list[str]]:
    """A word -> the ways of asking that may hold it; each holds one of its words at least."""
    table: dict[str, list[str]] = defaultdict(list)
    for frame, (form, _) in zip(knowledge("phrases")["frames"], frames(), strict=True):
        for word in frame["words"].split():
            table[word].append(form)
    return dict(table)
