"""When the article does not answer, though the best quote matches well.

`silence` is the way in. The others tell by the form of an English question what a quote lacks, a
form a module: how many (`counted`), what befell whom (`befallen`), when (`timed`), where
(`placed`), how much (`measured`), who (`doers`, `offices`, `never_quoted`), which (`kinds`), what
they did and why (`deeds`), whose (`possessions`), of whom (`named`), of what name (`unnamed`) and
about what (`topics`). `needed` has what every answer of a form must hold; `asked_words`, `capitals`
and `words` serve all of them.

Each rule states what an answer of that form must hold. It was measured on public questions before
it was adopted: on the first quotes of SQuAD, XQuAD and papers, and on pieces of twelve passages
that were also asked what only the rest of their article answers (near misses). The comments give
how many right answers a rule takes away, and how many near misses it silences.
"""
