"""The addresses of a team session: of those who take part, and of those who lead."""

from django.urls import path

from canvases.views import (
    session_console,
    session_groups,
    session_phone,
    session_report,
    session_round,
    sessions,
)

urlpatterns = [
    # Participants.
    path("", session_phone.phone, name="session"),
    path("now/", session_phone.now, name="session_now"),
    path("texts/", session_phone.write, name="session_texts"),
    path("texts/<id:text>/", session_phone.change, name="session_text"),
    path("texts/<id:text>/remove/", session_phone.withdraw, name="session_withdraw"),
    path("group/", session_groups.choose_group, name="session_group"),
    path("done/", session_phone.say_done, name="session_done"),
    path("here/", session_phone.be_here, name="session_here"),
    path("hand/", session_phone.raise_hand, name="session_hand"),
    path("vote/", session_round.cast_vote, name="session_vote"),
    path("links/", session_round.answer_links, name="session_links"),
    path("look/", session_phone.look, name="session_look"),
    path("forget/", session_report.forget_mine, name="session_forget_mine"),
    path("feedback/", session_report.give_feedback, name="session_feedback"),
    path("summary/", session_report.short_report, name="session_summary"),
    path("summary/<format>/", session_report.short_report_file, name="session_summary_file"),
    # Facilitators.
    path("agenda/", sessions.session_agenda, name="session_agenda"),
    path("agenda/add/", sessions.add_step, name="session_add_step"),
    path("agenda/<id:step>/twice/", sessions.duplicate_step, name="session_duplicate_step"),
    path("agenda/<id:step>/", sessions.change_step, name="session_step"),
    path("agenda/<id:step>/move/", sessions.move_step, name="session_move_step"),
    path("agenda/<id:step>/remove/", sessions.remove_step, name="session_remove_step"),
    path("agenda/groups/", session_groups.plan_groups, name="session_groups"),
    path("agenda/groups/<id:group>/", session_groups.change_group, name="session_change_group"),
    path("recovery/", sessions.make_recovery, name="session_recovery"),
    path("settings/", sessions.change_settings, name="session_settings"),
    path("lead/", session_console.console, name="session_console"),
    path("lead/now/", session_console.console_now, name="session_console_now"),
    path("lead/act/", session_console.lead, name="session_lead"),
    path("lead/show/", session_console.show, name="session_show"),
    path("lead/canvas/", session_console.put_on_canvas, name="session_put"),
    path("lead/wall/", session_console.sort, name="session_sort"),
    path("lead/people/", session_groups.place_people, name="session_people"),
    path("lead/back/", session_groups.report_back, name="session_report_back"),
    path("lead/list/", session_report.write_item, name="session_item"),
    path("report/", session_report.report, name="session_report"),
    path("report/forget/", session_report.forget_names, name="session_forget_names"),
    path("report/<format>/", session_report.report_file, name="session_report_file"),
    path("lead/round/", session_round.lead_round, name="session_round"),
    path("screen/", session_console.screen, name="session_screen"),
    path("screen/now/", session_console.screen_now, name="session_screen_now"),
    path("screen/qr/", session_console.code, name="session_code"),
]
