"""What Telegram's JSON looks like, as far as the tests need it."""

import json
from dataclasses import dataclass
from typing import Any

BOT = {"id": 42, "is_bot": True, "first_name": "Article", "username": "article_bot"}


@dataclass(frozen=True)
class Sent:
    """A message that the server accepted."""

    chat: int
    text: str
    params: dict[str, Any]
    at: float
    message_id: int

    @property
    def answers(self) -> int | None:
        """The id of the message it replies to."""
        reply: dict[str, int] = json.loads(self.params.get("reply_parameters", "{}"))
        return reply.get("message_id")


def person(user: int) -> dict[str, Any]:
    """Somebody with an account."""
    return {"id": user, "is_bot": False, "first_name": "Ann", "language_code": "en"}


def text_message(text: str, message_id: int, chat: int, user: int) -> dict[str, Any]:
    """A message in a private chat, or in a group for a negative chat."""
    kind = {"type": "private", "first_name": "Ann"} if chat > 0 else {"type": "supergroup"}
    return {
        "message_id": message_id,
        "date": 1_700_000_000,
        "chat": {"id": chat, **kind},
        "from": person(user),
        "text": text,
        "entities": _entities(text),
    }


def _entities(text: str) -> list[dict[str, Any]]:
    """The entities Telegram finds in these texts: a command at the start, a mention of the bot."""
    found = []
    if text.startswith("/"):
        found.append({"type": "bot_command", "offset": 0, "length": len(text.split()[0])})
    name = f"@{BOT['username']}"
    if name in text and not text.startswith("/"):
        offset = len(text[: text.index(name)].encode("utf-16-le")) // 2
        found.append({"type": "mention", "offset": offset, "length": len(name)})
    return found
