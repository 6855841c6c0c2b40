// Lays the person's choice of light or dark on the page before anything is painted, and whether the
// board's steps are hidden. A classic script in the head, because pages are cached for everyone and
// may not flash.
(() => {
  const root = document.documentElement;
  const chosen = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(document.cookie)?.[1] ?? "auto";

  /** @param {string} theme "light", "dark" or "auto" */
  const show = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
    }
  };

  show(chosen);
  try {
    root.dataset.way = localStorage.getItem("cs:choice:way") ?? "";
  } catch {
    // storage is forbidden: the steps are shown
  }
  document.addEventListener("DOMContentLoaded", () => show(chosen));
  document.addEventListener("click", (event) => {
    const theme = event.target.closest?.("[data-theme-choice]")?.dataset.themeChoice;
    if (!theme) return;
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    show(theme);
  });
})();
