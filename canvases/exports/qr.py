"""QR codes of addresses."""

import io

# Between the code and whatever surrounds it, in modules, as ISO/IEC 18004 asks for.
_BORDER = 4


def svg(address: str) -> bytes:
    """The code as SVG. Dark on white in every theme, because many phones read no other."""
    return _save(address, kind="svg", scale=10, xmldecl=False, omitsize=True, nl=False)


def png(address: str) -> bytes:
    """The code as PNG, about 1,000 pixels wide."""
    return _save(address, kind="png", scale=20)


def wifi_svg(network: str, password: str) -> bytes:
    """The code that brings a phone into a network, as SVG; one without a password is open."""
    from segno.helpers import make_wifi_data

    security = "WPA" if password else None
    return svg(make_wifi_data(network, password or None, security))


def _save(address: str, **options: object) -> bytes:
    import segno

    content = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(content, border=_BORDER, dark="#14171b", light="#fff", **options)  # type: ignore[arg-type]
    return content.getvalue()
