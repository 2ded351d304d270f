"""The files that a reader has at hand who types what the documents show, by their names."""

from collections.abc import Callable, Mapping

from tests import documents
from tests.measured import first_lines, question_set

TEXT = (
    "The harbour of Oldport was opened on Monday, the mayor said. It has room for forty ships.",
    "Fishermen welcomed it, for the old one had been silting up since the storms of last winter.",
)
PAGE = documents.html("".join(f"<p>{line}</p>" for line in TEXT), "<title>The harbour</title>")


def searchable_pdf() -> bytes:
    lines = [
        stroke
        for y, line in zip((700, 600), TEXT, strict=True)
        for stroke in documents.set_in_lines(line, 70, y)
    ]
    return documents.pdf([lines], "A report")


FILES: Mapping[str, Callable[[], bytes]] = {  # what a reader has who types what a page shows
    "saved.html": lambda: PAGE,
    "report.html": lambda: PAGE,
    "report.pdf": searchable_pdf,
    "scan.pdf": lambda: documents.pdf([[]], title=None),
    "interview.docx": lambda: documents.docx(*TEXT, title="An interview"),
    "book.epub": lambda: documents.epub(
        "".join(f"<body><p>{line}</p></body>" for line in TEXT[:1]),
        metadata="<dc:title>A book</dc:title>",
    ),
    "squad-train.json.gz": question_set,
    "covid-long.json.gz": question_set,
    "xquad-en.json.gz": question_set,
    "questions.jsonl": lambda: b'{"question": "Who refused to negotiate?"}\n' * 2,
    "golden.jsonl": lambda: first_lines("tests/data/golden.jsonl"),
    "follow_ups.jsonl": lambda: first_lines("tests/data/follow_ups.jsonl"),
    "attribution.jsonl": lambda: first_lines("benchmarks/data/attribution.jsonl"),
}
