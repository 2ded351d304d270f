"""Questions lost, out of order or answered twice when the bot is killed or Telegram fails.

    python -m benchmarks.kills [--questions N] [--kills N] [--phase PHASE ...] [--webhook]
                               [--faults SHARE] [--limits] [--seed N]

A Bot API on loopback offers questions in ten chats while the bot is killed (-9) and started again:
just after a fetch, just after the offset moved, at the moment a send was accepted, or at random.
The questions come by the progress of the kills, not by the clock, so that a busy machine has each
kill under load as well. `--faults` makes that share of all calls fail in mixed ways; `--limits`
enforces Telegram's limits and leaves the bot's own at their defaults.

A repeat is avoidable when the bot could have known that the first send had arrived. It could not
when the answer was destroyed, or when it was killed with that send under way: the last one to its
chat, not yet noted as sent in the database that the kill left behind.
"""

import argparse
import asyncio
import random
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import cycle, pairwise
from pathlib import Path
from signal import SIGKILL

from bot.configuration.settings import Settings
from tests.bot_api import BotApi, free_port, open_bot_api
from tests.faults import Fault, Limiter
from tests.process import BotProcess
from tests.telegram_objects import Sent

PHASES = ("fetched", "confirmed", "accepted", "random")
CHATS = 10
BURST = 6  # questions at once, at most
GAP = 0.02  # seconds between bursts, on average
DEFAULT_RATES = {
    name.upper(): str(field.default)
    for name, field in Settings.model_fields.items()
    if name.startswith("rate_per_")
}
HASTY = {"REQUEST_TIMEOUT": "1"}  # some of the mixed faults hang
MIXED_FAULTS = (
    Fault("", "status", 429, "Too Many Requests: retry after 1", {"retry_after": 1}),
    Fault("", "status", 500),
    Fault("", "html", 502),
    Fault("", "garbage"),
    Fault("", "garbage", accept=True),
    Fault("", "reset"),
    Fault("", "reset", accept=True),
    Fault("", "hang"),
    Fault("", "hang", accept=True),
)


@dataclass(frozen=True)
class Kill:
    """What had happened when the bot was killed."""

    sends: int  # accepted by the server until then
    noted: frozenset[int]  # ids of messages that the database knows as sent


@dataclass
class Trial:
    """What is to happen to the bot, and what came of it."""

    phases: tuple[str, ...] = ("random",)  # of the kills, in turn
    webhook_port: int = 0
    questions: int = 300
    kills: int = 5
    faults: float = 0.0
    limits: bool = False
    seed: int = 0
    asked: dict[int, int] = field(default_factory=dict)  # message id -> chat
    killed: list[Kill] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """Counts that should all be zero but the repeats."""

    lost: int
    disorder: int
    repeats: int
    avoidable: int
    too_many: int  # 429 of the limiter
    seconds: float


async def run_trial(trial: Trial, folder: Path) -> Outcome:
    """Ask, kill, start again, and wait until all is answered or nothing happens any more.

    Raises TimeoutError when the bot does nothing in which it could be killed.
    """
    chance = random.Random(trial.seed)
    settings = {
        "QUESTIONS_PER_USER": "0",
        **(HASTY if trial.faults else {}),
        **(DEFAULT_RATES if trial.limits else {}),
    }
    async with open_bot_api() as api:
        if trial.webhook_port:
            settings["WEBHOOK_URL"] = f"http://127.0.0.1:{trial.webhook_port}/hook"
            settings["WEBHOOK_LISTEN"] = f"127.0.0.1:{trial.webhook_port}"
        api.limiter = Limiter() if trial.limits else None
        api.random_faults = lambda _: _mixed(chance, trial.faults)
        bot = BotProcess(api, folder, settings)
        began = api.now()
        try:
            await bot.start()
            for _, phase in zip(range(trial.kills), cycle(trial.phases), strict=False):
                await _kill_once(api, bot, trial, phase, chance)
            await _ask(api, trial, trial.questions - len(trial.asked), chance)
            await _until_answered(api, trial)
        finally:
            await bot.kill()
        return _judge(api, trial, api.now() - began)


def _mixed(chance: random.Random, share: float) -> Fault | None:
    return chance.choice(MIXED_FAULTS) if chance.random() < share else None


async def _ask(api: BotApi, trial: Trial, count: int, chance: random.Random) -> None:
    """So many questions in bursts, from chats in turns."""
    last = len(trial.asked) + count
    while len(trial.asked) < last:
        for _ in range(min(chance.randint(1, BURST), last - len(trial.asked))):
            chat = 1001 + len(trial.asked) % CHATS
            trial.asked[api.ask("How many Turkish soldiers were killed?", chat)] = chat
        await asyncio.sleep(chance.expovariate(1 / GAP))


async def _kill_once(
    api: BotApi, bot: BotProcess, trial: Trial, phase: str, chance: random.Random
) -> None:
    """Kill the bot in that phase while it answers, and start it again while more is asked."""
    share = trial.questions // (trial.kills + 1) // 2
    sent = len(api.sent)
    await _ask(api, trial, share, chance)
    await api.until(lambda: len(api.sent) > sent + share // 2)
    asking = asyncio.create_task(_ask(api, trial, share, chance))
    if phase == "random":
        await asyncio.sleep(chance.uniform(0.0, 0.2))
        bot.signal(SIGKILL)
    else:
        await _kill_at(api, bot, phase, chance)
    await bot.ended()
    trial.killed.append(Kill(len(api.sent), _noted(bot.database)))
    await bot.start()
    await asking


async def _kill_at(api: BotApi, bot: BotProcess, phase: str, chance: random.Random) -> None:
    """Kill at the very call, before it is answered; of a fetch, while what it gave is stored."""
    happened = asyncio.get_running_loop().create_future()

    def on_event(event: str) -> None:
        if event == phase and not happened.done():
            if phase != "fetched":
                bot.signal(SIGKILL)
            happened.set_result(None)

    api.on_event = on_event
    await asyncio.wait_for(happened, 60)
    api.on_event = lambda _: None
    if phase == "fetched":
        await asyncio.sleep(chance.uniform(0.0, 0.01))
        bot.signal(SIGKILL)


def _noted(database: Path) -> frozenset[int]:
    """The messages known as sent. Only read: what the kill left is for the bot to recover."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT message_id FROM outbox WHERE state = 'sent'")
        return frozenset(message_id for (message_id,) in rows)


async def _until_answered(api: BotApi, trial: Trial) -> None:
    """Until every question is answered and no repeat is under way."""

    def answered() -> bool:
        return set(trial.asked) <= {sent.answers for sent in api.sent}

    with suppress(TimeoutError):  # what is lost is counted
        await api.until(answered, 120)
        await asyncio.sleep(0.3)  # a repeat that is under way


def _judge(api: BotApi, trial: Trial, seconds: float) -> Outcome:
    sends: dict[int, list[int]] = defaultdict(list)  # question -> places among all sends
    for place, sent in enumerate(api.sent):
        if sent.answers in trial.asked:
            sends[sent.answers].append(place)
    first: dict[int, list[int]] = defaultdict(list)  # chat -> questions by their first answer
    for question in sends:
        first[trial.asked[question]].append(question)
    return Outcome(
        lost=len(trial.asked.keys() - sends.keys()),
        disorder=sum(a > b for order in first.values() for a, b in pairwise(order)),
        repeats=sum(len(places) - 1 for places in sends.values()),
        avoidable=sum(
            max(0, len(places) - 1 - api.destroyed_answers[question] - _cut_off(api, trial, places))
            for question, places in sends.items()
        ),
        too_many=api.statuses[429] if trial.limits and not trial.faults else 0,
        seconds=seconds,
    )


def _cut_off(api: BotApi, trial: Trial, places: list[int]) -> int:
    """How many of these sends were under way when the bot was killed."""
    return sum(
        any(_was_under_way(api.sent, place, kill) for kill in trial.killed) for place in places
    )


def _was_under_way(sent: Sequence[Sent], place: int, kill: Kill) -> bool:
    chat = sent[place].chat
    return (
        place < kill.sends
        and sent[place].message_id not in kill.noted
        and all(later.chat != chat for later in sent[place + 1 : kill.sends])
    )


async def main() -> None:
    """Run the trials and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--phase", choices=PHASES, action="append")
    parser.add_argument("--webhook", action="store_true")
    parser.add_argument("--faults", type=float, default=0.0)
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    print("| at | by | kills | lost | disorder | repeats | avoidable | 429 | seconds |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for phase in options.phase or PHASES:
        trial = Trial(
            phases=(phase,),
            webhook_port=free_port() if options.webhook else 0,
            questions=options.questions,
            kills=options.kills,
            faults=options.faults,
            limits=options.limits,
            seed=options.seed,
        )
        with tempfile.TemporaryDirectory() as folder:
            o = await run_trial(trial, Path(folder))
        how = "webhook" if options.webhook else "polling"
        print(
            f"| {phase} | {how} | {options.kills} | {o.lost} | {o.disorder} | {o.repeats} "
            f"| {o.avoidable} | {o.too_many} | {o.seconds:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    asyncio.run(main())
