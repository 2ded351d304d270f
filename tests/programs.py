"""article-bot and the programs of a system, as the machine of the tests runs them.

All happens below the machine's root. Users are only names, and have to be there; a line that the
real program would not take fails.
"""

import re
import shutil
import signal
import subprocess
import urllib.request
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader

from tests.at_hand import searchable_pdf
from tests.bot_api import TOKEN
from tests.machine import Machine, copy


def article_bot(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """In this process; `run` as one of its own, until it has answered a question."""
    place = machine.place(machine.here)
    if words == ["run"]:
        place.start()
        return "started"
    rooted = [str(machine.path(word)) if word.startswith("/") else word for word in words]
    return place.article_bot(rooted, given)


def installed(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """The one in .venv, which something has to have put there."""
    assert (machine.here / ".venv/bin/article-bot").exists(), "article-bot is not installed"
    return article_bot(machine, words, given)


def change_folder(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    (folder,) = words
    assert machine.path(folder).is_dir()
    machine.here = machine.path(folder)
    return "there"


def copy_files(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """cp, and install with a mode and a group that exists; then the reader fills in `.env`."""
    parser = ArgumentParser("cp", exit_on_error=False)
    parser.add_argument("-r", action="store_true")
    parser.add_argument("-m", type=lambda text: int(text, 8))
    parser.add_argument("-g", default="root")
    parser.add_argument("-o", default="root")
    parser.add_argument("source", type=machine.path)
    parser.add_argument("target", type=machine.path)
    options = parser.parse_args(words)
    assert {options.g, options.o} <= machine.users
    assert options.source.is_dir() == options.r
    into = options.target.is_dir() and not options.r
    target = options.target / options.source.name if into else options.target
    copy(options.source, target)
    if options.m is not None:
        target.chmod(options.m)
    if target.name == ".env":
        fill_in(target)
    return "copied"


def move(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    source, target = map(machine.path, words)
    shutil.move(source, target)
    return "moved"


def remove(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """`rm -f` of what SQLite may have left beside a database; rm would not complain of others."""
    option, *names = words
    assert option == "-f"
    for name in names:
        database, _, kind = name.rpartition("-")
        assert machine.path(database).exists()
        assert kind in ("wal", "shm")
        machine.path(name).unlink(missing_ok=True)
    return "removed"


def edit(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """sed as it is, in a file of this folder, which has to change."""
    option, _, name = words
    assert option == "-i"
    before = machine.path(name).read_bytes()
    subprocess.run(["sed", *words], cwd=machine.here, check=True)
    assert machine.path(name).read_bytes() != before
    return "edited"


def fill_in(env: Path) -> None:
    """Put the token behind its name, as every page says."""
    text = env.read_text(encoding="utf-8")
    assert text.count("\nTELEGRAM_TOKEN=\n") == 1
    text = text.replace("\nTELEGRAM_TOKEN=\n", f"\nTELEGRAM_TOKEN={TOKEN}\n")
    env.write_text(text, encoding="utf-8")


def add_user(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    parser = ArgumentParser("useradd", exit_on_error=False)
    parser.add_argument("--system", action="store_true")
    parser.add_argument("--user-group", action="store_true")
    parser.add_argument("--home-dir")
    parser.add_argument("--shell")
    parser.add_argument("name")
    machine.users.add(parser.parse_args(words).name)
    return "added"


def as_user(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """What `runuser -u NAME --` runs, for a user that there is."""
    option, name, dashes, *command = words
    assert (option, dashes) == ("-u", "--")
    assert name in machine.users
    return machine.run(command, given)


def curl(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """Ask the bot that runs in this folder, at its own port."""
    (address,) = words
    there = machine.place(machine.here).metrics_port
    with urllib.request.urlopen(re.sub(r":\d+/", f":{there}/", address)) as answer:
        return f"{answer.status} {answer.read().decode()}"


def kill(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """The bot of this folder, which is started if none runs, and again after -9."""
    number, process = words
    assert process == "PID"
    place = machine.place(machine.here)
    if not place.is_running:
        place.start()
    if number == "-9":
        place.kill()
    else:
        place.reload(signal.Signals[f"SIG{number[1:]}"])
    return "sent"


def kill_by_name(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """pkill, which looks for the line by which the bot of this folder was started."""
    number, option, pattern = words
    assert option == "-f"
    bot = f"{machine.here}/.venv/bin/article-bot run"
    assert re.search(pattern, f"{machine.here}/.venv/bin/python3 {bot}")
    assert not re.search(pattern, f"tmux new-session -d {bot}"), "a signal would end all of tmux"
    return kill(machine, [number, "PID"], given)


def add_package(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """`apt install` of what the documents need of a Debian."""
    command, *names = words
    assert command == "install"
    known = {"make", "python3-venv", "docker.io", "docker-compose", "ocrmypdf", "tesseract-ocr-deu"}
    assert set(names) <= known
    machine.packages.update(names)
    return "installed"


def recognise_text(machine: Machine, words: Sequence[str], given: str | bytes) -> str:
    """ocrmypdf makes a PDF with text of one that has none, and of no other."""
    parser = ArgumentParser("ocrmypdf", exit_on_error=False)
    parser.add_argument("-l", dest="languages", default="eng")
    parser.add_argument("source", type=machine.path)
    parser.add_argument("target", type=machine.path)
    options = parser.parse_args(words)
    needed = {f"tesseract-ocr-{language}" for language in options.languages.split("+")}
    assert {"ocrmypdf", *needed} <= {"tesseract-ocr-eng", *machine.packages}
    assert not any(page.extract_text().strip() for page in PdfReader(options.source).pages)
    options.target.write_bytes(searchable_pdf())
    return "recognised"
