"""Ways out: one module or folder for each format, all fed from a board."""
