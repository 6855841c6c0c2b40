"""The only app. docs/architecture.md describes its folders."""
