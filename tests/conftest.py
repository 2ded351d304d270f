"""What all test modules share."""

from collections.abc import AsyncIterator
from itertools import count

import pytest

from tests.bot_api import BotApi
from tests.chatting import Guest, open_chats

_chats = count(1000)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Tests marked `anyio` run on asyncio."""
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
