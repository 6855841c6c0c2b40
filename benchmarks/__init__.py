"""What is measured, against peers and floors, with one command: `make bench`.

Machines are noisy, so every figure is a ratio of two things measured side by side in one run, and
each is a median of many rounds that take turns.
"""
