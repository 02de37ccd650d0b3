"""The owner's own addresses."""

from datetime import date, timedelta

from kithmap.people.correspondents import count_correspondents
from kithmap.people.own import left_handles, likely_own, own_profiles
from kithmap.sources.interactions import gather
from tests.contacts import ME, got, sent

DAY = date(2026, 3, 2)


def test_the_address_that_is_in_nearly_all_the_mail_is_the_owners() -> None:
    """Nobody should have to read a manual to see a first map."""
    mails = gather([sent(f"mail:p{i}@x.example", DAY) for i in range(3)] + [got("mail:p1@x.example", DAY)])

    assert likely_own(count_correspondents(mails), interactions=len(mails)) == ME


def test_where_nobody_stands_out_nothing_is_guessed() -> None:
    """A couple's mailbox: taking Ana for the owner would turn every direction round."""
    mails = gather([got("mail:ana@x.example", DAY + timedelta(days=i)) for i in range(4)])

    assert likely_own(count_correspondents(mails), interactions=len(mails)) == ""
    assert likely_own(count_correspondents(gather([])), interactions=0) == ""


def test_a_profile_with_the_owners_name_is_the_owner_and_a_mail_namesake_is_not() -> None:
    """LinkedIn names its own user by profile; there may be another Mira Solberg in the mail."""
    found = gather(
        [
            got("url:https://linkedin.com/in/mira", DAY, name="Mira Solberg"),
            got("mail:mira@other.example", DAY, name="Mira Solberg"),
        ]
    )

    assert own_profiles(count_correspondents(found), name="mira solberg") == {"url:linkedin.com/in/mira"}
    assert own_profiles(count_correspondents(found), name="") == frozenset()


def test_an_address_unused_for_a_quarter_was_left_behind() -> None:
    """Whoever still writes from the old firm is a former colleague by now."""
    old = "mail:mira@old.example"
    mails = gather([got(old, DAY), sent("mail:ana@x.example", DAY + timedelta(days=100))])
    just_now = gather([got(old, DAY), sent("mail:ana@x.example", DAY + timedelta(days=80))])

    assert left_handles(count_correspondents(mails), [old, ME]) == (old,)
    assert left_handles(count_correspondents(just_now), [old, ME]) == ()
