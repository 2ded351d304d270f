"""Names in a text."""

from bot.text.proper_names import names_in


def test_a_word_is_no_name_that_only_opens_sentences_or_is_also_written_small() -> None:
    text = "Several towns fell. In Idlib, Reuters said, the Army of Syria’s north met an army."

    assert names_in(text) == {"Idlib", "Reuters", "Syria"}


def test_capitals_of_every_script_make_names() -> None:
    assert names_in("Вчера президент Путин встретил Эрдогана.") == {"Путин", "Эрдогана"}


def test_of_a_long_run_of_capitals_only_the_end_may_be_a_name() -> None:
    assert len(names_in("A " * 2_000 + "Ruiz")) < 20
