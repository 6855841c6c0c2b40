"""Forms of team sessions: planning one, leading it, taking part."""
