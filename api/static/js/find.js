/** Search inside the document: without diacritics where the query has none, exactly where it has some. */

import { byId } from "./dom.js";
import { runs, unwrap, wrapUnits } from "./offsets.js";

const SHORTEST = 2;
const MOST = 500;

const field = byId("find", HTMLInputElement);
const count = byId("found", HTMLOutputElement);
const buttons = [byId("previous", HTMLButtonElement), byId("next", HTMLButtonElement)];
/** @type {HTMLElement[][]} */
let hits = [];
let current = -1;

/** @param {string} text one letter for each, so that places stay the same */
function bare(text) {
  return [...text].map((char) => letter(char.toLowerCase())).join("");
}

/** @param {string} char */
function letter(char) {
  if (char === "đ") return "d";
  const base = char.normalize("NFD")[0];
  return base.length === char.length ? base : char;
}

function search() {
  unwrap("found");
  const asked = field.value.normalize("NFC").trim().toLowerCase();
  const fold = bare(asked) === asked ? bare : (/** @type {string} */ text) => text.toLowerCase();
  hits = asked.length < SHORTEST ? [] : runs().flatMap((run) => places(run.element, asked, fold)).slice(0, MOST);
  for (const button of buttons) button.disabled = !hits.length;
  current = -1;
  count.textContent = asked.length < SHORTEST ? "" : "0 chỗ";
  if (hits.length) go(1);
}

/** @param {HTMLElement} element @param {string} asked @param {(text: string) => string} fold */
function places(element, asked, fold) {
  const text = fold(element.textContent ?? "");
  const found = [];
  for (let at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + asked.length)) {
    found.push(wrapUnits(element, at, at + asked.length, "found"));
  }
  return found;
}

/** @param {number} step */
function go(step) {
  if (!hits.length) return;
  for (const mark of hits[current] ?? []) mark.classList.remove("current");
  current = (current + step + hits.length) % hits.length;
  for (const mark of hits[current]) mark.classList.add("current");
  hits[current][0].scrollIntoView({ block: "center" });
  count.textContent = `${current + 1}/${hits.length}`;
}

export function watchSearch() {
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    if (event.key === "Escape" && field.value) { field.value = ""; search(); event.stopPropagation(); }
  });
  buttons[0].addEventListener("click", () => go(-1));
  buttons[1].addEventListener("click", () => go(1));
}
