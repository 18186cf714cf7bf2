"""What a message means: Rasa graph components for `config.yml` (see README there)."""
