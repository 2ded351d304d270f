"""A library of many articles: how long it takes to start, how much memory, how long an answer.

    python -m benchmarks.many FOLDER QUESTIONS.jsonl [--make squad.json.gz --articles N]

The folder is read and indexed as the bot does it, and the questions of a file of
`{"question": ...}` lines are asked once each, one after the other. Times of answers are CPU, which
is what a question waits for on a machine with nothing else to do. `--make` first writes such a
folder, with N articles of twenty passages, and such a file: passages of a question set in the form
of SQuAD, over and over, in later rounds with their rarer words changed, so that the vocabulary
grows with the text as that of real articles does. The questions are the set's own.
"""

import argparse
import asyncio
import gc
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median, quantiles

from benchmarks.delivery import rss_mb
from bot.app import App, open_app
from bot.model import Message
from bot.question_sets import read_question_sets

PASSAGES = 20  # of an article that is made
ASKED = 1_000
_RARE = 3  # passages of the set that hold a word
_WORD = re.compile(r"[^\W\d_]{5,}")
_SYLLABLES = ("ba", "do", "gu", "ke", "li", "mo", "nu", "pe", "ra", "so", "ti", "va")


def make(folder: Path, questions: Path, source: Path, articles: int) -> None:
    """Write the folder of articles and the file of questions."""
    sets = read_question_sets(source)
    texts = [passage.text for one in sets for passage in one.article.passages]
    asked = [known.text for one in sets for known in one.questions]
    chance = random.Random(0)
    lines = [json.dumps({"question": text}) for text in chance.sample(asked, ASKED)]
    questions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    passages = _endless(texts)
    for number in range(articles):
        body = "\n\n".join(next(passages) for _ in range(PASSAGES))
        front = f"---\ntitle: Article {number}\nlanguage: en\n---\n\n"
        (folder / f"article-{number:05}.md").write_text(front + body + "\n", encoding="utf-8")


def _endless(texts: Sequence[str]) -> Iterator[str]:
    """The texts as they are, then again and again with their rarer words changed."""
    held = Counter(word for text in texts for word in set(_WORD.findall(text)))
    yield from texts
    for turn in count(1):
        changed = partial(_changed, held, _syllables(turn))
        yield from (_WORD.sub(changed, text) for text in texts)


def _changed(held: Mapping[str, int], syllables: str, match: re.Match[str]) -> str:
    word = match[0]
    return word[:3] + syllables + word[3:] if held[word] <= _RARE else word


def _syllables(number: int) -> str:
    """Another syllable, or several, for each number."""
    high, low = divmod(number, len(_SYLLABLES))
    return (_syllables(high) if high else "") + _SYLLABLES[low]


async def ask(app: App, questions: Sequence[str]) -> list[float]:
    """The seconds of CPU that each question took."""
    taken = []
    for text in questions:
        began = time.process_time()
        await app.assistant.respond(Message(text=text))
        taken.append(time.process_time() - began)
    return taken


def main() -> None:
    """Make the folder if asked to, then measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--make", type=Path, help="a question set to make the folder from")
    parser.add_argument("--articles", type=int, default=1_000)
    given = parser.parse_args()
    if given.make:
        if given.questions.exists():
            parser.error(f"{given.questions} is there already; name a file that is not.")
        make(given.folder, given.questions, given.make, given.articles)
    lines = given.questions.read_text(encoding="utf-8").splitlines()
    gc.set_threshold(50_000)  # like `article-bot run`, which freezes what was read as well
    began = time.perf_counter(), time.process_time()
    app = open_app(given.folder)
    seconds, cpu = time.perf_counter() - began[0], time.process_time() - began[1]
    memory = rss_mb("self")
    gc.freeze()
    taken = asyncio.run(ask(app, [json.loads(line)["question"] for line in lines]))
    print(
        f"{len(app.library.articles)} articles, {len(app.library.passages)} passages:"
        f" start {seconds:.1f} s ({cpu:.1f} s CPU), {memory:.0f} MB;"
        f" {len(taken)} questions, p50 {median(taken) * 1000:.1f} ms,"
        f" p99 {quantiles(taken, n=100)[98] * 1000:.1f} ms, longest {max(taken) * 1000:.0f} ms,"
        f" then {rss_mb('self'):.0f} MB"
    )


if __name__ == "__main__":
    main()
