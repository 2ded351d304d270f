"""The summary for Telegram fits one message whatever people asked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.summary import seconds, summarise
from bot.rendering.telegram import render_blocks
from bot.statistics import Times
from tests.test_dashboard import EMPTY, FIGURES

LINES = st.lists(st.builds(Times, st.text(max_size=5000), st.integers(1, 10**9)), max_size=20)


@given(LINES, LINES)
def test_it_is_one_message(unanswered: list[Times], dead: list[Times]) -> None:
    statistics = replace(
        FIGURES, unanswered=tuple(unanswered), quoted=tuple(dead), dead=tuple(dead)
    )

    assert len(render_blocks(summarise(statistics))) == 1


def test_what_people_wrote_is_text_and_no_markup() -> None:
    statistics = replace(FIGURES, unanswered=(Times("<b>Who</b> & why?", 3),))

    (message,) = render_blocks(summarise(statistics))

    assert "3 × &lt;b&gt;Who&lt;/b&gt; &amp; why?" in message.html
    assert "3 × <b>Who</b> & why?" in message.plain


def test_a_list_without_lines_has_no_heading() -> None:
    (message,) = render_blocks(summarise(EMPTY))

    assert "not in the articles" in message.plain
    assert "Asked most" not in message.plain


@given(st.floats(0, 1e9))
def test_a_time_is_short_whatever_it_is(value: float) -> None:
    number, unit = seconds(value).split()

    assert float(number) <= 1000 or unit == "days"
    assert unit in {"ms", "s", "min", "h", "days"}
