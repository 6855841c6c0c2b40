"""The one app. Its folders, top to bottom, are the architecture: docs/architecture.md."""
