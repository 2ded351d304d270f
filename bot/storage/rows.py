"""The values that go into storage and come out of it, and the states they can be in.

The states are those of the schema (`migrations/`), where each is explained, and of the drawing in
`docs/delivery.md`; a test holds the three together. All times are seconds since 1970.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.answer_kinds import Kind
from bot.hosting.turns import StoredTurn
from bot.value import value


class UpdateState(StrEnum):
    """Where an update of the inbox stands; all but WAITING are final."""

    WAITING = "waiting"
    ANSWERED = "answered"
    IGNORED = "ignored"
    REFUSED = "refused"
    EXPIRED = "expired"
    DEAD = "dead"


class OutboxState(StrEnum):
    """Where a message of the outbox stands; READY and UNCERTAIN will be sent, the others not."""

    READY = "ready"
    UNCERTAIN = "uncertain"
    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    UNDELIVERABLE = "undeliverable"


@value
class Arrival:
    """An update as it came: its number, the queue it belongs to, and its JSON."""

    update_id: int  # Telegram's, which may be given twice
    lane: int  # key of the queue: the chat's id, or the user's for callback and inline queries
    sender: int  # id of the person who wrote it, or of the chat where no person did
    urgent: bool  # a query: goes first and expires
    raw: str
    message: int | None = None  # of the chat; an album is one; None for what is no message
    checksum: int | None = None  # of its text, by which edits and updates are told apart
    edited: bool = False  # a message that no longer stands as it was written


@value
class InboxItem:
    """An update in the inbox that no worker has finished. `id` grows with arrival."""

    id: int
    arrival: Arrival
    received_at: float
    tries: int = 0
    is_overtaken: bool = False  # an edit of the same message came before


@value
class ApiRequest:
    """One request that answers an update: a Bot API method and its parameters but the chat.

    Of the parameters a text is sent as it is, all else as JSON, or as the file that it stands for.
    """

    chat: int
    method: str
    params: Mapping[str, object]
    plain: str | None = None
    corrects: int | None = None  # the update whose reply it corrects, part for part
    ahead: bool = False  # goes before what else is unsent to the chat; forgotten by a restart
    is_brief: bool = False  # parameters and text are left in the outbox

    @property
    def answers_query(self) -> bool:
        """Whether it is the answer to a query, and so no message of a chat."""
        return self.method in ("answerCallbackQuery", "answerInlineQuery")


@value
class OutboxItem:
    """A request in the outbox that is still to be sent."""

    inbox_id: int
    part: int
    request: ApiRequest
    sender: int  # id of the person who asked
    last: bool  # no later part belongs to the same reply
    received_at: float  # when the question arrived
    tries: int = 0
    doubts: int = 0  # number of sends that ended without an answer from Telegram
    not_before: float = 0.0
    wait: float = 0.0  # seconds until `not_before`, at most: clocks are set back
    slowed: int = 0  # times that Telegram asked for patience, no tries; forgotten by a restart


@value
class UpdateOutcome:
    """How an update ends: its state, the replies it leaves behind, and the turn it was."""

    state: UpdateState
    requests: tuple[ApiRequest, ...] = ()
    turn: StoredTurn | None = None
    error: str | None = None
    kind: Kind | None = None  # of the answer, for the log; not stored
    offers: tuple[str, ...] = ()  # questions that stand as buttons under the reply
    takes_back: int | None = None  # the update whose turn this one replaces


@value
class Earlier:
    """What is known of a message that has been edited, or of the album that it belongs to."""

    first: int  # the update that it came with at first
    is_same: bool  # its text has not changed since that reply; without one, since it last came
    answered: int | None  # the update whose reply answers it
    parts: int = 0  # the number of messages that reply had
    has_text: bool = True  # the one that is answered


@value
class Forgotten:
    """How many updates were removed, and the id to go on from; None when that was all."""

    updates: int
    go_on: int | None
