"""Files become articles; what cannot become one is refused with file, line and remedy."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.article import read_article, slug_of
from bot.corpus.library import read_library
from bot.corpus.long_blocks import LONGEST
from bot.errors import CorpusError
from bot.model import Article
from bot.text.cleaning import clean, is_blank
from bot.text.sentences import split_sentences
from tests.permissions import only_listed
from tests.repository import CORPUS


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def passages(path: Path) -> list[str]:
    return [passage.text for passage in read_article(path).passages]


# -- the bundled article --------------------------------------------------------------------------


def test_the_bundled_article_has_twelve_passages() -> None:
    (article,) = read_library(CORPUS).articles

    assert len(article.passages) == 12
    assert article.title.startswith("Putin refuses to negotiate with Erdogan")
    assert article.publisher == "UAWire"
    assert article.published is None
    assert article.tags == ("Putin", "Erdogan", "Idlib", "Syria")


def test_every_passage_of_the_bundled_article_stands_in_its_file() -> None:
    (article,) = read_library(CORPUS).articles
    file = (CORPUS / f"{article.slug}.md").read_text(encoding="utf-8")

    assert all(passage.text in file for passage in article.passages)


# -- plain text -----------------------------------------------------------------------------------


def test_a_plain_text_is_a_title_paragraphs_and_a_line_of_tags(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "The title\n\nOne.\n\nTwo *here*.\n\n  Cats, dogs\n")

    article = read_article(path)

    assert article.title == "The title"
    assert [passage.text for passage in article.passages] == ["One.", "Two *here*."]
    assert article.tags == ("Cats", "dogs")


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_paragraphs_without_blank_lines_are_passages_as_long_as_they_may_be(
    tmp_path: Path, name: str
) -> None:
    lines = "\n".join(f"It rained {day} days, and the harbour was closed." for day in range(900))
    head = "---\ntitle: T\n---\n\n## June\n\n" if name == "a.md" else "T\n"

    article = read_article(write(tmp_path, name, head + lines))

    assert len(article.passages) == len(lines) // LONGEST + 1
    assert all(passage.text.startswith("It rained") for passage in article.passages)
    assert len({passage.heading for passage in article.passages}) == 1


@pytest.mark.parametrize(
    "last", ["“No,” she said, “never again.”", "He came, he saw, he conquered", "Over, and out."]
)
def test_a_last_sentence_with_commas_is_no_line_of_tags(tmp_path: Path, last: str) -> None:
    article = read_article(write(tmp_path, "a.txt", f"The title\n\nOne.\n\n{last}\n"))

    assert article.passages[-1].text == last
    assert article.tags == ()


@pytest.mark.parametrize(
    "last", ["They came, they saw.", "Whoever comes here first will win, and I mean it", "Fin"]
)
def test_a_last_line_that_lists_nothing_short_is_a_passage(tmp_path: Path, last: str) -> None:
    path = write(tmp_path, "a.txt", f"The title\n\nOne.\n\n{last}\n")

    assert passages(path) == ["One.", last]


def test_plain_text_may_have_front_matter(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "---\ntitle: T\npublisher: P\n---\nOne.\n\nTwo.")

    article = read_article(path)

    assert (article.title, article.publisher) == ("T", "P")
    assert passages(path) == ["One.", "Two."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(
    tmp_path: Path, line_end: str, mark: str
) -> None:
    text = mark + "---\ntitle: T\n---\n\nOne.\n\nTwo.\n".replace("\n", line_end)

    assert passages(write(tmp_path, "a.md", text)) == ["One.", "Two."]
    assert passages(write(tmp_path, "a.txt", text)) == ["One.", "Two."]


# -- Markdown -------------------------------------------------------------------------------------


def test_markup_never_shows_up_in_a_passage(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.md",
        "---\ntitle: T\n---\n\n"
        "Some **bold** and [linked](https://example.org) text with `code` &amp; an\n"
        "escaped \\* star.<br>Next.![picture](p.png)\n\n"
        "<div>raw</div>\n\n"
        "> A quotation.\n>\n> - in it\n> - a list\n\n"
        "- one\n- [x] two[^1]\n\n[^1]: A note.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
    )

    assert passages(path) == [
        "Some bold and linked text with code & an escaped * star.\nNext.",
        "A quotation.",
        "in it\na list",
        "one\ntwo",
        "A note.",
        "a  b\n1  2",
    ]


def test_a_heading_is_context_and_no_passage(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "---\ntitle: T\n---\n\nLead.\n\n## The *war*\n\nOne.\n\nTwo.\n")

    article = read_article(path)

    assert [(p.heading, p.text) for p in article.passages] == [
        ("", "Lead."),
        ("The war", "One."),
        ("The war", "Two."),
    ]


def test_values_of_the_front_matter_stay_as_typed(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.md",
        "---\ntitle: 1984\npublished: 2020-03-05\nlanguage: no\ntags: one, two\n---\n\nTekst.\n",
    )

    article = read_article(path)

    assert (article.title, article.published, article.language) == ("1984", "2020-03-05", "no")
    assert article.tags == ("one", "two")


def test_a_region_is_no_part_of_the_language(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", "---\ntitle: T\nlanguage: pt-BR\n---\n\nUm texto.\n")

    assert read_article(path).language == "pt"


def test_the_language_is_detected_when_not_given(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Заголовок\n\nЭто было вчера, и никто об этом не знал.\n")

    assert read_article(path).language == "ru"


# -- identities -----------------------------------------------------------------------------------


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=5))
def test_spans_slice_the_passages_out_of_the_article(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[str]
) -> None:
    body = "\n\n".join(f"a {block} z." for block in blocks)
    path = write(tmp_path_factory.mktemp("corpus"), "a.txt", f"Title\n\n{body}")

    article = read_article(path)

    assert article.text == clean(article.text)
    assert article.text == "\n\n".join(passage.text for passage in article.passages)


@given(
    st.sampled_from([b"", b"---\ntitle: A title\n---\n", b"A title\n\n"]),
    st.binary(max_size=300) | st.text().map(str.encode),
)
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_any_bytes_are_an_article_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, begun: bytes, content: bytes
) -> None:
    path = write(tmp_path_factory.mktemp("corpus"), f"a.{suffix}", begun + content)

    outcome = article_or_error(path)

    if isinstance(outcome, str):
        assert outcome.startswith(f"{path}:")
    else:
        assert outcome.title
        assert all(passage.text.strip() for passage in outcome.passages)


@given(st.text(alphabet="\u200b\u2060\ufeff\u00ad \n\n\na", max_size=30))
@pytest.mark.parametrize(
    ("name", "start"), [("a.md", "---\ntitle: T\n---\n"), ("a.txt", "T"), ("b.txt", "")]
)
def test_every_passage_has_a_sentence_whatever_cannot_be_seen(
    tmp_path_factory: pytest.TempPathFactory, name: str, start: str, text: str
) -> None:
    body = f"{start}{text}\n\nIt rained.\n"

    article = read_article(write(tmp_path_factory.mktemp("corpus"), name, f"{body}\nIt snowed.\n"))

    assert all(split_sentences(passage.text, "en") for passage in article.passages)
    assert article.passages[-1].text == "It snowed."
    assert not is_blank(article.title)


def article_or_error(path: Path) -> Article | str:
    try:
        return read_article(path)
    except CorpusError as error:
        return str(error)


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "line", "words"),
    [
        ("a.md", "", 1, "is empty"),
        ("a.txt", " \n\t\n", 1, "is empty"),
        ("a.txt", "\u200b\n\ufeff\n", 1, "is empty"),
        ("a.md", "No front matter here.", 1, "Begin the file with front matter that has one"),
        ("a.md", "---\npublisher: P\n---\n\nText.", 1, "the front matter has no title"),
        ("a.md", "---\ntitle: ''\n---\n\nText.", 1, "Put a line `title: "),
        ("a.txt", "---\npublisher: P\n---\n\nText.", 1, "the front matter has no title"),
        ("a.txt", "---\n---\n", 1, "the front matter has no title"),
        ("a.md", "---\ntitle: T\nurl: [x\n---\n\nText.", 4, "not valid YAML"),
        ("a.md", f"---\ntitle: {'[' * 5000}\n---\n\nText.", 1, "not valid YAML"),
        ("a.md", "---\njust words\n---\n\nText.", 1, "not valid YAML"),
        ("a.md", "---\ntitle: T\n\nText.", 1, "is not closed"),
        ("a.md", "---\ntitle: T\n---\n\n## Only a heading\n", 1, "no passage"),
        ("a.txt", "Only a title\n", 1, "no passage"),
        ("a.txt", b"Title\n\ncaf\xe9\n", 3, "not UTF-8"),
        ("a.md", b"\xff\xfeT\x00", 1, "not UTF-8"),
        ("a.md", "---\ntitle: T\npublisher: [a, b]\n---\n\nText.", 3, "one line of text"),
        ("a.md", "---\ntitle: T\nurl: example.org\n---\n\nText.", 3, "no web address"),
        ("a.md", "---\ntitle: T\nlanguage: Old Norse\n---\n\nText.", 3, "no language code"),
        ("a.md", "---\ntitle: T\ntags: {a: b}\n---\n\nText.", 3, "must be a list"),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_what_is_wrong(
    tmp_path: Path, name: str, content: str | bytes, line: int, words: str
) -> None:
    path = write(tmp_path, name, content)

    with pytest.raises(CorpusError) as caught:
        read_library(tmp_path)

    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert words in str(caught.value)


def test_all_bad_files_are_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "")
    write(tmp_path, "b.txt", "Fine\n\nText.")
    write(tmp_path, "c.txt", b"\xff")

    with pytest.raises(CorpusError, match=r"(?s)a\.md:1: .*c\.txt:1: "):
        read_library(tmp_path)


def test_all_bad_fields_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\ntitle: T\nurl: foo\nlanguage: klingon\n---\n\nText.")

    with pytest.raises(CorpusError, match=r"(?s)a\.md:3: 'foo' is .*\n.*a\.md:4: 'klingon' is "):
        read_library(tmp_path)


def test_two_files_with_one_short_name_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "The War.md", "---\ntitle: T\n---\n\nText.")
    write(tmp_path, "the-war.txt", "T\n\nText.")

    with pytest.raises(CorpusError, match=r"same short name as The War\.md, 'the-war'"):
        read_library(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="nowhere: there is no such folder"):
        read_library(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "T\n\nText.")

    with pytest.raises(CorpusError, match=r"a\.txt: the folder cannot be read"):
        read_library(path)


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    write(tmp_path, ".hidden.md", "x")
    write(tmp_path, "picture.png", "x")

    with pytest.raises(CorpusError, match="holds no article"):
        read_library(tmp_path)


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")

    with pytest.raises(
        CorpusError,
        match=r"(?s)dangling\.txt:1: .*read.*folder\.md:1: is no file.*pipe\.md:1: is no file",
    ):
        read_library(tmp_path)


def test_a_folder_whose_files_may_not_be_looked_at_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    write(tmp_path / "corpus", "a.txt", "T\n\nText.")

    with only_listed(tmp_path / "corpus") as corpus, pytest.raises(CorpusError) as raised:
        read_library(corpus)

    assert "corpus/a.txt:1: the file cannot be read (Permission denied)" in str(raised.value)


def test_a_slug_is_made_of_plain_letters() -> None:
    assert slug_of(Path("corpus/Åland & the Sea.md")) == "aland-the-sea"
    assert slug_of(Path("Путин.txt")) == "putin"
    assert slug_of(Path("!!!.md")) == "article"
