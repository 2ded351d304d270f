"""`article-bot check --live`: whether the bot runs, for a container's health check.

Asks `/healthz` where METRICS_LISTEN names an address, else looks at the lock file. Only the
settings it needs are read: another that has become wrong since the start is no reason to restart.
"""

import http.client
import time

from bot.checks.findings import Finding, Verdict, bad, good
from bot.configuration.environment import database_path, host_and_port, setting
from bot.errors import SettingsError, StorageError
from bot.storage.heartbeat import of_the_bot

SECONDS = 3.0  # for an answer from this very machine
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 # listened on there, asked here
ADVICE = "Look at the end of its log; if it is stopped, start it: article-bot run"


def is_alive() -> Finding:
    """Good when a bot with these settings runs and its event loop turns, else bad."""
    try:
        listen = setting("METRICS_LISTEN")
        path = database_path()
    except SettingsError as error:
        return bad("settings", error.said, error.advice)
    if listen:
        return _asked(listen)
    try:
        finding = of_the_bot(path, time.time())
    except StorageError as error:
        return bad("bot", error.said, error.advice)
    return finding if finding.verdict is Verdict.GOOD else bad("bot", finding.said, finding.advice)


def _asked(listen: str) -> Finding:
    """What /healthz says, asked where METRICS_LISTEN says that it listens."""
    try:
        status = _status(listen)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return bad("bot", f"Nobody answers at {listen} ({error}).", ADVICE)
    if status != http.HTTPStatus.OK:
        return bad("bot", f"http://{listen}/healthz says {status}.", ADVICE)
    return good("bot", f"Alive, as http://{listen}/healthz says.")


def _status(listen: str) -> int:
    host, port = host_and_port(listen)
    connection = http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=SECONDS)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    finally:
        connection.close()
