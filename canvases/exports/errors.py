"""Why a file could not be made."""


class ExportFailed(Exception):
    """The export could not be made. The message says so to the person who asked for it."""


class ExportBusy(ExportFailed):
    """Too many exports at a time. The person may ask again a little later."""
