"""Files that come back: the canvas file and the table of notes, which `imports` reads."""
