"""Reads that cross tables and come back ready to be shown."""
