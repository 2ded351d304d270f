"""Speed and weight of a complete answer, beside the echo bots of other libraries.

    python -m benchmarks.delivery [--questions N] [--rounds N] [--in-flight N] [--aiogram PYTHON]
                                  [--only NAME]

A Bot API on loopback keeps a fixed number of questions in flight, each in a chat of its own, and
takes the time from offer to reply. Bots run as processes, in turns, so that a slow minute of the
machine hits all alike. CPU is the process's own, user and system, for a question; the first
hundred answers are not counted. Ours stores every update and reply on disk and quotes an article;
the others echo. It runs twice: with a handful of questions that are asked again and again, which it
remembers, and with questions that are all different, which it does not.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.delivery_questions import questions as questions_to_ask
from tests.bot_api import TOKEN, BotApi, open_bot_api

ROOT = Path(__file__).parent.parent
WARM_UP = 100


@dataclass(frozen=True)
class Bot:
    """How to start a bot."""

    name: str
    command: tuple[str, ...]
    distinct: bool = False  # asked no question twice


@dataclass(frozen=True)
class Result:
    """What one run of a bot measured; a column of the table each, in its order."""

    per_second: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    rss_mb: float
    start_ms: float


def bots(aiogram: str | None) -> list[Bot]:
    """Ours and its peers."""
    found = [
        Bot("article-bot, questions that recur", (sys.executable, "-m", "bot", "run")),
        Bot("article-bot, all different", (sys.executable, "-m", "bot", "run"), distinct=True),
        Bot("python-telegram-bot, echo", (sys.executable, "-m", "benchmarks.echo.ptb")),
    ]
    if aiogram:
        script = str(ROOT / "benchmarks/echo/aiogram3.py")
        interpreter = str(Path(aiogram).absolute())  # bots run in a folder of their own
        found.append(Bot("aiogram, echo", (interpreter, script)))
    return found


async def measure(bot: Bot, questions: int, in_flight: int) -> Result:
    """One run of a bot on a fresh database."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_bot_api() as api:
            process = await _start(bot, api, Path(folder))
            texts = questions_to_ask(bot.distinct)
            load = asyncio.create_task(_load(api, process.pid, texts, questions, in_flight))
            end = asyncio.create_task(process.wait())
            try:
                await asyncio.wait((load, end), return_when=asyncio.FIRST_COMPLETED)
                if end.done():
                    raise SystemExit(f"{bot.name}: it ended, {_last_line(Path(folder, 'log'))}")
                return await load
            finally:
                load.cancel()
                with suppress(ProcessLookupError):
                    process.kill()
                await end


async def _start(bot: Bot, api: BotApi, folder: Path) -> asyncio.subprocess.Process:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": api.base_url,
        "CORPUS_DIR": str(ROOT / "corpus"),
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "RATE_PER_SECOND": "0",
        "RATE_PER_CHAT_SECOND": "0",
        "RATE_PER_GROUP_MINUTE": "0",
    }
    with (folder / "log").open("wb") as log:
        return await asyncio.create_subprocess_exec(
            *bot.command, env=environment, cwd=folder, stdout=log, stderr=log
        )


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8").splitlines()
    return f"saying {lines[-1]}" if lines else "saying nothing"


async def _load(
    api: BotApi, pid: int, texts: Iterator[str], questions: int, in_flight: int
) -> Result:
    began = time.perf_counter()
    first = api.ask(next(texts))
    await api.until(lambda: api.answers_to(first), 30)
    start_ms = (time.perf_counter() - began) * 1000

    await _offer(api, texts, WARM_UP, in_flight)
    cpu, began = cpu_seconds(pid), time.perf_counter()
    waits = await _offer(api, texts, questions, in_flight)
    elapsed, spent = time.perf_counter() - began, cpu_seconds(pid) - cpu
    return Result(
        per_second=questions / elapsed,
        cpu_ms=spent / questions * 1000,
        p50_ms=median(waits) * 1000,
        p99_ms=quantiles(waits, n=100)[98] * 1000,
        rss_mb=rss_mb(pid),
        start_ms=start_ms,
    )


async def _offer(api: BotApi, texts: Iterator[str], questions: int, in_flight: int) -> list[float]:
    """Keep that many questions open until all are answered; gives the seconds each took."""
    offered: dict[int, float] = {}
    waits: list[float] = []
    done = asyncio.Event()

    def offer(chat: int) -> None:
        if len(offered) < questions:
            offered[api.ask(next(texts), chat)] = time.perf_counter()

    def on_event(event: str) -> None:
        if event == "accepted" and api.sent[-1].answers in offered:
            sent = api.sent[-1]
            waits.append(time.perf_counter() - offered[sent.answers or 0])
            offer(sent.chat)
            if len(waits) == questions:
                done.set()

    api.on_event = on_event
    for chat in range(1, in_flight + 1):
        offer(chat)
    async with asyncio.timeout(120):
        await done.wait()
    return waits


def cpu_seconds(pid: int) -> float:
    """User and system time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_mb(pid: int | str) -> float:
    """The most memory a process has had resident, in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def table(results: dict[str, list[Result]]) -> str:
    """The medians of each bot's runs, as Markdown."""
    lines = [
        "| bot | answers/s | CPU ms | p50 ms | p99 ms | RSS MB | start ms |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, runs in results.items():
        values = [median(column) for column in zip(*map(astuple, runs), strict=True)]
        shown = (f"{v:.0f}" if v >= 20 else f"{v:.2f}" for v in values)
        lines.append(f"| {name} | {' | '.join(shown)} |")
    return "\n".join(lines)


async def main() -> None:
    """Run every bot in turns and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--in-flight", type=int, default=16)
    parser.add_argument("--aiogram", help="a Python interpreter that has aiogram 3")
    parser.add_argument("--only", default="", help="the bots whose names hold this")
    options = parser.parse_args()
    results: dict[str, list[Result]] = {}
    for _ in range(options.rounds):
        for bot in (bot for bot in bots(options.aiogram) if options.only in bot.name):
            result = await measure(bot, options.questions, options.in_flight)
            results.setdefault(bot.name, []).append(result)
    print(table(results))


if __name__ == "__main__":
    asyncio.run(main())
