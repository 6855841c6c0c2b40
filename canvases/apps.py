"""The configuration of the app."""

from django.apps import AppConfig


class CanvasesConfig(AppConfig):
    """One app: see docs/architecture.md for the folders inside it."""

    name = "canvases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the system checks."""
        from canvases.live import single_process  # noqa: F401
