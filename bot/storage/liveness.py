"""Whether a bot runs on a database, as its lock and its last sign of life tell."""

from pathlib import Path

from bot.findings import Finding, bad, good, warning
from bot.storage.heartbeat import heartbeat

STALE = 60.0  # seconds; a sign of life is given every five


def of_the_bot(path: Path, now: float) -> Finding:
    """Good, a warning when no bot runs, bad when one runs and hangs."""
    sign = heartbeat(path, now)
    if sign is None or not sign.is_owned:
        return warning("bot", f"No bot is running on {path}.", "To start it: article-bot run")
    if sign.age > STALE:
        return bad(
            "bot",
            f"The bot runs, but gave no sign of life for {sign.age:,.0f} seconds: it hangs.",
            "Look at the end of its log, then start it anew; nothing is lost.",
        )
    return good("bot", f"Running; the last sign of life came {sign.age:.0f} seconds ago.")
