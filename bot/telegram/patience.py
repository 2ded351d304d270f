"""How long to wait for Telegram's word on a message before it counts as lost.

A server that is slower than the timeout would take each message as often as it is sent. So one that
is sent again is waited for three times as long as before; and while answers are slow, every one is
waited for twice as long as the slowest took. Nothing is known of that before the first answer has
come: what is under way until then is taken twice.
"""

LONGEST_SECONDS = 60.0
EASE = 0.9  # of the slowest answer's time is left after each quicker one


class Patience:
    """Never less than `least` seconds, the operator's choice."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._slowest = 0.0

    def seconds(self, doubts: int) -> float:
        """The wait for a message of which there was no word so many times already."""
        wanted = max(self._least * 3.0**doubts, 2 * self._slowest)
        return max(self._least, min(wanted, LONGEST_SECONDS))

    def answered(self, seconds: float) -> None:
        """Note how long an answer took; a stop of the process may have made that an hour."""
        self._slowest = min(max(seconds, EASE * self._slowest), LONGEST_SECONDS / 2)
