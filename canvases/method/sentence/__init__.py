"""The value proposition in a sentence: patterns, and the grammar of their slots."""
