"""Reply -> plain text, for pipes and programs. No control codes; an address is written out."""

from bot.answer import Answer
from bot.rendering.reader import ANYBODY, Reader
from bot.rendering.reply import compose_reply


def render(answer: Answer, reader: Reader = ANYBODY) -> str:
    """The reply as lines of text: quotes as they stand, each with its citation below."""
    lines: list[str] = []
    for block in compose_reply(answer, reader):
        if lines and not block.goes_on:
            lines.append("")
        lines.append(block.text)
        if block.url is not None:
            lines.append(block.url)
    return "\n".join(lines)
