"""Sub-segments in a real browser: split by keys, shown while one types, undone as one."""

from playwright.sync_api import Browser, Page, expect

from tests.e2e.accessibility import violations
from tests.e2e.test_segments import open_section, open_segment


def test_segment_is_split_by_keys_alone(page: Page) -> None:
    open_segment(page)
    page.locator("#tree-head").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#split-about")).to_be_focused()
    page.keyboard.type("By needs · cuisine")
    page.keyboard.press("Tab")
    page.keyboard.type("ethnic, American")
    expect(page.locator("#split-plan")).to_contain_text("This makes 2 sub-segments:")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#tree-done")).to_have_text("2 sub-segments are made.")
    expect(page.locator(".branch")).to_have_count(2)
    expect(page.locator("#tree-head")).to_be_focused()
    page.locator("#undo").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".branch")).to_have_count(0)


def test_typing_says_nothing_of_saving_and_what_is_wrong_beside_it(page: Page) -> None:
    open_segment(page)
    open_section(page, "tree")
    page.locator("#split-open").click()
    page.locator("#split-about").fill("Age")
    page.locator("#split-values").fill(", ".join(map(str, range(31))))

    expect(page.locator("#split-plan")).to_contain_text("at most 30 are made at once")
    expect(page.locator("#split-values")).to_have_value(", ".join(map(str, range(31))))
    expect(page.locator("#saving")).to_have_text("")


def test_sub_segment_starts_from_the_canvas_of_its_parent(page: Page) -> None:
    open_segment(page)
    open_section(page, "tree")
    page.locator("#split-open").click()
    page.locator("#split-about").fill("Age")
    page.locator("#split-values").fill("20 to 35")
    page.get_by_role("button", name="Create the sub-segments").click()
    page.locator(".branch__name").click()
    expect(page.locator("#segment-path")).to_contain_text("Ward nurses")
    page.get_by_role("button", name="Start from").click()

    page.wait_for_url("**/c/**")
    expect(page.locator(".note").first).to_be_visible()


def test_segment_is_moved_and_others_see_it(page: Page) -> None:
    open_segment(page)
    other = page.context.new_page()
    other.goto(page.url)
    open_section(page, "tree")
    page.get_by_label("Part of").select_option(label="Hospitals' chief financial officers")
    page.get_by_role("button", name="Move", exact=True).click()

    expect(page.locator("#segment-path")).to_contain_text("chief financial officers")
    expect(other.locator("#segment-path")).to_contain_text("chief financial officers")


def test_tree_works_without_scripts(browser: Browser, page: Page) -> None:
    open_segment(page)
    cookies = page.context.cookies()
    with browser.new_context(java_script_enabled=False) as context:
        context.add_cookies(cookies)  # type: ignore[arg-type]
        plain = context.new_page()
        plain.goto(page.url)
        open_section(plain, "tree")
        plain.locator("#split-open").click()
        plain.locator("#split-about").fill("Age")
        plain.locator("#split-values").fill("20s\n30s")
        plain.get_by_role("button", name="Preview").click()
        expect(plain.locator("#split-plan")).to_contain_text("This makes 2 sub-segments:")
        plain.get_by_role("button", name="Create the sub-segments").click()

        expect(plain.locator(".branch")).to_have_count(2)


def test_open_tree_breaks_no_rule(page: Page) -> None:
    open_segment(page)
    open_section(page, "tree")
    page.locator("#split-open").click()
    page.locator("#split-about").fill("Age")
    page.locator("#split-values").fill("20s\n30s")
    expect(page.locator("#split-plan")).to_contain_text("This makes 2")

    assert violations(page) == []
