"""What the form of a question shows to be missing from the best quote."""

from collections.abc import Callable

import pytest

from bot.attribution import with_sources
from bot.model import Question, Quote
from bot.unanswered.befallen import tells_no_fate
from bot.unanswered.capitals import as_written
from bot.unanswered.counted import counts_something_else
from bot.unanswered.deeds import speaks_of_no_deed
from bot.unanswered.doers import names_no_doer
from bot.unanswered.kinds import is_of_unknown_kind, is_of_unknown_type
from bot.unanswered.measured import has_no_measure
from bot.unanswered.named import (
    is_about_others,
    is_named_by_source_alone,
    is_of_its_source_alone,
    is_of_unknown_title,
)
from bot.unanswered.needed import holds, needed_by
from bot.unanswered.offices import is_of_another_office, is_unknown_role
from bot.unanswered.placed import has_no_place
from bot.unanswered.possessions import is_not_had
from bot.unanswered.timed import has_no_time
from bot.unanswered.topics import tells_of_talks_alone
from tests.answers import article
from tests.ranked import parsed

Rule = Callable[[Question, Quote], bool]

STRIKE = (
    "Drivers of the tram company Lindline walked out on Monday over pay, Radio Norrby reports, and"
    " some 40 trams stayed in their depots.",
    "The walkout, the worst since the start of the campaign “Fair Spring”, was called off in"
    " Lindholm: Mayor Astrid Berg had rung the union’s leader, Omar Said.",
)
BLAST = (
    "A blast at the Torvik refinery injured six firefighters and killed a welder, Channel 9 says.",
    "The talks between the owner, Helvoil, and Finance Minister Jon Rask, planned for May 4, are"
    " off, said his spokeswoman. A witness told the Courier that the flames were 30 metres high.",
)
RAID = (
    "Turkey shot at Syrian aircraft. Israel attacked Syria with missiles, injuring 3 soldiers.",
)
MATCH = (
    "Striker Kofi Mensah, 19, scored three times as Easthaven beat Rovers before 12,000 people.",
    "Rovers coach Marco Belletti was sacked hours later. He had come from Genoa in January.",
)


def lacks(rule: Rule, question: str, *passages: str, passage: int = 1) -> bool:
    """Whether the rule says that a passage, quoted whole, does not answer."""
    of = article(*passages)
    quoted = of.passage(passage)
    return rule(parsed(question, of), with_sources(Quote(quoted, quoted.span)))


def may_be_told(question: str, text: str) -> bool:
    """Whether the text holds what the form of the question asks for."""
    needed = needed_by(question)
    assert needed is not None
    return holds(text, needed)


@pytest.mark.parametrize(
    ("question", "of", "passage", "expected"),
    [
        ("How many trams stayed in their depots?", STRIKE, 1, False),
        ("Number of people who died?", ("The fire hurt 7 people.",), 1, True),
        ("Number of people who died?", ("The fire killed 7 people.",), 1, False),
        ("How many died in it?", ("The fire hurt 7, the chief executive said.",), 1, True),
        ("How many died in it?", ("The fire killed 7, the chief executive said.",), 1, False),
        ("How many of the Swedes were children?", ("Some 90 Swedes left home.",), 1, True),
        ("How many of the Swedes were boys?", ("Of 90 Swedes 12 were boys.",), 1, False),
        ("How many ferries stayed in their depots?", STRIKE, 1, True),
        ("How many drivers walked out?", STRIKE, 1, False),
        ("How many people work for the union?", STRIKE, 2, True),  # not one number
        ("How many firefighters were injured?", BLAST, 1, False),
        ("How many firefighters were arrested?", BLAST, 1, True),
        ("How many goals has Mensah scored?", ("It was his 19th goal, said Mensah.",), 1, False),
        ("How many children were injured?", BLAST, 1, True),
        ("How many adults are in hospital?", ("Three adults are kept in, others left.",), 1, False),
        ("How many adults were hospitalized?", ("Three adults are kept in.",), 1, True),
        ("How many children under 12 were patients?", ("Of 9 patients 2 were under 12.",), 1, True),
        (
            "How many children under 12 were patients?",
            ("2 of the patients were under 12.",),
            1,
            False,
        ),
        ("How many deaths were there?", ("Officials reported zero deaths.",), 1, False),
        ("How many Israeli soldiers were injured?", RAID, 1, True),
        ("How many people watched?", MATCH, 1, False),
        ("How many welders worked?", ("Welder Jon Rask, 44, worked all night.",), 1, True),
        ("How many missiles did Israel fire?", RAID, 1, True),  # only soldiers are counted
        ("How many Turkish soldiers were injured?", RAID, 1, True),
        ("How many Syrian soldiers were injured?", RAID, 1, False),
        ("How many victims of the missiles were there?", RAID, 1, False),  # soldiers are some
        ("How many civilians were killed?", ("A blast killed 9 people.",), 1, True),
        ("How many civilians fled?", ("A blast made 9 people flee.",), 1, False),
        ("How many trophies has Mensah won?", MATCH, 1, True),
        ("Which trams stayed in their depots?", STRIKE, 1, False),
        ("How many people live in Vigo?", ("The tremor, 11 miles from Vigo, was felt.",), 1, True),
        ("How many people live in Vigo?", ("Vigo has 9,000 inhabitants.",), 1, False),
        ("How many people live in Vigo?", ("A ferry took 200 people home to Vigo.",), 1, True),
        ("How many people live in Vigo?", ("Vigo is a town of 9,000 people.",), 1, False),
        ("How many guards does Vigo have?", ("A blast in Vigo killed two guards.",), 1, True),
        ("How many guards does Vigo have?", ("Vigo, with 30 guards, is small.",), 1, False),
        ("How many countries belong?", ("The National Council met with all ministers.",), 1, True),
        ("How many people work there?", ("The strike lasted eleven hours.",), 1, True),
        ("How many people work there?", ("It is 95 kilometres off, with 40 staff.",), 1, False),
        ("How many people work there?", ("It gives work to 3,000.",), 1, False),
        ("How many children go there?", ("It is a school with 87 pupils.",), 1, False),
        ("How many boys go there?", ("It is a school with 87 pupils.",), 1, True),
        ("How many lifeboats did it carry?", ("Nine passengers died.",), 1, True),
        ("How many lifeboats did it carry?", ("It had two lifeboats.",), 1, False),
    ],
)
def test_how_many_needs_a_number_of_those_things(
    question: str, of: tuple[str, ...], passage: int, expected: bool
) -> None:
    assert lacks(counts_something_else, question, *of, passage=passage) is expected


@pytest.mark.parametrize(
    ("question", "of", "passage", "expected"),
    [
        ("When did the drivers walk out?", STRIKE, 1, False),
        ("When was the blast?", ("Channel 9 says the blast injured 3.5 million.",), 1, True),
        ("When was the blast?", ("The blast was at 9, in the ’70s.",), 1, False),
        ("When did the campaign Fair Spring begin?", STRIKE, 2, True),
        ("When was Lindline founded?", STRIKE, 1, True),
        ("In which year did the drivers walk out?", STRIKE, 1, True),
        ("When was the refinery built?", BLAST, 1, True),
        ("When was the raid?", ("The raid hit a post built by Vard a year ago.",), 1, True),
        ("when raid the border?", ("The raid hit a post built by Vard a year ago.",), 1, True),
        ("When was the raid?", ("The raid on Monday hit a post built in 1998.",), 1, False),
        ("When was the post set up?", ("The raid hit a post built a year ago.",), 1, False),
        ("When does the hall date from?", ("The hall, founded in 1801, burned.",), 1, False),
        ("When were the talks planned?", BLAST, 2, False),
        ("What is the new date for the talks?", BLAST, 2, True),
        ("When will the talks take place instead?", BLAST, 2, True),
        ("At what time did the drivers walk out?", STRIKE, 1, True),
        ("On which day did the drivers walk out?", STRIKE, 1, False),
        ("In which month did the drivers walk out?", STRIKE, 1, True),
        ("By what date must it end?", ("It was ordered to end on Sunday.",), 1, True),
        ("By what date must it end?", ("It must end by November 28.",), 1, False),
        ("When will trains run again?", ("Trains will have to wait until Friday.",), 1, False),
        ("Who walked out?", STRIKE, 1, False),
    ],
)
def test_when_needs_a_time_of_that(
    question: str, of: tuple[str, ...], passage: int, expected: bool
) -> None:
    assert lacks(has_no_time, question, *of, passage=passage) is expected


@pytest.mark.parametrize(
    ("question", "of", "passage", "expected"),
    [
        ("Where was the walkout called off?", STRIKE, 2, False),
        ("Where did the drivers meet?", STRIKE, 1, True),
        ("In which city were the talks supposed to be held?", BLAST, 2, True),
        ("Where should the talks be held?", BLAST, 2, True),
        ("Where did Ana Ruiz speak?", ("Ana Ruiz was hoarse at a rally.",), 1, False),
        ("Where did Ana Ruiz speak?", ("Ana Ruiz was hoarse.",), 1, True),
        ("Which country called for talks?", ("Talks were sought by France.",), 1, False),
        ("Where was the raid?", ("According to Al-Tar, at least 3 died in the raid.",), 1, True),
        ("Where was the raid?", ("The raid was near the port.",), 1, False),
        ("Where was the big rally held?", ("A big rally was held, AP told Reuters.",), 1, True),
        ("Where is Kofi Mensah from?", MATCH, 1, True),
        ("Where was Ana Ruiz born?", ("In Vigo Ana Ruiz spoke at a rally.",), 1, True),
        ("Where was Ana Ruiz born?", ("Ana Ruiz, a native of Vigo, spoke in Lugo.",), 1, False),
        ("In which country was Ana Ruiz born?", ("In Vigo Ana Ruiz spoke.",), 1, True),
        ("What city did Ana Ruiz grow up in?", ("In Vigo Ana Ruiz spoke.",), 1, True),
        ("Which country did Ana Ruiz live in?", ("Ana Ruiz moved to Spain.",), 1, False),
        ("Where did Ana Ruiz go to school?", ("Ana Ruiz, from Vigo, spoke.",), 1, True),
        ("Where is Marco Belletti from?", MATCH, 2, False),
        ("Where is Ana Ruiz from?", ("Ana Ruiz cut short a visit to Vigo.",), 1, True),
        ("Where does Ana Ruiz live?", ("Ana Ruiz spoke in Vigo.",), 1, True),
        ("Where does Ana Ruiz live?", ("Ana Ruiz moved to Vigo.",), 1, False),
        ("Who called it off?", STRIKE, 1, False),
    ],
)
def test_where_needs_a_place(
    question: str, of: tuple[str, ...], passage: int, expected: bool
) -> None:
    assert lacks(has_no_place, question, *of, passage=passage) is expected


@pytest.mark.parametrize(
    ("question", "of", "passage", "expected"),
    [
        ("How high were the flames?", BLAST, 2, False),
        ("How high is the refinery?", BLAST, 1, True),
        ("How long did the walkout last?", STRIKE, 2, True),
        ("How long did it last?", ("It began last year.",), 1, True),
        ("How long was Ek married?", ("Ek married five months later.",), 1, True),
        ("How long was Ek held?", ("Ek was held for five months before his trial.",), 1, False),
        ("How heavy is the clock?", ("He wound the clock four days earlier.",), 1, True),
        ("How heavy is the clock?", ("The clock weighs two tonnes.",), 1, False),
        ("How heavy was the shelling?", ("The shelling was the worst of the war.",), 1, False),
        ("How wide is the crack?", ("The crack is 38 centimetres long.",), 1, True),
        ("How fast is the ferry?", ("There is a ferry every 20 minutes.",), 1, True),
        ("How fast is the ferry?", ("The ferry goes at 18 knots.",), 1, False),
        ("How long did the boat take?", ("The boat came 34 minutes later.",), 1, False),
        ("How long was the boat there?", ("The boat came 34 minutes later.",), 1, True),
        ("How much does it cost, according to Ek?", ("Ek reckons with 4 florins.",), 1, False),
        ("How deep is the lake?", ("The lake froze within three days.",), 1, True),
        ("How high is the bail?", ("He is free on bail of 500,000 euros.",), 1, False),
        ("How long did the union wait?", BLAST, 1, True),  # Channel 9 counts nothing
        ("How long has Kofi Mensah been a striker?", MATCH, 1, True),
        ("How long has Belletti been coach?", MATCH, 2, False),
        ("How long has Ana Ruiz worked?", ("Ana Ruiz will not work on March 5.",), 1, True),
        ("How long has Ana Ruiz worked?", ("Ana Ruiz works there since March.",), 1, False),
        ("How much did the trams cost?", STRIKE, 1, True),
        ("What would the repairs cost?", ("Repairs quoted at 62 euros are due.",), 1, False),
        ("How much does a tram cost?", ("A firm won contracts for 640 trams.",), 1, True),
        ("How much did the plot cost?", ("Ruiz earned £3 million from the plot.",), 1, True),
        ("How much did the plot cost?", ("Ruiz paid 3 million crowns for the plot.",), 1, False),
        ("How much did the bridge cost?", ("Ruiz opened the £12m bridge.",), 1, False),
        ("What did the bridge cost?", ("Ruiz paid for a boat. It cost £3m.",), 1, True),
        ("What did the bridge cost?", ("The bridge was long.",), 1, True),
        ("What did it cost Ana Ruiz?", ("It lost Ana Ruiz her job.",), 1, False),
        ("How large is the loan?", ("Budgets fell by 14 percent to meet a loan.",), 1, True),
        ("How high is the bail?", ("Ruiz is free on bail of 500,000 euros.",), 1, False),
        ("How old is Kofi Mensah?", MATCH, 1, False),
        ("How old is Jon Rask?", MATCH, 1, True),
        ("How old is Marco Belletti?", ("Kofi Mensah, 19, said he met Belletti.",), 1, True),
        ("How old is Ana Ruiz?", ("Ana Ruiz taught 14 pupils aged six to nine.",), 1, True),
        ("How old is Ana Ruiz?", ("Ana Ruiz, aged 58, taught pupils aged six.",), 1, False),
        ("How old is Ana Ruiz?", ("Kofi Mensah, 19, said that he left.",), 1, True),
        ("How old is Ana Ruiz?", ("She is nineteen, and strict.",), 1, False),
        ("How old is Kofi Mensah's son?", MATCH, 1, True),
        ("What is the population of Torvik?", BLAST, 1, True),
        ("What is the age of Astrid Berg?", STRIKE, 2, True),
        ("On what occasion did Ana Ruiz speak?", ("Ana Ruiz spoke of trams.",), 1, True),
        ("On what occasion did Ana Ruiz speak?", ("Ana Ruiz spoke at a summit.",), 1, False),
        ("By how much has the lake warmed?", ("The lake has warmed by 1.7 degrees.",), 1, False),
        ("By how much has the lake warmed?", ("The lake has warmed since 1990.",), 1, True),
        ("How high was the tone?", ("The tone was at 20 kilohertz.",), 1, False),
        ("How big is the rink?", ("Of the rink the union tells another story for £8.",), 1, True),
        ("How big is the rink?", ("The rink opens at 9 a.m.",), 1, True),
        ("How big is the rink?", ("The rink has room for 400 people.",), 1, False),
        ("How big is the grant?", ("A grant covers £7,500.",), 1, False),
        ("How tall is the mill?", ("The mill is two stories high.",), 1, False),
        ("How old is the envoy?", ("Omar Fall, a 37-year-old captain, fell.",), 1, True),
        ("How old is the envoy?", ("The envoy, 61, left.", "An old captain fell."), 1, False),
        ("How old is the envoy?", ("His 61 years do not show, nor is he 61.",), 1, False),
        ("How much money did the yard ask for?", ("The yard had asked for 68 million.",), 1, False),
        ("How much money did the yard ask for?", ("The yard asked 68 million people.",), 1, True),
        ("How much money did the yard ask for?", ("The yard asked 68 welders.",), 1, True),
    ],
)
def test_how_much_of_something_needs_a_measure(
    question: str, of: tuple[str, ...], passage: int, expected: bool
) -> None:
    assert lacks(has_no_measure, question, *of, passage=passage) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How much salt do I need?", "40 g sea salt without iodine", True),
        ("How much salt do I need?", "It takes too much.", True),
        ("How much salt do I need?", "It needs only cabbage, salt and patience.", False),
        ("What colour were the planes?", "Turkish planes", False),
        ("What colour were the planes?", "a reddish sky", True),
        ("What colour was the van?", "It came in a reddish van.", True),
        ("What colour was the van?", "It came in a bread van.", False),
        ("What percentage of voters stayed away?", "One in five stayed away.", True),
        ("What percentage of voters stayed away?", "The ship has a crew of 27.", False),
        ("What is the phone number of the hotline?", "Call 0800 555.", True),
        ("What is the phone number of the hotline?", "The hotline is free.", False),
        ("How often did Russia shoot?", "Russia was actively shooting.", True),
        ("How far was it?", "Russia was actively shooting.", False),  # the manner tells no distance
        ("How many swam?", "Reke, 57, swam.", False),  # an age is no count
        ("How many swam?", "57 swam.", True),
    ],
)
def test_some_kinds_of_answers_are_known_by_their_words(
    question: str, text: str, expected: bool
) -> None:
    assert may_be_told(question, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 38-year-old vessel.", True),
        ("He turned sixty-four on Monday.", True),
        ("He died at age 58.", True),
        ("Weiss, was 34 at the time of the fire.", True),
        ("He turned 90 in May.", True),
        ("Ek was 2 when it was given.", True),
        ("Maria Sand (41) won.", True),
        ("The keeper is in his late sixties.", True),
        ("It was 12 boats long.", False),
        ("The order was given at 2:40 a.m. by Ek.", False),
        ("The abbey was founded in 1098.", True),
        ("She designed more than thirty bridges, and one stood through the storm of 2015.", False),
        ("It was the worst summer in 30 years, even at an early age.", False),
    ],
)
def test_an_age_is_more_than_a_number(text: str, expected: bool) -> None:
    assert may_be_told("How old is Ek?", text) is expected


@pytest.mark.parametrize(
    ("question", "of", "passage", "expected"),
    [
        ("What did Jon Rask cancel?", BLAST, 2, False),
        ("What did Jon Rask cancel?", BLAST, 1, True),
        ("How many were injured in Norway?", BLAST, 1, True),
        ("How many were injured at the Torvik refinery?", BLAST, 1, False),
        ("Is it true that Norway won?", BLAST, 1, True),
        ("Why did the US intervene?", ("The United States intervened.",), 1, False),
        ("How many were hurt in 2009?", ("In 2016 a blast hurt 9.",), 1, True),
        ("How many were hurt in 2016?", ("In 2016 a blast hurt 9.",), 1, False),
        ("How many were hurt in 2009?", BLAST, 1, False),  # which has no year at all
        ("How many of 2000 guests were hurt?", ("In 2016 a blast hurt 9.",), 1, False),
        ("Did the US attack Syria?", ("Israel attacked Syria.",), 1, True),
        ("Was Iran fighting in Syria too?", ("Israel is fighting in Syria.",), 1, True),
        ("Was Israel fighting in Syria?", ("Israel is fighting in Syria.",), 1, False),
        ("What was Iran's reaction to the raid?", ("Israel regrets the raid.",), 1, True),
        ("What was Israel's reaction to the raid?", ("Israel regrets the raid.",), 1, False),
        ("Why did the EU intervene?", ("The United States intervened.",), 1, True),
        ("Why did the EU Security Council act?", ("The Security Council acted.",), 1, True),
        ("Did the EU Security Council act?", ("The Security Council acted.",), 1, True),
        ("Did MEP Petra Lund object?", ("Petra Lund objected.",), 1, False),
        ("What does Guten Tag mean in German?", ("Guten Tag is a greeting.",), 1, False),
    ],
)
def test_one_of_those_asked_about_is_named(
    question: str, of: tuple[str, ...], passage: int, expected: bool
) -> None:
    assert lacks(is_about_others, question, *of, passage=passage) is expected


@pytest.mark.parametrize(
    ("question", "told", "expected"),
    [
        ("Who owns the Daily Sun?", "The ferry sank, the Daily Sun reported.", True),
        ("Who owns the Daily Sun?", "The Daily Sun's owner, Ida Berg, said it sank.", False),
        ("Why did Ida Berg resign?", "It was a mistake, Ida Berg said.", True),
        ("Why did Ida Berg lie?", "It was a mistake, Ida Berg said after she lied.", False),
        ("Who told the Daily Sun that it sank?", "It sank, Ida Berg told the Daily Sun.", False),
        ("Which party does Ida Berg lead?", "It sank, Ida Berg, of the Greens, said.", False),
        ("Who is Ida Berg?", "It sank, the harbour master, Ida Berg, said.", False),
        ("Where does Ida Berg live?", "“It sank,” said Ida Berg, a diver from Oslo.", False),
        ("Where does Ida Berg work?", "It sank, said Ida Berg of the harbour office.", False),
        ("Whom does Ida Berg speak for?", "It sank, said its spokeswoman, Ida Berg, later.", False),
        ("Where does Ida Berg live?", "It sank, Ida Berg said.", True),
        ("Who owns Ida Berg?", "“It sank,” said Ida Berg, a diver from Oslo.", True),
        ("How do Ida Berg and the Sun differ?", "It sank, Ida Berg said.", False),
    ],
)
def test_whom_a_quote_credits_is_not_what_it_tells(
    question: str, told: str, expected: bool
) -> None:
    assert lacks(is_of_its_source_alone, question, told) is expected


@pytest.mark.parametrize(
    ("question", "told", "expected"),
    [
        ("How high are the Syrian losses?", "The Syrian Monitor reported 34 dead.", True),
        ("What did the Syrian Monitor count?", "The Syrian Monitor reported 34 dead.", False),
        ("How high are the Syrian losses?", "The Monitor reported 34 dead Syrians.", False),
        ("How high are the Syrian losses?", "Syrian officials reported 34 dead.", False),
        ("How many died according to the Syrians?", "The Syrian Monitor reported 34 dead.", False),
    ],
)
def test_a_country_is_not_told_of_by_the_name_of_a_source(
    question: str, told: str, expected: bool
) -> None:
    assert lacks(is_named_by_source_alone, question, told) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is “Fair Spring”?", False),
        ("What is 'Fair Winter'?", True),
        ("What is ‘Fair Winter’?", True),
        ("Wer schrieb »Krieg und Frieden«?", True),
        ("What is the drivers' 'n' the leaders' Fair Winter?", False),  # no quotation
        ("What is “Fair Winter”?", True),
        ("Wer schrieb „Krieg und Frieden“?", True),
        ("Who wrote «Fair Sprnig»?", False),  # misspelt
        ("Who called it “the worst”?", False),
    ],
)
def test_what_is_in_quotation_marks_is_in_the_article(question: str, expected: bool) -> None:
    assert lacks(is_of_unknown_title, question, *STRIKE, passage=2) is expected


@pytest.mark.parametrize(
    ("question", "of", "passage", "expected"),
    [
        ("Who is the mayor of Lindholm?", STRIKE, 2, False),
        ("Who is the finance minister?", BLAST, 2, False),
        ("Who is the defence minister?", BLAST, 2, True),
        ("Who is the Swedish finance minister?", BLAST, 2, True),
        ("Who is the Defence Minister?", BLAST, 2, True),
        ("Who is the Finance Minister?", BLAST, 2, False),
        ("What is the name of the defence minister?", BLAST, 2, True),
        ("Who is the mayor who rang the union?", STRIKE, 2, False),
        ("Who is the Russian president?", ("Turkish President Ali rang Russia.",), 1, True),
        ("Who is the president of Russia?", ("President Erdogan rang Russia.",), 1, True),
        ("Who is the president of Russia?", ("President Putin left Russia.",), 1, False),
        ("Who is the president of Russia?", ("President Ali is in Russia.",), 1, False),
        ("Who is the captain's lawyer?", ("The captain fled. His lawyer denies it.",), 1, False),
        ("Who is the owner's lawyer?", ("The captain fled. His lawyer denies it.",), 1, True),
        ("Who heads the union?", STRIKE, 2, False),
        ("Who heads the union of Helvoil?", STRIKE, 2, True),  # named in no passage of it
        ("Who commands the firefighters?", BLAST, 1, True),
        ("Who was the tall, tired, sad, old finance minister?", BLAST, 2, False),  # a person
    ],
)
def test_an_office_is_there_with_all_its_words(
    question: str, of: tuple[str, ...], passage: int, expected: bool
) -> None:
    assert lacks(is_of_another_office, question, *of, passage=passage) is expected


@pytest.mark.parametrize(
    ("question", "told", "expected"),
    [
        ("Who replaced Belletti?", MATCH[1], True),
        ("Who scored?", MATCH[0], False),
        ("Who founded Helvoil?", "Helvoil shut the Torvik refinery.", True),
        ("Who founded Helvoil?", "Helvoil was founded by Jon Rask in 1931.", False),
        ("Who first built the gates?", "A Danish architect, Ana Ruiz, drew the gates.", False),
        ("Who represents Norway at the talks?", "Petr Hollan represented Poland there.", True),
        ("Who represents Poland at the talks?", "Petr Hollan represented Poland there.", False),
        ("Who represents Russia?", "Putin met Erna Moe, who represents Norway.", True),
        ("What scored?", MATCH[1], False),
        ("Who owns the rink?", "The match was moved to Hexley’s own rink.", True),
        ("Who owns the rink?", "The rink, which the council owns, has its own bar.", False),
        ("Who owns the rink?", "Lumen purchased the rink.", False),
    ],
)
def test_whoever_did_it_is_told_with_a_word_for_that(
    question: str, told: str, expected: bool
) -> None:
    assert lacks(names_no_doer, question, told) is expected


def test_whoever_speaks_for_a_role_is_in_the_article() -> None:
    assert lacks(is_unknown_role, "What did the Danish government say?", *BLAST)
    assert not lacks(is_unknown_role, "What did the Finance minister say?", *BLAST)
    assert not lacks(is_unknown_role, "What did the witness say?", *BLAST)
    captain = "The captain was held. He wept, his new lawyer, Petra Linde, said."
    assert not lacks(is_unknown_role, "What did the captain's lawyer say?", captain)
    assert lacks(is_unknown_role, "What did the owner's lawyer say?", captain)
    asked = "What did the Norwegian envoy say?"
    assert not lacks(is_unknown_role, asked, "The Norwegian government sent an envoy.")
    assert lacks(is_unknown_role, asked, "Norwegian boats sank. Later it rained. An envoy came.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which hospital were the firefighters taken to?", True),
        ("Which refinery was hit?", False),
        ("Which company owns the refinery?", False),  # named without a word for it
        ("Which orchestra rehearsed?", True),
        ("Which orchestra was injured?", False),
    ],
)
def test_some_things_are_never_named_without_their_kind(question: str, expected: bool) -> None:
    assert lacks(is_of_unknown_kind, question, *BLAST) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Danish planes flew over the base.", True),
        ("The plane flew over the base, bombing it.", True),
        ("Cargo planes flew over the base.", False),
        ("Planes of the type F-16 flew over the base.", False),
        ("A Boeing 747 flew over the base.", False),
    ],
)
def test_the_type_of_a_machine_is_not_whose_it_is(text: str, expected: bool) -> None:
    assert lacks(is_of_unknown_type, "What type of plane flew over the base?", text) is expected


def test_types_of_other_things_may_be_told_by_any_word() -> None:
    assert not lacks(is_of_unknown_type, "What type of bird flew over the base?", "A gull came.")
    assert lacks(is_of_unknown_type, "What type of missiles did Israel use?", *RAID)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Jon Rask met Ana Ruiz, and the mayor spoke to Petr Hollan.", True),
        ("Minister Jon Rask spoke to Ana Ruiz about the gates.", False),
        ("Jon Rask met Ana Ruiz. “The gates hold,” he said.", False),
    ],
)
def test_that_people_talked_does_not_tell_what_about(text: str, expected: bool) -> None:
    assert lacks(tells_of_talks_alone, "What did Rask and Ruiz talk about?", text) is expected
    leaning = "What did they talk about? Who met Ana Ruiz?"
    assert lacks(tells_of_talks_alone, leaning, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Captain Rask was rescued and then detained.", False),
        ("Rask survived.", False),
        ("The flood swept Rask off the road.", False),
        ("Jon Rask told the Post so.", True),
        ("The talks with Rask will not take place.", False),
        ("Rask gave way to Berg.", False),
        ("Shares in Rask plunged.", False),
    ],
)
def test_what_happened_to_somebody_has_a_word_for_it(text: str, expected: bool) -> None:
    assert lacks(tells_no_fate, "What happened to Rask?", text) is expected
    assert not lacks(tells_no_fate, "What did Rask say?", text)


def test_what_somebody_has_is_in_the_article() -> None:
    assert lacks(is_not_had, "What is Jon Rask's salary?", *BLAST)
    assert lacks(is_not_had, "What is Jon Rask's phone number?", *BLAST)
    assert not lacks(is_not_had, "What is Jon Rask's spokeswoman called?", *BLAST)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Why did Helvoil refuse talks?", False),
        ("Did Helvoil refuse talks?", False),
        ("Why did Jon Rask refuse talks?", True),  # he does not
    ],
)
def test_a_deed_may_stand_in_the_title_alone(question: str, expected: bool) -> None:
    of = article(*BLAST, title="Helvoil refuses to meet Rask")
    quote = Quote(of.passage(2), of.passage(2).span)

    assert speaks_of_no_deed(parsed(question, of), quote) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Helvoil apologise for the blast?", True),
        ("Did Torvik kill a welder?", False),
        ("Did Torvik get involved?", False),
        ("Does Torvik have children?", True),
        ("Is Jon Rask married?", True),
        ("Did mayor Jon Rask resign?", True),
        ("Did the mayor kill a welder?", False),
        ("Was Torvik killed?", False),
        ("Did it kill a welder?", False),  # nobody is named
        ("Do you apologise?", False),
    ],
)
def test_a_deed_is_told_by_a_word_for_it(question: str, expected: bool) -> None:
    assert lacks(speaks_of_no_deed, question, *BLAST) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Is Israel going to leave NATO?", True),
        ("Is it true that Israel apologised?", True),
        ("Is it true that Israel attacked Syria?", False),
        ("Why did Israel apologise?", True),
        ("Why did Turkey attack Syria?", False),
        ("What decision did Israel make?", True),
        ("What did Israel hit?", False),
    ],
)
def test_a_plan_or_a_decision_is_told_by_a_word_for_it(question: str, expected: bool) -> None:
    assert lacks(speaks_of_no_deed, question, *RAID) is expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("HOW MANY TURKISH SOLDIERS DIED?", "How many Turkish soldiers died?"),
        ("who rang omar said", "who rang Omar Said"),
        ("Who rang Omar Said?", "Who rang Omar Said?"),
    ],
)
def test_capitals_are_the_articles_where_a_question_has_none(typed: str, expected: str) -> None:
    of = article(*STRIKE)

    assert as_written(parsed(typed, of), of).text == expected
