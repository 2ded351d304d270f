"""What stands in a line of Latin and Arabic parts is seen in the order in which it is meant.

`seen` lays a line out as a screen does (Unicode Standard Annex #9), from the left edge to the
right; who reads Arabic begins at the right one.
"""

import re

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import (
    About,
    Credit,
    Found,
    History,
    NotFound,
    Notice,
    NoticeKind,
    Talk,
    Topic,
    Turn,
)
from bot.answer import SmallTalk as Said
from bot.answer_kinds import Kind
from bot.commands import COMMANDS, Command
from bot.locales import LANGUAGES
from bot.model import Source
from bot.rendering import plain
from bot.rendering.direction import in_order, isolator, with_commands_apart
from bot.rendering.keyboard import keyboard
from bot.rendering.reader import Reader
from tests.answers import RANKING, article, place, quote

ARAB = Reader("ar")
ISOLATES = re.compile("[\u2066-\u2069]")
PARTS = st.text(alphabet="ab אב عر 12 .,()/", min_size=1)


def seen(line: str) -> str:
    return ISOLATES.sub("", str(get_display(line)))


def lines(answer: Found | NotFound | Notice | About | History | Said) -> list[str]:
    return plain.render(answer, ARAB).split("\n")


def from_the_right(line: str, *parts: str) -> bool:
    """Whether the parts, Latin ones as they are and Arabic ones reversed, follow to the left."""
    places = [seen(line).find(part) for part in parts]
    return -1 not in places and places == sorted(places, reverse=True)


@pytest.mark.parametrize("name", ["رويترز", "הארץ"])
def test_row_16_a_citation_of_both_scripts_is_seen_in_its_order(name: str) -> None:
    story = article(f"{name} (22) Reuters.", title=name, publisher="The Paper")
    both = Source(story, place(story, name), place(story, "Reuters"))

    text = plain.render(Found(RANKING, (quote(story, 1, story.text, both),)))

    said, citation, _, title, _ = text.split("\n")
    assert said == story.text
    assert seen(citation) == f"— {name[::-1]}, citing Reuters · ¶ 1"
    assert seen(title) == f"{name[::-1]} · The Paper"


def test_whom_a_source_cites_stays_on_its_side() -> None:
    story = article("Reuters cites the ministry.")
    both = Source(story, place(story, "Reuters"), place(story, "the ministry"))

    _, citation, *_ = lines(Found(RANKING, (quote(story, 1, story.text, both),)))

    assert from_the_right(citation, "—", "Reuters", "نقلاً"[::-1], "“the ministry”", "1 ¶")


def test_of_several_sources_each_keeps_whom_it_cites() -> None:
    story = article("Reuters cites the ministry. CNN does not.")
    both = Source(story, place(story, "Reuters"), place(story, "the ministry"))
    alone = Source(story, place(story, "CNN"))

    _, citation, *_ = lines(Found(RANKING, (quote(story, 1, story.text, alone, both),)))

    assert from_the_right(citation, "CNN", "Reuters", "نقلاً"[::-1], "“the ministry”", "1 ¶")


def test_a_citation_without_a_word_of_ours_reads_from_the_left() -> None:
    story = article("Reuters said so.")
    source = Source(story, place(story, "Reuters"))

    _, citation, *_ = lines(Found(RANKING, (quote(story, 1, story.text, source),)))

    assert seen(citation) == "— Reuters · ¶ 1"


def test_a_quote_is_never_touched() -> None:
    story = article("قالت Reuters (22) إن Idlib.")

    first, *_ = lines(Found(RANKING, (quote(story, 1, story.text),)))

    assert first == story.text


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_line_of_help_begins_with_the_command(command: Command) -> None:
    *_, line = lines(Said(Talk.HELP, (command,)))

    does = ARAB.say(command.description).split()[0]
    assert from_the_right(line, f"/{command.name}", "—", does[::-1])


def test_the_command_in_a_sentence_keeps_its_slash() -> None:
    (line,) = lines(Notice(NoticeKind.NO_SUCH_PASSAGE, "12"))

    assert from_the_right(line, "/passage", "1", "12")


def test_the_command_that_was_meant_keeps_its_slash() -> None:
    (line,) = lines(Notice(NoticeKind.UNKNOWN_COMMAND, "/about [TITLE]"))

    assert f"/about [{'العنوان'[::-1]}]" in seen(line)


def test_the_passages_of_a_source_of_two_scripts_stand_after_it() -> None:
    story = article("Al Jazeera الجزيرة said so.")
    source = Source(story, place(story, "Al Jazeera الجزيرة"))

    _, line, *_ = lines(About(Topic.SOURCES, story, credits=(Credit(source, (1,)),)))

    assert seen(line).endswith("· ¶ 1")


def test_the_place_of_a_question_of_two_scripts_stands_after_it() -> None:
    story = article("It rained.")
    turn = Turn("What is حلب?", Kind.FOUND, (quote(story, 1, story.text),))

    *_, line = lines(History((turn,)))

    assert seen(line).endswith("? · ¶ 1")


def test_what_is_copied_has_its_parts_in_order() -> None:
    story = article("Reuters cites it.", title="Rain in Idlib")
    both = Source(story, place(story, "Reuters"), place(story, "it"))
    answer = Found(RANKING, (quote(story, 1, story.text, both),))

    copies = [button.copy for row in keyboard(answer, ARAB, 1) for button in row if button.copy]

    who, title, where = seen(copies[0].split("\n")[-1]).split(" · ")
    assert who.split()[-1] == "Reuters"  # a sentence of ours, read from the right
    assert (title, where) == ("Rain in Idlib", "¶ 1")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"ar"}))
def test_where_directions_do_not_mix_nothing_is_added(language: str) -> None:
    story = article("Reuters cites the ministry.")
    both = Source(story, place(story, "Reuters"), place(story, "the ministry"))

    text = plain.render(Found(RANKING, (quote(story, 1, story.text, both),)), Reader(language))

    assert not ISOLATES.search(text)


@given(PARTS, PARTS)
def test_parts_are_isolated_exactly_where_directions_mix(one: str, other: str) -> None:
    line = one + other
    mixed = bool(re.search("[ab]", line)) and bool(re.search("[אבعر]", line))

    assert (isolator(line)(one) != one) is mixed


@given(PARTS)
def test_isolating_adds_no_character_that_is_seen(part: str) -> None:
    assert ISOLATES.sub("", in_order(part)) == part
    assert ISOLATES.sub("", with_commands_apart(part)) == part
