"""Reads what the home page lists: one's own workspaces, and the examples."""

from django.db.models import Count, OuterRef, Q, Subquery

from canvases.access import guest_hash
from canvases.models import Canvas, Change, Member, Role, Session, Workspace
from canvases.queries.workspace import CanvasCard, load_overview


def load_own(tokens: list[str]) -> list[Workspace]:
    """The workspaces of the guest with one of these cookie tokens, latest change first, without
    those of which they have single canvases only, and those of rehearsals. One query, and one for
    each token."""
    if not tokens:
        return []
    own = Member.objects.filter(token_hash__in=map(guest_hash, tokens), canvas=None)
    changes = Change.objects.filter(workspace=OuterRef("pk")).order_by("-seq")
    return list(
        Workspace.objects.filter(pk__in=own.values("workspace"), deleted_at=None)
        .exclude(sessions__rehearses__isnull=False)
        .annotate(
            latest=Subquery(changes.values("at")[:1]),
            canvas_count=Count("canvases", filter=Q(canvases__binned_at__isnull=True)),
        )
        .order_by("-latest")[:30]
    )


def load_own_canvases(tokens: list[str]) -> list[Canvas]:
    """The single canvases that were shared with the guest with one of these cookie tokens. One
    query, and one for each token."""
    if not tokens:
        return []
    guests = map(guest_hash, tokens)
    members = Member.objects.filter(token_hash__in=guests, canvas__binned_at=None)
    members = members.filter(workspace__deleted_at=None).exclude(canvas=None)
    members = members.select_related("canvas__profile__segment")
    return [member.canvas for member in members.order_by("-pk")[:30] if member.canvas]


def load_deleted(tokens: list[str]) -> list[Workspace]:
    """The deleted workspaces that the guest with one of these cookie tokens can bring back, the
    first to be gone first. One query, and one for each token."""
    if not tokens:
        return []
    guests = map(guest_hash, tokens)
    own = Member.objects.filter(token_hash__in=guests, role=Role.OWNER).values("workspace")
    return list(Workspace.objects.deleted().filter(pk__in=own).order_by("deleted_at")[:30])


def load_examples() -> list[Workspace]:
    """The examples of the product, with the number of their canvases. One query."""
    return list(
        Workspace.objects.exclude(example=None)
        .annotate(canvas_count=Count("canvases"))
        .order_by("pk")
    )


def find_example(slug: str) -> Workspace | None:
    """The example workspace with this slug. One query."""
    return Workspace.objects.filter(example=slug).first()


def find_finished(slug: str | None = None) -> Session | None:
    """The finished session of the example with this slug, or of any. One query."""
    found = Session.objects.filter(closed_at__isnull=False, workspace__example__isnull=False)
    found = found.filter(workspace__example=slug) if slug else found
    return found.select_related("workspace", "canvas").order_by("pk").first()


def best_canvas(workspace: Workspace) -> Canvas | None:
    """The canvas of the workspace that fits best, one's own ideas before those of others."""

    def rank(card: CanvasCard) -> tuple[bool, int]:
        own = card.canvas.value_map.alternative == "idea"
        return own, -1 if card.fit.figure is None else card.fit.figure

    cards = [card for group in load_overview(workspace).groups for card in group.cards]
    return max(cards, key=rank).canvas if cards else None
