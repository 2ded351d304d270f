"""Buttons as Telegram takes them. Pure."""

from bot.actions import encode
from bot.rendering.keyboard import Button, Keyboard


def to_markup(keyboard: Keyboard) -> dict[str, object]:
    """The `reply_markup` of a message; of no buttons an empty one, which takes them away."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in keyboard]}


def _button(button: Button) -> dict[str, object]:
    if button.action is not None:
        return {"text": button.label, "callback_data": encode(button.action)}
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "copy_text": {"text": button.copy}}
