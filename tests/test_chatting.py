"""What people write, edit, press and type, against a Bot API that refuses and changes as Telegram.

"row N" names the row of the table in docs/delivery.md. Everything is asked of one running bot, each
test in a chat of its own; at the end the server must not have refused or changed a single request.
"""

import json
from collections.abc import AsyncIterator
from itertools import count

import pytest

from bot.answer import NoticeKind, Talk
from bot.locales import LANGUAGES
from bot.rendering import words
from bot.rendering.reader import Reader
from tests.bot_api import BotApi, open_bot_api
from tests.chatting import QUESTION, Guest
from tests.process import CORPUS, running
from tests.telegram_html import formatted
from tests.telegram_objects import person

pytestmark = pytest.mark.anyio

OTHER = "Who reported 34 casualties?"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"  # one sign of five code points
FLAG = "\U0001f1eb\U0001f1ee"
ODD = """---
title: Odd <b>things</b> & "more"
language: en
---
The tag \\<b> and \\</blockquote> and &amp;lt; and \\<a href="x"> say that 1 < 2, \
wrote Ångström & Söhne.

The acrobat FAMILY waved \u202ea \u2028flag\u2029 FLAG at noon,\twrote A\u030angstro\u0308m.
""".replace("FAMILY", FAMILY).replace("FLAG", FLAG)
ARABIC = """---
title: الفيضان في المدينة
publisher: Reuters
language: ar
---
قالت وكالة Reuters إن الفيضان أغرق 12 مزرعة في مدينة حلب يوم الاثنين.

لم يحدث شيء آخر في الوادي.
"""
HUGE = "---\ntitle: A huge sentence\n---\nThe zeppelin " + "carried barley & rye " * 950 + "away.\n"
MANY = "---\ntitle: Many\n---\n" + "\n\n".join(f"Lighthouse {n} shines." for n in range(300)) + "\n"
OPERATOR = 900
_chats = count(1000)


@pytest.fixture(scope="module")
async def api(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[BotApi]:
    folder = tmp_path_factory.mktemp("chatting")
    corpus = folder / "corpus"
    corpus.mkdir()
    for path in CORPUS.glob("*.md"):
        (corpus / path.name).write_bytes(path.read_bytes())
    for name, text in {"odd": ODD, "arabic": ARABIC, "huge": HUGE, "many": MANY}.items():
        (corpus / f"{name}.md").write_text(text, encoding="utf-8")
    async with open_bot_api() as api:
        api.is_strict = True
        async with running(api, folder, CORPUS_DIR=str(corpus), ADMIN_IDS=str(OPERATOR)):
            yield api
        assert api.refusals == []


@pytest.fixture
def guest(api: BotApi) -> Guest:
    return Guest(api, next(_chats))


@pytest.fixture
def member(api: BotApi) -> Guest:
    """Somebody in a group."""
    return Guest(api, -next(_chats), user=next(_chats))


# -- buttons --------------------------------------------------------------------------------------


async def test_row_12_every_press_is_answered_and_a_double_one_changes_nothing(
    guest: Guest,
) -> None:
    answer = await guest.asks(QUESTION)
    before = guest.sees(answer).text

    first = guest.api.press(guest.chat, answer, context := "c:" + data_of(guest, answer))
    second = guest.api.press(guest.chat, answer, context)
    for query in (first, second):
        assert "text" not in await guest.told(query)
    await guest.api.until(lambda: guest.sees(answer).edits)

    assert "<blockquote expandable>" in guest.sees(answer).text
    await guest.presses(answer, "Back to the answer")
    assert await guest.is_done()
    assert guest.sees(answer).text == before


def data_of(guest: Guest, answer: int) -> str:
    """The number of the turn, as the buttons hold it."""
    button = next(b for b in guest.sees(answer).buttons if "callback_data" in b)
    return str(button["callback_data"]).split(":")[1]


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
    stranger = Guest(guest.api, next(_chats))
    own = await stranger.asks("thanks")

    for letter in ("c", "b", "h", "r", "a"):
        rest = {"h": ":1", "r": ":1", "a": ":0"}.get(letter, "")
        told = await stranger.sends_data(own, f"{letter}:{data_of(guest, answer)}{rest}")
        assert told["text"]
    assert stranger.sees(own).edits == 0


async def test_row_12_a_message_that_telegram_no_longer_shows_gets_a_new_one(guest: Guest) -> None:
    answer = await guest.asks(QUESTION)
    data = "r:" + data_of(guest, answer) + ":3"
    gone = {"chat": {"id": guest.chat, "type": "private"}, "message_id": answer, "date": 0}
    query = guest.api.chats.next_query()
    sender = person(guest.chat)
    press = {"id": query, "from": sender, "data": data, "chat_instance": "1", "message": gone}
    guest.api.offer(callback_query=press)

    await guest.told(query)
    await guest.api.until(lambda: len(guest.texts()) == 2)
    assert "30 people" in guest.texts()[-1]


async def test_row_12_a_press_under_what_was_sent_inline_is_answered(guest: Guest) -> None:
    query = guest.api.chats.next_query()
    press = {"id": query, "from": person(guest.chat), "data": "c:1", "chat_instance": "1"}
    guest.api.offer(callback_query={**press, "inline_message_id": "AAAA"})

    assert (await guest.told(query))["show_alert"] == "true"


async def test_a_rating_is_noted_and_ticked(guest: Guest) -> None:
    answer = await guest.asks(QUESTION)

    assert "Thank you" in (await guest.presses(answer, "Helpful"))["text"]
    await guest.api.until(lambda: guest.sees(answer).edits)

    assert "✓ Helpful" in [button["text"] for button in guest.sees(answer).buttons]


async def test_an_offered_question_is_answered_where_it_was_offered(member: Guest) -> None:
    member.topic.update({"message_thread_id": 5, "is_topic_message": True})
    offer = await member.asks("/ask How many Russian pilots were killed?")
    before = len(guest_sent(member))

    await member.sends_data(offer, f"a:{data_of(member, offer)}:0")
    await member.api.until(lambda: len(guest_sent(member)) > before)

    assert guest_sent(member)[0]["message_thread_id"] == "5"


def guest_sent(guest: Guest) -> list[dict[str, object]]:
    return [sent.params for sent in guest.api.sent if sent.chat == guest.chat]


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


async def test_row_21_an_unknown_question_is_left_alone(guest: Guest) -> None:
    guest.rewrites(10**6, QUESTION)

    assert await guest.is_done()
    assert len(guest.texts()) == 1


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


# -- where and how somebody writes ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("x" * 4096, "?", "\U0001f600" * 40, "...", "the of and", "a"),
        *("1 < 2 <b> </blockquote> &lt;", "\u202ekilled\u2028 soldiers"),
    ],
)
async def test_row_17_whatever_is_written_gets_a_sensible_reply(guest: Guest, text: str) -> None:
    assert formatted(guest.sees(await guest.asks(text)).text, "HTML").text


async def test_row_14_markup_in_an_article_is_shown_as_it_stands(guest: Guest) -> None:
    answer = guest.sees(await guest.asks("What did Ångström & Söhne write of the tag <b>?"))

    assert 'The tag <b> and </blockquote> and &lt; and <a href="x"> say that 1 < 2' in shown(
        answer.text
    )


async def test_row_15_a_quote_is_what_arrives(guest: Guest) -> None:
    arrived = shown(guest.sees(await guest.asks("What did the acrobat wave at noon?")).text)

    assert f"{FAMILY} waved a\nflag\n\n {FLAG} at noon, wrote Ångström." in arrived


def shown(html: str) -> str:
    return formatted(html, "HTML").text


async def test_row_16_latin_names_keep_their_place_among_arabic(guest: Guest) -> None:
    arrived = shown(guest.sees(await guest.asks("كم مزرعة أغرق الفيضان في حلب؟")).text)

    assert "\u2068Reuters\u2069" in arrived
    assert "قالت وكالة Reuters إن الفيضان أغرق 12 مزرعة" in arrived


async def test_row_18_and_19_a_huge_sentence_is_cut_between_words_in_messages_that_fit(
    guest: Guest,
) -> None:
    await guest.asks("What did the zeppelin carry?")
    assert await guest.is_done()

    parts = [shown(text) for text in guest.texts()[:-1]]
    assert len(parts) > 4
    assert all(len(part) <= 4096 for part in parts)
    assert all(part.endswith("…") for part in parts[:-1])


async def test_row_18_three_hundred_hits_make_one_reply(guest: Guest) -> None:
    answer = guest.sees(await guest.asks("Which lighthouse shines?"))

    assert len(formatted(answer.text, "HTML").entities) <= 100


@pytest.mark.parametrize(
    "sent",
    [
        {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]},
        {"location": {"longitude": 1.0, "latitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"dice": {"emoji": "\U0001f3b2", "value": 3}},
    ],
    ids=lambda sent: next(iter(sent)),
)
async def test_row_20_what_holds_no_words_gets_a_hint_in_private_and_silence_in_a_group(
    guest: Guest, member: Guest, sent: dict[str, object]
) -> None:
    answer = await guest.asks("", text=None, entities=None, **sent)
    member.writes("", text=None, entities=None, **sent)

    assert "in a few words" in guest.sees(answer).text
    assert await member.is_done()
    assert len(member.texts()) == 1


@pytest.mark.parametrize(
    "note",
    [
        {"new_chat_title": "T"},
        {"left_chat_member": person(3)},
        {"group_chat_created": True},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 5}},
    ],
    ids=lambda note: next(iter(note)),
)
async def test_row_20_what_telegram_itself_notes_is_ignored(
    guest: Guest, note: dict[str, object]
) -> None:
    guest.writes("", text=None, entities=None, **note)

    assert await guest.is_done()
    assert len(guest.texts()) == 1


@pytest.mark.parametrize(
    "author",
    [
        {
            "from": {**person(1087968824), "is_bot": True},
            "sender_chat": {"id": -7, "type": "group", "title": "G"},
        },
        {
            "from": {**person(136817688), "is_bot": True},
            "sender_chat": {"id": -8, "type": "channel", "title": "C"},
        },
        {"from": None, "sender_chat": {"id": -8, "type": "channel", "title": "C"}},
        {
            "from": person(9),
            "forward_origin": {"type": "hidden_user", "sender_user_name": "A", "date": 1},
        },
    ],
    ids=["anonymous admin", "channel", "nobody", "forwarded"],
)
async def test_row_20_whoever_writes_in_a_group_is_answered(
    member: Guest, author: dict[str, object]
) -> None:
    assert "22 " in member.sees(await member.asks("/ask " + QUESTION, **author)).text


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("/ask " + QUESTION, True),
        ("/ASK " + QUESTION, True),
        ("/ask@article_bot " + QUESTION, True),
        ("/Ask@Article_Bot " + QUESTION, True),
        ("/ask@other_bot " + QUESTION, False),
        ("/START", True),
        ("/start " + "A-_9" * 16, True),
        ("/start <b>&" + "x" * 100, True),
        ("/nonsense", False),
        ("/nonsense@article_bot", True),
    ],
)
async def test_row_22_commands_are_for_the_bot_they_name(
    member: Guest, text: str, answered: bool
) -> None:
    member.writes(text)

    assert await member.is_done()
    assert len(member.texts()) == 1 + answered


async def test_row_22_a_link_into_the_bot_opens_what_it_names(guest: Guest) -> None:
    offered = json.loads((await guest.types("Turkish soldiers"))["results"])
    link = offered[0]["reply_markup"]["inline_keyboard"][0][0]["url"]

    answer = await guest.asks("/start " + link.partition("?start=")[2])

    assert "22 soldiers" in shown(guest.sees(answer).text)


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (QUESTION, False),
        ("@article_bot " + QUESTION, True),
        ("Tell me, @article_bot, how many Turkish soldiers were killed?", True),
        ("@article_bots " + QUESTION, False),
    ],
)
async def test_row_23_a_group_is_answered_when_it_asks_and_where_it_asks(
    member: Guest, text: str, answered: bool
) -> None:
    member.topic.update({"message_thread_id": 5, "is_topic_message": True})
    plain = {"entities": []} if "bots" in text else {}
    member.writes(text, **plain)

    assert await member.is_done()
    assert len(member.texts()) == 1 + answered
    assert {sent["message_thread_id"] for sent in guest_sent(member)} == {"5"}


async def test_row_23_a_mention_in_a_caption_and_a_reply_to_an_answer_are_heard(
    member: Guest,
) -> None:
    caption = {"caption": "@article_bot " + QUESTION, "text": None, "entities": None}
    mention = [{"type": "mention", "offset": 0, "length": 12}]
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    answer = await member.asks("", photo=photo, caption_entities=mention, **caption)

    reply = await member.asks(
        "Who says so?", reply_to_message=member.api.chats.message(member.chat, answer)
    )

    assert "Daily Sabah" in member.sees(reply).text


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


async def test_row_26_fast_typing_leaves_no_storm(guest: Guest) -> None:
    queries = [guest.api.type(QUESTION[:length], user=guest.chat) for length in range(1, 20)]
    for query in queries[:-1]:
        guest.api.chats.queries.discard(query)  # whoever typed on waits for the last one only
    guest.api.is_strict = False

    assert json.loads((await guest.told(queries[-1]))["results"])
    assert await guest.is_done()
    guest.api.is_strict = True


# -- the operator ---------------------------------------------------------------------------------


async def test_the_operator_sees_figures_and_a_picture_of_them(api: BotApi) -> None:
    operator = Guest(api, OPERATOR)

    answer = await operator.asks("/stats")
    await api.until(lambda: api.chats.photos)

    assert "questions" in operator.sees(answer).text
    assert api.chats.photos == [(OPERATOR, "picture.png")]


async def test_nobody_else_sees_them(guest: Guest) -> None:
    answer = await guest.asks("/stats")

    assert "I do not know that command" in guest.sees(answer).text


# -- languages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
async def test_row_16_everything_is_said_in_the_readers_language(
    guest: Guest, language: str
) -> None:
    reader = Reader(language)
    writer = {**person(guest.chat), "language_code": f"{language}-XX"}

    async def told(text: str) -> str:
        answer = await guest.asks(text, **{"from": writer})
        return formatted(guest.sees(answer).text, "HTML").text

    assert await told("/start") == reader.say(words.TALK[Talk.GREETING])
    assert await told("/history") == reader.say(words.NOTICES[NoticeKind.NO_HISTORY])
    assert reader.say(words.NOT_FOUND) in await told("Who bakes the bread of the dragon?")
    assert reader.say(words.CITING).split("{}")[1] in await told(QUESTION)
    assert reader.say("What I can do") in await told("/help")
    assert await told("/language") == reader.say(words.LANGUAGE_QUESTION)
    assert "30" in await told("/privacy")
    assert await told("/forget") == reader.say(words.NOTICES[NoticeKind.FORGOTTEN])
