"""What a docstring shows is what comes out."""

import doctest
import importlib

import pytest

from tests.repository import ROOT

MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "bot").rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", MODULES)
def test_each_example_gives_what_it_says(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module.removesuffix(".__init__")))

    assert result.attempted
    assert not result.failed
