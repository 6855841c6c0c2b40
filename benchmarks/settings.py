"""The project's settings with the floors' addresses beside its own."""

from canvas_project.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.floors"
