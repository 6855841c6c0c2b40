"""German: what notes say, bent to their places in a German sentence."""
