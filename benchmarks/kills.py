"""Questions lost, out of order or answered twice when the bot is killed or Telegram fails.

    python -m benchmarks.kills [--questions N] [--kills N] [--phase PHASE ...] [--webhook]
                               [--faults SHARE] [--limits]

A Bot API on loopback offers questions in ten chats while the bot is killed (-9) and started again:
just after a fetch, just after the offset moved, at the moment a send was accepted, or at random.
`--faults` makes that share of all calls fail in mixed ways; `--limits` enforces Telegram's limits
and leaves the bot's own at their defaults.

A repeat is avoidable when the bot had the answer to the first send for longer than `GRACE`.
"""

import argparse
import asyncio
import random
import tempfile
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle, pairwise
from pathlib import Path

from tests.bot_api import BotApi, free_port, open_bot_api
from tests.faults import Fault, Limiter
from tests.process import BotProcess

PHASES = ("fetched", "confirmed", "accepted", "random")
CHATS = 10
KILL_SECONDS = 0.8  # about what a start, some answers and a kill take
# Seconds between an accepted send and the kill. The answer and its note take some milliseconds when
# the machine is idle, more when busy; a repeat within it counts as in flight, though it may not be.
GRACE = 0.1
DEFAULT_RATES = {
    "RATE_PER_SECOND": "30",
    "RATE_PER_CHAT_SECOND": "1",
    "RATE_PER_GROUP_MINUTE": "20",
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
    killed_at: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """Counts that should all be zero but the repeats."""

    lost: int
    disorder: int
    repeats: int
    avoidable: int
    excess: int  # sends beyond one for each kill and each destroyed answer
    too_many: int  # 429 of the limiter
    seconds: float


async def run_trial(trial: Trial, folder: Path) -> Outcome:
    """Ask, kill, start again, and wait until all is answered or nothing happens any more."""
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
        killing = asyncio.create_task(_kill_again_and_again(api, bot, trial, chance))
        began = api.now()
        try:
            await _ask_all(api, trial, chance)
            await _until_answered(api, trial, killing)
        finally:
            killing.cancel()
            await asyncio.gather(killing, return_exceptions=True)
            await bot.kill()
        return _judge(api, trial, api.now() - began)


def _mixed(chance: random.Random, share: float) -> Fault | None:
    return chance.choice(MIXED_FAULTS) if chance.random() < share else None


async def _ask_all(api: BotApi, trial: Trial, chance: random.Random) -> None:
    rate = trial.questions / (KILL_SECONDS * trial.kills + 1)
    for number in range(trial.questions):
        chat = 1001 + number % CHATS
        trial.asked[api.ask("How many Turkish soldiers were killed?", chat)] = chat
        await asyncio.sleep(chance.expovariate(rate))


async def _kill_again_and_again(
    api: BotApi, bot: BotProcess, trial: Trial, chance: random.Random
) -> None:
    """Start the bot, kill it in its phase, start it again; leave it alone after the last kill."""
    await bot.start()
    for _, phase in zip(range(trial.kills), cycle(trial.phases), strict=False):
        sent = len(api.sent)
        await api.until(lambda: len(api.sent) > sent + 2)  # noqa: B023 # awaited in this turn
        await asyncio.sleep(chance.uniform(0.0, 0.2))
        if phase != "random":
            await _event(api, phase)
        trial.killed_at.append(api.now())
        await bot.kill()
        await bot.start()


async def _event(api: BotApi, phase: str) -> None:
    """Return at the very call, before it is answered; of a fetch, just after."""
    happened = asyncio.get_running_loop().create_future()
    api.on_event = lambda event: (
        happened.set_result(None) if event == phase and not happened.done() else None
    )
    with suppress(TimeoutError):  # all is fetched already: a kill at any moment will do
        await asyncio.wait_for(happened, 15.0)
    api.on_event = lambda _: None
    if phase == "fetched":
        await asyncio.sleep(0.002)


async def _until_answered(api: BotApi, trial: Trial, killing: "asyncio.Task[None]") -> None:
    """Until every question is answered, all kills are done and no repeat is under way."""
    await killing

    def answered() -> bool:
        return set(trial.asked) <= {sent.answers for sent in api.sent}

    try:
        await api.until(answered, 120)
        await asyncio.sleep(0.3)  # a repeat that is under way
    except TimeoutError:
        return


def _judge(api: BotApi, trial: Trial, seconds: float) -> Outcome:
    first: dict[int, list[int]] = defaultdict(list)
    sends: dict[int, list[float]] = defaultdict(list)
    for sent in api.sent:
        if sent.answers in trial.asked:
            if not sends[sent.answers]:
                first[sent.chat].append(sent.answers)
            sends[sent.answers].append(sent.at)
    destroyed = api.destroyed_answers
    repeated = {message: times for message, times in sends.items() if len(times) > 1}
    return Outcome(
        lost=len(trial.asked.keys() - sends.keys()),
        disorder=sum(a > b for order in first.values() for a, b in pairwise(order)),
        repeats=sum(len(times) - 1 for times in repeated.values()),
        avoidable=sum(
            not _was_in_flight(at, trial.killed_at)
            for message, times in repeated.items()
            for at in times[:-1]
            if not destroyed[message]
        ),
        excess=sum(
            max(0, len(times) - 1 - destroyed[message] - len(trial.killed_at))
            for message, times in repeated.items()
        ),
        too_many=api.statuses[429] if trial.limits and not trial.faults else 0,
        seconds=seconds,
    )


def _was_in_flight(at: float, kills: list[float]) -> bool:
    return any(abs(killed - at) <= GRACE for killed in kills)


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
    print("| killed | by | lost | disorder | repeats | avoidable | excess | 429 | seconds |")
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
            f"| {phase} | {how} | {o.lost} | {o.disorder} | {o.repeats} | {o.avoidable} "
            f"| {o.excess} | {o.too_many} | {o.seconds:.1f} |",
            flush=True,
        )


if __name__ == "__main__":
    asyncio.run(main())
