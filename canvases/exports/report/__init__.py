"""The report of a session as a file."""
