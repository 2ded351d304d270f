"""The nouns: what they say of themselves."""

from hypothesis import given
from hypothesis import strategies as st

from bot.model import Span
from tests.answers import article

spans = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 9), st.integers(1, 9)
)


@given(spans, spans)
def test_spans_overlap_where_they_share_a_code_point_and_part_by_those_between(
    one: Span, other: Span
) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    between = range(min(one.end, other.end), max(one.start, other.start))

    assert one.overlaps(other) == bool(shared)
    assert len(between) == max(0, one.gap(other)) == max(0, other.gap(one))


@given(spans, spans)
def test_two_spans_joined_are_the_least_that_covers_both(one: Span, other: Span) -> None:
    both = one.joined(other)

    assert both.covers(one)
    assert both.covers(other)
    assert both.start in (one.start, other.start)
    assert both.end in (one.end, other.end)


def test_an_article_is_shown_without_what_grows_with_it() -> None:
    short, long = article("It rained."), article(*["It rained."] * 1_000)

    assert repr(long) == repr(short)
    assert "A title" in repr(long)
