"""The kinds of answers, as logs, the history, JSON and the figures name them.

They stand apart from `answer`, whose values hold figures, which are counted by these kinds.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a turn was answered with. Databases hold these words, so none may change."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    ABOUT = "about"
    SMALL_TALK = "small_talk"
    NOTICE = "notice"
