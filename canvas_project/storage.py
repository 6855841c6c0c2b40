"""Static files with a hash of their content in their names, so that browsers may keep them."""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_EXTENSIONS = "django_htmx/ext/"  # of htmx; some import htmx by a name that is no file
_USED = "django_htmx/ext/hx-sse-2.min.js"
_OURS = ("js/", "css/")

# A comment that begins and ends a line, a type within one, and words behind code: a third of what
# our scripts weigh is for their readers. Where there is a quote, it could be a string: it stays.
COMMENT: Final = re.compile(
    r"^[ \t]*(?:/\*(?:[^*]|\*(?!/))*\*/|//.*)[ \t]*\n"
    r"|/\*\* @[^*\n]*\*/ ?"
    r"|(?<=[;,{}()\[\]]) +// [^\"'`\n]*$",
    re.MULTILINE,
)


def without_comments(text: str) -> str:
    """A script or style sheet as browsers need it."""
    return COMMENT.sub("", text)


class _Bare:
    """A place of static files that gives them without comments."""

    def __init__(self, storage: Any) -> None:
        self._storage = storage

    def open(self, path: str) -> "ContentFile[bytes]":
        """The file, to be read."""
        with self._storage.open(path) as file:
            return ContentFile(without_comments(file.read().decode()).encode())


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Hashes the names in imports of modules, too. Otherwise a new module could meet an old one
    from the browser's cache."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # one for each step of the longest way from module to module

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Django's, without what no page uses and no browser needs."""
        used = {
            name: (_Bare(storage), path) if name.startswith(_OURS) else (storage, path)
            for name, (storage, path) in paths.items()
            if name == _USED or not name.startswith(_EXTENSIONS)
        }
        yield from super().post_process(used, *args, **options)
