// Holds the document of the atlas in a sandboxed frame, takes its questions to the server and the answers back
// (geo/reader/js/atlas/link.js says which). Streamlit calls this again on every change of data or theme.

/** @import { Heard, Question, Said, Start } from "../reader/js/atlas/link.js" */

/** What of a question stands in the page's address, so that it can be sent and come back to. */
const TEXTS = /** @type {const} */ ([
  ...["words", "place", "centre", "since", "until", "first_bar", "last_bar"],
  ...["status", "reviewed", "publisher"],
]);
const NUMBERS = /** @type {const} */ (["km", "chance", "lat", "lng", "zoom"]);
const LAST = "dateline-atlas"; // the last question in the session's storage: who comes back finds the map as it was
const PAUSE_MS = 300; // after which the address is written: browsers allow it only so often
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
 * @property {Question | null} [asked] what is not in the address yet
 * @property {number} [pause] after which it is written
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
    tell(frame, { type: "start", start: { ...data.start, asked: whatIsAsked() } });
  }
  if (message.type === "ask") {
    ask(message.turn, message.question, frame, data.answers);
    frame.asked = message.question;
    clearTimeout(frame.pause);
    frame.pause = setTimeout(() => writeAddress(frame), PAUSE_MS);
  }
  if (message.type === "open") {
    writeAddress(frame);
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

/** @param {HTMLIFrameElement & Frame} frame */
function writeAddress(frame) {
  clearTimeout(frame.pause);
  const { asked } = frame;
  frame.asked = null;
  if (!asked || !frame.isConnected) return; // another page is shown by now
  const query = new URLSearchParams();
  for (const name of [...TEXTS, ...NUMBERS]) {
    const value = typeof asked[name] === "number" ? Number(asked[name].toFixed(4)) : asked[name];
    if (value && (name !== "km" || asked.place)) query.set(name, String(value));
  }
  sessionStorage.setItem(LAST, String(query));
  history.replaceState(history.state, "", `?${query}`);
}

/**
 * By the address; where it asks for nothing, by what was asked last. On the way back from a story Streamlit shows
 * an address that it made itself on the way there.
 * @returns {Partial<Question>}
 */
function whatIsAsked() {
  const address = new URLSearchParams(location.search);
  const own = [...TEXTS, ...NUMBERS].some((name) => address.has(name));
  const query = own ? address : new URLSearchParams(sessionStorage.getItem(LAST) || "");
  /** @type {Partial<Question>} */
  const asked = {};
  for (const name of TEXTS) asked[name] = query.get(name) || "";
  for (const name of NUMBERS) {
    const value = Number(query.get(name) || NaN);
    if (Number.isFinite(value)) asked[name] = value;
  }
  return asked;
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
