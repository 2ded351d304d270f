"""What is printed at a terminal."""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType

from bot.answer import Answer, Found
from bot.model import Source
from bot.rendering import terminal
from tests.answers import RANKING, answers, article, founds, place, quote

STORY = article(
    "It rained.",
    "The sun shone, Reuters said, citing an official of the national weather bureau.",
)
REUTERS = Source(STORY, place(STORY, "Reuters"), place(STORY, "an official"))
SUNNY = Found(RANKING, (quote(STORY, 2, STORY.passage(2).text, REUTERS, matched=("sun", "shone")),))


def printed(what: RenderableType, width: int, colours: bool = False) -> str:
    colour_system = "standard" if colours else None
    console = Console(
        file=StringIO(), width=width, force_terminal=colours, color_system=colour_system
    )
    with console.capture() as text:
        console.print(what)
    return text.get()


def lines_of(answer: Answer, width: int) -> list[str]:
    return [line.rstrip() for line in printed(terminal.render(answer), width).splitlines()]


def test_choices_fill_lines_and_stay_whole() -> None:
    labels = ["◀ ¶ 1", "Context", "Open the original", "Not helpful"]

    assert printed(terminal.choices(labels), 40).splitlines() == [
        "1 ◀ ¶ 1   2 Context",
        "3 Open the original   4 Not helpful",
    ]


@given(answers(), st.integers(20, 200))
def test_no_line_is_wider_than_the_terminal(answer: Answer, width: int) -> None:
    lines = printed(terminal.render(answer), width).split("\n")

    assert max(map(cell_len, lines)) <= width


@given(founds(), st.integers(20, 200))
def test_every_letter_of_a_quote_is_printed_in_order(answer: Found, width: int) -> None:
    rest = "".join(printed(terminal.render(answer), width).replace("▌", "").split())

    for said in answer.quotes:
        _, found, rest = rest.partition("".join(said.text.replace("▌", "").split()))
        assert found


def test_a_quote_has_a_bar_and_its_citation_stands_below_it() -> None:
    assert lines_of(SUNNY, 40) == [
        "▌ The sun shone, Reuters said, citing an",
        "▌ official of the national weather",
        "▌ bureau.",
        "  — Reuters, citing an official · ¶ 2",
        "",
        "A title · The Paper",
    ]


def test_what_is_too_long_for_a_line_breaks_before_the_paragraph_and_the_publisher() -> None:
    assert lines_of(SUNNY, 18)[-5:] == ["  official", "  ¶ 2", "", "A title", "The Paper"]


def test_matched_words_are_bold_and_the_paragraph_is_a_link_to_click() -> None:
    text = printed(terminal.render(SUNNY), 80, colours=True)

    assert "\x1b[1;36msun shone\x1b[0m" in text
    assert ";https://example.org/story#:~:text=The%20sun%20shone" in text
