"""Small talk and questions about the whole article are told from questions about its content."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Talk, Topic
from bot.locales import ENGLISH, LANGUAGES
from bot.questions.intent import Intent, recognise
from tests.repository import DATA

ABROAD = {
    (language, name): [text.strip() for text in texts.split("|")]
    for language, intents in tomllib.loads((DATA / "wordings.toml").read_text("utf-8")).items()
    for name, texts in intents.items()
}

WORDINGS: dict[Intent, list[str]] = {
    Talk.GREETING: [
        "hi",
        "Hello there!",
        "good morning",
        "How are you?",
        "what's up",
        "good morning, how are you?",
        "Good evening! How is it going",
        "Привет!",
        "start",
    ],
    Talk.THANKS: [
        "thanks",
        "Thank you very much!!",
        "great, thanks 🙏",
        "Cheers, that's all I needed",
        "ok",
        "👍🏽",
        "teşekkürler",
    ],
    Talk.FAREWELL: [
        "bye",
        "Great. Thanks and goodbye",
        "See you later",
        "good night",
        "auf Wiedersehen",
    ],
    Talk.HELP: [
        "help",
        "can you help me",
        "Good morning, can you help me please?",
        "What can you do?",
        "who are you",
        "are you chatgpt?",
        "hey, who are you?",
        "how does this work?",
        "give me an example",
        "sprichst du deutsch?",
        "Что ты умеешь?",
    ],
    Talk.DOUBT: [
        "is the article accurate?",
        "Really?",
        "are you sure?",
        "Is that true?",
        "That's wrong!",
        "No, that's wrong, sorry",
        "I don't believe it",
        "are those numbers correct?",
    ],
    Talk.REPROACH: [
        "you are stupid",
        "This bot is useless",
        "that didn't help",
        "that's bad",
        "👎🏻",
    ],
    Talk.BEYOND: [
        "explain it to me",
        "translate this into German please",
        "Can you translate to Russian?",
        "what do you think?",
        "is this article biased?",
    ],
    Talk.NOD: ["yes", "yes and no", "not bad", "No.", "lol", "no thanks", "never mind", "😂😂"],
    Topic.SUMMARY: [
        "What is this about?",
        "latest?",
        "what's the story?",
        "any updates",
        "What is this interview about?",
        "what's the article about",
        "Hi, could you tell me what this article is about?",
        "Summarise the text please",
        "tl;dr",
        "What happened?",
        "What is the headline?",
        "What topics does the text cover?",
        "What articles do you have?",
        "What is the story here in brief?",
        "Tell me briefly what the article is about",
        "What's the main story here?",
        "Under which tags is this filed?",
        "О чём эта статья?",
        "Worum geht es?",
    ],
    Topic.PUBLISHER: [
        "Who published this article?",
        "In which journal did it appear?",
        "who wrote it",
        "Which newspaper published the story?",
        "Where is this from?",
        "What website is this from?",
        "What is the name of the paper that ran this?",
        "Who put this out?",
        "who wrote this up, which outlet",
        "Who is the author?",
        "Кто написал эту статью?",
    ],
    Topic.LINK: [
        "link?",
        "Can you give me the link to the article?",
        "where can I read the original?",
        "show me the whole article",
        "How do I find the full article online?",
        "ссылка",
    ],
    Topic.DATE: [
        "When was this published?",
        "is this still current",
        "what is the date of the article",
        "How old is it?",
        "When was this paper published?",
        "When did this come out, and who wrote it?",
    ],
    Topic.SOURCES: [
        "which sources does it cite?",
        "Sources",
        "Who is quoted in the article?",
        "what are its sources?",
        "How many sources are there?",
        "какие источники?",
    ],
}


@pytest.mark.parametrize(
    ("text", "intent"), [(text, intent) for intent, texts in WORDINGS.items() for text in texts]
)
def test_the_usual_wordings_are_recognised(text: str, intent: Intent) -> None:
    assert recognise(text) is intent


@pytest.mark.parametrize(
    "text",
    [
        "Who published the report on Idlib?",
        "What did this study find?",
        "What happened in the north?",
        "Who is Hakan Fidan?",
        "What did he say?",
        "What is it?",
        "When was the meeting?",
        "How many?",
        "Why?",
        "What does Reuters report?",
        "What is the capital of France?",
        "Where is the base?",
        "Peskov",
        "Who was behind it?",
        "When was it released?",
        "Is it true that Turkey lost?",
        "Who is the idiot?",
        "Is it bad?",
        "Can you help the mayor?",
        "Good morning, who is Fidan?",
        "Yes, no, thanks and bye",
        "Thanks, and why?",
        "Help and Hope",
        "Did he say no?",
        "👍👎",
        "Where did it come from?",
        "From where?",
        "",
        "🤷",
    ],
)
def test_a_question_with_words_of_its_own_goes_to_the_search(text: str) -> None:
    assert recognise(text) is None


@pytest.mark.parametrize(("language", "name"), ABROAD)
def test_the_other_languages_of_the_interface_are_understood(language: str, name: str) -> None:
    for text in ABROAD[language, name]:
        intent = recognise(text)
        assert ("search" if intent is None else intent.value) == name, text


def test_every_intent_is_known_in_every_language() -> None:
    names = {"search", *Talk, *Topic}

    assert set(ABROAD) == {(lang, name) for lang in LANGUAGES if lang != ENGLISH for name in names}


@given(st.text())
def test_any_text_is_recognised_or_not_without_an_error(text: str) -> None:
    assert recognise(text) is None or isinstance(recognise(text), Talk | Topic)


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Who's right?", "Who is right?"),
        ("thats all", "That is all"),
        ("whats the story", "What is the story"),
        ("I dont understand", "I do not understand"),
        ("You’re wrong", "You are wrong"),
    ],
)
def test_shortened_words_are_understood_as_whole_ones(short: str, whole: str) -> None:
    assert recognise(short) is recognise(whole) is not None


@given(
    st.sampled_from([text for texts in (*WORDINGS.values(), *ABROAD.values()) for text in texts])
)
def test_case_and_marks_make_no_difference(text: str) -> None:
    assert recognise(f"  {text.upper()} ?!") is recognise(text)
