"""One's workspaces in another browser: a link that works once, and the end of all others."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from canvases.access import guest_hash, is_known, waiting_device
from canvases.actions import devices as actions
from canvases.exports import qr
from canvases.forms.sharing import PastedLinkForm
from canvases.queries.devices import count_others
from canvases.queries.home import load_own
from canvases.views.policies import anyone, guest_tokens, let_in
from canvases.views.requests import HtmxRequest, checked


def _token(request: HtmxRequest) -> str:
    """The secret in use; "" where this browser is known nowhere."""
    return next(filter(is_known, guest_tokens(request)), "")


@require_safe
@anyone
def devices(request: HtmxRequest) -> HttpResponse:
    """What opens here, and would in another browser."""
    return _page(request, _token(request))


@require_POST
@anyone
def make_link(request: HtmxRequest) -> HttpResponse:
    """A link for the next browser. Its address is on this answer and never again."""
    token = _token(request)
    if not token:
        return redirect("devices")
    path = reverse("add_device", args=[actions.make_link(token)])
    return _page(request, token, request.build_absolute_uri(path))


@require_POST
@anyone
def end_others(request: HtmxRequest) -> HttpResponse:
    """Be known in no browser but this one."""
    token = _token(request)
    response = redirect("devices")
    if token:
        let_in(request, response, actions.end_others(token))
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
def add(request: HtmxRequest, device: str) -> HttpResponse:
    """Become the person who made the link, by a button."""
    found = waiting_device(device)
    if found is None:
        raise Http404
    if found.guest in map(guest_hash, guest_tokens(request)):
        return render(request, "device.html", {"is_here": True, "own": []})
    if request.method != "POST":
        return render(
            request, "device.html", {"is_here": False, "own": load_own(guest_tokens(request))}
        )
    token = actions.accept(device)
    if token is None:
        raise Http404  # used this very moment
    response = redirect("home")
    let_in(request, response, token)
    return response


@require_safe
@anyone
def code(request: HtmxRequest, device: str) -> HttpResponse:
    """The QR code of such a link."""
    if waiting_device(device) is None:
        raise Http404
    address = request.build_absolute_uri(reverse("add_device", args=[device]))
    return HttpResponse(qr.svg(address), content_type="image/svg+xml")


@require_POST
@anyone
def open_link(request: HtmxRequest) -> HttpResponse:
    """On to a link that was pasted, where a button opens it."""
    return redirect(checked(PastedLinkForm(request.POST)).cleaned_data["link"])


def _page(request: HtmxRequest, token: str, address: str = "") -> HttpResponse:
    context = {
        "own": load_own([token]) if token else [],
        "others": count_others(token) if token else 0,
        "address": address,
    }
    return render(request, "devices.html", context)
