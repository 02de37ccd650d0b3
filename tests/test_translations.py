"""Catalogues are whole: every sentence in them has its words, and the words fit."""

from gettext import GNUTranslations
from io import BytesIO

import pytest

from kithmap.goals.template import load_template, template_names
from kithmap.kit.speech import ENGLISH, LANGUAGES, say, say_count, speaking
from tools.catalogues import DOMAINS, Domain, compiled, faults, places, po_path, read_catalogue
from tools.sentences import Sentence, words_of
from tools.translations import main as bring_up_to_date
from tools.translations import merged, missing

OTHERS = sorted(set(LANGUAGES) - {ENGLISH})
EACH = pytest.mark.parametrize(
    ("domain", "code"),
    [(domain, code) for domain in DOMAINS for code in OTHERS],
    ids=lambda one: getattr(one, "name", one),
)


@EACH
def test_every_sentence_has_its_words_and_they_fit(domain: Domain, code: str) -> None:
    """Half a page in another language is worse than none; a place for a fact that is missing drops the fact."""
    catalogue = read_catalogue(po_path(domain, code), code)

    assert len(catalogue) > 100
    assert [message.id for message in missing(catalogue)] == []
    assert list(faults(catalogue)) == []


@EACH
def test_what_programs_read_is_what_people_wrote(domain: Domain, code: str) -> None:
    """A .mo that lags behind its .po speaks last month's words."""
    path = po_path(domain, code)

    assert path.with_suffix(".mo").read_bytes() == compiled(read_catalogue(path, code), code)


def test_the_compiled_form_is_read_by_gettext() -> None:
    """The format is GNU's; Python's own reader is the judge."""
    catalogue = read_catalogue(po_path(DOMAINS[0], "es"), "es")
    read = GNUTranslations(BytesIO(compiled(catalogue, "es")))

    assert read.gettext("January") == "enero"
    assert read.ngettext("{number} person", "{number} people", 2) == "{number} personas"


def test_a_sentence_is_found_however_it_is_written() -> None:
    """What the tool overlooks stays English for ever."""
    code = (
        'say("One " "sentence", name=x)\nsay("this" if so else "that")\nsay_count("{number} a", "{number} b", 3)\n'
        'X = marked("kept")\nsay_as("month", "May")\nsay(constant)\nlog("not said")\n'
    )
    found = merged(words_of(code, "x.py"))

    assert {(one.id, one.sense) for one in found} == {
        ("One sentence", None),
        ("this", None),
        ("that", None),
        (("{number} a", "{number} b"), None),
        ("kept", None),
        ("May", "month"),
    }


def test_one_sentence_of_two_files_stands_once_and_a_plural_wins() -> None:
    """gettext refuses a catalogue in which a sentence stands twice."""
    twice = [Sentence("{number} a", None, ("b.py",)), Sentence(("{number} a", "{number} b"), None, ("a.py",))]

    assert merged(iter(twice)) == [Sentence(("{number} a", "{number} b"), None, ("a.py", "b.py"))]


def test_places_for_facts_are_told_from_braces() -> None:
    """A script in a page may hold braces of its own."""
    assert places("{name!r} has {number:,} of %(all)s, 41 %") == {"{name}", "{number}", "%(all)s"}
    assert places("a { brace") == set()


def test_a_goal_that_is_begun_in_spanish_is_spanish() -> None:
    """Categories, prompts and needs are the owner's own words from the first minute."""
    with speaking("es"):
        template = load_template("new-job")

    assert template.title == "Conseguir un nuevo trabajo"
    assert all(need.question.startswith("¿") for need in template.needs)
    assert [c.key for c in template.categories] == [c.name for c in load_template("new-job").categories]


@pytest.mark.parametrize("name", template_names())
def test_names_of_a_template_stay_apart_in_every_language(name: str) -> None:
    """Two categories of one name on one map could not be told apart."""
    for code in LANGUAGES:
        with speaking(code):
            template = load_template(name)

        assert len({category.name for category in template.categories}) == len(template.categories)
        assert len({need.label for need in template.needs}) == len(template.needs)


def test_the_catalogues_hold_what_the_code_says() -> None:
    """A sentence that changed since the tool ran would be said in English."""
    assert bring_up_to_date(["--check"]) == 0


def test_numbers_and_plurals_follow_the_language() -> None:
    """1.200 personas, not 1,200."""
    with speaking("es"):
        assert say_count("{number} person", "{number} people", 1200) == "1.200 personas"
        assert say_count("{number} person", "{number} people", 1) == "1 persona"
        assert say("today") == "hoy"
