"""A picture becomes the bytes of a file, by the file's ending."""

from kithmap.goalmap.picture import Picture
from kithmap_app.cli.writing import signed_png


def drawn(picture: Picture, kind: str, *, theme: str, initials: bool) -> bytes:
    """Give the picture as ".svg", ".pdf" or ".png"."""
    if kind == ".svg":
        from kithmap.goalmap.svg import to_svg  # fonts are embedded: only SVG pays for that

        return to_svg(picture, theme=theme, initials=initials).encode()
    from kithmap.goalmap.paper import to_pdf, to_png  # typst loads 80 MB

    if kind == ".pdf":
        return to_pdf(picture, theme=theme, initials=initials)
    return signed_png(to_png(picture, theme=theme, initials=initials))
