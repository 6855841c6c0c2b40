"""The journal: one transaction, one lock and one line for each change; notifications of it."""
