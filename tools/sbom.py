"""Write the bill of materials, CycloneDX 1.6 as JSON, from the lock: `python -m tools.sbom dist/kithmap.cdx.json`."""

import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tools.lock import LOCK, OURSELVES, ROOT, Pin, read_lock, runtime_pins

SPEC = "1.6"
FONT = {
    "type": "file",
    "bom-ref": "file:kithmap-sans",
    "name": "Kithmap Sans",
    "description": "cut from Noto Sans; files in kithmap/goalmap/fonts",
    "licenses": [{"license": {"id": "OFL-1.1"}}],
}
"""What travels inside the wheel and is not ours."""
CLASSIFIED = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
}
"""Older packages tell their licence by these words."""


def bill(pins: Iterable[Pin], *, version: str) -> dict[str, Any]:
    """Give the bill of materials of Kithmap `version` as JSON holds it; the same lock gives the same bill."""
    own = f"pkg:pypi/{OURSELVES}@{version}"
    pins = tuple(pins)
    refs = {OURSELVES: [own]}
    for pin in pins:
        refs.setdefault(pin.name, []).append(_purl(pin))
    components = [*map(_component, pins), FONT]
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join([own, *map(_purl, pins)]))}",
        "version": 1,
        "metadata": {"component": _own(own, version)},
        "components": components,
        "dependencies": _graph(pins, refs),
    }


def _own(ref: str, version: str) -> dict[str, Any]:
    return {
        "type": "application",
        "bom-ref": ref,
        "name": OURSELVES,
        "version": version,
        "purl": ref,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }


def _component(pin: Pin) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(pin),
        "name": pin.name,
        "version": pin.version,
        "purl": _purl(pin),
    }
    if licence := _licence(pin.name):
        found["licenses"] = [licence]
    if pin.marker:
        found["properties"] = [{"name": "kithmap:only-where", "value": pin.marker}]
    return found


def _licence(name: str) -> dict[str, Any] | None:
    """Give the licence that the installed package tells; none where it is not installed or tells none."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return None
    if expression := _field(told, "License-Expression"):
        return {"expression": expression} if " " in expression else {"license": {"id": expression}}
    classified = (CLASSIFIED.get(line) for line in told.get_all("Classifier") or [])
    if id_ := next(filter(None, classified), None):
        return {"license": {"id": id_}}
    line = _field(told, "License").strip().split("\n", 1)[0]
    return {"license": {"name": line}} if line else None


def _field(told: PackageMetadata, name: str) -> str:
    return told.get_all(name, [""])[0]


def _graph(pins: tuple[Pin, ...], refs: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """Give who depends on whom, everybody once."""
    needs: dict[str, list[str]] = {ref: [] for found in refs.values() for ref in found}
    for pin in pins:
        for asker in pin.needed_by:
            for ref in refs.get(asker, []):
                needs[ref].append(_purl(pin))
    needs[refs[OURSELVES][0]].append(str(FONT["bom-ref"]))
    return [{"ref": ref, "dependsOn": found} for ref, found in [*needs.items(), (FONT["bom-ref"], [])]]


def _purl(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"


def main() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / f"kithmap-{version}.cdx.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    written = bill(runtime_pins(read_lock(LOCK.read_text(encoding="utf-8"))), version=version)
    target.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    print(f"{target}: {len(written['components'])} components")


if __name__ == "__main__":
    main()
