"""Reads for team sessions: rounds, ballots, walls, groups, sentences and the report."""
