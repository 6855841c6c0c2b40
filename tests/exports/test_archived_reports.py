"""The reports of sessions in an archive: to read, and passed over by the import."""

import io
import zipfile

from canvases.access import CanvasGrant
from canvases.actions import archives
from canvases.actions.sessions import facilitation
from canvases.exports import archive
from canvases.imports.archive import Archive
from tests import cast, sessions


def test_archive_has_the_short_reports_of_sessions_that_are_over(ada: CanvasGrant) -> None:
    session = sessions.planned(ada)
    sessions.go_to(ada, session, "write")
    sessions.write(sessions.joined(session, "Mia"), session, "Canteen is closed")
    sessions.reveal(ada, session)
    facilitation.close(sessions.leads(ada, session), gives_link=False)
    sessions.planned(ada)

    archive.write(file := io.BytesIO(), [ada.workspace])
    with zipfile.ZipFile(file) as packed:
        names = [name for name in packed.namelist() if "/sessions/" in name]
        reports = [packed.read(name).decode() for name in names]
    archives.store(Archive(file), cast.op(), token=cast.TOKENS["dan"])

    assert names == ["1/sessions/1.md", "1/sessions/1.csv"]
    for report in reports:
        assert "Canteen is closed" in report
        assert "Mia" not in report
