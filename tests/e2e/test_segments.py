"""The page of a segment in a real browser: filled in by keys, saved field by field, undone."""

import re
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.accessibility import in_both_themes, violations
from tests.e2e.test_pages import example


def open_segment(page: Page, name: str = "Ward nurses") -> None:
    """The page of a segment in a copy of an example."""
    workspace = page.request.get(example(page)).text()
    found = re.search(rf'<h2 class="segment__name"><a href="([^"]+)"><bdi[^>]*>{name}', workspace)
    assert found
    page.goto(found[1])
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def open_section(page: Page, name: str) -> None:
    """Open a section by its line."""
    page.locator(f"#{name}-head").click()
    expect(page.locator(f"#{name}")).to_have_attribute("open", "")


def saved(page: Page, undo: str) -> None:
    """Wait until the last change is saved, which undo would take back."""
    expect(page.get_by_role("button", name=f"Undo: {undo}")).to_be_enabled()


def test_segment_is_described(page: Page) -> None:
    open_segment(page)
    open_section(page, "who")
    page.get_by_label("The job they hire your offer for").fill("See a doctor at 3 am")
    page.get_by_text("businesses (B2B)").click()
    saved(page, "describe “Ward nurses")

    expect(page.locator("#segment-head")).to_contain_text("See a doctor at 3 am")
    expect(page.locator("#segment-head .badge", has_text="B2B")).to_be_visible()
    page.goto(page.url.partition("segments")[0])
    nurses = page.locator("section.segment").filter(has_text="Ward nurses")
    expect(nurses.locator(".segment__job")).to_contain_text("See a doctor at 3 am")
    expect(nurses.locator(".badge", has_text="B2B")).to_be_visible()


def test_page_is_filled_in_by_keys_alone(page: Page) -> None:
    open_segment(page)
    page.locator("#worth-head").focus()
    page.keyboard.press("Enter")
    page.locator("#meaningful-identifiable-answer-unknown").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#meaningful-identifiable-answer-no")).to_be_focused()
    saved(page, "the worth of")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Nobody has a list of them")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")

    expect(page.locator("#worth-head")).to_contain_text("Doubtful.")
    page.locator("#undo").focus()
    for _change in range(3):
        expect(page.locator("#undo")).to_be_focused()
        with page.expect_response("**/undo/"):
            page.keyboard.press("Enter")
    expect(page.locator("#meaningful-identifiable-note")).not_to_have_value(
        "Nobody has a list of them"
    )


def test_what_one_types_stays_while_the_field_before_is_saved(page: Page) -> None:
    open_segment(page)
    open_section(page, "persona")
    page.locator("#persona-name").fill("Ana")
    page.keyboard.press("Tab")
    page.locator("#persona-quote").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Being written")
    saved(page, "the persona of")

    expect(page.locator("#persona-card")).to_contain_text("Ana")
    expect(page.locator("#persona-quote")).to_be_focused()
    expect(page.locator("#persona-quote")).to_have_value("Being written")


def test_refused_field_keeps_what_was_typed_beside_the_words(page: Page) -> None:
    open_segment(page)
    open_section(page, "who")
    name = page.locator("#name")
    name.evaluate("field => field.removeAttribute('maxlength')")
    name.fill("x" * 4000)
    name.blur()

    expect(page.locator("#field-name .refusal")).to_contain_text("at most 120 fit")
    expect(page.locator("#name")).to_have_value("x" * 4000)
    page.locator("#description").fill("On shift")
    page.locator("#description").blur()
    saved(page, "describe “Ward nurses")
    expect(page.locator("#name")).to_have_value("x" * 4000)


def test_trait_is_added_by_typing_and_removed(page: Page) -> None:
    open_segment(page)
    open_section(page, "traits")
    page.get_by_label("What tells them apart").fill("Demographic · Education")
    page.get_by_label("What it is for them").focus()
    expect(page.locator("#trait-example")).to_contain_text("learnt a trade")
    page.keyboard.type("three years of nursing school")
    page.keyboard.press("Enter")
    trait = page.locator("#traits-list .trait", has_text="three years of nursing school")
    expect(trait).to_be_visible()
    expect(page.get_by_label("What tells them apart")).to_be_focused()

    trait.click()
    page.locator("details.trait-menu[open]").get_by_role("button", name="Remove").click()
    expect(trait).to_have_count(0)
    page.get_by_role("button", name="Undo: the traits of").click()
    expect(trait).to_be_visible()


def test_section_that_one_worked_on_is_open_when_one_comes_back(page: Page) -> None:
    open_segment(page)
    open_section(page, "roles")
    page.get_by_role("checkbox", name="Saboteur").check()
    saved(page, "the roles of")
    page.goto(page.url)

    expect(page.locator("#roles")).to_have_attribute("open", "")
    expect(page.locator("#who")).not_to_have_attribute("open", "")


def test_page_works_without_scripts(browser: Any, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    open_segment(page)
    page.locator("#value-head").click()
    page.locator("#field-value-revenue_today label", has_text="4").click()
    page.locator("#value").get_by_role("button", name="Save").click()

    expect(page.locator("#value")).to_have_attribute("open", "")
    expect(page.locator("#value-revenue_today-4")).to_be_checked()
    page.get_by_role("button", name="Undo: the value of").click()
    expect(page.locator("#value-revenue_today-4")).not_to_be_checked()
    context.close()


def test_page_is_accessible_with_every_section_open(page: Page) -> None:
    open_segment(page)
    page.evaluate("document.querySelectorAll('details.section').forEach((one) => one.open = true)")
    assert in_both_themes(page) == []


def test_others_see_a_change_at_once_and_keep_what_they_write(
    page: Page, context: BrowserContext
) -> None:
    open_segment(page)
    second = context.new_page()
    second.goto(page.url)
    open_section(page, "persona")
    open_section(second, "persona")
    second.locator("#persona-quote").fill("Being written")

    page.locator("#persona-name").fill("Ana of the night shift")
    page.locator("#persona-picture").focus()
    saved(page, "the persona of")
    expect(second.locator("#persona-name")).not_to_have_value("Ana of the night shift")
    expect(second.locator("#persona-quote")).to_have_value("Being written")
    second.locator("#who-head").focus()

    expect(second.locator("#persona-name")).to_have_value("Ana of the night shift")
    expect(second.locator("#persona-quote")).to_have_value("Being written")
    page.locator("#who-head").focus()
    expect(page.locator("#persona-card")).to_contain_text("Being written")


def test_what_could_not_be_sent_stays_and_is_tried_again(page: Page) -> None:
    open_segment(page)
    open_section(page, "who")
    page.route("**/who/", lambda route: route.abort())
    page.locator("#job_hired_for").fill("Get through the night")
    page.locator("#job_hired_for").blur()

    field = page.locator("#field-job_hired_for")
    expect(field.get_by_role("alert")).to_contain_text("What you wrote is still here.")
    page.unroute("**/who/")
    field.get_by_role("button", name="Try again").click()
    saved(page, "describe “Ward nurses")
    expect(page.locator("#segment-head")).to_contain_text("Get through the night")
    expect(page.locator("#field-job_hired_for").get_by_role("alert")).to_have_count(0)


def test_hint_follows_what_is_filled_in_and_is_put_aside_by_keys(page: Page) -> None:
    open_segment(page)
    hints = page.locator("#segment-head").get_by_role("list", name="Hints").get_by_role("listitem")
    expect(hints).to_have_count(0)
    open_section(page, "who")
    page.get_by_label("Name of the segment").fill("Everyone")
    page.keyboard.press("Tab")
    expect(hints).to_contain_text("Nobody feels meant by “Everyone”.")
    open_section(page, "worth")
    page.get_by_text("This is our target market").click()
    saved(page, "the worth of")

    first = hints.first.get_by_role("button", name="Not for us")
    first.focus()
    page.keyboard.press("Enter")
    expect(hints.filter(has_text="Nobody feels meant")).to_have_count(0)
    saved(page, "put the hint on “Everyone” aside")

    page.get_by_role("button", name="Undo: put the hint on").click()
    expect(hints.first).to_contain_text("Nobody feels meant")


def test_trait_that_could_not_be_sent_is_tried_again(page: Page) -> None:
    open_segment(page)
    open_section(page, "traits")
    page.route("**/traits/*/", lambda route: route.abort())
    page.get_by_label("What tells them apart").fill("Demographic · Education")
    page.get_by_label("What it is for them").fill("nursing school")
    page.keyboard.press("Enter")
    form = page.locator("#trait-form")
    expect(form.get_by_role("alert")).to_contain_text("Not saved")
    page.unroute("**/traits/*/")
    form.get_by_role("button", name="Try again").click()

    trait = page.locator("#traits-list .trait", has_text="nursing school")
    expect(trait).to_be_visible()
    expect(form.get_by_role("alert")).to_have_count(0)


def test_trait_whose_change_or_removal_could_not_be_sent_is_tried_again(page: Page) -> None:
    open_segment(page)
    open_section(page, "traits")
    traits = page.locator("#traits-list .trait")
    page.route("**/traits/*/", lambda route: route.abort())
    traits.first.click()
    page.locator("#trait-0-new").fill("by the sea")
    page.keyboard.press("Enter")
    again = page.locator("#traits-list").get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute("**/traits/*/")
    again.click()
    expect(traits.filter(has_text="by the sea")).to_be_visible()

    page.route("**/traits/*/", lambda route: route.abort())
    traits.filter(has_text="by the sea").click()
    page.locator("details.trait-menu[open]").get_by_role("button", name="Remove").click()
    expect(again).to_be_visible()
    page.unroute("**/traits/*/")
    again.click()
    expect(traits.filter(has_text="by the sea")).to_have_count(0)


def test_focus_stays_on_the_page_when_the_last_hint_is_put_aside(page: Page) -> None:
    open_segment(page)
    open_section(page, "who")
    page.get_by_label("Name of the segment").fill("Everyone")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Not for us").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("list", name="Hints")).to_have_count(0)
    expect(page.locator("#segment-head").get_by_role("link", name="Compare")).to_be_focused()


def test_note_that_came_of_a_way_is_chosen_and_leads_to_the_board(page: Page) -> None:
    open_segment(page)
    open_section(page, "methods")
    way = page.locator("#way-feedback")
    way.get_by_role("checkbox", name="Customer feedback").check()  # it may be used already
    field = way.get_by_label("Note that came from it")
    field.fill("Lifting hurts from hour nine, three nights running")
    page.keyboard.press("Enter")
    chips = way.get_by_role("list", name="Notes that came from it").get_by_role("listitem")
    chip = chips.filter(has_text="Lifting hurts")
    expect(chip).to_be_visible()
    expect(way.get_by_label("Note that came from it")).to_be_focused()
    saved(page, "how “Ward nurses")
    assert violations(page) == []

    chip.get_by_role("link").click()
    note = page.locator(".note", has_text="Lifting hurts")
    expect(note).to_have_class(re.compile("is-chosen"))
    page.go_back()
    chip.get_by_role("button", name="Unlink: it did not come from this").click()
    expect(chip).to_have_count(0)
