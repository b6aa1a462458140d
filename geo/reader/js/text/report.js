// The report on the left: whose text is read, which of its sentences are lit, and what of it is in view.

/** @import { Report, Span, Story } from "../types.js" */

import { BY_HAND, calm, debounce, el } from "../dom.js";
import { ROLES } from "../words.js";
import { kickers } from "./kickers.js";
import { Mentions } from "./mentions.js";
import { firstWhere, rangeOf, wordsIn } from "./offsets.js";
import { Paragraphs } from "./paragraphs.js";
import { leadOf, Reports, tabId } from "./reports.js";

const BLOCK = 50; // paragraphs of a long report that the browser lays out together

export class ReportText {
  /** @type {HTMLElement[]} */
  #lit = [];
  /** What stands in each report. @type {HTMLElement[][]} */
  #sheets = [];
  /** The events whose sentences are lit. @type {number[]} */
  #shown = [];
  /** What was brought into view last, until a hand moves the text. @type {Span | null} */
  #held = null;
  /** Called before the reader itself scrolls. */
  onBring = () => {};

  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} bar that stands above the report
   * @param {object} actions each with the events that a mention or a lit sentence belongs to
   * @param {(events: number[]) => void} actions.onPlace
   * @param {(events: number[]) => void} actions.onDate
   * @param {(events: number[]) => void} actions.onSentence
   * @param {() => void} actions.onTurn the text of another report is shown
   */
  constructor(box, bar, { onPlace, onDate, onSentence, onTurn }) {
    this.box = box;
    this.bar = bar;
    this.onSentence = onSentence;
    this.onTurn = onTurn;
    this.paragraphs = new Paragraphs(new Mentions(box, { onPlace, onDate }));
    this.reports = new Reports((report) => this.#turnTo(report));
    box.addEventListener("click", ({ target }) => this.#clickSentence(/** @type {Element} */ (target)));
    const cutInView = debounce(() => this.paragraphs.cutInView(box.getBoundingClientRect()), 80);
    box.addEventListener("scroll", () => {
      if (this.paragraphs.long) cutInView();
    });
    for (const type of BY_HAND) box.addEventListener(type, () => (this.#held = null), { passive: true });
    new ResizeObserver(() => this.#hold()).observe(box);
  }

  get #story() {
    return /** @type {Story} */ (this.story);
  }

  /** The number of the report shown, from 1; null where there is but one. */
  get number() {
    return this.#story.reports.length > 1 ? String(this.reports.current + 1) : null;
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
    this.#lit = [];
    this.#held = null;
    this.paragraphs.load(story);
    this.#sheets = story.reports.map((report, at) => this.#sheet(report, at));
    this.reports.load(story);
    this.#turnOver();
    this.box.scrollTop = scrollTop;
  }

  /**
   * A report: the lines above its headline, the headline, its paragraphs.
   * @param {Report} report
   * @param {number} at
   */
  #sheet(report, at) {
    const { all, long } = this.paragraphs;
    const nodes = all.filter((paragraph) => paragraph.report === at).map(({ node }) => node);
    const headline = nodes.some(({ tagName }) => tagName === "H1") ? [] : [el("h1", { text: report.title })];
    return [...kickers(this.#story, report), ...headline, ...(long ? blocks(nodes) : nodes)];
  }

  /**
   * Show the text of a report, if there is such a one and it is not shown already.
   * @param {number} report
   */
  open(report) {
    if (report === this.reports.current || !this.#sheets[report]) return;
    this.reports.show(report);
    this.#turnOver();
    this.onTurn();
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
    this.open(report);
    this.box.scrollTop = 0;
    const lit = this.#lit.find((node) => node.isConnected);
    if (lit) this.#scrollTo(lit.getBoundingClientRect());
  }

  /**
   * A click on a lit sentence means what it tells; one on a word in it that is a mention, or the end of a
   * selection, does not.
   * @param {Element} target
   */
  #clickSentence(target) {
    const piece = /** @type {HTMLElement | null} */ (target.closest(".piece.lit:not(.mention)"));
    if (!piece || getSelection()?.isCollapsed === false) return;
    this.onSentence(this.#shown.filter((event) => this.paragraphs.piecesOf(event).includes(piece)));
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
      for (const node of this.paragraphs.piecesOf(event)) {
        node.classList.remove(...ROLES);
        node.classList.add("lit", this.#story.events[event].role);
        if (event === selected) node.classList.add("chosen");
        this.#lit.push(node);
      }
    }
    const first = selected ?? this.#first;
    if (scroll && first !== undefined) this.#bringLead(first);
  }

  /** Of the events whose sentences are lit the first that the report shown tells, else the first. */
  get #first() {
    const { current } = this.reports;
    return this.#shown.find((event) => this.#story.events[event].reports.includes(current)) ?? this.#shown[0];
  }

  /**
   * Bring the sentence that tells an event best into view.
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
    const passage = this.#story.events[event].passages.find((one) => one.start === start);
    if (!passage) return;
    this.#turnToReportAt(start);
    this.#held = [start, passage.end];
    this.#hold();
  }

  /** Bring the headline into view, of the report shown where it tells of what is lit, else of one that does. */
  showHeadline() {
    const event = this.#first;
    const lead =
      event === undefined ? null : leadOf(this.#story.events[event].passages, this.reports.current);
    if (lead) this.#turnToReportAt(lead.start);
    const headline = this.box.querySelector("h1");
    if (headline) this.#scrollTo(headline.getBoundingClientRect());
  }

  /** Keep what was brought into view there, also when the window changes. */
  #hold() {
    const range = this.#held && this.rangeOf(this.#held);
    if (range?.startContainer.isConnected) this.#scrollTo(range.getBoundingClientRect());
  }

  /**
   * Show the report that an offset of the text lies in.
   * @param {number} start
   */
  #turnToReportAt(start) {
    this.open(this.#story.reports.findIndex(({ end }) => start < end));
  }

  /**
   * Bring a box into view, below what stays at the top. A way there that is still being scrolled ends.
   * @param {DOMRect} box
   */
  #scrollTo({ top, bottom, height }) {
    const frame = this.box.getBoundingClientRect();
    const upper = frame.top + this.#headHeight + 8;
    const lower = frame.bottom - 24;
    const seen = top >= upper && bottom <= lower;
    const third = Math.max(upper, Math.min(frame.top + frame.height * 0.3, lower - height));
    this.onBring();
    const smooth = !seen && !calm() && !this.paragraphs.long;
    this.box.scrollTo({
      top: this.box.scrollTop + (seen ? 0 : top - third),
      behavior: smooth ? "smooth" : "instant",
    });
  }

  /** What stays at the top while the text is scrolled, in px. */
  get #headHeight() {
    const heads = [this.bar, this.reports.box].filter((head) => getComputedStyle(head).position === "sticky");
    return Math.max(0, ...heads.map((head) => head.offsetHeight));
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
  rangeOf(span) {
    return rangeOf(this.paragraphs.all, span);
  }

  /** The events of the sentence being read: what is read goes from the upper to the lower edge with the scrolling. */
  get read() {
    const frame = this.box.getBoundingClientRect();
    const paragraphs = this.paragraphs.all.filter(({ node }) => node.isConnected);
    const last = paragraphs.at(-1)?.node.getBoundingClientRect().bottom ?? frame.bottom;
    const left = Math.max(0, last - frame.bottom);
    const part = left ? this.box.scrollTop / (this.box.scrollTop + left) : 1;
    const line = frame.top + frame.height * (0.15 + 0.7 * part);
    const at = firstWhere(paragraphs, ({ node }) => node.getBoundingClientRect().bottom >= line);
    const paragraph = paragraphs[at];
    if (!paragraph) return [];
    this.paragraphs.cut(paragraph);
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
    return wordsIn(this.paragraphs.all, this.words, range);
  }
}

/** @param {HTMLElement[]} nodes */
function blocks(nodes) {
  const blocks = [];
  for (let i = 0; i < nodes.length; i += BLOCK) {
    blocks.push(el("div", { class: "block" }, ...nodes.slice(i, i + BLOCK)));
  }
  return blocks;
}
