"""Static files with a hash of their content in their names, so that browsers may keep them."""

from collections.abc import Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

_EXTENSIONS = "django_htmx/ext/"  # of htmx; some import htmx by a name that is no file
_USED = "django_htmx/ext/hx-sse-2.min.js"


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Hashes the names in imports of modules, too. Otherwise a new module could meet an old one
    from the browser's cache."""

    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # one for each step of the longest way from module to module

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Django's, without what no page uses."""
        used = {
            name: file
            for name, file in paths.items()
            if name == _USED or not name.startswith(_EXTENSIONS)
        }
        yield from super().post_process(used, *args, **options)
