"""What is known of a segment, in words: for packs and outlines."""
