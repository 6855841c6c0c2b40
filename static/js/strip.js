/** A strip below the bar, which stays: what there is to do, and a button for it. */

/**
 * Show a strip in the place of the one with the same id, and of what can wait.
 * @param {string} id @param {string} words @param {string} label  of the button @param {() => void} act
 */
export function showStrip(id, words, label, act) {
  for (const old of [id, "second-way"]) document.getElementById(old)?.remove();
  const strip = document.createElement("aside");
  strip.id = id;
  strip.className = "strip strip--over";
  const text = document.createElement("p");
  text.className = "strip__text";
  text.textContent = words;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--primary";
  button.textContent = label;
  button.addEventListener("click", act);
  strip.append(text, button);
  document.querySelector(".bar")?.after(strip);
}
