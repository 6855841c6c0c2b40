"""The shape of the code: budgets of size, and a declared policy for each address.

A budget that is exceeded is a question about the design, so there is no list of exceptions.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from canvas_project.lanes import FORMS, SLOW
from tests.addresses import ADDRESSES, QUICK

ROOT = Path(__file__).parent.parent

# Lines a file may have, by the places it may stand in.
FILE_BUDGETS = [
    (300, "canvas_project/**/*.py"),
    (300, "canvases/**/*.py"),
    (300, "tests/**/*.py"),
    (300, "benchmarks/**/*.py"),
    (300, "docs/**/*.py"),
    (300, "setup/**/*.py"),
    (120, "templates/**/*.html"),
    (120, "canvases/**/*.html"),
    (250, "static/**/*.css"),
    (250, "canvases/**/*.css"),
    (150, "static/**/*.js"),
]

# Lines a function may have.
FUNCTION_BUDGETS = [
    (40, "canvas_project/**/*.py"),
    (40, "canvases/**/*.py"),
    (40, "tests/**/*.py"),
    (40, "benchmarks/**/*.py"),
    (25, "canvases/views/**/*.py"),
]


@pytest.mark.parametrize(("budget", "pattern"), FILE_BUDGETS)
def test_file_keeps_its_budget_of_lines(budget: int, pattern: str) -> None:
    lengths = {
        f"{path.relative_to(ROOT)}": len(path.read_text().splitlines())
        for path in written_by_hand(pattern)
    }

    too_long = {name: length for name, length in lengths.items() if length > budget}

    assert not too_long, f"more than {budget} lines"


@pytest.mark.parametrize(("budget", "pattern"), FUNCTION_BUDGETS)
def test_function_keeps_its_budget_of_lines(budget: int, pattern: str) -> None:
    lengths = {
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}": length_of(function)
        for path in written_by_hand(pattern)
        for function in functions_in(path)
    }

    too_long = {name: length for name, length in lengths.items() if length > budget}

    assert not too_long, f"more than {budget} lines"


def test_address_declares_who_may_use_it() -> None:
    without_policy = [
        f"{address} → {pattern.callback.__qualname__}"
        for address, pattern in addresses(get_resolver())
        if pattern.callback.__module__.startswith(("canvases.", "canvas_project."))
        and not hasattr(pattern.callback, "policy")
    ]

    assert not without_policy


def test_address_is_quick_or_has_a_lane_for_what_is_slow() -> None:
    names = {address.name for address in ADDRESSES.values()}

    assert names == QUICK | set(SLOW), "tests/addresses.py or canvas_project/lanes.py"
    assert not QUICK & set(SLOW)
    assert set(SLOW) >= FORMS


def test_actions_share_their_commits() -> None:
    alone = {
        f"{path.relative_to(ROOT)}"
        for path in written_by_hand("canvases/actions/**/*.py")
        if "@transaction.atomic" in path.read_text()
    }

    assert not alone, "in_transaction, of canvases/journal/group_commit.py, takes its place"


@pytest.mark.parametrize("folder", ["benchmarks", "canvas_project", "canvases", "setup", "tests"])
def test_nothing_private_is_imported(folder: str) -> None:
    private = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in written_by_hand(f"{folder}/**/*.py")
        for name in imports_in(ast.parse(path.read_text()))
        if any(part.startswith("_") and not part.endswith("__") for part in name.split("."))
    }

    assert not private


def imports_in(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def written_by_hand(pattern: str) -> Iterator[Path]:
    return (path for path in ROOT.glob(pattern) if "migrations" not in path.parts)


def functions_in(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the last statement; decorators are declarations and not counted."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address the project answers, included URL modules as well."""
    for entry in resolver.url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, address)
        else:
            yield address, entry
