/** The operator's page: the key, files going in, documents going out, and the review of all that is there. */

import { Refusal } from "./contract.js";
import { byId, el } from "./dom.js";
import { Operations } from "./operations.js";
import { card } from "./review.js";

/** @typedef {import("./operations.js").Job} Job */

const KEPT = "hoi-operator-key";
const STEPS = 3;
const LOOKS = 10;
const entry = byId("entry", HTMLFormElement);
const key = byId("key", HTMLInputElement);
const desk = byId("desk", HTMLDivElement);
const upload = byId("upload", HTMLFormElement);
const files = byId("files", HTMLInputElement);
const jobs = byId("jobs", HTMLOListElement);
const summary = byId("summary", HTMLParagraphElement);
let operations = new Operations("");
let version = "";

/** @param {number} seconds */
const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

/** @param {unknown} error */
const words = (error) => error instanceof Error ? error.message : String(error);

/** Opens the desk with a key, and keeps the key for this tab if it is the right one. @param {string} given */
async function open(given) {
  operations = new Operations(given);
  try {
    await show();
    sessionStorage.setItem(KEPT, given);
    entry.hidden = true;
    desk.hidden = false;
  } catch (error) {
    if (error instanceof Refusal) sessionStorage.removeItem(KEPT);
    byId("entry-status", HTMLParagraphElement).textContent = words(error);
    key.select();
  }
}

/** Shows what the server answers from now, if it is not what is shown already: the operator's own plans first. */
async function show() {
  const { index_version, items } = await operations.reviews();
  if (index_version === version) return;
  const doubted = items.filter(({ doubts }) => doubts.length).length;
  version = index_version;
  summary.textContent = `${items.length} văn bản, ${doubted} văn bản có điều cần xem lại`;
  items.sort((one, other) => Number(other.removable) - Number(one.removable));
  byId("reviews", HTMLUListElement).replaceChildren(...items.map((review) => card(review, remove)));
}

/** A line in the list of jobs that tells how one goes. @param {string} source @param {Promise<Job>} sent */
async function follow(source, sent) {
  const bar = /** @type {HTMLProgressElement} */ (el("progress", { max: `${STEPS}`, value: "0", "aria-label": source }));
  const told = el("span", {}, "Đang gửi…");
  const line = el("li", { class: "job" }, el("b", {}, source), bar, told);
  jobs.prepend(line);
  try {
    let job = await sent;
    for (; job.state !== "done" && job.state !== "failed"; job = await operations.job(job.id)) {
      bar.value = job.step ?? 0;
      told.textContent = job.message;
      await pause(0.7);
    }
    if (job.state === "failed") throw new Refusal(job.message);
    told.textContent = `${job.message} Đang đưa vào phục vụ…`;
    await taken(job.index_version ?? "");
    bar.remove();
    told.textContent = job.message;
    line.classList.add("done");
  } catch (error) {
    bar.remove();
    told.textContent = words(error);
    line.classList.add("failed");
  }
}

/** Waits until the server answers from an index, or a newer one, and shows it. @param {string} wanted */
async function taken(wanted) {
  const before = version;
  for (let look = 0; look < LOOKS; look += 1) {
    await show();
    if (version === wanted || version !== before) return;
    await pause(1);
  }
}

/** @param {import("./operations.js").Review} review */
function remove(review) {
  if (confirm(`Gỡ “${review.source}” khỏi kho? Trợ lý sẽ thôi trả lời theo văn bản này.`)) {
    void follow(review.source, operations.remove(review.id));
    jobs.scrollIntoView({ block: "center" });
  }
}

entry.addEventListener("submit", (event) => {
  event.preventDefault();
  void open(key.value);
});
upload.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = [...files.files ?? []];
  upload.reset();
  await Promise.all(chosen.map((file) => follow(file.name, operations.add(file))));
});
byId("leave-desk", HTMLButtonElement).addEventListener("click", () => {
  sessionStorage.removeItem(KEPT);
  location.reload();
});
const kept = sessionStorage.getItem(KEPT);
if (kept) void open(kept);
