"""The floors: bare views behind the same middleware, on the same database."""

import secrets
import time
from typing import ClassVar

from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.http import require_POST


class Bare(models.Model):
    """One row with one text, for the floor of a durable insert."""

    text = models.CharField(max_length=280)

    objects: ClassVar[models.Manager["Bare"]] = models.Manager()

    class Meta:
        app_label = "canvases"
        managed = False
        db_table = "bench_bare"

    def __str__(self) -> str:
        return self.text


def make_table() -> None:
    """Create the table of the bare insert."""
    with connection.schema_editor() as editor:
        editor.create_model(Bare)


def page(request: HttpRequest) -> HttpResponse:
    """A bare page: one query, one small template."""
    rows = Bare.objects.filter(pk=1).first()
    template = engines["jinja2"].from_string("<!doctype html><title>{{ now }}</title><p>{{ row }}")
    return HttpResponse(template.render({"now": time.time(), "row": rows}, request))


@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    """Insert one row durably and say so."""
    with transaction.atomic():
        row = Bare.objects.create(text=request.POST.get("text", secrets.token_hex(8)))
    return HttpResponse(f"<p>{row.pk}")


urlpatterns = [
    path("", include("canvases.urls")),
    path("bare/", page),
    path("bare/insert/", insert),
]
