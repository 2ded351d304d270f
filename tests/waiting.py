"""Waiting for what nobody announces, with a deadline."""

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object], seconds: float = 60.0) -> None:
    """Look again and again until the condition holds; TimeoutError after some seconds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 # a file or a row announces nothing
            await asyncio.sleep(0.005)
