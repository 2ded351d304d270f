"""Stand-ins for systemd and for an engine of containers, with real bots in them.

They know the part of both that the documents use. A unit has to be copied, read and complete before
it starts; a service has to stand in the compose files, with the volumes and variables they name.
"""

import re
import shlex
import shutil
import signal
import subprocess
from argparse import REMAINDER, ArgumentParser, Namespace
from collections.abc import Sequence
from configparser import RawConfigParser, SectionProxy
from pathlib import Path
from typing import Any

import yaml
from dotenv import dotenv_values

from tests.machine import Machine
from tests.places import Place

# -- systemd


def systemctl(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    folder = machine.path("/etc/systemd/system")
    match words:
        case ["daemon-reload"]:
            machine.units = {path.stem for path in folder.glob("*.service")}
        case ["enable", "--now", unit] | ["start" | "restart", unit]:
            started(machine, unit).start()
        case ["stop", unit]:
            started(machine, unit).stop()
        case ["reload", unit]:
            program, number, process = _service(machine, unit)["ExecReload"].split()
            assert (program, process) == ("/bin/kill", "$MAINPID")
            started(machine, unit).reload(signal.Signals[f"SIG{number[1:]}"])
        case _:
            raise AssertionError(f"no rule says how systemctl {shlex.join(words)} is run")
    return "done"


def _service(machine: Machine, unit: str) -> SectionProxy:
    assert unit in machine.units, f"systemd has not read {unit}"
    parser = RawConfigParser(strict=False)
    parser.read(machine.path(f"/etc/systemd/system/{unit}.service"))
    return parser["Service"]


def started(machine: Machine, unit: str) -> Place:
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
    option, unit, follow = words
    assert (option, follow) == ("--unit", "--follow")
    return started(machine, unit).log.read_text(encoding="utf-8")


def systemd_analyze(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    command, unit = words
    assert command == "security"
    return str(dict(_service(machine, unit)))


# -- containers


def docker(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """`docker compose` on the files of the checkout; a container is a folder."""
    options = _parser().parse_args(words)
    described = _described(machine, options)
    container = machine.place(machine.root / "container" / "app")
    service = getattr(options, "service", None) or "bot"
    assert service in described["services"], f"no service {service!r} in the compose files"
    match options.command:
        case "up":
            _mount(machine, described, container)
            environment = _environment(machine, described)
            if not container.is_running or container.environment != environment or options.build:
                container.stop()
                container.environment = environment
                container.start()
                assert described["services"]["bot"]["read_only"]
                mounted = {path.name for path in _mounts(described, container).values()}
                assert {path.name for path in container.folder.iterdir()} == mounted
        case "stop":
            container.stop()
        case "kill":
            container.reload(signal.Signals[f"SIG{options.signal}"])
        case "exec":
            assert container.is_running
            program, *rest = options.words
            assert program == "article-bot"
            return container.article_bot(rest, given)
        case "logs":
            return container.log.read_text(encoding="utf-8")
        case "cp":
            name, _, path = options.source.partition(":")
            assert name in described["services"]
            shutil.copy(container.folder.parent / path.lstrip("/"), machine.path(options.target))
        case "run":
            assert not container.is_running, "a second bot on one database"
            assert isinstance(given, bytes)
            subprocess.run(
                [options.entrypoint, *options.words], cwd=container.folder, input=given, check=True
            )
    return "done"


def _parser() -> ArgumentParser:
    parser = ArgumentParser("docker", exit_on_error=False)
    compose = parser.add_subparsers(required=True).add_parser("compose")
    compose.add_argument("-f", dest="files", action="append")
    commands = compose.add_subparsers(dest="command", required=True)
    for name, flags in {
        "up": ("--detach", "--build", "--remove-orphans"),
        "stop": (),
        "kill": (),
        "logs": ("--follow",),
        "exec": (),
        "run": ("--rm", "-T"),
    }.items():
        command = commands.add_parser(name)
        for flag in flags:
            command.add_argument(flag, action="store_true")
        command.add_argument("service", nargs="?" if name == "up" else None)
        if name in ("exec", "run"):
            command.add_argument("words", nargs=REMAINDER)
    commands.choices["kill"].add_argument("--signal", default="KILL")
    commands.choices["run"].add_argument("--entrypoint", required=True)
    for name in ("source", "target"):
        (commands.choices.get("cp") or commands.add_parser("cp")).add_argument(name)
    return parser


def _described(machine: Machine, options: Namespace) -> dict[str, Any]:
    """The files on top of each other, with the variables of `.env` put in."""
    known = dotenv_values(machine.here / ".env")
    services: dict[str, dict[str, Any]] = {}
    for name in options.files or ["compose.yaml"]:
        text = (machine.here / name).read_text(encoding="utf-8")
        filled = re.sub(r"\$\{(\w+)[^}]*\}", lambda match: str(known[match[1]]), text)
        for service, said in yaml.safe_load(filled)["services"].items():
            before = services.setdefault(service, {})
            environment = {**before.get("environment", {}), **said.get("environment", {})}
            before.update(said, environment=environment)
    return {"services": services}


def _environment(machine: Machine, described: dict[str, Any]) -> dict[str, str]:
    """What the bot's container is given; its `.env` stays outside."""
    bot = described["services"]["bot"]
    given = dotenv_values(machine.here / bot["env_file"])
    return {**{name: value or "" for name, value in given.items()}, **bot["environment"]}


def _mounts(described: dict[str, Any], container: Place) -> dict[str, Path]:
    """Where the compose file wants folders of the host and volumes."""
    volumes = (volume.split(":") for volume in described["services"]["bot"]["volumes"])
    return {source: container.folder.parent / target[1:] for source, target, *_ in volumes}


def _mount(machine: Machine, described: dict[str, Any], container: Place) -> None:
    for source, target in _mounts(described, container).items():
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.startswith(".") and not target.is_symlink():
            target.symlink_to(machine.here / source)
        elif not source.startswith("."):
            target.mkdir(exist_ok=True)
