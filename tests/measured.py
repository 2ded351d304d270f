"""The benchmarks, in this process and on a few lines of data, each with a table in the end.

What only their own environment has is left out: the peers of other libraries, and the search for
the least point of a loss, which is answered with where it begins.
"""

import asyncio
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, chdir, contextmanager, redirect_stdout
from importlib import import_module
from inspect import isawaitable
from io import StringIO
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

from tests.machine import ROOT, Machine

WARES = ("salt", "tin", "wool", "glass", "amber", "cork", "silk", "rope", "lamps", "pepper")


def benchmark(machine: Machine, name: str, words: Sequence[str]) -> str:
    """What `python -m benchmarks.NAME` prints; fails when it has something to complain about."""
    printed = StringIO()
    typed = patch.object(sys, "argv", [name, *words])
    with _with_what_is_here(name) as module, chdir(machine.here), typed, redirect_stdout(printed):
        result = module.main()
        code = asyncio.run(result) if isawaitable(result) else result
    assert not code, printed.getvalue()
    return printed.getvalue()


@contextmanager
def _with_what_is_here(name: str) -> Iterator[ModuleType]:
    scipy = ModuleType("scipy.optimize")
    scipy.minimize = lambda _, start, **__: SimpleNamespace(x=start)
    with patch.dict(sys.modules, {"scipy": ModuleType("scipy"), "scipy.optimize": scipy}):
        module = import_module(f"benchmarks.{name}")
        with ExitStack() as smaller:
            for attribute, value in _smaller(module):
                smaller.enter_context(patch.object(module, attribute, value))
            yield module


def _smaller(module: ModuleType) -> Iterator[tuple[str, object]]:
    """What takes long, or another environment, in a size for here."""
    if hasattr(module, "PEERS"):
        yield "PEERS", {name: peer for name, peer in module.PEERS.items() if "rank-bm25" in name}
    if hasattr(module, "WARM_UP"):
        yield "WARM_UP", 2
    if hasattr(module, "ASKED"):
        yield "ASKED", 5


def question_set() -> bytes:
    """In the form of SQuAD, packed: ten articles of two paragraphs with a question each."""
    articles = [_article(f"The harbour of {ware}", ware) for ware in WARES]
    return gzip.compress(json.dumps({"data": articles}).encode())


def first_lines(name: str) -> bytes:
    """Of a file of the project."""
    return b"".join((ROOT / name).read_bytes().splitlines(keepends=True)[:5])


def _article(title: str, ware: str) -> dict[str, object]:
    """An article in the form of SQuAD, with two paragraphs and a question to each."""
    texts = {
        f"What was sold for {ware}?": f"Forty ships were sold for {ware} in the spring.",
        f"Who carried the {ware} away?": f"The {ware} was carried away by the miller of Oldport.",
    }
    return {
        "title": title,
        "paragraphs": [
            {
                "context": text,
                "qas": [{"question": asked, "answers": [{"text": text[:12], "answer_start": 0}]}],
            }
            for asked, text in texts.items()
        ],
    }
