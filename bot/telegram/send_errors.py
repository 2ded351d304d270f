"""What a failed send means, and what is to be done: one row of the table for each.

    sent, no doubt              Delivered     "message is not modified", deleted already
    surely not sent             Again         409, 429, 5xx, logged out, connection refused, none
                                              free, a certificate that is not trusted, a proxy
                                              that hangs up before it opened the way
    perhaps sent                Doubtful      timed out, reset, an answer that is no JSON
    refused                     Refused       blocked, kicked, no such chat, no rights, ...
    refused in this form        Rewritten     markup, the message replied to or edited, the topic;
                                              for another reason: all but the text
    too late                    Expired       the answer to a query
    the chat has another id     Moved         a group became a supergroup
    token or method unknown     TokenInDoubt  401, 404: whether the token is good decides

Pure: an exception and the request in, a verdict out. Whether something was sent is read from
aiohttp's exception, which is the cause of the library's.
"""

from dataclasses import replace

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.storage.rows import ApiRequest
from bot.telegram.api import brief, retry_after
from bot.telegram.read_timeout import NotConnectedError
from bot.value import value


@value
class Delivered:
    """Telegram has it."""

    message_id: int | None = None


@value
class Again:
    """It was not sent. `after` seconds if Telegram named them, else with growing pauses."""

    after: float | None = None


@value
class Doubtful:
    """It may have been sent."""


@value
class Refused:
    """It will never be taken. `chat_is_closed`: nor what else is unsent to this chat."""

    reason: str
    chat_is_closed: bool = False
    for_good: bool = False  # closed so: the chat is gone, or the bot was put out of it


@value
class Rewritten:
    """It will be taken in another form."""

    request: ApiRequest
    reason: str


@value
class Expired:
    """The query was answered too late; clients stop waiting."""


@value
class Moved:
    """The chat goes by another id."""

    chat: int


@value
class TokenInDoubt:
    """Telegram, or something in between, did not accept the token. `otherwise`: if it is good."""

    otherwise: Again | Refused | Rewritten


# in Telegram's words for a group that the bot has left, and for a chat or an account that is gone
_FOR_GOOD = ("kicked", "not a member", "deleted", "deactivated", "chat not found")

# ... and for one where the bot may not write, in whatever form
_MAY_NOT_WRITE = (
    *("write access", "forbidden", "chat_restricted", "banned", "peer_id", "admin_required"),
    *("deactivated", "enough rights", "no rights", "administrator rights"),
)

_PLACE = ("message_thread_id", "direct_messages_topic_id", "reply_parameters")

Verdict = Delivered | Again | Doubtful | Refused | Rewritten | Expired | Moved | TokenInDoubt


def judge(error: TelegramError, request: ApiRequest) -> Verdict:
    """What the failure of sending that request means."""
    match error:
        case RetryAfter():
            return Again(retry_after(error))
        case Conflict():
            return Again()
        case ChatMigrated(new_chat_id=int(chat)):
            return Moved(chat)
        case Forbidden():
            return Refused(error.message) if request.answers_query else _closed(error.message)
        case InvalidToken() | EndPointNotFound():
            return TokenInDoubt(_judge_with_a_good_token(error, request))
        case BadRequest():
            return _judge_bad_request(error.message[:200], request)  # may hold a proxy's page
        case NetworkError(__cause__=UnicodeEncodeError() as cause):  # half a surrogate pair
            return Refused(brief(cause))
        case NetworkError() if _was_answered(error) or was_not_sent(error):
            return Again()
        case _:
            return Doubtful()


def _judge_with_a_good_token(
    error: TelegramError, request: ApiRequest
) -> Again | Refused | Rewritten:
    """The library tells a token that is not accepted from an unknown method by its cause alone.

    A server that does not know how to send a message is in repair: no reply is lost to that.
    """
    is_message = request.method == "sendMessage" and request.corrects is None
    if is_message or "unauthorized" in str(error.__cause__).lower():
        return Again()
    return _rewritten(request, replace(request, corrects=None), error.message)


def _judge_bad_request(reason: str, request: ApiRequest) -> Verdict:
    """Telegram's descriptions are no interface, but they are all there is."""
    said = reason.lower()
    if "is not modified" in said or "to delete not found" in said:
        return Delivered()
    if "logged out" in said:  # for ten minutes or more after `logOut`, whatever is asked
        return Again()
    if "query is too old" in said or "query_id_invalid" in said:
        return Expired()
    is_no_message = "message_id_invalid" in said  # what is edited; of a new one, what it answers
    if "to edit not found" in said or (is_no_message and request.corrects is not None):
        return _rewritten(request, replace(request, corrects=None), reason)
    if "can't parse entities" in said and request.plain is not None:
        plain = {**_without(request, "parse_mode").params, "text": request.plain}
        return _rewritten(request, replace(request, params=plain), reason)
    if is_no_message or ("repl" in said and "not found" in said):
        return _rewritten(request, _without(request, "reply_parameters"), reason)
    if "thread not found" in said or "topic_" in said:
        return _rewritten(request, _without(request, "message_thread_id"), reason)
    if "chat not found" in said:
        return _closed(reason)
    if any(words in said for words in _MAY_NOT_WRITE):
        return Refused(reason)
    return _rewritten(request, _plainer(request), reason)


def _closed(reason: str) -> Refused:
    """Who blocked the bot may unblock it, and a right may be given back."""
    for_good = any(words in reason.lower() for words in _FOR_GOOD)
    return Refused(reason, chat_is_closed=True, for_good=for_good)


def _rewritten(before: ApiRequest, after: ApiRequest, reason: str) -> Refused | Rewritten:
    return Refused(reason) if after == before else Rewritten(after, reason)


def _plainer(request: ApiRequest) -> ApiRequest:
    """A message's text alone, in its place, and then without what it answers; at last as it was."""
    if request.method != "sendMessage" or request.corrects is not None or request.plain is None:
        return request
    place = {name: value for name, value in request.params.items() if name in _PLACE}
    plain = replace(request, params={**place, "text": request.plain})
    return _without(request, "reply_parameters") if request == plain else plain


def _without(request: ApiRequest, name: str) -> ApiRequest:
    return replace(request, params={k: v for k, v in request.params.items() if k != name})


def _was_answered(error: NetworkError) -> bool:
    """An answer came, and it was an HTTP error: the library adds no cause of the network then."""
    return error.__cause__ is None or isinstance(error.__cause__, TelegramError)


def was_not_sent(error: NetworkError) -> bool:
    """Whether there was no connection: no server has seen the request."""
    never = (
        aiohttp.ClientConnectorError,
        aiohttp.ConnectionTimeoutError,
        aiohttp.ClientHttpProxyError,  # the proxy did not open the way
        NotConnectedError,
    )
    return isinstance(error.__cause__, never)
