"""Rasa custom actions: one action per file, nothing opens at import."""
