// Small helpers for the document: every word of the report becomes a text node, never markup.

/**
 * Make an element. Props are attributes, except `class`, `on` (listeners) and `text`.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {{ class?: string, text?: string, on?: Record<string, (event: any) => void>, [name: string]: unknown }} [props]
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") node.className = String(value);
    else if (key === "text") node.textContent = String(value);
    else if (key === "on") listen(node, /** @type {Record<string, (event: any) => void>} */ (value));
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return node;
}

/**
 * @param {EventTarget} node
 * @param {Record<string, (event: any) => void>} listeners
 */
function listen(node, listeners) {
  for (const [type, listener] of Object.entries(listeners)) node.addEventListener(type, listener);
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...Node} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/**
 * The one node of the document that a selector means; the document has it.
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(selector) {
  return /** @type {HTMLElement} */ (document.querySelector(selector));
}

/**
 * Run after the browser has painted what was changed just now.
 * @param {() => void} task
 */
export function afterPaint(task) {
  requestAnimationFrame(() => setTimeout(task, 0));
}

/**
 * @param {() => void} task
 * @param {number} pause in milliseconds
 */
export function debounce(task, pause) {
  /** @type {number | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(task, pause);
  };
}

/** Events of a hand that scrolls. */
export const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];

/** Whether the person asks for less motion. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Windows with little room, as in reader.css: the card stands beside the map, a sheet takes the popup's place. */
export const NARROW = "(max-width: 760px), (max-height: 560px)";
export const narrow = () => matchMedia(NARROW).matches;

/** Whether the reader is shown inside another page. */
export const embedded = () => window.parent !== window;

/** Whether the document has an address of its own, which that of a notebook (srcdoc) has not. */
export const addressed = () => location.protocol !== "about:";
