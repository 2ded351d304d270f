"""What is pressed, edited and typed, against a Bot API that refuses and changes as Telegram does.

"row N" names the row of the table in docs/delivery.md. Everything is asked of one running bot; at
the end the server must not have refused or changed a single request.
"""

import json
import time

import pytest

from bot.rendering import words
from tests.chatting import OTHER, QUESTION, Guest
from tests.telegram_objects import person

# -- buttons --------------------------------------------------------------------------------------


async def test_row_12_every_press_is_answered_and_a_double_one_changes_nothing(
    guest: Guest,
) -> None:
    answer = await guest.asks(QUESTION)
    before = guest.sees(answer).text

    first = guest.api.press(guest.chat, answer, context := "c:" + guest.turn_of(answer))
    second = guest.api.press(guest.chat, answer, context)
    for query in (first, second):
        assert "text" not in await guest.told(query)
    await guest.api.until(lambda: guest.sees(answer).edits)

    assert "<blockquote expandable>" in guest.sees(answer).text
    await guest.presses(answer, "Back to the answer")
    assert await guest.is_done()
    assert guest.sees(answer).text == before


@pytest.mark.parametrize(
    "data",
    [
        *(
            "",
            "x",
            "r:1",
            "r:1:-1",
            "c:99999999",
            "b:" + "9" * 18,
            "h:1:7",
            "a:1:9",
            "\u0660:\u0661",
        ),
        *(
            "w:nowhere",
            "l:xx",
            "p:0",
            "p:999999",
            "\x00\x01\ud83d".encode("utf-8", "replace").decode(),
        ),
        "z" * 64,
    ],
)
async def test_row_13_forged_data_is_turned_away_politely(guest: Guest, data: str) -> None:
    answer = await guest.asks(QUESTION)

    told = await guest.sends_data(answer, data)

    assert await guest.is_done()
    assert guest.sees(answer).edits == 0 or data.startswith("p:")
    assert told.get("text") or data.startswith(("p:", "l:"))


async def test_row_13_nobody_gets_at_a_turn_of_another_chat(guest: Guest) -> None:
    answer = await guest.asks(QUESTION)
    stranger = Guest(guest.api, 10**6 + guest.chat)
    own = await stranger.asks("thanks")

    for letter in ("c", "b", "h", "r", "a"):
        rest = {"h": ":1", "r": ":1", "a": ":0"}.get(letter, "")
        told = await stranger.sends_data(own, f"{letter}:{guest.turn_of(answer)}{rest}")
        assert told["text"]
    assert stranger.sees(own).edits == 0


async def test_row_12_a_message_that_telegram_no_longer_shows_gets_a_new_one(guest: Guest) -> None:
    answer = await guest.asks(QUESTION)
    data = "r:" + guest.turn_of(answer) + ":3"
    gone = {"chat": {"id": guest.chat, "type": "private"}, "message_id": answer, "date": 0}
    query = guest.api.chats.next_query()
    sender = person(guest.chat)
    press = {"id": query, "from": sender, "data": data, "chat_instance": "1", "message": gone}
    guest.api.offer(callback_query=press)

    await guest.told(query)
    await guest.api.until(lambda: len(guest.texts()) == 2)
    assert "30 people" in guest.texts()[-1]


async def test_a_rating_is_ticked_below_the_answer_which_stays(guest: Guest) -> None:
    answer = await guest.asks(QUESTION)
    before = guest.sees(answer).text

    told = await guest.presses(answer, "Helpful")

    assert told["text"] == words.NOTED
    assert await guest.is_done()
    assert guest.sees(answer).text == before
    labels = [button["text"] for button in guest.sees(answer).buttons]
    assert labels[-2:] == ["✓ Helpful", "Not helpful"]


async def test_row_12_a_press_under_what_was_sent_inline_is_answered(guest: Guest) -> None:
    query = guest.api.chats.next_query()
    press = {"id": query, "from": person(guest.chat), "data": "c:1", "chat_instance": "1"}
    guest.api.offer(callback_query={**press, "inline_message_id": "AAAA"})

    assert (await guest.told(query))["show_alert"] == "true"


async def test_an_offered_question_is_answered_where_it_was_offered(member: Guest) -> None:
    member.topic.update({"message_thread_id": 5, "is_topic_message": True})
    offer = await member.asks("/ask How many Russian pilots were killed?")
    before = len(member.got())

    await member.sends_data(offer, f"a:{member.turn_of(offer)}:0")
    await member.api.until(lambda: len(member.got()) > before)

    assert member.got()[0]["message_thread_id"] == "5"


# -- edited questions -----------------------------------------------------------------------------


async def test_row_21_an_edited_question_changes_its_answer(guest: Guest) -> None:
    question = guest.writes(QUESTION)
    answer = await guest.answer_to(question)

    shown = await guest.edits(question, answer, OTHER)

    assert "34" in shown.text
    assert len(guest.texts()) == 1
    again = await guest.edits(question, answer, QUESTION)
    assert "22 " in again.text
    assert "Back" not in str(again.buttons)


async def test_row_21_in_a_group_a_bare_command_is_edited_like_one_with_a_name(
    member: Guest,
) -> None:
    question = member.writes("/ask " + QUESTION)
    answer = await member.answer_to(question)

    assert "34" in (await member.edits(question, answer, "/ask " + OTHER)).text


async def test_row_21_an_edit_before_the_answer_is_sent_is_made_after_it(guest: Guest) -> None:
    question = guest.writes(QUESTION)
    guest.rewrites(question, OTHER)

    answer = await guest.answer_to(question)
    await guest.api.until(lambda: guest.sees(answer).edits)
    assert "34" in guest.sees(answer).text
    assert len(guest.texts()) == 1


@pytest.mark.parametrize("text", [None, "", "  ", "\u200b", QUESTION, "/forget", "/language ru"])
async def test_row_21_an_edit_that_asks_nothing_leaves_the_answer(
    guest: Guest, text: str | None
) -> None:
    question = guest.writes(QUESTION)
    answer = await guest.answer_to(question)

    guest.rewrites(question, text)

    assert await guest.is_done()
    assert guest.sees(answer).edits == (1 if text == "\u200b" else 0)
    assert len(guest.texts()) == 2


async def test_row_21_an_edit_into_a_command_is_answered_as_that_command(guest: Guest) -> None:
    question = guest.writes(QUESTION)
    answer = await guest.answer_to(question)

    assert "/privacy" in (await guest.edits(question, answer, "/help")).text


async def test_row_21_an_unknown_question_is_left_alone_once_it_is_a_day_old(guest: Guest) -> None:
    young, old = 10**6, 10**6 + 1
    for question, hours in ((old, 25), (young, 23)):
        guest.rewrites(question, QUESTION, date=int(time.time()) - hours * 3600)

    assert await guest.is_done()
    assert len(guest.api.answers_to(young, guest.chat)) == 1
    assert guest.api.answers_to(old, guest.chat) == []


async def test_row_21_an_edit_that_comes_before_its_message_is_answered_in_its_place(
    guest: Guest,
) -> None:
    question = 10**6 + guest.chat
    for text in (QUESTION, OTHER):
        guest.rewrites(question, text, date=int(time.time()))
    guest.writes(QUESTION, message_id=question)

    assert await guest.is_done()
    (answer,) = guest.api.answers_to(question, guest.chat)
    assert "34" in guest.sees(answer.message_id).text
    assert "22 " in (await guest.edits(question, answer.message_id, QUESTION)).text


async def test_row_21_more_parts_are_sent_in_addition_and_surplus_ones_deleted(
    guest: Guest,
) -> None:
    question = guest.writes(QUESTION)
    answer = await guest.answer_to(question)

    await guest.edits(question, answer, "What did the zeppelin carry?")
    await guest.api.until(lambda: "Huge" in guest.texts()[-1] or "huge" in guest.texts()[-1])
    parts = guest.texts()
    assert len(parts) > 4
    await guest.edits(question, answer, OTHER)
    assert await guest.is_done()

    assert len(guest.texts()) == 2
    assert "34" in guest.texts()[0]


async def test_row_21_a_deleted_answer_comes_again_and_a_fixed_one_stays(guest: Guest) -> None:
    first, second = guest.writes(QUESTION), guest.writes(QUESTION)
    await guest.answer_to(second)
    del guest.api.chats.shown[guest.chat, await guest.answer_to(first)]
    guest.api.is_strict = False

    guest.rewrites(first, OTHER)
    await guest.api.until(lambda: len(guest.api.answers_to(first, guest.chat)) == 2)
    guest.api.is_strict = True
    answer = await guest.answer_to(first)
    assert "22 " in (await guest.edits(first, answer, QUESTION)).text


async def test_row_21_what_is_replaced_is_not_remembered(guest: Guest) -> None:
    question = guest.writes(QUESTION)
    answer = await guest.answer_to(question)
    await guest.edits(question, answer, OTHER)

    history = guest.sees(await guest.asks("/history")).text

    assert OTHER in history
    assert QUESTION not in history


# -- inline ---------------------------------------------------------------------------------------


async def test_row_26_what_is_offered_inline_fits_and_is_told_apart(guest: Guest) -> None:
    offered, seen = await guest.types("lighthouse shines"), []
    while True:
        results = json.loads(offered["results"])
        assert len(results) <= 10
        seen += [result["id"] for result in results]
        if not offered["next_offset"]:
            break
        offered = await guest.types("lighthouse shines", offered["next_offset"])
    assert len(seen) == len(set(seen)) > 10
    assert offered["is_personal"] == "true"


@pytest.mark.parametrize(
    ("text", "offset", "some"),
    [
        ("", "", True),
        ("x" * 256, "", True),
        ("soldiers", "7", False),
        ("soldiers", "999999999", True),
        ("soldiers", "-1", True),
        ("soldiers", "\u0663\U0001f600", True),
    ],
)
async def test_row_26_any_query_is_answered(
    guest: Guest, text: str, offset: str, some: bool
) -> None:
    results = json.loads((await guest.types(text, offset))["results"])

    assert bool(results) is some


async def test_row_26_what_is_no_answer_is_said_to_be_none(guest: Guest) -> None:
    offered = await guest.types("zzz")

    assert json.loads(offered["button"])["text"] == words.NOT_FOUND_IN_SEVERAL


async def test_row_26_fast_typing_leaves_no_storm(guest: Guest) -> None:
    queries = [guest.api.type(QUESTION[:length], user=guest.chat) for length in range(1, 20)]
    for query in queries[:-1]:
        guest.api.chats.queries.discard(query)  # whoever typed on waits for the last one only
    guest.api.is_strict = False

    assert json.loads((await guest.told(queries[-1]))["results"])
    assert await guest.is_done()
    guest.api.is_strict = True
