"""How long to wait before trying again, and how often to say so."""

import logging
import random

CEILING = 10.0  # seconds; shorter than most outages, so that the end of one is soon noticed

log = logging.getLogger(__name__)


def delay(failures: int, base: float = 0.25, ceiling: float = CEILING) -> float:
    """Seconds to wait after that many failures in a row: doubling, with jitter, up to a ceiling.

    The jitter takes away up to half, so that many that failed together do not return together.
    """
    seconds: float = min(ceiling, base * 2.0 ** min(failures, 30))
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311 # no secret


def is_worth_saying(failures: int) -> bool:
    """True for the first, second, fourth, eighth ... failure in a row."""
    return failures & (failures - 1) == 0


class Trouble:
    """A run of failures of one thing: logged at first, then ever more rarely, until it is over."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._failures = 0

    @property
    def is_on(self) -> bool:
        return self._failures > 0

    def happened(self, error: object) -> float:
        """Note one more failure; gives the seconds to wait before the next try."""
        self._failures += 1
        if is_worth_saying(self._failures):
            log.warning(f"{self._what}_failed", extra={"error": error, "failures": self._failures})
        return delay(self._failures - 1)

    def over(self) -> None:
        """It works, again or still."""
        if self._failures:
            log.info(f"{self._what}_recovered", extra={"failures": self._failures})
        self._failures = 0
