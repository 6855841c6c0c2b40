"""Wiring only: settings, addresses, servers. No product logic."""
