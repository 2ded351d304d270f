"""The kinds of answers, as the log, the history, JSON and the statistics name them.

They stand apart from `answer`, which imports the statistics, which are counted by kind.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a turn was answered with. Databases hold these words, so none may change."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    ABOUT = "about"
    SMALL_TALK = "small_talk"
    NOTICE = "notice"
