"""About what: talks must be about something.

"What did they talk about?" is not answered by the fact that they talked.
"""

import re

from bot.model import Question, Quote

_TALK = r"\b(?:talk|speak|spoke|chat|conver|call|phone|meet|met|contact|discuss|negotiat)\w*\b"
_END = r"(?:\W*\Z|\? )"  # of the text, or of a follow-up, which the question before follows
_ASKS_ABOUT_WHAT = re.compile(
    rf"\W*what\b.*{_TALK}.* (?:about|over){_END}"
    rf"|\W*what (?:did|do|have|has|will) .*\bdiscuss(?:ed)?(?: with .*)?{_END}",
    re.I | re.S,
)
_TELLS_ABOUT_WHAT = re.compile(
    rf"[“\"«]|{_TALK}.*\b(?:about|on|over|concerning|regarding|that)\b"
    r"|\b(?:discuss|debat|agree|warn|demand|propos)\w*|\b(?:urged|said|told|asked)\b",
    re.I | re.S,
)


def tells_of_talks_alone(question: Question, quote: Quote) -> bool:
    """Whether the question is what talks were about, and the quote only tells of talks."""
    asks = _ASKS_ABOUT_WHAT.match(question.text) is not None
    return asks and _TELLS_ABOUT_WHAT.search(quote.text) is None
