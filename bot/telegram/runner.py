"""The process of the bot: its event loop, signals and log, what it opens, and how it ends.

What answers is put together in `service.py`.
"""

import asyncio
import gc
import logging
import resource
import signal
import sys
from collections.abc import Callable

from bot.app import CurrentApp, open_app
from bot.configuration.settings import Settings, misspelt_names
from bot.errors import ArticleBotError, SettingsError
from bot.logs.lines import Redactor, configure_logging
from bot.logs.sentry import report_faults
from bot.storage.sqlite import open_storage
from bot.telegram.api import build_application
from bot.telegram.service import Service
from bot.terminal.progress import waiting_shown

# The database's thread needs the interpreter several times a commit, and under load it would wait
# for Python's 5 ms each time.
SWITCH_SECONDS = 0.001

# An answer makes and drops thousands of small objects, hardly any of them in cycles. Looking for
# cycles after each 700 of them, as Python does, costs a sixth of the CPU; 50,000 are a few MB.
OBJECTS_BETWEEN_COLLECTIONS = 50_000

FEWEST_FILES = 64  # open at a time; a bot that polls has twenty, and one for each send under way

ENDINGS = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger(__name__)


def start(settings: Settings) -> None:
    """Run the bot on the fastest event loop there is: uvloop saves a tenth of the CPU."""
    _refuse_few_files()
    sys.dont_write_bytecode = True  # a full disk would leave half a module, and no start after it
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    with asyncio.Runner(loop_factory=_fastest_loop()) as runner:
        runner.run(run(settings))


def _refuse_few_files() -> None:
    """SettingsError where not even the event loop and the database could open theirs."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= files < FEWEST_FILES:  # no limit is below 0
        raise SettingsError(
            f"This process may have {files} files open, and needs {FEWEST_FILES} at least.",
            "Raise the limit where it is started: ulimit -n 1024.",
        )


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:  # not made for this platform
        return None
    return uvloop.new_event_loop


async def run(settings: Settings) -> None:
    """Answer until SIGTERM or SIGINT. Raises ArticleBotError when something must be mended."""
    stop, reload = asyncio.Event(), asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reload.set)
    for number in ENDINGS:
        signal.signal(number, _leave)
    redactor = _open_log(settings)
    with waiting_shown() as progress:
        current = CurrentApp(open_app(settings.corpus_dir, progress))
    async with open_storage(settings.database_path) as storage:
        for number in ENDINGS:
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        application = build_application(settings)
        await application.bot.request.initialize()  # what was left unsent waits for no greeting
        try:
            await Service(settings, current, application, storage, redactor).run(stop, reload)
        except BaseExceptionGroup as group:
            raise _cause(group) from None
        finally:
            await application.bot.shutdown()
            await application.bot.request.shutdown()
    log.info("stopped")


def _open_log(settings: Settings) -> Redactor:
    """Log as the settings ask, first which of them are misspelt; gives what hides secrets."""
    token = settings.telegram_token.get_secret_value()
    redactor = configure_logging(
        settings.log_level, settings.secrets, settings.log_format, key=token
    )
    if settings.sentry_dsn:
        report_faults(settings.sentry_dsn.get_secret_value(), redactor)
    for finding in misspelt_names():
        log.warning("unknown_setting", extra={"hint": finding.line})
    return redactor


def _leave(*_: object) -> None:
    """End at once: before the database is open nothing is under way, and that may take a while."""
    raise SystemExit


def _cause(group: BaseExceptionGroup) -> BaseException:
    """The letter to the operator in a group of exceptions; the group itself when there is none."""
    for error in group.exceptions:
        found = _cause(error) if isinstance(error, BaseExceptionGroup) else error
        if isinstance(found, ArticleBotError):
            return found
    return group
