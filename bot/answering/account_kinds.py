"""Which accounts a question can ask for, and by which words a sentence gives one.

Who did it, what caused it, who won: a question shows it by its form, so that "which service was
ordered to" asks for none. Of what a sentence says, some words are clear wherever they stand
("blamed"), others only beside a rival account ("believes", "48 percent"). English.
"""

import re
from functools import lru_cache

from bot.text.word_lists import alternatives
from bot.value import value

_DEEDS = alternatives(
    """attack attacks attacked opens?_fire opened_fire bombs? bombed shelled shoots? shot fires?
    fired strikes? struck hit kills? killed murdered stabbed poisoned assaulted stormed beat beaten
    beating threw thrown knocked start started begin began begun provoked orders? ordered launch
    launched charge charged planted destroyed damaged sank sunk blew_up set_off set_fire sabotaged
    broke broken breaking cut stole stolen leaked hacked tampered forged falsified swapped altered
    manipulated rigged faked doctored"""
)
_DEEDS_GOING_ON = alternatives(
    "attacking bombing shelling shooting firing striking hitting killing"
)
_BLAME = alternatives(
    """responsible responsibility to_blame blam(?:e|es|ed|ing) accus(?:e|es|ed|ing) behind
    culprits? carried_out caused faults?"""
)
_CAUSE = alternatives(
    """caus(?:e|es|ed|ing) result_of resulted_from blam(?:e|es|ed|ing) fault faulty responsible
    triggered sparked set_off attribut(?:e|es|ed)"""
)
_REASON = alternatives(
    """because due_to owing_to led_to reasons? suspects? suspected believes? believed insists?
    insisted instead rather accus(?:es|ed) point(?:s|ed)?_to sabotage"""
)
_WON = alternatives(
    "won wins? winners? victory victorious lead ahead percent per_cent defeat defeated beat lost"
)
_SCORE = alternatives(
    "votes? points trophy champions? gave_in concessions? holds? held captured retaken controls?"
)
_EVENTS = alternatives(
    "raids? attacks? strikes? blasts? explosions? shots? fires? bombs? shells? floods?"
)
_NO_DOER = alternatives("the an? this no under of in on by for from after before during since")
_BE = "was|were|is|are|be|been|being"
# A subject and a verb: "had attacked", "opened fire", "shot by"; not "was hit", "the raid killed".
_DOING = (
    rf"(?<!\bto )\b(?!(?:{_BE}|which|that|to|get|got|{_NO_DOER}|{_EVENTS})\b)[\w’']+"
    rf" (?:(?:had|has|have|having|also|first|then|later|\w+ly) )*(?:{_DEEDS})\b(?! by\b)"
    rf"|\b(?:{_DEEDS}) by\b|\bthe first to\b"
    rf"|\b(?:{_BE}) (?:{_DEEDS_GOING_ON})\b"
)
_WHO = (  # who, or which or whose of them, right before what they did
    rf"\b(?:who|(?:which|whose)(?: (?!(?:{_BE}|did|do|does|that|who|to|and)\b)[\w’'-]+){{1,3}})"
    r"(?: (?:had|has|have|first|really|actually|\w+ly))*"
)
_REMEMBERED = 4_096  # sentences; some hundred bytes each


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


@value
class AccountKind:
    """What is asked, and how a sentence shows that it answers that; all of lower-case text."""

    asked: re.Pattern[str]
    clear: re.Pattern[str]
    likely: re.Pattern[str]

    def is_clear(self, text: str) -> bool:
        """Whether a text surely gives such an account, wherever it stands."""
        return _holds(self.clear, text)

    def is_likely(self, text: str) -> bool:
        """Whether a text gives one where it stands beside another."""
        return _holds(self.likely, text)


@lru_cache(maxsize=_REMEMBERED)
def _holds(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text.lower()) is not None


_KINDS = (
    AccountKind(
        _any(
            rf"\b(?:who|whom|whose|which)\b.*\b(?:{_BLAME})\b",
            rf"{_WHO} (?:{_DEEDS}|carr(?:y|ies) out|d(?:id|one) (?:it|this|that))\b",
            rf"\b(?:was|is|were) it\b.*\b(?:that|who) (?:{_DEEDS})\b",
        ),
        _any(rf"\b(?:{_BLAME})\b"),
        _any(rf"\b(?:{_BLAME})\b", _DOING),
    ),
    AccountKind(
        _any(
            r"\bwhat (?:caus\w+|made|led to|trigger\w+|spark\w+|started|ended|set off)\b",
            rf"\bwhat(?:['’]s| (?:{_BE}))\b.*\b(?:causes?|reasons?|motives?|to blame)\b",
            r"\b(?:how|why) did\b.*\b(?:start|begin|break out|happen|sink|crash|collapse)\b",
        ),
        _any(rf"\b(?:{_CAUSE})\b"),
        _any(rf"\b(?:{_CAUSE}|{_REASON})\b"),
    ),
    AccountKind(
        _any(
            rf"{_WHO} (?:won|wins?|lost|beat|came first|became|(?:is|was) (?:ahead|leading"
            r"|elected|in the lead|(?:the )?winner|declared))\b",
            r"\bwhat (?:is|was|were|are) the (?:\w+ )?(?:results?|outcome)\b",
        ),
        _any(rf"\b(?:{_WON})\b|%"),
        _any(rf"\b(?:{_WON}|{_SCORE})\b|%"),
    ),
)


@lru_cache(maxsize=1_024)
def account_asked(question: str) -> AccountKind | None:
    """The kind of account that a question asks for, or None.

    >>> account_asked("How many died?") is None
    True
    """
    plain = question.lower()
    return next((kind for kind in _KINDS if kind.asked.search(plain)), None)
