"""The verbs: the only code that writes durable state.

Each is called as `notes.add(grant, op_id, …)`, runs in one transaction with its journal entry, and
may be repeated with the same `op_id` without a second effect.
"""
