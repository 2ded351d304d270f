"""What can be sent while somebody types: quotes that bear on it, or the articles."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import About, Excerpt
from bot.app import App, CurrentApp
from bot.deep_links import open_payload
from bot.hosting.offering import ON_A_PAGE
from bot.rendering import words
from bot.rendering.telegram import render
from tests.guests import RAIN, SNOW, Guest, text_of, write

BAKERS = "\n\n".join(f"Baker Number{n} sold {n}5 loaves of bread on Monday." for n in range(12, 36))
TYPED = "what how many bread baker Number20 sold loaves Monday flood killed who ? é"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    bakers = f"---\ntitle: Bakers\n---\n{BAKERS}"
    return write(tmp_path_factory.mktemp("three"), bakers=bakers, rain=RAIN, snow=SNOW)


@pytest.fixture
def ann(app: App) -> Guest:
    return Guest(CurrentApp(app))


def test_the_answers_quote_comes_first_with_its_source_and_a_way_back(ann: Guest) -> None:
    first = ann.type("How many farmers did the flood kill?").results[0]

    assert first.title == "Reuters · ¶ 1 · Rain in Lombardy"
    assert first.description.startswith("The flood killed 12 farmers")
    assert text_of(first.reply).startswith("The flood killed 12 farmers in Lombardy, Reuters")
    assert "— Reuters · ¶ 1" in text_of(first.reply)
    ((back, source),) = first.reply.keyboard
    assert back.url == f"https://t.me/article_bot?start={first.id}"
    assert source.url.startswith("https://example.org/rain#:~:text=")


def test_a_single_small_word_is_not_strong_wherever_it_stands(tmp_path: Path) -> None:
    town = "---\ntitle: Town\nlanguage: en\n---\nA baker sold a loaf.\n\nA train left a town."
    ann = Guest(CurrentApp(write(tmp_path, town=town)))

    results = ann.type("a").results

    assert len(results) == 2
    for result in results:
        (message,) = render(result.reply.answer, result.reply.reader)
        assert "<b>a</b>" not in message.html.lower()


def test_a_passage_is_offered_by_its_number(tmp_path: Path) -> None:
    ann = Guest(CurrentApp(write(tmp_path, rain=RAIN)))

    (only,) = ann.type("¶ 2").results

    assert only.title == "¶ 2 · Rain in Lombardy"


def test_pages_hold_ten_and_go_on_until_nothing_is_left(ann: Guest) -> None:
    seen, page = [], 0
    while page is not None:
        offered = ann.type("bread sold by a baker", page)
        assert 1 <= len(offered.results) <= ON_A_PAGE
        seen += [result.id for result in offered.results]
        page = offered.next_page

    assert ON_A_PAGE < len(seen) == len(set(seen))
    assert ann.type("bread sold by a baker", 10**17).results == ()


@pytest.mark.parametrize("text", ["", "   ", "hello", "Xylophon?"])
def test_where_nothing_is_asked_or_found_the_articles_are_offered(ann: Guest, text: str) -> None:
    results = ann.type(text).results

    assert [result.title for result in results] == ["Bakers", "Rain in Lombardy", "Snow in Norway"]
    assert all(isinstance(result.reply.answer, About) for result in results)


def test_above_articles_that_do_not_say_it_stands_so(ann: Guest) -> None:
    assert ann.type("Xylophon?").hint == words.NOT_FOUND_IN_SEVERAL
    assert ann.type("Xylophon? Who was the pilot?").hint == words.NOT_FOUND_IN_SEVERAL
    assert [ann.type(text).hint for text in ("", "hello", "flood")] == [""] * 3


def test_a_chosen_article_is_offered_alone(ann: Guest) -> None:
    ann.say("/articles snow in norway")

    assert [result.title for result in ann.type("").results] == ["Snow in Norway"]


def test_before_the_bot_knows_its_name_there_is_no_way_back(ann: Guest) -> None:
    ann.host.bot = None

    (row,) = ann.type("flood").results[0].reply.keyboard

    assert [button.label for button in row] == [words.OPEN_SOURCE]


@given(
    st.lists(st.sampled_from(TYPED.split())).map(" ".join) | st.text(max_size=256),
    st.integers(0, 5),
)
def test_every_result_can_be_sent_and_leads_back_to_itself(app: App, text: str, page: int) -> None:
    guest = Guest(CurrentApp(app))

    results = guest.type(text, page).results

    for result in results:
        assert re.fullmatch(r"[\w-]{1,64}", result.id)
        assert 0 < len(result.title) <= 120
        assert len(result.description) <= 120
        opened = open_payload(result.id, app.library)
        if isinstance(result.reply.answer, Excerpt):
            assert opened.text == result.reply.answer.quote.text
    assert len({result.id for result in results}) == len(results)


def test_of_what_is_too_long_for_one_message_the_beginning_is_offered(tmp_path: Path) -> None:
    long = "---\ntitle: Long\n---\nThe zeppelin " + "carried barley and rye " * 200 + "away.\n"
    ann = Guest(CurrentApp(write(tmp_path, long=long)))

    for text in ("zeppelin", ""):
        reply = ann.type(text).results[0].reply
        (message,) = render(reply.answer, reply.reader)
        assert "The zeppelin carried barley" in message.plain
        assert "— ¶ 1" in message.plain
