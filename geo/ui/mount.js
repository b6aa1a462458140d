// Mounts the reader's document in a sandboxed frame and passes its messages on (geo/reader/js/page.js).
// Streamlit calls this again on every change of data or theme, so it only does what is still to do.

/** @import { Heard, Said, WantedTile } from "../reader/js/page.js" */

const STREET_MAP = "https://tile.openstreetmap.org/";

/**
 * @typedef {HTMLIFrameElement & { digest?: string, listen?: (event: MessageEvent) => void }} Frame
 * @typedef {{ digest: string, document: string | null, start: { date?: string, event?: string } }} Data
 * @typedef {{ parentElement: HTMLElement, data: Data, setStateValue: (name: string, value: unknown) => void }} Mounted
 */

/** @param {Mounted} mounted */
export default function ({ parentElement, data, setStateValue }) {
  const frame = /** @type {Frame} */ (parentElement.querySelector("iframe") || addFrame(parentElement));
  /** @param {Heard} message */
  const tell = (message) => frame.contentWindow?.postMessage(message, "*");
  const sayTheme = () => tell({ type: "theme", dark: isDark(parentElement) });
  /** @param {MessageEvent} event */
  const listen = ({ source, data: said }) => {
    if (source !== frame.contentWindow || !said) return;
    const message = /** @type {Said} */ (said);
    if (message.type === "ready") {
      sayTheme();
      tell({ type: "go", ...data.start });
    }
    if (message.type === "tile") borrowTile(message, tell);
    if (message.type === "position") setStateValue("position", { date: message.date, event: message.event });
  };
  if (frame.listen) window.removeEventListener("message", frame.listen);
  frame.listen = listen;
  window.addEventListener("message", listen);
  if (frame.digest === data.digest) sayTheme();
  else if (data.document) {
    frame.digest = data.digest;
    frame.srcdoc = data.document;
  } else setStateValue("position", null); // Python thinks the document is here, and it is not: ask for it
  return () => window.removeEventListener("message", listen);
}

/** @param {HTMLElement} parent */
function addFrame(parent) {
  const frame = document.createElement("iframe");
  frame.title = "The report, its map and its timeline";
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  parent.append(frame);
  return frame;
}

/**
 * Whether Streamlit's theme is dark.
 * @param {HTMLElement & { host?: Element }} element
 */
function isDark(element) {
  const colour = getComputedStyle(element.host || element)
    .getPropertyValue("--st-background-color")
    .trim();
  const hex = /^#(..)(..)(..)/.exec(colour);
  const [red, green, blue] = hex
    ? hex.slice(1).map((pair) => parseInt(pair, 16))
    : (colour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
}

/**
 * Fetch a tile for the frame, which the street map would refuse: a sandboxed frame cannot name the page that
 * asks. Only when the reader has chosen the street map, and no other address.
 * @param {WantedTile} wanted
 * @param {(message: Heard) => void} tell
 */
function borrowTile({ key, url }, tell) {
  if (!String(url).startsWith(STREET_MAP)) return;
  fetch(url, { credentials: "omit", referrerPolicy: "strict-origin-when-cross-origin" })
    .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
    .catch(() => null)
    .then((bytes) => tell({ type: "tile", key, bytes }));
}
