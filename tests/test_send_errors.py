"""What each failure of a send means, row by row, with real connections where they decide."""

import asyncio
from dataclasses import replace
from ssl import SSLCertVerificationError

import pytest
from aiohttp import ClientConnectorCertificateError
from aiohttp.client_reqrep import ConnectionKey
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.configuration.settings import Settings
from bot.storage.rows import ApiRequest
from bot.telegram.api import Api, build_application
from bot.telegram.pictures import to_value
from bot.telegram.send_errors import (
    Again,
    Delivered,
    Doubtful,
    Expired,
    Moved,
    Refused,
    Rewritten,
    TokenInDoubt,
    Verdict,
    judge,
)
from bot.telegram.tally import Tally
from tests.bot_api import TOKEN, free_port, open_bot_api
from tests.faults import ODD_BODIES, Fault

REQUEST = ApiRequest(
    7,
    "sendMessage",
    {"text": "<b>x</b>", "parse_mode": "HTML", "reply_parameters": {}, "message_thread_id": 3},
    plain="x",
)


def without(name: str, **changes: object) -> dict[str, object]:
    return {k: v for k, v in {**REQUEST.params, **changes}.items() if k != name}


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (ChatMigrated(-100), Moved(-100)),
        (Forbidden("bot was blocked by the user"), Refused("bot was blocked by the user", True)),
        (BadRequest("Chat not found"), Refused("Chat not found", True, for_good=True)),
        (BadRequest("Query is too old and ..."), Expired()),
        (BadRequest("Message to delete not found"), Delivered()),
        (BadRequest("Message is not modified: ..."), Delivered()),
        (EndPointNotFound("Not Found"), TokenInDoubt(Again())),
        (NetworkError("Internal Server Error"), Again()),
        (NetworkError("Too Many Requests"), Again()),
        (Conflict("Conflict: terminated by another request"), Again()),
        (BadRequest("Logged out"), Again()),
        (TelegramError("Invalid server response"), Doubtful()),
    ],
)
def test_an_answer_of_the_server_means(error: TelegramError, verdict: Verdict) -> None:
    assert judge(error, REQUEST) == verdict


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library, about its own attribute
def test_a_correction_of_a_message_that_is_gone_becomes_a_message() -> None:
    gone, odd = BadRequest("Message to edit not found"), BadRequest("MESSAGE_ID_INVALID")
    correction = replace(REQUEST, corrects=5)

    assert judge(gone, correction) == Rewritten(REQUEST, "Message to edit not found")
    assert judge(odd, correction) == Rewritten(REQUEST, "MESSAGE_ID_INVALID")
    assert judge(gone, REQUEST) == Refused("Message to edit not found")
    unknown = EndPointNotFound("editMessageText")
    assert judge(unknown, correction) == TokenInDoubt(Rewritten(REQUEST, "editMessageText"))


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_flood_control_names_its_seconds_and_is_asked_again_within_an_hour() -> None:
    assert judge(RetryAfter(35), REQUEST) == Again(35.0)
    assert judge(RetryAfter(86_400), REQUEST) == Again(3600.0)


@pytest.mark.parametrize(
    ("reason", "gone", "text"),
    [
        ("Can't parse entities: unsupported tag", "parse_mode", "x"),
        ("Message to be replied not found", "reply_parameters", "<b>x</b>"),
        ("Replied message not found", "reply_parameters", "<b>x</b>"),
        ("Reply message not found", "reply_parameters", "<b>x</b>"),
        ("REPLY_MESSAGE_ID_INVALID", "reply_parameters", "<b>x</b>"),
        ("MESSAGE_ID_INVALID", "reply_parameters", "<b>x</b>"),
        ("Message thread not found", "message_thread_id", "<b>x</b>"),
        ("TOPIC_CLOSED", "message_thread_id", "<b>x</b>"),
    ],
)
def test_a_form_that_is_refused_is_left_out_once(reason: str, gone: str, text: str) -> None:
    verdict = judge(BadRequest(reason), REQUEST)

    assert isinstance(verdict, Rewritten)
    assert verdict.request.params == without(gone, text=text)
    assert judge(BadRequest(reason), verdict.request) == Refused(reason)


@pytest.mark.parametrize(
    "reason",
    [
        "Not enough rights to send text messages to the chat",
        "Need administrator rights in the channel chat",
        "Have no write access to the chat",
        "CHAT_WRITE_FORBIDDEN",
        "CHAT_RESTRICTED",
        "USER_BANNED_IN_CHANNEL",
        "PEER_ID_INVALID",
        "CHAT_ADMIN_REQUIRED",
        "Group is deactivated",
    ],
)
def test_where_the_bot_may_not_write_no_other_form_is_tried(reason: str) -> None:
    assert judge(BadRequest(reason), REQUEST) == Refused(reason)


def test_what_is_refused_for_an_unknown_reason_is_sent_as_its_text_alone() -> None:
    odd = BadRequest("BUTTON_DATA_INVALID for its copyrights")
    plain = replace(REQUEST, params=without("parse_mode", text="x"))
    alone = replace(REQUEST, params={"text": "x", "message_thread_id": 3})

    assert judge(odd, REQUEST) == Rewritten(plain, odd.message)
    assert judge(odd, plain) == Rewritten(alone, odd.message)
    assert judge(odd, alone) == Refused(odd.message)
    assert judge(odd, replace(REQUEST, corrects=5)) == Refused(odd.message)


def test_an_edit_that_telegram_does_not_allow_is_tried_in_no_other_form() -> None:
    edit = replace(REQUEST, method="editMessageText")
    reason = "Message can't be edited"

    assert judge(BadRequest(reason), edit) == Refused(reason)


def test_a_page_of_an_error_is_an_answer() -> None:
    error = NetworkError("Bad Gateway")
    error.__cause__ = TelegramError("Invalid server response")

    assert judge(error, REQUEST) == Again()


def test_a_refused_connection_was_surely_not_sent() -> None:
    assert asyncio.run(verdict_of(free_port())) == Again()


def test_row_6_behind_a_certificate_that_is_not_trusted_nothing_is_given_up() -> None:
    """A captive portal's, or Telegram's own by a clock that is wrong: a ValueError in Python."""
    key = ConnectionKey("api.telegram.org", 443, True, True, None, None, None)
    error = NetworkError("unknown")
    error.__cause__ = ClientConnectorCertificateError(key, SSLCertVerificationError("self-signed"))

    assert judge(error, REQUEST) == Again()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library, about its own attribute
@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", "reset"),
        Fault("sendMessage", "hang"),
        Fault("sendMessage", "garbage"),
        Fault("sendMessage", "body", 200, "[]"),
        Fault("sendMessage", "body", 200, '{"ok": false}'),
        Fault("sendMessage", "body", 200, '{"ok": true, "status": "healthy"}'),
        Fault("sendMessage", "body", 200, '{"ok": true, "description": "healthy"}'),
        Fault("sendMessage", "body", 200, '{"ok": false, "description": "?"}'),
    ],
    ids=lambda fault: f"{fault.kind} {fault.description}",
)
def test_a_send_without_a_word_from_telegram_is_doubtful(fault: Fault) -> None:
    assert judge_answer(fault) == Doubtful()


def test_that_it_is_ok_and_nothing_else_is_a_success() -> None:
    assert judge_answer(Fault("sendMessage", "body", 200, '{"ok": true}')) == Delivered()


@pytest.mark.parametrize(("kind", "status"), [("html", 413), ("status", 418)])
def test_a_status_that_will_not_change_is_a_refusal(kind: str, status: int) -> None:
    verdicts = [judge_answer(Fault("sendMessage", kind, status))]
    while isinstance(verdicts[-1], Rewritten) and len(verdicts) < 5:
        verdicts.append(judge_answer(Fault("sendMessage", kind, status), verdicts[-1].request))

    assert [type(verdict) for verdict in verdicts] == [Rewritten, Rewritten, Refused]
    assert isinstance(verdicts[-1], Refused)
    assert not verdicts[-1].chat_is_closed


def test_a_method_that_is_unknown_is_told_from_a_token_that_is() -> None:
    token = judge_answer(Fault("sendMessage", "status", 401, "Unauthorized"))
    answer = ApiRequest(0, "answerCallbackQuery", {"callback_query_id": "1"})
    method = judge_answer(Fault(answer.method, "status", 404, "Not Found"), answer)

    assert token == TokenInDoubt(Again())
    assert isinstance(method, TokenInDoubt)
    assert isinstance(method.otherwise, Refused)


def test_a_message_waits_for_a_server_that_does_not_know_how_to_send_one() -> None:
    verdict = judge_answer(Fault("sendMessage", "status", 404, "Not Found"))

    assert verdict == TokenInDoubt(Again())


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 408, 409, 410, 425, 429, 451, 500])
def test_a_page_in_the_place_of_telegrams_word_is_no_refusal(status: int) -> None:
    assert judge_answer(Fault("sendMessage", "html", status)) == Again()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the library, about its own attribute
@pytest.mark.parametrize("status", [400, 403, 429])
@pytest.mark.parametrize("body", [*ODD_BODIES, '{"ok": false}', '{"ok": true}'])
def test_an_error_that_telegram_would_not_shape_so_is_no_refusal(status: int, body: str) -> None:
    assert judge_answer(Fault("sendMessage", "body", status, body)) == Again()


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_a_refusal_that_comes_as_a_success_is_known_by_its_code() -> None:
    slow = (
        '{"ok": false, "error_code": 429, "description": "Slow", "parameters": {"retry_after": 5}}'
    )
    blocked = '{"ok": false, "error_code": 403, "description": "blocked"}'

    assert judge_answer(Fault("sendMessage", "body", 200, slow)) == Again(5.0)
    assert judge_answer(Fault("sendMessage", "body", 200, blocked)) == Refused("blocked", True)


@pytest.mark.parametrize(
    ("reason", "for_good"),
    [
        ("Forbidden: bot was kicked from the supergroup chat", True),
        ("Forbidden: bot is not a member of the supergroup chat", True),
        ("Forbidden: the group chat was deleted", True),
        ("Forbidden: user is deactivated", True),
        ("Forbidden: bot was blocked by the user", False),
        ("Forbidden: CHAT_WRITE_FORBIDDEN", False),
    ],
)
def test_only_a_chat_that_is_gone_is_closed_for_good(reason: str, for_good: bool) -> None:
    assert judge(Forbidden(reason), REQUEST) == Refused(reason, True, for_good)


def test_timed_out_without_a_cause_is_doubtful() -> None:
    error = TimedOut()
    error.__cause__ = OSError("cable")

    assert judge(error, REQUEST) == Doubtful()


def test_a_redirection_is_not_followed() -> None:
    assert judge_answer(Fault("sendMessage", "redirect")) == Again()


def test_an_answer_that_never_ends_is_doubtful() -> None:
    assert judge_answer(Fault("sendMessage", "drip")) == Doubtful()


@pytest.mark.parametrize("others", [{}, {"photo": to_value(b"x")}])
def test_row_30_what_cannot_be_written_as_a_request_is_refused_and_not_shown(
    others: dict[str, object],
) -> None:
    request = ApiRequest(7, "sendPhoto", {**others, "caption": "half \ud83d a pair"})

    error = asyncio.run(failure_of(free_port(), request))

    assert error is not None
    assert isinstance(judge(error, request), Refused)
    assert "a pair" not in str(error)


def judge_answer(fault: Fault, request: ApiRequest = REQUEST) -> Verdict:
    """What a send to a Bot API with that fault comes to."""

    async def scenario() -> Verdict:
        async with open_bot_api() as api:
            api.faults.append(fault)
            port = int(api.base_url.rpartition(":")[2].partition("/")[0])
            return await verdict_of(port, request)

    return asyncio.run(scenario())


async def verdict_of(port: int, request: ApiRequest = REQUEST) -> Verdict:
    """What a send to that port of loopback comes to."""
    error = await failure_of(port, request)
    return Delivered() if error is None else judge(error, request)


async def failure_of(port: int, request: ApiRequest) -> TelegramError | None:
    """What a send to that port of loopback raises."""
    settings = Settings(
        telegram_token=TOKEN,  # type: ignore[arg-type] # pydantic wraps it
        telegram_base_url=f"http://127.0.0.1:{port}/bot",
        request_timeout=0.3,
    )
    bot = build_application(settings).bot
    await bot.request.initialize()
    try:
        await Api(bot, Tally()).call(request.method, request.params)
    except TelegramError as error:
        return error
    finally:
        await bot.request.shutdown()
    return None
