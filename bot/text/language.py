"""What the program knows about languages: scripts, stop words, and telling them apart.

A language is recognised by its script where the script decides (Greek, Thai, Hangul ...) and by
its most frequent function words where several share one (Latin). That is cheap and right for an
article; for a question of two words it may be wrong, so callers hand in what to prefer.

`knowledge/languages.json` holds the tables, `knowledge/stop_words.json` function and question words
by language.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from bot.knowledge import knowledge
from bot.text.frequency import is_listed
from bot.text.stems import has_snowball

_TABLES = knowledge("languages")
# First and last code point, script. Unicode blocks, as far as the languages here need them.
_SCRIPTS: dict[str, str] = _TABLES["scripts"]
_BLOCKS = [
    (int(first, 16), int(last, 16), script)
    for script, blocks in _SCRIPTS.items()
    for first, _, last in (block.partition("-") for block in blocks.split())
]
_LANGUAGE_OF_SCRIPT: dict[str, str] = _TABLES["language_of_script"]
_SCRIPT_OF_LANGUAGE: dict[str, str] = _TABLES["script_of_language"] | {
    language: script for script, language in _LANGUAGE_OF_SCRIPT.items()
}
# The letters a Latin language has beyond a to z. Words in others speak against it.
_LETTERS: dict[str, str] = _TABLES["letters"]
_UKRAINIAN_LETTERS = frozenset("іїєґІЇЄҐ")
_PERSIAN_LETTERS = frozenset("پچژگکی")
# The capital letters of Latin, Greek and Cyrillic script, for a class of a regular expression.
UPPER = "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper())
_JOINED = re.compile(r"(?<=\w{3})['’]\w+")  # the end of "Schmidt'in", of "what's"
_MOSTLY = 0.8  # of the letters
_QUOTED = 0.02  # of the letters; an Arabic article may quote a Persian name, a Russian a Ukrainian
_SOME = 0.1  # of the letters that are not Latin; Japanese has more Kana
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2_000  # characters that decide; more only costs time


@cache
def script_of(character: str) -> str:
    """The script of a letter ("Latin", "Han" ...), or "" for anything else."""
    code = ord(character)
    if not character.isalpha():
        return ""
    for first, last, script in _BLOCKS:
        if first <= code <= last:
            return script
    return ""


def script_of_language(language: str) -> str:
    """The script that language is written in; Latin unless known otherwise."""
    return _SCRIPT_OF_LANGUAGE.get(language, "Latin")


def language_of_script(script: str, preferred: str) -> str:
    """The preferred language if written in that script, else the script's most common one."""
    if script in ("", script_of_language(preferred)):
        return preferred
    return _LANGUAGE_OF_SCRIPT.get(script, "en")


@cache
def stop_words(language: str) -> frozenset[str]:
    """Lower-case function and question words of a language; empty for one without a list."""
    return _stop_word_lists().get(language, frozenset())


def is_known(language: str) -> bool:
    """Whether anything is known of the language: its word forms, its script, its stop words."""
    return has_snowball(language) or language in _SCRIPT_OF_LANGUAGE or bool(stop_words(language))


def detect(text: str, preferred: str = "en") -> str:
    """The ISO 639-1 code of the language that text is written in.

    `preferred` is returned where the text does not tell: no letters, no known function word.

    >>> detect("Wer war es?"), detect("Кто это был?"), detect("Peskov?", preferred="tr")
    ('de', 'ru', 'tr')
    """
    sample = text[:_SAMPLE]
    if "'" in sample or "’" in sample:
        sample = _JOINED.sub("", sample)
    if not _WORD.search(sample):
        return preferred
    if sample.isascii():
        return _by_function_words(sample, "Latin", language_of_script("Latin", preferred))
    scripts = Counter(map(script_of, sample))
    del scripts[""]
    if not scripts:
        return preferred
    is_japanese = scripts["Kana"] > _SOME * (scripts.total() - scripts["Latin"])
    script = "Kana" if is_japanese else _commonest(scripts)
    if script == "Latin" and _only_names_are_latin(sample, scripts):
        del scripts["Latin"]
        script = _commonest(scripts)
    if script == "Cyrillic" and _is_written_in(_UKRAINIAN_LETTERS, sample, scripts):
        return "uk"
    if script == "Arabic" and _is_written_in(_PERSIAN_LETTERS, sample, scripts):
        return "fa"
    return _by_function_words(sample, script, language_of_script(script, preferred))


def _is_written_in(own: frozenset[str], text: str, scripts: Counter[str]) -> bool:
    """Whether a text has a language's own letters, more than names quoted from it would bring."""
    found = 0 if own.isdisjoint(text) else sum([character in own for character in text])
    return found > _QUOTED * scripts.total()


def _commonest(scripts: Counter[str]) -> str:
    """The script of most letters; of equals the first in the alphabet."""
    return max(sorted(scripts), key=scripts.__getitem__)


def _only_names_are_latin(text: str, scripts: Counter[str]) -> bool:
    """Whether a text mostly in Latin letters is in another script, as "Кто такой Luke Ryan?" is."""
    if scripts["Latin"] > _MOSTLY * scripts.total():
        return False
    latin = [word for word in _WORD.findall(text) if script_of(word[0]) == "Latin"]
    return 3 * max(_votes(latin, "Latin").values()) < len(latin)


def _by_function_words(text: str, script: str, preferred: str) -> str:
    """The language of a script with the most function words in the text.

    Of several, such as with "ne", the one in which most words are common.
    """
    words = _WORD.findall(text)
    votes = _votes(words, script)
    best = max(votes.values(), default=0)
    if votes.get(preferred, 0) == best:
        return preferred
    tied = sorted(language for language, count in votes.items() if count == best)
    if len(tied) == 1:
        return tied[0]
    return max(tied, key=lambda language: sum(is_listed(word.lower(), language) for word in words))


def _votes(words: Sequence[str], script: str) -> dict[str, int]:
    """For each language of a script the function words, less words in letters it lacks."""
    accented = [word for word in words if not word.isascii() and word.islower()]
    votes = dict.fromkeys(_languages_in(script), 0)
    if accented:
        votes = {language: -_strange(accented, language) for language in votes}
    speakers = _speakers(script)
    for word in words:
        if len(word) > 1 or script != "Latin":
            for language in speakers.get(word.lower(), ()):
                votes[language] += 1
    return votes


def _strange(words: Iterable[str], language: str) -> int:
    """How many words have letters that a Latin language is not written with."""
    if script_of_language(language) != "Latin":
        return 0
    known = _LETTERS.get(language, "")
    return sum(any(c not in known and not c.isascii() for c in word) for word in words)


@cache
def _languages_in(script: str) -> tuple[str, ...]:
    """The languages with a list of stop words that are written in a script."""
    return tuple(
        language for language in _stop_word_lists() if script_of_language(language) == script
    )


@cache
def _speakers(script: str) -> dict[str, list[str]]:
    """Function word -> the languages of that script that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for language in _languages_in(script):
        for word in stop_words(language):
            found[word].append(language)
    return dict(found)


@cache
def _stop_word_lists() -> dict[str, frozenset[str]]:
    listed: dict[str, str] = knowledge("stop_words")
    return {language: frozenset(words.split()) for language, words in listed.items()}
