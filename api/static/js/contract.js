/**
 * The server's HTTP contract as the pages use it.
 *
 * @typedef {{id: string, source: string, number: string | null, kind: string | null, title: string | null,
 *   issuer: string | null, province: string | null, date: string | null}} DocumentRef
 * @typedef {{id: string, document: DocumentRef, locator: string, exact: string, start: number, end: number,
 *   page: number | null, ocr: boolean, url: string}} Citation
 * @typedef {{field: string, value: string, task_id: string | null, citation_id: string}} Fact
 * @typedef {{label: string, question: string}} Choice
 * @typedef {{status: "answered" | "clarify" | "not_found" | "chitchat", answer: string, facts: Fact[],
 *   citations: Citation[], choices: Choice[], suggestions: string[]}} Reply
 */

/** What the server refused, in its own Vietnamese sentence. */
export class Refusal extends Error {}

/** The server could not be reached. */
export class Unreachable extends Error {}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>} the reply's JSON, null where it has none
 */
function call(method, path, body) {
  const headers = body === undefined ? undefined : { "Content-Type": "application/json" };
  return exchange(path, { method, headers, body: JSON.stringify(body) });
}

/**
 * @param {string} path
 * @param {RequestInit} request
 * @returns {Promise<any>} the reply's JSON, null where it has none
 */
export async function exchange(path, request) {
  let response;
  try {
    response = await fetch(path, { ...request, credentials: "omit" });
  } catch {
    throw new Unreachable("Không kết nối được với máy chủ, xin thử lại.");
  }
  const text = await response.text();
  if (response.ok) return text ? JSON.parse(text) : null;
  throw new Refusal(detail(text));
}

/** @param {string} text a problem object, or anything else a proxy sends */
function detail(text) {
  try {
    return JSON.parse(text).detail;
  } catch {
    return "Máy chủ đang bận hoặc gặp lỗi, xin thử lại sau ít phút.";
  }
}

/**
 * @param {string} question
 * @param {string[]} history the user's earlier turns, so that the server need keep nothing
 * @param {Record<string, string>} filters
 * @returns {Promise<Reply>}
 */
export function ask(question, history, filters) {
  return call("POST", "/v1/ask", { question, history, filters });
}

/** @param {string} id @returns {Promise<Citation & {state: string, formats: {text: string}}>} */
export function citation(id) {
  return call("GET", `/v1/citations/${encodeURIComponent(id)}`);
}

/** @param {Record<string, string>} opinion @returns {Promise<{id: string}>} */
export function sendFeedback(opinion) {
  return call("POST", "/v1/feedback", opinion);
}

/** @param {string} id */
export function withdrawFeedback(id) {
  return call("DELETE", `/v1/feedback/${encodeURIComponent(id)}`);
}
