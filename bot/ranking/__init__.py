"""Which sentence of the passages found answers a question, and how sure that is.

`ranker` is read first: a sentence's score is the sum of its `features`, each times one of the
fitted `weights`. Some features tell whether a sentence is `likely` to hold an answer of the type
asked for, by the `evidence` in it; `support` tells how likely the article answers at all. What a
passage offers is worked out once (`passage_index`), and what a question wants as well (`wanted`).
"""
