"""When the article does not answer, though the best quote matches well.

`silence.py` is the way in. The other modules say what the form of an English question shows to be
missing from a quote, a form a module. Each rule is a plain fact of what an answer to that form
must hold, and was measured on public questions before it was taken: on the first quotes of SQuAD,
XQuAD and papers, and on pieces of twelve passages that were also asked what only the rest of their
article answers (near misses). The comments give both: right answers that a rule takes, and near
misses that it silences.
"""
