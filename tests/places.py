"""Folders in which article-bot is typed, each with a Bot API of its own on loopback.

Commands run in this process, which costs a tenth of a new one; `run` starts a real one, which has
to answer a question before it counts as started.
"""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import chdir, contextmanager
from itertools import count
from pathlib import Path
from threading import Thread
from typing import TypeVar

from typer.testing import CliRunner

from bot.cli import app
from bot.configuration.settings import Settings
from tests.bot_api import TOKEN, BotApi, free_port
from tests.process import KEPT
from tests.waiting import until

_T = TypeVar("_T")
_SECONDS = 30  # for whatever is waited for
_CHATS = count(1)  # a new one each time, for one chat has its rate


class Apis:
    """Bot APIs that live in a thread, so that commands may have event loops of their own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever)
        self._thread.start()
        self._open: list[BotApi] = []

    def open(self) -> BotApi:
        api = BotApi(free_port())
        self.wait_for(api.come_up())
        self._open.append(api)
        return api

    def wait_for(self, work: Coroutine[None, None, _T]) -> _T:
        """What the work gives, done in the thread of the APIs."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_SECONDS)

    def close(self) -> None:
        for api in self._open:
            self.wait_for(api.go_down())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Place:
    """A folder, the environment of what is typed there, and the bot that runs there, if any."""

    def __init__(self, folder: Path, apis: Apis, log: Path, program: Path) -> None:
        self.folder = folder
        self.api = apis.open()
        self.metrics_port = free_port()
        self.environment: dict[str, str] = {}
        self.log = log
        self._apis = apis
        self._program = program  # where Python finds it
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def _environment_here(self) -> dict[str, str]:
        """What was set, with the addresses of this machine for those of the documents."""
        listens = {"WEBHOOK_LISTEN": f"127.0.0.1:{free_port()}"}
        return {
            **self.environment,
            **(listens if "WEBHOOK_LISTEN" in self.environment else {}),
            "METRICS_LISTEN": f"127.0.0.1:{self.metrics_port}",
            "TELEGRAM_BASE_URL": self.api.base_url,
        }

    def article_bot(self, words: Sequence[str], given: str | bytes = "") -> str:
        """What the command prints; fails when it fails."""
        unset = {name.upper(): None for name in Settings.model_fields}
        with chdir(self.folder), _same_pipes():
            done = CliRunner().invoke(app, words, given, env={**unset, **self._environment_here})
        assert done.exit_code == 0, f"article-bot {' '.join(words)}: {done.output}{done.exception}"
        return done.output

    @property
    def is_running(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """Start `article-bot run`, and see a question answered or the webhook set."""
        self.stop()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                cwd=self.folder,
                env={**KEPT, "PYTHONPATH": str(self._program), **self._environment_here},
                stdout=log,
                stderr=log,
            )
        self._apis.wait_for(self._sign_of_life())

    async def _sign_of_life(self) -> None:
        if "WEBHOOK_URL" in self.environment:
            wanted = self.environment["WEBHOOK_URL"]
            await self.api.until(lambda: self.api.webhook.get("url") == wanted, _SECONDS)
        else:
            question = await self._ask()
            await self.api.until(lambda: self.api.answers_to(question), _SECONDS)

    def kill(self) -> None:
        """End the bot with a question on its way, which it answers when it is started again."""
        assert self._process is not None
        asked = self._apis.wait_for(self._ask())
        self._process.kill()
        assert self._process.wait(_SECONDS) == -signal.SIGKILL
        self._process = None
        self.start()
        self._apis.wait_for(self.api.until(lambda: self.api.answers_to(asked), _SECONDS))

    async def _ask(self) -> int:
        return self.api.ask("How many Turkish soldiers were killed?", next(_CHATS))

    def reload(self, by: signal.Signals) -> None:
        """Send the signal, and wait until the bot has reloaded."""
        assert self._process is not None
        before = self._reloads()
        self._process.send_signal(by)
        self._apis.wait_for(until(lambda: self._reloads() > before, _SECONDS))

    def _reloads(self) -> int:
        return self.log.read_text(encoding="utf-8").count('"event": "reloaded"')

    def stop(self, by: signal.Signals = signal.SIGTERM) -> None:
        """Stop the bot, if one runs; it has to end well and soon, and to keep the token secret."""
        if self._process is None:
            return
        self._process.send_signal(by)
        try:
            code = self._process.wait(_SECONDS)
        finally:
            self._process.kill()
            self._process = None
        logged = self.log.read_text(encoding="utf-8")
        assert code == 0, f"exit code {code}: {logged}"
        assert TOKEN not in logged


@contextmanager
def _same_pipes() -> Iterator[None]:
    """Some commands change what a broken pipe does to their process."""
    before = signal.getsignal(signal.SIGPIPE)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)
