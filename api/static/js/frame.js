/** The conversation inside a portal's frame: closes on request and takes the focus when it is opened. */

import { byId } from "./dom.js";

const NAME = "hoi-ke-hoach";
const portal = document.body.dataset.origin;
const field = byId("question", HTMLTextAreaElement);

/** @param {"ready" | "close"} type */
function tell(type) {
  if (portal) parent.postMessage({ source: NAME, version: 1, type }, portal);
}

const leave = byId("leave", HTMLButtonElement);
leave.addEventListener("click", () => tell("close"));
leave.disabled = false;
tell("ready");
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) tell("close");
});
addEventListener("message", (event) => {
  const ours = event.origin === portal && event.source === parent;
  if (ours && event.data?.source === NAME && event.data.version === 1 && event.data.type === "focus") field.focus();
});
