"""The conversation itself, as plain functions: what is known, what to ask next, what to say.

Nothing here knows Rasa, a database or a web server; `actions/` calls it.
"""
