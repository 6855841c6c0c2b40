"""Canvases as PowerPoint slides of native shapes, from the same packing as the PDF.

Only the export worker imports this folder: python-pptx is heavy.
"""
