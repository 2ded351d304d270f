"""The benchmarks, each with a table in the end, on a few lines of data.

Those that fit or compare run as they are typed, in the copy of the project, where they may write;
`compare` says of libraries that are not installed that they are missing. The others run in this
process, which is quicker. Where aiogram's echo would run, another echo does (`installing.py`).
"""

import asyncio
import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, chdir, redirect_stdout
from importlib import import_module
from inspect import isawaitable
from io import StringIO
from unittest.mock import patch

from tests.machine import Machine
from tests.repository import ROOT

WARES = ("salt", "tin", "wool", "glass", "amber", "cork", "silk", "rope", "lamps", "pepper")
WEIGHTS = "bot/ranking/weights.json"
SMALLER = {"WARM_UP": 2, "ASKED": 5}  # constants of what takes long, in a size for here


def benchmark(machine: Machine, name: str, words: Sequence[str]) -> str:
    """What `python -m benchmarks.NAME` prints; fails when it has something to complain about."""
    if name == "train":
        return _trained(machine, words)
    if name == "compare":
        return _as_typed(machine, name, words)
    return _in_this_process(machine, name, words)


def _trained(machine: Machine, words: Sequence[str]) -> str:
    """With `--write`, the weights of the copy have to be others afterwards."""
    printed = _as_typed(machine, "train", words)
    fitted = json.loads((machine.here / WEIGHTS).read_bytes())
    shipped = json.loads((ROOT / WEIGHTS).read_bytes())
    assert fitted.keys() == shipped.keys()
    assert (fitted["ranking"] != shipped["ranking"]) == ("--write" in words)
    return printed


def _as_typed(machine: Machine, name: str, words: Sequence[str]) -> str:
    command = [sys.executable, "-m", f"benchmarks.{name}", *words]
    done = subprocess.run(command, cwd=machine.here, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _in_this_process(machine: Machine, name: str, words: Sequence[str]) -> str:
    module = import_module(f"benchmarks.{name}")
    printed = StringIO()
    with ExitStack() as here:
        for attribute in SMALLER.keys() & vars(module).keys():
            here.enter_context(patch.object(module, attribute, SMALLER[attribute]))
        here.enter_context(patch.object(sys, "argv", [name, *words]))
        here.enter_context(chdir(machine.here))
        here.enter_context(redirect_stdout(printed))
        result = module.main()
        code = asyncio.run(result) if isawaitable(result) else result
    assert not code, printed.getvalue()
    return printed.getvalue()


def question_set() -> bytes:
    """In the form of SQuAD, packed: ten articles of two paragraphs with a question each."""
    return gzip.compress(json.dumps({"data": [_article(ware) for ware in WARES]}).encode())


def first_lines(name: str) -> bytes:
    """Of a file of the project."""
    return b"".join((ROOT / name).read_bytes().splitlines(keepends=True)[:5])


def _article(ware: str) -> dict[str, object]:
    """An article in the form of SQuAD, with two paragraphs and a question to each."""
    texts = {
        f"What was sold for {ware}?": f"Forty ships were sold for {ware} in the spring.",
        f"Who carried the {ware} away?": f"The {ware} was carried away by the miller of Oldport.",
    }
    return {
        "title": f"The harbour of {ware}",
        "paragraphs": [
            {
                "context": text,
                "qas": [{"question": asked, "answers": [{"text": text[:12], "answer_start": 0}]}],
            }
            for asked, text in texts.items()
        ],
    }
