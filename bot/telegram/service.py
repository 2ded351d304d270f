"""The parts of the delivery, put together, started and stopped.

Everything unfinished is in the database, so stopping cancels intake and workers at once. Only sends
in flight get some seconds to end, because a send that is cut off has to be repeated.
"""

import asyncio
import gc
import hmac
import logging
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial

from telegram.error import InvalidToken, TelegramError

from bot.app import CurrentApp
from bot.configuration.settings import Settings
from bot.errors import TokenRevokedError
from bot.hosting.host import Host
from bot.hosting.visit import Rules
from bot.logs.lines import Redactor
from bot.storage.rows import InboxItem, OutboxItem
from bot.storage.sqlite import Storage
from bot.storage.statistics import read_statistics
from bot.telegram.admin_commands import admin_commands
from bot.telegram.api import REVOKED, UNREADABLE, Api, Application, pause
from bot.telegram.arrivals import may_ask
from bot.telegram.backoff import CEILING, Trouble
from bot.telegram.cpu_limit import break_off_long_answers
from bot.telegram.fairness import OpenQuestions
from bot.telegram.handlers import Handlers
from bot.telegram.intake import Intake
from bot.telegram.limits import MINUTE, Limits, Rates
from bot.telegram.polling import Poller
from bot.telegram.profile import update_profile_forever
from bot.telegram.registration import EVERY_SECONDS, Registration
from bot.telegram.reload import Reloader
from bot.telegram.sender import Sender
from bot.telegram.supergroups import Supergroups
from bot.telegram.tally import Levels, Tally
from bot.telegram.upkeep import beat_forever, reopen_forever, tidy_forever
from bot.telegram.workers import Workers

STOP_SECONDS = 3.0  # seconds for the sends under way when the bot is told to stop

log = logging.getLogger(__name__)


class Service:
    """Owns all parts of the delivery while the bot runs."""

    def __init__(
        self,
        settings: Settings,
        current: CurrentApp,
        application: Application,
        storage: Storage,
        redactor: Redactor,
    ) -> None:
        self._settings = settings
        self._current = current
        self._storage = storage
        self._redactor = redactor
        self._application = application
        self._tally = Tally()
        self._api = Api(application.bot, self._tally)
        self._reloader = Reloader(current, settings.corpus_dir)
        self._open = OpenQuestions(settings.questions_per_user)
        rates = Rates(
            settings.rate_per_second,
            settings.rate_per_chat_second,
            settings.rate_per_group_minute,
        )
        self._limits = Limits(rates)
        supergroups = Supergroups()
        self._sender = Sender(
            self._api, storage.outbox, self._limits, self._delivered, self._tally, supergroups
        )
        rules = Rules(settings.allowed_ids, settings.admin_ids, settings.retention_days)
        read = partial(read_statistics, settings.database_path)
        commands = admin_commands(read, self._reloader)
        self._host = Host(current, storage.memory, rules, commands)
        handlers = Handlers(
            application, self._host, storage.inbox, storage.outbox, settings.questions_per_user
        )
        self._workers = Workers(
            storage.inbox, handlers, self._open, self._sender.add, self._tally, supergroups
        )
        self._intake = Intake(
            storage.inbox,
            self._workers.add,
            held=lambda: self._workers.held + self._sender.held,
        )

    async def run(self, stop: asyncio.Event, reload: asyncio.Event) -> None:
        """Take up what was left and answer until told to stop; read the corpus again when told."""
        gc.freeze()  # what is there by now stays: the collector need not look at it again
        unsent, waiting = await self._left_over()
        self._workers.add(waiting)  # before anything that is posted from now on
        async with AsyncExitStack() as stack, asyncio.TaskGroup() as group:
            registration = await self._listen(stack)
            sending = group.create_task(self._sender.run(unsent))
            answering = group.create_task(self._answer(registration))
            reloading = group.create_task(self._reloader.reload_whenever(reload))
            beating = group.create_task(beat_forever(self._settings.database_path))
            await stop.wait()
            log.info("stopping")
            for task in (answering, reloading, beating):
                task.cancel()
            self._sender.close()
            await asyncio.wait([sending], timeout=STOP_SECONDS)
            sending.cancel()

    async def _left_over(self) -> tuple[list[OutboxItem], list[InboxItem]]:
        """The messages and updates that a former process left, counted like new ones."""
        now = time.time()
        sent = await self._storage.outbox.sent_since(now - MINUTE)
        await self._limits.remember((chat, now - moment) for chat, moment in sent)
        unsent = await self._storage.outbox.unsent()
        for item in unsent:
            if item.last:
                self._open.count(item.sender)
        waiting = await self._storage.inbox.waiting()
        await self._remember_who_was_told(unsent, waiting)
        dead = await self._storage.inbox.count_dead()
        found = {"waiting": len(waiting), "unsent": len(unsent), "dead": dead}
        log.info("starting", extra=found)
        return unsent, waiting

    async def _remember_who_was_told(
        self, unsent: Sequence[OutboxItem], waiting: Sequence[InboxItem]
    ) -> None:
        """Nobody is told twice of one full queue; who has room again is told of the next."""
        asked = [(item.inbox_id, item.sender) for item in unsent if item.last]
        asked += [(it.id, it.arrival.sender) for it in waiting if may_ask(it.arrival)]
        if asked:
            refused = await self._storage.inbox.last_refused(min(asked)[0])
            before = (sender for id_, sender in asked if id_ <= refused.get(sender, 0))
            for sender, still_open in Counter(before).items():
                self._open.told(sender, still_open)

    async def _listen(self, stack: AsyncExitStack) -> Mapping[str, object] | None:
        """Open the servers the settings ask for; gives what Telegram is to know of the webhook."""
        settings = self._settings
        if not settings.webhook_url and not settings.metrics_address:
            return None
        from bot.telegram.http_server import listen, listeners  # polling alone needs none of it
        from bot.telegram.monitor import Monitor
        from bot.telegram.webhook import Webhook

        webhook = None
        if settings.webhook_url:
            secret = self._secret()
            webhook = Webhook(self._intake, settings.webhook_url, secret, self._tally.reached)
        monitor = Monitor(
            self._tally, self._levels, self._storage.try_to_write, self._usual_silence
        )
        await listen(listeners(settings, webhook, monitor), stack)
        return webhook.registration if webhook else None

    async def _answer(self, registration: Mapping[str, object] | None) -> None:
        await greet(self._application)
        self._host.bot = self._application.bot.username
        self._tally.reached()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._workers.run())
            group.create_task(break_off_long_answers())
            group.create_task(self._take_in(registration))
            group.create_task(tidy_forever(self._storage.inbox, self._settings.retention_days))
            group.create_task(
                update_profile_forever(self._api, self._current, self._settings.admin_ids)
            )
            group.create_task(reopen_forever(self._storage.reopened.take, self._workers.add))

    async def _take_in(self, registration: Mapping[str, object] | None) -> None:
        if registration is None:
            await Poller(self._api, self._intake, self._settings.request_timeout).run()
        else:
            await Registration(self._api, registration).keep()

    @property
    def _usual_silence(self) -> float:
        """Seconds of Telegram's silence that are nothing unusual, however little is asked."""
        by_polling = 2 * self._settings.request_timeout + CEILING
        return 2 * EVERY_SECONDS if self._settings.webhook_url else by_polling

    async def _levels(self) -> Levels:
        articles = self._current.app.library.articles
        return Levels(
            waiting=self._workers.depth,
            unsent=self._sender.depth,
            dead=await self._storage.inbox.count_dead(),
            articles=len(articles),
            passages=sum(len(article.passage_spans) for article in articles),
        )

    def _secret(self) -> str:
        """The operator's secret, or one that whoever knows the token can tell, and nobody else.

        Nothing is kept of it, so a bot whose database is locked can listen.
        """
        chosen, token = self._settings.webhook_secret, self._settings.telegram_token
        made = hmac.digest(token.get_secret_value().encode(), b"webhook secret", "sha256").hex()
        secret = chosen.get_secret_value() if chosen else made
        self._redactor.hide(secret)
        return secret

    def _delivered(self, item: OutboxItem) -> None:
        if item.last:
            self._open.closed(item.sender)


async def greet(application: Application) -> None:
    """Learn the bot's own name, as long as that takes; TokenRevokedError when the token is bad."""
    trouble = Trouble("getMe")
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise TokenRevokedError(*REVOKED) from None  # the cause would show the token
        except (TelegramError, *UNREADABLE) as error:
            await asyncio.sleep(pause(trouble, error))
        else:
            trouble.over()
            log.info("ready", extra={"bot": application.bot.username})
            return
