/**
 * What an operator may do, with the key.
 *
 * @typedef {{id: string, source: string, state: "waiting" | "reading" | "indexing" | "done" | "failed", step: number | null,
 *   message: string, index_version: string | null}} Job
 * @typedef {{name: string, value: string | null, confirmed: boolean, url: string | null}} HeaderField
 * @typedef {{code: string, message: string, url: string | null}} Doubt
 * @typedef {import("./contract.js").DocumentRef & {ocr: boolean, tasks: number, targets: number, with_lead: number,
 *   with_deadline: number, references: number, removable: boolean, header: HeaderField[],
 *   outline: {heading: string, level: number, url: string}[], doubts: Doubt[]}} Review
 */

import { exchange } from "./contract.js";

export class Operations {
  /** @param {string} key */
  constructor(key) {
    this.headers = { Authorization: `Bearer ${key}` };
  }

  /** @returns {Promise<{index_version: string, items: Review[]}>} */
  reviews() {
    return exchange("/v1/reviews", { headers: this.headers });
  }

  /** @param {File} file @returns {Promise<Job>} */
  add(file) {
    const body = new FormData();
    body.append("file", file);
    return exchange("/v1/documents", { method: "POST", headers: this.headers, body });
  }

  /** @param {string} id @returns {Promise<Job>} */
  remove(id) {
    return exchange(`/v1/documents/${encodeURIComponent(id)}`, { method: "DELETE", headers: this.headers });
  }

  /** @param {string} id @returns {Promise<Job>} */
  job(id) {
    return exchange(`/v1/documents/jobs/${id}`, { headers: this.headers });
  }
}
