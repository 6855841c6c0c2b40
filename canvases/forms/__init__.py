"""From what a browser sends to clean values, or to words that say what is wrong."""
