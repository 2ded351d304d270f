"""Which accounts a question can ask for, and by which words a sentence gives one.

Who did it, what caused it, who won: the form of a question shows which it asks for; "which service
was ordered to" asks for none. A sentence gives an account by its words (`accounts.toml`). Some are
clear wherever they stand ("blamed"), others only beside a rival account ("believes", "48 percent").
English.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from bot.caches import QUESTIONS
from bot.text.word_lists import alternatives
from bot.unanswered.needed import holds
from bot.value import value

_LISTED = tomllib.loads(Path(__file__).with_name("accounts.toml").read_text(encoding="utf-8"))
_WORDS = {name: alternatives(words) for name, words in _LISTED.items()}
_BE = "was|were|is|are|be|been|being"
# A subject and a verb: "had attacked", "opened fire", "shot by"; not "was hit", "the raid killed".
_DOING = (
    rf"(?<!\bto )\b(?!(?:{_BE}|which|that|to|get|got|{_WORDS['no_doer']}|{_WORDS['events']})\b)"
    r"[\w’']+"
    rf" (?:(?:had|has|have|having|also|first|then|later|\w+ly) )*(?:{_WORDS['deeds']})\b(?! by\b)"
    rf"|\b(?:{_WORDS['deeds']}) by\b|\bthe first to\b"
    rf"|\b(?:{_BE}) (?:{_WORDS['deeds_going_on']})\b"
)
_DEED = re.compile(
    rf"\b(?:{_WORDS['deeds']}|{_WORDS['deeds_going_on']}|{_WORDS['blame']}"
    r"|(?:do|did|done) (?:it|this|that)|(?:hand|part|role) in|involved)\b"
)
_WHO = (  # who, or which or whose of them, right before what they did
    rf"\b(?:who|(?:which|whose)(?: (?!(?:{_BE}|did|do|does|that|who|to|and)\b)[\w’'-]+){{1,3}})"
    r"(?: (?:had|has|have|first|really|actually|\w+ly))*"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


@value
class AccountKind:
    """Expressions for questions that ask for it and sentences that give it, in lower case."""

    asked: re.Pattern[str]
    clear: re.Pattern[str]
    likely: re.Pattern[str]

    def is_clear(self, text: str) -> bool:
        """Whether a text surely gives such an account, wherever it stands."""
        return holds(text.lower(), self.clear)

    def is_likely(self, text: str) -> bool:
        """Whether a text gives one where it stands beside another."""
        return holds(text.lower(), self.likely)


BLAME = AccountKind(
    _any(
        rf"\b(?:who|whom|whose|which)\b.*\b(?:{_WORDS['blame']})\b",
        rf"{_WHO} (?:{_WORDS['deeds']}|carr(?:y|ies) out|d(?:id|one) (?:it|this|that))\b",
        rf"\b(?:was|is|were) it\b.*\b(?:that|who) (?:{_WORDS['deeds']})\b",
        r"\b(?:culprits?|blam(?:e|es|ed|ing)|responsibility for|guilty)\b",
    ),
    _any(rf"\b(?:{_WORDS['blame']})\b"),
    _any(rf"\b(?:{_WORDS['blame']})\b", _DOING),
)
_KINDS = (
    BLAME,
    AccountKind(
        _any(
            r"\bwhat (?:caus\w+|made|led to|trigger\w+|spark\w+|started|ended|set off)\b",
            rf"\bwhat(?:['’]s| (?:{_BE}))\b.*\b(?:causes?|reasons?|motives?|to blame)\b",
            r"\b(?:how|why) did\b.*\b(?:start|begin|break out|happen|sink|crash|collapse)\b",
        ),
        _any(rf"\b(?:{_WORDS['cause']})\b"),
        _any(rf"\b(?:{_WORDS['cause']}|{_WORDS['reason']})\b"),
    ),
    AccountKind(
        _any(
            rf"{_WHO} (?:won|wins?|lost|beat|came first|became|(?:is|was) (?:ahead|leading"
            r"|elected|in the lead|(?:the )?winner|declared))\b",
            r"\bwhat (?:is|was|were|are) the (?:\w+ )?(?:results?|outcome)\b",
        ),
        _any(rf"\b(?:{_WORDS['won']})\b|%"),
        _any(rf"\b(?:{_WORDS['won']}|{_WORDS['score']})\b|%"),
    ),
)


def is_of_a_deed(question: str) -> bool:
    """Whether a question has a word for what somebody may have done, or for who is to blame."""
    return _DEED.search(question.lower()) is not None


@lru_cache(maxsize=QUESTIONS)
def account_asked(question: str) -> AccountKind | None:
    """The kind of account that a question asks for, or None.

    >>> account_asked("How many died?") is None
    True
    """
    plain = question.lower()
    return next((kind for kind in _KINDS if kind.asked.search(plain)), None)
