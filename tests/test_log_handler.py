"""Lines go out whole and in order; where nobody reads them, nothing waits for them."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

import pytest

from bot.logs import handler
from bot.logs.handler import PatientHandler


@dataclass
class Pipe:
    """Both ends of a pipe, of which a log has one."""

    reader: int
    log: logging.Logger

    def read(self) -> list[str]:
        """The lines that are in it by now."""
        found = b""
        while piece := self._piece():
            found += piece
        return found.decode().splitlines()

    def _piece(self) -> bytes:
        try:
            return os.read(self.reader, 65_536)
        except BlockingIOError:
            return b""


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipe]:
    monkeypatch.setattr(handler, "WAIT_SECONDS", 0.01)
    monkeypatch.setattr(handler.log, "propagate", False)
    reader, number = os.pipe()
    os.set_blocking(reader, False)
    with open(number, "w", encoding="utf-8") as writer:  # noqa: PTH123 # it has no name
        patient = PatientHandler(writer)
        patient.setFormatter(logging.Formatter("%(message)s%(lines)s", defaults={"lines": ""}))
        handler.log.addHandler(patient)
        yield Pipe(reader, handler.log)
    handler.log.removeHandler(patient)
    os.close(reader)


def test_all_lines_go_out_in_order_while_somebody_reads(pipe: Pipe) -> None:
    lines = [str(number) * 99 for number in range(3)]

    for line in lines:
        pipe.log.warning(line)

    assert pipe.read() == lines


def test_what_nobody_reads_is_dropped_and_counted_until_somebody_does(pipe: Pipe) -> None:
    said = 2000
    for number in range(said):
        pipe.log.warning(f"{number:0100}")

    shown = pipe.read()
    pipe.log.warning("again")

    assert [int(line) for line in shown] == list(range(len(shown)))
    assert 0 < len(shown) < said
    assert pipe.read() == [f"lines_dropped{said - len(shown)}", "again"]


def test_what_was_dropped_is_counted_on_where_the_count_has_no_room_either(
    pipe: Pipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = iter((False, False, True, False, True, True, True))  # the fourth is for the first count
    monkeypatch.setattr(PatientHandler, "_has_room", lambda _: next(room))

    for line in ("one", "two", "three", "four"):
        pipe.log.warning(line)

    assert pipe.read() == ["lines_dropped3", "four"]


def test_a_long_line_waits_for_nobody_and_spoils_none_that_follows(pipe: Pipe) -> None:
    pipe.log.warning("é" * 500_000)

    beginning = pipe.read()
    pipe.log.warning("again")

    assert [set(line) for line in beginning] == [{"é"}]
    assert pipe.read() == ["", "lines_dropped1", "again"]


def test_a_stream_that_is_no_file_takes_every_line() -> None:
    stream = StringIO()

    PatientHandler(stream).emit(logging.makeLogRecord({"msg": "ready"}))

    assert stream.getvalue() == "ready\n"
