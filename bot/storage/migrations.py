"""Numbered changes to the schema, each applied once and whole.

A change is a file `NNNN_what.sql` in `migrations/`; SQLite's `user_version` holds the number of the
last one applied. Changes keep what is stored, and an earlier program refuses the file. Synchronous:
it runs once, before anything else opens the file.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from bot.errors import StorageError

FOLDER = Path(__file__).with_name("migrations")
OLDEST_TABLE = "inbox"  # in a database of every version


def read_migrations() -> dict[int, str]:
    """The numbered scripts, by number."""
    return {
        int(path.name.partition("_")[0]): path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.glob("*.sql"))
    }


def migrate(connection: sqlite3.Connection, scripts: Mapping[int, str]) -> None:
    """Bring the file to the newest version; StorageError when it is newer than this program."""
    version = schema_version(connection)
    newest = max(scripts)
    if version > newest:
        raise too_new("The database", version, newest)
    for number in range(version + 1, newest + 1):
        _apply(connection, number, scripts[number])


def refuse_another_programs(connection: sqlite3.Connection, path: Path) -> None:
    """StorageError when the file holds tables, and none of them is this program's."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if tables and OLDEST_TABLE not in tables:
        raise StorageError(
            f"{path} is another program's database, and nothing in it was changed.",
            "Name a file of the bot's own in DATABASE_URL; it is made at the start.",
        )


def too_new(name: str, version: int, newest: int) -> StorageError:
    """What to tell the operator of a file that a later program has made."""
    return StorageError(
        f"{name} is of version {version}; this program knows versions up to {newest}.",
        "Update the program, or name another file in DATABASE_URL.",
    )


def schema_version(connection: sqlite3.Connection) -> int:
    """The number of the last change applied to the file; 0 for an empty one."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;"
        )
    except sqlite3.Error:
        connection.rollback()
        raise
