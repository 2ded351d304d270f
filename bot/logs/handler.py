"""Lines go out for as long as somebody takes them.

What reads the log may stop to: a pager left alone, a terminal stopped by Ctrl-S, a collector that
hangs. A write would wait for it without end, and all answers with it. So a line waits for room a
second at most; from then on lines are dropped, until there is room again and it is said how many.
"""

import logging
import select
from contextlib import suppress
from typing import TextIO

WAIT_SECONDS = 1.0
PIECE = 1024  # characters, and so 4 KB at most: that fits where a pipe has any room (PIPE_BUF)

log = logging.getLogger(__name__)


class PatientHandler(logging.StreamHandler[TextIO]):
    """Writes lines to a stream, but never waits long for its reader."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._number: int | None = None
        with suppress(OSError):  # no file, so there is always room
            self._number = stream.fileno()
        self._dropped = 0
        self._owed = ""  # the end of a line of which only the beginning went out

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self._dropped and self._has_room():
                dropped, self._dropped = self._dropped, 0
                log.warning("lines_dropped", extra={"lines": dropped})
                self._dropped = dropped if self._dropped else 0  # that line may be dropped as well
            if self._dropped or not self._wrote(record):
                self._dropped += 1
        except Exception:
            self.handleError(record)

    def _wrote(self, record: logging.LogRecord) -> bool:
        """Whether the whole line went out."""
        text = self._owed + self.format(record) + self.terminator
        for start in range(0, len(text), PIECE):
            if not self._has_room():
                self._owed = self.terminator if start else self._owed
                return False
            self.stream.write(text[start : start + PIECE])
            self.flush()
        self._owed = ""
        return True

    def _has_room(self) -> bool:
        if self._number is None:
            return True
        wait = 0.0 if self._dropped else WAIT_SECONDS
        _, ready, _ = select.select((), (self._number,), (), wait)
        return bool(ready)
