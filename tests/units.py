"""A stand-in for systemd: units have to be copied, read and complete before they start.

A unit's bot is a real one, in its folder; signals are what the unit says.
"""

import shlex
import signal
from argparse import ArgumentParser
from collections.abc import Sequence
from configparser import RawConfigParser, SectionProxy

from dotenv import dotenv_values

from tests.machine import Machine
from tests.places import Place


def systemctl(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    folder = machine.path("/etc/systemd/system")
    match words:
        case ["daemon-reload"]:
            machine.units = {path.stem for path in folder.glob("*.service")}
        case ["enable", "--now", unit] | ["start" | "restart", unit]:
            _place_of(machine, unit).start()
        case ["stop", unit]:
            _place_of(machine, unit).stop()
        case ["status", unit]:
            assert _place_of(machine, unit).is_running
            return "active (running)"
        case ["reload", unit]:
            program, number, process = _service(machine, unit)["ExecReload"].split()
            assert (program, process) == ("/bin/kill", "$MAINPID")
            _place_of(machine, unit).reload(signal.Signals[f"SIG{number[1:]}"])
        case _:
            raise AssertionError(f"no rule says how systemctl {shlex.join(words)} is run")
    return "done"


def _service(machine: Machine, unit: str) -> SectionProxy:
    assert unit in machine.units, f"systemd has not read {unit}"
    parser = RawConfigParser(strict=False)
    parser.read(machine.path(f"/etc/systemd/system/{unit}.service"))
    return parser["Service"]


def _place_of(machine: Machine, unit: str) -> Place:
    """Where the unit's bot runs; its user, its program, its folders have to be there."""
    service = _service(machine, unit)
    folder = machine.path(service["WorkingDirectory"])
    program, *words = service["ExecStart"].split()
    assert service["User"] in machine.users
    assert machine.path(program).exists()
    assert words == ["run"]
    state = machine.path(f"/var/lib/{service['StateDirectory']}")
    assert str(state) in str(dotenv_values(folder / ".env")["DATABASE_URL"])
    return machine.place(folder)


def journalctl(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    parser = ArgumentParser("journalctl", exit_on_error=False)
    parser.add_argument("--unit", required=True)
    parser.add_argument("--follow", action="store_true")
    parser.add_argument("--lines", type=int)
    return _place_of(machine, parser.parse_args(words).unit).log.read_text(encoding="utf-8")


def systemd_analyze(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    command, unit = words
    assert command == "security"
    return str(dict(_service(machine, unit)))
