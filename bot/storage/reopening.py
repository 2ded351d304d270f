"""Dead updates that the operator wants tried again, as the running bot takes them up.

`article-bot dead retry` files a request (`dead_updates.py`); the process that owns the inbox makes
the update wait again. The row of its apology is deleted, once that has been sent.
"""

import sqlite3

from bot.storage.database import Database
from bot.storage.protocols import Inbox
from bot.storage.rows import InboxItem

ANY = "SELECT 1 FROM reopened LIMIT 1"

TAKE = """
DELETE FROM reopened
WHERE NOT EXISTS (
    SELECT * FROM outbox
    WHERE outbox.inbox_id = reopened.inbox_id AND outbox.state IN ('ready', 'uncertain')
)
RETURNING inbox_id
"""

CLEAR = "DELETE FROM outbox WHERE inbox_id = ?"

# one that has been removed or forgotten meanwhile stays as it is
REOPEN = """
UPDATE inbox SET state = 'waiting', tries = 0, error = NULL
WHERE id = ? AND state = 'dead' AND raw <> ''
"""


class SqliteReopened:
    """Requests to try dead updates again."""

    def __init__(self, database: Database, inbox: Inbox) -> None:
        self._database = database
        self._inbox = inbox
        self._taken: set[int] = set()  # wait again, and were not handed on yet

    async def take(self) -> list[InboxItem]:
        """Make every update that is asked for wait again, in order of arrival.

        One whose apology is still on its way is left for a later call.
        """
        if await self._database.read(ANY):  # hardly ever, and a commit only then
            self._taken |= await self._database.write(_take)
        if not self._taken:
            return []
        waiting = await self._inbox.waiting()  # may fail: then it is the next call that gives them
        taken, self._taken = self._taken, set()
        return [update for update in waiting if update.id in taken]


def _take(db: sqlite3.Connection) -> set[int]:
    rows = db.execute(TAKE).fetchall()
    db.executemany(CLEAR, rows)
    db.executemany(REOPEN, rows)
    return {id_ for (id_,) in rows}
