"""What a page shows, as plain values: texts with their places, and what is drawn."""
