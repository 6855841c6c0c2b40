"""Agendas of one's own: kept under a name, offered when planning, renamed, removed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from canvases.access import CanvasGrant
from canvases.actions.errors import Refused
from canvases.actions.sessions import agenda_steps, agenda_templates
from canvases.method.agenda import StepKind
from canvases.method.agenda_file import read_steps
from canvases.models import AgendaTemplate, Session
from tests import cast, sessions


@pytest.fixture
def kept(ada: CanvasGrant) -> AgendaTemplate:
    """The agenda of a session in which somebody has written, with a step of its own."""
    session = sessions.planned(ada)
    lead = sessions.leads(ada, session)
    agenda_steps.add_step(lead, kind=StepKind.EXPLAIN, minutes=3, boxes=[])
    phone = sessions.joined(session, "Selim")
    sessions.go_to(ada, session, "write")
    sessions.write(phone, session, "Canteen is closed")
    agenda_templates.keep_agenda(sessions.leads(ada, session), cast.op(), name="Our own")
    return AgendaTemplate.objects.get()


def plan(ada: CanvasGrant, template: str) -> int:
    sent = {"title": "Once more", "template": template, "canvas": ada.canvas.public_id}
    sent["op_id"] = cast.op()
    address = reverse("sessions", args=[ada.workspace.public_id])
    return cast.browser("ada", htmx=False).post(address, sent).status_code


def offered(ada: CanvasGrant) -> bool:
    page = cast.browser("ada", htmx=False).get(reverse("sessions", args=[ada.workspace.public_id]))
    return "Our own" in page.content.decode()


def test_template_plans_a_session_with_the_same_steps(
    ada: CanvasGrant, kept: AgendaTemplate
) -> None:
    assert plan(ada, kept.public_id) == 302

    first, again = Session.objects.order_by("pk")
    same = "kind", "title", "instruction", "script", "minutes", "boxes"
    assert list(again.steps.values_list(*same)) == list(first.steps.values_list(*same))


def test_template_has_nothing_of_people_and_texts(kept: AgendaTemplate) -> None:
    assert not {word for word in ("Selim", "Canteen") if word in str(kept.steps)}


def test_agenda_is_kept_once_however_often_it_is_sent(ada: CanvasGrant) -> None:
    lead, op_id = sessions.leads(ada, sessions.planned(ada)), cast.op()

    for _time in range(2):
        agenda_templates.keep_agenda(lead, op_id, name="Our own")

    assert AgendaTemplate.objects.count() == 1


def test_renamed_template_is_offered_by_its_new_name(
    ada: CanvasGrant, kept: AgendaTemplate
) -> None:
    agenda_templates.rename_agenda(ada, template=kept, name="Half a day")

    assert not offered(ada)


def test_removed_template_is_offered_no_more_until_it_is_brought_back(
    ada: CanvasGrant, kept: AgendaTemplate
) -> None:
    agenda_templates.remove_agenda(ada, template=kept, removed=True)
    assert (offered(ada), plan(ada, kept.public_id)) == (False, 422)

    agenda_templates.remove_agenda(ada, template=kept, removed=False)
    assert offered(ada)


def test_removed_template_is_deleted_after_thirty_days(
    ada: CanvasGrant, kept: AgendaTemplate
) -> None:
    agenda_templates.remove_agenda(ada, template=kept, removed=True)
    now = timezone.now()

    assert agenda_templates.delete_removed(now + timedelta(days=29)) == 0
    assert agenda_templates.delete_removed(now + timedelta(days=31)) == 1


def test_template_of_another_workspace_plans_nothing(
    dan: CanvasGrant, kept: AgendaTemplate
) -> None:
    sent = {"title": "Mine", "template": kept.public_id, "canvas": dan.canvas.public_id}
    address = reverse("sessions", args=[dan.workspace.public_id])

    assert cast.browser("dan", htmx=False).post(address, sent).status_code == 422


def test_workspace_keeps_thirty_templates(ada: CanvasGrant) -> None:
    lead = sessions.leads(ada, sessions.planned(ada))
    for number in range(agenda_templates.MOST_TEMPLATES):
        ada.workspace.agendas.create(name=str(number), op_id=cast.op())

    with pytest.raises(Refused):
        agenda_templates.keep_agenda(lead, cast.op(), name="One more")


def test_stored_steps_that_are_none_are_passed_over() -> None:
    assert (
        read_steps([{"kind": "dance"}, 4, {"kind": "close", "title": "End", "minutes": 3}])[0].title
        == "End"
    )
    assert read_steps("no list") == ()
