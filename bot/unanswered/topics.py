"""What talks were about: "What did they talk about?" is not answered by their having talked."""

import re

from bot.model import Question, Quote

_TALK = r"\b(?:talk|speak|spoke|chat|conver|call|phone|meet|met|contact|discuss|negotiat)\w*\b"
_ASKS_ABOUT_WHAT = re.compile(
    rf"\W*what\b.*{_TALK}.* (?:about|over)(?:\W*\Z|\? )"
    r"|\W*what (?:did|do|have|has|will) .*\bdiscuss(?:ed)?(?: with .*)?\W*\Z",
    re.I | re.S,
)
_TELLS_ABOUT_WHAT = re.compile(
    rf"[“\"«]|{_TALK}.*\b(?:about|on|over|concerning|regarding|that)\b"
    r"|\b(?:discuss|debat|agree|warn|demand|propos)\w*|\b(?:urged|said|told|asked)\b",
    re.I | re.S,
)


def tells_of_talks_alone(question: Question, quote: Quote) -> bool:
    """Whether it is asked what talks were about, and a quote only tells that there were any."""
    asks = _ASKS_ABOUT_WHAT.match(question.text) is not None
    return asks and _TELLS_ABOUT_WHAT.search(quote.text) is None
