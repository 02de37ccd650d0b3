"""The zone of the machine is found, so that today is the owner's day."""

from pathlib import Path

from kithmap_app.store.zone import local_zone


def linked(folder: Path, name: str) -> Path:
    """Give a link as Linux and macOS have it."""
    target = folder / "zoneinfo" / name
    target.parent.mkdir(parents=True)
    target.write_bytes(b"")
    link = folder / "localtime"
    link.symlink_to(target)
    return link


def test_the_zone_of_the_machine_counts_where_none_is_told(tmp_path: Path) -> None:
    """In Auckland a morning's talk was logged on the day before, as long as Greenwich was taken."""
    assert local_zone({}, localtime=linked(tmp_path, "Pacific/Auckland")) == "Pacific/Auckland"


def test_tz_goes_before_the_machine(tmp_path: Path) -> None:
    """A colon may stand before it (POSIX)."""
    link = linked(tmp_path, "Pacific/Auckland")

    assert local_zone({"TZ": ":Europe/Madrid"}, localtime=link) == "Europe/Madrid"
    assert local_zone({"TZ": "Nowhere/Here"}, localtime=link) == "Pacific/Auckland"


def test_a_machine_without_a_name_for_its_zone_has_an_offset(tmp_path: Path) -> None:
    """Windows: Kithmap must start there as well."""
    assert local_zone({}, localtime=tmp_path / "none").startswith(("Etc/GMT", "UTC"))
