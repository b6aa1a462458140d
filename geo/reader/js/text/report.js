// The report itself: plain text nodes, cut only where a sentence or a mention starts or ends.

/** @import { Passage, Report, Span, Story } from "../types.js" */

import { calm, debounce, el } from "../dom.js";
import { events, ROLES } from "../words.js";
import { passagesOf, pieces, trimmed } from "./lay.js";
import { leadOf, newSince, Reports, tabId } from "./reports.js";
import { Tip } from "./tip.js";

const LONG = 500; // paragraphs; of a longer report only those near the view are cut
const BLOCK = 50; // paragraphs of a long report that the browser lays out together

/**
 * @typedef {{ node: HTMLElement, report: number, span: Span, passages: Passage[], cut: boolean }} Paragraph
 * @typedef {{ places: number[], dates: number[] }} Mention the events whose place or date it names
 */

export class ReportText {
  /** @type {Paragraph[]} */
  #paragraphs = [];
  /** @type {WeakMap<Element, Paragraph>} */
  #paragraphOf = new WeakMap();
  /** The paragraphs of each event's sentences. @type {Paragraph[][]} */
  #paragraphsOf = [];
  /** The pieces of each event's sentences, once cut. @type {HTMLElement[][]} */
  #segments = [];
  /** @type {WeakMap<Element, Mention>} */
  #mentions = new WeakMap();
  /** @type {HTMLElement[]} */
  #lit = [];
  /** What stands in each report. @type {HTMLElement[][]} */
  #sheets = [];
  /** The events whose sentences are lit. @type {number[]} */
  #shown = [];
  /** Called when a paragraph of a long report has been cut. */
  onCut = () => {};
  /** Called before the reader itself scrolls. */
  onBring = () => {};

  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} bar that stands above the report
   * @param {object} actions each with the events that a mention or a lit sentence belongs to
   * @param {(events: number[]) => void} actions.onPlace
   * @param {(events: number[]) => void} actions.onDate
   * @param {(events: number[]) => void} actions.onSentence
   */
  constructor(box, bar, { onPlace, onDate, onSentence }) {
    this.box = box;
    this.bar = bar;
    this.onPlace = onPlace;
    this.onDate = onDate;
    this.onSentence = onSentence;
    this.tip = new Tip();
    this.reports = new Reports((report) => this.#turnTo(report));
    this.#listen();
    const cutInView = debounce(() => this.#cutInView(), 80);
    box.addEventListener("scroll", () => {
      if (this.#long) cutInView();
    });
  }

  get #long() {
    return this.#paragraphs.length > LONG;
  }

  get #story() {
    return /** @type {Story} */ (this.story);
  }

  /** The report's text. */
  get words() {
    return this.#story.text;
  }

  /**
   * Take another story; what is read stays in view.
   * @param {Story} story
   */
  load(story) {
    const { scrollTop } = this.box;
    this.story = story;
    this.#segments = story.events.map(() => []);
    this.#paragraphsOf = story.events.map(() => []);
    this.#lit = [];
    const passages = passagesOf(story.paragraphs, story.passages);
    this.#paragraphs = story.paragraphs.map((span, at) => this.#lay(span, passages[at]));
    this.#sheets = story.reports.map((report, at) => this.#sheet(report, at));
    this.reports.load(story);
    this.#turnOver();
    if (!this.#long) for (const paragraph of this.#paragraphs) this.#cut(paragraph);
    this.box.scrollTop = scrollTop;
  }

  /**
   * A report: the lines above its headline, the headline, its paragraphs.
   * @param {Report} report
   * @param {number} at
   */
  #sheet(report, at) {
    const nodes = this.#paragraphs.filter((paragraph) => paragraph.report === at).map(({ node }) => node);
    const headline = nodes.some(({ tagName }) => tagName === "H1") ? [] : [el("h1", { text: report.title })];
    return [...kickers(this.#story, report), ...headline, ...(this.#long ? blocks(nodes) : nodes)];
  }

  /** Show the current report's text. */
  #turnOver() {
    const { box, current } = this.reports;
    const sheet = this.#sheets[current];
    if (box.hidden) return this.box.replaceChildren(this.bar, ...sheet);
    const panel = el("div", { role: "tabpanel", "aria-labelledby": tabId(current) }, ...sheet);
    this.box.replaceChildren(this.bar, box, panel);
  }

  /**
   * To another report: to what is lit there, else to its head.
   * @param {number} report
   */
  #turnTo(report) {
    if (report === this.reports.current) return;
    this.reports.show(report);
    this.#turnOver();
    this.box.scrollTop = 0;
    const lit = this.#lit.find((node) => node.isConnected);
    if (lit) this.#scrollTo(lit.getBoundingClientRect());
  }

  /**
   * A paragraph as plain text.
   * @param {Span} span
   * @param {Passage[]} passages those that touch it
   * @returns {Paragraph}
   */
  #lay(span, passages) {
    const { language, reports, text } = this.#story;
    const words = text.slice(...span);
    const report = reports.findIndex(({ end }) => span[0] < end);
    const isHead = words.trim() === reports[report].title.trim();
    const node = el(isHead ? "h1" : "p", { lang: language, text: words });
    const paragraph = { node, report, span, passages, cut: false };
    for (const event of new Set(passages.map(({ event }) => event)))
      this.#paragraphsOf[event].push(paragraph);
    this.#paragraphOf.set(node, paragraph);
    return paragraph;
  }

  /**
   * Cut a paragraph into pieces, so that its sentences can be lit and its mentions clicked.
   * @param {Paragraph} paragraph
   */
  #cut(paragraph) {
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
    const story = this.#story;
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
    if (kind) this.#mentions.set(node, { places, dates });
    for (const { event } of over) this.#segments[event].push(node);
    return node;
  }

  #listen() {
    /** @type {(types: string[], act: (node: HTMLElement, mention: Mention, event: Event) => void) => void} */
    const on = (types, act) => {
      for (const type of types) {
        this.box.addEventListener(type, (event) => {
          const node = /** @type {Element} */ (event.target).closest(".mention");
          const mention = node && this.#mentions.get(node);
          if (mention) act(/** @type {HTMLElement} */ (node), mention, event);
        });
      }
    };
    /** @type {(mention: Mention, event: Event) => void} */
    const go = ({ places, dates }, event) => {
      event.preventDefault();
      if (places.length) this.onPlace(places);
      else this.onDate(dates);
    };
    on(["click"], (_, mention, event) => go(mention, event));
    on(["keydown"], (_, mention, event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (key === "Enter" || key === " ") go(mention, event);
    });
    this.box.addEventListener("click", ({ target }) => this.#clickSentence(/** @type {Element} */ (target)));
    on(["mouseover", "focusin"], (node, mention) => this.tip.show(node, this.#meaning(mention)));
    on(["mouseout", "focusout"], (node) => this.tip.hide(node));
  }

  /**
   * A click on a lit sentence means what it tells; one on a word in it that is a mention, or the end of a
   * selection, does not.
   * @param {Element} target
   */
  #clickSentence(target) {
    const piece = /** @type {HTMLElement | null} */ (target.closest(".piece.lit:not(.mention)"));
    if (!piece || getSelection()?.isCollapsed === false) return;
    this.onSentence(this.#shown.filter((event) => this.#segments[event].includes(piece)));
  }

  /**
   * What a mention resolved to, in words.
   * @param {Mention} mention
   */
  #meaning({ places, dates }) {
    const events = (places.length ? places : dates).map((index) => this.#story.events[index]);
    const found = events.map(({ place, when }) => {
      if (!places.length) return when || "no date";
      return place?.label || `${place?.name}: not found`;
    });
    return [...new Set(found)].join(" · ");
  }

  /** @param {number} event */
  #piecesOf(event) {
    for (const paragraph of this.#paragraphsOf[event]) this.#cut(paragraph);
    return this.#segments[event];
  }

  /**
   * Light the sentences of these events and bring the first into view.
   * @param {number[]} events indices, most important first
   * @param {number | null} selected
   * @param {boolean} [scroll]
   */
  show(events, selected, scroll = true) {
    for (const node of this.#lit) node.classList.remove("lit", "chosen", ...ROLES);
    this.#lit = [];
    this.#shown = events;
    for (const event of [...events].reverse()) {
      for (const node of this.#piecesOf(event)) {
        node.classList.remove(...ROLES);
        node.classList.add("lit", this.#story.events[event].role);
        if (event === selected) node.classList.add("chosen");
        this.#lit.push(node);
      }
    }
    const first = selected ?? events[0];
    if (scroll && first !== undefined) this.#bringLead(first);
  }

  /**
   * Bring an event's first sentence with a mention of its place or date into view, else its first.
   * @param {number} event
   */
  #bringLead(event) {
    const lead = leadOf(this.#story.events[event].passages, this.reports.current);
    if (lead) this.bring(event, lead.start);
  }

  /**
   * Bring the sentence of an event that starts there into view.
   * @param {number} event
   * @param {number} start
   */
  bring(event, start) {
    const node = this.#piecesOf(event).find((piece) => Number(piece.dataset.start) >= start);
    if (!node) return;
    this.#turnToReportAt(start);
    this.#scrollTo(node.getBoundingClientRect());
  }

  /**
   * Show the report that an offset of the text lies in.
   * @param {number} start
   */
  #turnToReportAt(start) {
    const report = this.#story.reports.findIndex(({ end }) => start < end);
    if (report === this.reports.current) return;
    this.reports.show(report);
    this.#turnOver();
  }

  /** @param {DOMRect} box */
  #scrollTo(box) {
    const frame = this.box.getBoundingClientRect();
    const heads = [this.bar, this.reports.box].map((head) => head.getBoundingClientRect().bottom); // they stay
    if (box.top >= Math.max(frame.top, ...heads) + 8 && box.bottom <= frame.bottom - 24) return;
    const top = this.box.scrollTop + box.top - frame.top - frame.height * 0.3;
    this.onBring();
    this.box.scrollTo({ top, behavior: calm() || this.#long ? "auto" : "smooth" });
  }

  /**
   * Bring a stretch of the text into view.
   * @param {Span} span
   */
  bringSpan(span) {
    this.#turnToReportAt(span[0]);
    const range = this.rangeOf(span);
    if (range) this.#scrollTo(range.getBoundingClientRect());
  }

  /**
   * A stretch of the text in the document, at most to the end of the paragraph it starts in.
   * @param {Span} span
   * @returns {Range | null}
   */
  rangeOf([start, end]) {
    const paragraph = this.#paragraphs[firstWhere(this.#paragraphs, ({ span }) => span[1] > start)];
    if (!paragraph || paragraph.span[0] > start) return null;
    const [from, to] = [start, Math.min(end, paragraph.span[1])].map((at) => pointIn(paragraph, at));
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  /** The events of the sentence being read: what is read goes from the upper to the lower edge with the scrolling. */
  get read() {
    const frame = this.box.getBoundingClientRect();
    const paragraphs = this.#paragraphs.filter(({ node }) => node.isConnected);
    const last = paragraphs.at(-1)?.node.getBoundingClientRect().bottom ?? frame.bottom;
    const left = Math.max(0, last - frame.bottom);
    const part = left ? this.box.scrollTop / (this.box.scrollTop + left) : 1;
    const line = frame.top + frame.height * (0.15 + 0.7 * part);
    const at = firstWhere(paragraphs, ({ node }) => node.getBoundingClientRect().bottom >= line);
    const paragraph = paragraphs[at];
    if (!paragraph) return [];
    this.#cut(paragraph);
    const pieces = /** @type {HTMLElement[]} */ ([...paragraph.node.querySelectorAll(".piece")]);
    const above = pieces.filter((piece) => piece.getClientRects()[0]?.top <= line);
    const start = Number((above.at(-1) ?? pieces[0])?.dataset.start);
    return paragraph.passages
      .filter((one) => one.start <= start && start < one.end)
      .map(({ event }) => event);
  }

  /**
   * The words of the report in a selection, without the space around them; null where there are none.
   * @param {Range} range
   */
  wordsIn(range) {
    const touched = this.#paragraphs.filter(({ node }) => range.intersectsNode(node));
    const last = touched.at(-1);
    if (range.collapsed || !last) return null;
    const from = offsetIn(touched[0], range.startContainer, range.startOffset, 0);
    const to = offsetIn(last, range.endContainer, range.endOffset, last.span[1] - last.span[0]);
    return trimmed(this.#story.text, touched[0].span[0] + from, last.span[0] + to);
  }

  /** Of a long report: cut what is on the screen, from the paragraph in its middle up and down. */
  #cutInView() {
    const frame = this.box.getBoundingClientRect();
    const [x, y] = [frame.left + frame.width / 3, frame.top + frame.height / 2];
    const middle = document.elementFromPoint(x, y)?.closest("p, h1");
    const paragraph = middle && this.#paragraphOf.get(middle);
    if (!paragraph) return;
    const at = this.#paragraphs.indexOf(paragraph);
    for (const step of [-1, 1]) {
      for (let i = at; this.#paragraphs[i]; i += step) {
        const { node } = this.#paragraphs[i];
        const box = node.getBoundingClientRect();
        if (!node.isConnected || box.bottom < frame.top || box.top > frame.bottom) break;
        this.#cut(this.#paragraphs[i]);
      }
    }
  }
}

/**
 * The index of the first of these for which a test holds; it holds for all that follow.
 * @template One
 * @param {One[]} all
 * @param {(one: One) => boolean} holds
 */
function firstWhere(all, holds) {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(all[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The text node of a paragraph that holds an offset of the report, and where in it.
 * @param {Paragraph} paragraph
 * @param {number} at
 * @returns {[node: Node, offset: number]}
 */
function pointIn({ node, span }, at) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let left = at - span[0];
  let text = walker.nextNode();
  while (text && left > (text.textContent?.length ?? 0)) {
    left -= text.textContent?.length ?? 0;
    text = walker.nextNode();
  }
  return [text ?? node, text ? left : 0];
}

/**
 * How many characters of a paragraph stand before a point of the document; `outside` where it is not in it.
 * @param {Paragraph} paragraph
 * @param {Node} container
 * @param {number} offset
 * @param {number} outside
 */
function offsetIn({ node }, container, offset, outside) {
  if (!node.contains(container)) return outside;
  const before = document.createRange();
  before.setStart(node, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}

/**
 * The lines above the headline: who wrote it and when, on which terms, and whether a person looked at the map.
 * @param {Story} story
 * @param {Report} report
 */
function kickers(story, report) {
  const { publisher, byline, published, url, rights } = report;
  const all = story.events;
  const source = url
    ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: publisher || url })
    : publisher;
  const known = [source, byline, published].filter(Boolean);
  const by = known.flatMap((part, at) => (at ? [" · ", part] : [part]));
  const checked = all.filter(({ reviewed }) => reviewed).length;
  const drawn = checked
    ? `Map drawn by machine; ${checked} of ${events(all.length)} reviewed since`
    : "Map drawn by machine, checked by nobody";
  const lines = [el("p", { class: "kicker" }, ...by)];
  if (rights) lines.push(el("p", { class: "kicker", text: rights }));
  if (checked < all.length) lines.push(el("p", { class: "kicker unchecked", text: drawn }));
  const isNewest = report === story.reports.at(-1) && all.some(({ fresh }) => fresh);
  if (isNewest) {
    const text = newSince(story, { fresh: true });
    lines.push(el("p", { class: "kicker" }, el("span", { class: "fresh", text }), ": so marked"));
  }
  return lines;
}

/** @param {HTMLElement[]} nodes */
function blocks(nodes) {
  const blocks = [];
  for (let i = 0; i < nodes.length; i += BLOCK) {
    blocks.push(el("div", { class: "block" }, ...nodes.slice(i, i + BLOCK)));
  }
  return blocks;
}
