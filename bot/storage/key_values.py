"""Values by name over SQLite."""

import sqlite3

from bot.storage import statements as sql
from bot.storage.database import Database


class SqliteKeyValueStore:
    """Values by name, such as the webhook's secret that is made up at the first start."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_or_set(self, name: str, value: str) -> str:
        def get_or_set(db: sqlite3.Connection) -> str:
            db.execute(sql.KEEP, (name, value))
            return str(db.execute(sql.KEPT, (name,)).fetchone()[0])

        return await self._database.write(get_or_set)

    async def replace(self, name: str, value: str) -> None:
        await self._database.write(lambda db: db.execute(sql.REPLACE, (name, value)))
