"""What is printed for `ask` and into pipes."""

import pytest
from hypothesis import given

from bot.answer import (
    About,
    Answer,
    Credit,
    Found,
    NotFound,
    Notice,
    NoticeKind,
    Part,
    Several,
    SmallTalk,
    Talk,
    Topic,
)
from bot.commands import COMMANDS
from bot.model import Source
from bot.rendering.plain import render
from bot.rendering.reader import Reader
from tests.answers import RANKING, answers, article, founds, place, quote

STORY = article("It rained.", "The sun shone, Reuters said.", "Reuters was right.")
REUTERS = Source(STORY, place(STORY, "Reuters"))


@given(founds())
def test_every_quote_stands_in_the_text_as_it_is(answer: Found) -> None:
    text = render(answer)

    assert all(quote.text in text for quote in answer.quotes)


@given(answers())
def test_no_control_code_is_ever_printed(answer: Answer) -> None:
    assert [char for char in render(answer) if char < " " and char != "\n"] == []


def test_quotes_of_an_article_share_its_title_and_address() -> None:
    first = quote(STORY, 1, "It rained.")
    second = quote(STORY, 2, STORY.passage(2).text, REUTERS)

    assert render(Found(RANKING, (first, second))) == (
        "It rained.\n— ¶ 1\n\n"
        "The sun shone, Reuters said.\n— Reuters · ¶ 2\n\n"
        "A title · The Paper\nhttps://example.org/story"
    )


def test_who_is_credited_for_some_of_the_sentences_is_named_as_such() -> None:
    story = article("It rained. The sun shone, Reuters said. Reuters was right.")
    sources = (Source(story, place(story, "Reuters")),)
    alone = quote(story, 1, "The sun shone, Reuters said.", *sources)
    grown = quote(story, 1, "It rained. The sun shone, Reuters said.", *sources)

    assert "\n— Reuters · ¶ 1" in render(Found(RANKING, (alone,)))
    assert "\n— in part Reuters · ¶ 1" in render(Found(RANKING, (grown,)))
    assert "\n— teils Reuters · ¶ 1" in render(Found(RANKING, (grown,)), Reader("de"))


def test_questions_that_the_same_quotes_answer_stand_above_them_together() -> None:
    rain, sun = quote(STORY, 1, "It rained."), quote(STORY, 2, STORY.passage(2).text)
    both, one = Found(RANKING, (rain, sun)), Found(RANKING, (rain,))

    text = render(Several((Part("What was it?", both), Part("Did it rain?", one))))

    assert text.startswith("What was it? · Did it rain?\n\nIt rained.\n")
    assert text.count("It rained.") == 1


def test_quotes_of_two_articles_have_each_its_title() -> None:
    other = article("It snowed.", title="Snow", publisher=None, url=None)

    text = render(Found(RANKING, (quote(STORY, 1, "It rained."), quote(other, 1, "It snowed."))))

    assert text.endswith(
        "A title · The Paper\nhttps://example.org/story\n\nIt snowed.\n— ¶ 1\n\nSnow"
    )


@pytest.mark.parametrize(
    ("language", "name", "shown"),
    [
        ("en", "A government spokesman", "a government spokesman"),
        ("en", "Several sources in Idlib", "several sources in Idlib"),
        ("en", "Officials in Ankara", "officials in Ankara"),
        ("en", "The Guardian", "The Guardian"),
        ("en", "Doctors of the World", "Doctors of the World"),
        ("en", "Turkish officials", "Turkish officials"),
        ("en", "US officials", "US officials"),
        ("fr", "Un porte-parole", "un porte-parole"),
        ("fr", "La Croix", "La Croix"),
    ],
)
def test_a_description_that_began_a_sentence_is_small_in_a_citation(
    language: str, name: str, shown: str
) -> None:
    story = article(f"{name} spoke.", language=language)
    said = quote(story, 1, story.text, Source(story, place(story, name)))

    assert f"\n— {shown} · ¶ 1\n" in render(Found(RANKING, (said,)))


def test_a_description_of_another_language_stands_in_quotation_marks() -> None:
    story = article("Reuters, citing two aides, and AP, citing Amara Dossou, spoke.")
    two = Source(story, place(story, "Reuters"), place(story, "two aides"))
    one = Source(story, place(story, "AP"), place(story, "Amara Dossou"))
    found = Found(RANKING, (quote(story, 1, story.text, two, one),))

    assert "— Reuters, citing two aides; AP, citing Amara Dossou" in render(found)
    assert "— Reuters, citant “two aides”; AP, citant Amara Dossou" in render(found, Reader("fr"))


def test_silence_offers_the_closest_passage_without_asserting_it() -> None:
    closest = quote(STORY, 2, STORY.passage(2).text)
    unlinked = quote(article("It rained.", url=None), 1, "It rained.")

    assert render(NotFound(RANKING, closest)) == "The article does not say. Closest is ¶ 2."
    assert render(NotFound(RANKING, unlinked)) == "The article does not say. Closest is ¶ 1."
    assert render(NotFound(RANKING)) == "The article does not say."


def test_the_sources_are_listed_with_their_passages() -> None:
    assert render(About(Topic.SOURCES, STORY, credits=(Credit(REUTERS, (2, 3)),))) == (
        "The article credits:\n• Reuters · ¶ 2, ¶ 3\n\n"
        "A title · The Paper\nhttps://example.org/story"
    )


@pytest.mark.parametrize(
    ("topic", "beginning"),
    [
        (Topic.SUMMARY, "A title · The Paper\n"),
        (Topic.PUBLISHER, "Published by The Paper.\n\nA title\n"),
        (Topic.LINK, "https://example.org/story\n\nA title · The Paper"),
        (Topic.DATE, "I do not know when this article was published."),
        (Topic.SOURCES, "The article credits nobody by name."),
    ],
)
def test_each_topic_has_its_own_answer(topic: Topic, beginning: str) -> None:
    text = render(About(topic, STORY, quote(STORY, 1, "It rained.")))

    assert text.startswith(beginning)
    assert ("It rained.\n— ¶ 1" in text) == (topic is Topic.SUMMARY)


@pytest.mark.parametrize("kind", Talk)
def test_the_bot_has_a_kind_word_for_all_small_talk(kind: Talk) -> None:
    assert render(SmallTalk(kind)).rstrip(".!").count(" ") > 3


def test_help_lists_its_commands() -> None:
    text = render(SmallTalk(Talk.HELP, COMMANDS))

    assert all(f"{command.usage} — {command.description}" in text for command in COMMANDS)


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_is_a_filled_sentence(kind: NoticeKind) -> None:
    text = render(Notice(kind, "en"))

    assert "{" not in text
    assert text


def test_a_foreign_question_is_answered_in_its_language() -> None:
    assert render(Notice(NoticeKind.OTHER_LANGUAGE, "en", "ru")).startswith("Статья")
    assert "(\u2068English\u2069)" in render(Notice(NoticeKind.OTHER_LANGUAGE, "en", "ar"))
    assert "(English)" in render(Notice(NoticeKind.OTHER_LANGUAGE, "en", "sw"))


def test_what_a_person_typed_is_shortened_before_it_is_repeated() -> None:
    assert len(render(Notice(NoticeKind.UNKNOWN_COMMAND, "/x" * 5000))) < 300
