"""A Bot API on loopback: a real HTTP server that keeps updates as Telegram does and can fail.

It hands out what is unconfirmed, forgets what a higher offset confirms, delivers to a webhook with
retries, records what is sent, and enforces Telegram's limits when asked. `Fault`s make chosen calls
fail in chosen ways, `on_event` lets a test act at exact moments. Time is the event loop's.
"""

import asyncio
import json
import random
import socket
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.chats import Chats
from tests.faults import Fault, Limiter
from tests.shown_profile import ShownProfile
from tests.strict import check
from tests.telegram_html import ChangedError, RefusedError
from tests.telegram_objects import BOT, Sent, person, text_message
from tests.webhook_poster import post_forever

TOKEN = "42:loopback-token-of-the-tests"


class BotApi:
    """The server's state and what tests do with it. Make it with `open_bot_api`."""

    def __init__(self, port: int) -> None:
        self.base_url = f"http://127.0.0.1:{port}/bot"
        self._port = port
        self.pending: deque[dict[str, Any]] = deque()
        self.chats = Chats(self.now)
        self.sent = self.chats.sent
        self.is_strict = False
        self.refusals: list[str] = []  # of a strict server, and what it would change silently
        self.calls: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.faults: list[Fault] = []
        self.random_faults: Callable[[str], Fault | None] = lambda _: None
        self.on_event: Callable[[str], None] = lambda _: None
        self.limiter: Limiter | None = None
        self.revoked = False
        self.profile = ShownProfile()
        self.webhook: dict[str, Any] = {}
        self.webhook_statuses: Counter[int] = Counter()
        self.confirmed = 0
        self.destroyed_answers: Counter[int | None] = Counter()
        self.batch = 100
        self._update_id = random.randrange(10**8, 10**9)
        self._changed = asyncio.Condition()
        self._pollers = 0
        self._latest: dict[str, Any] | None = None
        self._runner: web.AppRunner | None = None
        self._poster: asyncio.Task[None] | None = None

    # -- what tests do

    def message(self, text: str, chat: int = 7, sender: int | None = None) -> dict[str, Any]:
        """A new text message in a private chat, or in a group for a negative chat."""
        user = chat if sender is None else sender
        return text_message(text, self.chats.next_message(), chat, user)

    def offer(self, **kinds: object) -> int:
        """Queue one update, such as `message=...`; gives its id."""
        self._update_id += 1
        self.pending.append({"update_id": self._update_id, **kinds})
        self.notify()
        return self._update_id

    def offer_many(self, messages: Iterable[dict[str, Any]]) -> None:
        """Queue an update for each message at once."""
        first = self._update_id + 1
        self.pending += ({"update_id": n, "message": m} for n, m in enumerate(messages, first))
        self._update_id = int(self.pending[-1]["update_id"])
        self.notify()

    def ask(self, text: str, chat: int = 7, sender: int | None = None) -> int:
        """Somebody writes a message; gives its message id."""
        message = self.message(text, chat, sender)
        self.offer(message=message)
        return int(message["message_id"])

    def press(self, chat: int, message: int, data: str, user: int | None = None) -> str:
        """Somebody presses a button with that data under a message; gives the query's id."""
        query = self.chats.next_query()
        self.offer(
            callback_query={
                "id": query,
                "from": person(chat if user is None else user),
                "data": data,
                "message": self.chats.message(chat, message),
                "chat_instance": "1",
            }
        )
        return query

    def type(self, text: str, offset: str = "", user: int = 7) -> str:
        """Somebody types a text after the bot's name; gives the query's id."""
        query = self.chats.next_query()
        self.offer(
            inline_query={"id": query, "from": person(user), "query": text, "offset": offset}
        )
        return query

    def again(self) -> None:
        """Deliver the latest confirmed update once more."""
        assert self._latest is not None
        self.pending.append(self._latest)
        self.notify()

    def answers_to(self, message_id: int, chat: int | None = None) -> list[Sent]:
        """What was sent as a reply to that message."""
        return [
            s for s in self.sent if s.answers == message_id and (chat is None or s.chat == chat)
        ]

    async def until(self, condition: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until the condition holds; TimeoutError after some seconds."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(lambda: bool(condition()))

    @staticmethod
    def now() -> float:
        """The server's clock, that of `Sent.at`."""
        return asyncio.get_running_loop().time()

    def notify(self) -> None:
        """Have every `until` look again."""

        async def notify() -> None:
            async with self._changed:
                self._changed.notify_all()

        self._notifying = asyncio.ensure_future(notify())  # the loop alone would let it go

    # -- the server

    async def come_up(self) -> None:
        """Begin to listen, with all that was known before."""
        app = web.Application(client_max_size=2**20)
        app.router.add_route("*", "/bot{token}/{method}", self.handle)
        self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=0.01, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True).start()

    async def go_down(self) -> None:
        """Close every connection and refuse new ones."""
        assert self._runner is not None
        if self._poster:
            self._poster.cancel()
            self._poster = None
        await self._runner.cleanup()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One call of a method."""
        method = request.match_info["method"]
        params = await _params(request)
        self.calls[method] += 1
        if self.revoked or request.match_info["token"] != TOKEN:
            return self._error(401, "Unauthorized")
        fault = self._fault(method, params)
        if fault is None:
            return await self._answer(method, params)
        if fault.accept:
            before = len(self.sent)
            await self._answer(method, params)
            self.destroyed_answers.update(sent.answers for sent in self.sent[before:])
        self.notify()
        return await self._fail(request, fault)

    async def _answer(self, method: str, params: dict[str, Any]) -> web.Response:
        try:
            if self.is_strict:
                check(method, params)
            result = await self._result(method, params)
        except (RefusedError, ChangedError) as refusal:
            if self.is_strict and "is not modified" not in str(refusal):  # a repeat of an edit
                self.refusals.append(f"{method}: {refusal}")
            return self._error(400, str(refusal))
        self.notify()
        if isinstance(result, web.Response):
            return result
        self.statuses[200] += 1
        return web.json_response({"ok": True, "result": result})

    async def _result(self, method: str, params: dict[str, Any]) -> object:
        if self.profile.knows(method):
            return self.profile.answer(method, params)
        if method in self.chats.methods:
            return self._in_chats(method, params)
        known = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "getWebhookInfo": self._get_webhook_info,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
        }.get(method)
        return await known(params) if known else self._error(404, "Not Found: method not found")

    async def _get_me(self, params: dict[str, Any]) -> object:
        return BOT

    async def _get_updates(self, params: dict[str, Any]) -> object:
        if self.webhook.get("url"):
            return self._error(409, "Conflict: can't use getUpdates method while webhook is active")
        if self._pollers:
            return self._error(409, "Conflict: terminated by other getUpdates request")
        self._confirm(int(params.get("offset", 0)))
        limit = min(int(params.get("limit", 100)), self.batch)
        self._pollers += 1
        try:
            if not self.pending:
                await self.until(lambda: self.pending, float(params.get("timeout", 0)))
        except TimeoutError:
            return []
        finally:
            self._pollers -= 1
        batch = [update for update, _ in zip(self.pending, range(limit), strict=False)]
        self.on_event("fetched")
        return batch

    def _confirm(self, offset: int) -> None:
        before = self.confirmed
        while self.pending and self.pending[0]["update_id"] < offset:
            self._latest = self.pending.popleft()
            self.confirmed += 1
        if self.confirmed > before:
            self.on_event("confirmed")

    def _in_chats(self, method: str, params: dict[str, Any]) -> object:
        wait = 0
        if self.limiter and "chat_id" in params:
            wait = self.limiter.refuse(int(params["chat_id"]), self.now())
        if wait:
            return self._error(429, "Too Many Requests", {"retry_after": wait})
        result = self.chats.methods[method](params)
        self.on_event("accepted" if method == "sendMessage" else method)
        return result

    async def _delete_webhook(self, params: dict[str, Any]) -> object:
        self.webhook = {}
        return True

    async def _set_webhook(self, params: dict[str, Any]) -> object:
        self.webhook = params
        if self._poster is None:
            self._poster = asyncio.ensure_future(post_forever(self))
        return True

    async def _get_webhook_info(self, params: dict[str, Any]) -> object:
        return {"url": self.webhook.get("url", ""), "pending_update_count": len(self.pending)}

    # -- failing

    def _fault(self, method: str, params: dict[str, Any]) -> Fault | None:
        for fault in self.faults:
            chat = fault.chat is None or str(fault.chat) == params.get("chat_id")
            if fault.method == method and fault.times > 0 and chat:
                fault.times -= 1
                return fault
        return self.random_faults(method)

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind == "status":
            return self._error(fault.code, fault.description, fault.parameters)
        return await fault.happen(request)

    def _error(
        self, code: int, description: str, parameters: dict[str, int] | None = None
    ) -> web.Response:
        self.statuses[code] += 1
        body = {"ok": False, "error_code": code, "description": description}
        return web.json_response({**body, "parameters": parameters or {}}, status=code)


async def _params(request: web.Request) -> dict[str, Any]:
    """The parameters, whichever way they come: texts as they are, all else as JSON."""
    if request.content_type != "application/json":
        form = await request.post() or request.query
        return {
            name: value.filename if isinstance(value, web.FileField) else str(value)
            for name, value in form.items()
        }
    body = await request.json() if request.can_read_body else {}
    return {
        name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()
    }


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def open_bot_api() -> AsyncIterator[BotApi]:
    """A server on a free port of loopback for as long as the block runs."""
    api = BotApi(free_port())
    await api.come_up()
    try:
        yield api
    finally:
        await api.go_down()
