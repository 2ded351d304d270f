"""The languages of the bot's own words, and the catalogues that hold them.

English is what the code is written in: it needs no catalogue, and a sentence that a catalogue lacks
is said in English. The others are gettext's: `<language>/LC_MESSAGES/messages.po` is edited by
people, `make messages` brings it up to date with the code, and the build compiles it
(`hatch_build.py`). A catalogue is read when somebody needs it, not before. One sentence is known in
more languages than the bot speaks: that the article is in another (`other_language.toml`).
"""

import tomllib
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

ENGLISH = "en"
LANGUAGES = {  # in the languages' own names, as somebody looks for them in a list
    "en": "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "tr": "Türkçe",
    "ru": "Русский",
    "uk": "Українська",
    "ar": "العربية",
}
FOLDER = Path(__file__).parent


def N_(message: str) -> str:  # noqa: N802 # gettext's own name for it
    """Mark a sentence for the catalogues; it is translated where it is said."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a sentence that depends on a number: its English forms for 1 and for other numbers."""
    return one, many


def language_of(code: str | None) -> str:
    """The language to speak with somebody whose client reports that IETF tag; English if unknown.

    >>> language_of("uk"), language_of("es-419"), language_of("pt-br"), language_of(None)
    ('uk', 'es', 'en', 'en')
    """
    language = (code or "").replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else ENGLISH


@cache
def catalogue(language: str) -> NullTranslations:
    """The sentences of one of LANGUAGES; an empty catalogue where none is compiled."""
    return translation("messages", FOLDER, [language], fallback=True)


def in_another_language(asked: str, article: str) -> tuple[str, str]:
    """That the article is in another language than the one that was asked in, said in that one.

    Its blank is the name of the article's language, which is given as well.
    """
    table = _other_language()
    return table["says"].get(asked, table["says"][ENGLISH]), table["names"].get(article, article)


@cache
def _other_language() -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / "other_language.toml").read_text(encoding="utf-8"))
