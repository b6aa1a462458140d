// Holds the reader's document in a sandboxed frame, passes messages on (geo/reader/js/page.js says which), and
// keeps the page's address: #date=...&event=... says where the reader stands.
// Streamlit calls this again on every change of data or theme, so it only does what is still to do.

/** @import { Candidate, Choice, Heard, Key, Position, Said, WantedTile } from "../reader/js/page.js" */
/** @import { Story } from "../reader/js/types.js" */

const STREET_MAP = "https://tile.openstreetmap.org/";
const FOLLOW = "dateline-follow"; // the name under which the browser keeps it
let count = 0; // of what was said

/**
 * @typedef {object} Data what Python asks for (mount.py)
 * @property {string} document its address
 * @property {string} sandbox what the document may do
 * @property {string | null} story digest of the view to show, null for the document's own
 * @property {Story | null} view left out where it is here already
 * @property {[event: string, turn: number] | null} show
 * @property {boolean} picking
 * @property {Candidate[]} candidates
 * @property {boolean} desk whether events are told in full beside it, and all that is done in it is wanted at once
 *
 * @typedef {object} Frame
 * @property {string} [address] of its document
 * @property {AbortController} [listening]
 * @property {boolean} [ready] whether its document listens
 * @property {Record<string, string>} [told] what it was last told of each kind
 * @property {object | null} [stands] where it stands, until Python is told
 *
 * @typedef {object} Mounted
 * @property {HTMLElement} parentElement
 * @property {Data} data
 * @property {(name: string, value: unknown) => void} setStateValue
 */

/** @param {Mounted} mounted */
export default function (mounted) {
  const { data } = mounted;
  const frame = frameOf(mounted);
  frame.listening?.abort();
  frame.listening = new AbortController();
  const { signal } = frame.listening;
  /** @type {(event: MessageEvent) => void} */
  const listen = ({ source, data: message }) => {
    if (source === frame.contentWindow && message) hear(/** @type {Said} */ (message), frame, mounted);
  };
  window.addEventListener("message", listen, { signal });
  window.addEventListener("popstate", () => followAddress(frame), { signal });
  // Only now can it matter to Python where the reader stands: each run of its script costs the server something.
  const use = () => tellPython(frame, mounted);
  for (const type of ["pointerdown", "keydown"])
    document.addEventListener(type, use, { signal, capture: true });
  frame.classList.toggle("at-desk", data.desk);
  if (frame.ready) bringUpToDate(frame, mounted);
  return () => frame.listening?.abort();
}

/**
 * The frame with the document that is asked for: a new one for another document, which so leaves no entry in the
 * browser's history.
 * @param {Mounted} mounted
 * @returns {HTMLIFrameElement & Frame}
 */
function frameOf({ parentElement, data }) {
  const known = /** @type {(HTMLIFrameElement & Frame) | null} */ (parentElement.querySelector("iframe"));
  if (known?.address === data.document) return known;
  known?.listening?.abort();
  known?.remove();
  const frame = /** @type {HTMLIFrameElement & Frame} */ (document.createElement("iframe"));
  frame.title = "The report, its map and its timeline";
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
function hear(message, frame, mounted) {
  const { data, setStateValue } = mounted;
  if (message.type === "ready") {
    frame.ready = true;
    frame.told = {};
    followAddress(frame);
    recallChoice(frame);
    bringUpToDate(frame, mounted);
  }
  help(message, frame);
  if (message.type === "position") {
    const { date, event, shown } = message;
    writeAddress(message, data.desk);
    frame.stands = { date, event, shown, story: frame.told?.story ?? null, document: data.document };
    if (data.desk) tellPython(frame, mounted);
  }
  const wanted = message.type === "picked" || message.type === "candidate";
  // As a state with a name of its own: a trigger is lost where another run overtakes the one it set off.
  if (wanted || (message.type === "words" && data.desk)) {
    setStateValue("said", { ...message, id: `${performance.timeOrigin} ${(count += 1)}` });
  }
}

/**
 * Tell Python where the reader stands, if it does not know.
 * @param {HTMLIFrameElement & Frame} frame
 * @param {Mounted} mounted
 */
function tellPython(frame, { setStateValue }) {
  if (frame.stands) setStateValue("position", frame.stands);
  frame.stands = null;
}

/**
 * One entry in the browser's history for a chosen event and for a leap, none for a step; at a desk, which turns
 * from event to event by itself, none at all.
 * @param {Position} position
 * @param {boolean} desk
 */
function writeAddress({ date, event, report, leap }, desk) {
  const query = new URLSearchParams();
  if (date) query.set("date", date);
  if (event) query.set("event", event);
  if (report) query.set("report", report);
  if (location.hash.slice(1) === String(query)) return;
  const chosen = event && event !== whereAddressPoints().event;
  history[(chosen || leap) && !desk ? "pushState" : "replaceState"](history.state, "", `#${query}`);
}

/** What the address says, be it in the older way, before the `#`. */
function whereAddressPoints() {
  const query = new URLSearchParams(location.hash.slice(1) || location.search);
  return { date: query.get("date"), event: query.get("event"), report: query.get("report") };
}

/** @param {HTMLIFrameElement & Frame} frame */
function followAddress(frame) {
  tell(frame, { type: "go", ...whereAddressPoints() });
}

/**
 * Do for the reader what a sandboxed frame cannot do.
 * @param {Said} message
 * @param {HTMLIFrameElement & Frame} frame
 */
function help(message, frame) {
  if (message.type === "choice") keepChoice(message);
  if (message.type === "tile") borrowTile(message, frame);
  if (message.type === "key") pressHere(message);
}

/** @param {Key} pressed in the reader, which has no use for it */
function pressHere({ key, code, shiftKey }) {
  document.dispatchEvent(new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true }));
  document.dispatchEvent(new KeyboardEvent("keyup", { key, code, shiftKey, bubbles: true }));
}

/**
 * Keep what was chosen in the reader, which has no storage of its own in a sandboxed frame.
 * @param {Choice} choice
 */
function keepChoice({ name, value }) {
  if (name !== "follow") return;
  try {
    localStorage.setItem(FOLLOW, value === "on" ? "on" : "off");
  } catch {
    // the browser keeps nothing for this page, as inside another site's: the choice holds for as long as it is open
  }
}

/** @param {HTMLIFrameElement & Frame} frame */
function recallChoice(frame) {
  try {
    const value = localStorage.getItem(FOLLOW);
    if (value) tell(frame, { type: "choice", name: "follow", value });
  } catch {
    // as above: nothing was kept
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
  tell(frame, { type: "theme", background: backgroundOf(parentElement) });
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
 * The colour that Streamlit's page stands on.
 * @param {HTMLElement & { host?: Element }} element
 */
function backgroundOf(element) {
  return getComputedStyle(element.host || element)
    .getPropertyValue("--st-background-color")
    .trim();
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
