"""From ranked sentences to an answer: quotes with their sources, or silence.

`composing` decides, and is read first. Which sentence leads is up to `reranking`, with `introduced`
(who somebody is, where he is `described`), `holders` (of an office), `acting` (what somebody did),
`earlier` (no figures of long ago) and `replies`. `quoting` makes a quote of it, `follow_on` adds
the neighbour that it needs, `emphasis` marks words, `headings` finds what only a heading tells.
`asked_source` answers with the words of one source, which `named_source` finds by `source_names`,
`compared` with those of several. `disagreement` sets sources side by side that give other values
(`asked_value`) or other accounts (`accounts`, `account_kinds`), `denial` a claim and its denial.
The rules of silence are in `bot.unanswered`.
"""
