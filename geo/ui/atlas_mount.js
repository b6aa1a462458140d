// Holds the document of the atlas in a sandboxed frame, takes its questions to the server and the answers back
// (geo/reader/js/atlas/link.js says which). Streamlit calls this again on every change of data or theme.

/** @import { Heard, Question, Said, Start } from "../reader/js/atlas/link.js" */

const LAST = "dateline-atlas"; // the last question in the session's storage: who comes back finds the map as it was
let count = 0; // of what was opened

/**
 * @typedef {object} Data what Python hands over (atlas_mount.py)
 * @property {string} document its address
 * @property {string} sandbox what the document may do
 * @property {Start} start
 * @property {string} answers the address to ask at
 *
 * @typedef {object} Frame
 * @property {string} [address] of its document
 * @property {AbortController} [listening]
 *
 * @typedef {object} Mounted
 * @property {HTMLElement} parentElement
 * @property {Data} data
 * @property {(name: string, value: unknown) => void} setStateValue
 */

/** @param {Mounted} mounted */
export default function (mounted) {
  const frame = frameOf(mounted);
  frame.listening?.abort();
  frame.listening = new AbortController();
  /** @type {(event: MessageEvent) => void} */
  const listen = ({ source, data: message }) => {
    if (source === frame.contentWindow && message) hear(/** @type {Said} */ (message), frame, mounted);
  };
  window.addEventListener("message", listen, { signal: frame.listening.signal });
  tell(frame, { type: "theme", background: backgroundOf(mounted.parentElement) });
  return () => frame.listening?.abort();
}

/**
 * @param {Mounted} mounted
 * @returns {HTMLIFrameElement & Frame}
 */
function frameOf({ parentElement, data }) {
  const known = /** @type {(HTMLIFrameElement & Frame) | null} */ (parentElement.querySelector("iframe"));
  if (known?.address === data.document) return known;
  known?.listening?.abort();
  known?.remove();
  const frame = /** @type {HTMLIFrameElement & Frame} */ (document.createElement("iframe"));
  frame.title = "Map of all stories, its list of events and its times";
  frame.setAttribute("sandbox", data.sandbox);
  frame.src = frame.address = data.document;
  parentElement.append(frame);
  return frame;
}

/**
 * @param {Said} message
 * @param {HTMLIFrameElement & Frame} frame
 * @param {Mounted} mounted
 */
function hear(message, frame, { data, parentElement, setStateValue }) {
  if (message.type === "ready") {
    tell(frame, { type: "theme", background: backgroundOf(parentElement) });
    tell(frame, { type: "start", start: { ...data.start, asked: lastAsked() } });
  }
  if (message.type === "ask") ask(message.turn, message.question, frame, data.answers);
  if (message.type === "open") {
    setStateValue("opened", { ...message.row, id: `${performance.timeOrigin} ${(count += 1)}` });
  }
}

/**
 * @param {number} turn
 * @param {Question} question
 * @param {HTMLIFrameElement & Frame} frame
 * @param {string} address
 */
async function ask(turn, question, frame, address) {
  sessionStorage.setItem(LAST, JSON.stringify({ ...question, start: 0 }));
  try {
    const answer = await fetch(address, { method: "POST", body: JSON.stringify(question) });
    const { view, error } = await answer.json();
    for (const row of view?.rows || []) row.address = addressOf(row);
    tell(frame, { type: "answer", turn, view, error });
  } catch {
    tell(frame, {
      type: "answer",
      turn,
      view: null,
      error: "The server does not answer; load the page again.",
    });
  }
}

/**
 * Of an event in the page of its story.
 * @param {{ story: string, event: string, date: string }} row
 */
function addressOf({ story, event, date }) {
  const query = new URLSearchParams({ story, ...(date && { date }), event });
  return new URL(`story?${query}`, location.href).href;
}

/** @returns {Question | null} */
function lastAsked() {
  try {
    return JSON.parse(sessionStorage.getItem(LAST) || "null");
  } catch {
    return null;
  }
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {Heard} message
 */
function tell(frame, message) {
  frame.contentWindow?.postMessage(message, "*");
}

/**
 * The colour that Streamlit's page stands on.
 * @param {HTMLElement & { host?: Element }} element
 */
function backgroundOf(element) {
  return getComputedStyle(element.host || element)
    .getPropertyValue("--st-background-color")
    .trim();
}
