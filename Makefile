# What one types here; `make` alone lists it.

PYTHON ?= python3
# The settings read these too.
export PORT ?= 8000
export ADDRESS ?= 127.0.0.1
export DATA_DIR ?= var
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

# Files that say "installed as these requirements ask", so that a second start installs nothing.
FOR_RUN := .venv/installed-for-run
FOR_TEST := .venv/installed-for-test
# Django writes it last of all when it has compressed the static files, which takes a while.
STATIC := $(DATA_DIR)/static/staticfiles.json

.DEFAULT_GOAL := help
.PHONY: help install run test check fmt bench samples screenshots pictures lock backup restore clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

install: $(FOR_RUN) $(FOR_TEST) ## Make .venv, with what running, testing and checking need

run: $(FOR_RUN) $(STATIC) ## Start the server on http://127.0.0.1:8000/ (PORT=…, ADDRESS=…)
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) load_examples
	@exec $(BIN)/uvicorn canvas_project.asgi:application --host $(ADDRESS) --port $(PORT) \
		--loop uvloop --http httptools --timeout-graceful-shutdown 5 --no-access-log

# What is closest to the database is tested twice: first on PostgreSQL, then with all the rest.
# That is every action and every query once: PostgreSQL refuses what SQLite lets pass. What becomes
# of their rows on a page, kind by kind, does not depend on the database, nor does what chance finds
# (`examples` in tests/random_operations.py). Tests in tests/live/ name their database themselves.
# Chromium comes by itself: Playwright leaves an event loop running, which other tests cannot share.
ON_POSTGRESQL := $(addprefix tests/,actions board_state journal models queries) \
	$(addprefix tests/,test_access.py test_backups.py test_workspace_cache.py) \
	tests/exports/test_jobs.py --ignore tests/board_state/test_change_kinds.py

PARALLEL := $(BIN)/pytest --numprocesses auto --dist worksteal --durations 10

# Tests start Python some three hundred times; where the environment says not to keep bytecode, each
# of them would compile the whole program anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(FOR_TEST) ## Run every test: on PostgreSQL, on SQLite, over the network, in browsers
	$(BIN)/python -m tests.databases $(PARALLEL) $(ON_POSTGRESQL)
	$(PARALLEL) --ignore tests/e2e
	$(PARALLEL) --reruns 2 tests/e2e

check: $(FOR_TEST) ## Format, lint, types, import contracts, templates, migrations, deployment, audit
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates canvases
	$(MANAGE) makemigrations --check --dry-run
	HTTPS=1 SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		$(MANAGE) check --deploy --fail-level WARNING
	$(BIN)/python setup/audit.py

fmt: $(FOR_TEST) ## Format, and mend what ruff can mend
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

bench: $(FOR_TEST) ## Measure, against peers and floors
	$(BIN)/python -m benchmarks

samples: $(FOR_TEST) ## Write every kind of file there is into build/samples/, with pictures of pages
	$(BIN)/python -m docs.samples

screenshots: $(FOR_TEST) ## Take the pictures of the README anew
	$(BIN)/python -m docs.screenshots

pictures: $(FOR_TEST) ## Take pictures of boards of any size in every window, into build/pictures/
	$(BIN)/python -m docs.board_pictures

lock: $(FOR_TEST) ## Pin the newest versions that requirements*.in allow
	setup/lock

backup: $(FOR_RUN) ## Copy the database while it is in use: make backup FILE=copy.sqlite3
	@$(MANAGE) backup "$(FILE)"

restore: $(FOR_RUN) ## Go back to such a copy, while it is in use or not: make restore FILE=copy.sqlite3
	@$(MANAGE) restore "$(FILE)"

clean: ## Remove .venv and the tools' caches; the database in var/ stays
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache test-results

# pip itself is not asked whether it is up to date: the lock file says which versions are meant.
PIP_INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv

$(FOR_RUN): requirements.txt setup/system-packages | $(BIN)/python
	setup/system-packages run
	$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(FOR_TEST): requirements-dev.txt setup/system-packages | $(FOR_RUN)
	$(PIP_INSTALL) -r requirements-dev.txt
	setup/system-packages test
	@touch $@

$(STATIC): $(FOR_RUN) $(shell find static)
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@
