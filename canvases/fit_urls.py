"""The addresses of a canvas under which its fit is looked at, compared, ranked and scored."""

from typing import Final

from django.urls import URLPattern, URLResolver, path

from canvases.views import assessment, fit_page, fit_walk, quotes, ranking, value_curve

FIT: Final[list[URLPattern | URLResolver]] = [
    path("alternatives/curve/", value_curve.value_curve, name="value_curve"),
    path("segments/", value_curve.offer_segments, name="offer_segments"),
    path("fit/", fit_page.fit, name="fit"),
    path("fit/cell/", fit_page.fit_cell, name="fit_cell"),
    path("fit/walk/", fit_walk.fit_walk, name="fit_walk"),
    path("fit/undo/", fit_page.fit_undo, name="fit_undo"),
    path("fit/redo/", fit_page.fit_redo, name="fit_redo"),
    path("evidence/quotes/", quotes.quotes, name="quotes"),
    path("assessment/", assessment.assessment, name="assessment"),
    path("assessment/scores/", assessment.scores, name="scores"),
    path("rank/<slug:kind>/", ranking.rank, name="rank"),
]
