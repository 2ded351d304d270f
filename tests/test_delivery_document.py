"""The drawings in docs/delivery.md show every state, its table every tested row."""

import re

from bot.storage.rows import OutboxState, UpdateState
from tests.repository import ROOT

DOCUMENT = (ROOT / "docs/delivery.md").read_text(encoding="utf-8")
TESTS = tuple(
    f"test_{name}.py"
    for name in ("delivery", "lifecycle", "webhook", "chatting", "buttons_and_edits", "changes")
)


def drawn_states() -> list[set[str]]:
    drawings = re.findall(r"stateDiagram-v2\n(.*?)```", DOCUMENT, re.DOTALL)
    return [set(re.findall(r"\w+(?= -->)|(?<=--> )\w+", drawing)) for drawing in drawings]


def test_the_drawings_show_every_state_and_no_other() -> None:
    assert drawn_states() == [set(UpdateState), set(OutboxState)]


def test_every_row_of_the_table_has_a_test_and_every_numbered_test_a_row() -> None:
    rows = set(re.findall(r"^\| (\d+) \|", DOCUMENT, re.MULTILINE))
    sources = "".join((ROOT / "tests" / name).read_text(encoding="utf-8") for name in TESTS)

    assert rows == set(re.findall(r"def test_row_(\d+)_", sources))
