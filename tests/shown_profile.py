"""What a Bot API shows of a bot: menu and descriptions, by language and by chat."""

import json
from collections.abc import Mapping
from typing import Any

FIELDS = {
    "MyCommands": "commands",
    "MyDescription": "description",
    "MyShortDescription": "short_description",
}
LONGEST = {"MyDescription": 512, "MyShortDescription": 120}
Place = tuple[str, str, int | None]  # what, language, chat


class ShownProfile:
    """Answers getMy... and setMy..., and counts the changes. Refuses what Telegram would refuse."""

    def __init__(self) -> None:
        self.shown: dict[Place, Any] = {}
        self.changes = 0

    def knows(self, method: str) -> bool:
        return method[3:] in FIELDS

    def answer(self, method: str, params: Mapping[str, Any]) -> object:
        """The result of the method, its parameters as they came by HTTP or as values."""
        what = method[3:]
        scope = _value(params.get("scope", {}))
        place = (what, str(params.get("language_code", "")), scope.get("chat_id"))
        if method.startswith("set"):
            return self._set(place, params[FIELDS[what]])
        value = self.shown.get(place, [] if what == "MyCommands" else "")
        return value if what == "MyCommands" else {FIELDS[what]: value}

    def _set(self, place: Place, value: Any) -> bool:
        what, *_ = place
        if what == "MyCommands":
            value = _value(value)
            assert 0 < len(value) <= 100
            assert all(0 < len(one["description"]) <= 256 for one in value)
        else:
            assert 0 < len(value) <= LONGEST[what]
        self.shown[place] = value
        self.changes += 1
        return True


def _value(given: Any) -> Any:
    """What came as JSON by HTTP, or as it is."""
    return json.loads(given) if isinstance(given, str) else given
