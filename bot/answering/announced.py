"""Sentences that only announce what the next one tells.

"How many fell ill is a matter of dispute.", "The cause is under investigation.", "The union tells
another story.": so news begins where sources differ or nothing is certain, and goes on with what is
known. Such a sentence has all words of a question and answers nothing. English.
"""

import re

from bot.text.word_lists import alternatives
from bot.unanswered.needed import holds

_IS = "(?:is|are|was|were|remains?)"
_OPEN = alternatives(
    r"""under_investigation investigated unknown unclear uncertain disputed contested
    (?:a_matter_)?(?:of|in|under)_dispute an_open_question not_(?:yet_)?(?:known|clear)"""
)
_DIFFERENT = r"(?:another|(?:an? )?(?:very |rather |quite |entirely )?different)"
_ANNOUNCES = re.compile(
    r"\A(?:(?:But|And|Just|Exactly) )*(?i:how|who|what|where|why|when|whether)\b[^,;:“\"?]*"
    rf" (?:{_IS}|depends)\b[^,;:“\"?]*\.\Z"
    rf"|\b{_IS} (?:(?:still|also|being|now) )?(?:{_OPEN})\.\Z"
    rf"|\AIt {_IS} (?:still )?(?:unknown|unclear|uncertain|not (?:yet )?(?:known|clear))"
    r" (?:how|who|what|where|why|when|whether)\b[^,;:“\"?]*\.\Z"
    r"|\b(?:tells?|told|gave|gives?|offer(?:s|ed)?|ha[sd]|have)"
    rf" {_DIFFERENT} (?:story|account|version|view|explanation)s?\.\Z"
)


def announces(text: str) -> bool:
    """Whether a text ends in a sentence that only says that something is open or contested."""
    return holds(text.rsplit(". ", 1)[-1], _ANNOUNCES)
