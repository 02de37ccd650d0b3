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


def test_a_name_that_ends_in_a_stop_ends_a_sentence_with_one() -> None:
    """Initials, companies ("Acme Inc.") and words cut short are common; two stops look like a slip."""
    assert say("Talk with {name}.", name="Martin L.") == "Talk with Martin L."
    assert say("{name} works at {place}. Write.", name="J.", place="Acme Inc.") == "J. works at Acme Inc. Write."
    assert say_count("{number} mail of {name}.", "{number} mails of {name}.", 2, name="Jr.") == "2 mails of Jr."
    assert say("{what}, {name}.", what="Go on...", name="Ana") == "Go on..., Ana."
    assert say("{a} {b}.", a=".", b="Ana") == ". Ana."
