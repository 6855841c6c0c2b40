"""Every named address of the project, to be called by everyone in every way."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import URLResolver, get_resolver, reverse

from canvases.access import CanvasGrant, token_hash
from canvases.actions import cards, devices, evidence, sharing, workspaces
from canvases.actions.sessions import agenda_templates
from canvases.exports import jobs
from canvases.exports.export_request import ExportRequest, Scope
from canvases.exports.formats import FORMATS
from canvases.method.cards import Card
from canvases.method.evidence import Evidence
from canvases.method.kinds import Kind
from canvases.models import Note, Role, ShareLink
from tests import cast, customers, sessions


@dataclass(frozen=True)
class Address:
    """A name in canvases/urls.py, what it needs, and who may use it (views/policies.py)."""

    name: str
    needs: tuple[str, ...]
    policy: str

    def at(self, ids: dict[str, str]) -> str:
        """The address with these ids in it."""
        return reverse(self.name, kwargs={need: ids[need] for need in self.needs})


def _addresses(resolver: URLResolver, needs: tuple[str, ...] = ()) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        found = (*needs, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, found)
        elif entry.name:
            yield Address(entry.name, found, getattr(entry.callback, "policy", ""))


ADDRESSES = {
    f"{address.name}({', '.join(address.needs)})": address for address in _addresses(get_resolver())
}
GUARDED = {
    key: address
    for key, address in ADDRESSES.items()
    if address.policy not in ("anyone", "participant", "helper")
}
# For who takes part in a session, and for no member: tests/views/sessions/test_rights.py.
PARTICIPANTS = {key: found for key, found in ADDRESSES.items() if found.policy == "participant"}
# The same for who helps to lead it: tests/views/sessions/test_rights_help.py.
HELPERS = {key: found for key, found in ADDRESSES.items() if found.policy == "helper"}

# PNG files: who may have one is asked by status; words cannot be searched for in it.
DRAWN = ("picture", "join_picture", "look_picture", "embed_picture")


WORDS = {
    "row": "canvas",
    "verb": "rename",
    "section": "persona",
    "hint": "traits",
    "way": "feedback",
    "deed": "add",
    "format": "csv",
    "slug": "hospital",
}
"""What stands in addresses beside ids."""


def ids_of(grant: CanvasGrant) -> dict[str, str]:
    """Ids for every address, all in one workspace; with a linked pair of notes to work on."""
    source, target = cast.add(grant, Kind.PAIN_RELIEVER), cast.add(grant, Kind.PAIN)
    cast.connect(grant, source, target)
    _prove(grant, target)
    canvas = grant.canvas
    link = ShareLink.objects.create(
        workspace=grant.workspace,
        token_hash=token_hash(cast.op()),
        role=Role.VIEWER,
        made_by=workspaces.join(grant.workspace, token_hash(cast.op()), Role.EDITOR),
    )
    return (
        sessions.ids_of(sessions.planned(grant))
        | (WORDS | {"agenda": _agenda(grant)})
        | _handed_on(grant)
        | {
            "workspace": grant.workspace.public_id,
            "canvas": canvas.public_id,
            "segment": canvas.profile.segment.public_id,
            "other": cast.another_segment(grant).public_id,
            "kind": "pain",
            "note": target.public_id,
            "key": _PIECE.key,
            "card": canvas.test_cards.all()[0].public_id,
            "source": source.public_id,
            "snapshot": cast.snapshot(grant).public_id,
            "comment": cast.comment(grant, target).public_id,
            "variant": cast.statement(grant, f"We feed {cast.op()}").public_id,
            "public_id": canvas.public_id,
            "token": workspaces.make_key(grant.workspace),
            "device": devices.make_link(cast.TOKENS[cast.name_of(grant)]),
            "link": link.public_id,
            "job": _finished_job(grant),
            "upload": customers.read_list(grant).name,
            "member": workspaces.join(
                grant.workspace, token_hash(cast.op()), Role.VIEWER
            ).public_id,
        }
    )


def _handed_on(grant: CanvasGrant) -> dict[str, str]:
    """Links that stand in the addresses of their pages."""
    canvas = grant.canvas
    return {
        "landing": sharing.make_landing(grant, canvas=canvas),
        "embed": sharing.make_embed(grant, canvas=canvas, origins=["https://example.org"]),
    }


def _prove(grant: CanvasGrant, note: Note) -> None:
    """A piece of evidence, and a test card."""
    evidence.add(grant, cast.op(), note=note, evidence=_PIECE)
    cards.write(grant, cast.op(), canvas=grant.canvas, card=_CARD)


def _agenda(grant: CanvasGrant) -> str:
    """The id of an agenda that the workspace keeps."""
    keep = sessions.leads(grant, sessions.planned(grant))
    agenda_templates.keep_agenda(keep, cast.op(), name="Our own")
    return grant.workspace.agendas.latest("pk").public_id


def _finished_job(grant: CanvasGrant) -> str:
    """The id of an export that is done."""
    form, export_request = (
        FORMATS["csv"],
        ExportRequest(grant.workspace, Scope.CANVAS, (grant.canvas,)),
    )
    return jobs.make(jobs.begin(form, export_request), form, export_request).id


_PIECE = Evidence("supports", "interview", "Six of eight")
_CARD = Card(id="", believe="They send a photo")
_TOLD = {
    "hint": "vague",
    "hints": "unlinked",
    "language": "de",
    "claim": "supports",
    "method": "data",
    "summary": "All of eight",
    "quote": "We gave up",
    "believe": "They pay",
    "state": "running",
}


_LED: Final = {
    "template": "profile", "minutes": "90", "act": "start", "show": "pain", "names": "none",
    "retention_days": "30", "step_kind": "explain", "to": "1",
}  # fmt: skip
"""What the forms of a session ask for."""


def fields(ids: dict[str, str]) -> dict[str, str]:
    """Something that every form accepts as a change."""
    return {
        "kind": "pain",
        "text": "Written by the matrix",
        "says": "Canteen is closed",
        "title": "Written by the matrix",
        "name": "Written by the matrix",
        "weight": "5",
        "version": "1",
        "note": ids["note"],
        "source": ids["source"],
        "target": ids["note"],
        "strength": "weak",
        "segment": ids["segment"],
        "alternative": "idea",
        "confirmed": "1",
        "role": "editor",
        "lifetime": "day",
        "as": "new",
        "link": f"/device/{ids['device']}/",
        "shown": ids["canvas"],
        "origins": "https://example.org",
        "market": "niche",
        "needs-answer": "yes",
        "persona-name": "Written by the matrix",
        "about": "Demographic · Age",
        "value": "30 to 55",
        "values": "30 to 39, 40 to 55",
        "parent": ids["other"],
        "canvas": ids["canvas"],
        **dict.fromkeys(("by", "ticked"), "1"),
        "group": "0",
        **_TOLD,
        **_LED,
        "at": ids["note"],
        "chosen": ids["note"],
        "op_id": cast.op(),
    } | _ticked(ids)


def _ticked(ids: dict[str, str]) -> dict[str, str]:
    """For the fit page, its walk, ranking and scores."""
    cell = f"{ids['source']} {ids['note']} weak"
    return {"set": cell, "need": ids["note"], f"w-{ids['note']}": "5", "score-1": "5"}


# Nothing but a few queries, a template, a change on a board. What reads files or long texts of
# strangers, draws, hashes passphrases or goes through all of a workspace's texts is slow.
QUICK = {
    "add_canvas", "add_device", "alternatives", "assessment", "scores",
    "begin_canvas", "bin", "bin_comment", "bin_note",
    "bin_snapshot",
    "board", "bring_back", "cancel_export", "change_role", "change_trait", "changes",
    "comments", "compare_snapshots", "copy_example", "customer_list_cancel",
    "customer_list_columns", "delete_workspace", "device_code",
    "devices", "dismiss_canvas_hint", "dismiss_hint", "dismiss_note_hint",
    "embed", "landing", "landing_preview", "make_landing", "end_other_devices", "export_job",
    "fit", "fit_cell", "fit_redo", "fit_undo", "fit_walk",
    "evidence", "evidence_redo", "evidence_undo", "add_evidence", "change_evidence",
    "add_test", "change_test", "quotes",
    "bin_statement", "statement_choose", "statement_keep", "statement_like", "statement_redo",
    "statement_try", "statement_undo",
    "export_job_file", "health",
    "hint_move", "hint_reword", "hint_split", "hints", "hints_language", "hints_redo",
    "hints_undo", "history", "home", "join_by_code", "join_code", "join_room",
    "join_session", "session", "session_agenda", "session_code", "session_console",
    "session_console_now", "session_done", "session_hand", "session_here",
    "session_lead", "session_look", "session_mirror", "session_move_step", "session_wifi",
    "session_round", "session_say", "session_sentence", "session_sentences", "session_vote",
    "session_withdraw_sentence", "session_links",
    "session_feedback", "session_forget_mine", "session_forget_names",
    "session_item", "session_report", "session_room", "session_summary",
    "example_report",
    "session_now", "session_put", "session_remove_step", "session_screen", "session_screen_now",
    "session_restore",
    "session_add_step", "session_end_rehearsal", "session_enter", "session_rehearse",
    "keep_agenda", "rename_agenda",
    "remove_agenda", "restore_agenda", "session_duplicate_step",
    "session_group", "session_groups", "session_change_group", "session_up",
    "session_people", "session_report_back",
    "session_help", "session_help_now", "session_help_sort", "session_help_stack",
    "session_help_enter", "session_help_say",
    "session_settings", "session_show", "session_sort", "session_step", "session_text",
    "session_texts", "session_try", "session_withdraw", "sessions",
    "leave", "links", "look", "look_alternatives", "look_fit", "look_follow",
    "look_present_changed",
    "choose_merge", "market", "merge_segment",
    "looks", "make_device_link", "make_embed", "make_key", "note", "note_history", "notes",
    "offer_segments", "value_curve",
    "oembed", "open_link", "own_name", "pair_redo", "pair_undo", "paste", "place",
    "present_changed", "rank",
    "redo", "remove_member",
    "rename_workspace", "resolve_comment", "restore_note", "restore_snapshot", "revoke_link",
    "roles_map", "roles_redo", "roles_undo", "row",
    "segment", "segment_canvases", "segment_pair", "segment_pairs",
    "segment_redo", "segment_section", "segment_split", "segment_stage", "segment_tree",
    "segment_undo", "segment_way", "segment_flow",
    "segment_name", "names",
    "segments", "share",
    "show_history", "snapshots", "start", "statement", "title", "undo", "value_picture", "weight",
    "workspace",
    "workspace_history", "workspace_redo", "workspace_undo",
}  # fmt: skip
