"""Run the benchmarks and write docs/performance.md: `python -m benchmarks [--quick] [name …]`."""

import os
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.host import conditions

NAMES = (
    "pages",
    "writes",
    "bridge",
    "fanout",
    "slow_disk",
    "processes",
    "rooms",
    "exports",
    "customers",
    "segments",
    "hints",
    "weight",
    "growth",
    "hostile",
)
REPORT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them; only all of them are written down."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        from benchmarks import floors

        floors.make_table()
        sections = []
        for name in names or NAMES:
            for table in import_module(f"benchmarks.{name}").run():
                sections.append(table.markdown())
                print(sections[-1], flush=True)
        if not names and not os.environ.get("BENCH_QUICK"):
            REPORT.write_text("\n".join([_head(), *sections]))
        print(conditions())
    return 1 if any("| NO |" in section for section in sections) else 0


def _head() -> str:
    python = "the system's own CPython" if sys.base_prefix == "/usr" else "CPython"
    return (
        "# Performance\n\n"
        "Written by `make bench`. Ratios within one run: absolute times say more about the machine"
        " than about the program. Bars stand where a person would feel the difference: a change"
        " that reaches everyone, a slide, growth with hostile input, a bystander beside it. Others"
        " of before are void; their figures stand here for comparison.\n\n"
        f"Conditions: {os.cpu_count()} cores, {platform.machine()}, {platform.system()}, {python}"
        f" {platform.python_version()}, SQLite with WAL and `synchronous=FULL`, everything on one"
        f" machine. {conditions()}\n"
    )


if __name__ == "__main__":
    if "--quick" in sys.argv:  # smaller where a benchmark can be: to try whether it runs
        os.environ["BENCH_QUICK"] = "1"
    sys.exit(main([name for name in sys.argv[1:] if name != "--quick"]))
