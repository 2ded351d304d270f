"""From what somebody typed to the `Question` that is looked for.

A message comes first. `several` splits it into questions, `mistyped` mends slips in everyday words,
`intent` tells small talk from questions, and `followups` completes what leans on the turn before;
`persons` says who "he" is, maybe the `named_person` of the last answer. `wordings` are what people
write in each language.

`question` takes a question apart. It is put plainly by `plain_words`, `differing` and `idioms`;
`leaders` replaces an office by a name. `meant` says which term a word is meant to be, by the
`vocabulary` of the articles and by `spelling`; `clues` how telling the term is and what may stand
for it (`countries`). Words that an answer may leave `unsaid` are not missed. `answer_type` says
what would answer the question. `foreign` puts one in another language into English `word_by_word`,
by a `dictionary` and `foreign_names`.
"""
