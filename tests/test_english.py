"""Who speaks in one sentence of English news prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.english import find_speakers, leading_name
from bot.speech.quotations import hide_quotations


def speakers(sentence: str) -> list[str]:
    """Each source, with whom it cites behind "<"."""
    hidden = hide_quotations(sentence)
    return [
        sentence[found.name.start : found.name.end]
        + (f" < {sentence[found.citing.start : found.citing.end]}" if found.citing else "")
        for found in find_speakers(hidden)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dmitry Peskov said the talks were off.", ["Dmitry Peskov"]),
        ("The talks are off, said Dmitry Peskov.", ["Dmitry Peskov"]),
        ("The talks, Dmitry Peskov said, are off.", ["Dmitry Peskov"]),
        ("Dmitry Peskov, the Kremlin spokesman, said so.", ["Dmitry Peskov"]),
        ("The Kremlin spokesman, Dmitry Peskov, said so.", ["Dmitry Peskov"]),
        ("Dmitry Peskov on Monday repeatedly denied it.", ["Dmitry Peskov"]),
        ("“Not true,” sighed Dmitry Peskov.", ["Dmitry Peskov"]),
        ("Dmitry Peskov: “Not true.”", ["Dmitry Peskov"]),
        ("Asked again, Peskov replied: “Not true.”", ["Peskov"]),
        ("“Not true,” he said.", ["he"]),
        ("Peskov and Lavrov said it was not true.", ["Peskov", "Lavrov"]),
        ("The envoy, Ana Ruiz, welcomed it, calling it “a good day”.", ["Ana Ruiz"]),
        ("His rival, the former judge Ana Ruiz, accused him of theft.", ["Ana Ruiz"]),
        ("The Interior Ministry gave a lower figure, 6,000.", ["Interior Ministry"]),
        ("A report by the consultancy Kestrel Sport ranked it third.", ["Kestrel Sport"]),
        ("A reanalysis by Leiden University arrives at 8 months.", ["Leiden University"]),
        ("The president arrived at ten.", []),
        ("The auditors came to 19 percent.", ["The auditors"]),
        ("The weekly Kompass came up with 83 million.", ["Kompass"]),
        ("The health board recognises 265, it seems.", ["The health board"]),
        ("The court's expert, the engineer Piet van Loon, arrived at ten.", ["Piet van Loon"]),
        ("For years doctors put it down to dust.", []),
        ("“We waited,” said the mayor, Ana Ruiz, on Monday.", ["Ana Ruiz"]),
        ("It was doubted by Ana Ruiz, who said that nobody came.", ["Ana Ruiz"]),
        ("It came from a guard, Ana Ruiz, who conceded that she slept.", ["Ana Ruiz"]),
        ("Ana Ruiz welcomed the verdict but said that it came late.", ["Ana Ruiz"]),
        ("Ana Ruiz would say only that she was tired.", ["Ana Ruiz"]),
        ("A guard who has been here since the war of 1999 said that it was calm.", ["A guard"]),
        ("Kehl Lines left the deal, arguing that it was late.", ["Kehl Lines"]),
        ("Hamid al-Rawahi, a clerk, said so.", ["Hamid al-Rawahi"]),
        ("Open Cells published a list of 112 names.", ["Open Cells"]),
        ("She wrote a list and published it.", []),
        ("Peltro itself says no.", ["Peltro"]),
        ("Peltro says nothing beyond that it “waits”.", ["Peltro"]),
        ("Ana Ruiz said nothing would change.", ["Ana Ruiz"]),
        ("Ana Ruiz told them it was nothing new.", ["Ana Ruiz"]),
        ("Ana Ruiz said all but two had left.", ["Ana Ruiz"]),
        ("It was told in 2007 by The Sun, which called it “a farce”.", ["The Sun"]),
        ("Idol showed 349 films.", []),
        ("The mayor of Kessling, Ana Ruiz, holds Hydrel responsible.", ["Ana Ruiz"]),
        ("The Red Cross, which runs the shelters, registered 1,850.", ["Red Cross"]),
        ("The mayor of Vila do Conde, Ana Ruiz, put it at 40.", ["Ana Ruiz"]),
        ("“Not true,” the firm's chief, Bo van der Berg, wrote.", ["Bo van der Berg"]),
        ("“Not true,” said one of the strikers.", ["one of the strikers"]),
        ("“We are full,” read a sign at the gate.", ["a sign at the gate"]),
        ("That was news to the treasurer, who said nobody asked.", ["the treasurer"]),
        ("The bank, based in Oslo, expects a poor harvest.", ["The bank"]),
        ("The claim was denied by the ministry.", ["the ministry"]),
        ("Neither side fired, the observers said.", ["the observers"]),
        ("The inquiry found them guilty.", ["The inquiry"]),
        ("The mayor found it had leaked.", ["The mayor"]),
        (
            "The tribunal found in its case against Bo Ek of May 2001 that crimes were committed.",
            ["The tribunal"],
        ),
        ("The Mail on Sunday reported it.", ["The Mail on Sunday"]),
        ("The chief on Sunday denied it.", ["The chief"]),
        ("The council gives it as 1.34 million.", ["The council"]),
        ("Council papers put the cost at 1.34 million.", ["Council papers"]),
        ("A force, as formed by the Army Act, which states that it is so.", ["Army Act"]),
        ("The party's heirs have sometimes asserted that it ends.", ["The party's heirs"]),
        ("Backed by nobody, the chief, Ana Ruiz said and stated that it fell.", ["Ana Ruiz"] * 2),
        ("The toll was put at 31 by the Red Crescent.", ["Red Crescent"]),
        ("The plaque above the door says 1913.", ["The plaque above the door"]),
        ("The lifeboat reported three injured.", ["The lifeboat"]),
        ("Corvex rejected the accusation.", ["Corvex"]),
        ("Corvex rejected the explanation.", []),
        ("The envoy, Per Holm, said so.", ["Per Holm"]),
        ("It is late, the lido admitted on Tuesday.", ["the lido"]),
        ("The builder has quoted £90,000.", ["The builder"]),
        ("Ana Ruiz revealed that she slept.", ["Ana Ruiz"]),
        ("It was Ana Ruiz who, in May, first said that nobody came.", ["Ana Ruiz"]),
        ("Ana Ruiz called the move irresponsible and left.", ["Ana Ruiz"]),
        ("Ana Ruiz called the police.", []),
        ("Ana Ruiz left early and warned of a storm.", ["Ana Ruiz"]),
        ("Salt was sold as morphine, the jury heard.", ["the jury"]),
        ("Ana Ruiz heard a splash.", []),
        ("Kehl Lines left, claiming sales were down.", ["Kehl Lines"]),
        ("Her envoy, Ana Ruiz, was hopeful: “They are still talking.”", ["Ana Ruiz"]),
        ("“Good for them,” said one; another left.", []),
        ("Analysts see the rate peaking at 7 percent.", ["Analysts"]),
        ("Analysts see a growing threat.", []),
        ("Ana Ruiz maintains the timing was chance.", ["Ana Ruiz"]),
        ("Ana Ruiz maintains the road.", []),
        ("Footage verified by AFP showed a flag.", ["AFP < Footage"]),
        ("Ana Ruiz welcomed it, calling her mother.", []),
        ("April Holm, a clerk, considers the navy liable.", ["April Holm"]),
        ("In April Holm said no.", ["Holm"]),
        ("It rained, the news site Kessling Today reports.", ["Kessling Today"]),
        ("Doctors Without Walls says it was calm.", ["Doctors Without Walls"]),
        ("The owner, Kehl Lines, rejects this.", ["Kehl Lines"]),
        ("The firm that runs it, Kehl Lines, spoke of rain.", ["Kehl Lines"]),
        ("The baker, Fresh & Fair, denied it.", ["Fresh & Fair"]),
        ("“No,” said the chairwoman of the Alliance for Food, Ana Ruiz, on Monday.", ["Ana Ruiz"]),
        ("His lawyer, Ana Ruiz, denies it and says that he left.", ["Ana Ruiz"] * 2),
        ("Ana Ruiz attributed the loss to rain.", ["Ana Ruiz"]),
        ("Leo Marr welcomed it, but warned the crew.", ["Leo Marr"]),
        ("A week before that, TV 2 showed the film and reported that it broke.", ["TV 2"] * 2),
        ("The Echo, Dun FM and TV 2 report that it rained.", ["Echo", "Dun FM", "TV 2"]),
        ("In Rome, Ana Ruiz and Leo Marr said so.", ["Ana Ruiz", "Leo Marr"]),
        ("Ana Ruiz left Rome and Leo Marr said so.", ["Leo Marr"]),
        ("Residents fear for it, the Echo wrote.", ["Echo"]),
        ("Kehl Lines fears for it, the Echo wrote.", ["Kehl Lines", "Echo"]),
        ("Kehl Lines makes it 900,000.", ["Kehl Lines"]),
        ("Ana Ruiz makes it 2-0.", []),
        ("Oxfam put the dead at 90, the Red Cross at 70.", ["Oxfam", "Red Cross"]),
        ("Ana Ruiz spoke of 9, and her aide, Leo Marr, of “ten”.", ["Ana Ruiz", "Leo Marr"]),
        ("Oxfam put it at 40 in May, and at 50 in June.", ["Oxfam"]),
        ("Oxfam puts the price at 7, the cost at 9.", ["Oxfam"]),
        ("It is dry, the Water Project found.", ["Water Project"]),
        ("Pictures show smoke, according to the Fire Institute.", ["Fire Institute"]),
        ("Their agent, Ana Ruiz, demands 31 million.", ["Ana Ruiz"]),
        ("Ana Ruiz called the documents a forgery.", ["Ana Ruiz"]),
        ("“No,” said union leader Ana Ruiz at a rally in the capital, Vard.", ["Ana Ruiz"]),
        ("“No,” said union leader Bram de Wit at a rally in Vard.", ["Bram de Wit"]),
        ("“No,” said grower Ana Ruiz of the guild in the port, Vard.", ["Ana Ruiz"]),
        ("“No,” said Ruiz outside the court in the capital, Vard.", ["Ruiz"]),
        ("“No,” said a nurse in the capital, Vard.", ["a nurse in the capital"]),
        ("“No,” said a nurse in the capital, Ana Ruiz.", ["Ana Ruiz"]),
        ("“No,” said the mayor of the port, Ana Ruiz.", ["Ana Ruiz"]),
        ("Ana Ruiz, at a rally in the capital, Vard, said no.", ["Ana Ruiz"]),
        ("The mayor, in the capital, Vard, said no.", ["The mayor"]),
        ("Doctors at Vard Hospital, who saw it, said no.", ["Doctors at Vard Hospital"]),
        ("It fell at 5 a.m. Doctors at Vard Hospital said no.", ["Doctors at Vard Hospital"]),
        ("It fell at 5 a.m. Experts from Vard, who saw it, said no.", ["Experts from Vard"]),
        ("It fell at 5 a.m. Shopkeeper Nora Flynn said no.", ["Nora Flynn"]),
        ("It fell at 5 a.m. Minister of Health Ana Ruiz said no.", ["Ana Ruiz"]),
        ("Opening the case, Ana Ruiz KC said no.", ["Ana Ruiz"]),
        ("“No,” said Jan van Loon OBE.", ["Jan van Loon"]),
        ("The Leeds West MP said no.", ["Leeds West MP"]),
        ("Cllr Ana Ruiz (Ind) said no.", ["Ana Ruiz"]),
        ("Sky pundit Dean Marr reckons it is late.", ["Dean Marr"]),
        ("The data protection officer said no.", ["The data protection officer"]),
        ("It is let, according to the council tax register.", ["the council tax register"]),
        ("A 2021 fire audit warned that it was old.", ["A 2021 fire audit"]),
        ("The last census counted 640.", ["The last census"]),
        ("Channel 4 said no.", ["Channel 4"]),
        ("A note found at the scene said no.", ["A note found at the scene"]),
        ("Work by Marr and colleagues found that it helps.", ["Marr and colleagues"]),
        ("“It is late,” the firm posted on a rival site.", ["the firm"]),
        ("The firm posted a profit.", []),
        ("“No way!” roars the crowd.", []),
        ("It is over, the Daily Globe can reveal.", ["Daily Globe"]),
        ("The tests can confirm the disease.", []),
        ("Another joked: “Free them!”", ["Another"]),
        ("Rome gave another reason to leave.", []),
        ("The Stage gave it two stars and called it “a bore”.", ["Stage"]),
        ("Ana Ruiz, whose son plays, said the mascot “was a turnip”.", ["Ana Ruiz"]),
        ("It was a turnip, said the mascot, “and old”.", ["the mascot"]),
        ("Agent Leo Marr, speaking for the owner, Dun Homes, said no.", ["Leo Marr"]),
        ("The owner of the hall, Dun Homes, said no.", ["Dun Homes"]),
        ("Det Con Leo Marr said no.", ["Leo Marr"]),
        ("Con Edison said no.", ["Con Edison"]),
        ("Ana Ruiz accepted that it was late.", ["Ana Ruiz"]),
        ("Ana Ruiz accepted the prize.", []),
        ("Ana Ruiz has promised a report by Friday, the Echo reports.", ["Echo"]),
        ("Ana Ruiz has promised a report, Reuters reported.", ["Reuters"]),
        ("Ana Ruiz promised to pay, and Leo Marr said no.", ["Ana Ruiz", "Leo Marr"]),
        ("Police said the driver, Leo Marr, had told them no.", ["Police"]),
        ("Ana Ruiz thanked the cook, Leo Marr, who said no.", ["Leo Marr"]),
        ("Ana Ruiz said no, and the cook, Leo Marr, told us yes.", ["Ana Ruiz", "Leo Marr"]),
        ("The tenant, Oakley Holdings, said in a letter it had paid.", ["Oakley Holdings"]),
        ("Its owner, Brandt, reported in a filing that it was losing.", ["Brandt"]),
        ("Her agent, Leo Marr of Talent House, told us no.", ["Leo Marr"]),
        ("Nobody is to blame, the family have insisted.", ["the family"]),
        ("The weekly has reported that the mayor knew.", ["The weekly"]),
        ("It was only the family.", []),
        ("The word goes to the farmers at Kråka, who report a frost.", ["the farmers at Kråka"]),
        ("Ana Ruiz wonders whether the party can win.", ["Ana Ruiz"]),
        ("Leo Marr doubts that the letter is real.", ["Leo Marr"]),
        ("There is no doubt that rain will fall.", []),
        ("Leo Marr finds it “rather dull”.", ["Leo Marr"]),
        ("Leo Marr found it in the cellar.", []),
        ("Leo Marr found her “hardly able to move”.", []),
        ("Two lepidopterists reported a decline.", ["Two lepidopterists"]),
        ("The checklist warned of cuts.", []),
        ("Recorder Leo Marr said no.", ["Leo Marr"]),
        ("The song says it all.", []),
        ("The name says all there is to say.", []),
        ("The mayor said all schools would close.", ["The mayor"]),
        ("Ana Ruiz said it all began in May.", ["Ana Ruiz"]),
        ("The man on the roof said he was cold.", ["The man on the roof"]),
        ("The team behind the app said it had failed.", ["The team behind the app"]),
        ("Protesters outside the court said no.", ["Protesters outside the court"]),
        ("The report on the desk was blue.", []),
        ("Ana Ruiz left the man on the roof and slept.", []),
        ("Police last night confirmed that a man had died.", ["Police"]),
        ("The union this week warned of strikes.", ["The union"]),
        ("The night said nothing.", []),
        ("The lawyer acting for the crew denied it.", ["The lawyer acting for the crew"]),
        ("The jury heard how he fled.", ["The jury"]),
        ("The thief heard how he fled.", []),
    ],
)
def test_the_subject_of_a_verb_of_saying_speaks(sentence: str, expected: list[str]) -> None:
    assert speakers(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Turkey struck back, Reuters reports, citing two officials.", ["Reuters < two officials"]),
        ("Interfax reported with reference to the army that it won.", ["Interfax < the army"]),
        (
            "A high-ranking official told Reuters it was over.",
            ["Reuters < A high-ranking official"],
        ),
        ("Several sources confirmed this to The Guardian.", ["The Guardian < Several sources"]),
        ("Two aides told Radio Varnesk it was over.", ["Radio Varnesk < Two aides"]),
        ("It rained, Reuters reports, citing the chairman, Ana Ruiz.", ["Reuters < Ana Ruiz"]),
        (
            "Channel Five reported with reference to aides that it broke, even though the mill had"
            " assured inspectors that it was sound.",
            ["Channel Five < aides"],
        ),
        ("In an interview with Bloomberg, Ana Ruiz said no.", ["Bloomberg < Ana Ruiz"]),
        ("Ana Ruiz told the Harbour Echo she won.", ["Harbour Echo < Ana Ruiz"]),
        ("It is open, two aides told The Ledger.", ["The Ledger < two aides"]),
        ("The Star, with reference to officials, named a base.", ["The Star < officials"]),
        (
            "Free Shore wrote that it was over, while Ansel Times, citing aides, named a base.",
            ["Free Shore", "Ansel Times < aides"],
        ),
        ("The paper Le Cri quoted a minister as saying no.", ["Le Cri < a minister"]),
        ("A report leaked to Reuters blamed the mine.", ["Reuters < A report"]),
        ("Kohl was quoted by the dpa news agency as saying no.", ["dpa < Kohl"]),
        ("The board, quoted by the portal Delfi, speaks of 3,400 dead.", ["Delfi < The board"]),
        ("The Post wrote with reference to aides that it broke.", ["The Post < aides"]),
        ("The Sun wrote, citing Tarsk war aides, that it broke.", ["The Sun < Tarsk war aides"]),
        ("It came out after the Ledger Post had reported that it broke.", ["Ledger Post"]),
        (
            "A guard at the mill, Leo Marr, told Channel Two that he slept.",
            ["Channel Two < Leo Marr"],
        ),
        ("Leo Marr ruled it out in an interview with the weekly Trend.", ["Trend < Leo Marr"]),
        ("“No,” head nurse Ana Ruiz told Reuters.", ["Reuters < Ana Ruiz"]),
        ("Trend learned from two aides that it broke.", []),
        ("The weekly Trend learned from two aides that it broke.", ["Trend < two aides"]),
        ("The paper refers to two aides.", ["The paper < two aides"]),
        ("Leo Marr refers to two aides.", []),
        ("Leo Marr told the radio station NRK P2 that he slept.", ["NRK P2 < Leo Marr"]),
        (
            "It is shut, according to two aides quoted by the Ledger Post.",
            ["Ledger Post < two aides"],
        ),
        ("It was confirmed to the Ledger Post by two aides.", ["Ledger Post < two aides"]),
        ("A draft, seen by Politico, has no date.", ["Politico"]),
        (
            "It shook, residents there told the BBC's Persian service.",
            ["the BBC's Persian service < residents"],
        ),
        ("The army fired at it with rockets from the Golan Heights, Reuters said.", ["Reuters"]),
        (
            "The Tarsk News Agency reported an attack with rockets from the Hills.",
            ["Tarsk News Agency"],
        ),
        ("Workers who spoke to the Ledger Post said it broke.", ["Ledger Post < Workers"]),
        ("Speaking to the Gazette afterwards, Ana Ruiz said no.", ["Gazette < Ana Ruiz"]),
        ("Ana Ruiz told children with ADHD that help was near.", ["Ana Ruiz"]),
    ],
)
def test_a_medium_cites_whoever_told_it(sentence: str, expected: list[str]) -> None:
    assert speakers(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("According to Al-Monitor, 30 people died.", ["Al-Monitor"]),
        ("It is cold, according to Reuters and AP.", ["Reuters", "AP"]),
        ("In tests by the Fenwick Institute it took 31 minutes.", ["Fenwick Institute"]),
        ("Per the World Bank, growth slowed.", ["World Bank"]),
        ("Per a leaked draft that came by post, it is cut.", ["a leaked draft"]),
        ("Per person, it costs nine euros.", []),
        ("A count by the station Dun FM gave Quill 9,412 votes.", ["Dun FM"]),
        ("El Faro itself published an e-mail from March.", ["El Faro"]),
        ("It was a blow, says Ruiz, whose report speaks of harm.", ["Ruiz"]),
        ("The league's official report gives him one goal.", ["The league's official report"]),
        ("It won 71 votes, by the count of the daily Today.", ["Today"]),
        ("By Ana Ruiz’s own estimate 40 will go.", ["Ana Ruiz"]),
        ("By her estimate 40 will go.", ["her"]),
        ("The army's tally was nine.", ["The army"]),
        ("The army's view was poor.", []),
        ("Neither figure could be verified.", []),
        ("Critics are diverse in their views.", []),
        ("As reported earlier by the Ansel Tribune, two left.", ["Ansel Tribune"]),
        ("It is over, according to the Kasterian state agency Kastinform.", ["Kastinform"]),
        ("It is over, according to its management.", ["its management"]),
        ("It is over, according to the mayor, Ana Ruiz.", ["Ana Ruiz"]),
        ("As first reported by Der Spiegel, it was pulled.", ["Der Spiegel"]),
        ("The cracks were confirmed by Boeing on Monday.", ["Boeing"]),
        ("It was estimated by placing nets.", []),
        ("Data from the Met Office show a warm May.", ["Met Office"]),
        ("A study by researchers in Leeds found that it helps.", ["researchers in Leeds"]),
        ("LONDON (Reuters) - Shares fell on Monday.", ["Reuters"]),
        ("Unions put the number of jobs at risk at 900.", ["Unions"]),
        ("It is likely, in the view of hydrologist Ruth Ames.", ["Ruth Ames"]),
        ("According to her, two left.", ["her"]),
        ("It helped, in the words of the archbishop, Leo Marr.", ["Leo Marr"]),
        ("Data gathered by Ocean Watch, a club, suggest that it shrank.", ["Ocean Watch"]),
        ("Leo Marr postulated that the moss sleeps.", ["Leo Marr"]),
        ("Critics moaned that the bar was too small.", ["Critics"]),
        ("“Shameful,” is the verdict of the daily Nordpost.", ["Nordpost"]),
        ("“A shambles” is how Leo Marr describes the scheme.", ["Leo Marr"]),
        ("“Jaws” is how Leo Marr became rich.", []),
        ("For the Guardian it is “a step too far”.", ["Guardian"]),
        ("For Ana Ruiz, writing in the Echo, the law is a mess.", ["Ana Ruiz"]),
        ("But Leo Marr is not so sure: “It will fall.”", ["Leo Marr"]),
        ("Asked about it, Leo Marr shrugged: “It happens.”", ["Leo Marr"]),
        ("LEEDS’S mayor hit out at the plan, branding it “mad”.", ["LEEDS’S mayor"]),
        ("The march was branded “a riot” by police.", ["police"]),
    ],
)
def test_cues_other_than_saying_credit_as_well(sentence: str, expected: list[str]) -> None:
    assert speakers(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkish planes bombed the region for three hours.",
        "Nobody said anything.",
        "The army is said to be moving north.",
        "A spokesman declined to comment.",
        "Critics were told to wait outside.",
        "The law adds 12 days to the term.",
        "It costs less than the ministry had promised.",
        "A school for boys founded by Thomas stood there.",
        "These results suggest a delay.",
        "When people say so, they mean it.",
        "Neither the firm nor its lawyers responded.",
        "The visa was denied by the embassy.",
        "The car was parked at 3 by the station.",
        "The idea makes people think of harm.",
        "Not all scholars asserted that it was there.",
        "It is a pact of nine member states.",
        "The soldiers found it hard to see.",
        "It concluded at the gate.",
        "The traces found within the cell may be old.",
        "They shouted “Freedom!” several times as it passed.",
        "The growth reported in 2003 was small.",
        "Of those asked 62 percent said yes.",
        "Three states border the lake.",
        "The leaders of the five coastal states met in May.",
        "The Thursday found nine.",
        "The report says little about costs.",
        "The mayor said goodbye to the lamp.",
        "The trial told the jury little it had not heard.",
        "Prices, which tell their own story, fell.",
        "The film tells the story of a miner.",
        "The council put it on the agenda.",
        "Ana Ruiz opened that door.",
        "The museum opened that year with a fair.",
        "The firm ensured that nobody was hurt.",
        "“Greed” was the title of the film.",
        "For years it was “a joke”.",
        "But here is the news: “Greed” won.",
        "In it was a title: “Greed”.",
        "A song called “Yesterday” by the Beatles was played.",
        "For Ana Ruiz, the winner, the night was a triumph.",
    ],
)
def test_what_credits_nobody_is_left_alone(sentence: str) -> None:
    assert speakers(sentence) == []


def test_what_is_said_within_a_quotation_credits_nobody() -> None:
    assert speakers("Ana Ruiz said: “My mother told me that Peskov said so.”") == ["Ana Ruiz"]


def test_sources_that_disagree_in_one_sentence_are_both_credited() -> None:
    sentence = "OPEC expects demand to grow, while the World Bank says it will fall."

    assert speakers(sentence) == ["OPEC", "World Bank"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Ruiz was furious.", "Ana Ruiz"),
        ("Major General Viktor Sokol, who commands them, was calm.", "Viktor Sokol"),
        ("The mayor, Ana Ruiz, has ruled it out.", "Ana Ruiz"),
        ("Her predecessor in the post, Jon Rask, was less polite.", "Jon Rask"),
        ("The mayor of Lees, Ana Ruiz, was calm.", "Ana Ruiz"),
        ("Writing in the Echo, the economist Ana Ruiz asks who pays.", "Ana Ruiz"),
        ("Fishing in the bay, once common, ended.", None),
        ("The shop was closed.", None),
        ("In May it rained.", None),
    ],
)
def test_a_sentence_may_begin_with_its_subject(sentence: str, expected: str | None) -> None:
    span = leading_name(sentence)

    assert (None if span is None else sentence[span.start : span.end]) == expected


@given(
    st.text("RXT.,:“”' ").map(
        lambda text: (
            text.replace("T", " told The ").replace("X", " he said ").replace("R", "Reuters")
        )
    )
)
def test_any_heap_of_cues_is_read_without_failing(sentence: str) -> None:
    hidden = hide_quotations(sentence)

    for found in find_speakers(hidden):
        assert sentence[found.name.start : found.name.end].strip()
