"""Forms turn what a browser sends into clean values, or into words that say what is wrong."""
