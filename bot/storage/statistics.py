"""The statistics of the last days, read from the database fast enough to ask at any time.

Turns are counted by triggers as they are stored (`migrations/0004_what_is_counted.sql`), and the
questions without an answer have an index. Reads only, over a connection of its own.
"""

import sqlite3
from pathlib import Path

from bot.statistics import (
    DAY,
    Backlog,
    Count,
    Feedback,
    Statistics,
    Times,
    days_of,
    first_day,
    latency_of,
    merged,
)
from bot.storage.reading import open_for_reading
from bot.storage.statements import COUNT_WAITING

SPELLINGS = 1000  # of the most frequent questions, before those that differ in case are merged
SHOWN = 20  # the most lines of a list

COUNTS = "SELECT day, kind, seconds, sum(turns) FROM days WHERE day >= ? GROUP BY 1, 2, 3"

UNANSWERED = """
SELECT question, count(*)
FROM turns
WHERE kind = 'not_found' AND asked_at >= ?
GROUP BY question
ORDER BY count(*) DESC, question
LIMIT ?
"""

QUOTED = """
SELECT article || ' ¶ ' || passage, sum(turns)
FROM quoted
WHERE day >= ?
GROUP BY article, passage
ORDER BY sum(turns) DESC, article, passage
LIMIT ?
"""

FEEDBACK = """
SELECT count(*) FILTER (WHERE helpful), count(*) FILTER (WHERE NOT helpful)
FROM ratings
WHERE rated_at >= ?
"""

DISAPPOINTING = """
SELECT question
FROM ratings JOIN turns USING (inbox_id)
WHERE NOT helpful AND rated_at >= ?
ORDER BY inbox_id DESC
LIMIT ?
"""

DEAD = """
SELECT coalesce(error, 'unknown'), count(*)
FROM inbox
WHERE state = 'dead'
GROUP BY 1
ORDER BY count(*) DESC, 1
LIMIT ?
"""

UNSENT = """
SELECT count(*), min(inbox.received_at)
FROM outbox JOIN inbox ON inbox.id = outbox.inbox_id
WHERE outbox.state IN ('ready', 'uncertain')
"""


def read_statistics(path: Path, days: int, now: float) -> Statistics:
    """Of the last `days` days, today among them; StorageError when the file cannot be read."""
    with open_for_reading(path) as db:
        db.execute("BEGIN")  # all numbers as of one commit
        return _statistics(db, days, now)


def _statistics(db: sqlite3.Connection, days: int, now: float) -> Statistics:
    first = first_day(now, days)
    counts = [Count(*row) for row in db.execute(COUNTS, (first,))]
    asked = [Times(*row) for row in db.execute(UNANSWERED, (first * DAY, SPELLINGS))]
    return Statistics(
        days=days_of(counts, first, days),
        latency=latency_of(counts),
        unanswered=merged(asked, SHOWN),
        quoted=tuple(Times(*row) for row in db.execute(QUOTED, (first, SHOWN))),
        feedback=_feedback(db, first * DAY),
        dead=tuple(Times(*row) for row in db.execute(DEAD, (SHOWN,))),
        backlog=_backlog(db, now),
    )


def _feedback(db: sqlite3.Connection, since: int) -> Feedback:
    helpful, unhelpful = db.execute(FEEDBACK, (since,)).fetchone()
    questions = db.execute(DISAPPOINTING, (since, SHOWN))
    return Feedback(helpful, unhelpful, tuple(question for (question,) in questions))


def _backlog(db: sqlite3.Connection, now: float) -> Backlog:
    waiting, waiting_since = db.execute(COUNT_WAITING).fetchone()
    unsent, unsent_since = db.execute(UNSENT).fetchone()
    since = [moment for moment in (waiting_since, unsent_since) if moment is not None]
    return Backlog(waiting, unsent, max(0.0, now - min(since)) if since else None)
