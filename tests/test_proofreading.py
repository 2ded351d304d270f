"""What is odd about a folder of articles is said with the file and what to do."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.checks.findings import Finding, Verdict
from bot.checks.proofreading import MANY_PASSAGES, proofread
from bot.corpus.long_blocks import LONGEST

HEAD = "title: A title\npublisher: The Paper\nurl: https://example.org/a\nlanguage: en"
BODY = "The bakery in Toledo sold four hundred loaves of bread on Monday."


def article(folder: Path, name: str, head: str = HEAD, body: str = BODY) -> None:
    (folder / name).write_text(f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")


def warned(folder: Path) -> list[str]:
    return [f.said for f in proofread(folder) if f.verdict is Verdict.WARNING]


def test_a_good_folder_is_counted_and_that_is_all(tmp_path: Path) -> None:
    article(tmp_path, "a.md", body=f"{BODY}\n\nAnother.")
    article(tmp_path, "b.md", HEAD.replace("/a", "/b").replace("en", "de"), "Kurz.")

    assert proofread(tmp_path) == [
        Finding("articles", Verdict.GOOD, "2 articles, 3 passages (1 in en, 1 in de).")
    ]


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        (HEAD.replace("publisher", "publsher"), BODY, "a.md: no publisher"),
        (
            HEAD.replace("publisher", "publsher"),
            BODY,
            "`publsher` is not a field, unlike `publisher`.",
        ),
        (HEAD.replace("url: https://example.org/a", "tags: [x]"), BODY, "a.md: no url"),
        (f"{HEAD}\ntitle: Another", BODY, "`title` stands there more than once"),
        (f"{HEAD}\nmood: fine", BODY, "`mood` is not a field."),
        (
            f"{HEAD}\npublished: yesterday",
            BODY,
            "a.md: as `published`, 'yesterday' tells no year.",
        ),
        (f"{HEAD}\npublished: 2024-13-45", BODY, "'2024-13-45' is no day of the calendar."),
        (HEAD.replace("language: en", ""), BODY, "no language is given; the words look like en"),
        (HEAD.replace("en", "tlh"), BODY, "a.md (tlh): a language that the bot knows nothing of"),
        (HEAD, "word " * (LONGEST // 5 + 1), "a.md ¶ 1: over 4,000 characters"),
        (HEAD, f"{BODY}\n\nOther.\n\n{BODY.upper()}", "a.md ¶ 1 = a.md ¶ 3: the same passage"),
    ],
)
def test_what_is_odd_is_said(tmp_path: Path, head: str, body: str, said: str) -> None:
    article(tmp_path, "a.md", head, body)

    assert said in " ".join(warned(tmp_path))


@pytest.mark.parametrize(
    "day", ["2024-03-05", "2024-02-29T10:00:00Z", "5 March 2024", "spring 2024", "5/3/24", "''", ""]
)
def test_a_day_may_be_written_in_many_ways(tmp_path: Path, day: str) -> None:
    article(tmp_path, "a.md", f"{HEAD}\npublished: {day}")

    assert warned(tmp_path) == []


def test_an_article_that_stands_there_twice_is_said_once(tmp_path: Path) -> None:
    article(tmp_path, "a.md")
    article(tmp_path, "b.md", HEAD.replace("example", "another.example"))

    assert warned(tmp_path) == ["a.md, b.md: have the same text."]


def test_two_files_of_one_address_are_said(tmp_path: Path) -> None:
    article(tmp_path, "a.md")
    article(tmp_path, "b.md", body="Something else.")

    assert warned(tmp_path) == ["a.md, b.md: have the same url."]


def test_many_files_are_one_finding_with_some_names(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(
            f"---\nlanguage: en\ntitle: T\nurl: https://e.org/{number}\n---\nText {number}.\n"
        )

    (said,) = warned(tmp_path)
    assert said.startswith("0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more: no publisher")


def test_who_has_no_front_matter_yet_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nSome text.\n")

    advice = [f.advice for f in proofread(tmp_path) if f.verdict is Verdict.WARNING]

    assert [line.split("`")[1] for line in advice] == ["publisher: ...", "url: ...", "language: en"]
    assert all("between two lines `---` at the top of the file" in line for line in advice)


def test_what_is_not_read_is_named(tmp_path: Path) -> None:
    article(tmp_path, "a.md")
    (tmp_path / "paper.pdf").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / ".hidden").touch()

    assert warned(tmp_path) == [
        "folder, paper.pdf: not read; only .md and .txt files of this folder itself are."
    ]


def test_a_broken_file_hides_no_other_finding(tmp_path: Path) -> None:
    article(tmp_path, "a.md", "title: [1", BODY)
    article(tmp_path, "b.md", "title: A title\nlanguage: en\nurl: https://e.org")
    article(tmp_path, "B!.md", f"{HEAD}")

    found = proofread(tmp_path)

    said = [f.said for f in found if f.verdict is Verdict.BAD]
    assert len(said) == 2
    assert "a.md:3: the front matter is not valid YAML" in said[0]
    assert "have the same short name, 'b'" in said[1]
    assert any("no publisher" in f.said for f in found)
    assert all(f.verdict is not Verdict.GOOD for f in found)


def test_a_name_with_a_full_stop_in_it_does_not_part_what_is_said_from_the_advice(
    tmp_path: Path,
) -> None:
    (tmp_path / "Dr. Smith. A life.md").write_text(" ")

    (finding,) = proofread(tmp_path)

    assert finding.said == f"{tmp_path}/Dr. Smith. A life.md:1: the file is empty."
    assert finding.advice == "Write the article into it, or remove it."


def test_a_folder_without_articles_or_none_at_all_is_bad(tmp_path: Path) -> None:
    (empty,) = proofread(tmp_path)
    (missing,) = proofread(tmp_path / "none")

    assert (empty.verdict, missing.verdict) == (Verdict.BAD, Verdict.BAD)
    assert "holds no article" in empty.said
    assert "Put a .md or .txt file into it" in empty.advice


def test_so_many_passages_that_ranking_slows_down_are_said(tmp_path: Path) -> None:
    body = "\n\n".join(f"Loaf {number}." for number in range(MANY_PASSAGES))
    article(tmp_path, "a.md", body=body)

    (said,) = warned(tmp_path)
    assert said.startswith("10,000 passages")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(["x.md", "x.txt"]), st.booleans())
def test_no_file_is_too_odd(tmp_path: Path, data: bytes, name: str, fielded: bool) -> None:
    for path in tmp_path.iterdir():
        path.unlink()
    (tmp_path / name).write_bytes(b"---\n" + data + b"\n---\ntext" if fielded else data)

    assert all(finding.said for finding in proofread(tmp_path))
