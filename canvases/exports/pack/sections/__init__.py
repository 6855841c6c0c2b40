"""The sections of a PDF pack, in their order: one module each, with a `SECTION`.

A new section is a module beside the others and a line here.
"""

from typing import Final

from canvases.exports.pack.sections import (
    alternatives,
    appendix,
    assessment,
    canvas,
    contents,
    cover,
    evidence,
    fit,
    journey,
    roles,
    segment,
    statement,
    value,
    value_circle,
    value_curve,
)
from canvases.exports.pack.sections.section import Section

SECTIONS: Final[dict[str, Section]] = {
    section.code: section
    for section in (
        cover.SECTION,
        contents.SECTION,
        statement.SECTION,
        value.SECTION,
        roles.SECTION,
        segment.SECTION,
        journey.SECTION,
        canvas.SECTION,
        fit.SECTION,
        evidence.SECTION,
        assessment.SECTION,
        value_curve.SECTION,
        value_circle.SECTION,
        alternatives.SECTION,
        appendix.SECTION,
    )
}
