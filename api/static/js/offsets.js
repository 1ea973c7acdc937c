/** From positions in the canonical text, counted in Unicode code points, to text on the page. */

/** @typedef {{element: HTMLElement, start: number}} Run an element whose whole text begins at ``start`` */

/** @returns {Run[]} the runs of the page in reading order */
export function runs() {
  return [...document.querySelectorAll("[data-s]")].map((element) => ({
    element: /** @type {HTMLElement} */ (element),
    start: Number(/** @type {HTMLElement} */ (element).dataset.s),
  }));
}

/**
 * Wraps the text of [start, end) in marks.
 * @param {Run[]} all
 * @param {number} start
 * @param {number} end
 * @param {string} name class of the marks
 * @returns {HTMLElement[]} the marks, none where the range holds no text of the page
 */
export function wrap(all, start, end, name) {
  return all.flatMap((run) => {
    const text = run.element.textContent ?? "";
    if (start >= run.start + text.length || end <= run.start) return [];
    return wrapUnits(run.element, units(text, start - run.start), units(text, end - run.start), name);
  });
}

/** @param {string} text @param {number} points @returns {number} code points as UTF-16 units */
function units(text, points) {
  if (points <= 0) return 0;
  let seen = 0;
  let at = 0;
  for (const char of text) {
    if (seen++ === points) return at;
    at += char.length;
  }
  return text.length;
}

/**
 * @param {HTMLElement} element
 * @param {number} from UTF-16 units within the element's text
 * @param {number} to
 * @param {string} name
 */
export function wrapUnits(element, from, to, name) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  const marks = [];
  let at = 0;
  for (const node of nodes) {
    const [first, last] = [Math.max(from - at, 0), Math.min(to - at, node.length)];
    at += node.length;
    if (first < last) marks.push(enclose(node, first, last, name));
  }
  return marks;
}

/** @param {Text} node @param {number} first @param {number} last @param {string} name */
function enclose(node, first, last, name) {
  const mark = document.createElement("mark");
  mark.className = name;
  const range = document.createRange();
  range.setStart(node, first);
  range.setEnd(node, last);
  range.surroundContents(mark);
  return mark;
}

/** @param {string} name takes the marks of this class away again */
export function unwrap(name) {
  for (const mark of document.querySelectorAll(`mark.${name}`)) {
    const parent = mark.parentElement;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
