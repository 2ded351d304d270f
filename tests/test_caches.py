"""What is kept of an article can be forgotten at once."""

import ast
from collections.abc import Iterator

from bot.caches import cached_until_reload, forget_articles
from tests.repository import ROOT

PACKAGE = ROOT / "bot"


def cached_functions_of_articles() -> Iterator[tuple[str, set[str]]]:
    """Where each one is, and the names of its decorators."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                names = {ast.unparse(one).partition("(")[0] for one in node.decorator_list}
                kinds = {ast.unparse(one.annotation) for one in node.args.args if one.annotation}
                is_cached = names & {"cache", "lru_cache", "cached_until_reload"}
                if is_cached and kinds & {"Article", "Passage", "Quote"}:
                    yield f"{path.relative_to(PACKAGE)}: {node.name}", names


def test_every_cache_that_holds_articles_is_known() -> None:
    found = dict(cached_functions_of_articles())

    assert len(found) >= 9
    assert [place for place, names in found.items() if "cached_until_reload" not in names] == []


def test_what_is_forgotten_is_worked_out_anew() -> None:
    worked_out: list[int] = []

    @cached_until_reload(1)
    def double(number: int) -> int:
        worked_out.append(number)
        return 2 * number

    assert double(1) == double(1) == 2
    forget_articles()

    assert double(1) == 2
    assert worked_out == [1, 1]
