"""The options of an export, as plain values that can be sent to another process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What is shown. A format uses those in `formats.Format.options`."""

    links: bool = True
    weights: bool = True
    fit: bool = True
    evidence: bool = True  # what the notes stand on, and tests
    authors: bool = False  # who wrote each note
    continuation: bool = True  # pages for the notes that found no room; else "+ 4 more" says it
    segments: bool = True  # a page about each segment
    journeys: bool = True  # and one about its journey
    roles: bool = True  # who buys, pays and uses
    values: bool = True  # what the segments are worth
    separator: str = "comma"  # between the cells of a table: a code of csv_notes.SEPARATORS
    language: str = "en"  # a code of Django's LANGUAGES: of our words, not of what people wrote
