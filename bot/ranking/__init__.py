"""Which sentence of the passages found answers a question, and how sure that is.

`ranker` adds up a few named `features`, those of what could be the answer among them (`likely`, by
its `evidence`), with the fitted `weights`, one a feature; `support` says how sure that is. What a
passage offers is worked out once (`passage_index`), and so is what a question wants (`wanted`).
`sentences` says which stand side by side.
"""
