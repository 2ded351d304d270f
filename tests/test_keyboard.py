"""Every answer has buttons that Telegram takes and that lead where they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import Back, Read, encode
from bot.answer import About, Answer, Found, NotFound, Part, Several, SmallTalk, Talk, Topic
from bot.model import Source
from bot.rendering import words
from bot.rendering.keyboard import Button, Keyboard, keyboard, turned
from bot.rendering.links import public
from bot.rendering.reader import ANYBODY, Reader
from tests.answers import RANKING, answers, article, articles, place, quote, quotes

TURN = 10**17
OFFERS = st.lists(st.text(min_size=1), max_size=3)


def buttons(of: Keyboard) -> list[Button]:
    return [button for row in of for button in row]


def labelled(of: Keyboard, label: str) -> Button | None:
    return next((button for button in buttons(of) if button.label == label), None)


@given(answers(), OFFERS, st.none() | st.booleans(), st.sampled_from(["en", "ar"]))
def test_every_button_does_one_thing_within_telegrams_limits(
    answer: Answer, offers: list[str], helpful: bool | None, language: str
) -> None:
    rows = keyboard(answer, Reader(language), TURN, offers, helpful)

    assert all(rows)
    assert len(buttons(rows)) <= 100
    for button in buttons(rows):
        assert sum(what is not None for what in (button.action, button.url, button.copy)) == 1
        assert len(button.label) <= 70
        assert button.action is None or len(encode(button.action).encode()) <= 64
        assert button.url is None or public(button.url)
        assert button.copy is None or 1 <= len(button.copy) <= 256


@given(st.data())
def test_pages_lead_to_passages_that_exist(data: st.DataObject) -> None:
    of = data.draw(articles())
    found = data.draw(quotes(of))

    for rows in (
        keyboard(Found(RANKING, (found,)), ANYBODY, TURN),
        turned(found, ANYBODY, TURN),
    ):
        numbers = [b.action.passage for b in buttons(rows) if isinstance(b.action, Read)]
        number, last = found.passage.number, len(of.passage_spans)
        assert numbers == [n for n in (number - 1, number + 1) if 1 <= n <= last]


def test_what_stands_in_the_place_of_an_answer_leads_back() -> None:
    of = article("It rained.", "It snowed.")

    rows = turned(quote(of, 1, "It rained."), ANYBODY, TURN)

    assert Back(TURN) in [button.action for button in buttons(rows)]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://example.org/a", True),
        ("http://93.184.216.34/a", True),
        ("http://localhost/a", False),
        ("http://127.0.0.1:8080/a", False),
        ("http://192.168.1.7/a", False),
        ("http://192.168.1.700/a", False),
        ("https://nas.local/a", False),
        ("https://example.org:99999/a", False),
        ("ftp://example.org/a", False),
        (None, False),
    ],
)
def test_the_source_is_opened_where_everybody_can_open_it(url: str | None, source: bool) -> None:
    of = article("It rained.", url=url)
    found = quote(of, 1, "It rained.")

    for answer in (
        Found(RANKING, (found,)),
        About(Topic.SUMMARY, of, found),
        About(Topic.SOURCES, of),
    ):
        assert (labelled(keyboard(answer, ANYBODY, TURN), words.OPEN_SOURCE) is not None) == source


def test_a_short_quote_is_copied_with_who_says_it_and_where() -> None:
    of = article("It rained, Reuters said.")

    copy = labelled(
        keyboard(Found(RANKING, (quote(of, 1, "It rained"),)), ANYBODY, TURN), words.COPY_QUOTE
    )

    assert copy.copy == "It rained\n— A title · ¶ 1"


def test_a_copy_says_as_the_citation_does_that_some_of_it_is_nobodys() -> None:
    story = article("It rained. The sun shone, Reuters said.")
    said = Source(story, place(story, "Reuters"))
    whole = quote(story, 1, "It rained. The sun shone, Reuters said.", said)

    copy = labelled(keyboard(Found(RANKING, (whole,)), ANYBODY, TURN), words.COPY_QUOTE)

    assert copy is not None
    assert copy.copy == f"{whole.text}\n— in part Reuters · A title · ¶ 1"


def test_a_quote_that_does_not_fit_with_its_citation_is_not_copied_without() -> None:
    fitting, longer = "x" * 240, "x" * 250
    of = article(fitting + " " + longer, title="t" * 200, publisher="p")

    def copied(text: str) -> Button | None:
        rows = keyboard(Found(RANKING, (quote(of, 1, text),)), ANYBODY, TURN)
        return labelled(rows, words.COPY_QUOTE)

    assert copied(fitting).copy.endswith("\n— p · ¶ 1")
    assert copied(longer) is None


def test_of_several_questions_only_the_whole_is_rated() -> None:
    found = Found(RANKING, (quote(article("It rained."), 1, "It rained."),))
    several = Several((Part("What?", found), Part("Who?", NotFound(RANKING))))

    assert [len(row) for row in keyboard(several, ANYBODY, TURN)] == [2]


def test_small_talk_without_offers_has_no_buttons() -> None:
    assert keyboard(SmallTalk(Talk.THANKS), ANYBODY, TURN) == ()
