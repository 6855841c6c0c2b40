"""The addresses of the app, grouped by home, workspace and canvas."""

from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter
from django.urls.converters import StringConverter

from canvases.fit_urls import FIT
from canvases.method.segment_hints import HINTS
from canvases.method.segment_sections import SECTIONS
from canvases.views import (
    archives,
    boards,
    cards,
    changes,
    comments,
    customer_list,
    devices,
    embeds,
    evidence,
    export_dialog,
    exports,
    health,
    hints,
    history,
    home,
    import_steps,
    landing,
    look_fit,
    notes,
    pictures,
    presentations,
    public_pages,
    qr_codes,
    roles_map,
    segment_merge,
    segment_pairs,
    segment_table,
    segment_tree,
    segments,
    share_links,
    share_page,
    snapshots,
    statement_page,
    value_picture,
    workspace_end,
    workspaces,
)
from canvases.views.sessions import agenda, agenda_templates, join, report


class PublicId(StringConverter):
    """An id as models/base.py makes them. What is none (a NUL, a path) never reaches a query."""

    regex = "[0-9a-z]{12}"


class SectionName(StringConverter):
    """The name of a section of a segment's page."""

    regex = "|".join(SECTIONS)


class HintKey(StringConverter):
    """The key of a hint on a segment."""

    regex = "|".join(HINTS)


class Code(StringConverter):
    """The code of a session, as it is typed: with a dash or none."""

    regex = r"[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){7}"


register_converter(Code, "code")
register_converter(HintKey, "hint")
register_converter(PublicId, "id")
register_converter(SectionName, "section")

_from_list = [
    path("", customer_list.customer_list, name="customer_list"),
    path("<slug:upload>/", customer_list.columns, name="customer_list_columns"),
    path("<slug:upload>/read/", customer_list.read, name="customer_list_read"),
    path("<slug:upload>/groups/", customer_list.groups, name="customer_list_groups"),
    path("<slug:upload>/make/", customer_list.make, name="customer_list_make"),
    path("<slug:upload>/cancel/", customer_list.cancel, name="customer_list_cancel"),
]

_segment = [
    path("", segments.segment, name="segment"),
    path("canvases/", segments.canvases, name="segment_canvases"),
    path("tree/", segment_tree.tree, name="segment_tree"),
    path("split/", segment_tree.split, name="segment_split"),
    path("begin/", segment_tree.begin_canvas, name="begin_canvas"),
    path("stage/", segments.stage, name="segment_stage"),
    path("ways/<slug:way>/", segments.way, name="segment_way"),
    path("undo/", segments.undo, name="segment_undo"),
    path("redo/", segments.redo, name="segment_redo"),
    re_path(r"^traits/(?P<deed>add|change|remove)/$", segments.trait, name="change_trait"),
    path("hints/<hint:hint>/dismiss/", segments.dismiss_hint, name="dismiss_hint"),
    path("<section:section>/", segments.section, name="segment_section"),
]

_workspace: list[URLPattern | URLResolver] = [
    path("", workspaces.workspace, name="workspace"),
    path("history/", history.of_workspace, name="workspace_history"),
    path("name/", workspaces.rename, name="rename_workspace"),
    path("market/", workspaces.market, name="market"),
    path("segments/", segment_table.segments, name="segments"),
    path("segments/roles/", roles_map.roles_map, name="roles_map"),
    path("segments/roles/undo/", roles_map.undo, name="roles_undo"),
    path("segments/roles/redo/", roles_map.redo, name="roles_redo"),
    path("segments/<id:segment>/gives/<id:other>/", roles_map.flow, name="segment_flow"),
    path("segments/separate/", segment_pairs.pairs, name="segment_pairs"),
    path("segments/<id:segment>/merge/", segment_merge.choose, name="choose_merge"),
    path("segments/<id:segment>/merge/<id:other>/", segment_merge.merge, name="merge_segment"),
    path("segments/<id:segment>/separate/<id:other>/", segment_pairs.pair, name="segment_pair"),
    path("segments/<id:segment>/separate/<id:other>/undo/", segment_pairs.undo, name="pair_undo"),
    path("segments/<id:segment>/separate/<id:other>/redo/", segment_pairs.redo, name="pair_redo"),
    path("segments/value/", value_picture.value_picture, name="value_picture"),
    path("segments/from-list/", include(_from_list)),
    path("segments/<id:segment>/", include(_segment)),
    path("canvases/", workspaces.add_canvas, name="add_canvas"),
    path("import/", import_steps.import_to_workspace, name="import_to_workspace"),
    path("sessions/", agenda.sessions, name="sessions"),
    path("sessions/agendas/<id:agenda>/name/", agenda_templates.rename, name="rename_agenda"),
    path("sessions/agendas/<id:agenda>/remove/", agenda_templates.remove, name="remove_agenda"),
    path("sessions/agendas/<id:agenda>/restore/", agenda_templates.restore, name="restore_agenda"),
    path("undo/", workspaces.undo, name="workspace_undo"),
    path("redo/", workspaces.redo, name="workspace_redo"),
    path("bin/empty/", workspaces.empty_bin, name="empty_bin"),
    path("archive/", archives.archive, name="archive"),
    path("leave/", workspace_end.leave, name="leave"),
    path("delete/", workspace_end.delete, name="delete_workspace"),
    path("bring-back/", workspace_end.bring_back, name="bring_back"),
    path("share/", share_page.share, name="share"),
    path("share/key/", share_page.make_key, name="make_key"),
    path("share/links/", share_page.make_link, name="make_link"),
    path("share/embeds/", embeds.make_embed, name="make_embed"),
    path("share/links/<id:link>/revoke/", share_page.revoke_link, name="revoke_link"),
    path("share/me/", share_page.own_name, name="own_name"),
    path("share/people/<id:member>/role/", share_page.change_role, name="change_role"),
    path("share/people/<id:member>/history/", share_page.show_history, name="show_history"),
    path("share/people/<id:member>/remove/", share_page.remove_member, name="remove_member"),
    path("export/", export_dialog.exporting, name="exporting"),
    path("export/file/", export_dialog.file, name="export_file"),
    path("export/picture/", export_dialog.picture, name="export_picture"),
    path("export/brand/", export_dialog.brand, name="brand"),
    path("export/json/", exports.export_workspace, name="export_workspace"),
    path("export/jobs/<slug:job>/", export_dialog.job, name="export_job"),
    path("export/jobs/<slug:job>/file/", export_dialog.job_file, name="export_job_file"),
    path("export/jobs/<slug:job>/cancel/", export_dialog.cancel, name="cancel_export"),
    re_path(
        r"^(?P<row>segment|value_map|canvas)/(?P<public_id>[0-9a-z]{12})/(?P<verb>rename|bin|restore|duplicate)/$",
        workspaces.row,
        name="row",
    ),
]

_canvas: list[URLPattern | URLResolver] = [
    path("", boards.board, name="board"),
    # What is asked most comes first: addresses are tried in turn.
    path("notes/", notes.add, name="notes"),
    path("paste/", notes.paste, name="paste"),
    path("notes/<id:note>/", notes.note, name="note"),
    path("notes/<id:note>/weight/", notes.weight, name="weight"),
    path("notes/<id:note>/place/", notes.place, name="place"),
    path("notes/<id:note>/bin/", notes.discard, name="bin_note"),
    path("notes/<id:note>/restore/", notes.restore, name="restore_note"),
    path("notes/<id:note>/history/", history.of_note, name="note_history"),
    path("notes/<id:note>/comments/", comments.add, name="comments"),
    path(
        "notes/<id:note>/comments/<id:comment>/resolve/", comments.resolve, name="resolve_comment"
    ),
    path("notes/<id:note>/comments/<id:comment>/delete/", comments.discard, name="bin_comment"),
    path("hints/", hints.hints, name="hints"),
    path("hints/dismiss/", hints.dismiss_on_canvas, name="dismiss_canvas_hint"),
    path("hints/language/", hints.language, name="hints_language"),
    path("hints/undo/", hints.undo, name="hints_undo"),
    path("hints/redo/", hints.redo, name="hints_redo"),
    path("hints/<id:note>/dismiss/", hints.dismiss, name="dismiss_note_hint"),
    path("hints/<id:note>/move/", hints.move, name="hint_move"),
    path("hints/<id:note>/split/", hints.split, name="hint_split"),
    path("hints/<id:note>/reword/", hints.reword, name="hint_reword"),
    path("title/", boards.title, name="title"),
    path("names/", boards.names, name="names"),
    path("segment/", boards.segment, name="segment_name"),
    path("statement/", statement_page.statement, name="statement"),
    path("statement/try/", statement_page.statement_try, name="statement_try"),
    path("statement/keep/", statement_page.statement_keep, name="statement_keep"),
    path("statement/undo/", statement_page.statement_undo, name="statement_undo"),
    path("statement/redo/", statement_page.statement_redo, name="statement_redo"),
    path("statement/<id:variant>/like/", statement_page.statement_like, name="statement_like"),
    path("statement/<id:variant>/choose/", statement_page.choose, name="statement_choose"),
    path("statement/<id:variant>/bin/", statement_page.bin_statement, name="bin_statement"),
    path("landing/", landing.preview, name="landing_preview"),
    path("landing/link/", landing.make_link, name="make_landing"),
    path("alternatives/", boards.alternatives, name="alternatives"),
    path("", include(FIT)),
    path("undo/", boards.undo, name="undo"),
    path("redo/", boards.redo, name="redo"),
    path("evidence/", evidence.page, name="evidence"),
    path("evidence/undo/", evidence.undo, name="evidence_undo"),
    path("evidence/redo/", evidence.redo, name="evidence_redo"),
    path("evidence/tests/", cards.add, name="add_test"),
    path("evidence/tests/<id:card>/", cards.change, name="change_test"),
    path("evidence/<id:note>/add/", evidence.add, name="add_evidence"),
    path("evidence/<id:note>/<id:key>/", evidence.change, name="change_evidence"),
    path("history/", history.of_canvas, name="history"),
    path("bin/", boards.bin_page, name="bin"),
    path("changes/", changes.changes, name="changes"),
    path("import/", import_steps.import_to_canvas, name="import_to_canvas"),
    path("snapshots/", snapshots.snapshots, name="snapshots"),
    path("snapshots/compare/", snapshots.compare, name="compare_snapshots"),
    path("snapshots/<id:snapshot>/restore/", snapshots.restore, name="restore_snapshot"),
    path("snapshots/<id:snapshot>/delete/", snapshots.discard, name="bin_snapshot"),
    path("links/", notes.links, name="links"),
    path("present/", presentations.present, name="present"),
    path("present/changed/", presentations.changed, name="present_changed"),
    path("picture/", pictures.of_canvas, name="picture"),
    re_path(r"^export/(?P<format>[a-z]{2,12})/$", exports.export, name="export"),
]

urlpatterns = [
    path("s/<id:session>/", include("canvases.session_urls")),
    path("c/<id:canvas>/", include(_canvas)),
    path("w/<id:workspace>/", include(_workspace)),
    path("", home.home, name="home"),
    path("start/", home.start, name="start"),
    path("examples/<slug:slug>/", home.copy_example, name="copy_example"),
    path("examples/<slug:slug>/session/", report.example_report, name="example_report"),
    path(
        "examples/<slug:slug>/session/<format>/",
        report.example_report_file,
        name="example_report_file",
    ),
    path("import/", import_steps.import_anew, name="import_anew"),
    path("join/", join.join_by_code, name="join_by_code"),
    path("join/<code:code>/", join.join_session, name="join_session"),
    path("join/<str:token>/", share_links.join, name="join"),
    path("join/<str:token>/<id:canvas>/", share_links.join, name="join"),
    path("join/<str:token>/qr/", qr_codes.code, name="join_code"),
    path("join/<str:token>/<id:canvas>/qr/", qr_codes.code, name="join_code"),
    path("join/<str:token>/room/", qr_codes.room, name="join_room"),
    path("join/<str:token>/<id:canvas>/room/", qr_codes.room, name="join_room"),
    path("join/<str:token>/picture/", pictures.of_link, name="join_picture"),
    path("join/<str:token>/<id:canvas>/picture/", pictures.of_link, name="join_picture"),
    path("archive/", archives.archive_of_all, name="archive_of_all"),
    path("devices/", devices.devices, name="devices"),
    path("devices/open/", devices.open_link, name="open_link"),
    path("devices/link/", devices.make_link, name="make_device_link"),
    path("devices/end/", devices.end_others, name="end_other_devices"),
    path("device/<str:device>/", devices.add, name="add_device"),
    path("device/<str:device>/qr/", devices.code, name="device_code"),
    path("v/<id:link>/", public_pages.canvases, name="looks"),
    path("v/<id:link>/<id:canvas>/", public_pages.look, name="look"),
    path("v/<id:link>/<id:canvas>/fit/", look_fit.fit, name="look_fit"),
    path("v/<id:link>/<id:canvas>/alternatives/", look_fit.alternatives, name="look_alternatives"),
    path("v/<id:link>/<id:canvas>/pdf/", public_pages.pdf, name="look_pdf"),
    path("v/<id:link>/<id:canvas>/picture/", public_pages.picture, name="look_picture"),
    path("v/<id:link>/<id:canvas>/present/", presentations.look, name="look_present"),
    path(
        "v/<id:link>/<id:canvas>/present/changed/",
        presentations.look_changed,
        name="look_present_changed",
    ),
    path("v/<id:link>/<id:canvas>/follow/", public_pages.follow, name="look_follow"),
    path("p/<str:landing>/", landing.landing, name="landing"),
    path("embed/<str:embed>/", embeds.embed, name="embed"),
    path("embed/<str:embed>/picture/", pictures.of_embed, name="embed_picture"),
    path("oembed/", embeds.oembed, name="oembed"),
    path("healthz", health.health, name="health"),
]
