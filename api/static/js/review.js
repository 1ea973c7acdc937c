/** One document as its operator looks at it: what was understood, and what is in doubt. */

import { el } from "./dom.js";

/** @typedef {import("./operations.js").Review} Review */

const NAMES = new Map([
  ["kind", "Loại văn bản"], ["number", "Số, ký hiệu"], ["title", "Trích yếu"], ["issuer", "Cơ quan ban hành"],
  ["province", "Địa phương"], ["date", "Ngày ban hành"], ["signer", "Người ký"], ["signer_role", "Chức vụ"],
]);
const AT_A_GLANCE = 6;

/** @param {Review} review @param {(review: Review) => void} remove */
export function card(review, remove) {
  return el("li", { class: "card review", "data-id": review.id },
    el("h2", {}, link(`/documents/${encodeURIComponent(review.id)}`, review.number ?? "Văn bản không ghi số")),
    review.title ? el("p", {}, review.title) : null,
    el("p", { class: "quiet file" }, review.source, review.ocr ? el("span", { class: "ocr" }, " · đọc bằng OCR") : null),
    figures(review),
    doubts(review),
    el("details", {}, el("summary", {}, "Phần đầu văn bản"), header(review)),
    review.outline.length ? el("details", {}, el("summary", {}, `Mục lục (${review.outline.length})`), outline(review)) : null,
    review.removable ? el("div", { class: "remove" },
      el("button", { type: "button", class: "plain", click: () => remove(review) }, "Gỡ văn bản này")) : null,
  );
}

/** @param {Review} review */
function figures(review) {
  const counts = /** @type {[number, string][]} */ ([
    [review.tasks, "nhiệm vụ"], [review.with_lead, "có đơn vị chủ trì"], [review.with_deadline, "có thời hạn"],
    [review.targets, "chỉ tiêu"], [review.references, "lần dẫn văn bản khác"],
  ]);
  return el("p", { class: "figures" }, ...counts.map(([count, name]) => el("span", {}, el("b", {}, `${count}`), ` ${name}`)));
}

/** @param {Review} review */
function doubts({ doubts }) {
  if (!doubts.length) return el("p", {}, el("span", { class: "state ongoing" }, "Không có điều cần xem lại"));
  const badge = el("span", { class: "state soon" }, `${doubts.length}`);
  const list = el("ul", {}, ...doubts.map(({ message, url }) => el("li", {}, url ? link(local(url), message) : message)));
  return el("details", { open: doubts.length <= AT_A_GLANCE }, el("summary", {}, "Cần xem lại ", badge), list);
}

/** @param {Review} review */
function header({ header }) {
  return el("dl", { class: "header" }, ...header.map((field) => el("div", {},
    el("dt", {}, NAMES.get(field.name) ?? field.name),
    el("dd", field.value ? {} : { class: "absent" }, reading(field),
      field.confirmed ? el("span", { class: "quiet" }, " (đã đối chiếu)") : null),
  )));
}

/** A field as it was read, leading to its place. @param {import("./operations.js").HeaderField} field */
function reading({ name, value, url }) {
  if (!value) return "không ghi";
  const words = name === "date" ? value.split("-").reverse().join("/") : value;
  return url ? link(local(url), words) : words;
}

/** @param {Review} review */
function outline({ outline }) {
  return el("ul", { class: "places" },
    ...outline.map(({ heading, level, url }) => el("li", { class: `level-${level}` }, link(local(url), heading))));
}

/** A link that leaves the operator's page where it is. @param {string} href @param {string} words */
function link(href, words) {
  return el("a", { href, target: "_blank", rel: "noopener" }, words);
}

/** The address under whatever name this server is reached by. @param {string} url */
function local(url) {
  const { pathname, hash } = new URL(url);
  return pathname + hash;
}
