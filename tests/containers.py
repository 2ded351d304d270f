"""A stand-in for an engine of containers: `docker compose` on the files of the checkout.

The bot's container is a folder with what the compose files mount, their environment, and a real bot
in it. It knows the commands and options that the documents use, and refuses all others.
"""

import re
import shutil
import signal
import subprocess
from argparse import REMAINDER, ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from dotenv import dotenv_values

from tests.machine import Machine
from tests.places import Place


@dataclass(frozen=True)
class Call:
    """A command of compose, with the services that its files describe and the bot's container."""

    machine: Machine
    options: Namespace
    services: Mapping[str, Any]  # Any: what YAML holds
    container: Place
    given: str | bytes


def docker(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    options = _parser().parse_args(words)
    files = dotenv_values(machine.here / ".env").get("COMPOSE_FILE") or "compose.yaml"
    services = _services(machine, options.files or files.split(":"))
    service = getattr(options, "service", None) or "bot"
    assert service in services, f"no service {service!r} in the compose files"
    container = machine.place(machine.root / "container" / "app")
    call = Call(machine, options, services, container, given)
    match options.command:
        case "up":
            _up(call)
        case "stop":
            container.stop()
        case "ps":
            return "bot running" if container.is_running else "done"
        case "kill":  # only to have articles read again
            container.reload(signal.Signals[f"SIG{options.signal}"])
        case "exec":
            return _exec(call)
        case "logs":
            return container.log.read_text(encoding="utf-8")
        case "cp":
            _cp(call)
        case "run":
            _run(call)
        case other:
            raise AssertionError(f"no rule says how docker compose {other} is run")
    return "done"


def _parser() -> ArgumentParser:
    parser = ArgumentParser("docker", exit_on_error=False)
    compose = parser.add_subparsers(required=True).add_parser("compose", allow_abbrev=False)
    compose.add_argument("-f", dest="files", action="append")
    commands = compose.add_subparsers(dest="command", required=True)
    for name, flags in {
        "up": ("--detach", "--build", "--force-recreate", "--remove-orphans"),
        "stop": (),
        "ps": (),
        "kill": (),
        "logs": ("--follow",),
        "exec": (),
        "run": ("--rm", "-T"),
    }.items():
        command = commands.add_parser(name, allow_abbrev=False)
        for flag in flags:
            command.add_argument(flag, action="store_true")
        command.add_argument("service", nargs="?" if name in ("up", "ps") else None)
        if name in ("exec", "run"):
            command.add_argument("words", nargs=REMAINDER)
    commands.choices["logs"].add_argument("--tail", type=int)
    commands.choices["kill"].add_argument("--signal", default="KILL")
    commands.choices["run"].add_argument("--entrypoint", required=True)
    copying = commands.add_parser("cp")
    copying.add_argument("source")
    copying.add_argument("target")
    return parser


def _services(machine: Machine, files: Sequence[str]) -> dict[str, Any]:
    """What the files describe, one on top of the other, with the variables of `.env` put in."""
    known = dotenv_values(machine.here / ".env")
    services: dict[str, dict[str, Any]] = {}
    for name in files:
        text = (machine.here / name).read_text(encoding="utf-8")
        filled = re.sub(r"\$\{(\w+)[^}]*\}", lambda match: str(known[match[1]]), text)
        for service, said in yaml.safe_load(filled)["services"].items():
            before = services.setdefault(service, {})
            environment = {**before.get("environment", {}), **said.get("environment", {})}
            before.update(said, environment=environment)
    return services


# -- the commands


def _up(call: Call) -> None:
    """Start the bot anew when something about it is new, as the engine does."""
    environment = _environment(call)
    container = call.container
    is_the_same = container.is_running and container.environment == environment
    if is_the_same and not (call.options.build or call.options.force_recreate):
        return
    mounts = _mount(call)
    container.stop()
    container.environment = environment
    container.start()
    assert call.services["bot"]["read_only"]
    assert {path.name for path in container.folder.iterdir()} == {path.name for path in mounts}


def _environment(call: Call) -> dict[str, str]:
    """What the bot's container is given; its `.env` stays outside."""
    bot = call.services["bot"]
    given = dotenv_values(call.machine.here / bot["env_file"])
    return {**{name: value or "" for name, value in given.items()}, **bot["environment"]}


def _mount(call: Call) -> list[Path]:
    """Put folders of the host and volumes where the files want them; gives these places."""
    places = []
    for volume in call.services["bot"]["volumes"]:
        source, target, *_ = volume.split(":")
        place = _inside(call, target)
        place.parent.mkdir(parents=True, exist_ok=True)
        if not source.startswith("."):
            place.mkdir(exist_ok=True)
        elif not place.is_symlink():
            place.symlink_to(call.machine.here / source)
        places.append(place)
    return places


def _inside(call: Call, path: str) -> Path:
    return call.container.folder.parent / path.lstrip("/")


def _exec(call: Call) -> str:
    program, *words = call.options.words
    assert call.container.is_running
    assert program == "article-bot"
    return call.container.article_bot(words, call.given)


def _cp(call: Call) -> None:
    service, _, path = call.options.source.partition(":")
    assert service in call.services
    shutil.copy(_inside(call, path), call.machine.path(call.options.target))


def _run(call: Call) -> None:
    """Another program in the bot's container, with what is given as its input."""
    assert not call.container.is_running, "a second bot on one database"
    assert isinstance(call.given, bytes)
    command = [call.options.entrypoint, *call.options.words]
    subprocess.run(command, cwd=call.container.folder, input=call.given, check=True)
