// Mounts the reader's document in a sandboxed frame and passes its settled position to Python.
// Streamlit calls this again on every change of data or theme, so it only does what is still to do.

const STREET_MAP = "https://tile.openstreetmap.org/";

// Only when the reader has chosen the street map: its tiles have to be asked for by a page with a
// name, which a sandboxed frame has not. No other address is fetched for the frame.
function borrowTile({ key, url }, tell) {
  if (!String(url).startsWith(STREET_MAP)) return;
  fetch(url, { credentials: "omit", referrerPolicy: "strict-origin-when-cross-origin" })
    .then((answer) => (answer.ok ? answer.arrayBuffer() : null))
    .catch(() => null)
    .then((bytes) => tell({ dateline: "tile", key, bytes }));
}

export default function ({ parentElement, data, setStateValue }) {
  let frame = parentElement.querySelector("iframe");
  if (!frame) {
    frame = document.createElement("iframe");
    frame.title = "The report, its map and its timeline";
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    parentElement.append(frame);
  }
  const tell = (message) => frame.contentWindow?.postMessage(message, "*");
  const sayTheme = () => {
    const host = parentElement.host || parentElement;
    const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
    const hex = /^#(..)(..)(..)/.exec(colour);
    const parts = hex ? hex.slice(1).map((pair) => parseInt(pair, 16)) : (colour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
    tell({ dateline: "theme", dark: 0.3 * parts[0] + 0.6 * parts[1] + 0.1 * parts[2] < 128 });
  };
  const listen = ({ source, data: message }) => {
    if (source !== frame.contentWindow || !message) return;
    if (message.dateline === "ready") {
      sayTheme();
      tell({ dateline: "go", ...data.start });
    }
    if (message.dateline === "tile") borrowTile(message, tell);
    if (message.dateline === "state") setStateValue("position", { date: message.date, event: message.event });
  };
  window.removeEventListener("message", frame.listen);
  frame.listen = listen;
  window.addEventListener("message", listen);
  if (frame.digest === data.digest) sayTheme();
  else if (data.document) {
    frame.digest = data.digest;
    frame.srcdoc = data.document;
  } else setStateValue("position", null); // Python thinks the document is here, and it is not: ask for it
  return () => window.removeEventListener("message", listen);
}
