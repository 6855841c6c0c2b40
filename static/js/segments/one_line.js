/** Fields of one line that stand on several, so that nothing of them is cut: Enter sends them, as in any other. */

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing || !(field instanceof HTMLTextAreaElement) || !field.matches("[data-line]")) return;
  event.preventDefault();
  if (field.value !== field.defaultValue) field.form?.requestSubmit();
});
