"""The lines of links: each has a lane of its own, and none passes through a heading."""

from playwright.sync_api import Page, expect

from tests.e2e.board import Board

# Pairs of lines that run side by side for 12 px or more with less than 2 px from middle to middle.
TOO_NEAR = """() => {
  const lines = [...document.querySelectorAll("#lines path")].map((path) => {
    const spots = [];
    for (let at = 0; at < path.getTotalLength(); at += 3) {
      const [{ x, y }, next] = [path.getPointAtLength(at), path.getPointAtLength(at + 1)];
      spots.push([x, y, next.x - x, next.y - y]);
    }
    return spots;
  });
  const isBeside = ([x, y, dx, dy]) => ([u, v, du, dv]) => Math.abs(dx * dv - dy * du) < 0.15
    && Math.abs((u - x) * dy - (v - y) * dx) < 1.95 && Math.hypot(u - x, v - y) < 3;
  return lines.flatMap((one, index) => lines.slice(index + 1).map((other) =>
    one.filter((spot) => other.some(isBeside(spot))))).filter((spots) => spots.length > 4);
}"""

IN_HEADINGS = """() => {
  const { left, top } = document.getElementById("lines").getBoundingClientRect();
  const names = [...document.querySelectorAll(".box__name")];
  const heads = names.map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll("#lines path")].filter((path) => {
    for (let at = 0; at < path.getTotalLength(); at += 3) {
      const spot = path.getPointAtLength(at);
      const [x, y] = [spot.x + left, spot.y + top];
      const isIn = ({ left, right, top, bottom }) =>
        x > left && x < right && y > top + 2 && y < bottom - 2;
      if (heads.some(isIn)) return true;
    }
  }).length;
}"""


# Lines are drawn anew in the frame after the one in which notes are laid out.
FRAMES = """async () => {
  for (const _frame of [1, 2, 3]) await new Promise(requestAnimationFrame);
}"""


def test_every_line_of_an_example_has_a_lane_of_its_own(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Open a copy").first.click()
    Board(page).ready()

    for width, height in ((1280, 720), (1440, 900), (900, 1200)):
        page.set_viewport_size({"width": width, "height": height})
        expect(page.locator("#lines path").nth(12)).to_be_attached()
        page.evaluate(FRAMES)
        assert page.evaluate(TOO_NEAR) == []
        assert page.evaluate(IN_HEADINGS) == 0
