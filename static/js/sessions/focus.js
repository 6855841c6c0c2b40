/**
 * Who works with keys goes on where they were: what they pressed may be gone from the answer, and the
 * browser would begin at the top of the page again.
 */

/** What had the focus last. @type {EventTarget | null} */
let last = null;
document.addEventListener("focusin", (event) => (last = event.target));
document.addEventListener("htmx:afterSettle", () => {
  const isLost = last instanceof Node && !last.isConnected && document.activeElement === document.body;
  if (isLost) toMain();
});

// From one view of the console to the next, the bar above it has been read.
if (document.referrer && new URL(document.referrer).pathname === location.pathname) toMain();

function toMain() {
  document.querySelector("main")?.focus({ preventScroll: true });
}
