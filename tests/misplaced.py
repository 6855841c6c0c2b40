"""Measures a board in whatever browser shows it."""

# What is wrong with the places of notes, fields and headings, in words.
MISPLACED = """() => {
  const wrong = [];
  const circle = document.querySelector(".side--circle").getBoundingClientRect();
  const radius = circle.width / 2;
  const isInside = (x, y) => {
    const level = Math.min(Math.max(y, circle.top + radius), circle.bottom - radius);
    return Math.hypot(x - circle.left - radius, y - level) <= radius;
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
