"""Static files as they are served."""

from pathlib import Path

from django.conf import settings

from canvas_project.storage import COMMENT, without_comments

SOURCES = [
    path
    for folder in ("js", "css")
    for path in sorted((Path(settings.BASE_DIR) / "static" / folder).rglob("*.*"))
    if path.suffix in {".js", ".css"}
]


def test_comments_on_lines_of_their_own_are_not_served() -> None:
    script = '/** What it does.\n * @param {string} one */\nrun("/* no */");\n  // more\nend();\n'

    assert without_comments(script) == 'run("/* no */");\nend();\n'


def test_types_and_words_behind_code_are_not_served() -> None:
    script = "const find = (/** @type {string} */ id) => byId(id); // or none\nend();\n"

    assert without_comments(script) == "const find = (id) => byId(id);\nend();\n"


def test_string_that_looks_like_a_comment_is_served() -> None:
    script = 'go("https://example.org; // here");\ngo(`a; // b`);\n'

    assert without_comments(script) == script


def test_nothing_but_comments_is_left_out() -> None:
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        for found in COMMENT.finditer(text):
            before = without_comments(text[: found.start()])
            assert before.count("`") % 2 == 0, f"{path}: in a template of several lines"
            assert before.count("/*") == before.count("*/"), f"{path}: in another comment"
