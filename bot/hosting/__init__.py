"""The use cases of people who come again: who asks, what they chose, what they asked before.

`host.py` is the way in for every shell; the assistant beneath it knows nobody. What somebody wrote
is answered in `receiving`, what they pressed in `pressing`, what they are typing in `offering`, and
`personal` has the commands that depend on who gives them. All of these are handed a `visit`. What
is remembered of people stands behind the protocol in `memory`; `turns` makes and reads its values.
"""
