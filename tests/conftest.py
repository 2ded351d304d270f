"""What all test modules share."""

import signal
from collections.abc import AsyncIterator
from itertools import count

import pytest
from hypothesis import settings

from bot.app import App, CurrentApp, open_app
from bot.assistant import Assistant
from tests import guests
from tests.bot_api import BotApi
from tests.chatting import Guest, open_chats
from tests.repository import CORPUS

_chats = count(1000)

# A shell lets what it starts in the background ignore Ctrl-C, and the processes that the tests
# start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes says more of what else runs on the machine than of the bot, and what
# failed once shall fail again.
settings.register_profile("steady", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """What runs the tests and fixtures that are coroutines."""
    return "asyncio"


@pytest.fixture(scope="module")
async def chats_api(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    """One running bot for all of a module; each test takes a chat of its own."""
    async with open_chats(tmp_path_factory.mktemp("chats")) as api:
        yield api


@pytest.fixture
def guest(chats_api: BotApi) -> Guest:
    return Guest(chats_api, next(_chats))


@pytest.fixture
def member(chats_api: BotApi) -> Guest:
    """Somebody in a group."""
    return Guest(chats_api, -next(_chats), user=next(_chats))


@pytest.fixture(scope="session")
def bundled() -> App:
    """The app over the bundled article."""
    return open_app(CORPUS)


@pytest.fixture(scope="session")
def assistant(bundled: App) -> Assistant:
    return bundled.assistant


@pytest.fixture(scope="session")
def one(tmp_path_factory: pytest.TempPathFactory) -> App:
    """The app over one article."""
    return guests.write(tmp_path_factory.mktemp("one"), rain=guests.RAIN)


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> App:
    return guests.write(tmp_path_factory.mktemp("two"), rain=guests.RAIN, snow=guests.SNOW)


@pytest.fixture
def ann(one: App) -> guests.Guest:
    """Somebody who talks with a host over one article, without Telegram."""
    return guests.Guest(CurrentApp(one))


@pytest.fixture
def eve(two: App) -> guests.Guest:
    """Somebody else, over two articles."""
    return guests.Guest(CurrentApp(two))
