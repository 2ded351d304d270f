"""The object that programs read."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.answer import (
    Answer,
    Excerpt,
    Found,
    NotFound,
    Notice,
    NoticeKind,
    Part,
    Several,
    SmallTalk,
    Talk,
)
from bot.attribution import names_of
from bot.model import Hit, Question, Quote, Ranking, Source
from bot.rendering import plain
from bot.rendering.as_json import dumps, render
from bot.text.cleaning import clean_line
from tests.answers import RANKING, answers, article, founds, place, quote


@given(answers(), st.text(), st.none() | st.integers() | st.text())
def test_any_answer_becomes_one_line_of_ascii_with_the_same_keys(
    answer: Answer, question: str, id: object
) -> None:
    line = dumps(render(answer, question, id))

    record = json.loads(line)
    assert line.isascii()
    assert "\n" not in line
    assert list(record) == [
        *("id", "question", "kind", "confidence", "language"),
        *("quotes", "closest", "passages", "reply", "parts"),
    ]
    assert (record["id"], record["question"]) == (id, question)
    assert record["reply"] == plain.render(answer)
    assert 0 <= record["confidence"] <= 1


@given(founds())
def test_a_quote_is_the_slice_of_its_passage_that_it_says(answer: Found) -> None:
    record = render(answer, "Who?")

    for said, shown in zip(answer.quotes, record["quotes"], strict=True):
        assert shown["text"] == said.passage.text[shown["start"] : shown["end"]]
        assert shown["passage"] == said.passage.number
        names = {clean_line(name) for source in said.sources for name in names_of(source)}
        assert set(shown["sources"]) == names


def test_a_quote_is_cited_with_a_link_that_scrolls_to_it() -> None:
    story = article("It rained.", "The sun shone.")
    answer = Excerpt(quote(story, 2, "The sun shone."))

    (shown,) = render(answer, "/passage 2")["quotes"]

    assert shown == {
        "article": "story",
        "passage": 2,
        "start": 0,
        "end": 14,
        "text": "The sun shone.",
        "score": 1.0,
        "sources": [],
        "citing": {},
        "in_part": False,
        "citation": {
            "title": "A title",
            "publisher": "The Paper",
            "url": "https://example.org/story#:~:text=The%20sun%20shone.",
            "published": None,
        },
    }


def test_whom_a_source_cites_stands_beside_it_also_without_a_name() -> None:
    story = article("Reuters reported, citing two officials, that it rained.")
    source = Source(story, place(story, "Reuters"), place(story, "two officials"))
    answer = Excerpt(quote(story, 1, story.text, source))

    (shown,) = render(answer, "Who?")["quotes"]

    assert (shown["sources"], shown["citing"]) == (["Reuters"], {"Reuters": "two officials"})


def test_sources_of_some_of_the_sentences_are_told_from_those_of_all() -> None:
    story = article("It rained, Reuters said. Reuters was right.")
    source = Source(story, place(story, "Reuters"))

    said, all_of_it = (
        render(Excerpt(quote(story, 1, text, source)), "Who?")["quotes"][0]
        for text in ("It rained, Reuters said.", story.text)
    )

    assert (said["in_part"], all_of_it["in_part"]) == (False, True)


def test_of_several_questions_each_has_its_own_answer() -> None:
    story = article("It rained.", "The sun shone.")
    rain = Excerpt(quote(story, 1, "It rained."))
    closest = NotFound(RANKING, quote(story, 2, "The sun shone."))
    answer = Several((Part("Did it rain?", rain), Part("Who shone?", closest)))

    record = render(answer, "Did it rain? Who shone?")

    first, second = record["parts"]
    assert (first["question"], first["kind"], first["quotes"]) == (
        *("Did it rain?", "found"),
        record["quotes"],
    )
    assert (second["question"], second["kind"], second["quotes"]) == ("Who shone?", "not_found", [])
    assert second["closest"]["text"] == "The sun shone."


def test_a_quote_that_was_not_ranked_has_no_score() -> None:
    story = article("It rained.", "The sun shone.")
    answer = Excerpt(Quote(story.passage(2), story.passage_spans[1]))

    (shown,) = render(answer, "/passage 2")["quotes"]

    assert shown["score"] is None
    assert '"score": null' in dumps({"quotes": [shown]})


def test_what_is_not_found_offers_the_closest_and_lists_the_ten_best_passages() -> None:
    story = article(*(f"Passage {number}." for number in range(12)))
    hits = tuple(Hit(passage, 12.0 - passage.number) for passage in story.passages)
    ranking = Ranking(Question("Who?", "de", ("who",)), hits, confidence=0.25)
    answer = NotFound(ranking, Quote(story.passage(1), story.passage_spans[0]))

    record = render(answer, "Who?", id=7)

    assert record["closest"]["text"] == "Passage 0."
    assert record["quotes"] == []
    assert record["passages"] == [
        {"article": "story", "passage": number, "score": 12.0 - number} for number in range(1, 11)
    ]
    assert (record["confidence"], record["language"]) == (0.25, "de")


def test_what_was_not_searched_is_certain_and_what_could_not_be_is_not() -> None:
    def confidence(answer: Answer) -> object:
        return render(answer, "")["confidence"]

    assert confidence(SmallTalk(Talk.THANKS)) == 1
    assert confidence(Notice(NoticeKind.EMPTY)) == 0
    assert confidence(NotFound(RANKING)) == 0
