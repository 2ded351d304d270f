"""What delivery needs of a database, whichever it is: an inbox, an outbox, and values by name.

What is remembered of people is the protocol `Memory` in `bot.hosting.memory`. Statistics, the
heartbeat and the retry of dead updates have none: other processes share SQLite's file for them.

Every method that writes returns once the write would survive a crash and a power cut, and raises
StorageError when it did not happen; it may then be called again. `tests/storage_contract.py` is
the suite that an implementation must pass.
"""

from collections.abc import Sequence
from typing import Protocol

from bot.storage.rows import (
    Arrival,
    Earlier,
    Forgotten,
    InboxItem,
    OutboxItem,
    OutboxState,
    UpdateOutcome,
)


class Inbox(Protocol):
    """Updates from the moment they arrive until they are closed."""

    async def put(self, arrivals: Sequence[Arrival], now: float) -> list[InboxItem]:
        """Store updates; those that are new come back, in order. Known ones change nothing.

        Known is what bears the number, lane and urgency of a stored one, and its message and text
        where both have them. So two presses of one person that share a number are one, and so are
        a picture and a text in one message.
        """
        ...

    async def waiting(self) -> list[InboxItem]:
        """All updates that no worker has finished, in order of arrival."""
        ...

    async def close(
        self, update: InboxItem, outcome: UpdateOutcome, now: float
    ) -> list[OutboxItem]:
        """End an update and file its replies and turn, all or nothing; the replies come back.

        Closing what is closed already changes nothing and gives no replies.
        """
        ...

    async def earlier(self, update: InboxItem) -> Earlier | None:
        """What became of the message that the update is an edit of; None for an unknown one."""
        ...

    async def failed(self, update: InboxItem, error: str) -> None:
        """Count one more failed try."""
        ...

    async def count_dead(self) -> int:
        """The number of dead updates."""
        ...

    async def last_refused(self, since: int) -> dict[int, int]:
        """Each sender's last update refused for too many open questions, of those from an id on."""
        ...

    async def forget(self, before: float, limit: int, after: int = 0) -> Forgotten:
        """Of the `limit` oldest updates with ids above, remove what is finished and came before.

        All that belongs to them goes with them; the space goes back to the file system, in batches.
        """
        ...


class Outbox(Protocol):
    """Replies from the moment they are written until they are delivered or given up."""

    async def unsent(self) -> list[OutboxItem]:
        """All that is still to be sent, in order and in brief."""
        ...

    async def whole(self, item: OutboxItem) -> OutboxItem:
        """An unsent item that is in brief, with its parameters and text."""
        ...

    async def finish(
        self,
        item: OutboxItem,
        state: OutboxState,
        now: float,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        """End an item; its text is deleted."""
        ...

    async def became(self, inbox_id: int, part: int) -> int | None:
        """The message that a part of a reply became; None when there is none."""
        ...

    async def postpone(self, item: OutboxItem) -> None:
        """Remember tries, doubts and the earliest time of an item that will be sent again."""
        ...

    async def abandon(
        self, items: Sequence[OutboxItem], now: float, error: str, for_good: bool
    ) -> None:
        """Finish all of these as undeliverable; for good: forget what their chats chose, too."""
        ...

    async def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup: all that is unsent or remembered follows."""
        ...

    async def sent_since(self, moment: float) -> list[tuple[int, float]]:
        """Chats and times of what was lately sent; only the newest two thousand are looked at."""
        ...
