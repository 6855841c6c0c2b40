"""The project's settings, with a data folder that lives no longer than the test run.

pytest-django reads settings before any conftest.py, so the environment is set here.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

_folder = tempfile.TemporaryDirectory(prefix="circle-and-square-")
os.environ["DATA_DIR"] = _folder.name

from jinja2 import FileSystemBytecodeCache  # noqa: E402

from canvas_project.settings import *  # noqa: E402, F403
from canvas_project.settings import DATABASES, STATIC_ROOT, TEMPLATES  # noqa: E402

# No collected files with hashed names: tests see static/ as it is.
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
# A file is looked for when it is asked for; else each test that opens a browser would read all.
WHITENOISE_AUTOREFRESH = True
STATIC_ROOT.mkdir()

# What one of pytest's workers has compiled, the others need not: they are given its environment.
_compiled = Path(os.environ.setdefault("COMPILED_TEMPLATES", f"{_folder.name}/templates"))
_compiled.mkdir(exist_ok=True)
_jinja: dict[str, Any] = TEMPLATES[0]
_jinja["OPTIONS"]["bytecode_cache"] = FileSystemBytecodeCache(str(_compiled))

# A file, so that threads can write at once as they do in the server; no test pulls the plug.
# With DATABASE_URL (`python -m tests.databases pytest …`) the same tests run on PostgreSQL.
if not os.environ.get("DATABASE_URL"):
    _OPTIONS = DATABASES["default"]["OPTIONS"]
    _OPTIONS["init_command"] = _OPTIONS["init_command"].replace("=FULL", "=OFF")
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder.name}/test.sqlite3"}
