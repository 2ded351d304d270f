"""An answer as somebody reads it.

`reply` turns an answer into `blocks`, of `quotation`, `lists` and `summary`, in the words of
`words` for a `reader` in a language; `telegram`, `terminal` and `plain` only add markup to blocks,
`keyboard` has the buttons below them, `links` where they lead, and `direction` keeps scripts in
order. `as_json` is for programs, `why` shows how an answer was found. What the operator sees is in
`dashboard` and `chart` (statistics), `findings`, `dead_updates` and `measures`.
"""
