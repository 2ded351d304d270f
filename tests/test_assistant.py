"""One entry answers questions and commands alike, and never fails for what was typed."""

import asyncio
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import attribution
from bot.answer import (
    About,
    Excerpt,
    Found,
    NotFound,
    Notice,
    NoticeKind,
    SmallTalk,
    Talk,
    Topic,
    WhichArticle,
    quotes_of,
)
from bot.app import open_app
from bot.assistant import OWN, Assistant
from bot.attribution import sources_of
from bot.commands import Command
from bot.model import Hit, Library, Message, Passage, Question, Source, Span
from bot.questions.vocabulary import Vocabulary
from bot.retrieval.rank_bm25 import RankBm25Retriever
from bot.search import Search
from tests.articles import article
from tests.asked import ask, turn_after

ODD_WORDS = (
    *("what", "did", "does", "who", "Reuters", "say", "report", "how many", "killed", "the", "NYT"),
    *("", "\u0640", "?", "ـ?", "\u200d", "'s", "’", "according to", "U.S.", "İ", "一", "३", "…"),
)


# -- commands -------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", OWN, ids=lambda command: command.name)
def test_every_command_that_needs_no_person_is_known(
    assistant: Assistant, command: Command
) -> None:
    answer = ask(assistant, f"/{command.name}")

    assert not (isinstance(answer, Notice) and answer.kind is NoticeKind.UNKNOWN_COMMAND)


@pytest.mark.parametrize("typed", ["/pasage 3", "/pas"])
def test_a_mistyped_or_half_typed_command_is_told_the_nearest(
    assistant: Assistant, typed: str
) -> None:
    answer = ask(assistant, typed)

    assert answer == Notice(NoticeKind.UNKNOWN_COMMAND, "/passage NUMBER")


def test_passage_shows_the_whole_passage(assistant: Assistant) -> None:
    answer = ask(assistant, "/passage 3")

    assert isinstance(answer, Excerpt)
    assert answer.quote.text == answer.quote.passage.text
    assert answer.quote.passage.number == 3


@pytest.mark.parametrize("number", ["", "0", "13", "-1", "five", "9" * 50, "٣٣"])
def test_a_passage_that_is_not_there_is_refused_with_their_number(
    assistant: Assistant, number: str
) -> None:
    assert ask(assistant, f"/passage {number}") == Notice(NoticeKind.NO_SUCH_PASSAGE, "12")


def test_about_gives_the_title_and_the_lead(assistant: Assistant) -> None:
    answer = ask(assistant, "/about")

    assert isinstance(answer, About)
    assert answer.topic is Topic.SUMMARY
    assert answer.lead is not None
    assert answer.lead.passage.number == 1


def test_sources_lists_whom_the_article_credits(assistant: Assistant) -> None:
    answer = ask(assistant, "/sources")

    assert isinstance(answer, About)
    assert {"Reuters", "Al-Monitor"} <= {credit.source.name for credit in answer.credits}


def test_ask_answers_as_the_bare_question_does(assistant: Assistant) -> None:
    question = "Who convened the National Security Council?"

    assert quotes_of(ask(assistant, f"/ask {question}")) == quotes_of(ask(assistant, question))


# -- questions ------------------------------------------------------------------------------------


def test_a_question_is_answered_with_the_words_of_the_article(assistant: Assistant) -> None:
    answer = ask(assistant, "What may Turkey request from NATO?")

    assert isinstance(answer, Found)
    assert "military assistance" in answer.quotes[0].text
    assert [source.name for source in answer.quotes[0].sources] == ["The Financial Times"]


def test_what_is_said_beside_a_question_is_no_part_of_it(assistant: Assistant) -> None:
    asked = "What may Turkey request from NATO?"
    said = "My aunt Wilhelmina bought seven penguins, a violin and some marmalade in Lisbon."
    alone, beside = ask(assistant, asked), ask(assistant, f"{said} {asked} {said}")

    assert isinstance(ask(assistant, said), NotFound)
    assert beside == alone


def test_what_the_article_does_not_say_is_not_found(assistant: Assistant) -> None:
    assert isinstance(ask(assistant, "How do I bake sourdough bread?"), NotFound)


def test_what_a_source_says_is_not_its_word_on_another_matter(assistant: Assistant) -> None:
    assert isinstance(ask(assistant, "What did Peskov say about the negotiations?"), Found)
    assert isinstance(ask(assistant, "What did Peskov say about the refugees?"), NotFound)


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "?!", "🤷"])
def test_nothing_to_look_for_gets_a_notice(assistant: Assistant, text: str) -> None:
    assert ask(assistant, text) == Notice(NoticeKind.EMPTY)


def test_small_talk_is_answered_as_such(assistant: Assistant) -> None:
    assert ask(assistant, "thank you!") == SmallTalk(Talk.THANKS)


@pytest.mark.parametrize(
    "text", ["What did Reuters say \u0640?", "what does   report?", "/ask\nWho?"]
)
def test_odd_questions_are_answered_too(assistant: Assistant, text: str) -> None:
    answer = ask(assistant, text)

    assert not (isinstance(answer, Notice) and answer.kind is NoticeKind.UNKNOWN_COMMAND)


@given(words=st.lists(st.sampled_from(ODD_WORDS), max_size=8))
def test_any_words_of_a_question_are_answered(assistant: Assistant, words: list[str]) -> None:
    answer = ask(assistant, " ".join(words))

    assert all(quote.text in quote.passage.text for quote in quotes_of(answer))


@given(text=st.one_of(st.text(max_size=300), st.text(st.characters(codec=None)).map("/{}".format)))
def test_whatever_is_typed_is_answered(assistant: Assistant, text: str) -> None:
    answer = ask(assistant, text)

    assert all(quote.text in quote.passage.text for quote in quotes_of(answer))


# -- several articles -----------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> Assistant:
    (tmp_path / "cats.txt").write_text("All about cats\n\nCats sleep for sixteen hours a day.")
    (tmp_path / "dogs.txt").write_text("All about dogs\n\nDogs bark at strangers in the night.")
    return open_app(tmp_path).assistant


def test_a_question_finds_its_article(two: Assistant) -> None:
    (quote,) = quotes_of(ask(two, "How long do cats sleep?"))

    assert quote.passage.article.title == "All about cats"


def test_about_asks_which_article_when_there_are_several(two: Assistant) -> None:
    answer = ask(two, "/about")

    assert answer == WhichArticle(two.library.articles)


def test_a_title_says_which_article_is_meant(two: Assistant) -> None:
    answer = ask(two, "all about dogs")

    assert isinstance(answer, About)
    assert answer.article.slug == "dogs"


def test_about_means_the_article_last_quoted_or_named(two: Assistant) -> None:
    before = turn_after(two, "How long do cats sleep?")

    quoted = ask(two, "what is this about?", before)
    named = ask(two, "/about all about dogs", before)

    assert isinstance(quoted, About)
    assert isinstance(named, About)
    assert [quoted.article.slug, named.article.slug] == ["cats", "dogs"]


@pytest.mark.parametrize("asked", ["How much rain fell?", "/about", "/sources", "/passage 2"])
async def test_the_sources_of_a_long_article_are_read_in_another_thread(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()

    def read(passage: Passage, span: Span) -> tuple[Source, ...]:
        threads.add(threading.get_ident())
        return sources_of(passage, span)

    monkeypatch.setattr(attribution, "sources_of", read)
    of = article(*["Four litres of rain fell, the mayor said. It was dark. " * 10] * 50)
    library = Library((of,))
    search = Search(library, RankBm25Retriever(library), Vocabulary(library))

    answer = await Assistant(search).respond(Message(asked))

    assert isinstance(answer, Found | About | Excerpt)
    assert threads
    assert threading.get_ident() not in threads


async def test_questions_under_way_go_from_stage_to_stage_together() -> None:
    library = Library((article("Four litres of rain fell, the mayor said.", "It was dark."),))
    stages: list[str] = []

    class Noted(Search):
        def parse(self, text: str) -> Question:
            stages.append("parse")
            return super().parse(text)

    class NotedRetriever(RankBm25Retriever):
        async def retrieve(self, question: Question, top_k: int) -> list[Hit]:
            stages.append("retrieve")
            return await super().retrieve(question, top_k)

    search = Noted(library, NotedRetriever(library), Vocabulary(library))
    await asyncio.gather(search.answer("How much rain fell?"), search.answer("Was it dark?"))

    assert stages == ["parse", "parse", "retrieve", "retrieve"]
