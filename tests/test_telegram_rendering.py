"""What arrives in Telegram: whole quotes, right markup, within every limit."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.answer import About, Credit, Excerpt, Found, Topic
from bot.model import Quote, Source, Span
from bot.rendering.telegram import MOST_ENTITIES, MOST_HTML, MOST_TEXT, render
from tests.answers import RANKING, answers, article, founds, place, quote


class Parsed(HTMLParser):
    """A message as Telegram reads it: text, entities, and what stands in block quotes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.entities, self.blockquotes, self.links = "", 0, [], []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], "every tag is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"blockquote", "b", "i", "a"}
        assert tag not in self._open
        self._open.append(tag)
        self.entities += 1
        self.blockquotes += [""] if tag == "blockquote" else []
        self.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "blockquote" in self._open:
            self.blockquotes[-1] += data


@given(answers())
def test_the_html_reads_as_the_plain_text(answer) -> None:
    messages = render(answer)

    assert messages
    assert [Parsed(message.html).text for message in messages] == [m.plain for m in messages]


@given(founds())
def test_a_blockquote_holds_a_quote_and_nothing_else(answer: Found) -> None:
    messages = [Parsed(message.html) for message in render(answer)]

    shown = [text for message in messages for text in message.blockquotes]
    assert shown == [quote.text for quote in answer.quotes]


def assert_within_limits(answer) -> list[Parsed]:
    messages = render(answer)
    parsed = [Parsed(message.html) for message in messages]
    for message, read in zip(messages, parsed, strict=True):
        assert message.plain.strip()
        assert len(message.plain) <= MOST_TEXT
        assert len(message.html.encode()) <= MOST_HTML
        assert read.entities <= MOST_ENTITIES
    return parsed


@given(
    st.text(alphabet="abc&<>\"' é\u0301ت文", min_size=1, max_size=60).filter(str.strip),
    st.integers(1, 400),
    st.integers(1, 3),
)
def test_answers_of_any_length_stay_within_the_limits(unit: str, times: int, count: int) -> None:
    long = article((unit * times).strip())
    whole = Quote(long.passage(1), long.passage_spans[0], matched=(Span(0, 1),))

    parsed = assert_within_limits(Found(RANKING, (whole,) * count))

    shown = "".join(text.strip("…") for message in parsed for text in message.blockquotes)
    assert "".join(shown.split()) == "".join((whole.text * count).split())


def test_a_sentence_of_20_000_characters_is_cut_at_word_borders_and_marked() -> None:
    words = [f"word{number}" for number in range(2500)]
    long = article(" ".join(words))

    parsed = assert_within_limits(Excerpt(Quote(long.passage(1), long.passage_spans[0])))

    parts = [text for message in parsed for text in message.blockquotes]
    assert len(parts) > 4
    assert [part.startswith("…") for part in parts] == [False] + [True] * (len(parts) - 1)
    assert [part.endswith("…") for part in parts] == [True] * (len(parts) - 1) + [False]
    assert [word for part in parts for word in part.strip("…").split()] == words
    assert "¶ 1" in parsed[-1].text


def test_a_cut_never_parts_a_letter_from_its_marks() -> None:
    letter = "क्षि"  # four code points that are one character to its reader
    long = article(letter * 2000)

    parsed = assert_within_limits(Excerpt(Quote(long.passage(1), long.passage_spans[0])))

    parts = [text.strip("…") for message in parsed for text in message.blockquotes]
    assert len(parts) > 1
    assert all(part[0] == "क" or part[0] == "ष" for part in parts)


def test_messages_break_between_quotes_and_keep_each_with_its_citation() -> None:
    long = article("First " * 500 + "end.", "Second " * 500 + "end.")
    quotes = tuple(Quote(passage, passage.span) for passage in long.passages)

    first, second = assert_within_limits(Found(RANKING, quotes))

    assert first.text.endswith("end.\n— ¶ 1")
    assert second.text.startswith("Second")
    assert second.text.endswith("— ¶ 2\n\nA title · The Paper")


def test_quotes_of_mere_ampersands_keep_below_the_limit_of_raw_html() -> None:
    url = "https://example.org/?" + "&" * 1500
    long = article("&" * 12_000, url=url)

    assert_within_limits(Excerpt(Quote(long.passage(1), long.passage_spans[0])))


def test_many_sources_with_long_links_are_parted_within_the_limits() -> None:
    long = article(*(f"Reuters {n} says so." for n in range(40)), url="https://e.org/" + "&" * 900)
    credits = tuple(
        Credit(Source(long, place(long, f"Reuters {n}")), tuple(range(1, 13))) for n in range(30)
    )

    assert_within_limits(About(Topic.SOURCES, long, credits=credits))


def test_a_reply_says_the_words_who_said_them_and_where() -> None:
    story = article(
        "It rained.",
        "At least 22 soldiers died, the Daily Sabah reports, citing the authorities.",
        title="Rain & <thunder>",
    )
    sabah = Source(story, place(story, "Daily Sabah"), place(story, "the authorities"))
    found = quote(story, 2, story.passage(2).text, sabah, matched=("22", "soldiers"))

    (message,) = render(Found(RANKING, (found,)))

    link = (
        "https://example.org/story#:~:text=At%20least%2022%20soldiers%20died%2C,reports%2C%20citing"
    )
    assert message.html.startswith(
        "<blockquote>At least <b>22 soldiers</b> died, the Daily Sabah reports, "
        "citing the authorities.</blockquote>\n— Daily Sabah, citing the authorities · "
        f'<a href="{link}'
    )
    assert message.html.endswith("¶ 2</a>\n\n<i>Rain &amp; &lt;thunder&gt;</i> · The Paper")


def test_the_parts_of_one_word_are_strong_together() -> None:
    story = article("Turkey's Al-Bara base in Ma'arat - north.")
    parts = ("Al", "Bara", "base", "Ma", "arat", "north")

    (message,) = render(Found(RANKING, (quote(story, 1, story.text, matched=parts),)))

    assert "Turkey's <b>Al-Bara base</b> in <b>Ma'arat</b> - <b>north</b>." in message.html


def test_markup_in_the_article_is_shown_not_obeyed() -> None:
    story = article('<b>1 < 2</b> &lt; </blockquote><a href="x">')

    (message,) = render(Excerpt(Quote(story.passage(1), story.passage_spans[0])))

    assert Parsed(message.html).blockquotes == [story.text]


def test_parts_of_a_citation_are_isolated_only_where_directions_mix() -> None:
    story = article("قالت رويترز إن Reuters 22.", publisher="The Paper")
    arabic = Source(story, place(story, "رويترز"))
    both = Source(story, place(story, "رويترز"), place(story, "Reuters"))

    (alone,) = render(Found(RANKING, (quote(story, 1, story.text, arabic),)))
    (mixed,) = render(Found(RANKING, (quote(story, 1, story.text, both),)))

    assert "\n— رويترز · ¶ 1" in alone.plain
    assert "\n— \u2068رويترز\u2069, citing \u2068Reuters\u2069 · ¶ 1" in mixed.plain
    assert Parsed(mixed.html).blockquotes == [story.text]


def test_an_address_that_telegram_would_drop_makes_no_link() -> None:
    story = article("It rained.", url="http://localhost/story")

    (message,) = render(Excerpt(Quote(story.passage(1), story.passage_spans[0])))

    assert Parsed(message.html).links == []
