"""Who speaks in a sentence, language by language; `bot.attribution` asks it of whole articles.

English has a grammar of its own, `english`: cues (`verbs`, `views`, `relayed`, `uncued`) and beside
each the noun phrase of a `speaker` (`phrases`, `clauses`, `subjects`, `appositions`, `names`,
`citations`), by the lists of the `lexicon`. A few other languages have a table of `cues`, enough
for the plainest attributions. The rest credit nobody: no credit is better than a wrong one.

Of a whole article, `discourse` follows who speaks from sentence to sentence, past `quotations` and
by the `labels` of interviews; `papers` cite by surname and year; `aliases` are names of one source,
and `concordance` says where the article has each word.
"""

from functools import lru_cache

from bot.model import Span
from bot.speech import cues, english
from bot.speech.speaker import Speaker


def knows(language: str) -> bool:
    """Whether attribution in that language is understood at all."""
    return language == "en" or language in cues.tables()


def find_speakers(sentence: str, language: str) -> list[Speaker]:
    """Everybody whom the sentence credits, in order; quoted words are hidden by the caller."""
    if language == "en":
        return english.find_speakers(sentence)
    return cues.find_speakers(sentence, language)


def leading_group(sentence: str, language: str) -> Span | None:
    """The description that a sentence begins with as its subject, as "villagers", or None."""
    return english.leading_group(sentence) if language == "en" else None


@lru_cache(maxsize=1_024)
def name_within(phrase: str, language: str) -> Span:
    """The name in a noun phrase: "Ana Ruiz" of "Mayor Ana Ruiz"; all of it without one."""
    return english.name_within(phrase) if language == "en" else Span(0, len(phrase))


def has_cue(text: str, language: str) -> bool:
    """Whether the sentences of a passage are worth reading for speakers."""
    return language != "en" or english.has_cue(text)


def leading_name(sentence: str, language: str) -> Span | None:
    """The name a sentence begins with as its subject, or None."""
    return english.leading_name(sentence) if language == "en" else None
