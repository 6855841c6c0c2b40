"""Files that come back: the canvas file, the table of notes, the workbook; `imports` reads them."""
