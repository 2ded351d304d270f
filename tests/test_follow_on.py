"""A quote goes on where the article answers its own question, or gives the reason asked for."""

import pytest

from bot.answering.follow_on import leaning_back, with_what_follows
from bot.model import Question, Quote, Span
from bot.questions.answer_type import answer_type
from bot.text.analysis import is_stop_word, terms
from tests.articles import article
from tests.ranked import parsed

MATCH = "The match on Sunday will not take place, the league said."
RAIN = "The pitch is under water, and this will not change before May, it said."


def terms_of(question: str) -> tuple[str, ...]:
    return tuple(term for term in terms(question, "en") if not is_stop_word(term, "en"))


def told(question: str, *sentences: str) -> str:
    """What is told of a passage whose first sentence is the best."""
    passage = article(" ".join(sentences)).passage(1)
    first = passage.article.text.index(sentences[0])
    span = type(passage.span)(first, first + len(sentences[0]))
    asked = Question(question, "en", terms_of(question), answer_type(question))
    shared = [word.strip("?") for word in question.split() if word.strip("?") in sentences[0]]
    matched = tuple(Span(first, first + len(word)) for word in shared)
    return with_what_follows(Quote(passage, span, matched=matched), asked).text


@pytest.mark.parametrize("question", ["Why is there no match?", "What excuse did the league give?"])
def test_a_reason_is_quoted_with_what_it_explains(question: str) -> None:
    assert told(question, MATCH, RAIN) == f"{MATCH} {RAIN}"


@pytest.mark.parametrize(
    ("behind", "goes_on"), [("“But nobody came.”", True), ("“Rain!” a boy cried.", False)]
)
def test_a_reason_may_be_given_as_the_speaker_goes_on(behind: str, goes_on: bool) -> None:
    first = "“There will be no match,” said Ana Ruiz, who heads the league in the south."

    assert told("Why is there no match?", first, behind) == (
        f"{first} {behind}" if goes_on else first
    )


def test_other_questions_get_the_sentence_alone() -> None:
    assert told("When is the match?", MATCH, RAIN) == MATCH


def test_a_sentence_that_gives_a_reason_stands_alone() -> None:
    because = "The match was cancelled because the pitch is under water."

    assert told("Why is there no match?", because, "It has rained since Monday.") == because


def test_a_sentence_about_something_else_stays_behind() -> None:
    assert told("Why is there no match?", MATCH, "Rovers won on Sunday.") == MATCH


@pytest.mark.parametrize(
    ("announced", "goes_on"),
    [
        ("How many were hurt is a matter of dispute, and Why it went on.", False),
        ("How many were hurt on the road to the mill is a matter of dispute.", True),
        ("It is still not clear how many were hurt on the road to the mill.", True),
        ("It is clear how many were hurt on the road to the mill.", False),
        ("Just how far it went on that night depends on whom you ask.", True),
        ("The cause of the fire at the mill by the river is still under investigation.", True),
        ("The cause of the fire at the mill by the river is a spark.", False),
        ("The union of the tram drivers, which has 900 members, tells another story.", True),
        ("The union of the tram drivers, which has 900 members, tells a story.", False),
    ],
)
def test_what_only_announces_something_is_quoted_with_it(announced: str, goes_on: bool) -> None:
    behind = "Nine said so."

    quoted = told("What of the union, or the cause?", announced, behind)

    assert quoted == (f"{announced} {behind}" if goes_on else announced)


@pytest.mark.parametrize(
    ("first", "behind", "goes_on"),
    [
        ("The league said it may send a referee.", "Its envoy, Ana Ruiz, may go.", True),
        ("The league said it may send a referee.", "Its envoy may go.", False),
        ("The league said it may send a referee.", "Nobody saw Ana Ruiz.", False),
        ("The league said it may send Omar Said as referee.", "Its head is Ana Ruiz.", False),
        ("The league may be asked by the referee to send it.", "Its head is Ana Ruiz.", False),
    ],
)
def test_a_name_may_be_given_by_the_next_sentence(first: str, behind: str, goes_on: bool) -> None:
    quoted = told("Who may send what referee in the league?", first, behind)

    assert quoted == (f"{first} {behind}" if goes_on else first)


def test_a_reply_is_quoted_with_its_question() -> None:
    asks, replies = "Will Rovers play in May?", "Nobody knows."

    assert told("Will Rovers play?", asks, replies, "Sunday was dry.") == f"{asks} {replies}"


def test_a_few_words_are_quoted_with_what_they_mean() -> None:
    film, harmless = "This is kahm yeast.", "It is harmless."

    assert told("What is kahm yeast?", film, harmless, "Skim it.") == f"{film} {harmless}"
    assert told("Does that stop?", "Never.", "He is 80.") == "Never. He is 80."


def test_a_short_sentence_that_says_all_stands_alone() -> None:
    assert told("How many were hurt?", "Nine were hurt.", "It rained.") == "Nine were hurt."
    assert told("Were nine trams or bells heard?", "Nine were hurt.", "It rained.").endswith("ed.")


@pytest.mark.parametrize(
    ("behind", "goes_on"),
    [("Police did not arrest him.", True), ("Police did not arrest Toll.", False)],
)
@pytest.mark.parametrize("question", ["Was Jonas Reke arrested?", "What happened to Jonas Reke?"])
def test_a_deed_may_be_told_by_the_next_sentence_alone(
    question: str, behind: str, goes_on: bool
) -> None:
    first = "The captain, Jonas Reke, had the bridge all night."
    passage = article(f"{first} {behind}").passage(1)
    start = passage.article.text.index(first)
    asked = parsed(question, passage.article)

    quoted = with_what_follows(Quote(passage, Span(start, start + len(first))), asked)

    assert quoted.text == (f"{first} {behind}" if goes_on else first)


def test_the_last_sentence_has_nothing_to_take_along() -> None:
    assert told("Why is there no match?", MATCH) == MATCH


def test_what_confirms_this_is_quoted_with_what_it_confirms() -> None:
    said, confirmed = "The pump was broken.", "Two divers confirmed this to Le Phare."
    passage = article(f"{said} {confirmed}").passage(1)
    start = passage.article.text.index(confirmed)

    span = leaning_back(passage, Span(start, start + len(confirmed)))

    assert passage.article.text[span.start : span.end] == f"{said} {confirmed}"
