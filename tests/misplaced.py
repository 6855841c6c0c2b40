"""Measures a board in whatever browser shows it."""

# What is wrong with the places of notes, fields and headings, in words.
MISPLACED = """() => {
  const wrong = [];
  const circle = document.querySelector(".side--circle").getBoundingClientRect();
  const radius = Math.min(circle.width, circle.height) / 2;
  const between = (at, from, to) => Math.min(Math.max(at, from + radius), to - radius);
  const isInside = (x, y) => {
    const across = between(x, circle.left, circle.right);
    const level = between(y, circle.top, circle.bottom);
    return Math.hypot(x - across, y - level) <= radius;
  };
  const places = [...document.querySelectorAll(".note, .add, .box__head")].map((one) => {
    const rect = one.getBoundingClientRect();
    const box = one.closest(".box").getBoundingClientRect();
    const name = `${one.closest(".box").id} ${one.className}`;
    const { left, right, top, bottom } = rect;
    if (bottom > box.bottom + 1 || left < box.left - 1 || right > box.right + 1) {
      wrong.push(`out of ${name}`);
    }
    const corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
    if (one.closest(".side--circle") && !corners.every((corner) => isInside(...corner))) {
      wrong.push(`over the arc: ${name}`);
    }
    const text = one.querySelector(".note__text");
    if (text && text.scrollWidth > text.clientWidth + 1) wrong.push(`cut: ${name}`);
    return { rect, name };
  });
  places.forEach(({ rect: a, name }, index) => {
    for (const { rect: b, name: other } of places.slice(index + 1)) {
      const across = a.left < b.right - 1 && b.left < a.right - 1;
      const along = a.top < b.bottom - 1 && b.top < a.bottom - 1;
      if (across && along) wrong.push(`${name} on ${other}`);
    }
  });
  return wrong.slice(0, 5);
}"""

# Pairs of lines that run side by side for 12 px or more with less than 2 px from middle to middle.
TOO_NEAR = """() => {
  const lines = [...document.querySelectorAll("#lines path")].map((path) => {
    const spots = [];
    const length = path.getTotalLength();
    for (let at = 0; at < length; at += 3) {
      const [{ x, y }, next] = [path.getPointAtLength(at), path.getPointAtLength(at + 1)];
      spots.push([x, y, next.x - x, next.y - y]);
    }
    return spots;
  });
  // The spots of a line by squares of 3 px: what is nearer than that is in one of nine.
  const square = (x, y) => Math.floor(x / 3) * 100_000 + Math.floor(y / 3);
  const squares = lines.map((spots) => Map.groupBy(spots, ([x, y]) => square(x, y)));
  const steps = [-3, 0, 3].flatMap((across) => [-3, 0, 3].map((along) => [across, along]));
  const isBeside = ([x, y, dx, dy]) => ([u, v, du, dv]) => Math.abs(dx * dv - dy * du) < 0.15
    && Math.abs((u - x) * dy - (v - y) * dx) < 1.95 && Math.hypot(u - x, v - y) < 3;
  const hasBeside = (other, spot) => steps.some(([across, along]) =>
    other.get(square(spot[0] + across, spot[1] + along))?.some(isBeside(spot)));
  return lines.flatMap((one, index) => squares.slice(index + 1).map((other) =>
    one.filter((spot) => hasBeside(other, spot)))).filter((spots) => spots.length > 4);
}"""

# How many lines pass through the name of a box.
IN_HEADINGS = """() => {
  const { left, top } = document.getElementById("lines").getBoundingClientRect();
  const names = [...document.querySelectorAll(".box__name")];
  const heads = names.map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll("#lines path")].filter((path) => {
    const length = path.getTotalLength();
    for (let at = 0; at < length; at += 3) {
      const spot = path.getPointAtLength(at);
      const [x, y] = [spot.x + left, spot.y + top];
      const isIn = ({ left, right, top, bottom }) =>
        x > left && x < right && y > top + 2 && y < bottom - 2;
      if (heads.some(isIn)) return true;
    }
  }).length;
}"""
