"""The shape of the tree: imports point down the floors, and modules stay small."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {
    "ctportal": 0,
    "assessments": 1,
    "visits": 2,
    "projects": 3,
    "coordination": 4,
    "sharing": 5,
}
# The ground floor has an order of its own, and so has the top one: each app may import
# those before it.
GROUND = [
    "reference",
    "rendering",
    "pages",
    "ledger",
    "people",
    "confidentiality",
    "correspondence",
    "clearance",
    "embedded",
]
TOP = [
    "exchange",
    "packs",
    "notes",
    "requests",
    "portal",
    "withdrawal",
    "corrigenda",
    "exercise",
]
# The modules beside the ground floor's apps wire the portal and may name everything.
WIRING = ROOT / "ctportal"
# The wall's additions are a list without imports; who adds to it stands below the wall.
REGISTERS = {
    ("ledger", "ctportal.confidentiality.wall.additions"),
    ("people", "ctportal.confidentiality.wall.additions"),
}
# Told once Django is set up, which the import of the module comes before.
LATE = {
    "ready": "models are only there when apps are ready",
    "refuse_a_powerful_login": "the worker's signals follow the settings",
}
VAGUE = {"utils", "common", "core", "helpers", "misc", "tools", "base_utils"}
LONGEST = 400


def modules() -> list[Path]:
    found = (path for app in FLOORS for path in (ROOT / app).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


@cache
def parsed(path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path) -> list[str]:
    """Everything a module imports, with its whole name."""
    package = path.relative_to(ROOT).parent.parts
    named = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            named += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join([*above, *filter(None, [node.module])])
            named += [f"{source}.{alias.name}" for alias in node.names]
    return named


def room_of(parts, floor) -> str:
    """The app of a floor that a path or a dotted name leads into."""
    return parts[1] if len(parts) > 1 and parts[0] == floor else ""


def faults(floor, order) -> list[str]:
    """Imports within one floor that point to an app later in its order."""
    found = []
    for path in modules():
        here = room_of(path.relative_to(ROOT).with_suffix("").parts, floor)
        for name in imports_of(path) if here in order else []:
            there = room_of(name.split("."), floor)
            is_up = there in order and order.index(there) > order.index(here)
            if is_up and (here, name) not in REGISTERS:
                found.append(f"{path.relative_to(ROOT)} imports {name}")
    return found


def test_imports_point_down_the_floors():
    up = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules()
        for name in imports_of(path)
        if FLOORS.get(name.split(".")[0], -1) > FLOORS[path.relative_to(ROOT).parts[0]]
        and path.parent != WIRING
    ]
    assert up == []


@pytest.mark.parametrize(("floor", "order"), [("ctportal", GROUND), ("sharing", TOP)])
def test_apps_of_one_floor_import_those_before_them(floor, order):
    assert faults(floor, order) == []


def test_every_app_of_the_ground_and_the_top_has_its_place():
    apps = [path for floor in FLOORS for path in (ROOT / floor).glob("*/apps.py")]
    assert {path.parent.name for path in apps} | {"embedded", "rendering"} == {
        *GROUND,
        *TOP,
    }


def test_imports_stand_at_the_top_of_their_module():
    late = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef) and node.name not in LATE
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert late == []


def test_no_module_is_longer_than_a_person_reads_at_once():
    lengths = {path: len(path.read_text().splitlines()) for path in modules()}
    assert [str(path) for path, lines in lengths.items() if lines > LONGEST] == []


def test_every_module_has_a_name_that_says_what_it_holds():
    assert [str(path) for path in modules() if path.stem in VAGUE] == []
