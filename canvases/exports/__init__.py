"""Exports: one module or folder for each format."""
