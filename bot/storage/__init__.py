"""What must survive a crash: updates not yet answered, replies not yet delivered, turns.

`protocols.py` says what a storage offers, `rows.py` the values it takes and gives; `sqlite.py`
keeps the promise over one file. Nothing here knows Telegram's library or decides what is answered.
"""
