"""Ranked sentences to an answer: quotes with their sources, or silence.

`composing.py` decides, and is read first. `reranking.py` and `replies.py` say which sentence leads,
`quoting.py` makes spans of sentences; `asked_source.py` answers questions for the words of
somebody, whom `named_source.py` finds; `disagreement.py`, `accounts.py` and `denial.py` put sources
that do not agree side by side. Rules of silence are in `bot.unanswered`.
"""
