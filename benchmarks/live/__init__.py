"""Many people on one board: how fast a change reaches everyone, against a bare TCP fan-out."""
