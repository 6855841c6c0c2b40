"""Why a file could not be made."""


class ExportFailed(Exception):
    """The export could not be made. The message is for the person who asked."""


class ExportBusy(ExportFailed):
    """There are too many exports. The person may try again a little later."""
