/** One reply of the assistant on the page: answer first, then facts, quote, sources and what to do next. */

import { copy, el } from "./dom.js";
import { thumbs } from "./thumbs.js";

/** @import { Citation, Fact, Reply } from "./contract.js" */
/** @typedef {{ask: (question: string) => void, open: (citation: Citation, opener: HTMLElement) => void}} Doing */

const FIELDS = new Map([
  ["lead", "Chủ trì"], ["coordinating", "Phối hợp"], ["deadline", "Thời hạn"],
  ["output", "Kết quả"], ["target", "Chỉ tiêu"],
]);
const KINDS = new Map([["not_found", "Không có trong các kế hoạch"], ["clarify", "Cần hỏi lại"]]);
const MOST_SOURCES = 5;
const TELLING = 40;
const HEADLINE = 200;

/**
 * @param {string} question
 * @param {Reply} reply
 * @param {Doing} doing
 */
export function replyCard(question, reply, doing) {
  const kind = KINDS.get(reply.status);
  const [said, ...rest] = lines(reply);
  return el("article", { class: `reply card ${reply.status}`, "aria-label": "Trả lời" },
    kind ? el("p", { class: "kind" }, kind) : null,
    el("p", { class: said.length > HEADLINE ? "said long" : "said" }, said),
    facts(reply, doing),
    ...rest.map((line) => el("p", { class: "told" }, line)),
    rest.length ? null : quote(reply.citations[0]),
    sources(reply.citations, doing),
    choices(reply, doing),
    actions(question, reply),
    onward(reply, doing),
  );
}

/** @param {Reply} reply the answer's lines, without the one of sources: those stand below */
function lines(reply) {
  return reply.answer.split("\n").filter((line) => line && !(reply.citations.length && line.startsWith("Nguồn:")));
}

/** @param {Reply} reply @param {Doing} doing labelled lines, where all facts are about one task */
function facts(reply, doing) {
  const shown = reply.facts.filter((fact) => FIELDS.has(fact.field));
  if (!shown.length || new Set(shown.map((fact) => fact.task_id)).size > 1) return null;
  const rows = shown.flatMap((fact, place) => [
    el("dt", {}, shown[place - 1]?.field === fact.field ? "" : FIELDS.get(fact.field) ?? ""),
    el("dd", {}, fact.value, chip(fact.citation_id, reply.citations, doing)),
  ]);
  return el("dl", { class: "facts" }, ...rows);
}

/** @param {string} id @param {Citation[]} citations @param {Doing} doing */
function chip(id, citations, doing) {
  const place = citations.findIndex((citation) => citation.id === id);
  if (place < 0) return null;
  const cited = citations[place];
  return el("button", {
    type: "button", class: "chip", "aria-label": `Nguồn ${place + 1}: ${nameOf(cited)}`,
    click: (event) => doing.open(cited, /** @type {HTMLElement} */ (event.currentTarget)),
  }, String(place + 1));
}

/** @param {Citation | undefined} citation its words, where they say more than a name or a date */
function quote(citation) {
  if (!citation || citation.exact.length < TELLING) return null;
  return el("blockquote", { class: "quoted" }, `“${citation.exact.replace(/\s+/g, " ")}”`);
}

/** @param {Citation[]} citations @param {Doing} doing one line for each place, with the numbers of what it supports */
function sources(citations, doing) {
  if (!citations.length) return null;
  const places = [...new Set(citations.map(nameOf))].map((name) => el("li", {}, ...source(name, citations, doing)));
  const rest = places.slice(MOST_SOURCES);
  const list = el("ol", { class: "sources", "aria-label": "Nguồn" }, ...places.slice(0, MOST_SOURCES));
  if (rest.length) list.append(el("li", {}, more(rest)));
  return list;
}

/** @param {HTMLElement[]} rest */
function more(rest) {
  return el("button", {
    type: "button", class: "plain",
    click: (event) => {
      const line = /** @type {HTMLElement} */ (event.currentTarget).closest("li");
      line?.replaceWith(...rest);
      rest[0].querySelector("button")?.focus();
    },
  }, `Xem thêm ${rest.length} nguồn`);
}

/** @param {string} name @param {Citation[]} citations @param {Doing} doing */
function source(name, citations, doing) {
  const here = citations.filter((citation) => nameOf(citation) === name);
  const button = el("button", { type: "button", class: "source", click: () => doing.open(here[0], button) }, name);
  return [...here.map((citation) => chip(citation.id, citations, doing)), button, here[0].ocr ? " (đọc bằng OCR)" : ""];
}

/** @param {Citation} citation */
export function nameOf(citation) {
  const { number, title, source: file } = citation.document;
  const name = number ?? (title ? `Kế hoạch “${title.slice(0, 60)}${title.length > 60 ? "…" : ""}”` : file);
  return [name, citation.locator, citation.page ? `trang ${citation.page}` : ""].filter(Boolean).join(" · ");
}

/** @param {Reply} reply @param {Doing} doing */
function choices(reply, doing) {
  if (!reply.choices.length) return null;
  const buttons = reply.choices.map((choice) => offer(choice.label, choice.question, doing));
  return el("div", { class: "choices", role: "group", "aria-label": "Chọn một" }, ...buttons);
}

/** @param {Reply} reply @param {Doing} doing */
function onward(reply, doing) {
  if (!reply.suggestions.length) return null;
  const buttons = reply.suggestions.map((question) => offer(question, question, doing));
  return el("div", { class: "onward", role: "group", "aria-label": "Hỏi tiếp" }, ...buttons);
}

/** @param {string} label @param {string} question @param {Doing} doing */
function offer(label, question, doing) {
  return el("button", { type: "button", class: "offer", click: () => doing.ask(question) }, label);
}

/** @param {string} question @param {Reply} reply */
function actions(question, reply) {
  const share = `${location.origin}/#q=${encodeURIComponent(question)}`;
  const bar = el("div", { class: "actions" });
  bar.append(
    copying("Sao chép", () => asText(reply), bar),
    copying("Chia sẻ", () => share, bar),
    ...thumbs(question, reply.status, bar),
  );
  return bar;
}

/** @param {string} label @param {() => string} text @param {HTMLElement} bar */
function copying(label, text, bar) {
  const button = el("button", { type: "button", class: "plain", click: () => copy(text(), button) }, label);
  bar.append(button);
  return button;
}

/** @param {Reply} reply the answer with its sources, to paste */
function asText(reply) {
  const named = reply.citations.slice(0, MOST_SOURCES).map((citation) => `- ${nameOf(citation)}: ${citation.url}`);
  return [reply.answer, ...(named.length ? ["", "Nguồn:", ...named] : [])].join("\n");
}
