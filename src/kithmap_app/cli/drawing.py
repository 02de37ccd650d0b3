"""A picture becomes the bytes of a file, by the file's ending."""

from kithmap.goalmap.picture import Picture


def drawn(picture: Picture, kind: str, *, theme: str, initials: bool) -> bytes:
    """Give the picture as ".svg", ".pdf" or ".png"."""
    if kind == ".svg":
        from kithmap.goalmap.svg import to_svg  # fonts are embedded: only SVG pays for that

        return to_svg(picture, theme=theme, initials=initials).encode()
    from kithmap.goalmap.paper import to_pdf, to_png  # typst loads 80 MB

    draw = to_pdf if kind == ".pdf" else to_png
    return draw(picture, theme=theme, initials=initials)
