"""When the article does not answer, though the best quote matches well.

`silence` is the way in. The others say what the form of an English question shows to be missing
from a quote, a form a module: how many (`counted`), what befell whom (`befallen`), when (`timed`,
`earlier`), where (`placed`), how much (`measured`), who (`doers`, `offices`, `never_quoted`), which
(`kinds`), what they did and why (`deeds`), whose (`possessions`), of whom (`named`), of what name
(`unnamed`) and about what (`topics`).
`needed` has what a form cannot be without; `asked_words`, `capitals` and `words` are what all of
them go by.

Each rule states what an answer of that form must hold. It was measured on public questions before
it was taken: on the first quotes of SQuAD, XQuAD and papers, and on pieces of twelve passages that
were also asked what only the rest of their article answers (near misses). The comments give the
right answers that a rule takes and the near misses that it silences.
"""
