"""A name becomes the text that is drawn: cleaned, and shorter where room is short."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from kithmap.goalmap.measure import JOINER, SKIN_TONES, text_width
from kithmap.kit.speech import marked, say

NO_NAME = marked("(no name)")
ELLIPSIS = "…"
JOINERS = f"\u200c{JOINER}"
"""Zero-width joiners: without them Persian and Indic names are misspelt."""
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Fillers and an empty Braille cell: letters by their kind, and nothing is seen of them."""
MOST_MARKS = 4
"""Marks on one letter; no language needs more, and towers of them would cover the names above and below."""
CONJUNCTIONS = ("y", "i")
"""Between the two family names of Spain, of which the first is the one in use: José Ortega y Gasset is José Ortega."""
MOST_STEPS = 2
"""How often a name can be made shorter before it is clipped: "Anna Maria Schmidt", "Anna Schmidt", "Anna S."."""


def cleaned(text: str) -> str:
    """Give `text` composed, on one line, without control characters and direction overrides; "(no name)" for nothing.

    >>> cleaned("Ana\\n  Di\\u0301az\\u202e")
    'Ana Díaz'
    """
    return tidied(text) or say(NO_NAME)


def tidied(text: str) -> str:
    """Give `text` as `cleaned` does, and "" where nothing of it would be seen."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(letter if _is_drawable(letter) else " " if letter.isspace() else "" for letter in text)
    lines = " ".join(_with_few_marks(unicodedata.normalize("NFC", kept)).split())
    return lines if any(map(_is_seen, lines)) else ""


def _with_few_marks(text: str) -> str:
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _is_seen(letter: str) -> bool:
    return letter not in JOINERS and letter not in BLANKS and unicodedata.category(letter)[0] not in "MZ"


def _is_drawable(letter: str) -> bool:
    if letter in JOINERS or letter == " ":
        return True
    category = unicodedata.category(letter)
    return category[0] not in "CZ" or category == "Co"


def shortened(name: str, steps: int) -> str:
    """Give a cleaned `name` made shorter `steps` times: without middle names, then with the family name's initial.

    Particles stay with their name; what stands in brackets or has no letters goes first.

    >>> [shortened("Anna Maria van der Berg", steps) for steps in (0, 1, 2)]
    ['Anna Maria van der Berg', 'Anna van der Berg', 'Anna B.']
    """
    words = [word for word in name.split() if not word.startswith(("(", "[")) and any(map(str.isalnum, word))]
    words = words[: next((place for place in range(2, len(words)) if words[place] in CONJUNCTIONS), None)]
    if steps == 0 or len(words) < 2:
        return name
    if steps == 1:
        particles = takewhile(str.islower, reversed(words[1:-1]))
        return " ".join([words[0], *reversed(list(particles)), words[-1]])
    return f"{words[0]} {next(filter(str.isalnum, words[-1]))}."


@dataclass(frozen=True, slots=True)
class Form:
    """One way to show a name, and the width of its letters in em."""

    text: str
    em: float


def forms(name: str, *, widest_em: float) -> tuple[Form, ...]:
    """Give the ways to show a cleaned `name` within `widest_em`, from full to shortest, each narrower than the last."""
    return _narrowing((shortened(name, steps) for steps in range(MOST_STEPS + 1)), name, widest_em)


def phrase_forms(phrase: str, *, widest_em: float) -> tuple[Form, ...]:
    """Give the ways to show a cleaned `phrase`, which is no name: in full, then ever fewer of its first words.

    >>> [form.text for form in phrase_forms("A tax adviser", widest_em=9)]
    ['A tax adviser', 'A tax…', 'A…']
    """
    words = phrase.split()
    shorter = (" ".join(words[:count]) + ELLIPSIS for count in range(len(words) - 1, 0, -1))
    return _narrowing((phrase, *shorter), phrase, widest_em)


def _narrowing(ways: Iterable[str], whole: str, widest_em: float) -> tuple[Form, ...]:
    """Give those of `ways` that are within `widest_em` and narrower than the one before, at least a clipped one."""
    found: list[Form] = []
    for text in ways:
        em = text_width(text, 1.0)
        if em <= widest_em and (not found or em < found[-1].em):
            found.append(Form(text, em))
    return tuple(found) or (clipped_form(Form(whole, widest_em), widest_em),)


def clipped_form(form: Form, widest_em: float) -> Form:
    """Give `form` cut to `widest_em`."""
    text = clipped(form.text, width=widest_em, size=1.0)
    return Form(text, text_width(text, 1.0))


def shows(shown: str, name: str) -> bool:
    """Tell whether `shown` is one of the ways to show a cleaned `name`."""
    ways = {shortened(name, steps) for steps in range(MOST_STEPS + 1)}
    return shown in ways or (shown.endswith(ELLIPSIS) and any(way.startswith(shown[:-1]) for way in ways))


def clipped(text: str, *, width: float, size: float, semibold: bool = False) -> str:
    """Give `text`, or as much of its beginning as fits into `width` with "…" behind it."""
    if text_width(text, size, semibold=semibold) <= width:
        return text
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(text[:middle].rstrip() + ELLIPSIS, size, semibold=semibold) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    while low > 1 and _is_within_a_sign(text, low):
        low -= 1
    return text[:low].rstrip() + ELLIPSIS


def _is_within_a_sign(text: str, at: int) -> bool:
    """Tell whether a cut at `at` would part a letter from its marks, or one picture into several."""
    after = text[at : at + 1]
    joins = after in (*JOINERS, *SKIN_TONES) or unicodedata.category(after or " ")[0] == "M"
    return joins or text[at - 1] == JOINER


def wrapped(text: str, *, width: float, size: float, semibold: bool = False) -> list[str]:
    """Give `text` broken between words into lines of at most `width`; a word that is wider is clipped."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, semibold=semibold) <= width:
            lines[-1] = longer
        else:
            lines.append(clipped(word, width=width, size=size, semibold=semibold))
    return lines
