"""The benchmarks, in this process and on a few lines of data, each with a table in the end.

What only their own environment has is left out or stood in for: there is no comparison with other
libraries, and the search for the least point of a loss looks at the loss where it begins and stays
there. Where aiogram's echo would run, another echo does (`installing.py`).
"""

import asyncio
import gzip
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, contextmanager, redirect_stdout
from importlib import import_module
from inspect import isawaitable
from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from tests.machine import ROOT, Machine

WARES = ("salt", "tin", "wool", "glass", "amber", "cork", "silk", "rope", "lamps", "pepper")


def benchmark(machine: Machine, name: str, words: Sequence[str]) -> str:
    """What `python -m benchmarks.NAME` prints; fails when it has something to complain about."""
    printed = StringIO()
    typed = patch.object(sys, "argv", [name, *words])
    here = _with_what_is_here(name, machine.here)
    with here as module, chdir(machine.here), typed, redirect_stdout(printed):
        result = module.main()
        code = asyncio.run(result) if isawaitable(result) else result
    assert not code, printed.getvalue()
    return printed.getvalue()


@contextmanager
def _with_what_is_here(name: str, checkout: Path) -> Iterator[ModuleType]:
    scipy = ModuleType("scipy.optimize")
    scipy.minimize = _stay_where_it_begins
    with patch.dict(sys.modules, {"scipy": ModuleType("scipy"), "scipy.optimize": scipy}):
        module = import_module(f"benchmarks.{name}")
        with ExitStack() as smaller:
            for attribute, value in _smaller(module, checkout):
                smaller.enter_context(patch.object(module, attribute, value))
            yield module


def _stay_where_it_begins(
    loss: Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]],
    start: NDArray[np.float64],
    *,
    jac: bool,
    bounds: Sequence[tuple[int | None, int | None]],
    method: str,
    options: Mapping[str, int],
) -> SimpleNamespace:
    """In place of scipy's `minimize`."""
    value, slope = loss(start)
    assert jac
    assert np.isfinite(value)
    assert len(slope) == len(bounds) == len(start)
    return SimpleNamespace(x=start)


def _smaller(module: ModuleType, checkout: Path) -> Iterator[tuple[str, object]]:
    """What takes long, or another environment, in a size for here; what is written, elsewhere."""
    if hasattr(module, "PEERS"):
        yield "PEERS", {name: peer for name, peer in module.PEERS.items() if "rank-bm25" in name}
    if hasattr(module, "WEIGHTS_FILE"):
        yield "WEIGHTS_FILE", checkout / "bot/ranking/weights.json"
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
