"""The settings of the process: read from the environment and `.env`, and checked.

`environment` reads single values, and quickly; `settings` has all of them, checked by `values`, and
costs an import of pydantic. `misspelt` finds names that are nearly a setting's.
"""
