"""Actions of team sessions. What lands on the canvas is journaled; nothing else of them is."""
