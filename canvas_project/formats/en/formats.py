"""Dates with the month in letters, which nobody reads as another day; hours from 0 to 23."""

DATE_FORMAT = "j F Y"  # 22 November 2026
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
