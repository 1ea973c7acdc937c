/** The document beside the answer: side by side on a wide screen, a sheet on a phone. */

import { byId } from "./dom.js";
import { nameOf } from "./reply.js";

/** @import { Citation } from "./contract.js" */

export class Panel {
  constructor() {
    this.panel = byId("panel", HTMLElement);
    this.frame = byId("panel-frame", HTMLIFrameElement);
    this.title = byId("panel-title", HTMLElement);
    this.link = byId("panel-open", HTMLAnchorElement);
    this.closer = byId("panel-close", HTMLButtonElement);
    /** @type {HTMLElement | null} */
    this.opener = null;
    this.closer.addEventListener("click", () => this.close());
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  /** @param {Citation} citation @param {HTMLElement} opener takes the focus back on closing */
  open(citation, opener) {
    this.opener?.removeAttribute("aria-expanded");
    this.opener = opener;
    opener.setAttribute("aria-expanded", "true");
    const path = `/documents/${encodeURIComponent(citation.document.id)}`;
    const place = `#c=${encodeURIComponent(citation.id)}`;
    const site = document.body.dataset.origin;
    const query = new URLSearchParams({ panel: "1", ...(site ? { origin: site } : {}) });
    this.title.textContent = nameOf(citation);
    this.link.href = path + place;
    this.frame.src = `${path}?${query}${place}`;
    this.panel.hidden = false;
    this.panel.parentElement?.classList.add("split");
    this.closer.focus();
  }

  close() {
    this.panel.hidden = true;
    this.panel.parentElement?.classList.remove("split");
    this.opener?.removeAttribute("aria-expanded");
    this.opener?.focus();
    this.opener = null;
  }
}
