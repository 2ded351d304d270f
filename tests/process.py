"""The bot as an operator runs it: a process of its own, with its settings in the environment."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from tests.bot_api import TOKEN, BotApi
from tests.repository import CORPUS, ROOT

# What a process is given of this one's environment: no setting of whoever runs the tests.
KEPT = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


class BotProcess:
    """A bot against a fake Bot API, its database and its log in a folder."""

    def __init__(self, api: BotApi, folder: Path, settings: Mapping[str, str]) -> None:
        self.log = folder / "bot.log"
        self.database = folder / "bot.db"
        self._environment = {
            **KEPT,
            "PYTHONPATH": str(ROOT),
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_BASE_URL": api.base_url,
            "CORPUS_DIR": str(CORPUS),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "RATE_PER_SECOND": "0",
            "RATE_PER_CHAT_SECOND": "0",
            "RATE_PER_GROUP_MINUTE": "0",
            "REQUEST_TIMEOUT": "5",
            **settings,
        }
        self._folder = folder
        self.process: asyncio.subprocess.Process | None = None

    async def start(self, *before: str) -> None:
        """Run the program, or words that end with running what follows them."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(*before, sys.executable, "-m", "bot", "run"),
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(number)

    async def ended(self, seconds: float = 60.0) -> int:
        """Wait for the process to end; gives its exit code."""
        assert self.process is not None
        async with asyncio.timeout(seconds):
            return await self.process.wait()

    async def kill(self) -> None:
        self.signal(signal.SIGKILL)
        await self.ended()

    def scan_log(self, *texts: str) -> None:
        """Fail when the log holds the token or one of the texts."""
        log = self.logged()
        secrets = (TOKEN, TOKEN.partition(":")[2], quote(TOKEN, safe=""))
        assert [text for text in (*secrets, *texts) if text in log] == []

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8")


@asynccontextmanager
async def running(api: BotApi, folder: Path, **settings: str) -> AsyncIterator[BotProcess]:
    """A started bot that is killed when the block is left."""
    bot = BotProcess(api, folder, settings)
    await bot.start()
    try:
        yield bot
    finally:
        await bot.kill()
        bot.scan_log()
