// The page around the reader, where it is shown in a frame. All that is said to it and heard from it:

/**
 * @typedef {{ type: "ready" }} Ready the reader is drawn and listens
 * @typedef {{ type: "position", date: string | null, event: string | null }} Position settled on a date (EDTF)
 *   and a chosen event's id
 * @typedef {{ type: "tile", key: number, url: string }} WantedTile asks for a tile of the street map
 *
 * @typedef {{ type: "go", date?: string, event?: string }} Go to a date or an event
 * @typedef {{ type: "theme", dark: boolean }} Theme of the page
 * @typedef {{ type: "tile", key: number, bytes: ArrayBuffer | null }} Tile that was asked for
 *
 * @typedef {Ready | Position | WantedTile} Said
 * @typedef {Go | Theme | Tile} Heard
 */

/** @param {Said} message */
export function tellPage(message) {
  parent.postMessage(message, "*");
}

/**
 * Hear messages of the page around, and of no other window.
 * @param {(message: Heard) => void} heed
 */
export function hearPage(heed) {
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data && typeof data.type === "string") heed(data);
  });
}
