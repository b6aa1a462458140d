// Names on the map, set so that none covers another or a marker: story places first, then countries and cities.

class Labels {
  constructor(map, read, basemap) {
    this.map = map;
    this.basemap = basemap;
    this.pane = map.getPane("labels");
    this.pen = document.createElement("canvas").getContext("2d");
    this.widths = new Map();
    this.read = read;
    this.builtIn = true;
    map.on("moveend zoomend resize", () => this.place());
    map.on("zoomstart", () => this.pane.classList.add("waiting"));
  }

  decode() {
    if (this.countries) return;
    const data = this.read();
    this.countries = data.countries.objects.countries.geometries.map(({ properties }) => ({
      text: properties.name, lon: properties.label[0], lat: properties.label[1], zoom: properties.zoom, kind: "country",
    }));
    this.cities = data.cities.rows.map(([text, lon, lat, zoom, capital]) => ({ text, lon, lat, zoom, kind: capital ? "capital" : "city" }));
  }

  /** What must stay visible: boxes around lat/lon as {half: height, wide: width}, legs' signs with their node, and story labels. */
  show(obstacles, names, areas = []) {
    this.areas = new Set(areas);
    this.obstacles = obstacles;
    this.names = names;
    this.place();
  }

  place() {
    if (!this.obstacles) return;
    this.decode();
    const size = this.map.getSize();
    this.nodes = [];
    const boxOf = ({ lat, lon, half, wide, right = wide }) => {
      const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
      return [x - wide, y - half, x + right, y + half];
    };
    this.trim();
    this.taken = [...this.corners(), ...this.areaBoxes(), ...this.obstacles.filter(({ leg }) => !leg).map(boxOf)];
    const story = new Set(this.names.map((name) => name.text));
    const [loud, quiet] = [this.names.filter(({ kind }) => kind === "current"), this.names.filter(({ kind }) => kind !== "current")];
    for (const name of loud) this.around(name, size);
    for (const obstacle of this.obstacles.filter(({ leg }) => leg)) {
      // A leg's sign gives way to the name of a current place. How much of it shows depends on the zoom.
      obstacle.leg.classList.remove("displaced");
      if (obstacle.leg.classList.contains("short")) continue;
      const box = boxOf({ ...obstacle, right: 12 + obstacle.leg.lastChild.offsetWidth });
      obstacle.leg.classList.toggle("displaced", this.nodes.length > 0 && this.hits(box));
      this.taken.push(box);
    }
    for (const name of quiet) this.around(name, size);
    if (this.builtIn) {
      const zoom = this.map.getZoom();
      const named = new Set(this.areas); // an area of the story bears its name already
      for (const label of this.copies(this.countries, zoom)) if (!named.has(label.text) && this.centred(label, size)) named.add(label.text);
      for (const label of this.inView(size)) if (!named.has(label.text) && this.centred(label, size)) named.add(label.text);
      for (const label of this.copies(this.cities, zoom)) if (!story.has(label.text)) this.beside(label, size);
    }
    this.pane.replaceChildren(...this.nodes);
    this.pane.classList.remove("waiting");
  }

  /** A current area keeps its name in view; a quiet one that the edge would cut or that lies on a marker has none. */
  trim() {
    const frame = this.map.getContainer().getBoundingClientRect();
    const pane = this.map.getPane("markerPane");
    const signs = [...pane.querySelectorAll(".sign:not(.area)")].map((sign) => sign.getBoundingClientRect());
    const names = [...pane.querySelectorAll(".sign.area.current .area-name"), ...pane.querySelectorAll(".sign.area:not(.current) .area-name")];
    for (const name of names) {
      name.style.translate = "";
      const { left, right, top, bottom } = name.getBoundingClientRect();
      const into = (low, high, from, to) => Math.max(0, from - low) - Math.max(0, high - to);
      const [dx, dy] = [into(left, right, frame.left + 6, frame.right - 6), into(top, bottom, frame.top + 60, frame.bottom - 26)];
      if (name.parentElement.classList.contains("current")) {
        name.parentElement.classList.remove("cut");
        if (dx || dy) name.style.translate = `calc(-50% + ${dx}px) calc(-50% + ${dy}px)`;
        signs.push(name.getBoundingClientRect());
        continue;
      }
      const on = signs.some((sign) => left < sign.right && right > sign.left && top < sign.bottom && bottom > sign.top);
      name.parentElement.classList.toggle("cut", Boolean(dx || dy || on));
    }
  }

  areaBoxes() {
    const frame = this.map.getContainer().getBoundingClientRect();
    return [...this.map.getPane("markerPane").querySelectorAll(".sign.area:not(.cut) .area-name")].map((name) => {
      const box = name.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  }

  /** The map's own controls and the card: no label may hide behind them. */
  corners() {
    const frame = this.map.getContainer().getBoundingClientRect();
    return [...this.map.getContainer().querySelectorAll(".keep-clear, .leaflet-control")].map((node) => {
      const box = node.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    });
  }

  /** Labels due at this zoom that lie in view, on whichever copy of the world is seen. */
  *copies(labels, zoom) {
    const view = this.map.getBounds().pad(0.05);
    const west = view.getWest();
    for (const label of labels) {
      if (label.zoom > zoom + 0.01 || label.lat < view.getSouth() || label.lat > view.getNorth()) continue;
      const lon = label.lon + 360 * Math.ceil((west - label.lon) / 360);
      if (lon <= view.getEast()) yield { ...label, lon };
    }
  }

  centred(label, size) {
    const { x, y } = this.map.latLngToContainerPoint([label.lat, label.lon]);
    const text = label.text;
    const [width, height] = this.measure(text, "country");
    for (const dy of [0, -height, height]) {
      if (this.set(label, x - width / 2, y - height / 2 + dy, width, height, size)) return true;
    }
    return false;
  }

  /** Countries that fill part of the view while their own label point lies outside: named in the middle of that part. */
  *inView(size) {
    const parts = new Map();
    const step = 70;
    for (let y = 1.5 * step; y < size.y - step; y += step) {
      for (let x = 1.5 * step; x < size.x - step; x += step) {
        const { lat, lng } = this.map.containerPointToLatLng([x, y]);
        const name = this.basemap.countryAt(lat, lng);
        if (name) parts.set(name, [...(parts.get(name) || []), [x, y]]);
      }
    }
    for (const [text, points] of parts) {
      if (points.length < 3) continue;
      const middle = points.reduce(([a, b], [x, y]) => [a + x / points.length, b + y / points.length], [0, 0]);
      const away = ([x, y]) => Math.hypot(x - middle[0], y - middle[1]);
      for (const [x, y] of points.sort((a, b) => away(a) - away(b)).slice(0, 8)) {
        const { lat, lng } = this.map.containerPointToLatLng([x, y]);
        yield { text, lat, lon: lng, kind: "country" };
      }
    }
  }

  beside(label, size) {
    const { x, y } = this.map.latLngToContainerPoint([label.lat, label.lon]);
    const [width, height] = this.measure(label.text, label.kind);
    const dot = [x - 3, y - 3, x + 3, y + 3];
    if (this.hits(dot)) return;
    for (const left of [x + 6, x - 6 - width]) {
      if (this.set(label, left, y - height / 2, width, height, size)) {
        const origin = this.map.containerPointToLayerPoint([x, y]);
        const mark = el("i", { class: `dot ${label.kind}` });
        L.DomUtil.setPosition(mark, origin);
        this.nodes.push(mark);
        this.taken.push(dot);
        return;
      }
    }
  }

  /** A story place: beside its marker, else over or under it, else at a corner, else a little further out. */
  around(name, size) {
    const { x, y } = this.map.latLngToContainerPoint([name.lat, name.lon]);
    if (x < 0 || y < 0 || x > size.x || y > size.y) return;
    const [width, height] = this.measure(name.text, "story");
    for (const gap of [name.half + 4, name.half + 20, name.half + 40]) {
      const [right, left, middle] = [x + gap, x - gap - width, x - width / 2];
      const [over, level, under] = [y - gap - height, y - height / 2, y + gap];
      const spots = [[right, level], [left, level], [middle, under], [middle, over], [right, over + 12], [left, over + 12], [right, under - 12], [left, under - 12]];
      for (const spot of spots) if (this.set({ ...name, kind: `story ${name.kind}` }, ...spot, width, height, size)) return;
      // Any name may be left out, that of a current place only where there is no room at all.
      if (name.kind !== "current") return;
    }
  }

  measure(text, kind) {
    const key = `${kind}|${text}`;
    if (!this.widths.has(key)) {
      const fonts = { country: "600 11.5px system-ui, sans-serif", story: "700 13px system-ui, sans-serif" };
      this.pen.font = fonts[kind] || "12px system-ui, sans-serif";
      const spaced = kind === "country" ? text.length * 2.2 : 0;
      this.widths.set(key, [this.pen.measureText(kind === "country" ? text.toUpperCase() : text).width + spaced + 6, kind === "story" ? 19 : 16]);
    }
    return this.widths.get(key);
  }

  hits([left, top, right, bottom]) {
    return this.taken.some((box) => left < box[2] && right > box[0] && top < box[3] && bottom > box[1]);
  }

  set(label, left, top, width, height, size) {
    const box = [left, top, left + width, top + height];
    if (left < 2 || top < 2 || box[2] > size.x - 2 || box[3] > size.y - 2 || this.hits(box)) return false;
    this.taken.push(box);
    const node = el("span", { class: `label ${label.kind}`, text: label.text });
    L.DomUtil.setPosition(node, this.map.containerPointToLayerPoint([left, top]));
    node.style.width = `${width}px`;
    this.nodes.push(node);
    return true;
  }
}
