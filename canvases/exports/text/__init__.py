"""Canvases as text: Markdown and the summary for e-mails."""
