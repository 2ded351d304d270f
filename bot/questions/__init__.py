"""What somebody typed, up to the `Question` that is looked for.

Of a message: `several` tells its questions apart, `mistyped` mends everyday words, `intent` tells
small talk from questions, `followups` and `persons` complete what leans on the turn before, whose
answer may name somebody (`named_person`), by the `wordings` of each language.

Of a question, which `question` takes apart: `plain_words`, `differing` and `idioms` put it
plainly, `leaders` names who holds an office, `meant` says which term a word is meant to be, by the
`vocabulary` of the articles and by `spelling`; `clues` weighs the terms and expands them, with
`countries`, but for words that an answer leaves `unsaid`; `answer_type` says what would answer it.
`foreign` puts one in another language into English `word_by_word`, by a `dictionary` and
`foreign_names`.
"""
