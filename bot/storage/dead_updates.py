"""Dead updates, beside a running bot: listed, tried again, or removed.

The bot's process holds in memory what waits in the inbox, so no other may make an update wait. To
try one again, a row is put into the table `reopened`, which the bot takes up within seconds or at
its next start (`SqliteReopened.take`). A dead update is removed at once, unless its apology is
still to be sent. StorageError where the database cannot be used.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.storage.reading import open_for_a_change, open_for_reading
from bot.storage.statements import FORGET

BATCH = 200  # updates changed in one transaction

LIST = """
SELECT id, received_at, coalesce(error, 'unknown'), raw, reopened.inbox_id IS NOT NULL
FROM inbox LEFT JOIN reopened ON reopened.inbox_id = inbox.id
WHERE state = 'dead'
ORDER BY id DESC
LIMIT ?
"""

ALL = "SELECT id FROM inbox WHERE state = 'dead' ORDER BY id"

# Without its text, which goes when its sender has everything forgotten, there is nothing to answer.
# To ask twice changes nothing, and counts as a row all the same.
RETRY = """
INSERT INTO reopened (inbox_id)
SELECT id FROM inbox WHERE id = ? AND state = 'dead' AND raw <> ''
ON CONFLICT DO UPDATE SET inbox_id = inbox_id
"""

# what is still on its way to whoever asked
FINISHED = """
SELECT id FROM inbox
WHERE id = ? AND state = 'dead' AND NOT EXISTS (
    SELECT * FROM outbox WHERE inbox_id = inbox.id AND outbox.state IN ('ready', 'uncertain')
)
"""

TAKE_BACK_REQUEST = "DELETE FROM reopened WHERE inbox_id = ?"


@dataclass(frozen=True, slots=True)
class DeadUpdate:
    """An update that could not be answered: when it came, what it was, why it failed."""

    id: int  # of the inbox, as the log names it; Telegram's number may be another update's as well
    received_at: float  # seconds since 1970
    kind: str  # Telegram's: message, callback_query ...
    error: str
    reopened: bool  # it will be tried again


def list_dead(path: Path, limit: int) -> list[DeadUpdate]:
    """The latest, newest first."""
    with open_for_reading(path) as db:
        return [
            DeadUpdate(id_, received_at, kind_of(raw), error, bool(reopened))
            for id_, received_at, error, raw, reopened in db.execute(LIST, (limit,))
        ]


def all_dead(path: Path) -> list[int]:
    """The ids of all dead updates, in order of arrival."""
    with open_for_reading(path) as db:
        return [id_ for (id_,) in db.execute(ALL)]


def retry(path: Path, ids: Sequence[int]) -> list[int]:
    """Ask for these to be tried again; gives the ids of those for which it can be."""
    return _changed(path, ids, _retry)


def drop(path: Path, ids: Sequence[int]) -> list[int]:
    """Remove these; gives the ids of those that were dead and had nothing more on its way."""
    return _changed(path, ids, _drop)


def kind_of(raw: str) -> str:
    """What kind of update the JSON holds; "forgotten" for none, "unreadable" for what is no update.

    >>> kind_of('{"update_id": 7, "message": {}}')
    'message'
    """
    if not raw:
        return "forgotten"
    try:
        update = json.loads(raw)
    except ValueError:
        return "unreadable"
    if not isinstance(update, dict):
        return "unreadable"
    return next((key for key in update if key != "update_id"), "unreadable")


def _changed(
    path: Path, ids: Sequence[int], change: Callable[[sqlite3.Connection, int], bool]
) -> list[int]:
    """The ids that it changed something of; in batches, so that no write of the bot waits long."""
    changed = []
    for at in range(0, len(ids), BATCH):
        with open_for_a_change(path) as db:
            changed += [id_ for id_ in ids[at : at + BATCH] if change(db, id_)]
    return changed


def _retry(db: sqlite3.Connection, id: int) -> bool:
    return db.execute(RETRY, (id,)).rowcount > 0


def _drop(db: sqlite3.Connection, id: int) -> bool:
    """Remove it if it is dead and none of its replies is still to be sent; says whether it was."""
    row = db.execute(FINISHED, (id,)).fetchone()
    if row is None:
        return False
    for statement in (TAKE_BACK_REQUEST, *FORGET):
        db.execute(statement, row)
    return True
