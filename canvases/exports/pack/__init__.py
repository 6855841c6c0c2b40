"""The PDF pack: several canvases in one file, with all that belongs to them."""
