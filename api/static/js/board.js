/** The board works without scripts; with them, a changed choice filters at once and the feed's address can be copied. */

import { byId, copy } from "./dom.js";

const form = byId("filters", HTMLFormElement);
form.addEventListener("change", (event) => {
  if (event.target instanceof HTMLSelectElement) form.requestSubmit();
});

const subscribe = byId("subscribe", HTMLButtonElement);
subscribe.addEventListener("click", () => {
  void copy(new URL(subscribe.dataset.feed ?? "", location.href).href, subscribe);
});
