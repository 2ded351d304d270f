"""Phrases of a question become plain words before they are looked for."""

import re
from time import process_time

import pytest

from bot.knowledge import knowledge
from bot.questions.idioms import listed
from bot.questions.plain_words import frames, in_plain_words, without_opening
from tests.repository import ROOT

FRAMES = knowledge("phrases")["frames"]


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("How much money did Berg give?", "how much did Berg give?"),
        ("No, I meant Berg", "Berg"),
        ("I'd like to know who won", "who won"),
        ("I want to know if he won", "if he won"),
        ("I was just wondering how many won", "how many won"),
        ("I wonder who won", "who won"),
        ("Who would like to know Berg?",) * 2,
        ("are you sure it was 22?", "it was 22?"),
        ("are you sure about the bridge?",) * 2,
        ("berg job", "who is berg"),
        ("What's Ana Berg’s age?", "how old is Ana Berg?"),
        ("How many staff does Lindline have?",) * 2,  # not any people
        ("Do the sources agree on the price?", "the price?"),
        ("Do the sources agree on the number of guests?", "how many guests?"),
        ("Did all the papers contradict each other about the date?", "the date?"),
        ("Do different papers report the same number of guests?", "how many guests?"),
        ("Why do the sources disagree on the price?",) * 2,
        ("Why are there different figures for the guests?",) * 2,
        ("What do different media say about the number of guests?", "how many guests?"),
        ("Was it 12, 13 or 15 tons?", "how many tons?"),
        ("What is the number of victims?", "how many victims?"),
        ("What are the different attendance figures?", "how many attendance?"),
        ("Which figures are given for the guests?", "how many guests?"),
        ("Which figures stand in the garden?",) * 2,
        ("Who is mentioned in the article?", "Who ?"),
        ("What is Berg's job?", "What is Berg?"),
        ("What was Berg's post before?", "What was Berg before?"),
        ("What is the occupation of Ana Berg?", "what is Ana Berg?"),
        ("What is the position of Ana Maria Berg?", "what is Ana Maria Berg?"),
        ("What is the position of the ship?",) * 2,
        ("What was the role of Norway?",) * 2,
        ("What is the name of the mayor?", "who is the mayor?"),
        ("What's the full name of the club's new coach?", "who's the club's new coach?"),
        ("What is the name of the pilot who fell?",) * 2,
        ("What was the captain's name?", "who was the captain?"),
        ("What is the name of the ship?",) * 2,
        ("Give me the mayor's name", "who is the mayor"),
        ("gimme the price of bread", "give me the price of bread"),
        ("What is the name of the captain's ship?",) * 2,
        ("What is the name of the general hospital?",) * 2,
        ("What is the ship's name?",) * 2,
        ("How many men did the army lose?", "how many men of the army were killed?"),
        ("Do all papers agree on the number of guests?", "how many guests?"),
        ("What did they agree on?",) * 2,
        ("Did both sides agree to a ceasefire?",) * 2,
        ("Was it Berg or Rask that left?", "who left?"),
        ("Was it Monday or Tuesday that the bridge opened?",) * 2,
        ("Was it 2014 or 2015 that it opened?",) * 2,
        ("Was it 9 or 10 o'clock?",) * 2,
        ("How high was the death toll?", "how many were killed?"),
        ("How deadly was the new fire?", "how many were killed in the new fire?"),
        ("How deadly is the snake?",) * 2,
        ("What tools are used to mend it?",) * 2,
        ("Who used to mend it?", "Who mend it?"),
        ("Where did you read that he won?", "who said he won?"),
        ("Where did the bombs fall?", "what was bombed?"),
        ("Where did the ships land?",) * 2,
        ("Does anyone there bear that out?", "who confirmed this?"),
        ("Does anyone there bear the cost?",) * 2,
        ("What set it all off?", "What caused it?"),
        ("Who does Bonn think is to blame?", "who does Bonn blame?"),
        ("Who does Bonn think is late?",) * 2,
        ("Who speaks of more than 12 boats?", "how many boats?"),
        ("Who speaks of more than 2016?",) * 2,
        ("Who gives higher wages?",) * 2,
        ("Is there proof that it was stolen in May?",) * 2,
        ("What on earth did he do?", "What did he do?"),
        ("What on earth is round?", "What is round?"),
        ("Who is behind the fraud?", "who is responsible for the fraud?"),
        ("Who is behind in the polls?",) * 2,
        ("When was hwy 61 closed?",) * 2,
        ("What led the bank to close?", "why did the bank close?"),
        ("What led the march?", "What led the march?"),
        ("How did the club react to the ban?", "what did the club do in response to the ban?"),
        ("How does the club feel about the ban?", "what did the club say about the ban?"),
        ("What is the highest death toll?", "What is the death toll?"),
        ("Where is the fair taking place?", "Where is the fair?"),
        ("Which train is about to leave?", "Which train leave?"),
        ("What is the train late due to?",) * 2,
        ("Number of victims?", "how many victims?"),
        ("What happened on Monday?", "What on Monday?"),
        ("What happened late on Monday?", "What on Monday?"),
        ("What happened last Monday?", "What Monday?"),
        ("What happened last week?", "What happened last week?"),
        ("What happened to Berg?", "What Berg?"),
        ("what happened thurs", "what Thursday"),
        ("What did the Times have to say?", "What did the Times say?"),
        ("Who is the source of the figure of 22 dead?", "who reported 22 dead?"),
        ("Who is the source for the number of patients?", "how many patients?"),
        ("Are more than 3 million Syrians there?", "how many Syrians there?"),
        ("Is Berg's figure the same as Rask's?", "Is Berg's figure the same as Rask's?"),
        ("Is the Herald's number of dead the same as the Post's?", "how many dead"),
        ("What is the same as that?",) * 2,
        ("Does Bonn's view of who is guilty match what Ruiz says?", "who is guilty"),
        ("What are the lowest and the highest casualty figures given?", "how many casualty?"),
        ("y is he not there n where r they tho", "why is he not there and where are they"),
        ("Is Vitamin R in it?",) * 2,
        ("Did more than 25 die in the strike?", "how many die in the strike?"),
        ("Which outlet has the lowest body count?", "how many were killed"),
        ("Who gives the highest figure for the dead?", "how many dead?"),
        ("Give me every estimate of the number of fatalities", "how many fatalities"),
        ("Everything the Herald has on this, please", "what did the Herald say,"),
        ("Quote Berg word for word", "what did Berg say"),
        ("How many won, if you believe the Herald?", "How many won, according to the Herald?"),
        ("Is there a paper that speaks of twelve winners?", "who reported twelve winners?"),
        ("What did Berg himself say of it?", "What did Berg say of it?"),
        ("Whose figure is 34?", "who reported 34?"),
        ("How did the club explain the ban?", "what did the club say about the ban?"),
        ("Who is the sec gen?", "Who is the secretary general?"),
        ("Who is teh mayor?", "Who is the mayor?"),
        ("list all casualty figures", "how many casualty"),
        ("Who did it?", "who is responsible?"),
        ("Who did it best?", "Who did it best?"),
        ("Quote Berg on the ban", "what did Berg say on the ban"),
        ("Quote what Berg said", "Quote what Berg said"),
        ("What were Berg's exact words?", "what did Berg say?"),
        ("How many lives did the fire cost?", "how many were killed in the fire?"),
        ("Which part of the country is it in?", "where is it in?"),
        ("What is the view of the base?", "What is the view of the base?"),
        ("Who runs the club's race?", "Who runs the club's race?"),
        ("Where did the Herald get its figures from?", "who the Herald citing?"),
        ("Who was behind the fraud?", "who is responsible for the fraud?"),
        ("What was behind the counter?", "What was behind the counter?"),
        ("How many tickets b4 May?", "How many tickets before May?"),
        ("whats the pm doing", "what is the prime minister doing"),
        ("Does it open at 5 pm?", "Does it open at 5 pm?"),
        ("What did the U.S. share?", "What did the U.S. share?"),
        ("What kind of film was used?", "What kind of film was used?"),
        ("What was one reason for the delay?", "What was one reason for the delay?"),
        ("Who lit the lamp?", "Who lit the lamp?"),
        ("Who won, in Berg's words?", "Who won, according to Berg?"),
        ("Who spoke as she told it?",) * 2,  # nobody is named
        ("How many won by Berg's own count?", "How many won according to Berg?"),
        ("Who vouched for the engineer's story?", "who confirmed this?"),
        ("Did witnesses back up what he said?", "who confirmed this?"),
        ("Did anyone back up the claim that it was Berg who did it?", "who confirmed Berg this?"),
        ("Did anyone back up the claim that shells fell?",) * 2,  # it tells of what
        ("Did Berg back up the claim that he won?",) * 2,  # nobody else's word will do
        ("Was Berg's role confirmed by anyone?", "who confirmed Berg this?"),
        ("Was the ceasefire confirmed by anyone?",) * 2,
        ("Was the old meeting scrapped?", "Was the old meeting called off?"),
        ("Was the ship scrapped?",) * 2,
        ("Did residents agree?", "who confirmed this?"),
        ("Did residents agree to leave?",) * 2,
        ("Why is Berg not coming to the match?", "Why is Berg stay away to the match?"),
        ("Why is Berg not coming clean?",) * 2,
        ("Is it getting any calmer there?", "get better or worse there?"),
        ("Is it getting a new roof?",) * 2,
        ("Was Norway part of it too?", "Was Norway too?"),
        ("Was Norway part of the deal?",) * 2,
        ("What orders did the team get?", "what the team ordered?"),
        ("Who else says it was Berg?", "who confirmed Berg this?"),
        ("Who else said that Berg won?",) * 2,
        ("Has the club ever been hit harder?", "Has the club ever bad blow?"),
        ("Where did the ball go?",) * 2,
        ("What are these people running from?", "What do refugees flee?"),
        ("How many photos were taken in May?",) * 2,
        ("How long has Berg been in office?",) * 2,
        ("Did Norway join the club?",) * 2,
        ("What made up the deal?",) * 2,
        ("What area of the brain is hurt?",) * 2,
    ],
)
def test_a_way_of_asking_is_put_plainly(question: str, plain: str) -> None:
    assert in_plain_words(question).split() == plain.split()


def test_what_is_left_out_leaves_no_gap() -> None:
    assert in_plain_words("Who was really involved?") == "Who ?"  # the second finds one blank
    assert in_plain_words("What did Berg really say?") == "What did Berg say?"
    assert in_plain_words("What did Mr Berg say?") == "What did Berg say?"


def held_by(*articles: str) -> frozenset[str]:
    return frozenset(articles)


@pytest.mark.parametrize(
    ("held", "plain"),
    [
        (held_by(), "Who called the meeting off?"),
        (held_by("cancel"), "Who cancel the meeting?"),
        (held_by("scrap", "cancel"), "Who cancel the meeting?"),
        (held_by("called off", "cancel"), "Who called the meeting off?"),
        (held_by("abandon"), "Who called the meeting off?"),
    ],
)
def test_an_idiom_gives_way_to_what_the_articles_have_alone(
    held: frozenset[str], plain: str
) -> None:
    def stands(phrase: str) -> bool:
        return phrase in held or ("called" in phrase and "called off" in held)

    assert in_plain_words("Who called the meeting off?", stands) == plain


def test_an_idiom_whose_words_the_articles_have_apart_gives_way() -> None:
    def held(phrase: str) -> bool:
        return phrase in ("hit back", "retaliate")

    assert in_plain_words("Did he hit back?", held) == "Did he hit back?"
    assert in_plain_words("Did he hit back?", held, lambda form: False) == "Did he retaliate?"


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Did he call flights off?", "Did he cancel flights?"),
        ("Did he call Berg's party off?", "Did he call Berg's party off?"),
        ("Did he call Ana Berg off?", "Did he cancel Ana Berg?"),
        ("Did he call and shout to be off?",) * 2,
    ],
)
def test_what_is_done_to_names_or_to_many_stands_within_an_idiom(question: str, plain: str) -> None:
    assert in_plain_words(question, {"cancel"}.__contains__) == plain


def test_an_idiom_without_a_meaning_stays_as_typed() -> None:
    def held(phrase: str) -> bool:
        return phrase == "how many were killed"

    asked = ["How heavy were the losses?", "How heavy were the losses of Norway?"]
    assert [in_plain_words(question, held) for question in asked] == [
        "how many were killed?",
        asked[1],
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Why could the pilot not see the runway?",
        "Which flight did she miss?",
        "Is the pilot healthy?",
        "Who sleeps in the hotel?",
        "Who wants to see the plane?",
        "Who is running the bank?",
        "Is the king too busy to eat?",
        "Who skips the meeting?",
        "Is the film online?",
        "Who phoned the police?",
        "Is the letter suspicious?",
        "Who sued the bank?",
    ],
)
def test_a_single_word_is_never_replaced(question: str) -> None:
    def stands(phrase: str) -> bool:  # articles that have whatever else it may mean
        return phrase not in question

    assert in_plain_words(question, stands) == question


def test_the_longest_idiom_keeps_its_words_from_others() -> None:
    asked = "Did they make up their minds?"

    assert in_plain_words(asked, {"decide"}.__contains__) == "Did they decide?"
    assert in_plain_words("Did it come under fire?", {"fire"}.__contains__) == (
        "Did it come under fire?"
    )


def test_shorthand_that_the_articles_have_stays() -> None:
    assert in_plain_words("Where is the hq?") == "Where is the headquarters?"
    assert in_plain_words("Where is the hq?", {"hq"}.__contains__) == "Where is the hq?"


@pytest.mark.parametrize("place", range(len(FRAMES)), ids=lambda place: FRAMES[place]["asked"])
def test_each_way_of_asking_acts_on_its_example(place: int) -> None:
    """After all that come before it in the list."""
    asked = FRAMES[place]["example"]
    for form, plain in frames()[:place]:
        asked = re.sub(form, plain, asked, flags=re.IGNORECASE).strip()

    assert re.search(frames()[place][0], asked, re.IGNORECASE)
    assert in_plain_words(FRAMES[place]["example"]) != FRAMES[place]["example"]


@pytest.mark.parametrize(
    "text", ["was it 1" + ",1" * 30, "did 1" + " or 1" * 30, "how did" + " the" * 30]
)
def test_no_expression_is_slow_on_what_repeats(text: str) -> None:
    patterns = [re.compile(form, re.IGNORECASE) for form, _ in frames()]
    begun = process_time()

    found = [pattern for pattern in patterns if pattern.search(f"{text}_")]

    assert process_time() - begun < 2  # seconds; what tries each way to read 30 numbers takes hours
    assert len(found) < len(FRAMES)


def test_ways_of_asking_are_written_in_small_letters_and_found_in_capitals() -> None:
    for frame in FRAMES:
        assert re.sub(r"\\[A-Z]", "", frame["asked"]).islower(), frame
    assert in_plain_words("HOW MUCH MONEY IS IT?") == "how much IS IT?"
    assert in_plain_words("WAS IT CALLED OFF?", {"cancel"}.__contains__) == "WAS IT cancel?"


def test_shorthand_is_a_single_word_and_spelled_out_once() -> None:
    known = knowledge("phrases")["shorthand"]

    assert all(re.fullmatch(r"[a-z0-9']+", word) for word in known)
    assert [word for word, meant in known.items() if meant in known] == []


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("okay, who won?", "who won?"),
        ("So did he win?", "did he win?"),
        ("Nice, who won?", "who won?"),
        ("Got it. Who won?", "Who won?"),
        ("Quick: who won?", "who won?"),
        ("Quick is what horse?", "Quick is what horse?"),
        ("Nice is in what country?", "Nice is in what country?"),
        ("Well water is what?", "Well water is what?"),
        ("Is it so?", "Is it so?"),
    ],
)
def test_what_people_begin_with_is_not_asked(question: str, asked: str) -> None:
    assert without_opening(question) == asked


def test_a_question_of_nothing_else_stays_as_it_is() -> None:
    assert in_plain_words("Really, exactly?") == "Really, exactly?"
    assert in_plain_words("by whom?") == "by whom?"


def test_messages_of_such_phrases_alone_are_read_at_once() -> None:
    words = sorted({word for idiom, *_ in listed() for word in re.findall(r"\w+", idiom)})
    typed = " ".join(words[at * 7 % len(words)] for at in range(700))
    in_plain_words(typed[:1_000])  # the expressions are read once
    begun = process_time()

    in_plain_words(typed[:1_000])
    assert in_plain_words(typed) == typed

    assert process_time() - begun < 0.1  # seconds; it takes a tenth of that


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_what_is_known_is_counted_rightly(page: str) -> None:
    groups, known = knowledge("plain_english"), knowledge("phrases")
    counted = {
        "groups of": round(sum(len(groups[kind]) for kind in ("related", "same")), -1),
        "families of": round(len(knowledge("everyday")), -1),
        "idioms": round(sum(len(idioms) for idioms in known["idioms"].values()), -1),
        "ways of asking": len(known["frames"]),
    }
    text = (ROOT / page).read_text(encoding="utf-8")
    told = re.findall(rf"(\d+)\s+({'|'.join(counted)})\b", text)

    assert told
    assert all(counted[what] == int(number) for number, what in told)
