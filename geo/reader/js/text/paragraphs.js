// The paragraphs of the report: plain text nodes, cut only where a sentence or a mention starts or ends.

/** @import { Passage, Span, Story } from "../types.js" */
/** @import { Mentions } from "./mentions.js" */

import { el } from "../dom.js";
import { passagesOf, pieces } from "./lay.js";

const LONG = 500; // paragraphs; of a longer report only those near the view are cut

/** @typedef {{ node: HTMLElement, report: number, span: Span, passages: Passage[], cut: boolean }} Paragraph */

export class Paragraphs {
  /** In the order of the text. @type {Paragraph[]} */
  all = [];
  /** @type {WeakMap<Element, Paragraph>} */
  #of = new WeakMap();
  /** The paragraphs of each event's sentences. @type {Paragraph[][]} */
  #told = [];
  /** The pieces of each event's sentences, once cut. @type {HTMLElement[][]} */
  #segments = [];
  /** Called when a paragraph of a long report has been cut. */
  onCut = () => {};

  /** @param {Mentions} mentions */
  constructor(mentions) {
    this.mentions = mentions;
  }

  /** Whether there are too many to cut them all at once. */
  get long() {
    return this.all.length > LONG;
  }

  /**
   * Take another story.
   * @param {Story} story
   */
  load(story) {
    this.story = story;
    this.mentions.events = story.events;
    this.#segments = story.events.map(() => []);
    this.#told = story.events.map(() => []);
    const passages = passagesOf(story.paragraphs, story.passages);
    this.all = story.paragraphs.map((span, at) => this.#lay(story, span, passages[at]));
    if (!this.long) for (const paragraph of this.all) this.cut(paragraph);
  }

  /**
   * A paragraph as plain text.
   * @param {Story} story
   * @param {Span} span
   * @param {Passage[]} passages those that touch it
   * @returns {Paragraph}
   */
  #lay({ language, reports, text }, span, passages) {
    const words = text.slice(...span);
    const report = reports.findIndex(({ end }) => span[0] < end);
    const isHead = words.trim() === reports[report].title.trim();
    const node = el(isHead ? "h1" : "p", { lang: language, text: words });
    const paragraph = { node, report, span, passages, cut: false };
    for (const event of new Set(passages.map(({ event }) => event))) this.#told[event].push(paragraph);
    this.#of.set(node, paragraph);
    return paragraph;
  }

  /**
   * Cut a paragraph into pieces, so that its sentences can be lit and its mentions clicked.
   * @param {Paragraph} paragraph
   */
  cut(paragraph) {
    if (paragraph.cut || !paragraph.passages.length) return;
    paragraph.cut = true;
    const spans = pieces(paragraph.span, paragraph.passages);
    paragraph.node.replaceChildren(...spans.map((span) => this.#piece(span, paragraph.passages)));
    this.onCut();
  }

  /**
   * @param {Span} span
   * @param {Passage[]} passages
   */
  #piece([start, end], passages) {
    const story = /** @type {Story} */ (this.story);
    const text = story.text.slice(start, end);
    const over = passages.filter((passage) => passage.start < end && passage.end > start);
    if (!over.length) return document.createTextNode(text);
    /** @param {Span | null} span */
    const within = (span) => span !== null && span[0] <= start && end <= span[1];
    const placed = over.filter(({ event, place }) => within(place) && story.events[event].place);
    const places = placed.map(({ event }) => event);
    const dates = over.filter(({ date }) => within(date)).map(({ event }) => event);
    const kind = [places.length ? "place" : "", dates.length ? "date" : ""].filter(Boolean).join(" ");
    const mention = { class: `piece mention ${kind}`, role: "button", tabindex: 0, text };
    const node = el("span", kind ? mention : { class: "piece", text });
    node.dataset.start = String(start);
    if (over.some(({ event }) => story.events[event].fresh)) node.classList.add("fresh");
    if (kind) this.mentions.add(node, { places, dates });
    for (const { event } of over) this.#segments[event].push(node);
    return node;
  }

  /**
   * The pieces of an event's sentences.
   * @param {number} event
   */
  piecesOf(event) {
    for (const paragraph of this.#told[event]) this.cut(paragraph);
    return this.#segments[event];
  }

  /**
   * Cut what is on the screen, from the paragraph in its middle up and down.
   * @param {DOMRect} frame that the report is seen in
   */
  cutInView(frame) {
    const [x, y] = [frame.left + frame.width / 3, frame.top + frame.height / 2];
    const middle = document.elementFromPoint(x, y)?.closest("p, h1");
    const paragraph = middle && this.#of.get(middle);
    if (!paragraph) return;
    const at = this.all.indexOf(paragraph);
    for (const step of [-1, 1]) {
      for (let i = at; this.all[i]; i += step) {
        const { node } = this.all[i];
        const box = node.getBoundingClientRect();
        if (!node.isConnected || box.bottom < frame.top || box.top > frame.bottom) break;
        this.cut(this.all[i]);
      }
    }
  }
}
