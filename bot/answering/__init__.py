"""Ranked sentences to an answer: quotes with their sources, or silence.

`composing` decides, and is read first. Which sentence leads is said by `reranking`, `introduced`
(who somebody is, where he is `described`), `holders` (of an office), `acting` (what somebody did)
and `replies`; `quoting` makes a span of it, `follow_on` adds a neighbour that it needs or that it
`announced`, `emphasis` marks its figures, `headings` finds what only a heading tells.
`asked_source` answers questions for the words of somebody, whom `named_source` finds by
`source_names`, `compared` those for several. `disagreement` puts sources side by side that give
other values (`asked_value`) or other accounts (`accounts`, `account_kinds`), `denial` a claim and
who denies it. Rules of silence are in `bot.unanswered`.
"""
