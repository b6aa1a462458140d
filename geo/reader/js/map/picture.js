// The map as it is seen, as a PNG with the story's title, the date and where it is from.
// The browser draws it: a copy of the map's nodes inside an SVG, the canvases in it as images; below the map a key
// of the signs that are on it, with the names of those that bear none.

/** @import { Story } from "../types.js" */
/** @import { Shown } from "./labels.js" */

import { keyOf } from "../card/key.js";
import { hasTour } from "../story.js";
import { token } from "../theme.js";

const SCALE = 2; // pixels of the file to one of the screen
const PAD = 16;
const LINE = { title: 26, date: 22, credit: 18 };
// What is for the hand and not part of the map.
const FURNITURE = ".leaflet-control-container, .leaflet-popup-pane, .tools, .card, .keep-clear";
const XHTML = "http://www.w3.org/1999/xhtml";

/**
 * Hand the picture over as a download.
 * @param {HTMLElement} frame the map
 * @param {Story} story
 * @param {string} date in words, "" where the story has none
 * @param {Shown[]} unnamed the signs in view that bear no name
 */
export async function savePicture(frame, story, date, unnamed) {
  const blob = await drawPicture(frame, story, date, unnamed);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${story.id}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * @param {HTMLElement} frame
 * @param {Story} story
 * @param {string} date
 * @param {Shown[]} unnamed
 * @returns {Promise<Blob>}
 */
async function drawPicture(frame, story, date, unnamed) {
  const { width, height: tall } = frame.getBoundingClientRect();
  const named = lettered(unnamed);
  const key = keyOf(
    frame,
    hasTour(story),
    named.map(({ mark, name }) => [mark, name]),
  );
  const height = tall + heightOf(key, width);
  const image = await loaded(asSvg(frame, key, width, tall, height));
  for (const { node } of named) delete node.dataset.letter;
  const canvas = document.createElement("canvas");
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const serif = "Charter, 'Bitstream Charter', Cambria, Georgia, serif";
  pen.font = `700 20px ${serif}`;
  const title = wrapped(pen, story.title, width - 2 * PAD);
  pen.font = "12px system-ui, sans-serif";
  const credit = wrapped(pen, creditOf(story), width - 2 * PAD);
  const head = PAD + title.length * LINE.title + (date ? LINE.date : 0);
  canvas.width = width * SCALE;
  canvas.height = (head + height + credit.length * LINE.credit + PAD) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = token("paper");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, head, width, height);
  pen.fillStyle = token("ink");
  pen.font = `700 20px ${serif}`;
  title.forEach((line, at) => pen.fillText(line, PAD, PAD + 10 + at * LINE.title));
  pen.font = "15px system-ui, sans-serif";
  if (date) pen.fillText(date, PAD, head - 8);
  pen.font = "12px system-ui, sans-serif";
  credit.forEach((line, at) => pen.fillText(line, PAD, head + height + LINE.credit * (at + 1)));
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture")))),
  );
}

/**
 * The lines that say where text and map are from, and what nobody has checked.
 * @param {Story} story
 */
function creditOf({ publisher, publishedWords, rights, events, borders }) {
  const open = events.filter(({ reviewed }) => !reviewed).length;
  const checked = open ? ` ${open} of ${events.length} events drawn by machine, checked by nobody.` : "";
  const view = borders === "un" ? "as the United Nations see them" : "as they are held";
  const terms = rights ? ` ${rights}.` : "";
  return `Report: ${publisher}, ${publishedWords}.${terms}${checked} Places: GeoNames. Map: Dateline, Natural Earth, borders ${view}.`;
}

/**
 * What the key calls signs that bear no name: by the number of their stop, else by a letter that they get.
 * @param {Shown[]} unnamed
 */
function lettered(unnamed) {
  let letters = 0;
  return unnamed.map(({ node, spot }) => {
    const mark = spot.stops.join("·") || letter(letters++);
    if (!spot.stops.length) node.dataset.letter = mark;
    return { node, mark, name: spot.label };
  });
}

/**
 * a, b, ... z, aa, ab, ...
 * @param {number} at
 * @returns {string}
 */
export function letter(at) {
  const last = String.fromCharCode(97 + (at % 26));
  return at < 26 ? last : letter(Math.floor(at / 26) - 1) + last;
}

/**
 * How tall the key is where it is that wide.
 * @param {HTMLElement} key
 * @param {number} width
 */
function heightOf(key, width) {
  key.style.width = `${width}px`;
  document.body.append(key);
  const height = key.offsetHeight;
  key.remove();
  return height;
}

/**
 * The map and its key as an SVG image that depends on nothing outside it.
 * @param {HTMLElement} frame
 * @param {HTMLElement} key
 * @param {number} width
 * @param {number} tall the map
 * @param {number} height both
 */
function asSvg(frame, key, width, tall, height) {
  const copy = /** @type {HTMLElement} */ (frame.cloneNode(true));
  const canvases = [...frame.querySelectorAll("canvas")];
  for (const [at, blank] of [...copy.querySelectorAll("canvas")].entries()) {
    const still = document.createElement("img");
    still.src = canvases[at].toDataURL();
    still.className = blank.className;
    still.style.cssText = blank.style.cssText;
    blank.replaceWith(still);
  }
  for (const node of copy.querySelectorAll(FURNITURE)) node.remove();
  copy.style.cssText += `;width:${width}px;height:${tall}px`;
  const style = document.createElementNS(XHTML, "style");
  style.textContent = [...document.querySelectorAll("style")].map((node) => node.textContent).join("\n");
  const body = document.createElementNS(XHTML, "div");
  body.append(style, copy, key);
  const theme = document.documentElement.dataset.theme;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
    `${theme ? ` data-theme="${theme}"` : ""}><foreignObject width="100%" height="100%">` +
    `${new XMLSerializer().serializeToString(body)}</foreignObject></svg>`
  );
}

/**
 * @param {string} svg
 * @returns {Promise<HTMLImageElement>}
 */
async function loaded(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/**
 * A text in lines that fit.
 * @param {CanvasRenderingContext2D} pen its font is set
 * @param {string} text
 * @param {number} width
 */
function wrapped(pen, text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
