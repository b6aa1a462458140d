// The page around the reader, where it is shown in a frame. All that is said to it and heard from it:

/** @import { Story } from "./types.js" */

/**
 * @typedef {object} Where what an address says
 * @property {string | null} [date] EDTF
 * @property {string | null} [event] id of the chosen one
 * @property {string | null} [report] the number of the one whose text is shown, from 1, in a story of several
 *
 * @typedef {{ type: "ready" }} Ready the reader is drawn and listens
 * @typedef {{ type: "position", shown: number | null, leap: boolean } & Where} Position settled; `shown` is the turn
 *   of the last `show` before that, and after a leap Back leads to what was shown before
 *
 * @typedef {{ type: "tile", key: number, url: string }} WantedTile asks for a tile of the street map
 * @typedef {{ type: "picked", lat: number, lon: number }} Picked a point of the map in degrees, after `pick`
 * @typedef {{ type: "candidate", index: number }} Chosen one of `candidates`
 * @typedef {{ type: "key", key: string, code: string, shiftKey: boolean }} Key pressed in the reader, which has
 *   no use for it: a letter or a sign
 * @typedef {{ type: "words", start: number, end: number, text: string }} Words selected in the report; offsets
 *   count UTF-16 units of the story's text
 *
 * @typedef {{ type: "choice", name: "follow", value: string }} Choice to be kept where the reader may keep none, and
 *   told again when it is opened
 *
 * @typedef {{ type: "go" } & Where} Go where an address points
 * @typedef {{ type: "show", event: string, turn?: number }} Show an event: its date, its place and its
 *   sentences; `turn` comes back with each position from then on
 * @typedef {{ type: "story", view: Story }} Another a story as geo.reader.view writes it, in place of the one
 *   shown; zoom, date and chosen event stay
 * @typedef {{ type: "pick", on?: boolean }} Pick let the person point at a place of the map, until `on` is false
 * @typedef {{ type: "candidates", places: Candidate[] }} Candidates places to choose from, as numbered marks in
 *   place of those before; none takes them away
 * @typedef {{ label: string, lat: number, lon: number }} Candidate in degrees
 * @typedef {{ type: "desk", on?: boolean }} Desk events are told in full beside the reader: it tells them shortly
 * @typedef {{ type: "theme", background: string }} Theme of the page: the colour it stands on
 * @typedef {{ type: "tile", key: number, bytes: ArrayBuffer | null }} Tile that was asked for
 *
 * @typedef {Ready | Position | WantedTile | Picked | Chosen | Words | Key | Choice} Said
 * @typedef {Go | Show | Another | Pick | Candidates | Desk | Theme | Tile | Choice} Heard
 */

let spoken = false;

/** Whether the page around has spoken to the reader: other pages that show it have no use for its keys. */
export const hasSpoken = () => spoken;

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
    if (source !== parent || !data || typeof data.type !== "string") return;
    spoken = true;
    heed(data);
  });
}
