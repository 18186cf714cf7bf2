"""The desk where medewerkers pick up conversations: `make_desk` builds it."""
