/** Thumbs on a reply, with a reason for the downward one; both can be taken back. */

import { sendFeedback, withdrawFeedback } from "./contract.js";
import { el } from "./dom.js";

const REASONS = [
  ["wrong", "Sai"], ["incomplete", "Thiếu"], ["should_know", "Có trong kế hoạch mà không tìm ra"],
  ["unclear", "Khó hiểu"], ["other", "Lý do khác"],
];

/**
 * @param {string} question
 * @param {string} status
 * @param {HTMLElement} bar the reasons appear after it
 * @returns {HTMLElement[]}
 */
export function thumbs(question, status, bar) {
  const note = el("span", { class: "quiet", role: "status" });
  const up = thumb("👍", "Câu trả lời đúng, hữu ích");
  const down = thumb("👎", "Câu trả lời chưa đúng");
  const channel = document.body.dataset.channel ?? "web";
  let sent = "";

  /** @param {HTMLElement} button @param {Record<string, string>} opinion */
  async function send(button, opinion) {
    try {
      if (sent) await withdrawFeedback(sent);
      sent = "";
      for (const other of [up, down]) other.setAttribute("aria-pressed", "false");
      sent = (await sendFeedback({ question, status, channel, ...opinion })).id;
      button.setAttribute("aria-pressed", "true");
      note.textContent = "Cảm ơn bạn đã góp ý.";
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  up.addEventListener("click", () => send(up, { verdict: "up" }));
  down.addEventListener("click", () => askWhy(bar, (reason) => send(down, { verdict: "down", reason })));
  return [up, down, note];
}

/** @param {string} sign @param {string} name */
function thumb(sign, name) {
  return el("button", { type: "button", class: "plain", "aria-label": name, title: name, "aria-pressed": "false" }, sign);
}

/** @param {HTMLElement} bar @param {(reason: string) => void} choose */
function askWhy(bar, choose) {
  const open = bar.nextElementSibling;
  if (open?.classList.contains("reasons")) return open.remove();
  const group = el("fieldset", { class: "reasons" }, el("legend", {}, "Vì sao?"));
  for (const [reason, label] of REASONS) {
    group.append(el("button", {
      type: "button", class: "plain",
      click: () => { group.remove(); choose(reason); bar.querySelector("button")?.focus(); },
    }, label));
  }
  bar.after(group);
  group.querySelector("button")?.focus();
}
