"""The use cases that depend on the person: permission, language, chosen article, turn before.

`host` is the entry for every shell; the assistant below it knows no persons. A message is answered
in `receiving`, a pressed button in `pressing`, an inline query in `offering`, and `personal` has
the commands that depend on who gives them. All are functions of a `visit`: one request with its
context. What is remembered of people is behind the protocol in `memory`, with the values of
`turns`; `suggesting` offers questions that `examples` makes of an article, in the order of their
`likeness` to what was asked.
"""
