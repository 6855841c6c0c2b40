/**
 * Menus are `<details>` that work without scripts; with them Escape and a click elsewhere close, and
 * what opens at the lower edge of the window comes into sight.
 */

const open = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"));

/** Close menus as people expect. */
export function connect() {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    for (const menu of open()) {
      if (!menu.contains(target) || target.closest(".menu__item:not(summary)")) menu.open = false;
    }
  });
  document.addEventListener("toggle", (event) => {
    const opened = /** @type {Element} */ (event.target);
    if (!opened.matches(".menu[open], .menu [open]") || opened.closest(".bar")) return; // the bar stays where it is
    opened.closest(".menu")?.querySelector(".menu__sheet")?.scrollIntoView({ block: "nearest" });
  }, true); // it does not bubble
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary")?.focus();
    }
  });
}
