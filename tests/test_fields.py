"""The rules of silence hold in fields that they were not made for, and cost no right answers."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.corpus.library import read_library
from bot.model import Article, Question, Quote
from bot.text.values import dates, figures
from bot.unanswered.counted import counts_something_else
from bot.unanswered.deeds import gives_no_reason, is_of_other_doers, speaks_of_no_deed
from bot.unanswered.doers import names_no_doer
from bot.unanswered.kinds import is_of_unknown_kind
from bot.unanswered.measured import has_no_measure
from bot.unanswered.named import is_about_others
from bot.unanswered.offices import is_of_another_office, is_unknown_role
from bot.unanswered.placed import has_no_place
from bot.unanswered.possessions import is_not_had
from bot.unanswered.silence import FORMS, FORMS_IN_SHORT
from bot.unanswered.timed import has_no_time
from bot.unanswered.unnamed import is_not_named
from tests.answers import article
from tests.ranked import parsed, sentences
from tests.repository import ROOT

Rule = Callable[[Question, Quote], bool]
RULES = {**FORMS, **FORMS_IN_SHORT}

BATS = (
    "Researchers at the Ostmark Institute followed 214 bats through the Kelda valley for three"
    " winters; the animals lost a fifth of their weight before spring. Each tracker weighs 1.2"
    " grams, said Professor Ilse Brandt, who leads the ecology group."
)
DRAW = (
    "Goalkeeper Lena Okafor, 31, saved two penalties on Saturday as Brightwater drew with Ferndale"
    " in Coldwell. The Brightwater captain, Mia Strand, limped off before half-time."
)
BAKERY = (
    "Garnet Foods will close its bakery in Pellworth in March with the loss of 340 jobs, chief"
    " executive Paul Derrick said. The firm bought the site for $12 million from a rival."
)
LOAF = (
    "Rub 200 grams of butter into the flour and add four eggs. Bake the loaf for 45 minutes, until"
    " the crust is brown. It is eaten at weddings in Apulia."
)
KING = (
    "King Osric was crowned at Wexmoor in 1214. His steward, Hugh Mallory, built the granary, and"
    " monks copied some 90 books for him."
)
RULING = (
    "Judge Carla Menezes ruled on Tuesday that the harbour company must pay 4.5 million euros to"
    " 112 fishermen. An appeal will follow, the company's lawyer, Tom Reyes, said."
)


@pytest.mark.parametrize(
    ("rule", "text", "answered", "unanswered"),
    [
        (counts_something_else, BATS, "How many bats were followed?", "How many owls were seen?"),
        (counts_something_else, BAKERY, "How many jobs will go?", "How many ovens exploded?"),
        (counts_something_else, LOAF, "How many eggs are needed?", "How many onions are needed?"),
        (counts_something_else, RULING, "How many fishermen are paid?", "How many boats sank?"),
        (
            counts_something_else,
            "Rockets from the hills hurt three soldiers.",
            "How many soldiers were hurt?",
            "How many rockets came from the hills?",
        ),
        (has_no_time, DRAW, "When did Brightwater draw?", "When was Lena Okafor born?"),
        (has_no_time, BAKERY, "When will the bakery close?", "At what time does the bakery open?"),
        (has_no_time, KING, "In which year was Osric crowned?", "At what time was Osric crowned?"),
        (has_no_time, RULING, "When did the judge rule?", "At what time did the judge rule?"),
        (has_no_place, LOAF, "Where is the loaf eaten?", None),
        (has_no_place, DRAW, "Where did Brightwater draw?", None),
        (has_no_place, RULING, None, "Where will the appeal be heard?"),
        (has_no_place, BATS, "Where were the bats followed?", None),
        (has_no_measure, LOAF, "How long does the loaf bake?", "How much does the loaf cost?"),
        (has_no_measure, BATS, "How heavy is a tracker?", "How old is Paul Derrick?"),
        (has_no_measure, DRAW, "How old is Lena Okafor?", "How tall is Mia Strand?"),
        (is_about_others, BAKERY, "What did Garnet Foods buy?", "What did Nestlé buy?"),
        (is_about_others, KING, "What did Hugh Mallory build?", "What did Oliver Cromwell build?"),
        (
            is_of_another_office,
            BAKERY,
            "Who is the chief executive?",
            "Who is the finance director?",
        ),
        (is_of_another_office, DRAW, "Who is the captain of Brightwater?", "Who is the coach?"),
        (is_of_another_office, BATS, "Who leads the ecology group?", None),
        (names_no_doer, BATS, None, "Who succeeded Brandt?"),
        (
            is_unknown_role,
            RULING,
            "What did the company's lawyer say?",
            "What did the prime minister say?",
        ),
        (
            is_of_unknown_kind,
            BATS,
            "Which institute followed them?",
            "Which hospital examined them?",
        ),
        (is_not_had, KING, "Who is Osric's steward?", "Who is Osric's wife?"),
        (is_not_had, BAKERY, "What is Garnet Foods's loss?", "What is Paul Derrick's salary?"),
        (has_no_measure, DRAW, "What is Lena Okafor's age?", "What is Ilse Brandt's age?"),
        (has_no_measure, DRAW, "Okafor's age?", "Brandt's age?"),
        (is_not_had, RULING, "menezes job", "harbour job"),
        (is_not_named, DRAW, "What is the name of the captain?", None),
        (is_not_named, RULING, None, "What is the name of the witness?"),
        (
            speaks_of_no_deed,
            BAKERY,
            "Did Garnet Foods buy the site?",
            "Did Garnet Foods apologise?",
        ),
        (speaks_of_no_deed, RULING, "Is there going to be an appeal?", "Did Menezes resign?"),
        (
            is_of_other_doers,
            RULING,
            "What did Menezes earn?",
            "How many fishermen will Brussels feed?",
        ),
        (is_of_other_doers, RULING, "What will Brussels pay?", "What did Brussels eat?"),
        (gives_no_reason, BAKERY, "Why will the bakery close?", None),
        (gives_no_reason, "Wolves were seen in Kessling.", None, "Why were wolves seen?"),
        (gives_no_reason, "Acid had leaked. Fish died.", "Why did fish die?", None),
        (gives_no_reason, "Some 900 men had fled.", None, "Why did men flee?"),
        (gives_no_reason, "Holt was held on suspicion of theft.", "Why was Holt held?", None),
        (
            counts_something_else,
            "Two drivers were rescued from rooftops.",
            "How many rescues were there?",
            "How many rooftops were there?",
        ),
        (
            counts_something_else,
            "The Echo reported that 950 people had fled.",
            "how many fled?",
            None,
        ),
        (gives_no_reason, "Ships had been firing at planes.", None, "Why are ships there?"),
    ],
)
def test_a_rule_holds_in_any_field(
    rule: Rule, text: str, answered: str | None, unanswered: str | None
) -> None:
    of = article(text)

    assert answered is None or not _silences(rule, answered, of)
    assert unanswered is None or _silences(rule, unanswered, of)


def _silences(rule: Rule, question: str, of: Article) -> bool:
    return rule(parsed(question, of), Quote(of.passage(1), of.passage(1).span))


def test_no_rule_silences_all_right_answers_to_a_golden_question() -> None:
    (of,) = read_library(ROOT / "corpus").articles
    silenced = [
        (golden["question"], said)
        for golden in _lines("tests/data/golden.jsonl")
        if golden["expect"] == "answer" and golden["lang"] == "en"
        if golden["kind"] != "by-source"  # where no rule is asked
        for asked in [parsed(golden["question"], of)]
        for right in [[*map(of.passage, golden["passages"])]]
        for rule, said in RULES.items()
        if right and all(rule(asked, Quote(passage, passage.span)) for passage in right)
    ]

    assert silenced == []


def test_no_rule_silences_a_sentence_that_is_asked_for_in_its_own_words() -> None:
    silenced = [
        (question, said)
        for paragraph in _lines("benchmarks/data/attribution.jsonl")
        for of in [article(" ".join(paragraph.get("sentences", ())))]
        for sentence in sentences(of)
        for question in _asked_in_the_words_of(sentence.text)
        for asked in [parsed(question, of)]
        for rule, said in RULES.items()
        if rule(asked, Quote(sentence.passage, sentence.span))
    ]

    assert silenced == []


def _asked_in_the_words_of(sentence: str) -> Iterator[str]:
    """Questions that the sentence surely answers, whatever it is about."""
    told = sentence.rstrip(".").replace("?", "")
    yield f"Did it happen that {told}?"
    if dates(sentence):
        yield f"When did it happen that {told}?"
    elif place := re.search(r"\b(?:in|near) (?:the )?[A-Z]", told):
        yield f"Where did it happen that {told[: place.start()]}?"
    for figure in figures(sentence, "en"):
        if noun := re.match(r" ([a-z]+s)\b", sentence[figure.span.end :]):
            yield f"How many {noun[1]}?"


def _lines(path: str) -> Iterator[dict[str, Any]]:  # Any: what JSON holds
    with (ROOT / path).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
