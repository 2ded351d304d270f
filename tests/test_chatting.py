"""What people write, and where, against a Bot API that refuses and changes as Telegram does.

"row N" names the row of the table in docs/delivery.md. Everything is asked of one running bot; at
the end the server must not have refused or changed a single request.
"""

import json

import pytest

from bot.answer import NoticeKind, Talk
from bot.locales import LANGUAGES
from bot.rendering import words
from bot.rendering.reader import Reader
from tests.bot_api import BotApi
from tests.chatting import FAMILY, FLAG, OPERATOR, OTHER, QUESTION, Guest
from tests.telegram_html import formatted
from tests.telegram_objects import person

PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]


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


async def test_row_18_a_huge_sentence_is_cut_between_words_in_messages_that_fit(
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


async def test_row_19_a_list_of_long_links_goes_without_what_would_be_too_much(
    guest: Guest,
) -> None:
    answer = guest.sees(await guest.asks("/sources Many"))

    assert "Reuters" in shown(answer.text)
    assert len(answer.text.encode()) <= 32 * 1024


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

    assert "only read text" in guest.sees(answer).text
    assert await member.is_done()
    assert len(member.texts()) == 1


@pytest.mark.parametrize(
    ("captions", "replied"),
    [
        ((QUESTION, None, None), "22 soldiers"),
        ((None, None, QUESTION), "22 soldiers"),
        ((QUESTION, "What is this?", None), "22 soldiers"),
        ((None, None, None), "only read text"),
    ],
)
async def test_row_20_an_album_gets_one_reply_whichever_picture_has_the_caption(
    guest: Guest, captions: tuple[str | None, ...], replied: str
) -> None:
    album = {"media_group_id": "137", "photo": PHOTO, "text": None, "entities": None}
    before = len(guest.texts())

    for caption in captions:
        guest.writes("", caption=caption, **album)

    assert await guest.is_done()
    assert len(guest.texts()) == before + 2
    assert replied in guest.texts()[-2]


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


@pytest.mark.parametrize("text", ["/ask ", "@article_bot ", ""])
async def test_row_20_another_bot_is_not_answered(member: Guest, text: str) -> None:
    mine = member.api.chats.message(member.chat, await member.asks("/ask " + QUESTION))
    another = {"from": {**person(9), "is_bot": True}}

    member.writes(text + QUESTION, reply_to_message=mine, **another)

    assert await member.is_done()
    assert len(member.texts()) == 2


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
    assert {sent["message_thread_id"] for sent in member.got()} == {"5"}


async def test_row_23_who_writes_to_a_channel_is_answered_there(member: Guest) -> None:
    member.topic.update({"direct_messages_topic": {"topic_id": 8}})
    question = member.writes("/ask " + QUESTION)

    await member.edits(question, await member.answer_to(question), "/ask " + OTHER)

    assert await member.is_done()
    assert {sent["direct_messages_topic_id"] for sent in member.got()} == {"8"}


async def test_row_23_a_mention_in_a_caption_and_a_reply_to_an_answer_are_heard(
    member: Guest,
) -> None:
    caption = {"caption": "@article_bot " + QUESTION, "text": None, "entities": None}
    mention = [{"type": "mention", "offset": 0, "length": 12}]
    answer = await member.asks("", photo=PHOTO, caption_entities=mention, **caption)

    reply = await member.asks(
        "Who says so?", reply_to_message=member.api.chats.message(member.chat, answer)
    )

    assert "Daily Sabah" in member.sees(reply).text


async def test_row_23_the_name_alone_asks_what_it_replies_to(member: Guest) -> None:
    asked = {**member.api.message(QUESTION, member.chat, 8), "message_id": 3}

    answer = await member.asks("@article_bot", reply_to_message=asked)
    hint = await member.asks("@article_bot")

    assert "22 soldiers" in member.sees(answer).text
    assert words.NOTICES[NoticeKind.CALLED] in member.sees(hint).text


# -- the operator ---------------------------------------------------------------------------------


async def test_the_operator_sees_figures_and_a_picture_of_them(chats_api: BotApi) -> None:
    operator = Guest(chats_api, OPERATOR)

    answer = await operator.asks("/stats")
    await chats_api.until(lambda: chats_api.chats.photos)

    assert "questions" in operator.sees(answer).text
    assert "1 waiting" not in operator.sees(answer).text  # the command itself does not count
    assert chats_api.chats.photos == [(OPERATOR, "picture.png")]


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

    assert await told("/start") == reader.say(words.TALK_OF_SEVERAL[Talk.GREETING])
    assert await told("/history") == reader.say(words.NOTICES[NoticeKind.NO_HISTORY])
    assert reader.say(words.NOT_FOUND_IN_SEVERAL) in await told("Who feeds the dragon?")
    assert reader.say(words.CITING).split("{}")[1] in await told(QUESTION)
    assert reader.say("What I can do") in await told("/help")
    assert await told("/language") == reader.say(words.LANGUAGE_QUESTION)
    assert "30" in await told("/privacy")
    assert await told("/forget") == reader.say(words.NOTICES[NoticeKind.FORGOTTEN])
