"""What a canvas shows: rendered pieces of the board, what changed, and the events that say so."""
