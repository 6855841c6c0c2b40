"""The report that an export is asked for."""

from canvases.exports.errors import ExportFailed
from canvases.exports.export_request import ExportRequest
from canvases.queries.sessions.report import Report, load_report


def report_of(request: ExportRequest) -> Report:
    """The report of the session. Raises ExportFailed where none is asked for."""
    if request.session is None:
        raise ExportFailed
    return load_report(
        request.session, is_full=request.is_full, group=request.group, of_all=request.of_all
    )
