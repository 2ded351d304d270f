"""A person at a terminal: real key strokes through prompt_toolkit."""

import asyncio
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.app import open_app
from bot.rendering import words
from bot.terminal.repl import talk

ENTER, CTRL_C, CTRL_D, TAB, UP = "\r", "\x03", "\x04", "\t", "\x1b[A"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "rain.md").write_text(
        "---\ntitle: Rain\npublisher: The Paper\nlanguage: en\n---\n"
        "The flood killed 12 farmers in Lombardy, Reuters reported."
    )
    return folder


def screen(corpus: Path, capsys: pytest.CaptureFixture[str], *keys: str) -> str:
    """What is printed while these keys are pressed."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join(keys))
        asyncio.run(talk(open_app(corpus)))
    return capsys.readouterr().out


def test_the_first_screen_says_what_can_be_asked_and_ctrl_d_leaves(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = screen(corpus, capsys, CTRL_D)

    assert text.startswith("\nRain · The Paper\n")
    assert words.EXAMPLES in text


def test_a_question_is_answered_and_explained(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = screen(
        corpus, capsys, "How many farmers were killed?", ENTER, "/WHY", ENTER, ENTER, CTRL_D
    )

    assert "▌ The flood killed 12 farmers in Lombardy, Reuters reported." in text
    assert "— Reuters · ¶ 1" in text
    assert "confidence" in text


def test_what_buttons_do_elsewhere_is_chosen_by_number(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "rain.md").write_text(
        "---\ntitle: Rain\nurl: https://a.org/\n---\nIt rained.\n\nHard."
    )

    text = screen(corpus, capsys, "/passage 1", ENTER, "1", ENTER, "2", ENTER, "9", ENTER, CTRL_D)

    first, second = "1 ¶ 2 ▶   2 Open", "1 ◀ ¶ 1   2 "
    assert text.index("It rained.") < text.index(first) < text.index("Hard.") < text.index(second)
    assert text.rindex("▌ It rained.") > text.index(second)
    assert words.NO_SUCH_CHOICE.format(2, 9) in text[text.index(second) :]


def test_the_address_of_the_source_is_shown(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "rain.md").write_text("---\ntitle: Rain\nurl: https://a.org/b\n---\nIt rained.")

    text = screen(corpus, capsys, "/passage 1", ENTER, "2", ENTER, "1", ENTER, CTRL_D)

    assert words.NO_OTHER_CHOICE.format(2) in text
    assert "\nhttps://a.org/b#:~:text=It%20rained.\n" in text


def test_help_lists_the_terminals_own_command(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"/why — {words.WHY_DESCRIPTION}" in screen(corpus, capsys, "/help", ENTER, CTRL_D)


def test_ctrl_c_clears_the_line_and_nothing_else(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = screen(corpus, capsys, "what is this ab", CTRL_C, "thanks", ENTER, CTRL_D)

    assert "You are welcome." in text


def test_tab_completes_a_name_and_the_arrow_brings_back_a_line(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen(corpus, capsys, "thanks", ENTER, UP, ENTER, CTRL_D)

    history = (corpus.parent / "state/article-bot/history").read_text()
    assert history.count("+thanks") == 1


def test_a_home_that_cannot_be_written_costs_only_the_history(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = corpus / "a-file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))

    assert "You are welcome." in screen(corpus, capsys, "thanks", ENTER, CTRL_D)
