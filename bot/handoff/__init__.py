"""Handoffs to a medewerker."""
