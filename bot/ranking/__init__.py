"""Which sentence of the passages found answers a question, and how sure that is.

`ranker.py` adds up a few named `features` with the fitted `weights`, one a feature. What a passage
offers is worked out once (`passage_index.py`), and so is what a question wants (`wanted.py`).
"""
