"""Text to tokens: what is compared, and where it stands.

A token's place is in the text as it is; its term is the only thing in which anything is
folded: case, accents, script (transliterated to Latin letters), possessives, and inflection
(Snowball stems, irregular English forms). So "Erdoğan's", "Эрдоган" and "ERDOGAN" are one term, and
each keeps its place.

Runs of characters that are written without spaces (Han, Kana, Thai ...) become overlapping groups
of characters; no segmenter is needed. So do Korean words, without their particles: nouns are joined
at will ("두루미운영협의체"), and pairs of syllables find their way where a whole word does not.
This module does not know which words matter.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from bot.caches import SENTENCES, WORDS
from bot.text.language import language_of_script, script_of, stop_words
from bot.text.plain_english import irregular_forms
from bot.text.stems import bare_consonants, base_form, stemmer

Token = tuple[str, int, int]  # a word as it is compared, and its start and end in the text

# Python's \w leaves out combining marks, which are vowels in Indic scripts.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
_PAIRED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # Kana, Han: a word has one or two characters
_HANGUL = "\uac00-\ud7af"  # Korean syllables, with spaces between words
_RUNNING = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0eff\u1000-\u1049\u1780-\u17d3"  # Thai, Lao ...
_LETTER = rf"(?:[^\W_{_PAIRED}{_HANGUL}{_RUNNING}]+|[{_MARKS}]+)+"


def _words(letters: str) -> str:
    """The expression of a number, an acronym, or a word of such letters."""
    return (
        r"\d+(?:[.,]\d+)*(?=['’ʼ])"  # a number with an ending, "1967'de" ...
        rf"|(?<=\d)['’ʼ]{letters}"  # ... which `fold` leaves out
        r"|\d+(?:[.,]\d+)+"  # a number
        r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # an acronym, with its last stop or without
        rf"|{letters}(?:['’ʼ]{letters})*"
    )


_WORD = re.compile(
    rf"(?=[^\x00-\u0e00])(?:[{_PAIRED}]+|[{_HANGUL}]+|[{_RUNNING}]+)|"  # seldom looked into
    + _words(_LETTER)
)
_ASCII_WORD = re.compile(_words(r"[^\W_]+"), re.ASCII)  # in two thirds of the time
_IS_PAIRED = re.compile(rf"[{_PAIRED}]")
_IS_HANGUL = re.compile(rf"[{_HANGUL}]")
_IS_RUNNING = re.compile(rf"[{_RUNNING}]")
# What holds a Japanese sentence together is in hiragana; "what" and "who" ask.
_JAPANESE_GRAMMAR = re.compile("[\u3041-\u309f]+|.?[何誰].?")
ABJAD = re.compile("[\u0590-\u077f]")  # Hebrew, Arabic: few vowels are written
_FIRST_UNSPACED = "\u0e01"  # the first character of a script that is written without spaces
_PAIR, _RUN = 2, 4  # characters of a term where no space separates words
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
# Romance articles and other stop words without their vowel: "l'acqua", "dell'anno", "qu'il".
_ELIDED = re.compile(
    r"^(?:[cdjlmnst]|qu|un|(?:a|co|da|de|ne|que|su)ll|(?:jus|lors|puis)qu)['’ʼ](?=\w\w)"
)
_LOOSE_DOT = "İ".lower()
_CACHED_WORDS = 8_192  # of articles


def tokenize(text: str, language: str) -> list[Token]:
    """All tokens of a text in order."""
    found: list[Token] = []
    for match in (_ASCII_WORD if text.isascii() else _WORD).finditer(text):
        word = match.group()
        start, end = match.span()
        if word[0] >= _FIRST_UNSPACED and (size := _group_size(word, language)):
            found += [
                (group, start + at, start + at + len(group)) for at, group in _groups(word, size)
            ]
        elif term := fold(word, language):
            found.append((term, start, end))
    return found


def terms(text: str, language: str) -> list[str]:
    """The terms of all tokens, in nine tenths of the time that `tokenize` takes."""
    found: list[str] = []
    for word in _WORD.findall(text):
        if word[0] >= _FIRST_UNSPACED and (size := _group_size(word, language)):
            found += [group for _, group in _groups(word, size)]
        elif term := fold(word, language):
            found.append(term)
    return found


@lru_cache(maxsize=SENTENCES)
def terms_in(text: str, language: str) -> frozenset[str]:
    """The terms of a title or sentence, each once; kept, since these recur."""
    return frozenset(terms(text, language))


def _group_size(word: str, language: str) -> int:
    """How many characters of a run without spaces make a term; 0 for a word."""
    if _IS_HANGUL.match(word):
        return _PAIR if language == "ko" and not is_stop_word(word, language) else 0
    if _IS_PAIRED.match(word):
        return _PAIR
    return _RUN if _IS_RUNNING.match(word) else 0


def _groups(run: str, size: int) -> list[tuple[int, str]]:
    """Overlapping groups of a run without spaces, each with its place; a shorter run is one."""
    bare = stemmer("ko")(run) if _IS_HANGUL.match(run) else run
    count = max(1, len(bare) - size + 1)
    return [(at, bare[at : at + size]) for at in range(count)]


@lru_cache(maxsize=WORDS)
def is_stop_word(word: str, language: str) -> bool:
    """Whether a word as written only holds a sentence together; "US" and "WHO" do not."""
    if len(word) > 1 and word.isupper():
        return False
    if language == "ja" and _JAPANESE_GRAMMAR.fullmatch(word):
        return True
    spoken = base_form(word.lower().replace("’", "'"), language)
    return spoken in stop_words(language) or without_clitics(spoken) in stop_words(language)


@lru_cache(maxsize=_CACHED_WORDS)
def fold(word: str, language: str) -> str:
    """Reduce a word to the term it is compared by.

    >>> fold("Erdoğan's", "en"), fold("soldiers", "en"), fold("fought", "en")
    ('erdogan', 'soldier', 'fight')
    >>> fold("Beyoncé", "en") == fold("Beyonce", "en")
    True
    """
    if word[0].isdigit():
        return to_latin(word.lower())
    if word[0] in "'’ʼ":
        return ""
    bare = without_clitics(word.lower().replace(".", ""))
    if not bare:
        return ""
    written_in = language_of_script(script_of(bare[0]), language)
    if written_in == "en":
        bare = to_latin(bare)  # its rules know no accents: "Beyoncé" and "Beyonce" are one
        bare = irregular_forms().get(bare, bare)
    return to_latin(stemmer(written_in)(bare))


@lru_cache(maxsize=WORDS)
def plain(word: str) -> str:
    """A word as it is spelled, but for case, accents, script and possessive.

    Arabic and Hebrew letters stay: in Latin ones the long vowels are lost or two letters are one,
    which helps to compare whole words and spoils groups of letters.

    >>> plain("Erdoğan's")
    'erdogan'
    """
    bare = without_clitics(word.lower())
    return bare_consonants(bare) if ABJAD.match(bare) else to_latin(bare)


def without_clitics(word: str) -> str:
    """A lower-case word without what an apostrophe joins to it: "erdoğan's", "l'acqua".

    Nor has it the dot that Python's lower case leaves beside the "i" of a Turkish "İ".
    """
    word = word.replace(_LOOSE_DOT, "i")
    if "'" not in word and "’" not in word and "ʼ" not in word:
        return word
    word = _ELIDED.sub("", _POSSESSIVE.sub("", word))
    return word.replace("’", "'").replace("ʼ", "'")  # stemmers know one apostrophe


def to_latin(word: str) -> str:
    """A lower-case word in plain Latin letters: "erdoğan" and "эрдоган" are "erdogan"."""
    return word if word.isascii() else _spelled_in_latin(word)


@lru_cache(maxsize=_CACHED_WORDS)
def _spelled_in_latin(word: str) -> str:
    return anyascii(unicodedata.normalize("NFC", word)).lower()
