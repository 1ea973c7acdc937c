/** A document: highlights the passage that the address names, and searches inside. */

import { citation } from "./contract.js";
import { byId, copy } from "./dom.js";
import { watchSearch } from "./find.js";
import { runs, unwrap, wrap } from "./offsets.js";

const bar = byId("cited", HTMLElement);
const said = byId("cited-text", HTMLElement);
let pasteable = "";

async function highlight() {
  const id = new URLSearchParams(location.hash.slice(1)).get("c");
  if (!id) return;
  unwrap("hit");
  bar.hidden = false;
  try {
    const cited = await citation(id);
    const marks = wrap(runs(), cited.start, cited.end, "hit");
    marks[0]?.scrollIntoView({ block: "center", inline: "center" });
    pasteable = cited.formats.text;
    const place = [cited.locator, cited.page ? `trang ${cited.page}` : ""].filter(Boolean).join(" · ");
    said.textContent = cited.state === "moved" ? `${place} (văn bản đã đọc lại, đoạn trích ở vị trí mới)` : place;
  } catch (error) {
    pasteable = "";
    said.textContent = error instanceof Error ? error.message : String(error);
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => {
    const wanted = /** @type {HTMLElement} */ (button);
    void copy(wanted.dataset.copy === "text" ? pasteable : location.href.replace(/\?[^#]*/, ""), wanted);
  });
}
byId("cited-close", HTMLButtonElement).addEventListener("click", () => {
  unwrap("hit");
  bar.hidden = true;
  history.replaceState(null, "", location.pathname + location.search);
});
const outline = document.querySelector("details.outline");
if (matchMedia("(min-width: 64rem)").matches) outline?.setAttribute("open", "");
addEventListener("hashchange", () => { void highlight(); });
watchSearch();
void highlight();
