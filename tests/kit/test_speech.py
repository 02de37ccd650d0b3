"""Sentences are English without being asked, and speak another language inside `speaking` alone."""

from kithmap.kit.speech import language, say, say_count, speaking, written


def test_without_being_asked_sentences_are_english() -> None:
    """A program that uses the library alone need not know of languages."""
    assert language() == "en"
    assert say("Hello {name}", name="Ana") == "Hello Ana"
    assert say_count("{number} person", "{number} people", 1200) == "1,200 people"
    assert say_count("{number} person", "{number} people", 1) == "1 person"


def test_a_language_holds_inside_and_no_longer() -> None:
    """Two requests at once may speak two languages."""
    with speaking("es"):
        assert language() == "es"
        assert written(1200) == "1.200"

    assert language() == "en"


def test_an_unknown_language_is_english() -> None:
    """A browser may ask for any language."""
    with speaking("tlh"):
        assert language() == "en"


def test_braces_in_a_text_without_facts_stay() -> None:
    """A sentence that fills nothing in is given as it stands."""
    assert say("a {b}") == "a {b}"
