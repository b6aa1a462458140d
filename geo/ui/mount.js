// Mounts the reader's document in a sandboxed frame and passes messages on (geo/reader/js/page.js says which).
// Streamlit calls this again on every change of data or theme, so it only does what is still to do.

/** @import { Candidate, Heard, Said, WantedTile } from "../reader/js/page.js" */
/** @import { Story } from "../reader/js/types.js" */

const STREET_MAP = "https://tile.openstreetmap.org/";
let count = 0; // of what was said

/**
 * @typedef {object} Data what Python asks for (mount.py)
 * @property {string} digest of the document
 * @property {string | null} document left out where it is here already
 * @property {{ date?: string | null, event?: string | null }} start
 * @property {string | null} story digest of the view to show, null for the document's own
 * @property {Story | null} view left out where it is here already
 * @property {[event: string, turn: number] | null} show
 * @property {boolean} picking
 * @property {Candidate[]} candidates
 * @property {boolean} desk whether events are told in full beside it, and selected words are wanted
 *
 * @typedef {object} Frame
 * @property {string} [digest] of its document
 * @property {(event: MessageEvent) => void} [listen]
 * @property {boolean} [ready] whether its document listens
 * @property {Record<string, string>} [told] what it was last told of each kind
 *
 * @typedef {object} Mounted
 * @property {HTMLElement} parentElement
 * @property {Data} data
 * @property {(name: string, value: unknown) => void} setStateValue
 */

/** @param {Mounted} mounted */
export default function (mounted) {
  const { parentElement, data, setStateValue } = mounted;
  const known = parentElement.querySelector("iframe");
  const frame = /** @type {HTMLIFrameElement & Frame} */ (known || addFrame(parentElement));
  /** @param {MessageEvent} event */
  const listen = ({ source, data: message }) => {
    if (source === frame.contentWindow && message) hear(/** @type {Said} */ (message), frame, mounted);
  };
  if (frame.listen) window.removeEventListener("message", frame.listen);
  frame.listen = listen;
  frame.classList.toggle("at-desk", data.desk);
  window.addEventListener("message", listen);
  if (frame.digest === data.digest) {
    if (frame.ready) bringUpToDate(frame, mounted);
  } else if (data.document) {
    frame.digest = data.digest;
    frame.ready = false;
    frame.srcdoc = data.document;
  } else setStateValue("position", null); // Python thinks the document is here, and it is not: ask for it
  return () => window.removeEventListener("message", listen);
}

/** @param {HTMLElement} parent */
function addFrame(parent) {
  const frame = document.createElement("iframe");
  frame.title = "The report, its map and its timeline";
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
  parent.append(frame);
  return frame;
}

/**
 * @param {Said} message
 * @param {HTMLIFrameElement & Frame} frame
 * @param {Mounted} mounted
 */
function hear(message, frame, mounted) {
  const { data, setStateValue } = mounted;
  if (message.type === "ready") {
    frame.ready = true;
    frame.told = {};
    tell(frame, { type: "go", ...data.start });
    bringUpToDate(frame, mounted);
  }
  if (message.type === "tile") borrowTile(message, frame);
  if (message.type === "key") {
    const { key, code, shiftKey } = message;
    document.dispatchEvent(new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true }));
    document.dispatchEvent(new KeyboardEvent("keyup", { key, code, shiftKey, bubbles: true }));
  }
  if (message.type === "position") {
    const { date, event, shown } = message;
    setStateValue("position", { date, event, shown, story: frame.told?.story ?? null });
  }
  const wanted = message.type === "picked" || message.type === "candidate";
  // As a state with a name of its own: a trigger is lost where another run overtakes the one it set off.
  if (wanted || (message.type === "words" && data.desk)) {
    setStateValue("said", { ...message, id: `${performance.timeOrigin} ${(count += 1)}` });
  }
}

/**
 * Tell the frame what Python asks for, where it has not been told yet.
 * @param {HTMLIFrameElement & Frame} frame
 * @param {Mounted} mounted
 */
function bringUpToDate(frame, { data, parentElement, setStateValue }) {
  const told = (frame.told ||= {});
  /** @type {(kind: string, value: string, before: string) => boolean} */
  const isNew = (kind, value, before) => {
    const changed = value !== (told[kind] ?? before);
    told[kind] = value;
    return changed;
  };
  tell(frame, { type: "theme", dark: isDark(parentElement) });
  if (isNew("desk", String(data.desk), "false")) tell(frame, { type: "desk", on: data.desk });
  if (data.story && data.story !== told.story) {
    if (!data.view) return setStateValue("position", null); // as above, of the story
    told.story = data.story;
    tell(frame, { type: "story", view: data.view });
  }
  const places = data.candidates;
  if (isNew("candidates", JSON.stringify(places), "[]")) tell(frame, { type: "candidates", places });
  if (isNew("pick", String(data.picking), "false")) tell(frame, { type: "pick", on: data.picking });
  if (data.show && isNew("show", JSON.stringify(data.show), ""))
    tell(frame, { type: "show", event: data.show[0], turn: data.show[1] });
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Heard} message
 */
function tell(frame, message) {
  frame.contentWindow?.postMessage(message, "*");
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
 * @param {HTMLIFrameElement} frame
 */
function borrowTile({ key, url }, frame) {
  if (!String(url).startsWith(STREET_MAP)) return;
  fetch(url, { credentials: "omit", referrerPolicy: "strict-origin-when-cross-origin" })
    .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
    .catch(() => null)
    .then((bytes) => tell(frame, { type: "tile", key, bytes }));
}
