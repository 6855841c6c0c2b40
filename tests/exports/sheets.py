"""Sheets for the tests of what is printed, and a font whose letters are half an em wide."""

from collections.abc import Sequence

from canvases.exports.layout.line_breaking import TextPiece
from canvases.exports.layout.notes import DOTS
from canvases.exports.page.sheet import Labels, Sheet, SheetFit, SheetLink, SheetNote
from canvases.method.kinds import KINDS

LABELS = Labels(boxes={kind: facts.many for kind, facts in KINDS.items()})


class HalfEm:
    """Measures without a font: half an em a letter, a quarter a space."""

    def pieces(self, text: str, weight: int = 400, language: str = "") -> tuple[TextPiece, ...]:  # noqa: ARG002
        return tuple(
            TextPiece(word, len(word) / 2, 0.25, tuple((letter, 0.5) for letter in word))
            for word in text.split()
        )

    def dots(self, text: str, *, rtl: bool) -> float:  # noqa: ARG002
        return DOTS


HALF_EM = HalfEm()


def sheet(
    counts: Sequence[int] = (4,) * 6,
    links: tuple[SheetLink, ...] = (),
    texts: Sequence[str] = ("A warm meal in ten minutes", "No queue", "Knows what it costs"),
    **other: object,
) -> Sheet:
    """A canvas with so many notes of each kind, in the order of `Kind`; ids are kind-number."""
    values: dict[str, object] = {
        "title": "Smart fridge on the ward",
        "workspace": "Night-shift meals",
        "segment": "Night-shift nurses",
        "value_map": "Our idea",
        "statement": "Our fridge helps night-shift nurses who want to eat well.",
        "date": "22 November 2026",
        "language": "en",
        "rtl": False,
        "labels": LABELS,
        "fit": SheetFit(72, 81, 68, 70),
        "notes": tuple(
            SheetNote(f"{kind}-{number}", kind, texts[number % len(texts)], 5 - number % 5)
            for kind, count in zip(KINDS, counts, strict=True)
            for number in range(count)
        ),
        "links": links,
    }
    return Sheet(**(values | other))  # type: ignore[arg-type]
