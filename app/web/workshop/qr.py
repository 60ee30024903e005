"""The QR code of an address, as a picture inside a page."""

import io
from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def qr_code(address: str) -> Markup:
    """The QR code of an address: SVG without a style, sized by the stylesheet (class ``qr``).

    Error correction is medium, so that it is still read from the back of a room.
    """
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, border=3, omitsize=True, svgclass="qr",
        lineclass="qr__dark",
    )  # fmt: skip
    # Made by the library from an address of our own; it holds squares only.
    return Markup(out.getvalue().decode())  # noqa: S704 - drawn by the library out of our own address
