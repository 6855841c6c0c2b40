"""Looks the server's packages up among the known vulnerabilities, where such a service answers.

A network without one is no fault of the change being checked: then it passes, and says in so many
words that nobody was asked. `--strict` fails there, for places where a service must answer.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).parent.parent / "requirements.txt"

Package = dict[str, Any]
"""As pip-audit writes it: `name`, and `version` and `vulns`, or `skip_reason`."""


def main() -> int:
    """Print what is known; 1 where a package has a known vulnerability, or is unknown and
    `--strict` was asked for, else 0."""
    packages, trouble = looked_up()
    print("\n".join(report(packages, trouble)))
    unknown = not packages or any("skip_reason" in package for package in packages)
    strict = "--strict" in sys.argv[1:]
    return int(any(package.get("vulns") for package in packages) or (strict and unknown))


def report(packages: list[Package], trouble: str) -> list[str]:
    """What was found, in lines; `trouble` is why nothing was, if it is known."""
    known = [package for package in packages if "skip_reason" not in package]
    if not known:
        reasons = [package["skip_reason"] for package in packages]
        why = trouble or (reasons[0] if reasons else "no answer")
        return [
            "AUDIT NOT DONE: no service could be asked about known vulnerabilities.",
            f"  Nothing is known of any package. First reason: {why}",
        ]
    lines = [
        f"{package['name']} {package['version']}: {flaw['id']}, mended in "
        + (", ".join(flaw["fix_versions"]) or "no version yet")
        for package in known
        for flaw in package["vulns"]
    ]
    vulnerable = sum(1 for package in known if package["vulns"])
    lines.append(f"Audit: {vulnerable} of {len(known)} packages with a known vulnerability.")
    if unknown := [package["name"] for package in packages if "skip_reason" in package]:
        lines.append(f"AUDIT NOT WHOLE: nothing is known of {', '.join(unknown)}.")
    return lines


def looked_up() -> tuple[list[Package], str]:
    """All packages with what the service said of each; none, and the last words of pip-audit,
    where it gave up."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(REQUIREMENTS)]
    command += ["--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"]
    audit = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages: list[Package] = json.loads(audit.stdout)["dependencies"]
    except ValueError:
        return [], "".join(audit.stderr.strip().splitlines()[-1:])
    return packages, ""


if __name__ == "__main__":
    sys.exit(main())
