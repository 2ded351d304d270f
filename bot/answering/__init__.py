"""Ranked sentences to an answer: quotes with their sources, or silence.

`composing.py` decides, and is read first. `quoting.py` makes spans of sentences; `named_source.py`
finds what somebody is asked for by name; `disagreement.py`, `accounts.py` and `denial.py` put
sources that do not agree side by side. Rules of silence are in `bot.unanswered`.
"""
