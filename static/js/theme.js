// Lays the person's choice of light or dark on the page before anything is painted. A classic
// script in the head, because pages are cached for everyone and may not flash.
(() => {
  const choice = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(document.cookie);
  if (choice) document.documentElement.dataset.theme = choice[1];
})();
