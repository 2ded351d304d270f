"""Who the article credits for what, over sentences and paragraphs."""

import pytest
from hypothesis import given

from bot.attribution import all_credits, credits, names_of, sources_of
from bot.model import Article
from tests.answers import article, place, reports
from tests.steps import calls


def credited(of: Article) -> list[tuple[str, str]]:
    """The beginning of each credited sentence, with its source."""
    return [
        (of.text[statement.span.start : statement.span.end].split()[0], statement.source.name)
        for statement in credits(of)
    ]


@given(reports())
def test_whatever_is_credited_stands_in_the_article(of: Article) -> None:
    for statement in credits(of):
        assert statement.source.name in of.text
        assert any(passage.span.covers(statement.span) for passage in of.passages)


def test_a_pronoun_stands_for_the_last_speaker() -> None:
    of = article("It is over, said Dmitry Peskov. “There are other plans,” he added.")

    assert credited(of) == [("It", "Dmitry Peskov"), ("“There", "Dmitry Peskov")]


@pytest.mark.parametrize(
    "described",
    [
        "a man who called it “theft”",
        "a man who called the plan “daylight theft”",
        "a man who wrote that it was “sad”",
    ],
)
def test_whoever_is_only_described_is_credited_with_what_is_quoted(described: str) -> None:
    assert credited(article(f"Ana Ruiz met {described}.")) == [("Ana", "a man")]


def test_who_wrote_a_work_is_credited_with_nothing() -> None:
    assert credited(article("Ana Ruiz met a man who wrote “The Lake”.")) == []


def test_a_pronoun_does_not_stand_for_a_newspaper() -> None:
    of = article("Ana Ruiz resigned. The Guardian reported it first. She said she was tired.")

    assert credited(of)[-1] == ("She", "Ana Ruiz")


def test_they_are_those_of_the_sentence_before_and_no_single_person() -> None:
    said = "Ana Ruiz said no. "

    assert credited(article(said + "Two nurses left. They told Reuters so.")) == [
        ("Ana", "Ana Ruiz"),
        ("They", "Reuters"),
    ]
    of = article(said + "Two nurses left. They said so.")
    assert credited(of)[-1] == ("They", "Two nurses")
    of = article(said + "They said so.")
    assert credited(of) == [("Ana", "Ana Ruiz")]


def test_who_asks_a_court_for_something_says_what_he_argues() -> None:
    of = article(
        "The lawyer, Jan Ek, said no. He asked the court to wait, arguing that it was late."
    )

    assert credited(of) == [("The", "Jan Ek"), ("He", "Jan Ek")]


def test_a_quotation_goes_on_with_its_speaker() -> None:
    of = article("“We waited,” said Ana Ruiz. “Nobody came.”", "“Then the lights went out.”")

    assert {name for _, name in credited(of)} == {"Ana Ruiz"}
    assert len(credited(of)) == 3


def test_a_quotation_may_come_before_its_speaker() -> None:
    of = article("“Nobody came.” “We waited for hours,” said Ana Ruiz.")

    assert credited(of)[0] == ("“Nobody", "Ana Ruiz")


def test_a_quotation_belongs_to_the_speaker_before_only_where_nobody_else_acts() -> None:
    before = "It is dry, said Ana Ruiz."

    assert credited(article(before, "She smiled. “It will rain.”"))[-1] == ("“It", "Ana Ruiz")
    of = article(before, "A small boy pointed at the roof. “It is falling!”")
    assert credited(of) == [("It", "Ana Ruiz")]


def test_a_quotation_after_a_name_belongs_to_it() -> None:
    of = article("Ana Ruiz was furious. “Nobody came to help us.”")

    assert credited(of) == [("“Nobody", "Ana Ruiz")]


def test_she_is_somebody_whose_first_name_the_article_gives() -> None:
    of = article("Ana Ruiz spent much. Labour says that Ruiz lied. She denies it.")

    assert credited(of)[-1] == ("She", "Ana Ruiz")


def test_she_is_nobody_of_the_paragraph_before_where_this_one_names_another() -> None:
    before = "It is dry, said Ana Ruiz."
    saved = "Most owe their lives to the cook, Dora Finch. “I rang the bell,” she said."

    assert credited(article(before, saved)) == [("It", "Ana Ruiz")]
    of = article(before, "The cook is here. “I rang the bell,” she said.")
    assert credited(of)[-1] == ("“I", "Ana Ruiz")


def test_neither_a_thing_nor_the_first_word_of_a_sentence_is_she() -> None:
    of = article("The harbour's radar says 14 knots.", "Rain fell. “I was busy,” she said.")

    assert credited(of) == [("The", "The harbour's radar")]


def test_they_are_the_group_that_the_sentence_begins_with() -> None:
    of = article("Ana Ruiz agreed that it burnt. Villagers know more: it was a stove, they say.")

    assert credited(of)[-1] == ("Villagers", "Villagers")


def test_whom_a_medium_cites_with_an_office_is_credited_by_name() -> None:
    of = article("It held, Interior Minister Ana Ruiz told Reuters. It was old, she said.")

    assert names_of(credits(of)[0].source) == ("Reuters", "Ana Ruiz")
    assert credited(of)[-1] == ("It", "Ana Ruiz")


def test_a_surname_is_credited_under_the_full_name() -> None:
    of = article("Dmitry Peskov met reporters.", "The talks are off, Peskov said.")

    assert credited(of) == [("The", "Dmitry Peskov")]


def test_a_name_is_shown_without_a_possessive_where_it_is_credited_without() -> None:
    of = article("In Whitehead's view it fell.", "Whitehead said it was late.")

    assert [name for _, name in credited(of)] == ["Whitehead", "Whitehead"]


def test_a_surname_that_two_people_share_stays_a_surname() -> None:
    of = article("Anna Berg met Otto Berg.", "It was time, Berg said.")

    assert credited(of) == [("It", "Berg")]


def test_an_acronym_is_credited_under_the_name_it_is_explained_by() -> None:
    of = article("The World Health Organization (WHO) met.", "Cases doubled, the WHO said.")

    assert credited(of) == [("Cases", "World Health Organization")]


def test_a_span_has_the_sources_of_all_that_it_touches_once() -> None:
    of = article("According to Reuters, 30 died. AP reported 34. Reuters said more would follow.")
    everything = of.passage_spans[0]

    assert [source.name for source in sources_of(of.passage(1), everything)] == ["Reuters", "AP"]
    assert [s.name for s in sources_of(of.passage(1), place(of, "AP reported 34."))] == ["AP"]


def test_a_source_keeps_whom_it_cites() -> None:
    of = article("It is over, Reuters reports, citing two officials.")
    (source,) = sources_of(of.passage(1), of.passage_spans[0])

    assert (source.name, source.citing) == ("Reuters", "two officials")


def test_each_source_is_listed_once_with_its_passages() -> None:
    of = article(
        "Turkey will attack, Reuters reports, citing two officials.",
        "Nobody knows more.",
        "Refugees may pass, a minister told Reuters. According to AP, many do.",
    )

    listed = [(c.source.name, c.source.citing, c.passages) for c in all_credits(of)]

    assert listed == [("Reuters", None, (1, 3)), ("AP", None, (3,))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Polizei zufolge gab es keine Verletzten.", ["Polizei"]),
        ("fr", "« Jamais », a déclaré le ministre Gérald Darmanin.", ["Gérald Darmanin"]),
        ("ru", "Об этом сообщает Reuters.", ["Reuters"]),
        ("ja", "ロイター通信によると、30人が死亡した。", []),
    ],
)
def test_other_languages_credit_by_their_plainest_cues_or_nobody(
    language: str, text: str, expected: list[str]
) -> None:
    of = article(text, language=language)

    assert [statement.source.name for statement in credits(of)] == expected


def test_whom_a_source_cites_by_name_is_credited_by_name() -> None:
    of = article("The dam held, the governor, Amara Dossou, told Reuters.", "Two officials agreed.")

    (statement,) = credits(of)

    assert names_of(statement.source) == ("Reuters", "Amara Dossou")
    assert [credit.source.name for credit in all_credits(of)] == ["Reuters", "Amara Dossou"]


def test_whom_a_source_cites_without_a_name_is_not() -> None:
    of = article("The dam held, two officials told Reuters.")

    (statement,) = credits(of)

    assert names_of(statement.source) == ("Reuters",)


def test_a_bare_name_that_was_told_something_is_a_medium() -> None:
    of = article("The yard shut. Ana Ruiz told Postimees that it was too late.")

    assert credits(of)[0].source.name == "Postimees"
    assert credits(of)[0].source.citing == "Ana Ruiz"


def test_what_the_papers_own_people_were_told_is_credited_to_who_told_it() -> None:
    of = article("It is over, Mayor Ana Ruiz told the Valley Paper.", publisher="The Valley Paper")

    (statement,) = credits(of)

    assert (statement.source.name, statement.source.citing) == ("Ana Ruiz", None)


def test_who_is_cited_by_another_for_a_sentence_is_not_credited_beside() -> None:
    of = article("Hotel owner Ana Ruiz fears for her trade: “we have rain,” she told Reuters.")

    (statement,) = credits(of)

    assert (statement.source.name, statement.source.citing) == ("Reuters", "Ana Ruiz")


def test_a_name_that_does_more_than_be_told_is_no_medium() -> None:
    of = article("Ana Ruiz told Lindqvist that it was too late.", "Lindqvist then left.")

    assert credited(of) == [("Ana", "Ana Ruiz")]


def test_the_end_of_may_made_no_estimate() -> None:
    of = article("It drove out 190,000, according to UN estimates from the end of May.")

    assert credited(of) == [("It", "UN estimates")]


def test_the_commission_is_not_its_chairwoman() -> None:
    of = article("It is off, commission chairwoman Ana Ruiz said. So be it, the commission said.")

    assert credited(of) == [("It", "Ana Ruiz"), ("So", "the commission")]


def test_the_ministry_is_the_one_named_before() -> None:
    of = article("It was calm, said the Defence Ministry. The ministry put the dead at 3.")

    assert credited(of) == [("It", "Defence Ministry"), ("The", "Defence Ministry")]


@pytest.mark.parametrize(
    ("named", "office"),
    [
        ("Sen. Ana Ruiz", "senator"),
        ("Det Con Ana Ruiz", "detective"),
        ("Housing secretary Ana Ruiz", "minister"),
    ],
)
def test_an_office_may_be_named_in_short_before(named: str, office: str) -> None:
    of = article(f"It was calm, said {named}. The {office} told reporters that it was late.")

    assert [name for _, name in credited(of)] == ["Ana Ruiz", "Ana Ruiz"]


def test_the_minister_is_no_secretary_where_there_is_one() -> None:
    of = article("It rained, said minister Leo Marr. Press secretary Ana Ruiz agreed that it did.")
    with_more = article(of.text + " The minister said that it was late.")

    assert credited(with_more)[-1] == ("The", "Leo Marr")


def test_she_may_be_known_by_a_first_name_alone() -> None:
    of = article("Leo Marr is dead. It was confirmed by his daughter Nele. He was ill, she said.")

    assert credited(of)[-1] == ("He", "Nele")


def test_she_is_no_firm() -> None:
    of = article("Ana Ruiz said no. The firm said no. She said it was late.")

    assert credited(of)[-1] == ("She", "Ana Ruiz")


def test_she_may_be_named_behind_a_turn() -> None:
    of = article("Yet Ana Ruiz seemed unsure. “We may have to wait,” she told members.")

    assert credited(of) == [("“We", "Ana Ruiz")]


def test_a_name_cited_with_its_kind_is_a_source_of_its_own() -> None:
    of = article("The insurer Norden Re told Bloomberg that it would pay.")

    assert names_of(credits(of)[0].source) == ("Bloomberg", "Norden Re")


def test_a_description_behind_an_hour_keeps_its_institution() -> None:
    of = article("It fell at 4:40 a.m. Geologists at Vard University, who saw it, put it at 9.")

    assert [credit.source.name for credit in all_credits(of)] == ["Geologists at Vard University"]


def test_the_hour_of_a_live_blog_is_no_part_of_what_follows() -> None:
    of = article("07:55 The Met Office has warned Devon. Gusts of 95mph were recorded, it says.")
    after = article("08:10 National Rail: “Do not travel west of Exeter today.”")

    assert credited(of)[-1] == ("Gusts", "Met Office")
    assert credited(after) == [("08:10", "National Rail")]


def test_a_name_somebody_speaks_to_is_a_medium() -> None:
    of = article("Ana Ruiz left. Speaking to De Morgen, she described it as “no surprise”.")

    assert credits(of)[0].source.name == "De Morgen"
    assert credits(of)[0].source.citing == "Ana Ruiz"


def test_sources_are_read_at_the_pace_of_the_article() -> None:
    def steps(paragraphs: int) -> int:
        of = article(
            *(
                f"The mayor Ana Ruiz came in year {n}. She said it was cold. Karl{n} Kant{n} said"
                f" so. Kant{n} told the Herald that it was dark."
                for n in range(paragraphs)
            )
        )
        return calls(lambda: credits(of))

    assert steps(200) < 12 * steps(20)
