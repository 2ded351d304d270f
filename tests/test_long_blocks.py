"""What is too long for a passage is cut where somebody would stop reading."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus.long_blocks import LONGEST, parts_of

PARAGRAPH = "The harbour was closed at noon. " * 30 + "It opened again."
PIECES = st.sampled_from(["It rained. ", "no stop here ", "a line\n", "\u200b\n", "x" * 900, "“"])


@settings(max_examples=30)
@given(st.lists(PIECES, max_size=8), st.integers(1, 80))
def test_nothing_but_blanks_is_lost_and_no_part_is_blank(pieces: list[str], times: int) -> None:
    block = "".join(pieces * times).strip()

    parts = parts_of(block, "en") if block else []

    assert [one for part in parts for one in part.replace("\u200b", "").split()] == (
        block.replace("\u200b", "").split()
    )
    assert all(part == part.strip() for part in parts)


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["It rained. ", "a line\n", "no stop here "]), min_size=1),
    st.integers(100, 300),
)
def test_no_part_is_too_long_where_lines_or_sentences_end(pieces: list[str], times: int) -> None:
    block = "It rained. ".join(pieces * times).strip()

    assert all(len(part) <= LONGEST for part in parts_of(block, "en"))


def test_paragraphs_with_a_line_end_between_them_stay_whole() -> None:
    parts = parts_of("\n".join([PARAGRAPH] * 9), "en")

    assert [part.split("\n") for part in parts] == [[PARAGRAPH] * 4, [PARAGRAPH] * 4, [PARAGRAPH]]


def test_a_sentence_over_several_lines_stays_whole() -> None:
    sentence = "The harbour of the town\nwas closed at noon."

    parts = parts_of(" ".join([sentence] * 200), "en")

    assert len(parts) > 1
    assert all(part.startswith("The harbour") and part.endswith("noon.") for part in parts)


def test_lines_without_a_full_stop_stay_whole() -> None:
    line = "barley and rye, the catch of a day"

    parts = parts_of("\n".join([line] * 300), "en")

    assert len(parts) > 1
    assert {one for part in parts for one in part.split("\n")} == {line}


def test_a_quotation_that_is_too_long_is_cut_at_its_stops() -> None:
    parts = parts_of("“" + "It rained here. " * 900 + "It stopped.”", "en")

    assert all(len(part) <= LONGEST and part.endswith((".", "”")) for part in parts)


def test_what_ends_nowhere_stays_whole_up_to_the_next_end() -> None:
    endless = "word " * 2_000

    assert parts_of(f"{endless}end. It rained.", "en") == [f"{endless}end.", "It rained."]
    assert parts_of(endless, "en") == [endless.strip()]
