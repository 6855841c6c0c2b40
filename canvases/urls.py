"""Every address: nouns, grouped by home, workspace and canvas."""

from django.urls import include, path, re_path

from canvases.views import boards, changes, exports, notes, pages, workspaces

_workspace = [
    path("", workspaces.workspace, name="workspace"),
    path("history/", workspaces.history, name="workspace_history"),
    path("name/", workspaces.rename, name="rename_workspace"),
    path("segments/", workspaces.add_segment, name="add_segment"),
    path("segments/<str:segment>/", workspaces.segment, name="segment"),
    path("canvases/", workspaces.add_canvas, name="add_canvas"),
    path("undo/", workspaces.undo, name="workspace_undo"),
    path("redo/", workspaces.redo, name="workspace_redo"),
    path("bin/empty/", workspaces.empty_bin, name="empty_bin"),
    path("export/json/", exports.export_workspace, name="export_workspace"),
    re_path(
        r"^(?P<row>segment|value_map|canvas)/(?P<public_id>\w+)/(?P<verb>rename|bin|restore|duplicate)/$",
        workspaces.row,
        name="row",
    ),
]

_canvas = [
    path("", boards.board, name="board"),
    path("title/", boards.title, name="title"),
    path("statement/", boards.statement, name="statement"),
    path("undo/", boards.undo, name="undo"),
    path("redo/", boards.redo, name="redo"),
    path("history/", boards.history, name="history"),
    path("bin/", boards.bin_page, name="bin"),
    path("changes/", changes.changes, name="changes"),
    path("notes/", notes.add, name="notes"),
    path("paste/", notes.paste, name="paste"),
    path("notes/<str:note>/", notes.note, name="note"),
    path("notes/<str:note>/weight/", notes.weight, name="weight"),
    path("notes/<str:note>/place/", notes.place, name="place"),
    path("notes/<str:note>/bin/", notes.discard, name="bin_note"),
    path("notes/<str:note>/restore/", notes.restore, name="restore_note"),
    path("links/", notes.links, name="links"),
    re_path(r"^export/(?P<format>pdf|json)/$", exports.export, name="export"),
]

urlpatterns = [
    path("", pages.home, name="home"),
    path("start/", pages.start, name="start"),
    path("examples/<slug:slug>/", pages.copy_example, name="copy_example"),
    path("join/<str:token>/", pages.join, name="join"),
    path("join/<str:token>/<str:canvas>/", pages.join, name="join"),
    path("healthz", pages.health, name="health"),
    path("w/<str:workspace>/", include(_workspace)),
    path("c/<str:canvas>/", include(_canvas)),
]
