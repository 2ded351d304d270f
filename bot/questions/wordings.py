"""What people write in each language besides questions about the content: the files of `intents/`.

A file a language, read once. Messages and files are compared without case, accents and punctuation.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.caches import QUESTIONS

# Accents, the vowel marks and hamzas of Arabic, and letters that some type for others.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys((*map(chr, range(0x300, 0x370)), *map(chr, range(0x64B, 0x656))), ""),
        **{"ı": "i", "ى": "ي", "ة": "ه", "ـ": ""},
    }
)
# What is neither letter nor digit; the marks of Hindi, Thai and their neighbours spell.
_SIGN = re.compile(r"[^\w\s\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff]|_")
_SHORTENED = re.compile(  # "who's" is "who is", but "Pell's" is not "Pell is"
    r"\b(?:(who|that|what|where|how)['’]?s|(when|this|it|there|he|she)['’]s"
    r"|(do|does|did|is|was|are|ca|wo)n['’]?t|(you|they)['’]re|(i)['’]m)\b"
)
_SIGNS_OF_SHORTENED = ("'", "’", "nt", "whos", "thats", "whats", "wheres", "hows")  # one is in each
_WHOLE = ("", "is", "is", "not", "are", "am")  # after what each group found
_FIRST = "en.toml"  # the other files follow by name


@lru_cache(maxsize=QUESTIONS)
def normalised(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces, English words whole.

    >>> normalised("¿Quién  lo dijo?"), normalised("Who's right? Dont!")
    ('quien lo dijo', 'who is right do not')
    """
    bare = text.casefold()
    if any(sign in bare for sign in _SIGNS_OF_SHORTENED):
        bare = _SHORTENED.sub(_whole, bare)
    if not bare.isascii():
        bare = unicodedata.normalize("NFD", bare).translate(_ALIKE)
        bare = unicodedata.normalize("NFC", bare)
    return " ".join(_SIGN.sub(" ", bare).split())


def _whole(found: re.Match[str]) -> str:
    """A shortened word and the one after it, both whole."""
    at = found.lastindex or 0
    return f"{found[at]} {_WHOLE[at]}"


def words(text: str) -> frozenset[str]:
    """The words of a list in a file."""
    return frozenset(normalised(text).split())


def phrases(lines: str) -> list[str]:
    """The phrases of a list in a file, each of which is a message as a whole."""
    return [normalised(phrase) for phrase in re.split(r"[|\n]", lines.strip())]


def _read(folder: Path) -> tuple[dict[str, Any], ...]:  # Any: what TOML holds
    paths = sorted(folder.glob("*.toml"), key=lambda path: (path.name != _FIRST, path.name))
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")) for path in paths)


TABLES = _read(Path(__file__).with_name("intents"))
