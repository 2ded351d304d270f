"""Requests held against the published specification of the Bot API (`tests/data/bot_api.json`).

Each parameter must be known and of its type, each required one be there; then come the limits that
the specification states in words: lengths, bytes, buttons, addresses.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.repository import DATA
from tests.telegram_html import RefusedError, formatted, is_link

SPEC = json.loads((DATA / "bot_api.json").read_text(encoding="utf-8"))
ACTIONS = {"url", "callback_data", "copy_text"}  # of buttons, as far as they are used here
MOST_RESULTS = 50


def check(method: str, params: Mapping[str, str]) -> None:
    """RefusedError, or ChangedError, when Telegram would not do what the request says."""
    fields = SPEC["methods"].get(method)
    if fields is None:
        raise RefusedError("Not Found: method not found")
    given = {name: _read(value, fields.get(name), name) for name, value in params.items()}
    _check_fields(given, fields, method)
    if limit := _LIMITS.get(method):
        limit(given)


def _read(value: str, field: Any, name: str) -> object:
    """The value of a form's field: JSON unless a string is meant."""
    if field is None:
        raise RefusedError(f"Bad Request: unknown parameter {name}")
    if "String" in field["types"] and not (value.lstrip("-").isdigit() and len(field["types"]) > 1):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise RefusedError(f"Bad Request: can't parse {name}: {value[:40]}") from None


def _check_fields(given: Mapping[str, object], fields: Mapping[str, Any], where: str) -> None:
    for name, field in fields.items():
        if name in given:
            if not any(_is_a(given[name], kind, f"{where}.{name}") for kind in field["types"]):
                raise RefusedError(
                    f"Bad Request: {where}.{name} is no {' or '.join(field['types'])}"
                )
        elif field.get("required"):
            raise RefusedError(f"Bad Request: {where} needs {name}")
    if unknown := given.keys() - fields.keys():
        raise RefusedError(f"Bad Request: {where} knows no {', '.join(sorted(unknown))}")


def _is_a(value: object, kind: str, where: str) -> bool:
    if kind.startswith("Array of "):
        rest = kind.removeprefix("Array of ")
        return isinstance(value, list) and all(_is_a(one, rest, where) for one in value)
    plain: Any = {"Integer": int, "String": str, "Boolean": bool}.get(kind)
    if plain:
        return type(value) is plain
    known = SPEC["types"].get(kind)
    if known is None or not isinstance(value, dict):
        return False
    if "one_of" in known:
        return any(_fits(value, one) for one in known["one_of"])
    _check_fields(value, known["fields"], where)
    return True


def _fits(value: Mapping[str, object], kind: str) -> bool:
    try:
        _check_fields(value, SPEC["types"][kind]["fields"], kind)
    except RefusedError:
        return False
    return True


# -- limits in words ------------------------------------------------------------------------------


def _text(given: Mapping[str, Any]) -> None:
    formatted(given["text"], given.get("parse_mode"))
    _keyboard(given)


def _keyboard(given: Mapping[str, Any]) -> None:
    for row in given.get("reply_markup", {}).get("inline_keyboard", []):
        if not 1 <= len(row) <= 8:
            raise RefusedError("Bad Request: a row has 1 to 8 buttons")
        for button in row:
            _button(button)


def _button(button: Mapping[str, Any]) -> None:
    if len(button.keys() & ACTIONS) != 1 or not button["text"].strip():
        raise RefusedError("Bad Request: Text buttons are unallowed in the inline keyboard")
    if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
        raise RefusedError("Bad Request: BUTTON_DATA_INVALID")
    if not is_link(button.get("url", "https://telegram.org")):
        raise RefusedError("Bad Request: BUTTON_URL_INVALID")
    if not 1 <= len(button.get("copy_text", {"text": "x"})["text"]) <= 256:
        raise RefusedError("Bad Request: BUTTON_COPY_TEXT_INVALID")


def _alert(given: Mapping[str, Any]) -> None:
    if len(given.get("text", "")) > 200:
        raise RefusedError("Bad Request: MESSAGE_TOO_LONG")


def _results(given: Mapping[str, Any]) -> None:
    results, ids = given["results"], [one["id"] for one in given["results"]]
    if len(results) > MOST_RESULTS:
        raise RefusedError("Bad Request: RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids):
        raise RefusedError("Bad Request: RESULT_ID_DUPLICATE")
    if not all(1 <= len(one.encode()) <= 64 for one in ids):
        raise RefusedError("Bad Request: RESULT_ID_INVALID")
    if len(given.get("next_offset", "").encode()) > 64:
        raise RefusedError("Bad Request: NEXT_OFFSET_INVALID")
    for one in results:
        content = one["input_message_content"]
        formatted(content["message_text"], content.get("parse_mode"))
        _keyboard(one)


_LIMITS: dict[str, Callable[[Mapping[str, Any]], None]] = {
    "sendMessage": _text,
    "editMessageText": _text,
    "editMessageReplyMarkup": _keyboard,
    "answerCallbackQuery": _alert,
    "answerInlineQuery": _results,
}
