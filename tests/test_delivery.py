"""One running bot and a Bot API that fails: each test takes a chat of its own.

"row N" names the row of the table of faults in docs/delivery.md. The log of the whole run is
scanned for secrets and for what people wrote when the bot is stopped.
"""

import json
import signal
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from bot.configuration.settings import Settings
from bot.rendering.words import FAILED
from bot.telegram.polling import PAUSE_SECONDS
from tests.bot_api import BotApi, Sent, open_bot_api
from tests.faults import ODD_BODIES, Fault
from tests.process import BotProcess, running
from tests.waiting import until

QUESTION = "How many Turkish soldiers were killed?"
KEPT = Settings.model_fields["questions_per_user"].default
HASTY = {"REQUEST_TIMEOUT": "1"}  # some of the faults hang
_chats = count(1000)


@dataclass
class House:
    """The Bot API and the bot that talks to it."""

    api: BotApi
    bot: BotProcess

    async def answers(self, message: int, number: int = 1, seconds: float = 60.0) -> list[Sent]:
        await self.api.until(lambda: len(self.api.answers_to(message)) >= number, seconds)
        return self.api.answers_to(message)

    async def still_answers(self, chat: int) -> bool:
        """Whether a question asked now is answered once; all before it in that chat is done."""
        return len(await self.answers(self.api.ask(QUESTION, chat))) == 1

    def rows(self, query: str, *parameters: object) -> list[Any]:
        with closing(sqlite3.connect(f"file:{self.bot.database}?mode=ro", uri=True)) as database:
            return database.execute(query, parameters).fetchall()


@pytest.fixture(scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    folder = tmp_path_factory.mktemp("house")
    async with open_bot_api() as api, running(api, folder, **HASTY) as bot:
        yield House(api, bot)


@pytest.fixture
def chat() -> int:
    return next(_chats)


async def test_row_3_an_update_delivered_twice_is_answered_once(house: House, chat: int) -> None:
    message = house.api.message(QUESTION, chat)
    house.api.offer(message=message)
    await house.answers(message["message_id"])

    house.api.again()

    assert await house.still_answers(chat)
    assert len(house.api.answers_to(message["message_id"])) == 1


@pytest.mark.parametrize(
    "update",
    [
        {"callback_query": {"from": {"id": 5, "is_bot": False, "first_name": "A"}}},
        {"message": {"message_id": "no number", "chat": []}},
        {"message": None},
        {"never_heard_of": {"chat": {"id": 5}}},
        {"message": 5, "chat": {"id": 2**70}},
        {},
    ],
)
async def test_row_4_what_cannot_be_read_is_dead_or_ignored_and_the_next_is_answered(
    house: House, chat: int, update: dict[str, object]
) -> None:
    calls = house.api.calls["getUpdates"]
    update_id = house.api.offer(**update)

    assert await house.still_answers(chat)
    state = "SELECT state IN ('dead', 'ignored') FROM inbox WHERE update_id = ?"
    assert house.rows(state, update_id) == [(1,)]
    assert house.api.calls["getUpdates"] - calls < 10


async def test_row_4_whoever_wrote_what_cannot_be_read_is_told_so_in_private(
    house: House, chat: int
) -> None:
    in_group, in_private = house.api.message(QUESTION, -chat), house.api.message(QUESTION, chat)
    for message in (in_group, in_private):
        house.api.offer(message={**message, "entities": [5]})

    (told,) = await house.answers(in_private["message_id"])
    assert told.text == FAILED
    assert await house.still_answers(chat)
    assert house.api.answers_to(in_group["message_id"]) == []
    ((id_,),) = house.rows("SELECT id FROM inbox WHERE lane = ? AND state = 'dead'", chat)
    assert f'"unreadable", "update": {id_}}}' in house.bot.logged()


async def test_row_4_unknown_fields_change_nothing(house: House, chat: int) -> None:
    message = {**house.api.message(QUESTION, chat), "news": {"a": [1, None]}, "date": 2**33}
    update_id = house.api.offer(news={"chat": {"id": 5}}, message=message)

    assert len(await house.answers(message["message_id"])) == 1
    assert house.rows("SELECT lane FROM inbox WHERE update_id = ?", update_id) == [(chat,)]


@pytest.mark.parametrize(
    "fault",
    [
        Fault("getUpdates", "html", 502),
        Fault("getUpdates", "status", 500),
        Fault("getUpdates", "garbage"),
        Fault("getUpdates", "reset"),
        Fault("getUpdates", "hang"),
        Fault("getUpdates", "status", 429, "Too Many Requests", {"retry_after": 1}),
        Fault("getUpdates", "status", 404, "Not Found"),
    ],
    ids=lambda fault: f"{fault.kind} {fault.code}",
)
async def test_row_5_polling_recovers(house: House, chat: int, fault: Fault) -> None:
    lines = house.bot.logged().count("\n")
    house.api.faults.append(fault)

    assert await house.still_answers(chat)
    assert await house.still_answers(chat)
    assert house.bot.logged().count("\n") - lines < 12


async def test_row_8_a_refusal_without_a_reason_is_final(house: House, chat: int) -> None:
    said = '{"ok": false, "error_code": 403}'
    house.api.faults.append(Fault("sendMessage", "body", 403, said, chat=chat))
    refused = house.api.ask(QUESTION, chat)
    await house.api.until(lambda: not house.api.faults[-1].times)

    assert await house.still_answers(chat)
    assert house.api.answers_to(refused) == []


@pytest.mark.parametrize("body", ODD_BODIES, ids=lambda body: body[:60])
async def test_row_5_and_6_an_error_of_an_odd_shape_ends_nothing(
    house: House, chat: int, body: str
) -> None:
    house.api.faults.append(Fault("getUpdates", "body", 500, body))
    house.api.faults.append(Fault("sendMessage", "body", 400, body, chat=chat))

    assert await house.still_answers(chat)


async def test_row_5_a_server_that_repeats_itself_is_not_asked_in_a_rush(
    house: House, chat: int
) -> None:
    message = house.api.message(QUESTION, chat)
    update = {"update_id": house.api.offer(message=message), "message": message}
    await house.answers(message["message_id"])
    same = json.dumps({"ok": True, "result": [update]})
    house.api.faults.append(Fault("getUpdates", "body", 200, same, times=5))
    began = house.api.now()

    assert await house.still_answers(chat)  # and have the poll end that is under way
    await house.api.until(lambda: not house.api.faults[-1].times)
    assert house.api.now() - began > 4 * PAUSE_SECONDS
    assert len(house.api.answers_to(message["message_id"])) == 1


async def test_row_5_another_poller_is_named(house: House, chat: int) -> None:
    house.api.faults.append(Fault("getUpdates", "status", 409, "Conflict: terminated", times=2))
    house.api.faults.append(Fault("getWebhookInfo", "body", 200, '{"result": [1]}'))
    named = house.bot.logged().count("rival")

    assert await house.still_answers(chat)  # perhaps by a poll that was under way
    assert await house.still_answers(chat)
    assert house.bot.logged().count("rival") == named + 1
    assert "another program that polls" in house.bot.logged()


async def test_row_6_a_chat_that_must_wait_delays_no_other(house: House, chat: int) -> None:
    slow, slower = next(_chats), next(_chats)
    house.api.faults += [
        Fault("sendMessage", "status", 429, "Too Many", {"retry_after": 1}, chat=slow),
        Fault("sendMessage", "status", 429, "Too Many", {"retry_after": 35}, chat=slower),
    ]
    questions = [house.api.ask(QUESTION, slow) for _ in range(3)]
    house.api.ask(QUESTION, slower)

    (other,) = await house.answers(house.api.ask(QUESTION, chat))
    answered = [await house.answers(question) for question in questions]
    assert other.at < answered[0][0].at
    assert [len(answers) for answers in answered] == [1, 1, 1]
    assert answered[0][0].at <= answered[1][0].at <= answered[2][0].at
    ((state, wait),) = house.rows(
        "SELECT state, not_before - ? FROM outbox WHERE chat = ?", time.time(), slower
    )
    assert state == "ready"
    assert 25 < wait <= 35


@pytest.mark.parametrize(("kind", "code"), [("status", 503), ("html", 503), ("html", 403)])
async def test_row_6_an_error_of_the_server_or_a_proxy_is_tried_again(
    house: House, chat: int, kind: str, code: int
) -> None:
    house.api.faults.append(Fault("sendMessage", kind, code, chat=chat, times=2))

    assert await house.still_answers(chat)


async def test_row_6_a_telegram_out_of_reach_is_waited_for(house: House, chat: int) -> None:
    house.api.faults.append(Fault("sendMessage", "status", 500, chat=chat))
    question = house.api.ask(QUESTION, chat)
    await house.api.until(lambda: not house.api.faults[-1].times)

    failures = house.bot.logged().count("polling_failed")
    await house.api.go_down()
    await until(lambda: house.bot.logged().count("polling_failed") > failures)
    await house.api.come_up()

    assert len(await house.answers(question)) == 1
    assert await house.still_answers(chat)


async def test_row_7_a_send_whose_answer_is_lost_is_repeated_once_at_most(house: House) -> None:
    asked = {}
    for kind in ("reset", "hang", "garbage"):
        chat = next(_chats)
        house.api.faults.append(Fault("sendMessage", kind, accept=True, chat=chat))
        asked[house.api.ask(QUESTION, chat)] = chat

    for question, chat in asked.items():
        first, second = await house.answers(question, 2)
        assert first.text == second.text
        assert await house.still_answers(chat)
        assert len(house.api.answers_to(question)) == 2


async def test_row_7_an_answer_that_came_while_the_bot_was_stopped_is_read(
    house: House, chat: int
) -> None:
    house.api.on_event = lambda event: (
        house.bot.signal(signal.SIGSTOP) if event == "accepted" else None
    )
    question = house.api.ask(QUESTION, chat)
    (answer,) = await house.answers(question)
    house.api.on_event = lambda _: None

    await until(lambda: house.api.now() > answer.at + 1.2)  # longer than the bot waits
    house.bot.signal(signal.SIGCONT)

    assert await house.still_answers(chat)
    assert len(house.api.answers_to(question)) == 1


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
    ],
)
async def test_row_8_a_closed_chat_is_left_alone_until_it_writes_again(
    house: House, chat: int, code: int, description: str
) -> None:
    house.api.faults.append(Fault("sendMessage", "status", code, description, chat=chat))
    refused = house.api.ask(QUESTION, chat)
    await house.api.until(lambda: not house.api.faults[-1].times)

    assert await house.still_answers(chat)
    assert house.api.answers_to(refused) == []
    rows = house.rows("SELECT state, error FROM outbox WHERE chat = ? ORDER BY inbox_id", chat)
    assert rows[0][0] == "undeliverable"
    assert rows[0][1].lower() in description.lower()


async def test_row_9_a_group_that_became_a_supergroup_is_followed(house: House, chat: int) -> None:
    old, new = -chat, -(10**12) - chat
    house.api.faults.append(
        Fault(
            *("sendMessage", "status", 400, "Bad Request: group chat was upgraded"),
            {"migrate_to_chat_id": new},
            chat=old,
            times=9,
        )
    )
    questions = [house.api.ask("/ask " + QUESTION, old) for _ in range(3)]

    answers = [(await house.answers(question))[0] for question in questions]

    assert [answer.chat for answer in answers] == [new] * 3
    assert [a.at for a in answers] == sorted(a.at for a in answers)
    await house.api.until(lambda: house.rows("SELECT * FROM turns WHERE chat = ?", new))


async def test_row_9_a_group_that_still_goes_by_its_old_id_is_answered_in_order(
    house: House, chat: int
) -> None:
    old, new = -chat, -(10**12) - chat
    moved = "sendMessage", "status", 400, "Bad Request", {"migrate_to_chat_id": new}
    house.api.faults.append(Fault(*moved, chat=old, times=99))
    slow = Fault("sendMessage", "status", 429, "Slow", {"retry_after": 1}, chat=new)
    house.api.faults.append(slow)
    questions = [house.api.ask("/ask " + QUESTION, old)]
    await house.api.until(lambda: not slow.times)
    for _ in range(7):
        questions.append(house.api.ask("/ask " + QUESTION, old))
        await house.api.until(lambda: not house.api.pending)

    answers = [(await house.answers(question))[0] for question in questions]

    assert [a.at for a in answers] == sorted(a.at for a in answers)
    assert house.api.faults[-2].times == 98


@pytest.mark.parametrize("told_in", ["old", "new"])
async def test_row_9_what_a_group_chose_goes_with_it_before_anything_is_sent(
    house: House, chat: int, told_in: str
) -> None:
    old, new = -chat, -(10**12) - chat
    await house.answers(house.api.ask("/language@article_bot de", old))
    here, service = old, {"migrate_to_chat_id": new}
    if told_in == "new":
        here, service = new, {"migrate_from_chat_id": old}
    told = {**house.api.message("", here), **service}
    del told["text"]
    house.api.offer(message=told)
    await until(lambda: house.rows("SELECT * FROM choices WHERE chat = ?", new), 20)

    (answer,) = await house.answers(house.api.ask("/unknown@article_bot", new))

    assert "Befehl" in answer.text


@pytest.mark.parametrize("back", [True, False])
async def test_row_9_a_group_that_moves_in_a_circle_is_answered(
    house: House, chat: int, back: bool
) -> None:
    old, new = -chat, -(10**12) - chat
    for here, there in [(old, new), (new, old)] if back else [(old, old)]:
        moved = "sendMessage", "status", 400, "Bad Request", {"migrate_to_chat_id": there}
        house.api.faults.append(Fault(*moved, chat=here))

    (answer,) = await house.answers(house.api.ask("/ask " + QUESTION, old))

    assert answer.chat == (new if back else old)


@pytest.mark.parametrize(
    ("description", "gone"),
    [
        ("Bad Request: message to be replied not found", {"reply_parameters"}),
        ("Bad Request: MESSAGE_ID_INVALID", {"reply_parameters"}),
        ("Bad Request: message thread not found", {"message_thread_id"}),
        ("Bad Request: can't parse entities: Unsupported start tag", {"parse_mode"}),
        ("Bad Request: SOME_OTHER", {"parse_mode", "link_preview_options", "reply_markup"}),
    ],
)
async def test_row_10_what_stands_in_the_way_of_an_answer_is_left_out(
    house: House, chat: int, description: str, gone: set[str]
) -> None:
    topic = {"message_thread_id": 5, "is_topic_message": True}
    house.api.faults.append(Fault("sendMessage", "status", 400, description, chat=chat))
    house.api.offer(message={**house.api.message(QUESTION, chat), **topic})

    await house.api.until(lambda: [sent for sent in house.api.sent if sent.chat == chat])

    (sent,) = [sent for sent in house.api.sent if sent.chat == chat]
    usual = {"chat_id", "text", "parse_mode", "link_preview_options", "reply_parameters"}
    usual.add("reply_markup")
    assert sent.params.keys() == (usual | {"message_thread_id"}) - gone
    assert ("<blockquote>" in sent.text) == ("parse_mode" not in gone)


async def test_row_24_a_flood_delays_nobody_and_is_told_once(house: House, chat: int) -> None:
    flooder = next(_chats)
    for _ in range(500):
        house.api.ask(QUESTION, flooder)
    (other,) = await house.answers(house.api.ask(QUESTION, chat))
    query = "SELECT state, count(*) FROM inbox WHERE lane = ? GROUP BY state"
    await house.api.until(
        lambda: sum(n for state, n in house.rows(query, flooder) if state != "waiting") == 500
    )
    await house.api.until(lambda: not house.api.pending)

    notices = [s for s in house.api.sent if s.chat == flooder and s.answers is None]
    states = dict(house.rows(query, flooder))
    assert sum(s.at < other.at for s in house.api.sent if s.chat == flooder) < 200
    assert len(notices) == 1
    assert "later" in notices[0].text
    assert states["answered"] >= KEPT
    assert states["answered"] + states["refused"] == 500


@pytest.mark.parametrize(
    ("again", "length"),
    [
        *((again, 4000) for again in ("A", "A.", "Aa-", "Erdoğan", "A ", "of the ")),
        ("Will anybody else to able to else to ", 900),  # short enough to look for ways of asking
    ],
)
async def test_row_24_what_repeats_without_end_holds_up_nobody(
    house: House, chat: int, again: str, length: int
) -> None:
    """What is written behind a question is read in more ways than what stands alone."""
    assert await house.still_answers(chat)
    endless = house.api.ask(again * (length // len(again)), chat)

    assert len(await house.answers(endless)) == 1
    assert await house.still_answers(chat)


@pytest.mark.parametrize("kind", ["message", "channel_post", "my_chat_member"])
async def test_row_24_chatter_fills_nobodys_queue_and_is_told_nothing(
    house: House, chat: int, kind: str
) -> None:
    group, person = -chat, next(_chats)
    for number in range(KEPT + 10):
        house.api.offer(**{kind: house.api.message(f"What I think, {number}", group, person)})
    question = house.api.ask("/ask " + QUESTION, group, person)

    assert len(await house.answers(question)) == 1
    assert [sent.answers for sent in house.api.sent if sent.chat == group] == [question]


async def test_row_28_a_chat_that_has_the_number_0_is_answered(house: House) -> None:
    message = {**house.api.message(QUESTION, 0), "chat": {"id": 0}}
    house.api.offer(message=message)

    (answer,) = await house.answers(message["message_id"])

    assert answer.chat == 0


@pytest.mark.parametrize("big", [2**31 + 5, 2**52 - 1])
async def test_row_34_ids_are_kept_whole(house: House, big: int) -> None:
    private, group = big, -big
    channel = {"id": -big, "type": "channel", "title": "C"}
    of_a_channel = {**house.api.message("/ask " + QUESTION, group), "sender_chat": channel}
    del of_a_channel["from"]
    house.api.offer(message=of_a_channel)

    assert await house.still_answers(private)
    (answer,) = await house.answers(of_a_channel["message_id"])
    assert answer.chat == group
    assert house.rows("SELECT sender FROM turns WHERE chat = ?", group) == [(-big,)]


async def test_half_a_surrogate_pair_hurts_nobody(house: House, chat: int) -> None:
    assert await house.still_answers(chat)
    broken = house.api.ask("How many \ud83d soldiers were killed?", chat)

    assert len(await house.answers(broken)) == 1


async def test_a_reply_is_sent_as_telegram_wants_it(house: House, chat: int) -> None:
    topic = {"message_thread_id": 5, "is_topic_message": True}
    message = {**house.api.message(f"@article_bot {QUESTION}", -chat), **topic}
    house.api.offer(message=message)

    (answer,) = await house.answers(message["message_id"])

    assert answer.params["parse_mode"] == "HTML"
    assert answer.params["message_thread_id"] == "5"
    assert json.loads(answer.params["link_preview_options"]) == {"is_disabled": True}
    assert json.loads(answer.params["reply_parameters"])["allow_sending_without_reply"]
    assert answer.text.startswith("<blockquote>")


async def test_row_30_the_log_holds_no_secret_and_no_text(house: House, chat: int) -> None:
    house.api.faults.append(Fault("sendMessage", "garbage", chat=chat))
    house.api.faults.append(Fault("getUpdates", "reset"))
    assert await house.still_answers(chat)

    house.bot.scan_log(QUESTION, "Hatay", "<blockquote>")
