"""The method of the Value Proposition Canvas as pure Python: no database, no web framework."""
