// The report itself: plain text nodes, cut only where a sentence or a mention starts or ends.

class ReportText {
  constructor(box, story, onPlace, onDate) {
    Object.assign(this, { box, story, onPlace, onDate });
    this.segments = story.events.map(() => []); // the pieces of each event's sentences
    this.lead = story.events.map(() => null); // where to scroll for each event
    this.lit = [];
    const passages = story.passages.map((passage, index) => ({ ...passage, index })).sort((a, b) => a.start - b.start);
    const isHeadline = ([start, end]) => story.text.slice(start, end).trim() === story.title.trim();
    const body = document.createDocumentFragment();
    if (!story.paragraphs.some(isHeadline)) body.append(el("h1", { text: story.title }));
    let from = 0;
    for (const paragraph of story.paragraphs) {
      while (from < passages.length && passages[from].end <= paragraph[0]) from++;
      const own = [];
      for (let i = from; i < passages.length && passages[i].start < paragraph[1]; i++) own.push(passages[i]);
      body.append(this.paragraph(paragraph, own, isHeadline(paragraph) ? "h1" : "p"));
    }
    box.append(body);
    this.tip = el("div", { class: "tip", id: "tip", role: "tooltip", hidden: true });
    document.body.append(this.tip);
  }

  paragraph([start, end], passages, tag) {
    const cuts = new Set([start, end]);
    for (const { start: a, end: b, place, date } of passages) {
      for (const cut of [a, b, ...(place || []), ...(date || [])]) if (cut > start && cut < end) cuts.add(cut);
    }
    const edges = [...cuts].sort((a, b) => a - b);
    const node = el(tag, { lang: this.story.language });
    for (let i = 0; i + 1 < edges.length; i++) node.append(this.segment(edges[i], edges[i + 1], passages));
    return node;
  }

  segment(start, end, passages) {
    const text = this.story.text.slice(start, end);
    const over = passages.filter((passage) => passage.start < end && passage.end > start);
    if (!over.length) return document.createTextNode(text);
    const inside = (span) => span && span[0] <= start && end <= span[1];
    const places = over.filter(({ event, place }) => inside(place) && this.story.events[event].place);
    const dates = over.filter(({ date }) => inside(date));
    const mention = places.length || dates.length;
    const kind = [places.length ? "place" : "", dates.length ? "date" : ""].join(" ").trim();
    const node = el("span", mention ? { class: `piece mention ${kind}`, role: "button", tabindex: 0 } : { class: "piece" });
    node.textContent = text;
    node.dataset.start = start;
    if (mention) this.listen(node, places, dates);
    for (const { event, place, date } of over) {
      this.segments[event].push(node);
      const better = !this.lead[event] || (!this.lead[event].sure && (place || date));
      if (better) this.lead[event] = { node, sure: Boolean(place || date) };
    }
    return node;
  }

  listen(node, places, dates) {
    const act = (event) => {
      event.preventDefault();
      if (places.length) this.onPlace(places.map((passage) => passage.event));
      else this.onDate(dates.map((passage) => passage.event));
    };
    const say = () => {
      const found = places.length
        ? places.map(({ event }) => this.story.events[event].place.label || `${this.story.events[event].place.name}: not found`)
        : dates.map(({ event }) => this.story.events[event].when || "no date");
      this.tip.textContent = [...new Set(found)].join(" · ");
      this.tip.hidden = false;
      node.setAttribute("aria-describedby", "tip");
      const box = node.getClientRects()[0];
      this.tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - this.tip.offsetWidth - 8))}px`;
      this.tip.style.top = `${box.top > 44 ? box.top - this.tip.offsetHeight - 6 : box.bottom + 6}px`;
    };
    const hush = () => {
      this.tip.hidden = true;
      node.removeAttribute("aria-describedby");
    };
    node.addEventListener("click", act);
    node.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") act(event);
    });
    node.addEventListener("mouseenter", say);
    node.addEventListener("focus", say);
    node.addEventListener("mouseleave", hush);
    node.addEventListener("blur", hush);
  }

  /** Light the sentences of these events (indices, most important first) and bring the first into view. */
  show(events, selected, scroll = true) {
    for (const node of this.lit) node.classList.remove("lit", "chosen", ...Object.keys(ROLE_NAMES));
    this.lit = [];
    for (const event of [...events].reverse()) {
      for (const node of this.segments[event]) {
        node.classList.remove(...Object.keys(ROLE_NAMES));
        node.classList.add("lit", this.story.events[event].role);
        if (event === selected) node.classList.add("chosen");
        this.lit.push(node);
      }
    }
    const target = this.lead[selected ?? events[0]];
    if (target && scroll) this.bring(target.node);
  }

  bringPassage({ event, start }) {
    const node = this.segments[event].find((piece) => Number(piece.dataset.start) >= start);
    if (node) this.bring(node);
  }

  bring(node) {
    const frame = this.box.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 24) return;
    const top = this.box.scrollTop + box.top - frame.top - frame.height * 0.3;
    this.box.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
  }
}
