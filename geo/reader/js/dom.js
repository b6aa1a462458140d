// Small helpers for the document: every word of the report becomes a text node, never markup.

/** Make an element. Props are attributes, except `class`, `on` (listeners) and `text`. */
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "class") node.className = value;
    else if (key === "text") node.textContent = value;
    else if (key === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Run after the browser has painted what was changed just now. */
function afterPaint(task) {
  requestAnimationFrame(() => setTimeout(task, 0));
}

function debounce(task, pause) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => task(...args), pause);
  };
}

const tokens = new Map();

/** The value of a custom property of the page, as the theme has it; read once a theme (see `newTheme`). */
function token(name) {
  if (!tokens.has(name)) tokens.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return tokens.get(name);
}

const newTheme = () => tokens.clear();

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const narrow = () => matchMedia("(max-width: 760px)").matches;

// What a spot's events are to the date shown, the nearest to it counting.
const [HIDDEN, FUTURE, PAST, CURRENT] = [0, 1, 2, 3];
const RANK_NAMES = ["", "future", "past", "current"];

const percent = (number) => `${number}\u00a0%`;

const ROLE_NAMES = { stop: "Tour stop", related: "Related event", background: "Background" };
const STATUS_NAMES = { happened: "Happened", planned: "Planned", claimed: "Claimed" };
