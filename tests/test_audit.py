"""What the look-up of vulnerabilities says: above all that it could not be done, where it could
not."""

from setup.audit import Package, report

SAFE: Package = {"name": "anyio", "version": "4.16.0", "vulns": []}
UNKNOWN: Package = {"name": "brotli", "skip_reason": "Dependency not found"}
FLAWED: Package = {
    "name": "django",
    "version": "5.2.1",
    "vulns": [{"id": "CVE-2026-1", "fix_versions": ["5.2.2", "5.1.9"]}],
}


def test_service_that_does_not_answer_is_no_clean_bill() -> None:
    lines = report([], "Connection refused")

    assert lines[0].startswith("AUDIT NOT DONE")
    assert "Connection refused" in lines[1]


def test_service_that_knows_no_package_is_no_clean_bill() -> None:
    lines = report([UNKNOWN], "")

    assert lines[0].startswith("AUDIT NOT DONE")
    assert "Dependency not found" in lines[1]


def test_vulnerability_is_named_with_the_versions_that_mend_it() -> None:
    assert report([SAFE, FLAWED], "") == [
        "django 5.2.1: CVE-2026-1, mended in 5.2.2, 5.1.9",
        "Audit: 1 of 2 packages with a known vulnerability.",
    ]


def test_packages_that_could_not_be_looked_up_are_named() -> None:
    assert report([SAFE, UNKNOWN], "")[-1] == "AUDIT NOT WHOLE: nothing is known of brotli."
