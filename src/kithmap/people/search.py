"""A search finds people by words they are known by, forgiving accents, order and typing errors.

Every word of a question must fit some word of a person: as it stands, as its beginning, or, where too few people fit
that way, with a typing error or two (optimal string alignment distance, Damerau 1964). Distances are computed for all
distinct words at once, column by column, so that ten thousand people take a few milliseconds.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kithmap.people.names import folded
from kithmap.people.person import Person

FIELD_WEIGHT = {"name": 1.0, "organisation": 0.7, "label": 0.7, "title": 0.6, "city": 0.6, "handle": 0.5}
"""What a fitting word says, by where it stands (no unit): people are called by their name first."""
WHOLE, BEGINNING, INSIDE = 1.0, 0.85, 0.6
"""How well a word fits that is equal, that begins with the question's word, or (numbers only) contains it."""
ERROR_COST = 0.25
"""What each typing error takes from the fit: two errors in a name still go before a city that fits by its beginning."""
ERRORS_FROM_LETTERS = ((3, 1), (8, 2))
"""Letters from which so many errors are forgiven: below three letters everything is near to everything."""
ENOUGH = 10
"""People who fit as written, from which on typing errors are not looked for: the owner has seen what was meant."""
LONGEST_WORD = 24
"""Letters of a word that are compared; what is longer is an address or a slug, told apart by its beginning."""
LEAST_NUMBER = 3
"""Digits from which a number is looked for inside phone numbers: people know the last ones by heart."""

_BREAK = re.compile(r"[^\w'’]+|_")
_NUMBER = re.compile(r"[\d\s()+./-]+")
_JOINED = re.compile(r"[^@/\d]+")
"""Names are asked for with their parts run together; addresses and numbered names are not."""


@dataclass(frozen=True, slots=True, eq=False)
class SearchIndex:
    """Words of p people, ready to be asked: v distinct words, e places where a word stands on a person.

    words   the distinct words, folded, in no order
    codes   uint32 (v, LONGEST_WORD)  their letters as code points, 0 behind the last
    length  int64 (v)    letters of each, at most LONGEST_WORD
    bag     uint64 (v)   which letters occur at all: bit = code point modulo 64
    start   int64 (p+1)  places of person i are start[i]:start[i+1], at least one each
    word    int32 (e)    the word of each place
    weight  float32 (e)  what it says there, of FIELD_WEIGHT
    """

    words: tuple[str, ...]
    codes: NDArray[np.uint32]
    length: NDArray[np.int64]
    bag: NDArray[np.uint64]
    start: NDArray[np.int64]
    word: NDArray[np.int32]
    weight: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.start) - 1


def index_people(people: Sequence[Person]) -> SearchIndex:
    """Give the index of `people`, whose rows the search answers with."""
    known: dict[str, tuple[int, ...]] = {}
    ids: dict[str, int] = {"": 0}
    word: list[int] = []
    weight: list[float] = []
    start = [0]
    for person in people:
        for text, field_weight in _texts(person):
            if (found := known.get(text)) is None:
                found = known[text] = tuple(ids.setdefault(w, len(ids)) for w in _indexed_words(text))
            word += found
            weight += [field_weight] * len(found)
        if len(word) == start[-1]:
            word.append(0)
            weight.append(0.0)
        start.append(len(word))
    words = tuple(ids)
    codes = _codes(words)
    return SearchIndex(
        words=words,
        codes=codes,
        length=np.count_nonzero(codes, axis=1).astype(np.int64),
        bag=_bags(codes),
        start=np.array(start, dtype=np.int64),
        word=np.array(word, dtype=np.int32),
        weight=np.array(weight, dtype=np.float32),
    )


def search_people(index: SearchIndex, text: str, *, relevance: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give the rows of the people who fit `text`, best fit first, the more relevant (p) first among equals.

    Without any word in `text` everybody fits. Where nobody fits all of several words, one of them may be missing, so
    that "jhon from climbing" finds the John with the label Climbing.
    """
    asked = asked_words(text)
    if not asked:
        return np.argsort(-relevance, kind="stable")
    fit = _fit(index, asked, errors=False)
    if np.count_nonzero(fit) < ENOUGH:
        fit = np.maximum(fit, _fit(index, asked, errors=True))
    if not fit.any() and len(asked) > 1:
        fit = _fit(index, asked, errors=True, may_miss=1)
    rows = np.flatnonzero(fit)
    return rows[np.lexsort((-relevance[rows], -np.round(fit[rows], 3)))]


def asked_words(text: str) -> tuple[str, ...]:
    """Give the words of a question; a number is one word, however it is spaced.

    >>> asked_words("  Jörg  O'Brien"), asked_words("(600) 111-222"), asked_words("ana@fern.example")
    (('jorg', 'obrien'), ('600111222',), ('ana', 'fern', 'example'))
    """
    if _NUMBER.fullmatch(text) and any(c.isdigit() for c in text):
        return ("".join(c for c in text if c.isdigit()),)
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in _words(text)))


def _texts(person: Person) -> Iterable[tuple[str, float]]:
    yield person.name, FIELD_WEIGHT["name"]
    if (parts := f"{person.given} {person.family}".strip()) != person.name:
        yield parts, FIELD_WEIGHT["name"]
    yield person.organisation, FIELD_WEIGHT["organisation"]
    yield person.title, FIELD_WEIGHT["title"]
    yield person.city, FIELD_WEIGHT["city"]
    for label in person.labels:
        yield label, FIELD_WEIGHT["label"]
    for handle in person.handles:
        yield handle.partition(":")[2], FIELD_WEIGHT["handle"]


def _words(text: str) -> list[str]:
    return folded(_BREAK.sub(" ", text)).split()


def _indexed_words(text: str) -> Iterable[str]:
    """Give the words of a text, and neighbours as one word, for "Le Fèvre" is asked for as "lefevre"."""
    words = _words(text)
    if not _JOINED.fullmatch(text):
        return dict.fromkeys(word[:LONGEST_WORD] for word in words)
    pairs = (one + two for one, two in pairwise(words))
    return dict.fromkeys(word[:LONGEST_WORD] for word in (*words, *pairs))


def _fit(index: SearchIndex, asked: Sequence[str], *, errors: bool, may_miss: int = 0) -> NDArray[np.float32]:
    """Give how well each person fits (p), 0 where more than `may_miss` of the words fit nothing."""
    total = np.zeros(len(index), dtype=np.float32)
    missed = np.zeros(len(index), dtype=np.int64)
    if not len(index):
        return total
    for word in asked:
        likeness = _likeness(index, word, errors=errors)
        best = np.maximum.reduceat(likeness[index.word] * index.weight, index.start[:-1])
        total += best
        missed += best == 0
    return np.where(missed <= may_miss, total, 0).astype(np.float32)


def _likeness(index: SearchIndex, word: str, *, errors: bool) -> NDArray[np.float32]:
    """Give how well each distinct word (v) fits `word`, 0 to WHOLE."""
    if word.isdigit() and len(word) >= LEAST_NUMBER:
        inside = np.fromiter((word in known for known in index.words), dtype=bool, count=len(index.words))
        return np.where(inside, np.where(_begins(index, word), BEGINNING, INSIDE), 0).astype(np.float32)
    if not errors:
        whole = index.length == len(word)
        return np.where(_begins(index, word), np.where(whole, WHOLE, BEGINNING), 0).astype(np.float32)
    allowed = max((number for letters, number in ERRORS_FROM_LETTERS if len(word) >= letters), default=0)
    missing = np.bitwise_count(_bags(_codes([word]))[0] & ~index.bag)
    near = np.flatnonzero((index.length >= len(word) - allowed) & (missing <= allowed))
    width = len(word) + allowed
    whole, begun = distances(index.codes[near, :width], np.minimum(index.length[near], width), word)
    whole[index.length[near] > width] = width
    fit = np.maximum(
        np.where(whole <= allowed, WHOLE - ERROR_COST * whole, 0),
        np.where(begun <= allowed, BEGINNING - ERROR_COST * begun, 0),
    )
    likeness = np.zeros(len(index.words), dtype=np.float32)
    likeness[near] = fit
    return likeness


def _codes(words: Sequence[str]) -> NDArray[np.uint32]:
    """Give the letters of words (v, LONGEST_WORD) as code points, 0 behind the last."""
    return np.array(words, dtype=f"<U{LONGEST_WORD}").view(np.uint32).reshape(-1, LONGEST_WORD)


def _bags(codes: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Give which letters occur in each word: a letter that is missing is an error, so most words need no distance."""
    bits = np.where(codes > 0, np.uint64(1) << (codes % 64).astype(np.uint64), np.uint64(0))
    bags: NDArray[np.uint64] = np.bitwise_or.reduce(bits, axis=1)
    return bags


def _begins(index: SearchIndex, word: str) -> NDArray[np.bool_]:
    codes = np.array([ord(c) for c in word], dtype=np.uint32)
    found: NDArray[np.bool_] = (index.codes[:, : len(word)] == codes).all(axis=1)
    return found


def distances(
    codes: NDArray[np.uint32], length: NDArray[np.int64], word: str
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give typing errors between `word` and each of v words: against the whole of it, and against its best beginning.

    `codes` (v, w) holds code points, 0 behind the last of `length` (v) letters. An error is a letter too many, one too
    few, a wrong one, or two neighbours swapped (optimal string alignment). A beginning starts with the same letter:
    people rarely miss the first one, and without it "jhon" begins like "Honda".
    """
    width = min(codes.shape[1], int(length.max(initial=0)))
    rows = len(codes)
    across = np.arange(width + 1, dtype=np.int8)
    before = np.zeros((width + 1, rows), dtype=np.int8)
    above = np.repeat(across[:, None], rows, axis=1)
    letters = np.ascontiguousarray(codes[:, :width].T)
    for i, letter in enumerate(word):
        here = np.empty_like(above)
        here[0] = i + 1
        equal = letters == ord(letter)
        for j in range(width):
            here[j + 1] = np.minimum(np.minimum(here[j], above[j + 1]) + 1, above[j] + ~equal[j])
            if i and j:
                swapped = equal[j - 1] & (letters[j] == ord(word[i - 1]))
                here[j + 1] = np.where(swapped, np.minimum(here[j + 1], before[j - 1] + 1), here[j + 1])
        before, above = above, here
    whole = above[length, np.arange(rows)]
    inside = across[:, None] <= length
    begun = np.where(inside, above, np.int8(127)).min(axis=0)
    begun = np.where(codes[:, 0] == ord(word[0]), begun, np.int8(127))
    return whole.astype(np.int64), begun.astype(np.int64)
