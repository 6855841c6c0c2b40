"""Settings, addresses and servers. No product logic."""
