"""A document becomes one whole file of the corpus, or none."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus.article import read_article
from bot.corpus.library import read_library
from bot.errors import DocumentError
from bot.importing.adding import Wishes, add, compose
from bot.importing.blocks import Paragraph, to_markdown
from bot.importing.page import Facts
from bot.text.cleaning import clean_line
from tests.documents import SENTENCE as TEXT
from tests.documents import docx, html
from tests.permissions import only_listed


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "saved page.html"
    path.write_bytes(html(f"<article><p>{TEXT}</p><p>It was approved.</p></article>"))
    return path


def wishes(folder: Path, **others: object) -> Wishes:
    return Wishes(folder / "corpus", **others)  # type: ignore[arg-type]  # as in the call


def test_the_file_is_an_article_that_the_bot_reads(page: Path, tmp_path: Path) -> None:
    added = add(str(page), wishes(tmp_path, stated=Facts(language="en", publisher="no: one")))

    (article,) = read_library(tmp_path / "corpus").articles
    assert added.path == tmp_path / "corpus" / "a-title.md"
    assert (article.slug, article.title, article.publisher) == ("a-title", "A title", "no: one")
    assert [passage.text for passage in article.passages] == [TEXT, "It was approved."]
    assert list((tmp_path / "corpus").iterdir()) == [added.path]


@pytest.mark.parametrize("url", ["HTTPS://Example.org/a", "http://example.org"])
def test_an_address_that_a_page_states_is_one_that_the_corpus_takes(
    tmp_path: Path, url: str
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html(f"<p>{TEXT}</p>", f'<link rel="canonical" href="{url}">'))

    added = add(str(path), wishes(tmp_path, stated=Facts(title="A title")))

    assert added.article.url == url


@pytest.mark.parametrize("title", ["重大新闻", "Ünïcode & more", "a/b\\c: «d»", "..", "x" * 300])
def test_any_title_makes_a_name_for_a_file(page: Path, tmp_path: Path, title: str) -> None:
    added = add(str(page), wishes(tmp_path, stated=Facts(title=title)))

    assert added.path.parent == tmp_path / "corpus"
    assert read_article(added.path).title == title


def test_a_title_that_is_missing_must_be_given(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(docx(TEXT, title=""))

    with pytest.raises(DocumentError, match=r'no title\. Add one with --title "\.\.\."'):
        add(str(path), wishes(tmp_path))
    assert not (tmp_path / "corpus").exists()
    assert add(str(path), wishes(tmp_path, stated=Facts(title="Given"))).article.title == "Given"


def test_nothing_is_replaced_unless_that_is_wished(page: Path, tmp_path: Path) -> None:
    path = add(str(page), wishes(tmp_path)).path
    path.write_text("---\ntitle: Edited\n---\nBy hand.\n")

    with pytest.raises(DocumentError, match=r"is there already. Replace it with --force"):
        add(str(page), wishes(tmp_path))
    assert read_article(path).title == "Edited"

    add(str(page), wishes(tmp_path, force=True))
    assert read_article(path).title == "A title"


def test_another_file_with_the_short_name_is_not_set_beside(page: Path, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "A Title.txt").write_text("A title\n\nText.\n")

    with pytest.raises(DocumentError, match=r"A Title\.txt has the same short name"):
        add(str(page), wishes(tmp_path, force=True))


def test_a_hidden_file_that_the_bot_does_not_read_is_not_in_the_way(
    page: Path, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "._a-title.md").write_bytes(b"\0 what macOS sets beside each file")

    add(str(page), wishes(tmp_path))

    assert [one.slug for one in read_library(tmp_path / "corpus").articles] == ["a-title"]


def test_a_dry_run_shows_the_article_and_writes_nothing(page: Path, tmp_path: Path) -> None:
    added = add(str(page), wishes(tmp_path, dry_run=True))

    assert len(added.article.passages) == 2
    assert not (tmp_path / "corpus").exists()


@pytest.mark.parametrize("stated", [Facts(language="English!"), Facts(url="here")])
def test_a_wrong_wish_is_explained_and_nothing_written(
    page: Path, tmp_path: Path, stated: Facts
) -> None:
    with pytest.raises(DocumentError, match=r"is no (language code|web address)"):
        add(str(page), wishes(tmp_path, stated=stated))
    assert not (tmp_path / "corpus").exists()


def test_a_full_disk_leaves_no_half_file(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(DocumentError, match=r"cannot be written \(No space left on device\)"):
        add(str(page), wishes(tmp_path))
    assert list((tmp_path / "corpus").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "complaint"),
    [("missing.html", "No such file"), ("folder.html", "is no file"), ("pipe.txt", "is no file")],
)
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str, complaint: str) -> None:
    (tmp_path / "folder.html").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(DocumentError, match=complaint):
        add(str(tmp_path / name), wishes(tmp_path))


def test_folders_where_nothing_may_be_looked_at_are_named(page: Path, tmp_path: Path) -> None:
    read = add(str(page), wishes(tmp_path, dry_run=True)).path
    with only_listed(tmp_path / "locked") as locked:
        with pytest.raises(DocumentError, match=r"^cannot be read \(Permission denied\)"):
            add(f"{locked}/page.html", wishes(tmp_path))
        with pytest.raises(DocumentError, match=rf"{read.name} cannot be written \(Permission"):
            add(page.name, wishes(locked))


LINES = st.text(min_size=1, max_size=30)


@settings(max_examples=25)
@given(
    st.builds(Facts, LINES, LINES, LINES, tags=st.lists(LINES, max_size=2).map(tuple)),
    st.lists(st.text("ab-#:\n\"'{}[]&*!|>%@`é", max_size=20), min_size=1, max_size=3),
)
def test_facts_and_text_survive_the_file(
    tmp_path_factory: pytest.TempPathFactory, facts: Facts, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("corpus") / "a.md"
    title = clean_line(facts.title or "") or "Title"
    body = to_markdown([Paragraph("Text."), *map(Paragraph, texts)])

    path.write_text(
        compose(Facts(title, facts.publisher, facts.published), body), "utf-8", "replace"
    )

    article = read_article(path)
    assert article.title == title
    assert article.publisher == (clean_line(facts.publisher or "") or None)
    assert article.passages[0].text == "Text."


def test_a_document_without_a_title_shows_how_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The plan was approved on Monday. " * 9)

    with pytest.raises(DocumentError, match=r"Its text begins: The plan was approved on .*\w…$"):
        add(str(path), Wishes(tmp_path / "corpus"))
