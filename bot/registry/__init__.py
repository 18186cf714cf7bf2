"""What is kept, and nothing else: conversations (redacted), advies, consent."""
