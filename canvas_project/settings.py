"""The settings. What differs between machines comes from environment variables.

docs/operations.md explains each variable.
"""

import os
from pathlib import Path

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from canvas_project.caches import caches
from canvas_project.database import database
from canvas_project.installation import (
    data_folder,
    networks,
    pair,
    private,
    private_folder,
    secret_key,
)

BASE_DIR = Path(__file__).resolve().parent.parent


def _flag(name: str, default: str = "0") -> bool:
    return os.environ.get(name, default).lower() in {"1", "true", "yes", "on"}


def _list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


DATA_DIR = data_folder(Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve())
SECRET_KEY = os.environ.get("SECRET_KEY", "").strip() or secret_key(DATA_DIR)

DEBUG = _flag("DEBUG")
# Where `make run` listens.
ADDRESS = os.environ.get("ADDRESS", "").strip() or "127.0.0.1"
ALLOWED_HOSTS = _list("ALLOWED_HOSTS", f"localhost,127.0.0.1,[::1],{ADDRESS}")
TRUSTED_PROXIES = networks("TRUSTED_PROXIES", _list("TRUSTED_PROXIES"))
CSRF_TRUSTED_ORIGINS = _list("CSRF_TRUSTED_ORIGINS")
BASE_URL = os.environ.get("BASE_URL", f"http://{ADDRESS}:{os.environ.get('PORT', '8000')}")

# HTTPS=1 where a proxy ends TLS: cookies are then sent over TLS only and browsers remember it.
HTTPS = _flag("HTTPS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "canvases.views.refusals.csrf_failure"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
# Named by the installation: cookies do not tell ports apart, and each server must keep its own.
_INSTALLATION = salted_hmac("guest-cookie", "name", secret=SECRET_KEY).hexdigest()[:8]
GUEST_COOKIE = f"{'__Host-' if HTTPS else ''}guest-{_INSTALLATION}"
X_FRAME_OPTIONS = "DENY"

# How much may be made in a day: from one address (by one link), and on the whole server. A room of
# hundreds has one address. canvases/actions/daily_limits.py counts.
DAILY_LIMITS = {
    "workspaces": pair("LIMIT_WORKSPACES", "1000/10000"),  # started, or copied from an example
    "imports": pair("LIMIT_IMPORTS", "1000/10000"),
    "snapshots": pair("LIMIT_SNAPSHOTS", "2000/20000"),
    "duplicates": pair("LIMIT_DUPLICATES", "1000/10000"),
    "members": pair("LIMIT_MEMBERS", "2000/20000"),  # who came by one link
}

# Live streams one process holds open at most; more browsers than that ask every three seconds.
LIVE_STREAMS = int(os.environ.get("LIVE_STREAMS", "2000"))

LANGUAGES = [("en", _("English"))]

INSTALLED_APPS = ["canvases", "django_htmx", "django.contrib.staticfiles"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Chooses among languages; every request would pay for a choice of one.
    *(["django.middleware.locale.LocaleMiddleware"] if len(LANGUAGES) > 1 else []),
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "canvas_project.private_pages.private_pages",
    "django_htmx.middleware.HtmxMiddleware",
    "canvases.views.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "canvas_project.urls"

# Jinja2 and nothing else: docs/decisions/001-jinja2.md.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "canvases.templating.environment"},
    },
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# SQLite in DATA_DIR, or PostgreSQL; how several processes tell each other of changes follows from
# that, or is Redis where REDIS_URL is set: canvases/journal/notifications.py.
DATABASES = {"default": database(os.environ.get("DATABASE_URL", "").strip(), DATA_DIR)}
if isinstance(file := DATABASES["default"]["NAME"], Path):
    private(file)
REDIS_URL = os.environ.get("REDIS_URL", "").strip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = caches(REDIS_URL, os.environ.get("DATABASE_URL", "").strip(), SECRET_KEY, DATA_DIR)

LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "canvases" / "locale"]
FORMAT_MODULE_PATH = "canvas_project.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("TIME_ZONE", "UTC")

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "canvas_project.storage.HashedFiles"
        )
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Customer lists wait here for half an hour at most (canvases/actions/customer_files.py), and what
# is large is written here while a form is taken apart.
FILE_UPLOAD_TEMP_DIR = private_folder(DATA_DIR / "customer-lists")
# A canvas file may have 5 MB; nothing else in a form comes near.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 9_000  # an import: 2,000 texts, 2,000 left out, two fields each
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

# Never logged: request bodies, cookies, tokens, the text of notes.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"no_keys": {"()": "canvas_project.logs.NoKeys"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_keys"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own ways out, which would tell tokens: everything goes through the root's.
    "loggers": {
        **{name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
        # Said in one line by views/refusals.py: whoever scans the network would fill the log.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
