/** The conversation: asks, shows the replies, keeps the history in this tab only. */

import { ask } from "./contract.js";
import { byId, el } from "./dom.js";
import { Panel } from "./panel.js";
import { replyCard } from "./reply.js";

/** @import { Reply } from "./contract.js" */
/** @typedef {{question: string, reply: Reply}} Turn */

const KEPT = `hoi-ke-hoach-${document.body.dataset.channel}`;
const REMEMBERED = 12;
const PATIENCE = 300;

const log = byId("log", HTMLElement);
const announcer = byId("announcer", HTMLElement);
const composer = byId("composer", HTMLFormElement);
const field = byId("question", HTMLTextAreaElement);
const panel = new Panel();
const filters = JSON.parse(document.body.dataset.filters ?? "{}");
/** @type {Turn[]} */
const turns = [];
let busy = false;

const doing = {
  /** @param {string} question */
  ask: (question) => { void put(question); },
  /** @param {import("./contract.js").Citation} citation @param {HTMLElement} opener */
  open: (citation, opener) => panel.open(citation, opener),
};

/** @param {string} question */
async function put(question) {
  if (busy || !question.trim()) return;
  busy = true;
  const asked = log.appendChild(el("p", { class: "asked" }, question));
  asked.scrollIntoView({ block: "nearest" });
  const working = el("p", { class: "working" }, "Đang tìm trong các kế hoạch");
  const waiting = setTimeout(() => { log.append(working); announcer.textContent = "Đang tìm"; }, PATIENCE);
  try {
    const history = turns.slice(-REMEMBERED).map((turn) => turn.question);
    show(question, await ask(question, history, filters), asked);
  } catch (error) {
    fail(question, error instanceof Error ? error.message : String(error), asked);
  } finally {
    clearTimeout(waiting);
    working.remove();
    busy = false;
  }
}

/** @param {string} question @param {Reply} reply @param {HTMLElement} asked */
function show(question, reply, asked) {
  turns.push({ question, reply });
  keep();
  log.append(replyCard(question, reply, doing));
  asked.scrollIntoView({ block: "start", behavior: "smooth" });
  announcer.textContent = reply.answer;
}

/** @param {string} question @param {string} why @param {HTMLElement} asked */
function fail(question, why, asked) {
  const again = el("button", {
    type: "button", class: "plain",
    click: () => { notice.remove(); asked.remove(); void put(question); },
  }, "Thử lại");
  const notice = el("div", { class: "failed" }, why, " ", again);
  log.append(notice);
  notice.scrollIntoView({ block: "nearest" });
  announcer.textContent = why;
}

/** The turns survive a reload of this tab, and nothing else. */
function keep() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(turns.slice(-REMEMBERED)));
  } catch {
    /* A browser that forbids storage keeps the conversation on the page alone. */
  }
}

function restore() {
  try {
    /** @type {Turn[]} */
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    for (const turn of kept) {
      turns.push(turn);
      log.append(el("p", { class: "asked" }, turn.question), replyCard(turn.question, turn.reply, doing));
    }
    log.lastElementChild?.scrollIntoView({ block: "nearest" });
  } catch {
    /* Nothing readable was kept: the conversation begins anew. */
  }
}

function grow() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function submit() {
  const question = field.value;
  if (busy || !question.trim()) return;
  field.value = "";
  grow();
  void put(question);
}

composer.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
field.addEventListener("input", grow);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
log.addEventListener("click", (event) => {
  const question = event.target instanceof HTMLElement ? event.target.dataset.ask : undefined;
  if (question) void put(question);
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.isOpen) {
    event.preventDefault();
    panel.close();
  }
});

for (const part of composer.querySelectorAll(":disabled")) part.removeAttribute("disabled");
restore();
const shared = new URLSearchParams(location.hash.slice(1)).get("q");
if (shared) {
  history.replaceState(null, "", location.pathname + location.search);
  void put(shared.slice(0, 1000));
} else if (document.body.dataset.channel === "web" && matchMedia("(min-width: 40rem)").matches) {
  field.focus();
}
