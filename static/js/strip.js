/** A strip below the bar, which stays: what there is to do, and a button for it. */

/**
 * Show a strip in the place of the one with the same id.
 * @param {string} id @param {string} words @param {string} label  of the button @param {() => void} act
 */
export function showStrip(id, words, label, act) {
  document.getElementById(id)?.remove();
  const strip = document.createElement("aside");
  strip.id = id;
  strip.className = "strip";
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
