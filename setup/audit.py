"""Looks the server's packages up among the known vulnerabilities, where such a service answers.

A network without one is no fault of the change being checked: then it says so and passes.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).parent.parent / "requirements.txt"


def main() -> int:
    """Print the findings; 1 where a package has a known vulnerability, else 0."""
    packages = audited_packages()
    for package in packages:
        for flaw in package["vulns"]:
            fixed = ", ".join(flaw["fix_versions"]) or "no version yet"
            print(f"{package['name']} {package['version']}: {flaw['id']}, mended in {fixed}")
    vulnerable = sum(1 for package in packages if package["vulns"])
    if packages:
        print(f"Audit: {vulnerable} of {len(packages)} packages with a known vulnerability.")
    else:
        print("Audit: not done, no vulnerability service answered.")
    return 1 if vulnerable else 0


def audited_packages() -> list[dict[str, Any]]:
    """The packages the service knew, in pip-audit's own JSON form; empty when it did not answer."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(REQUIREMENTS)]
    command += ["--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"]
    audit = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(audit.stdout)["dependencies"]
    except ValueError:
        print("".join(audit.stderr.strip().splitlines()[-1:]), file=sys.stderr)
        return []
    return [package for package in packages if "skip_reason" not in package]


if __name__ == "__main__":
    sys.exit(main())
