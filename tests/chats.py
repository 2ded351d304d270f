"""What the fake Bot API remembers of chats: messages that can be edited, and open queries."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.telegram_html import RefusedError
from tests.telegram_objects import BOT, Sent

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


@dataclass
class Shown:
    """A message of the bot as it stands in a chat."""

    text: str
    markup: Any = None
    edits: int = 0

    @property
    def buttons(self) -> list[dict[str, Any]]:
        return [button for row in (self.markup or {}).get("inline_keyboard", []) for button in row]


class Chats:
    """Messages by chat and number; `sent` holds every new one, `answers` what queries got."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._message_id = 0
        self._query_id = 0
        self.sent: list[Sent] = []
        self.shown: dict[tuple[int, int], Shown] = {}
        self.photos: list[tuple[int, str]] = []  # chats and names of files
        self.deleted: list[tuple[int, int]] = []
        self.queries: set[str] = set()  # that nobody has answered
        self.answers: dict[str, dict[str, Any]] = {}
        self.methods: dict[str, Callable[[Mapping[str, str]], object]] = {
            "sendMessage": self._send,
            "sendPhoto": self._send_photo,
            "editMessageText": self._edit_text,
            "editMessageReplyMarkup": self._edit_markup,
            "deleteMessage": self._delete,
            "answerCallbackQuery": lambda params: self._answer("callback_query_id", params),
            "answerInlineQuery": lambda params: self._answer("inline_query_id", params),
        }

    def next_message(self) -> int:
        self._message_id += 1
        return self._message_id

    def next_query(self) -> str:
        self._query_id += 1
        self.queries.add(str(self._query_id))
        return str(self._query_id)

    def message(self, chat: int, number: int) -> dict[str, Any]:
        """The message as Telegram's JSON has it."""
        shown = self.shown[chat, number]
        group = {"type": "supergroup", "title": "G"}
        kind = {"type": "private", "first_name": "Ann"} if chat > 0 else group
        return {
            "message_id": number,
            "date": 1_700_000_000,
            "from": BOT,
            "text": shown.text,
            "chat": {"id": chat, **kind},
            **({"reply_markup": shown.markup} if shown.markup else {}),
        }

    def _send(self, params: Mapping[str, str]) -> object:
        chat, text = int(params["chat_id"]), params["text"]
        if not 1 <= len(text.strip()) <= 32 * 1024:
            raise RefusedError("Bad Request: message text is empty")
        number = self.next_message()
        self.shown[chat, number] = Shown(text, _json(params.get("reply_markup")))
        self.sent.append(Sent(chat, text, dict(params), self._now(), number))
        return self.message(chat, number)

    def _send_photo(self, params: Mapping[str, str]) -> object:
        chat, number = int(params["chat_id"]), self.next_message()
        self.shown[chat, number] = Shown("")
        self.photos.append((chat, params["photo"]))
        return self.message(chat, number)

    def _edit_text(self, params: Mapping[str, str]) -> object:
        return self._edit(params, params["text"])

    def _edit_markup(self, params: Mapping[str, str]) -> object:
        shown = self.shown.get(_place(params))
        return self._edit(params, shown.text if shown else "")

    def _edit(self, params: Mapping[str, str], text: str) -> object:
        place = _place(params)
        markup = _json(params.get("reply_markup"))
        shown = self.shown.get(place)
        if shown is None:
            raise RefusedError("Bad Request: message to edit not found")
        if (shown.text, shown.markup or {}) == (text, markup or {}):
            raise RefusedError("Bad Request: message is not modified: nothing is different")
        shown.text, shown.markup, shown.edits = text, markup, shown.edits + 1
        return self.message(*place)

    def _delete(self, params: Mapping[str, str]) -> object:
        place = _place(params)
        if self.shown.pop(place, None) is None:
            raise RefusedError("Bad Request: message to delete not found")
        self.deleted.append(place)
        return True

    def _answer(self, name: str, params: Mapping[str, str]) -> object:
        query = params[name]
        if query not in self.queries:
            raise RefusedError(TOO_OLD)
        self.queries.remove(query)
        self.answers[query] = dict(params)
        return True


def _place(params: Mapping[str, str]) -> tuple[int, int]:
    """The chat and the number of the message that is meant."""
    return int(params["chat_id"]), int(params["message_id"])


def _json(value: str | None) -> Any:
    return None if value is None else json.loads(value)
