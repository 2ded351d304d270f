"""Whether a response comes from Telegram itself, and which status it then has.

Proxies, firewalls and captive portals refuse in Telegram's place, with pages of their own; that
passes, and no message may be given up for it. A refusal of Telegram's is JSON that says why, or at
least `"ok": false` and an `error_code`. Should a server send one as a success, that code counts.
"""

import json
from typing import Any, TypeGuard

# of Telegram's refusals, those that the library knows; all others are final
WITH_A_MEANING = frozenset({400, 401, 403, 404, 408, 409, 425, 429})
TOO_LARGE = frozenset({413, 414, 431})  # from a proxy as well: a repeat is as large
FINAL, PASSING = 400, 503
MOST_SECONDS = 10**9  # that Telegram may ask to wait; what exceeds them is no time
MOST_DIGITS = 20  # of a number that may be meant; Python reads no more than some thousands
ID_BITS = 52  # of the id of a chat; what has more could not be stored


def status_of(status: int, body: bytes) -> int:
    """The status by which the library tells apart what happened.

    FINAL for a request that will never be taken, PASSING for what Telegram has not said itself.
    """
    if status < 300 and b'"result"' in body:  # nearly always
        return status
    answer = read_answer(body)
    if answer is None or (status >= 300 and not _is_refusal(answer)):
        return _of_a_proxy(status)
    named = status if status >= 300 else answer.get("error_code")
    if not _is_code(named):
        return status if status < 300 else PASSING
    return named if named in WITH_A_MEANING or named >= 500 else FINAL


def read_answer(body: bytes) -> dict[str, Any] | None:  # Any: JSON
    """An answer of the Bot API: a result, or a refusal with its reason; None for all else.

    Exactly `{"ok": true}` is a success whose result is None.
    """
    try:
        answer = read_json(body)
    except (ValueError, RecursionError):  # no JSON, or nested without end
        return None
    if not isinstance(answer, dict):
        return None
    if answer.get("ok") is True and len(answer) == 1:
        return {"ok": True, "result": None}
    return answer if "result" in answer or _is_refusal(answer) else None


def read_json(body: bytes) -> Any:  # Any: JSON
    """What JSON says, with slips of servers that others wrote; raises what json.loads does.

    One update with a raw tab, a byte that is no UTF-8, or a number without end would else keep all
    that comes with it from being read, again and again.
    """
    try:
        return json.loads(body)
    except ValueError:
        return json.loads(body.decode(errors="replace"), strict=False, parse_int=_number)


def _number(digits: str) -> int | float:
    """What Python takes for too long a number is an infinite one."""
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def _of_a_proxy(status: int) -> int:
    if status < 300:  # it is unknown what became of the request
        return status
    return FINAL if status in TOO_LARGE else PASSING


def _is_code(part: object) -> TypeGuard[int]:
    return type(part) is int and 400 <= part < 600


def _is_refusal(answer: dict[str, Any]) -> bool:  # Any: JSON
    if answer.get("ok") is True:
        return False
    if "description" in answer:
        has_reason = isinstance(answer["description"], str)
    else:
        has_reason = answer.get("ok") is False and _is_code(answer.get("error_code"))
    return has_reason and _can_be_followed(answer.get("parameters") or {})


def _can_be_followed(parameters: object) -> bool:
    """Whether what a refusal asks for can be done: to wait, and to use another id of the chat."""
    if not isinstance(parameters, dict):
        return False
    seconds, chat = parameters.get("retry_after", 1), parameters.get("migrate_to_chat_id", 1)
    is_time = type(seconds) in (int, float) and 1 <= seconds <= MOST_SECONDS
    return is_time and type(chat) is int and 0 < chat.bit_length() <= ID_BITS
