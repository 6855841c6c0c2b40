"""Pages as files: PDF by WeasyPrint, pictures by PDFium, SVG; and the workers that make them."""
