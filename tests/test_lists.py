"""Lists of articles, of commands and of what was asked, as a person reads them."""

from bot.answer import (
    History,
    Languages,
    Report,
    Shelf,
    SmallTalk,
    Surroundings,
    Talk,
    Turn,
    WhichArticle,
)
from bot.answer_kinds import Kind
from bot.commands import Command
from bot.model import Quote
from bot.rendering import words
from bot.rendering.plain import render
from bot.rendering.reader import Reader
from bot.rendering.telegram import render as to_html
from tests.answers import article, place, quote

RAIN = article("It rained.", "Hard.", title="Rain", publisher="The Paper")
SNOW = article("It snowed.", title="Snow", publisher=None, url=None)


def test_articles_are_numbered_and_the_chosen_one_ticked() -> None:
    text = render(Shelf((RAIN, SNOW), 9, 2, 3, SNOW))

    assert text == f"{words.SHELF_OF_ONE}\n9. Rain · The Paper\n✓ 10. Snow"
    assert render(Shelf((RAIN,), 1, 1, 1)).startswith(words.SHELF_OF_ALL)


def test_of_many_articles_some_are_named_and_the_others_counted() -> None:
    text = render(WhichArticle((RAIN,) * 1_000))
    numbered = [f"{number}. Rain" for number in range(1, 31)]

    assert text.split("\n") == [words.WHICH_ARTICLE, *numbered, "and 970 more"]
    assert "more" not in render(WhichArticle((RAIN,) * 30))


def test_the_history_links_each_question_to_what_answered_it() -> None:
    turns = (
        Turn("Did it rain?", Kind.FOUND, (quote(RAIN, 1, "It rained."), quote(RAIN, 2, "Hard."))),
        Turn("Did it snow?", Kind.FOUND, (quote(SNOW, 1, "It snowed."),) * 2),
        Turn("Did it hail?", Kind.NOT_FOUND, (quote(RAIN, 2, "Hard."),)),  # offered only
        Turn("Who wrote it?", Kind.ABOUT, (quote(RAIN, 1, "It rained."),)),
    )

    (message,) = to_html(History(turns), Reader(bot="article_bot"))

    lines = message.plain.split("\n")
    assert lines == [
        words.HISTORY,
        "• Did it rain? · ¶ 1 · ¶ 2",
        "• Did it snow? · ¶ 1",
        "• Did it hail?",
        "• Who wrote it?",
    ]
    assert 'href="https://example.org/story#:~:text=It%20rained."' in message.html
    assert 'href="https://t.me/article_bot?start=' in message.html


def test_help_lists_a_command_with_what_it_takes() -> None:
    text = render(SmallTalk(Talk.HELP, (Command("ask", "Ask", "QUESTION"), Command("x", "X"))))

    assert text.endswith("\n/ask QUESTION — Ask\n/x — X")


def test_surroundings_cite_the_quote_and_not_the_stretch() -> None:
    whole = Quote(RAIN.passage(1), RAIN.passage_spans[0], matched=(place(RAIN, "rained"),))

    (message,) = to_html(Surroundings(whole))

    assert message.html.startswith("<blockquote expandable>It <b>rained</b>.</blockquote>\n— <a")
    assert "text=rained" in message.html


def test_the_choice_of_a_language_says_what_it_changes() -> None:
    assert render(Languages()) == words.LANGUAGE_QUESTION


def test_a_report_keeps_its_lines_and_loses_its_control_codes() -> None:
    assert render(Report("a.md:1: no title.\n\x1b[31mb.md")) == "a.md:1: no title.\n [31mb.md"
