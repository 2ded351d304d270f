"""Inline queries: what is offered to a person who types after the bot's name in any chat.

Results depend on the person's language, chosen article and permission, so Telegram may cache them
for that person only, and for a minute, after which a changed corpus shows.
"""

from bot.hosting.host import Host
from bot.hosting.visit import Result
from bot.model import Visitor
from bot.rendering.telegram import render
from bot.storage.rows import ApiRequest, UpdateOutcome, UpdateState
from bot.telegram.callbacks import NO_CHAT
from bot.telegram.messages import NO_PREVIEW, to_markup
from bot.telegram.updates import InlineQuery

CACHE_SECONDS = 60
_GREETED = "hello"  # no link of ours: whoever presses the hint is greeted in our chat
_LONGEST_PAGE = 3  # digits of a page's number; Telegram gives back what it was given, or anything


async def outcome_of(query: InlineQuery, host: Host) -> UpdateOutcome:
    """How the update ends: with results, or none for strangers and beyond the end."""
    person, page = query.person, _page(query.offset)
    found = await host.offer(query.text, Visitor(person.id, person.id, person.language), page)
    results = [shown for result in found.results if (shown := _result(result))]
    answer = {
        "inline_query_id": query.id,
        "results": results,
        "cache_time": CACHE_SECONDS,
        "is_personal": True,
        "next_offset": "" if found.next_page is None else str(found.next_page),
        **({"button": {"text": found.hint, "start_parameter": _GREETED}} if found.hint else {}),
    }
    return UpdateOutcome(UpdateState.ANSWERED, (ApiRequest(NO_CHAT, "answerInlineQuery", answer),))


def _page(offset: str) -> int:
    """The page that was announced as the next one; the first for all else."""
    return int(offset) if offset.isdecimal() and len(offset) <= _LONGEST_PAGE else 0


def _result(result: Result) -> dict[str, object] | None:
    """None for what is too long for the one message that a result becomes."""
    first, *others = render(result.reply.answer, result.reply.reader)
    if others:
        return None
    content = {
        "message_text": first.html,
        "parse_mode": "HTML",
        "link_preview_options": NO_PREVIEW,
    }
    buttons = result.reply.keyboard
    return {
        "type": "article",
        "id": result.id,
        "title": result.title,
        "description": result.description,
        "input_message_content": content,
        **({"reply_markup": to_markup(buttons)} if buttons else {}),
    }
