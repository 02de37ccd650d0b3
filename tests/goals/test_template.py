"""Templates hold what they promise: enough, in order, worded for people."""

from pathlib import Path

import pytest

from kithmap.errors import NoSuchTemplate
from kithmap.goals.need import Support
from kithmap.goals.template import Sign, Template, load_template, template_names

TEMPLATES = [load_template(name) for name in template_names()]
COACHING_WORDS_WE_AVOID = ("leverage", "network value", "contact value", "synergy", "touch base", "ranking", "streak")


def all_sentences(template: Template) -> list[str]:
    return [
        *(template.title, template.sentence, template.example),
        *(text for category in template.categories for text in (category.name, category.prompt)),
        *(text for need in template.needs for text in (need.label, need.question, *need.checks)),
    ]


def test_the_nine_templates_of_the_product_are_there() -> None:
    """The list is the product's promise; a template that is lost would be lost silently."""

    assert template_names() == (
        *("new-job", "change-of-industry", "grow-a-business", "raise-money", "first-customers"),
        *("move-city", "study", "health", "blank"),
    )


def test_a_misspelt_name_is_answered_with_the_likely_one() -> None:
    """Somebody who types "newjob" needs one word, not a list to search."""
    with pytest.raises(NoSuchTemplate) as caught:
        load_template("newjob")

    assert "new-job (probably the one you mean)" in str(caught.value)
    assert "blank" in str(caught.value)


def test_a_name_like_none_is_answered_with_all_of_them() -> None:
    """A wrong guess would send the owner the wrong way."""
    with pytest.raises(NoSuchTemplate) as caught:
        load_template("qqq")

    assert "probably" not in str(caught.value)
    assert all(name in str(caught.value) for name in template_names())


@pytest.mark.parametrize("template", TEMPLATES, ids=template_names())
class TestEachTemplate:
    def test_brings_five_to_eight_categories_in_colours_of_their_own(self, template: Template) -> None:
        """Fewer sectors say nothing, more cannot be told apart; there are eight colours."""
        colours = [category.colour for category in template.categories]

        assert 5 <= len(template.categories) <= 8
        assert len(set(colours)) == len(colours)
        assert set(colours) <= set(range(8))

    def test_asks_for_names_in_each_category(self, template: Template) -> None:
        """An empty category without a question stays empty."""

        assert all(category.prompt.endswith("?") for category in template.categories)

    def test_asks_ten_to_fifteen_questions_one_at_least_for_each_need(self, template: Template) -> None:
        """The need check takes five minutes, and a need without a question is never covered."""
        checks = [check for need in template.needs for check in need.checks]

        assert 10 <= len(checks) <= 15
        assert all(need.checks for need in template.needs)
        assert all(check.startswith("Do you know someone ") and check.endswith("?") for check in checks)
        assert len(set(checks)) == len(checks)

    def test_says_for_each_need_how_much_it_matters_and_asks_who(self, template: Template) -> None:
        """Importance is 1 to 3; each kind of support occurs once, so that coverage counts kinds."""

        assert all(need.importance in (1, 2, 3) for need in template.needs)
        assert all(need.question.endswith("?") for need in template.needs)
        assert len({need.support for need in template.needs}) == len(template.needs)
        assert len({need.label for need in template.needs}) == len(template.needs)

    def test_knows_where_colleagues_family_and_fellow_students_belong(self, template: Template) -> None:
        """Without these, an imported address book has nowhere to go. A sign points to one category only."""
        signs = [sign for category in template.categories for sign in category.signs]

        assert len(set(signs)) == len(signs)
        assert set(Sign) - {Sign.CROWD} <= set(signs)

    def test_speaks_plainly(self, template: Template) -> None:
        """The tone is part of the product: no jargon, nothing that makes people a resource."""
        text = " ".join(all_sentences(template)).casefold()

        assert not [word for word in COACHING_WORDS_WE_AVOID if word in text]
        assert "  " not in text


def test_the_blank_template_needs_every_kind_of_support() -> None:
    """Whoever starts from an empty page should be able to strike out, not have to think of the kinds."""
    blank = load_template("blank")

    assert {need.support for need in blank.needs} == set(Support)


@pytest.mark.parametrize("template", TEMPLATES, ids=template_names())
def test_the_page_about_goals_names_each_template_with_its_categories(template: Template) -> None:
    """Documentation that is not checked is wrong within a month."""
    page = (Path(__file__).parents[2] / "docs" / "goals.md").read_text(encoding="utf-8")
    names = ", ".join(category.name for category in template.categories)

    assert f"| `{template.name}` | {template.title}. *{template.example}* | {names} |" in page


def test_half_of_a_name_is_enough_to_know_which_template_was_meant() -> None:
    """By hand: "job" and "new-job" share three letters, 2 · 3 / (3 + 7) = 0.6; "zzz" is like none."""
    with pytest.raises(NoSuchTemplate, match=r"new-job \(probably the one you mean\)"):
        load_template("job")
    with pytest.raises(NoSuchTemplate) as none:
        load_template("zzz")

    assert "probably" not in str(none.value)
