/**
 * The portal widget: one launcher button and, from its first use on, one frame.
 *
 *   <script src="https://…/widget.js" data-greeting="Xin chào" data-province="Lạng Sơn" data-document="…"
 *           data-position="left" data-label="Hỏi kế hoạch" defer></script>
 *
 * Looks are set by the page's CSS on .hoi-ke-hoach: --hoi-accent, --hoi-accent-ink, --hoi-z-index, --hoi-offset.
 * Everything stands in a shadow tree, so that no style comes in or goes out. Nothing is stored. The launcher closes
 * the frame until the page in it has said that it is there to do that itself.
 */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const server = new URL(script.src).origin;
  const { greeting = "", province, document: plan, position, label = "Hỏi kế hoạch" } = script.dataset;
  const NAME = "hoi-ke-hoach";
  if (document.querySelector(`.${NAME}`)) return;

  const style = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    button { position: fixed; bottom: var(--hoi-offset, 20px); ${position === "left" ? "left" : "right"}: var(--hoi-offset, 20px);
      z-index: calc(var(--hoi-z-index, 2147483000) + 1); min-height: 52px; padding: 0 22px; border: 0; border-radius: 26px; cursor: pointer;
      background: var(--hoi-accent, #174a8b); color: var(--hoi-accent-ink, #fff); font: 600 16px/1.4 system-ui, "Segoe UI", Roboto, Arial, sans-serif;
      box-shadow: 0 4px 18px rgba(0, 0, 0, .28); }
    button:focus-visible { outline: 3px solid #f2c230; outline-offset: 3px; }
    button[aria-expanded="true"][data-answered] { display: none; }
    iframe { position: fixed; bottom: var(--hoi-offset, 20px); ${position === "left" ? "left" : "right"}: var(--hoi-offset, 20px);
      z-index: var(--hoi-z-index, 2147483000); width: min(420px, calc(100vw - 40px)); height: min(660px, calc(100vh - 40px));
      border: 0; border-radius: 14px; background: #fff; box-shadow: 0 8px 40px rgba(0, 0, 0, .3); color-scheme: normal; }
    iframe[hidden] { display: none; }
    @media (max-width: 640px) { iframe { inset: 0; width: 100%; height: 100%; border-radius: 0; } }
    @media print { button, iframe { display: none; } }`;

  const host = document.createElement("div");
  host.className = NAME;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const launcher = document.createElement("button");
  launcher.type = "button";
  launcher.textContent = label;
  launcher.setAttribute("aria-expanded", "false");
  launcher.setAttribute("aria-controls", "frame");
  root.append(launcher);
  /** @type {HTMLIFrameElement | null} */
  let frame = null;

  function makeFrame() {
    const made = document.createElement("iframe");
    const query = new URLSearchParams({ origin: location.origin, greeting });
    if (province) query.set("province", province);
    if (plan) query.set("document_id", plan);
    made.id = "frame";
    made.title = "Trợ lý tự động tra cứu kế hoạch";
    made.src = `${server}/embed?${query}`;
    made.allow = "clipboard-write";
    made.addEventListener("load", () => tell("focus"));
    root.append(made);
    return made;
  }

  /** @param {"focus"} type */
  function tell(type) {
    frame?.contentWindow?.postMessage({ source: NAME, version: 1, type }, server);
  }

  /** @param {boolean} opened */
  function show(opened) {
    launcher.setAttribute("aria-expanded", String(opened));
    launcher.textContent = opened ? "Đóng" : label;
  }

  function open() {
    show(true);
    if (frame) {
      frame.hidden = false;
      tell("focus");
    } else {
      frame = makeFrame();
    }
    frame.focus();
  }

  function close() {
    if (!frame || frame.hidden) return;
    frame.hidden = true;
    show(false);
    launcher.focus();
  }

  launcher.addEventListener("click", () => { if (frame && !frame.hidden) close(); else open(); });
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  addEventListener("message", (event) => {
    const ours = event.origin === server && frame !== null && event.source === frame.contentWindow;
    if (!ours || event.data?.source !== NAME || event.data.version !== 1) return;
    if (event.data.type === "close") close();
    if (event.data.type === "ready") launcher.dataset.answered = "";
  });
  if (document.body) document.body.append(host);
  else addEventListener("DOMContentLoaded", () => document.body.append(host));
})();
