"""Actions: the only code that writes durable state.

An action is called as `notes.add(grant, op_id, …)`. It runs in one transaction with its journal
entry. A second call with the same `op_id` has no second effect.
"""
