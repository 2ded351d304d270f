"""What is known of writing and of languages, whatever an article or a question says.

`cleaning` gives text as Telegram will show it, `analysis` its tokens and terms (by `stems`, what is
known of a `language`, and irregular forms in `plain_english`), `letter_groups` what spellings have
in common, `sentences` its sentences, `values` its numbers and dates (`numerals`, `calendar`),
`proper_names` its names, and `asking` whether it asks. `frequency` says how rare a word is,
`line_ends` where lines are joined without a space; `word_lists` makes expressions. Nothing here
knows articles or questions.
"""
