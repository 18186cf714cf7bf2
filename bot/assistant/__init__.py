"""Holds Rasa's Agent in-process: model, action endpoint, tracker store, output channel, NLG."""
