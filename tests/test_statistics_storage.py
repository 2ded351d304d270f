"""The statistics in the database are those of the turns, while the bot writes and without it."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer_kinds import Kind
from bot.errors import StorageError
from bot.hosting.turns import Place, StoredTurn
from bot.statistics import Backlog, Day, Feedback, Latency, Statistics, Times
from bot.storage.migrations import migrate, read_migrations
from bot.storage.rows import UpdateOutcome, UpdateState
from bot.storage.sqlite import open_database, open_storage
from bot.storage.statistics import read_statistics
from tests.storage_contract import NOW, answered, arrival, request

PLACES = (Place("a", "d1", 2, 0, 5), Place("a", "d1", 2, 9, 12), Place("b", "d1", 1, 0, 5))
FOUND = StoredTurn(7, 7, "Who?", Kind.FOUND, PLACES)
SILENT = StoredTurn(7, 7, "Why?", Kind.NOT_FOUND)


async def filled(path: Path) -> Statistics:
    """Four turns, a dead update and two that wait, and what is read of them while they are open."""
    turns = [FOUND, replace(FOUND, places=PLACES[:1]), SILENT, replace(SILENT, question="why")]
    async with open_storage(path) as storage:
        updates = await storage.inbox.put([arrival(n) for n in range(7)], NOW - 3)
        for update, turn in zip(updates, turns, strict=False):
            await storage.inbox.close(update, answered(turn=turn), NOW)
        await storage.inbox.close(updates[4], answered(request("unsent")), NOW)
        await storage.inbox.close(updates[5], UpdateOutcome(UpdateState.DEAD, error="Boom: x"), NOW)
        return read_statistics(path, 2, NOW)


async def test_everything_is_counted_while_the_bot_runs(tmp_path: Path) -> None:
    statistics = await filled(tmp_path / "a.db")

    assert [(day.answered, day.silent, day.other) for day in statistics.days] == [
        (0, 0, 0),
        (2, 2, 0),
    ]
    assert statistics.days[-1] == Day(statistics.days[-1].date, 2, 2, 0)
    assert statistics.latency == Latency(3.0, 3.0)
    assert statistics.unanswered == (Times("Why?", 2),)
    assert statistics.quoted == (Times("a ¶ 2", 2), Times("b ¶ 1", 1))
    assert statistics.feedback == Feedback(0, 0)
    assert statistics.dead == (Times("Boom: x", 1),)
    assert statistics.backlog == Backlog(waiting=1, unsent=1, oldest=3.0)


async def test_it_is_the_same_without_the_bot(tmp_path: Path) -> None:
    running = await filled(tmp_path / "a.db")

    assert read_statistics(tmp_path / "a.db", 2, NOW) == running


async def test_older_days_are_left_out(tmp_path: Path) -> None:
    await filled(tmp_path / "a.db")

    later = read_statistics(tmp_path / "a.db", 1, NOW + 86_400)

    assert (later.questions, later.unanswered, later.quoted) == (0, (), ())


async def test_a_reader_waits_for_no_writer_and_no_writer_for_a_reader(tmp_path: Path) -> None:
    async with open_database(tmp_path / "a.db") as database:
        with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            assert read_statistics(tmp_path / "a.db", 1, NOW).questions == 0
            writer.execute("ROLLBACK")
        with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM inbox").fetchall()
            await database.write(lambda db: db.execute("INSERT INTO kept VALUES ('a', 'b')"))


async def test_feedback_is_counted_with_the_questions_that_disappoint(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    await filled(path)
    with closing(sqlite3.connect(path)) as db, db:
        rows = [(1, 7, 1, NOW), (2, 7, 0, NOW), (2, 8, 1, NOW - 10 * 86_400)]
        db.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?)", rows)

    assert read_statistics(path, 2, NOW).feedback == Feedback(1, 1, ("Who?",))


async def test_forgotten_turns_stay_in_the_counts_and_leave_the_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    before = await filled(path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM turns WHERE inbox_id IN (1, 3)")

    after = read_statistics(path, 2, NOW)

    assert after.days == before.days
    assert after.unanswered == (Times("why", 1),)
    assert after.quoted == (Times("a ¶ 2", 1),)


def test_what_stood_in_an_older_database_is_counted_like_the_rest(tmp_path: Path) -> None:
    scripts = read_migrations()
    counted = []
    for version in (3, 4):
        with closing(sqlite3.connect(tmp_path / f"{version}.db")) as db:
            migrate(db, {n: sql for n, sql in scripts.items() if n <= version})
            quotes = json.dumps([["a", "d", 1, 0, 5, []], ["a", "d", 1, 7, 9, []]])
            rows = [(1, NOW, "found", quotes, 0.1234), (2, NOW, "notice", "[]", None)]
            db.executemany(
                "INSERT INTO turns (inbox_id, chat, sender, asked_at, question, kind, quotes, "
                "seconds) VALUES (?, 1, 1, ?, 'Q', ?, ?, ?)",
                rows,
            )
            db.commit()
            migrate(db, scripts)
            tables = ("SELECT * FROM days", "SELECT * FROM quoted")
            counted.append([db.execute(sql).fetchall() for sql in tables])

    assert counted[0] == counted[1]
    assert counted[0] == [
        [(19675, "found", 0.12, 1), (19675, "notice", -1.0, 1)],
        [(19675, "a", 1, 1)],
    ]


@pytest.mark.parametrize(("version", "advice"), [(1, "Start the bot once"), (99, "Update the")])
def test_a_database_of_another_version_is_explained(
    tmp_path: Path, version: int, advice: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        db.execute(f"PRAGMA user_version = {version}")

    with pytest.raises(StorageError, match=advice):
        read_statistics(tmp_path / "a.db", 1, NOW)
