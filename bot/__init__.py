"""Advieschat: the rooms of the house, from the browser to the desk (see README)."""
