"""The noun that the languages of `bot.speech` share."""

from dataclasses import dataclass

from bot.model import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody credited in a sentence; spans count from the start of the sentence.

    `phrase` is the whole noun phrase, `name` the part of it that is shown, `citing` whom the source
    cites in turn. A pronoun stands for a speaker named elsewhere. `told` is a name behind "told",
    which is a medium's unless the article speaks of it otherwise, too.
    """

    phrase: Span
    name: Span
    citing: Span | None = None
    pronoun: bool = False
    told: Span | None = None
