// The report itself: plain text nodes, cut only where a sentence or a mention starts or ends.

const LONG = 500; // paragraphs; of a longer report only those near the view are cut
const BLOCK = 50; // paragraphs of a long report that the browser lays out together

class ReportText {
  constructor(box, story, onPlace, onDate) {
    Object.assign(this, { box, story, onPlace, onDate });
    this.segments = story.events.map(() => []); // the pieces of each event's sentences, once cut
    this.paragraphsOf = story.events.map(() => []);
    this.lit = [];
    this.mentions = new WeakMap(); // underlined piece -> { places, dates }: events
    this.paragraphs = this.lay();
    this.long = this.paragraphs.length > LONG;
    const nodes = this.paragraphs.map(({ node }) => node);
    const blocks = [];
    for (let i = 0; this.long && i < nodes.length; i += BLOCK) blocks.push(el("div", { class: "block" }, ...nodes.slice(i, i + BLOCK)));
    if (!story.paragraphs.some((span) => this.isHeadline(span))) box.append(el("h1", { text: story.title }));
    box.append(...(this.long ? blocks : nodes));
    if (this.long) box.addEventListener("scroll", debounce(() => this.cutInView(), 80));
    else this.paragraphs.forEach((paragraph) => this.cut(paragraph));
    this.tip = el("div", { class: "tip", id: "tip", role: "tooltip", hidden: true });
    document.body.append(this.tip);
    this.listen();
  }

  isHeadline([start, end]) {
    return this.story.text.slice(start, end).trim() === this.story.title.trim();
  }

  /** Paragraphs as plain text, each with the passages that touch it. */
  lay() {
    const { story } = this;
    const passages = [...story.passages].sort((a, b) => a.start - b.start);
    let from = 0;
    return story.paragraphs.map((span, at) => {
      while (from < passages.length && passages[from].end <= span[0]) from++;
      const own = [];
      for (let i = from; i < passages.length && passages[i].start < span[1]; i++) if (passages[i].end > span[0]) own.push(passages[i]);
      for (const { event } of own) if (this.paragraphsOf[event].at(-1) !== at) this.paragraphsOf[event].push(at);
      const node = el(this.isHeadline(span) ? "h1" : "p", { lang: story.language, text: story.text.slice(...span) });
      const paragraph = { node, span, passages: own, cut: false };
      node.paragraph = paragraph;
      return paragraph;
    });
  }

  /** Cut a paragraph into pieces, so that its sentences can be lit and its mentions clicked. */
  cut(paragraph) {
    if (paragraph.cut || !paragraph.passages.length) return;
    paragraph.cut = true;
    const [start, end] = paragraph.span;
    const cuts = new Set([start, end]);
    for (const passage of paragraph.passages) {
      for (const at of [passage.start, passage.end, ...(passage.place || []), ...(passage.date || [])]) if (at > start && at < end) cuts.add(at);
    }
    const edges = [...cuts].sort((a, b) => a - b);
    paragraph.node.replaceChildren(...edges.slice(0, -1).map((edge, i) => this.piece(edge, edges[i + 1], paragraph.passages)));
  }

  piece(start, end, passages) {
    const text = this.story.text.slice(start, end);
    const over = passages.filter((passage) => passage.start < end && passage.end > start);
    if (!over.length) return document.createTextNode(text);
    const within = (span) => span && span[0] <= start && end <= span[1];
    const places = over.filter(({ event, place }) => within(place) && this.story.events[event].place).map(({ event }) => event);
    const dates = over.filter(({ date }) => within(date)).map(({ event }) => event);
    const kind = `${places.length ? " place" : ""}${dates.length ? " date" : ""}`;
    const node = el("span", kind ? { class: `piece mention${kind}`, role: "button", tabindex: 0, text } : { class: "piece", text });
    node.dataset.start = start;
    if (kind) this.mentions.set(node, { places, dates });
    for (const { event } of over) this.segments[event].push(node);
    return node;
  }

  listen() {
    const on = (types, act) => {
      for (const type of types) {
        this.box.addEventListener(type, (event) => {
          const node = event.target.closest?.(".mention");
          if (node) act(node, event);
        });
      }
    };
    const go = (node, event) => {
      event.preventDefault();
      const { places, dates } = this.mentions.get(node);
      if (places.length) this.onPlace(places);
      else this.onDate(dates);
    };
    on(["click"], go);
    on(["keydown"], (node, event) => {
      if (event.key === "Enter" || event.key === " ") go(node, event);
    });
    on(["mouseover", "focusin"], (node) => this.say(node));
    on(["mouseout", "focusout"], (node) => {
      this.tip.hidden = true;
      node.removeAttribute("aria-describedby");
    });
  }

  /** What a mention resolved to, beside it. */
  say(node) {
    const { places, dates } = this.mentions.get(node);
    const events = (places.length ? places : dates).map((index) => this.story.events[index]);
    const found = places.length ? events.map(({ place }) => place.label || `${place.name}: not found`) : events.map(({ when }) => when || "no date");
    this.tip.textContent = [...new Set(found)].join(" · ");
    this.tip.hidden = false;
    node.setAttribute("aria-describedby", "tip");
    const box = node.getClientRects()[0];
    this.tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - this.tip.offsetWidth - 8))}px`;
    this.tip.style.top = `${box.top > 44 ? box.top - this.tip.offsetHeight - 6 : box.bottom + 6}px`;
  }

  piecesOf(event) {
    for (const at of this.paragraphsOf[event]) this.cut(this.paragraphs[at]);
    return this.segments[event];
  }

  /** Light the sentences of these events (indices, most important first) and bring the first into view. */
  show(events, selected, scroll = true) {
    for (const node of this.lit) node.classList.remove("lit", "chosen", ...Object.keys(ROLE_NAMES));
    this.lit = [];
    for (const event of [...events].reverse()) {
      for (const node of this.piecesOf(event)) {
        node.classList.remove(...Object.keys(ROLE_NAMES));
        node.classList.add("lit", this.story.events[event].role);
        if (event === selected) node.classList.add("chosen");
        this.lit.push(node);
      }
    }
    const first = selected ?? events[0];
    if (scroll && first !== undefined) this.bring(this.lead(first));
  }

  /** Where to look for an event: its first sentence with a mention of its place or date, else its first. */
  lead(event) {
    const own = this.story.passages.filter((passage) => passage.event === event);
    return this.pieceAt(own.find(({ place, date }) => place || date) || own[0]);
  }

  pieceAt({ event, start }) {
    return this.piecesOf(event).find((piece) => Number(piece.dataset.start) >= start);
  }

  bringPassage(passage) {
    this.bring(this.pieceAt(passage));
  }

  bring(node) {
    if (!node) return;
    const frame = this.box.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 24) return;
    const top = this.box.scrollTop + box.top - frame.top - frame.height * 0.3;
    this.box.scrollTo({ top, behavior: calm() || this.long ? "auto" : "smooth" });
  }

  /** Of a long report: cut what is on the screen, from the paragraph in its middle up and down. */
  cutInView() {
    const frame = this.box.getBoundingClientRect();
    const middle = document.elementFromPoint(frame.left + frame.width / 3, frame.top + frame.height / 2)?.closest("p, h1");
    const at = this.paragraphs.indexOf(middle?.paragraph);
    if (at < 0) return;
    for (const step of [-1, 1]) {
      for (let i = at; this.paragraphs[i]; i += step) {
        const box = this.paragraphs[i].node.getBoundingClientRect();
        if (box.bottom < frame.top || box.top > frame.bottom) break;
        this.cut(this.paragraphs[i]);
      }
    }
  }
}
