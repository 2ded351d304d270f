"""What the Bot API on loopback does wrong, or refuses, when a test asks for it."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from aiohttp import web

# JSON of errors in shapes that Telegram's never have
ODD_BODIES = (
    '{"description": 5}',
    '{"error_code": "AUTH_REQUIRED", "message": "Sign in"}',
    '{"error_code": 1020, "title": "Access denied"}',
    '{"description": "Slow", "parameters": {"retry_after": "soon"}}',
    '{"description": "Slow", "parameters": {"retry_after": 1e999}}',
    '{"description": "Slow", "parameters": {"retry_after": -5}}',
    '{"description": "Slow", "parameters": {"retry_after": 0.001}}',
    '{"description": "Slow", "parameters": [1]}',
    '{"description": "Moved", "parameters": {"migrate_to_chat_id": "there"}}',
    '{"description": "Moved", "parameters": {"migrate_to_chat_id": -9223372036854775809}}',
    '{"description": "Moved", "parameters": {"migrate_to_chat_id": 0}}',
)


@dataclass
class Fault:
    """Makes calls of a method fail, `times` times.

    The kinds: "status" with code, description and parameters, "html", "garbage",
    "body" with code and the description as the body, "reset", "hang",
    "drip" (an answer that never ends), "redirect".
    With `accept` the call takes effect first and only its answer is lost.
    """

    method: str
    kind: str
    code: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, int] = field(default_factory=dict)
    accept: bool = False
    times: int = 1
    chat: int | None = None

    async def happen(self, request: web.Request) -> web.StreamResponse:
        """Answer the request in that way, or never."""
        match self.kind:
            case "html":
                return web.Response(status=self.code, text="<html>Bad Gateway</html>")
            case "redirect":
                away = {"Location": str(request.url.with_name("getMe"))}
                return web.Response(status=302, headers=away)
            case "drip":
                return await _drip(request)
            case "garbage":
                return web.Response(text='{"ok":true,"result":[{"upd')
            case "body":
                return web.Response(text=self.description, status=self.code)
            case "hang":
                await asyncio.sleep(3600)
        assert request.transport is not None
        request.transport.abort()
        return web.Response()


async def _drip(request: web.Request) -> web.StreamResponse:
    """An answer that never ends, though something always comes."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" ")
        await asyncio.sleep(0.05)


class Limiter:
    """Telegram's limits, with `burst` messages to a chat at once: the seconds to wait, or 0."""

    def __init__(self, burst: int = 2) -> None:
        self._burst = burst
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}

    def refuse(self, chat: int, now: float) -> int:
        recent = self._chats.setdefault(chat, deque(maxlen=20))
        while self._all and self._all[0] <= now - 1:
            self._all.popleft()
        lately = sum(moment > now - self._burst for moment in recent)
        if len(self._all) >= 30 or lately >= self._burst:
            return 1
        if chat < 0 and len(recent) == 20 and recent[0] > now - 60:
            return 5
        self._all.append(now)
        recent.append(now)
        return 0
