"""Handles in their one normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.people.handles import domain_of, normal_handle


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("mail:Ana@X.Example", "mail:ana@x.example"),
        ("mail:<ana@x.example>", "mail:ana@x.example"),
        ("mail:'ana@x.example'", "mail:ana@x.example"),
        ("mail:ana+climbing@x.example", "mail:ana+climbing@x.example"),
        ("mail:no address", ""),
        ("url:https://www.linkedin.com/in/Ana-D%C3%ADaz/?trk=p", "url:linkedin.com/in/ana-díaz"),
        ("url:es.linkedin.com/in/ana-díaz", "url:linkedin.com/in/ana-díaz"),
        ("url:http://[broken", ""),
        ("chat: @Ana  Díaz ", "chat:@ana díaz"),
        ("tel:12", ""),
    ],
)
def test_one_address_written_in_many_ways_is_one_handle(written: str, normal: str) -> None:
    """The same handle is the same person, so spelling must not matter."""
    assert normal_handle(written) == normal


def test_phones_without_country_take_the_owners() -> None:
    """Address books at home leave the country out."""
    assert normal_handle("tel:020 7946 0018", region="gb") == "tel:+442079460018"
    assert normal_handle("tel:+44 (0)20 7946 0018") == "tel:+442079460018"
    assert normal_handle("tel:020 7946 0018") == "tel:02079460018"


def test_extensions_keep_colleagues_of_one_switchboard_apart() -> None:
    """An office number alone is nobody's."""
    assert normal_handle("tel:+44 20 7946 0018 ext. 7") == "tel:+442079460018;7"


def test_only_mail_has_a_domain() -> None:
    """Domains tell organisations."""
    assert (domain_of("mail:a@x.example"), domain_of("tel:+442079460018")) == ("x.example", "")


@given(st.text(max_size=40))
def test_any_text_can_stand_where_a_profile_is_expected(value: str) -> None:
    """Websites in address books are typed by hand."""
    handle = normal_handle(f"url:{value}")

    assert handle == "" or handle.startswith("url:")


@given(st.sampled_from(["mail", "tel", "chat", "name"]), st.text(max_size=40))
def test_any_text_has_a_normal_form_that_stays(kind: str, value: str) -> None:
    """Handles come from files, and files hold anything."""
    once = normal_handle(f"{kind}:{value}", region="GB")

    assert once == "" or normal_handle(once, region="GB") == once
