"use strict";
(() => {
  // geo/reader/js/theme.js
  var tokens = /* @__PURE__ */ new Map();
  function token(name) {
    const known2 = tokens.get(name);
    if (known2 !== void 0) return known2;
    const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    tokens.set(name, value);
    return value;
  }
  var newTheme = () => tokens.clear();
  function takeTheme(background) {
    const theme = isDark(background) ? "dark" : "light";
    const { dataset } = document.documentElement;
    if (dataset.theme === theme) return false;
    dataset.theme = theme;
    newTheme();
    return true;
  }
  function isDark(colour) {
    const hex = /^#(..)(..)(..)/.exec(colour);
    const [red, green, blue] = hex ? hex.slice(1).map((pair) => parseInt(pair, 16)) : (colour.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
    return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
  }

  // geo/reader/js/dom.js
  function el(tag, props = {}, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(props)) {
      if (value === null || value === void 0 || value === false) continue;
      if (key === "class") node.className = String(value);
      else if (key === "text") node.textContent = String(value);
      else if (key === "on") listen(
        node,
        /** @type {Record<string, (event: any) => void>} */
        value
      );
      else node.setAttribute(key, value === true ? "" : String(value));
    }
    node.append(.../** @type {(Node | string)[]} */
    children.filter(Boolean));
    return node;
  }
  function listen(node, listeners) {
    for (const [type, listener] of Object.entries(listeners)) node.addEventListener(type, listener);
  }
  function svg(tag, attributes = {}, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    node.append(...children);
    return node;
  }
  function find(selector) {
    return (
      /** @type {HTMLElement} */
      document.querySelector(selector)
    );
  }
  function afterPaint(task) {
    requestAnimationFrame(() => setTimeout(task, 0));
  }
  function debounce(task, pause) {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(task, pause);
    };
  }
  var BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];
  var calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  var NARROW = "(max-width: 760px), (max-height: 560px)";
  var narrow = () => matchMedia(NARROW).matches;
  var embedded = () => window.parent !== window;
  var addressed = () => location.protocol !== "about:";

  // geo/reader/js/map/canvas_layer.js
  var CanvasLayer = class extends L.Layer {
    /** @type {View | null} */
    view = null;
    #bounds = L.bounds([]);
    #center = L.latLng(0, 0);
    #origin = L.point(0, 0);
    #zooming = false;
    #due = false;
    #waiting = false;
    #frame = 0;
    /**
     * @param {string} pane
     * @param {number} padding how much is painted beyond each edge, as a part of the map's size
     */
    constructor(pane, padding) {
      super();
      L.setOptions(this, { pane });
      this.padding = padding;
      this.canvas = document.createElement("canvas");
      this.canvas.className = "dateline-canvas leaflet-zoom-animated";
      this.canvas.setAttribute("aria-hidden", "true");
      this.context = /** @type {CanvasRenderingContext2D} */
      this.canvas.getContext("2d");
    }
    /**
     * @param {CanvasRenderingContext2D} _context
     * @param {View} _view
     */
    paint(_context, _view) {
    }
    /** @param {L.Map} map */
    onAdd(map) {
      this.map = map;
      this.getPane()?.append(this.canvas);
      this.#update();
      return this;
    }
    onRemove() {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#due = this.#waiting = this.#zooming = false;
      this.canvas.remove();
      this.view = null;
      this.map = void 0;
      return this;
    }
    getEvents() {
      return {
        viewreset: () => {
          this.#update();
          this.#keepPlace();
        },
        zoom: () => this.#keepPlace(),
        zoomanim: (
          /** @param {any} event */
          ({ center, zoom }) => this.#follow(center, zoom)
        ),
        zoomstart: () => {
          this.#zooming = true;
        },
        moveend: () => {
          this.#zooming = false;
          this.#update();
        },
        // Dragged past the edge of what is painted: paint again without waiting for the drag to end.
        move: () => {
          if (!this.#zooming) this.#update();
        }
      };
    }
    /** However often the map asks, paint once a frame, and only where the view has left what is painted. */
    #update() {
      if (!this.#due) return this.#later();
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        if (this.map && !this.#painted(this.map)) this.#draw(this.map);
      });
    }
    /** The signs first: they are what a reader has come for. */
    #later() {
      if (this.#waiting) return;
      this.#waiting = true;
      afterPaint(() => {
        this.#due = true;
        this.#update();
      });
    }
    /** @param {L.Map} map */
    #painted(map) {
      if (!this.view || this.view.zoom !== map.getZoom()) return false;
      const seen = [L.point(0, 0), map.getSize()].map((corner) => map.containerPointToLayerPoint(corner));
      return this.#bounds.contains(L.bounds(seen)) && this.#origin.equals(map.getPixelOrigin());
    }
    /** @param {L.Map} map */
    #draw(map) {
      const { canvas, context, padding } = this;
      const whole = map.getSize();
      const corner = map.containerPointToLayerPoint(whole.multiplyBy(-padding)).round();
      const size = whole.multiplyBy(1 + 2 * padding).round();
      this.#bounds = L.bounds(corner, corner.add(size));
      this.#center = map.getCenter();
      this.#origin = map.getPixelOrigin();
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      L.DomUtil.setPosition(canvas, corner);
      canvas.width = ratio * size.x;
      canvas.height = ratio * size.y;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const zoom = map.getZoom();
      const { x: left, y: top } = this.#origin.add(corner);
      this.view = { width: size.x, height: size.y, ratio, world: 256 * 2 ** zoom, left, top, zoom };
      this.paint(context, this.view);
    }
    #keepPlace() {
      if (this.map) this.#follow(this.map.getCenter(), this.map.getZoom());
    }
    /**
     * Move and scale what is painted to where it lies in another view.
     * @param {L.LatLng} center
     * @param {number} zoom
     */
    #follow(center, zoom) {
      if (!this.map || !this.view) return;
      const map = this.map;
      const half = map.getSize().divideBy(2);
      const scale = map.getZoomScale(zoom, this.view.zoom);
      const shift = L.DomUtil.getPosition(map.getPane("mapPane") || this.canvas);
      const origin = map.project(center, zoom).subtract(half).add(shift).round();
      const corner = half.multiplyBy(-scale * (1 + 2 * this.padding)).add(map.project(this.#center, zoom));
      L.DomUtil.setTransform(this.canvas, corner.subtract(origin), scale);
    }
    /** Paint again where nothing but colours or contents has changed. */
    repaint() {
      if (!this.view) return;
      this.context.clearRect(0, 0, this.view.width, this.view.height);
      this.paint(this.context, this.view);
    }
  };

  // geo/reader/js/map/projection.js
  var RADIANS = Math.PI / 180;
  function mercator(lon, lat) {
    const sine = Math.min(0.9999, Math.max(-0.9999, Math.sin(lat * RADIANS)));
    return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }
  function projected(line) {
    const points = new Float64Array(line.length * 2);
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    line.forEach(([lon, lat], i) => {
      const [x, y] = mercator(lon, lat);
      points[2 * i] = x;
      points[2 * i + 1] = y;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    });
    return { points, box };
  }
  function holds(ring, [x, y], crossed) {
    const { box } = ring;
    if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
    let odd = false;
    for (const at of crossed ?? crossings(ring, y)) if (x < at) odd = !odd;
    return odd;
  }
  function crossings({ points }, y) {
    const found = [];
    for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
      const [ay, by] = [points[i + 1], points[j + 1]];
      if (ay > y !== by > y) found.push((points[j] - points[i]) * (y - ay) / (by - ay) + points[i]);
    }
    return found;
  }
  function reaches(ring, [west, north, east, south]) {
    const { points } = ring;
    for (let i = 0; i < points.length; i += 2)
      if (points[i] > west && points[i] < east && points[i + 1] > north && points[i + 1] < south) return true;
    return holds(ring, [(west + east) / 2, (north + south) / 2]);
  }
  function deltas(flat) {
    const points = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < flat.length; i += 2) points.push([x += flat[i], y += flat[i + 1]]);
    return points;
  }

  // geo/reader/js/map/basemap.js
  var { topojson } = (
    /** @type {{ topojson: typeof import("topojson-client") }} */
    /** @type {unknown} */
    globalThis
  );
  var Basemap = class extends CanvasLayer {
    /** @type {(Line & { name: string })[]} */
    #land = [];
    /** @type {Record<"borders" | "coasts" | "disputed" | "lakes" | "rivers" | "provinces", Line[]> | null} */
    #lines = null;
    /** @type {Map<string, Point[][][]>} */
    #polygons = /* @__PURE__ */ new Map();
    /** Of the height that was last asked for: points of the map are asked for row by row. */
    #row = { y: NaN, parts: (
      /** @type {Part[]} */
      []
    ) };
    /** @param {() => BasemapData} read called when something is first drawn or asked for */
    constructor(read2) {
      super("basemap", 0.5);
      this.read = read2;
    }
    #decoded() {
      if (this.#lines) return this.#lines;
      const { countries, water } = this.read();
      const shapes = (
        /** @type {FeatureCollection<Polygon | MultiPolygon, Country>} */
        topojson.feature(countries, countries.objects.countries)
      );
      for (const { id, geometry, properties } of shapes.features) {
        const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
        this.#polygons.set(
          String(id),
          /** @type {Point[][][]} */
          polygons
        );
        const rings = polygons.flat().map(projected);
        this.#land.push(...rings.map((ring) => ({ ...ring, name: properties.name })));
      }
      const { scale, translate } = (
        /** @type {{ scale: Point, translate: Point }} */
        countries.transform
      );
      const arcs = countries.arcs.map((arc) => {
        const points = deltas(arc.flat());
        return projected(points.map(([x, y]) => [x * scale[0] + translate[0], y * scale[1] + translate[1]]));
      });
      const ofKind = (kind) => arcs.filter((_, index) => countries.kinds[index] === kind);
      const line = (flat) => projected(deltas(flat).map(([x, y]) => [x * water.unit, y * water.unit]));
      this.#lines = {
        borders: ofKind("b"),
        coasts: ofKind("c"),
        disputed: ofKind("d"),
        lakes: water.lakes.flat().map(line),
        rivers: water.rivers.map(line),
        provinces: water.provinces.map(line)
      };
      return this.#lines;
    }
    getAttribution() {
      return "Natural Earth, GeoNames";
    }
    /**
     * Polygons of a country as [lng, lat] in degrees; none where it is not known.
     * @param {string | null} id ISO 3166-1 numeric
     * @returns {Point[][][]}
     */
    country(id) {
      this.#decoded();
      return id && this.#polygons.get(id) || [];
    }
    /**
     * Name of the country at a point in degrees, "" at sea.
     * @param {number} lat
     * @param {number} lng
     */
    countryAt(lat, lng) {
      this.#decoded();
      const [x, y] = mercator(((lng + 180) % 360 + 360) % 360 - 180, lat);
      const isIn = (part) => x >= part.box[0] && x <= part.box[2] && holds(part, [x, y], part.crossings ??= crossings(part, y));
      return this.#rowAt(y).find(isIn)?.name || "";
    }
    /**
     * The land at a height; where each part of it begins and ends there is found when it is asked for.
     * @param {number} y
     */
    #rowAt(y) {
      if (this.#row.y === y) return this.#row.parts;
      const parts = this.#land.filter(({ box }) => box[1] <= y && y <= box[3]).map((ring) => ({ ...ring, crossings: null }));
      this.#row = { y, parts };
      return parts;
    }
    /**
     * @param {CanvasRenderingContext2D} context
     * @param {View} view
     */
    paint(context, view) {
      const { borders, coasts, disputed, lakes, provinces, rivers } = this.#decoded();
      const border = view.zoom < 4 ? 0.9 : 1.3;
      this.paintLand(context, view);
      if (view.zoom >= 3) stroke(context, view, rivers, "river", view.zoom < 4 ? 0.6 : 1.1);
      if (view.zoom >= 2.5) fill(context, view, lakes, "water");
      if (view.zoom >= 4) stroke(context, view, provinces, "province", 0.9, [5, 3]);
      stroke(context, view, coasts, "coast", 0.9);
      stroke(context, view, borders, "border", border);
      stroke(context, view, disputed, "border", border, [4, 3]);
    }
    /**
     * Land and water only.
     * @param {CanvasRenderingContext2D} context
     * @param {View} view
     */
    paintLand(context, view) {
      this.#decoded();
      context.fillStyle = token("water");
      context.fillRect(0, 0, view.width, view.height);
      context.lineJoin = "round";
      fill(context, view, this.#land, "land");
    }
  };
  function fill(context, view, lines, colour) {
    trace(context, view, lines);
    context.fillStyle = token(colour);
    context.fill("evenodd");
  }
  function stroke(context, view, lines, colour, width, dash = []) {
    trace(context, view, lines);
    context.setLineDash(dash);
    context.strokeStyle = token(colour);
    context.lineWidth = width;
    context.stroke();
  }
  function trace(context, view, lines) {
    const { width, height, world, left, top } = view;
    context.beginPath();
    const lastCopy = Math.floor((left + width) / world);
    for (let copy = Math.floor(left / world); copy <= lastCopy; copy++) {
      const shift = copy * world - left;
      for (const line of lines) {
        const [west, north, east, south] = line.box;
        if (east * world + shift < 0 || west * world + shift > width) continue;
        if (south * world - top < 0 || north * world - top > height) continue;
        draw(context, line.points, world, shift, top);
      }
    }
  }
  function draw(context, points, world, shift, top) {
    let lastX = points[0] * world + shift;
    let lastY = points[1] * world - top;
    context.moveTo(lastX, lastY);
    for (let i = 2; i < points.length; i += 2) {
      const x = points[i] * world + shift;
      const y = points[i + 1] * world - top;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.6 && i < points.length - 2) continue;
      context.lineTo(x, y);
      lastX = x;
      lastY = y;
    }
  }

  // geo/reader/js/map/prepare.js
  var PANES = { basemap: 200, areas: 350, dots: 400, legs: 450, labels: 460 };
  var OSM = "© OpenStreetMap contributors";
  function addPanes(map) {
    for (const [name, order] of Object.entries(PANES)) map.createPane(name).style.zIndex = String(order);
    map.getPane("labels").style.pointerEvents = "none";
  }
  function prepareMap(map) {
    const frame = map.getContainer();
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", "Map");
    frame.querySelector(".leaflet-control-zoom-in")?.setAttribute("aria-label", "Zoom in");
    frame.querySelector(".leaflet-control-zoom-out")?.setAttribute("aria-label", "Zoom out");
    frame.focus = () => HTMLElement.prototype.focus.call(frame, { preventScroll: true });
    map.attributionControl.setPrefix(false);
    map.options.inertia = !calm();
    if (embedded() && matchMedia("(pointer: coarse)").matches) leaveOneFinger(map);
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(frame);
  }
  function leaveOneFinger(map) {
    const frame = map.getContainer();
    const hint = el("p", { class: "two-fingers", text: "Move the map with two fingers", hidden: true });
    map.dragging.disable();
    frame.append(hint);
    frame.addEventListener("touchmove", ({ touches }) => hint.hidden = touches.length > 1, { passive: true });
    for (const over of ["touchend", "touchcancel"])
      frame.addEventListener(over, () => hint.hidden = true, { passive: true });
  }
  function creditPlaces(map, { events: events2 }) {
    map.attributionControl.removeAttribution(OSM);
    const found = events2.some(({ place }) => place?.source_id.startsWith("osm:"));
    if (found) map.attributionControl.addAttribution(OSM);
  }

  // geo/reader/js/page.js
  var spoken = false;
  var hasSpoken = () => spoken;
  function tellPage(message) {
    parent.postMessage(message, "*");
  }
  function hearPage(heed) {
    addEventListener("message", ({ source: source2, data }) => {
      if (source2 !== parent || !data || typeof data.type !== "string") return;
      spoken = true;
      heed(data);
    });
  }

  // geo/reader/js/map/streets.js
  var PATIENCE_MS = 8e3;
  var Streets = class {
    /** @type {Map<number, Waiting>} */
    #waiting = /* @__PURE__ */ new Map();
    #count = 0;
    /**
     * @param {L.TileLayer} layer
     * @param {L.Control.Layers} control
     */
    constructor(layer, control) {
      this.layer = layer;
      if (embedded()) Object.assign(layer, { createTile: this.#borrowed.bind(this) });
      else if (!location.protocol.startsWith("http")) control.remove();
    }
    /**
     * A tile that the page around is asked for; it comes back as bytes (see `arrive`).
     * @param {L.Coords} coords
     * @param {L.DoneCallback} done
     */
    #borrowed(coords, done) {
      const tile = el("img", { alt: "", role: "presentation" });
      const key = this.#count += 1;
      this.#waiting.set(key, { tile, done });
      tellPage({ type: "tile", key, url: this.layer.getTileUrl(coords) });
      setTimeout(() => this.arrive({ key, bytes: null }), PATIENCE_MS);
      return tile;
    }
    /** @param {{ key: number, bytes: ArrayBuffer | null }} answer */
    arrive({ key, bytes }) {
      const { tile, done } = this.#waiting.get(key) || {};
      this.#waiting.delete(key);
      if (!tile || !done) return;
      if (!bytes) return done(new Error("no tile"), tile);
      tile.onload = () => {
        URL.revokeObjectURL(tile.src);
        done(void 0, tile);
      };
      tile.src = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    }
    /**
     * Say so where the street map cannot be loaded, with a way back.
     * @param {L.Map} map
     * @param {Basemap} basemap
     */
    offerWayBack(map, basemap) {
      if (!map.hasLayer(this.layer) || map.getContainer().querySelector(".offline")) return;
      const back = el("button", { type: "button", text: "Use the built-in map" });
      const note2 = el("div", { class: "offline", role: "status" }, "The street map cannot be loaded. ", back);
      back.addEventListener("click", () => {
        this.layer.remove();
        basemap.addTo(map);
        note2.remove();
      });
      map.getContainer().append(note2);
    }
  };

  // geo/reader/js/address.js
  function writeAddress({ date, event, report }, leap) {
    const query = new URLSearchParams();
    if (date) query.set("date", date);
    if (event) query.set("event", event);
    if (report) query.set("report", report);
    if (location.hash.slice(1) === String(query)) return;
    const chosen = event && event !== whereAddressPoints().event;
    history[chosen || leap ? "pushState" : "replaceState"](null, "", `#${query}`);
  }
  function whereAddressPoints() {
    const query = new URLSearchParams(location.hash.slice(1) || location.search);
    return { date: query.get("date"), event: query.get("event"), report: query.get("report") };
  }
  function followAddress(navigation) {
    const follow = () => navigation.visit(whereAddressPoints());
    addEventListener("hashchange", follow);
    follow();
  }

  // geo/reader/js/map/boxes.js
  function boxOver(frame, node) {
    const map = frame.getBoundingClientRect();
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return [left - map.left, top - map.top, right - map.left, bottom - map.top];
  }
  function boxesOver(frame, selector) {
    const boxes = [...frame.querySelectorAll(selector)].map((node) => boxOver(frame, node));
    return boxes.filter(([left, , right]) => right > left);
  }

  // geo/reader/js/map/signs.js
  function sign(spot, { role, claimed, rank }) {
    const picture = svg("svg", { viewBox: "-18 -18 36 36", width: 36, height: 36, "aria-hidden": "true" });
    const { stops } = spot;
    const stop = role === "stop";
    if (rank === "current") picture.append(svg("circle", { r: stop ? 16.5 : 14.5, class: "ring" }));
    if (spot.inferred) picture.append(svg("circle", { r: stop ? 16 : 13, class: "halo" }));
    picture.append(shape(role));
    if (stop && stops.length) {
      picture.append(letter("number", 0, 4.5, stops.length > 2 ? `${stops[0]}…` : stops.join("·")));
    }
    if (claimed) picture.append(letter("mark", stop ? 12 : 0, stop ? -8 : 4, "?"));
    return picture;
  }
  function tether({ x, y }) {
    const dot = svg("circle", { cx: x, cy: y, r: 2.5 });
    return svg("g", { class: "tether" }, svg("line", { x2: x, y2: y }), dot);
  }
  function shape(role) {
    if (role === "stop") return svg("circle", { r: 12.5, class: "shape" });
    if (role === "related") return svg("path", { d: "M0-11 11 0 0 11-11 0Z", class: "shape" });
    return svg("rect", { x: -7.5, y: -7.5, width: 15, height: 15, class: "shape" });
  }
  function letter(kind, x, y, text) {
    const node = svg("text", { x, y, class: kind });
    node.textContent = text;
    return node;
  }
  function areaName(spot, { role, claimed, planned, rank }) {
    const name = el("span", { text: spot.short + (claimed ? " ?" : "") });
    const kind = planned ? "planned" : rank === "current" ? "happened" : rank;
    return el("span", { class: "area-name" }, signIcon(role, kind), name);
  }
  function signIcon(role, kind = "happened") {
    const shapes = {
      stop: () => svg("circle", { r: 5.5 }),
      related: () => svg("path", { d: "M0-7 7 0 0 7-7 0Z" }),
      background: () => svg("rect", { x: -5, y: -5, width: 10, height: 10 })
    };
    const box = { viewBox: "-8 -8 16 16", width: 14, height: 14 };
    const icon = svg("svg", { ...box, class: `icon ${role} ${kind}`, "aria-hidden": "true" }, shapes[role]());
    if (kind === "current") icon.append(svg("circle", { r: 9.5, class: "ring" }));
    if (kind === "inferred") icon.append(svg("circle", { r: 9.5, class: "halo" }));
    if (kind === "claimed") icon.append(letter("mark", 0, 4.5, "?"));
    return icon;
  }

  // geo/reader/js/text/reports.js
  var MOVES = {
    ArrowLeft: (at, count) => (at + count - 1) % count,
    ArrowRight: (at, count) => (at + 1) % count,
    Home: () => 0,
    End: (_, count) => count - 1
  };
  var Reports = class {
    /** @type {HTMLElement[]} */
    #tabs = [];
    /** The report shown. */
    current = 0;
    /** @param {(report: number) => void} onChoose */
    constructor(onChoose) {
      this.onChoose = onChoose;
      const on = { keydown: (event) => this.#move(event) };
      this.box = el("div", { class: "reports", role: "tablist", "aria-label": "Whose text is shown", on });
    }
    /**
     * Take another story; the report shown stays where there is one in its place. Of the first story it is the newest.
     * @param {Story} story
     */
    load({ reports, since }) {
      const newest = reports.length - 1;
      this.current = Math.min(this.#tabs.length ? this.current : newest, newest);
      this.#tabs = reports.map(
        ({ day, name, title, toll }, report) => el(
          "button",
          {
            type: "button",
            role: "tab",
            id: tabId(report),
            title,
            on: { click: () => this.onChoose(report) }
          },
          el("b", { text: name }),
          el("small", {
            text: [day, report === newest && since && "newest", toll].filter(Boolean).join(" · ")
          })
        )
      );
      this.box.replaceChildren(...this.#tabs);
      this.box.hidden = !newest;
      this.show(this.current);
    }
    /** @param {number} report */
    show(report) {
      this.current = report;
      this.#tabs.forEach((tab, at) => {
        tab.setAttribute("aria-selected", String(at === report));
        tab.tabIndex = at === report ? 0 : -1;
      });
    }
    /** @param {KeyboardEvent} event */
    #move(event) {
      const to = MOVES[event.key]?.(this.current, this.#tabs.length);
      if (to === void 0) return;
      event.preventDefault();
      event.stopPropagation();
      this.onChoose(to);
      this.#tabs[to].focus();
    }
  };
  var tabId = (report) => `report-tab-${report}`;
  function leadOf(passages, current) {
    const own = passages.filter(({ report }) => report === current);
    const told = own.length ? own : passages;
    const says = ({ place, date }) => Number(Boolean(place)) + Number(Boolean(date));
    return told.reduce((best, one) => says(one) > says(best) ? one : best, told[0]);
  }
  function saidBy({ reports: all }, { reports, beside: beside3 }) {
    if (all.length < 2) return "";
    if (reports.length === 1) return `Only ${all[reports[0]].name} says so`;
    return `${reports.length} reports ${beside3.length ? "tell it, not all alike" : "say so"}`;
  }
  function newSince({ since }, { fresh }) {
    if (!fresh) return "";
    return since ? `New since ${since}` : "New in the last report";
  }

  // geo/reader/js/words.js
  var ROLE_NAMES = { stop: "Tour stop", related: "Related event", background: "Background" };
  var ROLES = (
    /** @type {Role[]} */
    Object.keys(ROLE_NAMES)
  );
  var STATUS_NAMES = { happened: "Happened", planned: "Planned", claimed: "Claimed" };
  var percent = (number) => `${number} %`;
  var events = (number) => number === 1 ? "1 event" : `${number} events`;
  function kindAndDate({ kind, status, when }) {
    return [kind, status === "happened" ? "" : STATUS_NAMES[status], when].filter(Boolean).join(" · ");
  }

  // geo/reader/js/card/event.js
  function eventArticle(story, index, onQuote) {
    const event = story.events[index];
    return el(
      "article",
      { class: `event ${event.role}` },
      el("h3", {}, signIcon(event.role, event.status), el("span", { text: event.title })),
      el("p", { class: "line", text: kindAndDate(event) }),
      event.reviewed ? null : el("p", { class: "machine unchecked", text: "Drawn by machine, checked by nobody" }),
      ...agreement(story, event, onQuote),
      ...quotes(story, event, onQuote),
      ...facts(event),
      ...doubts(event)
    );
  }
  function agreement(story, event, onQuote) {
    const said = [saidBy(story, event), newSince(story, event)].filter(Boolean).join(" · ");
    if (!said) return [];
    const others = event.beside.map((index) => {
      const other = story.events[index];
      const text = `Told otherwise: ${kindAndDate(other)}${other.place ? `, ${other.place.label}` : ""}`;
      const click = () => onQuote(index, other.passages[0].start);
      return el("p", { class: "beside" }, el("button", { type: "button", text, on: { click } }));
    });
    const disagree = event.disagree.map(
      (text) => el("p", { class: "disagree" }, el("b", { text: "Reports disagree: " }), text)
    );
    const later = event.later.map(
      (text) => el("p", { class: "disagree" }, el("b", { text: "Updated: " }), text)
    );
    const whose = el("p", { class: `said${event.fresh ? " fresh" : ""}`, text: said });
    return [whose, ...disagree, ...later, ...others];
  }
  function quotes(story, event, onQuote) {
    const several = story.reports.length > 1;
    return [...new Set(event.passages.map(({ report }) => report))].flatMap((report) => {
      const own = bestFirst(event.passages.filter((passage) => passage.report === report));
      const { name, published } = story.reports[report];
      const told = own.map((passage) => quote(story, passage, onQuote));
      return several ? [el("p", { class: "whose", text: `${name}, ${published}` }), ...told] : told;
    });
  }
  function facts(event) {
    const { place, reason } = event;
    const found = place ? [["Source", source(place)]] : [];
    if (place?.rejected) found.push(["Not taken", place.rejected]);
    const more = el("details", { class: "more" }, el("summary", { text: "More" }), list(found));
    const told = list([
      ["Date", reason],
      ["Place", where(event)]
    ]);
    return [told, ...found.length ? [more] : []];
  }
  function list(rows) {
    return el("dl", {}, ...rows.flatMap(([name, text]) => [el("dt", { text: name }), el("dd", { text })]));
  }
  function where({ place, spot }) {
    if (!place) return "The report names no place";
    if (spot === null) return `“${place.name}” was not found on any map`;
    if (place.runnersUp.length) {
      const others = place.runnersUp.join(" or ");
      return `Put at ${place.label}; the report does not tell which “${place.name}” is meant, perhaps ${others}`;
    }
    return place.inferred ? `Put at ${place.label}; the report does not say exactly where` : place.label;
  }
  function bestFirst(passages) {
    const weight2 = ({ place, date }) => Number(Boolean(place)) + Number(Boolean(date));
    return [...passages].sort((a, b) => weight2(b) - weight2(a));
  }
  function source({ name, geocoder, source_id, licence, precision }) {
    if (!precision) return `“${name}”: ${geocoder || "not asked for yet"}`;
    const record = [source_id, licence && `(${licence})`].filter(Boolean).join(" ");
    return `“${name}” found as a ${precision} by ${geocoder}${record && `: ${record}`}`;
  }
  function doubts({ chance, placeChance, dateChance, runnersUp }) {
    const said = [];
    const apart2 = placeChance === null || dateChance === null ? "" : ` (the place ${percent(placeChance)}, the date ${percent(dateChance)})`;
    if (chance !== null) said.push(`Chance that place and date are right: ${percent(chance)}${apart2}`);
    if (runnersUp) said.push(`It might also be: ${runnersUp}`);
    return said.map((text) => el("p", { class: "machine", text }));
  }
  function quote({ text, language }, { start, end, place, date, event }, onQuote) {
    const title = "Show this sentence in the report";
    const button2 = el("button", { type: "button", title, on: { click: () => onQuote(event, start) } });
    let at = start;
    for (const span of [place, date].sort((a, b) => (a?.[0] ?? 0) - (b?.[0] ?? 0))) {
      if (!span || span[0] < at) continue;
      button2.append(text.slice(at, span[0]), el("mark", { text: text.slice(...span) }));
      at = span[1];
    }
    button2.append(text.slice(at, end));
    return el("blockquote", { class: "quote", lang: language }, button2);
  }

  // geo/reader/js/card/details.js
  var MOST = 30;
  var [LEFT, RIGHT, TOP, BOTTOM] = [56, 12, 12, 24];
  var FRAME = 34;
  var Details = class {
    #closing = false;
    #flying = false;
    /** @type {Told | null} */
    #told = null;
    /**
     * @param {L.Map} map
     * @param {HTMLElement} sheet
     * @param {object} actions
     * @param {(event: number, start: number) => void} actions.onQuote
     * @param {(spot: number) => L.LatLng} actions.whereIs the sign of a spot
     * @param {() => void} actions.onPopup one lies over the map, or lies elsewhere now
     * @param {() => void} actions.onSheet one comes up where there is little room
     * @param {() => void} actions.onClose closed by hand
     */
    constructor(map, sheet, { onQuote, whereIs, onPopup, onSheet, onClose }) {
      this.map = map;
      this.whereIs = whereIs;
      this.onPopup = onPopup;
      this.sheet = sheet;
      this.onQuote = onQuote;
      this.onSheet = onSheet;
      this.onClose = onClose;
      this.popup = L.popup({ className: "story-popup", autoPan: false, closeButton: true });
      map.on("zoomstart", () => this.#flying = true);
      map.on("moveend", () => this.#flying = false);
      map.on("popupclose", () => {
        if (!this.#closing) onClose();
      });
    }
    /** Whether something is told. */
    get open() {
      return this.popup.isOpen() || !this.sheet.hidden;
    }
    /** Whether a popup lies over the map. */
    get overMap() {
      return this.popup.isOpen() && !narrow();
    }
    /**
     * Tell what happens at a spot, the events of the current date first.
     * @param {Store} store
     * @param {number} index of the spot
     * @param {Passes} passes
     */
    show(store, index, passes) {
      const spot = store.story.spots[index];
      this.#tell({ index, spot, content: this.#content(store, spot, passes) });
    }
    /**
     * List places whose signs lie on each other, to choose one.
     * @param {Store} store
     * @param {number[]} spots
     * @param {(spot: number) => void} onChoose
     */
    list({ story }, spots, onChoose) {
      const rows = spots.map((index2) => {
        const { events: events2, label } = story.spots[index2];
        const titles = events2.map((event) => story.events[event].title);
        const button2 = { type: "button", on: { click: () => onChoose(index2) } };
        return el(
          "li",
          {},
          el("button", button2, el("b", { text: label }), el("small", { text: titles.join("; ") }))
        );
      });
      const heading = el("h2", { text: `${spots.length} places lie here` });
      const [index] = spots;
      const content = el("div", { class: "telling heap" }, heading, el("ul", {}, ...rows));
      this.#tell({ index, spot: story.spots[index], content });
    }
    /** Let what is told fit the window as it is now. */
    fit() {
      if (!this.open || !this.#told) return;
      if (narrow() && !this.sheet.hidden) return;
      const told = this.#told;
      this.close();
      this.#tell(told);
    }
    /** @param {Told} told */
    #tell(told) {
      const { index, spot, content } = told;
      this.#told = told;
      if (narrow()) return this.#openSheet(content);
      const { x, y } = this.map.getSize();
      const maxWidth = Math.min(340, x - LEFT - RIGHT - FRAME);
      const maxHeight = Math.max(180, Math.min(440, y - 190));
      const offset = L.point(0, spot.area ? -6 : -12);
      Object.assign(this.popup.options, { maxWidth, minWidth: Math.min(260, maxWidth), maxHeight, offset });
      this.#closing = true;
      this.popup.setContent(content).setLatLng(this.whereIs(index)).openOn(this.map);
      this.#closing = false;
      this.onPopup();
      this.popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Close");
      if (this.#flying) this.map.once("moveend", () => this.#keepInView(index));
      else this.#keepInView(index);
    }
    /**
     * @param {Store} store
     * @param {Spot} spot
     * @param {Passes} passes
     */
    #content({ state, story }, spot, passes) {
      const shown = spot.events.filter((index) => index === state.event || passes(story.events[index]));
      const now = (index) => Number(story.events[index].step === state.step);
      const order = shown.sort((a, b) => now(b) - now(a));
      const articles = order.slice(0, MOST).map((index) => eventArticle(story, index, this.onQuote));
      const more = order.length > MOST ? `and ${order.length - MOST} more events here` : "";
      const last = more ? el("p", { text: more }) : null;
      return el("div", { class: "telling" }, el("h2", { text: spot.label }), ...articles, last);
    }
    /** @param {HTMLElement} content */
    #openSheet(content) {
      const click = () => this.onClose();
      const close = el("button", {
        type: "button",
        class: "close",
        "aria-label": "Close",
        text: "×",
        on: { click }
      });
      this.sheet.replaceChildren(close, content);
      this.sheet.hidden = false;
      this.sheet.scrollTop = 0;
      this.onSheet();
    }
    /**
     * Pan just enough that the popup and its sign are both in view, clear of the tools, the zoom buttons and the small
     * map of the world.
     * @param {number} index of the spot
     */
    #keepInView(index) {
      const node = this.popup.getElement();
      if (!node || !this.popup.isOpen()) return;
      this.popup.setLatLng(this.whereIs(index));
      const frame = this.map.getContainer();
      const { x, y } = this.map.getSize();
      const [low, top, high, bottom] = boxOver(frame, node);
      const sign3 = this.map.latLngToContainerPoint(this.whereIs(index));
      const upper = Math.max(0, ...boxesOver(frame, ".tools > button").map((box) => box[3])) + TOP;
      const left = beyond(low, high, LEFT, x - RIGHT);
      const [world] = boxesOver(frame, ".locator").filter((box) => high - left > box[0]);
      const lowest = Math.max(sign3.y + 20, world ? bottom + y - BOTTOM - world[1] + TOP : 0);
      const up = beyond(top, lowest, upper, y - BOTTOM);
      if (left || up) this.map.panBy([left, up], { animate: !calm(), duration: 0.25 });
      this.onPopup();
    }
    close() {
      this.sheet.hidden = true;
      this.#closing = true;
      this.map.closePopup(this.popup);
      this.#closing = false;
    }
  };
  function beyond(low, high, from, to) {
    if (low < from) return low - from;
    return high > to ? high - to : 0;
  }

  // geo/reader/js/card/help.js
  var KEYS = [
    ["← →", "the date before, the next date"],
    ["Home End", "the first date, the last date"],
    ["Tab", "to buttons, signs on the map and words of the report"],
    ["Enter", "what is told at a sign or a word"],
    ["/", "find words in the report; Enter and Shift Enter go from match to match"],
    ["Esc", "close what is told"],
    ["+ − ← → ↑ ↓", "zoom and move the map, when it has the focus"],
    ["?", "this list"]
  ];
  var Help = class {
    constructor() {
      const rows = KEYS.map(([keys, words]) => [el("dt", { text: keys }), el("dd", { text: words })]);
      const close = el("button", { type: "button", text: "Close", on: { click: () => this.box.close() } });
      const title = el("h2", { id: "keys-title", text: "Keys" });
      this.box = el("dialog", { class: "keys", "aria-labelledby": "keys-title" }, title);
      this.box.append(el("dl", {}, ...rows.flat()), close);
      document.body.append(this.box);
    }
    open() {
      if (!this.box.open) this.box.showModal();
    }
  };

  // geo/reader/js/map/geodesy.js
  var EARTH_KM = 6371;
  function circleAround(lat, lng, km, pieces2 = 120) {
    const [phi, angle] = [lat * RADIANS, km / EARTH_KM];
    return Array.from({ length: pieces2 }, (_, i) => {
      const bearing = -2 * Math.PI * i / pieces2;
      const to = Math.asin(
        Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing)
      );
      const turn = Math.atan2(
        Math.sin(bearing) * Math.sin(angle) * Math.cos(phi),
        Math.cos(angle) - Math.sin(phi) * Math.sin(to)
      );
      return [lng + turn / RADIANS, Math.min(85, Math.max(-85, to / RADIANS))];
    });
  }
  function vector({ lat, lng }) {
    const [phi, theta] = [lat * RADIANS, lng * RADIANS];
    return [Math.cos(phi) * Math.cos(theta), Math.cos(phi) * Math.sin(theta), Math.sin(phi)];
  }
  function angleBetween(a, b) {
    const [p, q] = [vector(a), vector(b)];
    return Math.acos(Math.min(1, Math.max(-1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])));
  }
  function greatCircle(a, b, pieces2 = 24) {
    const angle = angleBetween(a, b);
    if (Math.sin(angle) < 1e-9)
      return [
        [a.lat, a.lng],
        [b.lat, b.lng]
      ];
    const [p, q] = [vector(a), vector(b)];
    let lastLng = a.lng;
    return Array.from({ length: pieces2 + 1 }, (_, i) => {
      const f = Math.sin((1 - i / pieces2) * angle) / Math.sin(angle);
      const g = Math.sin(i / pieces2 * angle) / Math.sin(angle);
      const [x, y, z] = p.map((value, axis) => f * value + g * q[axis]);
      let lng = Math.atan2(y, x) / RADIANS;
      lng += 360 * Math.round((lastLng - lng) / 360);
      lastLng = lng;
      return [Math.atan2(z, Math.hypot(x, y)) / RADIANS, lng];
    });
  }
  function distanceKm(a, b) {
    return EARTH_KM * angleBetween(a, b);
  }
  function cutOf(lons) {
    const sorted = [...lons].sort((a, b) => a - b);
    let [cut2, widest] = [-180, 360 + (sorted[0] ?? 0) - (sorted.at(-1) ?? 0)];
    for (let i = 1; i < sorted.length; i++) {
      const empty = sorted[i] - sorted[i - 1];
      if (empty > widest) [cut2, widest] = [sorted[i] - empty / 2, empty];
    }
    return cut2;
  }
  function roundKm(km) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, km))) - 1);
    return Math.round(km / unit) * unit;
  }
  var WINDS = ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
  function windTo(a, b) {
    const [[fromX, fromY], [toX, toY]] = [mercator(a.lng, a.lat), mercator(b.lng, b.lat)];
    return WINDS[Math.round(Math.atan2(toX - fromX, fromY - toY) / (Math.PI / 4) + 8) % 8];
  }

  // geo/reader/js/story.js
  var MOST_STEPS = 1e3;
  function takeIn(story) {
    const { events: events2, home, passages, spots } = story;
    const tour = spots.filter(({ stops }) => stops.length);
    const west = cutOf((tour.length > 1 ? tour : spots).map(({ lon }) => lon));
    for (const spot of home ? [...spots, home] : spots) {
      const lng = spot.lon + 360 * Math.ceil((west - spot.lon) / 360);
      Object.assign(spot, { lng, short: spot.label.split(",")[0] });
    }
    const kinds = hasTour(story) ? ROLE_NAMES : { ...ROLE_NAMES, related: "Event" };
    for (const event of events2) Object.assign(event, { kind: kinds[event.role], passages: [] });
    for (const passage of passages) events2[passage.event].passages.push(passage);
    Object.assign(story, { days: story.steps, unit: "day" });
    for (const leg of story.legs) leg.day = leg.step;
    const units = (
      /** @type {Unit[]} */
      ["day", ...Object.keys(story.coarser)]
    );
    const few = units.find((unit) => stepsOf(story, unit).length <= MOST_STEPS);
    return stepBy(story, few ?? units[units.length - 1]);
  }
  function stepsOf({ coarser, days }, unit) {
    return coarser[unit] ?? days;
  }
  function stepBy(story, unit) {
    if (story.unit === unit) return story;
    const { days, events: events2, legs, start, steps } = story;
    const [first] = steps[start]?.events ?? [];
    story.steps = stepsOf(story, unit);
    story.unit = unit;
    story.steps.forEach((step, index) => {
      for (const event of step.events) events2[event].step = index;
    });
    for (const leg of legs) leg.step = events2[days[leg.day].events[0]].step ?? 0;
    story.start = (first === void 0 ? null : events2[first].step) ?? 0;
    return story;
  }
  var hasTour = ({ events: events2 }) => events2.some(({ role }) => role === "stop");

  // geo/reader/js/card/key.js
  function meanings(tour) {
    const lead = tour ? "stop" : "related";
    const swatch = (kind) => el("i", { class: `swatch ${kind}`, "aria-hidden": "true" });
    const onTour = [
      [".sign.stop", signIcon("stop"), "Tour stop, numbered in order"],
      [".leg:not(.hidden, .planned)", swatch("line"), "Route, straight-line distance"],
      [".leg.planned:not(.hidden)", swatch("dotted line"), "Dotted route: planned"]
    ];
    const rest = [
      [".sign.related", signIcon("related"), tour ? "Related event, same days" : "Event of these days"],
      [".sign.background", signIcon("background"), "Background, other times"],
      [".sign.current:not(.area)", signIcon(lead, "current"), "In a ring: of the date shown"],
      [".sign.past:not(.planned)", signIcon(lead, "past"), "Paler: of an earlier date"],
      [".sign.future:not(.planned)", signIcon(lead, "future"), "Palest, with an edge: of a later date"],
      [".sign.planned", signIcon(lead, "planned"), "Hollow and dashed: planned"],
      [".sign.claimed", signIcon(lead, "claimed"), "Claimed, not confirmed"],
      [".sign.inferred", signIcon(lead, "inferred"), "Dotted ring: place inferred"],
      [".reach.area.current", swatch("region"), "Hatched: a region or country, no exact point"],
      [".sign.area:not(.current)", swatch("frame"), "Name in a frame: a region or country, of another date"],
      [".tether", swatch("aside"), "Line to a dot: the place of a sign that stands aside"],
      [".dot", swatch("town"), "Small circle: a town; full: a capital"]
    ];
    return (tour ? [...onTour, ...rest] : rest).map(([seen, picture, text]) => ({ seen, picture, text }));
  }
  var row = (picture, text) => el("li", {}, picture, el("span", { text }));
  function fullKey(tour) {
    const disputed = el("i", { class: "swatch disputed", "aria-hidden": "true" });
    const rows = meanings(tour).map(({ picture, text }) => row(picture, text));
    return el("ul", { class: "key" }, ...rows, row(disputed, "Dashed border: disputed"));
  }
  function keyOf(frame, tour, named) {
    const { bottom, left, right, top } = frame.getBoundingClientRect();
    const inView2 = (node) => {
      const drawn = node.querySelector(".shape, .area-name") ?? node;
      const box = drawn.getBoundingClientRect();
      const meets = box.right > left && box.left < right && box.bottom > top && box.top < bottom;
      return meets && getComputedStyle(drawn).visibility === "visible";
    };
    const seen = meanings(tour).filter((meaning) => [...frame.querySelectorAll(meaning.seen)].some(inView2));
    const names = named.map(([mark, name]) => row(el("b", { text: mark }), name));
    return el(
      "ul",
      { class: "key of-picture" },
      ...seen.map(({ picture, text }) => row(picture, text)),
      ...names
    );
  }

  // geo/reader/js/card/legend.js
  var Legend = class {
    /**
     * @param {object} actions
     * @param {(least: number) => void} actions.onLeast
     * @param {() => void} actions.onPicture
     * @param {() => void} actions.onTurn it was opened or closed
     */
    constructor({ onLeast, onPicture, onTurn }) {
      this.onTurn = onTurn;
      this.box = el("div", { class: "legend", hidden: true, id: "legend" });
      this.button = el("button", {
        type: "button",
        text: "Legend",
        "aria-expanded": "false",
        "aria-controls": this.box.id,
        on: { click: () => this.turn(this.box.hidden !== false) }
      });
      this.cross = el("button", {
        type: "button",
        class: "close",
        "aria-label": "Close the legend",
        text: "×",
        on: { click: () => this.close() }
      });
      this.least = el("select", {
        id: "least",
        title: "Hide events whose place and date are less likely to be right; what a person has checked always stays",
        on: { change: () => onLeast(Number(this.least.value)) }
      });
      this.picture = el("button", {
        type: "button",
        class: "save-picture",
        text: "Save this map as a picture (PNG)",
        on: { click: onPicture }
      });
      for (const value of [0, 50, 70, 90]) {
        this.least.append(el("option", { value, text: value ? `from ${percent(value)} chance` : "all" }));
      }
    }
    /** @param {boolean} open */
    turn(open) {
      if (this.box.hidden === !open) return;
      this.box.hidden = !open;
      this.button.setAttribute("aria-expanded", String(open));
      this.onTurn();
    }
    /**
     * Close it, the focus back on its button; tell whether it was open.
     * @returns {boolean}
     */
    close() {
      if (this.box.hidden) return false;
      const inside = this.box.contains(document.activeElement);
      this.turn(false);
      if (inside) this.button.focus();
      return true;
    }
    /**
     * Take another story: there is nothing to choose where no event has a chance.
     * @param {Story} story
     */
    load(story) {
      const some = story.events.some(({ chance }) => chance !== null);
      const choice = el(
        "p",
        { class: "show-from" },
        el("label", { for: "least", text: "Show events" }),
        this.least
      );
      this.box.replaceChildren(
        this.cross,
        ...some ? [choice] : [],
        this.picture,
        fullKey(hasTour(story)),
        bordersOf(story)
      );
    }
  };
  function bordersOf({ borders }) {
    const view = borders === "un" ? "as the United Nations see them" : "as they are held (Natural Earth)";
    return el("p", { class: "borders", text: `Borders of the built-in map: ${view}` });
  }

  // geo/reader/js/card/off_map.js
  var OffMap = class {
    /** @type {{ event: StoryEvent, article: HTMLElement }[]} */
    #rows = [];
    /**
     * @param {HTMLElement} report
     * @param {{ onEvent: (event: number) => void, onQuote: (event: number, start: number) => void }} actions
     */
    constructor(report, { onEvent, onQuote }) {
      this.report = report;
      this.onEvent = onEvent;
      this.onQuote = onQuote;
      this.box = el("section", { class: "off-map", "aria-labelledby": "off-map-title" });
    }
    /**
     * Take another story.
     * @param {Story} story
     */
    load(story) {
      const rows = story.events.map((event, index) => ({ event, index }));
      const off = rows.filter(({ event }) => event.step === null || event.spot === null);
      this.#rows = off.map(({ event, index }) => ({ event, article: this.#article(story, event, index) }));
      this.box.replaceChildren(
        el("h2", { id: "off-map-title", text: "Without a date or a place" }),
        el("p", { text: "The report tells these too, but not when, or not where." }),
        ...this.#rows.map(({ article }) => article)
      );
      this.box.hidden = false;
      if (off.length) this.report.append(this.box);
      else this.box.remove();
    }
    /**
     * @param {Story} story
     * @param {StoryEvent} event
     * @param {number} index
     */
    #article(story, event, index) {
      const article = eventArticle(story, index, this.onQuote);
      const missing = [event.step === null ? "no date" : "", event.spot === null ? "no place on the map" : ""];
      article.querySelector(".line")?.append(` · ${missing.filter(Boolean).join(", ")}`);
      const click = () => this.onEvent(index);
      const show = { type: "button", class: "show", text: "Show", "data-event": event.id, on: { click } };
      article.querySelector("h3")?.append(el("button", show));
      return article;
    }
    /**
     * List only events that pass.
     * @param {Passes} passes
     */
    keep(passes) {
      for (const { event, article } of this.#rows) article.hidden = !passes(event);
      this.box.hidden = this.#rows.every(({ article }) => article.hidden);
    }
  };

  // geo/reader/js/ranks.js
  var [HIDDEN, FUTURE, PAST, CURRENT] = [0, 1, 2, 3];
  var STOP = ROLES.indexOf("stop");
  var NEVER = -2;
  var RANK_NAMES = ["", "future", "past", "current"];
  function filter({ tourOnly, least }) {
    return (event) => (!tourOnly || event.role === "stop") && (event.chance === null || event.chance >= least);
  }
  var known = /* @__PURE__ */ new WeakMap();
  function columnsOf({ events: events2, spots, steps }, state) {
    const filters = `${state.tourOnly} ${state.least}`;
    const columns = known.get(steps) ?? {
      steps: Int32Array.from(events2, ({ step }) => step ?? NEVER),
      roles: Uint8Array.from(events2, ({ role }) => ROLES.indexOf(role)),
      passing: new Uint8Array(events2.length),
      filters: "",
      first: new Int32Array(spots.length + 1),
      told: Int32Array.from(spots.flatMap((spot) => spot.events))
    };
    if (columns.filters === filters) return columns;
    spots.forEach((spot, at) => columns.first[at + 1] = columns.first[at] + spot.events.length);
    const passes = filter(state);
    events2.forEach((event, index) => columns.passing[index] = Number(passes(event)));
    columns.filters = filters;
    known.set(steps, columns);
    return columns;
  }
  function ranker(story, state) {
    const { step: now, event: chosen } = state;
    const { passing, steps } = columnsOf(story, state);
    const later = state.future ? FUTURE : HIDDEN;
    return (index) => {
      if (!passing[index]) return HIDDEN;
      const step = steps[index];
      if (index === chosen || step === now) return CURRENT;
      if (step === NEVER) return HIDDEN;
      return step < now ? PAST : later;
    };
  }
  function weight(rank, role) {
    return rank === CURRENT ? CURRENT + 2 : rank + (role === STOP ? 2 : 0);
  }
  function spotRanks(story, state) {
    const rankOf = ranker(story, state);
    const { first, roles: own, told } = columnsOf(story, state);
    const ranks = new Uint8Array(story.spots.length);
    const roles = story.spots.map((_, at) => {
      let role = ROLES.length - 1;
      let most = 0;
      for (let i = first[at]; i < first[at + 1]; i++) {
        const rank = rankOf(told[i]);
        const says = rank === HIDDEN ? -1 : weight(rank, own[told[i]]);
        if (says < most) continue;
        if (says > most || own[told[i]] < role) role = own[told[i]];
        most = says;
        ranks[at] = rank;
      }
      return ROLES[role];
    });
    return { ranks, roles };
  }
  function spotState(story, state, at, { ranks, roles }) {
    const rankOf = ranker(story, state);
    const told = story.spots[at].events.filter((index) => rankOf(index) === ranks[at]);
    const ofRole = told.map((index) => story.events[index]).filter((event) => event.role === roles[at]);
    const all = (status) => ofRole.every((event) => event.status === status);
    return { rank: RANK_NAMES[ranks[at]], role: roles[at], planned: all("planned"), claimed: all("claimed") };
  }
  function eventsOf(story, state) {
    if (state.step < 0) return [];
    const weight2 = (index) => {
      const event = story.events[index];
      const numbered = event.role === "stop" && event.spot !== null && story.spots[event.spot].stops.length;
      return numbered ? 0 : 1 + ROLES.indexOf(event.role);
    };
    const passes = filter(state);
    const shown = story.steps[state.step].events.filter((index) => passes(story.events[index]));
    return shown.sort((a, b) => weight2(a) - weight2(b));
  }
  function numberStops({ spots, events: events2 }, passes) {
    for (const spot of spots) {
      const stops = spot.events.map((index) => events2[index]).filter(passes).map(({ stop }) => stop);
      spot.stops = [...new Set(stops.filter((stop) => stop !== null))].sort((a, b) => a - b);
    }
  }

  // geo/reader/js/card/step_card.js
  var MOST2 = 200;
  var StepCard = class {
    /**
     * @param {HTMLElement} box
     * @param {HTMLElement} map the card lies over it where there is room, else below it
     * @param {(event: number) => void} onEvent
     */
    constructor(box, map, onEvent) {
      this.box = box;
      this.onEvent = onEvent;
      const seat = () => (narrow() ? document.body : map).append(box);
      matchMedia(NARROW).addEventListener("change", seat);
      seat();
    }
    /** @param {Store} store */
    show(store, most = narrow() ? 2 : 5) {
      const { state, story } = store;
      const events2 = eventsOf(story, state);
      const date = state.step < 0 ? "No dated events" : story.steps[state.step].words;
      const hidden = state.least ? eventsOf(story, { ...state, least: 0 }).length - events2.length : 0;
      const rows = events2.slice(0, most).map((index) => this.#row(story, index));
      const parts = [el("h2", { class: "unseen", text: date })];
      if (rows.length) parts.push(el("ul", {}, ...rows));
      if (events2.length > most) parts.push(this.#more(store, events2.length - most));
      if (hidden) parts.push(note(`${events(hidden)} hidden: chance below ${percent(state.least)}`));
      else if (!rows.length) parts.push(note("Nothing of the tour on this date"));
      this.box.replaceChildren(...parts);
    }
    /**
     * @param {Story} story
     * @param {number} index
     */
    #row(story, index) {
      const event = story.events[index];
      const { disagree, id, place, reports, reviewed, role, status, title } = event;
      const kind = status === "happened" ? "" : `${STATUS_NAMES[status]} · `;
      const where2 = place ? place.label || place.name : "no place given";
      const told = [
        `${kind}${where2}${place?.inferred ? " (inferred)" : ""}`,
        reports.length > 1 ? `${reports.length} reports` : "",
        disagree.length ? "reports disagree" : "",
        newSince(story, event)
      ];
      const text = told.filter(Boolean).join(" · ");
      const mark = reviewed ? null : el("span", { text: " · not checked" });
      const line = el("small", {}, el("span", { text }), mark);
      const words = el("span", {}, el("b", { text: title }), line);
      const click = () => this.onEvent(index);
      const button2 = { type: "button", class: role, "data-event": id, on: { click } };
      return el("li", {}, el("button", button2, signIcon(role, status), words));
    }
    /**
     * @param {Store} store
     * @param {number} number
     */
    #more(store, number) {
      const click = () => this.show(store, MOST2);
      const text = `and ${number} more on this date`;
      return el("p", { class: "more" }, el("button", { type: "button", text, on: { click } }));
    }
  };
  var note = (text) => el("p", { class: "more", text });

  // geo/reader/js/choices.js
  var PREFIX = "dateline-";
  function remembered(name) {
    try {
      return localStorage.getItem(PREFIX + name) ?? "";
    } catch {
      return "";
    }
  }
  function remember(name, value) {
    try {
      localStorage.setItem(PREFIX + name, value);
    } catch {
      if (embedded()) tellPage({ type: "choice", name, value });
    }
  }

  // geo/reader/js/keys.js
  var FIELDS = "input, textarea, select, .leaflet-control-layers";
  var MOVES2 = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
  function listenToKeys(navigation, camera, { help, legend, field }) {
    document.addEventListener("keydown", (event) => {
      const { altKey, ctrlKey, metaKey, key } = event;
      if (altKey || ctrlKey || metaKey || help.box.open) return;
      if (key === "Escape") return legend.close() || navigation.close();
      const target = (
        /** @type {Element} */
        event.target
      );
      if (key.length === 1 && key !== " ") return sign2(event, target, help, field);
      if (target === camera.map.getContainer()) return camera.letGo();
      if (!(key in MOVES2) || hasKeysOfItsOwn(target, key)) return;
      event.preventDefault();
      navigation.go(navigation.store.state.step + MOVES2[key]);
    });
  }
  function sign2(event, target, help, field) {
    const { key, code, shiftKey } = event;
    if (target.closest(FIELDS)) return;
    if (key === "?") help.open();
    else if (key === "/") {
      event.preventDefault();
      field.focus();
    } else if (hasSpoken()) tellPage({ type: "key", key, code, shiftKey });
  }
  function hasKeysOfItsOwn(target, key) {
    if (target.closest(FIELDS)) return true;
    return (key === "Home" || key === "End") && target.closest(".report") !== null;
  }

  // geo/reader/js/map/placing.js
  var EDGE = 2;
  function overlap(a, b) {
    return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  }
  var Placing = class {
    /**
     * @param {number} width of the window, in px
     * @param {number} height
     * @param {Box[]} taken what names have to keep clear of
     */
    constructor(width, height, taken = []) {
      this.width = width;
      this.height = height;
      this.taken = [...taken];
    }
    /** @param {Box} box */
    hits(box) {
      return this.taken.some((other) => overlap(box, other));
    }
    /** @param {Box} box */
    take(box) {
      this.taken.push(box);
    }
    /**
     * Take the first of these places (left and top) where a name of this size stands free and may stand.
     * @param {Point[]} places
     * @param {number} width
     * @param {number} height
     * @param {(place: Point) => boolean} [allowed]
     * @returns {Point | null} the place taken
     */
    set(places, width, height, allowed = () => true) {
      const found = places.find(([left, top]) => {
        const [right, bottom] = [left + width, top + height];
        const inside = left >= EDGE && top >= EDGE && right <= this.width - EDGE && bottom <= this.height - EDGE;
        return inside && !this.hits([left, top, right, bottom]) && allowed([left, top]);
      });
      if (!found) return null;
      this.take([found[0], found[1], found[0] + width, found[1] + height]);
      return found;
    }
  };
  function crosses([left, top, right, bottom], [x1, y1], [x2, y2]) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    let [enters, leaves] = [0, 1];
    for (const [step, room] of [
      [-dx, x1 - left],
      [dx, right - x1],
      [-dy, y1 - top],
      [dy, bottom - y1]
    ]) {
      if (!step && room < 0) return false;
      if (step < 0) enters = Math.max(enters, room / step);
      if (step > 0) leaves = Math.min(leaves, room / step);
    }
    return enters < leaves;
  }
  function apart([left, top], width, height, [x, y]) {
    return Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
  }
  function around([x, y], gap, width, height) {
    const [right, left, middle] = [x + gap, x - gap - width, x - width / 2];
    const [over, level, under] = [y - gap - height, y - height / 2, y + gap];
    return [
      [right, level],
      [left, level],
      [middle, under],
      [middle, over],
      [right, over + 12],
      [left, over + 12],
      [right, under - 12],
      [left, under - 12]
    ];
  }
  function centred([x, y], width, height) {
    return [0, -height, height].map((down) => [x - width / 2, y - height / 2 + down]);
  }
  function beside([x, y], width, height) {
    return [x + 6, x - 6 - width].map((left) => [left, y - height / 2]);
  }

  // geo/reader/js/map/arrows.js
  var MOST3 = 4;
  var EDGE2 = 10;
  var FURNITURE = ".card, .tools, .locator, .leaflet-control, .story-popup";
  var CURRENT2 = ".sign.current:not(.area) svg, .sign.area.current .area-name";
  var SIGNS = ".sign:not(.area) svg";
  var Arrows = class {
    /** @type {HTMLElement[]} */
    #nodes = [];
    /**
     * @param {L.Map} map
     * @param {() => { beyond: Far[], here?: L.LatLngLiteral }} look what is out of view now, and what the way
     *   there is counted from, else the middle of the map
     * @param {(place: Far) => void} onVisit
     */
    constructor(map, look, onVisit) {
      this.map = map;
      this.look = look;
      this.onVisit = onVisit;
      map.on("moveend", () => this.show());
    }
    show() {
      for (const node of this.#nodes) node.remove();
      const { x: width, y: height } = this.map.getSize();
      const { beyond: beyond2, here } = this.look();
      const frame = this.map.getContainer();
      const must = new Placing(width, height, boxesOver(frame, `${FURNITURE}, ${CURRENT2}`));
      const better = new Placing(width, height, [...must.taken, ...boxesOver(frame, SIGNS)]);
      this.#nodes = beyond2.slice(0, MOST3).map((place) => this.#arrow(place, here));
      frame.append(...this.#nodes);
      this.#nodes.forEach((node, index) => this.#place(node, beyond2[index], [better, must]));
    }
    /**
     * @param {Far} place
     * @param {L.LatLngLiteral | undefined} here
     */
    #arrow(place, here) {
      const from = here || this.map.getCenter();
      const far = `${roundKm(distanceKm(from, place)).toLocaleString("en")} km ${windTo(from, place)}`;
      const arrow = svg("path", { d: "M-6-5 7 0-6 5-3 0Z" });
      const picture = svg(
        "svg",
        { viewBox: "-9 -9 18 18", width: 16, height: 16, "aria-hidden": "true" },
        arrow
      );
      const name = `${"number" in place ? `${place.number} ` : ""}${place.short}`;
      const words = el("span", {}, el("b", { text: name }), `, ${far}`);
      const title = "Out of view: go there";
      const click = () => this.onVisit(place);
      return el("button", { type: "button", class: "far keep-clear", title, on: { click } }, picture, words);
    }
    /**
     * At the edge where the way leads out, or beside that where something stands there.
     * @param {HTMLElement} node
     * @param {Far} far
     * @param {Placing[]} placings clear of all signs, else of those that matter now
     */
    #place(node, far, placings) {
      const [placing] = placings;
      const { x, y } = this.map.latLngToContainerPoint([far.lat, far.lng]);
      const [width, height] = [node.offsetWidth, node.offsetHeight];
      const [dx, dy] = [x - placing.width / 2, y - placing.height / 2];
      const reach = [placing.width / 2 - EDGE2 - width / 2, placing.height / 2 - EDGE2 - height / 2];
      const part = Math.min(reach[0] / Math.abs(dx), reach[1] / Math.abs(dy));
      const [middleX, middleY] = [placing.width / 2 + dx * part, placing.height / 2 + dy * part];
      const along = Math.abs(dx) * reach[1] > Math.abs(dy) * reach[0] ? [0, 1] : [1, 0];
      const steps = Array.from({ length: 40 }, (_, i) => (i % 2 ? -1 : 1) * Math.ceil(i / 2) * 18);
      const places = steps.map((step) => [
        middleX - width / 2 + along[0] * step,
        middleY - height / 2 + along[1] * step
      ]);
      const place = placings.reduce(
        (found, one) => found || one.set(places, width, height),
        /** @type {Point | null} */
        null
      );
      node.hidden = !place;
      if (!place) return;
      for (const one of placings) one.take([place[0], place[1], place[0] + width, place[1] + height]);
      node.style.left = `${place[0]}px`;
      node.style.top = `${place[1]}px`;
      const turn = Math.atan2(y - place[1] - height / 2, x - place[0] - width / 2);
      node.firstChild.style.transform = `rotate(${turn}rad)`;
    }
  };

  // geo/reader/js/map/camera.js
  var OVER = ".card, .legend, .locator";
  var SIGN = 22;
  var NEAR = 1;
  var FAR = 2;
  var WORLD = 2.5;
  var MANY = 40;
  var APART = 32;
  var NEAREST = 7.5;
  var REGION_KM = 1500;
  var Camera = class {
    /** Until a hand moves the map. */
    following = true;
    /** Stops of the tour too far off to be shown with the date's. @type {Spot[]} */
    leftOut = [];
    /** @type {Spot[]} */
    #spots = [];
    /** @type {WeakMap<Spot, number>} */
    #gaps = /* @__PURE__ */ new WeakMap();
    /** Whether places to choose from have taken the view from a date that was followed. */
    #lent = false;
    /**
     * @param {L.Map} map
     * @param {Markers} markers
     */
    constructor(map, markers) {
      this.map = map;
      this.markers = markers;
      this.container = map.getContainer();
      const byHand = () => this.letGo();
      map.on("dragstart", byHand);
      this.container.addEventListener("wheel", byHand, { passive: true });
      this.container.addEventListener("dblclick", byHand);
      this.container.querySelector(".leaflet-control-zoom")?.addEventListener("click", byHand);
    }
    /** A hand moves the map: stay there. */
    letGo() {
      this.following = false;
    }
    /**
     * Take another story; the view stays.
     * @param {Story} story
     */
    load({ spots }) {
      this.#spots = spots;
    }
    /** The stops of the tour; areas only where no stop is a point. */
    get #tour() {
      const stops = this.#spots.filter(({ stops: stops2 }) => stops2.length);
      const points = stops.filter(({ area }) => !area);
      return points.length ? points : stops;
    }
    /** Look at the tour, or where most spots are. */
    home() {
      const tour = this.#tour;
      const spots = tour.length ? tour : this.#spots;
      if (spots.length) this.#look(tour.length ? tour : this.#crowd(spots), false, false);
      else this.map.setView([20, 10], 2);
    }
    /**
     * Look where most of these spots are; where one of them is part of the tour, at the tour and what is near it.
     * A chosen spot that this does not show is looked at alone.
     * @param {Spot[]} spots one for each event
     * @param {Spot | undefined} chosen
     * @param {boolean} [animate]
     */
    frame(spots, chosen, animate = true) {
      const onTour = spots.some(({ stops }) => stops.length);
      const shown = onTour ? this.#neighbourhood(spots) : this.#crowd(spots);
      this.leftOut = onTour ? this.#tour.filter((stop) => !shown.includes(stop)) : [];
      if (chosen && !shown.includes(chosen)) this.#look([chosen], true, animate);
      else if (shown.length) this.#look(shown, !onTour, animate);
    }
    /**
     * The tour and of these spots those near it.
     * @param {Spot[]} spots
     */
    #neighbourhood(spots) {
      const tour = this.#together(spots);
      const isNear = this.#near(tour);
      return [...tour, ...spots.filter((spot) => !tour.includes(spot) && isNear(spot))];
    }
    /**
     * Of these spots those close together at which more than half of the events are, and those near them; all of
     * them, where that brings them hardly closer.
     * @param {Spot[]} spots one for each event
     */
    #crowd(spots) {
      const all = [...new Set(spots)];
      if (all.length < 3 || all.length > MANY) return all;
      const around2 = all.map((spot) => byDistance(all, spot));
      const closest = around2.map(
        (near) => near.slice(
          0,
          1 + near.findIndex((_, at) => 2 * countIn(spots, near.slice(0, at + 1)) > spots.length)
        )
      ).reduce((best, one) => this.#zoomOf(one) > this.#zoomOf(best) ? one : best);
      const zoom = this.#zoomOf(closest);
      if (zoom - this.#zoomOf(all) <= NEAR) return all;
      return byDistance(all, closest[0]).reduce((shown, spot) => {
        const more = shown.includes(spot) ? shown : [...shown, spot];
        return zoom - this.#zoomOf(more) <= NEAR ? more : shown;
      }, closest);
    }
    /**
     * The tour but for stops so far off that the others would lie in a heap, such as where it set out.
     * @param {Spot[]} current which stay
     */
    #together(current) {
      const zoomOf = (spots) => this.#zoomOf(spots);
      let tour = this.#tour;
      const most = zoomOf(tour) < WORLD ? NEAR : FAR;
      while (tour.length <= MANY) {
        const without = tour.filter((stop) => !current.includes(stop)).map((stop) => tour.filter((other) => other !== stop)).sort((a, b) => zoomOf(b) - zoomOf(a))[0];
        if (!without || without.length < 2 || zoomOf(without) - zoomOf(tour) < most) return tour;
        tour = without;
      }
      return tour;
    }
    /**
     * The zoom of the nearest view that shows all these spots.
     * @param {Spot[]} spots
     */
    #zoomOf(spots) {
      return this.#viewOf(this.#bounds(spots, false), this.#fits(spots)[0]).zoom;
    }
    /**
     * Look at one place further off, until the next step.
     * @param {Spot} spot
     */
    visit(spot) {
      this.#look([spot], true, true);
    }
    /**
     * Whether a spot fits into the view of the tour without making it small.
     * @param {Spot[]} tour
     * @returns {(spot: Spot) => boolean} not for an area, which is seen in part, or there is an arrow
     */
    #near(tour) {
      const box = this.#bounds(tour, false);
      const [fit] = this.#fits(tour);
      const { zoom } = this.#viewOf(box, fit);
      const wider = ({ lat, lng }) => L.latLngBounds(box.getSouthWest(), box.getNorthEast()).extend([lat, lng]);
      return (spot) => !spot.area && zoom - this.#viewOf(wider(spot), fit).zoom <= NEAR;
    }
    /**
     * @param {Spot[]} spots
     * @param {boolean} whole of areas all of it, or only the middle
     * @param {boolean} animate
     */
    #look(spots, whole, animate) {
      const bounds = this.#bounds(spots, whole);
      this.#fly(bounds, this.#fit(bounds, spots, whole), animate);
    }
    /**
     * Look at places to choose from, if they are not in view: those near the story, else the first and what is
     * near that. With none, follow the date again where it was followed before.
     * @param {L.LatLng[]} places the likeliest first
     */
    offer(places) {
      if (!places.length) {
        this.following ||= this.#lent;
        this.#lent = false;
        return;
      }
      const tour = this.#tour;
      const story = tour.length ? tour : this.#spots;
      const near = (around2) => places.filter((place) => around2.some((one) => distanceKm(place, one) < REGION_KM));
      const likely = near(story);
      const shown = likely.length ? likely : near(places.slice(0, 1));
      const view = this.map.getBounds().pad(-0.05);
      if (shown.every((place) => view.contains(place))) return;
      this.look(shown);
    }
    /**
     * Look at these points, until there are no places to choose from.
     * @param {L.LatLngExpression[]} points
     */
    look(points) {
      this.#lent ||= this.following;
      this.letGo();
      this.#fly(L.latLngBounds(
        /** @type {L.LatLngLiteral[]} */
        points
      ), {
        paddingTopLeft: [60, 110],
        paddingBottomRight: [60, 60],
        maxZoom: 6
      });
    }
    /**
     * @param {L.LatLngBounds} bounds
     * @param {Fit} fit
     * @param {boolean} [animate]
     */
    #fly(bounds, fit, animate = true) {
      if (animate && !calm()) this.map.flyToBounds(bounds, { ...fit, duration: 0.4 });
      else this.map.fitBounds(bounds, { ...fit, animate: false });
    }
    /**
     * The box around spots.
     * @param {Spot[]} spots
     * @param {boolean} whole
     */
    #bounds(spots, whole) {
      const box = L.latLngBounds([]);
      for (const spot of spots) {
        if (spot.area && whole) box.extend(this.markers.extent(spot));
        else box.extend([spot.lat, spot.lng]);
      }
      return box;
    }
    /**
     * Room to leave at the edges: of what lets nothing cover the spots, that with the nearest view.
     * @param {L.LatLngBounds} bounds
     * @param {Spot[]} spots
     * @param {boolean} whole
     * @returns {Fit}
     */
    #fit(bounds, spots, whole) {
      const over = narrow() ? [] : boxesOver(this.container, OVER);
      const views = this.#fits(spots, over).map((fit) => ({ fit, ...this.#viewOf(bounds, fit) }));
      const clear = views.filter((view) => {
        const boxes = spots.map((spot) => this.#boxOf(spot, whole, view));
        return !over.some((part) => boxes.some((box) => overlap(box, part)));
      });
      const closest = (clear.length ? clear : views.slice(-1)).sort((a, b) => b.zoom - a.zoom);
      return closest[0].fit;
    }
    /**
     * Ways to leave room: little, or all that the parts over the map take on one side or two.
     * @param {Spot[]} spots
     * @param {Box[]} [over]
     * @returns {Fit[]}
     */
    #fits(spots, over = []) {
      const { x, y } = this.map.getSize();
      const [room, top, right] = narrow() ? [76, 84, 40] : [44, 64, 84];
      const rooms = [[room, top, right, 44]];
      for (const [l, t, r, b] of over) {
        const [wide, high] = [
          Math.min(24 + (l < x - r ? r : x - l), x / 2),
          Math.min(24 + (t < y - b ? b : y - t), y / 2)
        ];
        for (const [left, up, aside, down] of [...rooms]) {
          rooms.push(
            l < x - r ? [Math.max(left, wide), up, aside, down] : [left, up, Math.max(aside, wide), down]
          );
          rooms.push(
            t < y - b ? [left, Math.max(up, high), aside, down] : [left, up, aside, Math.max(down, high)]
          );
        }
      }
      const maxZoom = this.#nearest(spots);
      const possible = rooms.filter(([left, up, aside, down]) => left + aside < x - 60 && up + down < y - 60);
      return (possible.length ? possible : rooms.slice(0, 1)).map(([left, up, aside, down]) => {
        return { paddingTopLeft: [left, up], paddingBottomRight: [aside, down], maxZoom };
      });
    }
    /**
     * What a spot takes of the map in a view, in px.
     * @param {Spot} spot
     * @param {boolean} whole
     * @param {{ center: L.LatLng, zoom: number }} view
     * @returns {Box}
     */
    #boxOf(spot, whole, { center, zoom }) {
      const origin = this.map.project(center, zoom).subtract(this.map.getSize().divideBy(2));
      const at = (place) => this.map.project(place, zoom).subtract(origin);
      if (spot.area && whole) {
        const extent = this.markers.extent(spot);
        const [upper, lower] = [at(extent.getNorthWest()), at(extent.getSouthEast())];
        return [upper.x, upper.y, lower.x, lower.y];
      }
      const { x, y } = at([spot.lat, spot.lng]);
      return [x - SIGN, y - SIGN, x + SIGN, y + SIGN];
    }
    /**
     * The view that shows bounds with this room at the edges, as Leaflet's fitBounds sets it.
     * @param {L.LatLngBounds} bounds
     * @param {Fit} fit
     */
    #viewOf(bounds, { paddingTopLeft, paddingBottomRight, maxZoom }) {
      const [before, after] = [L.point(paddingTopLeft), L.point(paddingBottomRight)];
      const zoom = Math.min(maxZoom, this.map.getBoundsZoom(bounds, false, before.add(after)));
      const corners = [bounds.getSouthWest(), bounds.getNorthEast()].map(
        (corner) => this.map.project(corner, zoom)
      );
      const middle = corners[0].add(corners[1]).divideBy(2);
      const center = this.map.unproject(middle.add(after.subtract(before).divideBy(2)), zoom);
      return { center, zoom };
    }
    /**
     * The nearest zoom at which spots are looked at: a point alone shows what lies around it too, but not so much
     * that its sign and another of the story would lie on each other.
     * @param {Spot[]} spots
     */
    #nearest(spots) {
      const usual = spots.length > 1 || spots[0]?.area ? 6 : 5;
      const least = Math.min(...(this.markers.dots ? [] : spots).map((spot) => this.#gap(spot)));
      return Math.max(usual, Math.min(NEAREST, NEAREST + Math.log2(APART / least)));
    }
    /**
     * How far a spot is from the closest other that its sign can be told apart from, in px at the nearest zoom.
     * @param {Spot} spot
     */
    #gap(spot) {
      const known2 = this.#gaps.get(spot);
      if (known2 !== void 0) return known2;
      const place = ({ lat, lng }) => this.map.project([lat, lng], NEAREST);
      const points = spot.area ? [] : this.#spots.filter(({ area }) => !area);
      const gaps = points.map((other) => place(spot).distanceTo(place(other)));
      const gap = Math.min(...gaps.filter((far) => far > APART / 2));
      this.#gaps.set(spot, gap);
      return gap;
    }
  };
  function byDistance(spots, from) {
    return [...spots].sort((a, b) => distanceKm(a, from) - distanceKm(b, from));
  }
  function countIn(spots, among) {
    return spots.filter((spot) => among.includes(spot)).length;
  }

  // geo/reader/js/map/candidates.js
  var [WIDTH, HEIGHT] = [30, 38];
  var Candidates = class {
    /** @type {Candidate[]} */
    #places = [];
    /** @type {L.Marker[]} */
    #marks = [];
    /**
     * @param {L.Map} map
     * @param {(index: number) => void} onChoose
     */
    constructor(map, onChoose) {
      this.map = map;
      this.onChoose = onChoose;
    }
    /**
     * Show these in place of those before.
     * @param {Candidate[]} places
     */
    show(places) {
      for (const mark of this.#marks) mark.remove();
      this.#places = places;
      this.#marks = places.map((place, index) => this.#mark(place, index));
    }
    /**
     * @param {Candidate} place
     * @param {number} index
     */
    #mark({ label, lat, lon }, index) {
      const size = { iconSize: [WIDTH, HEIGHT], iconAnchor: [WIDTH / 2, HEIGHT] };
      const icon = L.divIcon({ className: "candidate", ...size });
      const at = this.#near(lat, lon);
      const mark = L.marker(at, { icon, zIndexOffset: 3e3, riseOnHover: true }).addTo(this.map);
      const node = (
        /** @type {HTMLElement} */
        mark.getElement()
      );
      const number = String(index + 1);
      node.setAttribute("aria-label", `${number}: ${label}`);
      node.append(pin(number), el("span", { class: "candidate-name", text: label }));
      mark.on("click", () => this.onChoose(index));
      node.addEventListener("keydown", ({ key }) => {
        if (key === "Enter") this.onChoose(index);
      });
      return mark;
    }
    /**
     * The place on the copy of the world that is seen.
     * @param {number} lat
     * @param {number} lon
     */
    #near(lat, lon) {
      return L.latLng(lat, lon + 360 * Math.round((this.map.getCenter().lng - lon) / 360));
    }
    /** Those out of view, for arrows that lead there. */
    get beyond() {
      const view = this.map.getBounds();
      return this.#places.map(({ label }, index) => ({ ...latLng(this.#marks[index]), short: label, number: index + 1 })).filter(({ lat, lng }) => !view.contains([lat, lng]));
    }
    get points() {
      return this.#marks.map((mark) => mark.getLatLng());
    }
    /** What labels have to keep clear of, in px around a point. */
    get obstacles() {
      return this.points.map(({ lat, lng }) => ({ lat, lon: lng, half: HEIGHT, wide: WIDTH / 2 }));
    }
  };
  function latLng(mark) {
    const { lat, lng } = mark.getLatLng();
    return { lat, lng };
  }
  function pin(number) {
    const text = svg("text", { x: 15, y: 19.5 });
    text.textContent = number;
    const path = svg("path", {
      d: "M15 37.5C12 30 1.5 25 1.5 14.5a13.5 13.5 0 0 1 27 0C28.5 25 18 30 15 37.5Z"
    });
    const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, "aria-hidden": "true" };
    return svg("svg", box, path, text);
  }

  // geo/reader/js/map/area_names.js
  var FURNITURE2 = ".keep-clear, .leaflet-control";
  var EDGE3 = 2;
  var [ACROSS, DOWN] = [16, 12];
  var AreaNames = class {
    /** @type {Area[]} */
    #areas = [];
    /**
     * @param {L.Map} map
     * @param {Markers} markers
     */
    constructor(map, markers) {
      this.map = map;
      this.markers = markers;
      this.frame = map.getContainer();
    }
    /** Take what is shown now, the areas of the current date first. */
    show() {
      const areas = this.markers.shown.filter(({ spot }) => spot.area);
      this.#areas = areas.sort((a, b) => Number(b.current) - Number(a.current));
    }
    /**
     * Place all names for the view as it is. That of a current area is always written; a quiet one only where it
     * is free at the area's own point.
     * @param {Box[]} signs what names must not lie on
     * @returns {{ boxes: Box[], names: Set<string> }} where they stand, and which can be read
     */
    place(signs) {
      if (!this.#areas.length) return { boxes: [], names: /* @__PURE__ */ new Set() };
      const { x: width, y: height } = this.map.getSize();
      const placing = new Placing(width, height, [...signs, ...boxesOver(this.frame, FURNITURE2)]);
      const boxes = this.#areas.flatMap((area) => this.#placeName(area, placing));
      const read2 = this.#areas.filter(({ node }) => !node.classList.contains("cut"));
      return { boxes, names: new Set(read2.map(({ spot }) => spot.short)) };
    }
    /**
     * @param {Area} area
     * @param {Placing} placing
     * @returns {Box[]}
     */
    #placeName({ spot, node, current }, placing) {
      const name = (
        /** @type {HTMLElement} */
        node.firstElementChild
      );
      const [width, height] = [name.offsetWidth, name.offsetHeight];
      const { x, y } = this.map.latLngToContainerPoint([spot.lat, spot.lng]);
      const rightmost = this.map.getSize().x - width - EDGE3;
      const inside = (left) => current ? Math.max(EDGE3, Math.min(left, rightmost)) : left;
      const corner = ([left, top]) => [inside(left - width / 2), top - height / 2];
      const places = (current ? [...this.#pointsIn(spot, [x, y])] : [
        /** @type {Point} */
        [x, y]
      ]).map(
        corner
      );
      const at = placing.set(places, width, height) || (current ? places.at(0) : null);
      node.classList.toggle("cut", !at);
      if (!at) return [];
      const [dx, dy] = [at[0] + width / 2 - x, at[1] + height / 2 - y];
      name.style.translate = dx || dy ? `calc(-50% + ${dx}px) calc(-50% + ${dy}px)` : "";
      return [[at[0], at[1], at[0] + width, at[1] + height]];
    }
    /**
     * Where in view an area lies: its own point, then points of the part that is seen, from the middle of that
     * part; where it is too small for these, beside its own point.
     * @param {Spot} spot
     * @param {Point} own
     * @returns {Point[]}
     */
    #pointsIn(spot, own) {
      const { x: width, y: height } = this.map.getSize();
      const rings = this.markers.rings(spot);
      const seen = [];
      for (let down = 0.5; down < DOWN; down++) {
        for (let across = 0.5; across < ACROSS; across++) {
          const point = [across * width / ACROSS, down * height / DOWN];
          const { lat, lng } = this.map.containerPointToLatLng(point);
          if (rings.some((ring) => holds(ring, mercator(lng, lat)))) seen.push(point);
        }
      }
      const inView2 = own[0] > 0 && own[1] > 0 && own[0] < width && own[1] < height;
      const around2 = [26, -26, 48, -48].map((aside) => (
        /** @type {Point} */
        [own[0], own[1] + aside]
      ));
      return inView2 ? [own, ...byDistance2(seen, own), ...around2] : byDistance2(seen, middleOf(seen));
    }
  };
  function middleOf(points) {
    const [x, y] = points.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    return (
      /** @type {Point} */
      [x / points.length, y / points.length]
    );
  }
  function byDistance2(points, [x, y]) {
    return [...points].sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
  }

  // geo/reader/js/map/lettering.js
  var FONTS = { country: "600 11.5px", small: "600 9.5px", story: "700 13px", town: "12px" };
  var Lettering = class {
    /** What is written. @type {Element[]} */
    nodes = [];
    #pen = (
      /** @type {CanvasRenderingContext2D} */
      document.createElement("canvas").getContext("2d")
    );
    /** @type {Map<string, [width: number, height: number]>} */
    #sizes = /* @__PURE__ */ new Map();
    /** @param {L.Map} map */
    constructor(map) {
      this.map = map;
    }
    /**
     * A place on the map, in px from its upper left corner.
     * @param {{ lat: number, lon: number }} place
     * @returns {Point}
     */
    pointOf({ lat, lon }) {
      const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
      return [x, y];
    }
    /**
     * Width and height of a name on the map, in px.
     * @param {string} text
     * @param {keyof typeof FONTS} kind
     */
    size(text, kind) {
      const key = `${kind}|${text}`;
      const known2 = this.#sizes.get(key);
      if (known2) return known2;
      this.#pen.font = `${FONTS[kind]} system-ui, sans-serif`;
      const spacing = { country: 2.2, small: 1.2, story: 0, town: 0 }[kind];
      const written = spacing ? text.toUpperCase() : text;
      const spaced = text.length * spacing;
      const size = [
        this.#pen.measureText(written).width + spaced + 6,
        { country: 16, small: 13, story: 19, town: 16 }[kind]
      ];
      this.#sizes.set(key, size);
      return size;
    }
    /**
     * Write a name at the first of these places that is free and allowed; null where there is none.
     * @param {Placing} placing
     * @param {{ text: string, kind: string }} name
     * @param {Point[]} places
     * @param {number} width
     * @param {number} height
     * @param {(place: Point) => boolean} [allowed]
     * @returns {Written | null}
     */
    set(placing, name, places, width, height, allowed) {
      const place = placing.set(places, width, height, allowed);
      if (!place) return null;
      const node = el("span", { class: `label ${name.kind}`, text: name.text });
      L.DomUtil.setPosition(node, this.map.containerPointToLayerPoint(place));
      node.style.width = `${width}px`;
      this.nodes.push(node);
      return { node, place };
    }
  };

  // geo/reader/js/map/in_view.js
  function* inView(map, names, zoom) {
    const view = map.getBounds().pad(0.05);
    const middle = view.getCenter().lng;
    for (const name of names) {
      if (name.zoom > zoom + 0.01 || name.lat < view.getSouth() || name.lat > view.getNorth()) continue;
      const lon = name.lon + 360 * Math.round((middle - name.lon) / 360);
      if (lon >= view.getWest() && lon <= view.getEast()) yield { ...name, lon };
    }
  }

  // geo/reader/js/map/country_names.js
  var BESIDE = [7, 14, 21];
  var LED = [34, 48, 62];
  var LONGEST = 50;
  var STEP = 4;
  var OWN_SIGN = 22;
  var PAST_SIGN = 9;
  var FINE = 16;
  var COARSE = 70;
  var MOST_POINTS = 160;
  var CountryNames = class {
    /** @type {{ text: string, lon: number, lat: number, zoom: number }[] | null} */
    #all = null;
    /**
     * @param {L.Map} map
     * @param {() => BasemapData} read
     * @param {Basemap} basemap
     * @param {Lettering} lettering
     */
    constructor(map, read2, basemap, lettering) {
      this.map = map;
      this.read = read2;
      this.basemap = basemap;
      this.lettering = lettering;
    }
    get #countries() {
      return this.#all ||= this.read().countries.objects.countries.geometries.map(({ properties }) => {
        const { name, label, zoom } = (
          /** @type {Country} */
          properties
        );
        return { text: name, lon: label[0], lat: label[1], zoom };
      });
    }
    /**
     * Those of the story first: in the country, else there in a smaller type, else beside it, else with a line that
     * leads to it, else at the name of a place in it; then the others, where there is room for them in the country.
     * @param {Placing} placing
     * @param {Set<string>} named that can be read already, to which they are added
     * @param {Map<string, StoryName[]>} story countries of the story, those that matter most first, with the places in each
     */
    place(placing, named, story) {
      const ways = [
        (one) => this.#inside(placing, one, "country"),
        (one) => this.#inside(placing, one, "small"),
        (one) => this.#beside(placing, one),
        (one) => this.#led(placing, one)
      ];
      const missing = new Set([...story.keys()].filter((name) => !named.has(name)));
      const order = [...story.keys()];
      const wanted = (missing.size ? this.#seen(placing, FINE, Infinity, missing) : []).sort(
        (a, b) => order.indexOf(a.text) - order.indexOf(b.text)
      );
      for (const way of ways)
        for (const one of wanted) if (!named.has(one.text) && way(one)) named.add(one.text);
      for (const [text, places] of story)
        if (!named.has(text) && places.some((place) => this.#atPlace(placing, text, place))) named.add(text);
      for (const one of this.#seen(placing, COARSE, this.map.getZoom()))
        if (!named.has(one.text) && this.#inside(placing, one, "country")) named.add(one.text);
    }
    /**
     * Countries in view, those with their own point there first.
     * @param {Placing} placing
     * @param {number} step px from one point that is looked at to the next
     * @param {number} zoom from which they are named
     * @param {Set<string>} [only] these, else any
     * @returns {Seen[]}
     */
    #seen(placing, step, zoom, only) {
      const isWanted = (name) => !only || only.has(name);
      const parts = this.#parts(placing, step, only ? step / 2 : 100, isWanted);
      const seen = [];
      const due = this.#countries.filter(({ text }) => isWanted(text));
      for (const { text, lat, lon } of inView(this.map, due, zoom)) {
        const own = this.lettering.pointOf({ lat, lon });
        seen.push({ text, own, points: byDistance2(parts.get(text) ?? [], own) });
        parts.delete(text);
      }
      for (const [text, points] of parts)
        if (only || points.length > 2)
          seen.push({ text, own: null, points: byDistance2(points, middleOf(points)) });
      return seen;
    }
    /**
     * Points of the view by the country that they lie in.
     * @param {Placing} placing
     * @param {number} step px from one to the next
     * @param {number} edge px left out
     * @param {(country: string) => boolean} isWanted
     */
    #parts({ width, height }, step, edge, isWanted) {
      const parts = /* @__PURE__ */ new Map();
      for (const point of grid(width, height, step, edge)) {
        const name = this.#countryAt(point);
        if (name && isWanted(name)) parts.set(name, [...parts.get(name) ?? [], point]);
      }
      return parts;
    }
    /**
     * With its middle in the country; at its own point, which may be at sea between islands.
     * @param {Placing} placing
     * @param {Seen} country
     * @param {"country" | "small"} kind
     */
    #inside(placing, { text, own, points }, kind) {
      const [width, height] = this.lettering.size(text, kind);
      const middles = [
        ...own ? centred(own, width, height) : [],
        ...points.slice(0, MOST_POINTS).map(([x, y]) => (
          /** @type {Point} */
          [x - width / 2, y - height / 2]
        ))
      ];
      return this.#set(placing, text, kind, middles, ([left, top]) => {
        const middle = (
          /** @type {Point} */
          [left + width / 2, top + height / 2]
        );
        const here = this.#countryAt(middle);
        return here === text || !here && own !== null && Math.hypot(middle[0] - own[0], middle[1] - own[1]) < 1;
      });
    }
    /**
     * Close beside the country, on no other land.
     * @param {Placing} placing
     * @param {Seen} country
     */
    #beside(placing, country) {
      const [width, height] = this.lettering.size(country.text, "small");
      const places = someOf(country).flatMap(
        (point) => BESIDE.flatMap((gap) => around(point, gap, width, height))
      );
      return this.#set(placing, country.text, "small", places, this.#onNoOther(country, width, height));
    }
    /**
     * Further off, on no other land, with a line that leads to the country.
     * @param {Placing} placing
     * @param {Seen} country
     */
    #led(placing, country) {
      const [width, height] = this.lettering.size(country.text, "small");
      const free = this.#onNoOther(country, width, height);
      return someOf(country).some((point) => {
        const places = LED.flatMap((gap) => around(point, gap, width, height));
        const line = (place) => alongLine(point, edgeOf(place, width, height, point));
        const clear = (place) => free(place) && line(place).length * STEP < LONGEST && !line(place).some((box) => placing.hits(box));
        const at = this.#set(placing, country.text, "small", places, clear);
        if (!at) return false;
        line(at).forEach((box) => placing.take(box));
        this.#lead(point, edgeOf(at, width, height, point));
        return true;
      });
    }
    /**
     * Under or over the name of a place in it, aligned with it, else on the same line.
     * @param {Placing} placing
     * @param {string} text
     * @param {StoryName} place
     */
    #atPlace(placing, text, { box, sign: sign3 }) {
      if (!box) return null;
      const [left, top, right, bottom] = box;
      const [x] = this.lettering.pointOf(sign3);
      const [width, height] = this.lettering.size(text, "small");
      const aligned = x < left ? left : x > right ? right - width : (left + right - width) / 2;
      const start = Math.max(EDGE, Math.min(aligned, placing.width - EDGE - width));
      const places = [
        [start, bottom],
        [start, top - height],
        [start, bottom + PAST_SIGN],
        [start, top - height - PAST_SIGN],
        [right, (top + bottom - height) / 2],
        [left - width, (top + bottom - height) / 2]
      ];
      return this.#set(placing, text, "small", places, () => true);
    }
    /**
     * Whether a name at a place has no land under it but the country itself.
     * @param {Seen} country
     * @param {number} width
     * @param {number} height
     * @returns {(place: Point) => boolean}
     */
    #onNoOther({ text }, width, height) {
      return ([left, top]) => [0, 0.25, 0.5, 0.75, 1].every(
        (along) => [0.2, 0.8].every((down) => {
          const here = this.#countryAt([left + along * width, top + down * height]);
          return !here || here === text;
        })
      );
    }
    /**
     * @param {Placing} placing
     * @param {string} text
     * @param {"country" | "small"} kind
     * @param {Point[]} places
     * @param {(place: Point) => boolean} allowed
     */
    #set(placing, text, kind, places, allowed) {
      const [width, height] = this.lettering.size(text, kind);
      const classes = kind === "small" ? "country small" : "country";
      return this.lettering.set(placing, { text, kind: classes }, places, width, height, allowed)?.place ?? null;
    }
    /**
     * A line from a point of a country to its name.
     * @param {Point} from
     * @param {Point} to
     */
    #lead([x1, y1], [x2, y2]) {
      const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
      const line = svg("line", { x1: x1 - left, y1: y1 - top, x2: x2 - left, y2: y2 - top });
      const size = { width: Math.abs(x2 - x1) + 1, height: Math.abs(y2 - y1) + 1 };
      const node = svg("svg", { class: "leader", "aria-hidden": "true", ...size }, line);
      L.DomUtil.setPosition(
        /** @type {any} */
        node,
        this.map.containerPointToLayerPoint([left, top])
      );
      this.lettering.nodes.push(node);
    }
    /**
     * Name of the country at a point of the map, "" at sea.
     * @param {Point} point
     */
    #countryAt(point) {
      const { lat, lng } = this.map.containerPointToLatLng(point);
      return this.basemap.countryAt(lat, lng);
    }
  };
  function someOf({ own, points }) {
    const every = Math.ceil(points.length / 8) || 1;
    return [...own ? [own] : [], ...points.filter((_, at) => at % every === 0)];
  }
  function edgeOf([left, top], width, height, [x, y]) {
    return [Math.max(left, Math.min(x, left + width)), Math.max(top, Math.min(y, top + height))];
  }
  function alongLine([x1, y1], [x2, y2]) {
    const length = Math.hypot(x2 - x1, y2 - y1);
    const steps = Math.max(0, Math.ceil((length - OWN_SIGN) / STEP));
    return Array.from({ length: steps }, (_, at) => {
      const part = (OWN_SIGN + at * STEP) / length;
      const [x, y] = [x1 + part * (x2 - x1), y1 + part * (y2 - y1)];
      return [x - 1, y - 1, x + 1, y + 1];
    });
  }
  function grid(width, height, step, edge) {
    const points = [];
    for (let y = edge; y < height - step / 2; y += step)
      for (let x = edge; x < width - step / 2; x += step) points.push([x, y]);
    return points;
  }

  // geo/reader/js/map/map_names.js
  var CLOSE = 90;
  var SAME = 24;
  var MapNames = class {
    /** @type {MapName[] | null} */
    #all = null;
    /**
     * @param {L.Map} map
     * @param {() => BasemapData} read
     * @param {Basemap} basemap
     * @param {Lettering} lettering
     */
    constructor(map, read2, basemap, lettering) {
      this.map = map;
      this.read = read2;
      this.basemap = basemap;
      this.lettering = lettering;
      this.countries = new CountryNames(map, read2, basemap, lettering);
    }
    get #cities() {
      return this.#all ||= this.read().cities.rows.map(([text, lon, lat, zoom, capital]) => {
        return { text, lon, lat, zoom, kind: capital ? "capital" : "city" };
      });
    }
    /**
     * Countries, then towns, each once.
     * @param {Placing} placing
     * @param {Set<string>} named areas of the story that can be read: a country among them needs no other
     * @param {StoryName[]} places of the story
     * @param {Spot | null} home the country that the traveller comes from
     */
    place(placing, named, places, home) {
      const story = places.filter(({ kind }) => kind !== "quiet");
      const countries = new Map(home ? [[home.short, []]] : []);
      for (const name of places) {
        const country = this.#countryOf(name);
        countries.set(country, [...countries.get(country) ?? [], name]);
      }
      this.countries.place(placing, named, countries);
      const towns = [...inView(this.map, this.#cities, Infinity)];
      const known2 = places.map(({ text }) => text);
      for (const stop of story) this.#setTownOf(placing, stop, towns, known2);
      const due = this.map.getZoom() + 0.01;
      for (const town of towns)
        if (town.zoom <= due && !known2.includes(town.text)) this.#setTown(placing, town);
    }
    /**
     * The country of a place of the story: where it stands on the map, at a coast what its label says.
     * @param {StoryName} name
     */
    #countryOf({ lat, lon, label }) {
      return this.basemap.countryAt(lat, lon) || label.slice(label.lastIndexOf(",") + 1).trim();
    }
    /**
     * The best-known town close to a stop, so that one sees where it is.
     * @param {Placing} placing
     * @param {Name} stop
     * @param {MapName[]} towns
     * @param {string[]} known names that stand already, to which it is added
     */
    #setTownOf(placing, stop, towns, known2) {
      const [x, y] = this.lettering.pointOf(stop);
      const near = towns.filter((town) => {
        const [townX, townY] = this.lettering.pointOf(town);
        return Math.hypot(townX - x, townY - y) < CLOSE && !stop.text.includes(town.text);
      });
      const [best] = near.sort((a, b) => a.zoom - b.zoom);
      if (!best || known2.includes(best.text)) return;
      const [width, height] = this.lettering.size(best.text, "town");
      const at = this.lettering.pointOf(best);
      const here = Math.hypot(at[0] - x, at[1] - y) < SAME;
      const places = [21, 26].flatMap((gap) => around([x, y], gap, width, height));
      const set = here ? this.lettering.set(placing, best, places, width, height) : this.#setTown(placing, best);
      if (set) known2.push(best.text);
    }
    /**
     * Whether there was room for it.
     * @param {Placing} placing
     * @param {Name} town
     */
    #setTown(placing, town) {
      const [x, y] = this.lettering.pointOf(town);
      const [width, height] = this.lettering.size(town.text, "town");
      const dot = [x - 3, y - 3, x + 3, y + 3];
      if (placing.hits(dot) || !this.lettering.set(placing, town, beside([x, y], width, height), width, height))
        return false;
      const mark = el("i", { class: `dot ${town.kind}` });
      L.DomUtil.setPosition(mark, this.map.containerPointToLayerPoint([x, y]));
      this.lettering.nodes.push(mark);
      placing.take(dot);
      return true;
    }
  };

  // geo/reader/js/map/labels.js
  var LETTERS = 3;
  var NEARER = 8;
  var Labels = class {
    /** Whether the built-in map is shown, whose names these are; the street map bears its own. */
    builtIn = true;
    /** @type {Obstacle[] | null} */
    #obstacles = null;
    /** @type {StoryName[]} */
    #names = [];
    /** @type {[lat: number, lng: number][][]} */
    #lines = [];
    /**
     * @param {L.Map} map
     * @param {() => BasemapData} read
     * @param {Basemap} basemap
     * @param {Markers} markers
     * @param {(spot: number) => void} onSelect
     */
    constructor(map, read2, basemap, markers, onSelect) {
      this.map = map;
      this.markers = markers;
      this.onSelect = onSelect;
      this.areaNames = new AreaNames(map, markers);
      this.lettering = new Lettering(map);
      this.mapNames = new MapNames(map, read2, basemap, this.lettering);
      this.pane = /** @type {HTMLElement} */
      map.getPane("labels");
      this.frame = map.getContainer();
      map.on("zoomstart", () => this.pane.classList.add("waiting"));
    }
    /**
     * Name the story's places, those of the current date first. Of many, none is named but by its sign.
     * @param {Obstacle[]} obstacles what must stay visible besides the signs
     * @param {[lat: number, lng: number][][]} [lines] that names had better not lie on
     */
    showStory(obstacles, lines = []) {
      const { markers } = this;
      const rank = ({ current, spot }) => current ? 0 : spot.stops.length ? 1 : 2;
      const shown = markers.dots ? [] : markers.shown;
      const points = shown.filter(({ spot }) => !spot.area).sort((a, b) => rank(a) - rank(b));
      this.#names = points.map((sign3) => {
        const { label, lat, lng, short } = sign3.spot;
        const stands = { lat: sign3.at.lat, lon: sign3.at.lng };
        const kind = ["current", "stop", "quiet"][rank(sign3)];
        return { text: short, label, lat, lon: lng, kind, spot: sign3.index, sign: stands };
      });
      this.#obstacles = [...markers.obstacles, ...obstacles];
      this.#lines = lines;
      this.areaNames.show();
      this.place();
    }
    /** The signs of points in view that bear no name. */
    get unnamed() {
      const named = new Set(this.#names.filter(({ box }) => box).map(({ spot }) => spot));
      const view = this.map.getBounds();
      return this.markers.shown.filter(
        ({ spot, index, at }) => !spot.area && !named.has(index) && view.contains(at)
      );
    }
    /** Set all names for the view as it is. */
    place() {
      if (!this.#obstacles) return;
      this.lettering.nodes = [];
      const { x, y } = this.map.getSize();
      const standing = this.#obstacles.filter(({ leg }) => !leg);
      const signs = standing.map((obstacle) => this.#boxOf(obstacle));
      const points = standing.map((obstacle) => this.lettering.pointOf(obstacle));
      const lines = this.#lines.map((line) => line.map(([lat, lon]) => this.lettering.pointOf({ lat, lon })));
      const furniture = boxesOver(this.frame, ".keep-clear, .leaflet-control");
      const placing = new Placing(x, y, [...furniture, ...signs]);
      const isCurrent = ({ kind }) => kind === "current";
      for (const name of this.#names.filter(isCurrent)) this.#setStoryName(placing, name, points, lines);
      const areas = this.areaNames.place(placing.taken);
      areas.boxes.forEach((box) => placing.take(box));
      this.#setLegSigns(placing);
      for (const name of this.#names.filter((name2) => !isCurrent(name2)))
        this.#setStoryName(placing, name, points, lines);
      if (this.builtIn) this.mapNames.place(placing, areas.names, this.#names, this.markers.home);
      this.pane.replaceChildren(...this.lettering.nodes);
      this.pane.classList.remove("waiting");
    }
    /**
     * @param {Obstacle} obstacle
     * @param {number} [right]
     * @returns {Box}
     */
    #boxOf({ lat, lon, half, wide }, right = wide) {
      const [x, y] = this.lettering.pointOf({ lat, lon });
      return [x - wide, y - half, x + right, y + half];
    }
    /**
     * A leg's sign gives way to the name of a current place. How much of it shows depends on the zoom.
     * @param {Placing} placing
     */
    #setLegSigns(placing) {
      for (const obstacle of this.#obstacles || []) {
        const { leg } = obstacle;
        leg?.classList.remove("displaced");
        if (!leg || leg.classList.contains("short")) continue;
        const words = (
          /** @type {HTMLElement} */
          leg.lastChild
        );
        const box = this.#boxOf(obstacle, 12 + words.offsetWidth);
        leg.classList.toggle("displaced", placing.hits(box));
        placing.take(box);
      }
    }
    /**
     * @param {Placing} placing
     * @param {StoryName} name
     * @param {Point[]} signs where all stand
     * @param {Point[][]} lines
     */
    #setStoryName(placing, name, signs, lines) {
      name.box = null;
      const sign3 = this.lettering.pointOf(name.sign);
      if (sign3[0] < 0 || sign3[1] < 0 || sign3[0] > placing.width || sign3[1] > placing.height) return;
      const [width, height] = this.lettering.size(name.text, "story");
      const gaps = name.kind === "current" ? [21, 37, 57] : [21];
      const isOwn = (place) => {
        const gap = apart(place, width, height, sign3);
        return signs.every((other) => apart(place, width, height, other) > gap - NEARER);
      };
      const isCrossed = ([left, top]) => {
        const box = [left + LETTERS, top + LETTERS, left + width - LETTERS, top + height - LETTERS];
        return lines.some((line) => line.some((point, at) => at > 0 && crosses(box, line[at - 1], point)));
      };
      const places = gaps.flatMap((gap) => {
        const at = around(sign3, gap, width, height);
        return [...at.filter((place) => !isCrossed(place)), ...at.filter(isCrossed)];
      });
      const own = places.filter(isOwn);
      const written = { ...name, kind: `story ${name.kind}` };
      const order = name.kind === "quiet" ? own : [...own, ...places];
      const set = this.lettering.set(placing, written, order, width, height);
      if (set) name.box = [set.place[0], set.place[1], set.place[0] + width, set.place[1] + height];
      set?.node.addEventListener("click", (event) => {
        event.stopPropagation();
        const dragging = (
          /** @type {L.Handler & { moved: () => boolean }} */
          this.map.dragging
        );
        if (!dragging.moved()) this.onSelect(name.spot);
      });
    }
  };

  // geo/reader/js/state.js
  var FEW = 300;
  var Store = class {
    /**
     * @param {Story} story
     * @param {(before: State, how: How) => void} onChange called after each change
     */
    constructor(story, onChange) {
      this.story = story;
      this.onChange = onChange;
      this.state = {
        step: story.steps.length ? story.start : -1,
        event: null,
        asked: null,
        tourOnly: false,
        least: 0,
        future: story.spots.length <= FEW
      };
    }
    /**
     * @param {Partial<State>} change
     * @param {How} [how]
     */
    set(change, how = {}) {
      const before = this.state;
      this.state = { ...before, ...change };
      this.onChange(before, how);
    }
    /**
     * Take another version of the story; where it is shown stays (see `carryOver`).
     * @param {Story} story
     */
    load(story) {
      this.state = carryOver(this.story, this.state, story);
      this.story = story;
    }
    /** The date shown (EDTF) and the chosen event's id. */
    get position() {
      const { step } = this.state;
      return {
        date: step < 0 ? null : this.story.steps[step].date,
        event: chosenId(this.story, this.state)
      };
    }
  };
  function chosenId({ events: events2 }, { event, asked }) {
    if (event === null) return null;
    const { id, ids } = events2[event];
    return asked && ids.includes(asked) ? asked : id;
  }
  function carryOver(before, state, after) {
    const chosen = state.event === null ? null : before.events[state.event];
    const id = chosenId(before, state);
    const event = after.events.findIndex(({ ids }) => ids.includes(id ?? ""));
    const moved2 = chosen?.step === state.step ? after.events[event]?.step : null;
    const kept = event < 0 ? null : event;
    return { ...state, event: kept, step: moved2 ?? sameDate(before, state.step, after) };
  }
  function sameDate(before, step, after) {
    if (!after.steps.length) return -1;
    if (step < 0) return after.start;
    for (let at = step; at >= 0; at--) {
      const same = after.steps.findIndex(({ date }) => date === before.steps[at].date);
      if (same >= 0) return same;
    }
    return 0;
  }

  // geo/reader/js/map/legs.js
  var Legs = class {
    /** @type {DrawnLeg[]} */
    #legs = [];
    /** A long itinerary is one line without signs. @type {L.Polyline | null} */
    #line = null;
    /** @type {(leg: number) => boolean} */
    #joined = () => true;
    /** @param {L.Map} map */
    constructor(map) {
      this.map = map;
      map.on("zoomend", () => this.#turnArrows());
    }
    /**
     * Take another story.
     * @param {Story} story
     */
    load(story) {
      for (const { line, label } of this.#legs) {
        line.remove();
        label.remove();
      }
      this.#line?.remove();
      this.story = story;
      const many = story.spots.length > FEW;
      this.#legs = many ? [] : story.legs.map((leg) => this.#leg(story, leg));
      this.#line = many && story.legs.length ? this.#longLine() : null;
      this.keep();
    }
    /** Join the stops that are numbered now. A leg whose stop is hidden goes; none is made up. */
    keep() {
      const { spots } = (
        /** @type {Story} */
        this.story
      );
      const shown = new Set(spots.flatMap(({ stops }) => stops));
      this.#joined = (leg) => shown.has(leg + 1) && shown.has(leg + 2);
      this.#line?.setLatLngs(this.#runs());
    }
    /**
     * @param {Story} story
     * @param {Leg} leg
     * @returns {DrawnLeg}
     */
    #leg(story, leg) {
      const points = greatCircle(story.spots[leg.from], story.spots[leg.to]);
      const options = { pane: "legs", interactive: false };
      const line = L.polyline(onBothSides(points, story.spots[leg.to]), { className: "leg", ...options });
      line.addTo(this.map);
      const icon = L.divIcon({ className: "leg-sign", iconSize: [0, 0] });
      const middle = points[Math.floor(points.length / 2)];
      const label = L.marker(middle, { icon, keyboard: false, ...options }).addTo(this.map);
      const box = { viewBox: "-7 -7 14 14", width: 14, height: 14, "aria-hidden": "true" };
      const arrow = svg("svg", box, svg("path", { d: "M-5-5.5 6 0-5 5.5-2 0Z" }));
      const node = (
        /** @type {HTMLElement} */
        label.getElement()
      );
      node.append(arrow, el("span", { text: `${leg.km.toLocaleString("en")} km` }));
      return { ...leg, line, label, node, arrow, points };
    }
    #longLine() {
      const renderer = L.canvas({ pane: "legs" });
      const look = { color: token("stop"), weight: 1, opacity: 0.4 };
      const options = { className: "leg many", pane: "legs", interactive: false, renderer, ...look };
      return L.polyline(this.#runs(), options).addTo(this.map);
    }
    /** The points of legs that follow one another without a gap, as one line each. */
    #runs() {
      const { legs, spots } = (
        /** @type {Story} */
        this.story
      );
      const runs = [];
      legs.forEach(({ from, to }, index) => {
        if (!this.#joined(index)) return;
        if (!index || !this.#joined(index - 1)) runs.push([[spots[from].lat, spots[from].lng]]);
        runs[runs.length - 1].push([spots[to].lat, spots[to].lng]);
      });
      return runs;
    }
    /** @param {State} state */
    show({ step, future }) {
      this.#legs.forEach((leg, index) => {
        const later = future ? "future" : "hidden";
        const rank = leg.step === step ? "current" : leg.step < step ? "past" : later;
        const classes = `${this.#joined(index) ? rank : "hidden"} ${leg.planned ? "planned" : ""}`;
        leg.line.getElement()?.setAttribute("class", `leg ${classes}`);
        leg.node.className = `leaflet-marker-icon leaflet-zoom-animated leg-sign ${classes}`;
      });
      this.#turnArrows();
    }
    /** Turn each arrow along its line as it lies on the screen; hide the sign where the leg is too short for it. */
    #turnArrows() {
      for (const { arrow, node, points } of this.#legs) {
        const places = points.map((point) => this.map.latLngToLayerPoint(point));
        const middle = Math.floor(points.length / 2);
        const [before, after] = [places[middle - 1], places[Math.min(middle + 1, points.length - 1)]];
        arrow.style.transform = `rotate(${Math.atan2(after.y - before.y, after.x - before.x) / RADIANS}deg)`;
        const length = places[0].distanceTo(places[places.length - 1]);
        node.classList.toggle("short", length < 64);
        node.classList.toggle("sign-only", length < 130);
      }
    }
    /** The lines that are shown, of which names keep clear where they can. */
    get lines() {
      return this.#legs.filter(({ node }) => !node.classList.contains("hidden")).map(({ points }) => points);
    }
    /** What labels have to keep clear of: the signs of legs, which labels may displace. */
    get obstacles() {
      const seen = this.#legs.filter(({ node }) => !node.classList.contains("hidden"));
      return seen.map(({ node, label }) => {
        const { lat, lng } = label.getLatLng();
        return { lat, lon: lng, half: 10, wide: 8, leg: node };
      });
    }
  };
  function onBothSides(points, to) {
    const beyond2 = points[points.length - 1][1] - to.lng;
    if (Math.abs(beyond2) < 180) return [points];
    const turns = 360 * Math.round(beyond2 / 360);
    return [points, points.map(
      /** @returns {[number, number]} */
      ([lat, lng]) => [lat, lng - turns]
    )];
  }

  // geo/reader/js/map/locator.js
  var WORLD2 = 150;
  var NORTH = 76;
  var HEIGHT2 = 78;
  var NEAR2 = 3.2;
  var Locator = class {
    /**
     * @param {L.Map} map
     * @param {Basemap} basemap
     */
    constructor(map, basemap) {
      this.map = map;
      this.basemap = basemap;
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const size = { width: WORLD2 * ratio, height: HEIGHT2 * ratio };
      this.canvas = el("canvas", { class: "locator keep-clear", "aria-hidden": "true", hidden: true, ...size });
      this.context = /** @type {CanvasRenderingContext2D} */
      this.canvas.getContext("2d");
      this.context.scale(ratio, ratio);
      map.getContainer().append(this.canvas);
      map.on("moveend", () => this.draw());
    }
    draw() {
      this.canvas.hidden = this.map.getZoom() < NEAR2;
      if (this.canvas.hidden || !this.canvas.offsetWidth) return;
      const { lng } = this.map.getCenter();
      const left = mercator(lng, 0)[0] * WORLD2 - WORLD2 / 2;
      const top = mercator(0, NORTH)[1] * WORLD2;
      const view = { width: WORLD2, height: HEIGHT2, ratio: 1, world: WORLD2, left, top, zoom: 0 };
      this.basemap.paintLand(this.context, view);
      const bounds = this.map.getBounds();
      const [west, north] = mercator(bounds.getWest(), bounds.getNorth());
      const [east, south] = mercator(bounds.getEast(), bounds.getSouth());
      const [width, height] = [(east - west) * WORLD2, (south - north) * WORLD2].map((side) => Math.max(5, side));
      const [x, y] = [(west + east) / 2 * WORLD2 - left, (north + south) / 2 * WORLD2 - top];
      this.context.strokeStyle = token("stop");
      this.context.lineWidth = 1.5;
      this.context.strokeRect(x - width / 2, y - height / 2, width, height);
    }
  };

  // geo/reader/js/map/dots.js
  var DOT = 10;
  var FAINT = [0, 0.25, 0.55, 1];
  var OPAQUE = 250;
  var Dots = class extends CanvasLayer {
    /** @param {Spot[]} spots */
    constructor(spots) {
      super("dots", 0.1);
      this.points = Float64Array.from(spots.flatMap((spot) => mercator(spot.lng, spot.lat)));
      this.ranks = new Uint8Array(spots.length);
      this.roles = [];
    }
    /**
     * @param {Uint8Array} ranks the rank of each spot, 0 where it has no dot
     * @param {Role[]} roles the sign of each spot
     */
    show(ranks, roles) {
      [this.ranks, this.roles] = [ranks, roles];
      this.repaint();
    }
    /**
     * Pixel by pixel into one picture: many times faster than a `drawImage` for each dot. From the uppermost dot
     * down, so that one with others over its middle can be left out.
     * @param {CanvasRenderingContext2D} context
     * @param {View} view
     */
    paint(context, { ratio, world, left, top }) {
      const { width, height } = context.canvas;
      const picture = context.createImageData(width, height);
      const pixels = new Uint32Array(picture.data.buffer);
      const size = DOT * ratio;
      const middle = Math.floor(size / 2) * (width + 1);
      for (const rank of [CURRENT, PAST, FUTURE]) {
        const sprites = Object.fromEntries(ROLES.map((role) => [role, sprite(role, size, width, FAINT[rank])]));
        for (let index = this.ranks.length - 1; index >= 0; index--) {
          if (this.ranks[index] !== rank) continue;
          const x = Math.round((this.points[2 * index] * world - left) * ratio - size / 2);
          const y = Math.round((this.points[2 * index + 1] * world - top) * ratio - size / 2);
          if (x < 0 || y < 0 || x + size > width || y + size > height) continue;
          const at = y * width + x;
          if (pixels[at + middle] >>> 24 < OPAQUE) stamp(pixels, at, sprites[this.roles[index]]);
        }
      }
      context.putImageData(picture, 0, 0);
    }
    /**
     * The spot drawn nearest to a point of the map, within 10 px; -1 where there is none.
     * @param {L.LatLng} latlng
     */
    at(latlng) {
      if (!this.view) return -1;
      const [x, y] = mercator(latlng.lng, latlng.lat);
      let best = -1;
      let reach = DOT / this.view.world;
      this.ranks.forEach((rank, index) => {
        const distance = Math.hypot(this.points[2 * index] - x, this.points[2 * index + 1] - y);
        if (rank && distance < reach) [best, reach] = [index, distance];
      });
      return best;
    }
  };
  function stamp(pixels, at, { colour, offsets, opacities }) {
    for (let i = 0; i < offsets.length; i++) {
      const over = pixels[at + offsets[i]];
      const opacity = over >>> 24;
      if (opacity >= OPAQUE) continue;
      const both = opacity + ((255 - opacity) * opacities[i] * 257 >>> 16);
      pixels[at + offsets[i]] = (over ? over & 16777215 : colour) | both << 24;
    }
  }
  function sprite(role, size, row3, faint) {
    const canvas = el("canvas", { width: size, height: size });
    const pen = (
      /** @type {CanvasRenderingContext2D} */
      canvas.getContext("2d")
    );
    pen.scale(size / 20, size / 20);
    pen.fillStyle = token(role);
    pen.beginPath();
    if (role === "stop") pen.arc(10, 10, 8, 0, 7);
    else if (role === "background") pen.rect(4, 4, 12, 12);
    else
      for (const [x, y] of [
        [10, 1],
        [19, 10],
        [10, 19],
        [1, 10]
      ])
        pen.lineTo(x, y);
    pen.fill();
    const pixels = new Uint32Array(pen.getImageData(0, 0, size, size).data.buffer);
    const drawn = [...pixels.keys()].filter((at) => pixels[at] >>> 24);
    return {
      colour: pixels[size / 2 * size + size / 2] & 16777215,
      offsets: drawn.map((at) => Math.floor(at / size) * row3 + at % size),
      opacities: drawn.map((at) => Math.round(faint * (pixels[at] >>> 24)))
    };
  }

  // geo/reader/js/map/clipping.js
  function clipRing(ring, convex) {
    let rest = ring;
    for (let i = 0; i < convex.length && rest.length; i++) {
      rest = clipBySide(rest, convex[i], convex[(i + 1) % convex.length]);
    }
    return rest;
  }
  function clipBySide(ring, a, b) {
    const side = ([x, y]) => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
    const kept = [];
    ring.forEach((point, at) => {
      const before = ring[(at + ring.length - 1) % ring.length];
      const [here, there] = [side(point), side(before)];
      if (here >= 0 !== there >= 0) {
        const part = there / (there - here);
        kept.push([before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])]);
      }
      if (here >= 0) kept.push(point);
    });
    return kept;
  }

  // geo/reader/js/map/outlines.js
  function outline(spot, country) {
    const whole = spot.outline || (spot.precision === "country" ? country : []);
    if (whole.length) return whole.map((rings) => beside2(spot.lng, rings).map(latLngs));
    const circle = circleAround(spot.lat, spot.lng, Math.max(1, spot.radius || 0));
    const inside = cut(country, circle);
    return inside.length ? inside.map((rings) => rings.map(latLngs)) : [[latLngs(circle)]];
  }
  function beside2(lng, rings) {
    const shift = 360 * Math.round((lng - rings[0][0][0]) / 360);
    return shift ? rings.map((ring) => moved(ring, shift)) : rings;
  }
  function moved(ring, shift) {
    return ring.map(
      /** @returns {Point} */
      ([lng, lat]) => [lng + shift, lat]
    );
  }
  function cut(polygons, circle) {
    return [-360, 0, 360].flatMap((shift) => {
      const parts = polygons.map((rings) => rings.map((ring) => clipRing(moved(ring, shift), circle)));
      return parts.map((rings) => rings.filter((ring) => ring.length > 2)).filter((rings) => rings.length);
    });
  }
  function latLngs(ring) {
    return ring.map(([lng, lat]) => [lat, lng]);
  }

  // geo/reader/js/map/spreading.js
  var ROUNDS = 100;
  var GOLDEN = 2.4;
  function spread(points, distance, taken = []) {
    const moved2 = points.map(([x, y], at) => {
      const same = points.slice(0, at).filter((other) => other[0] === x && other[1] === y).length;
      const [far, angle] = [Math.sqrt(same), same * GOLDEN];
      return (
        /** @type {Point} */
        [x + far * Math.cos(angle), y + far * Math.sin(angle)]
      );
    });
    for (let round = 0; round < ROUNDS && pushAll(moved2, distance); round++) {
      moved2.forEach((point, at) => {
        if (point[0] !== points[at][0] || point[1] !== points[at][1]) leave(point, taken);
      });
    }
    return moved2;
  }
  function leave(point, boxes) {
    for (const [left, top, right, bottom] of boxes) {
      const [x, y] = point;
      if (x <= left || x >= right || y <= top || y >= bottom) continue;
      const out = Math.min(x - left, right - x, y - top, bottom - y);
      if (out === x - left) point[0] = left;
      else if (out === right - x) point[0] = right;
      else point[1] = out === y - top ? top : bottom;
    }
  }
  function pushAll(points, distance) {
    let any = false;
    for (let a = 0; a < points.length; a++) {
      for (let b = a + 1; b < points.length; b++) {
        const [one, other] = [points[a], points[b]];
        const [x, y] = [other[0] - one[0], other[1] - one[1]];
        const far = Math.hypot(x, y);
        if (far > distance - 0.5) continue;
        any = true;
        const part = (distance - far) / 2 / far;
        one[0] -= part * x;
        one[1] -= part * y;
        other[0] += part * x;
        other[1] += part * y;
      }
    }
    return any;
  }

  // geo/reader/js/map/markers.js
  var MOST_SIGNS = 24;
  var HEAP = 12;
  var ROOM = 37;
  var HALF = 19;
  var MOST_MOVED = 12;
  var HEIGHT3 = { current: 1e3, past: 0, future: -400 };
  var Markers = class {
    /** @type {Dots | null} */
    dots = null;
    /** @type {Map<number, Seat>} */
    #seats = /* @__PURE__ */ new Map();
    /** @type {Map<number, L.Path>} */
    #areas = /* @__PURE__ */ new Map();
    /** @type {WeakMap<Spot, Outline>} */
    #outlines = /* @__PURE__ */ new WeakMap();
    /** @type {WeakMap<Spot, Line[]>} */
    #rings = /* @__PURE__ */ new WeakMap();
    /** @type {WeakMap<Spot, L.LatLngBounds>} */
    #extents = /* @__PURE__ */ new WeakMap();
    /** @type {Passes} */
    #passes = () => true;
    /**
     * @param {L.Map} map
     * @param {Basemap} basemap
     * @param {(spot: number) => void} onSelect
     */
    constructor(map, basemap, onSelect) {
      this.map = map;
      this.basemap = basemap;
      this.onSelect = onSelect;
      map.on("moveend zoomend resize", () => this.spread());
      map.on("click", ({ latlng }) => {
        const spot = this.dots ? this.dots.at(latlng) : -1;
        if (spot >= 0) onSelect(spot);
      });
    }
    /**
     * Take another story.
     * @param {Story} story
     */
    load(story) {
      for (const { marker } of this.#seats.values()) marker.remove();
      for (const area of this.#areas.values()) area.remove();
      this.#seats.clear();
      this.#areas.clear();
      this.dots?.remove();
      this.story = story;
      this.dots = story.spots.length > FEW ? new Dots(story.spots).addTo(this.map) : null;
      this.keep(() => true);
    }
    /** @param {number} index */
    #spot(index) {
      return (
        /** @type {Story} */
        this.story.spots[index]
      );
    }
    /** The country that the traveller comes from. */
    get home() {
      return this.story?.home ?? null;
    }
    /** Spots that have a sign now. */
    get shown() {
      return [...this.#seats.values()].map(({ marker, spot, node, key }) => ({
        spot: this.#spot(spot),
        index: spot,
        at: marker.getLatLng(),
        node,
        current: key.startsWith("current")
      }));
    }
    /**
     * From now on tell only of events that pass, in names and numbers.
     * @param {Passes} passes
     */
    keep(passes) {
      this.#passes = passes;
      for (const seat of this.#seats.values()) {
        seat.key = "";
        this.#name(seat);
      }
    }
    /** @param {State} state */
    show(state) {
      const story = (
        /** @type {Story} */
        this.story
      );
      const signs = spotRanks(story, state);
      const wanted = this.#wanted(signs.ranks);
      const free = this.#unseat(wanted);
      for (const index of this.#inOrder(wanted)) {
        const seat = this.#seats.get(index) || this.#seat(index, free);
        this.#paint(seat, spotState(story, state, index, signs));
      }
      for (const { marker } of free) marker.remove();
      const { ranks, roles } = signs;
      for (const index of wanted) ranks[index] = HIDDEN;
      this.dots?.show(ranks, roles);
    }
    /** Move signs of the current date that would lie on each other apart. */
    spread() {
      const points = [...this.#seats.values()].filter(({ spot }) => !this.#spot(spot).area);
      const current = points.filter(({ key }) => key.startsWith("current"));
      const own = current.map(({ spot }) => this.map.latLngToContainerPoint(this.#place(spot)));
      const apart2 = current.length > MOST_MOVED ? own : this.#apart(own);
      for (const seat of points) {
        seat.node.querySelector(".tether")?.remove();
        const at = current.indexOf(seat);
        const moved2 = at >= 0 && !apart2[at].equals(own[at]);
        seat.marker.setLatLng(moved2 ? this.map.containerPointToLatLng(apart2[at]) : this.#place(seat.spot));
        if (moved2) seat.node.firstElementChild?.prepend(tether(own[at].subtract(apart2[at])));
      }
    }
    /**
     * Points of the map as far apart as signs need, in view and clear of what lies over the map.
     * @param {L.Point[]} points
     */
    #apart(points) {
      const { x: width, y: height } = this.map.getSize();
      const seen = points.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
      const near = seen.some((one, at) => seen.slice(0, at).some((other) => one.distanceTo(other) < ROOM));
      if (!near) return points;
      const taken = [
        ...boxesOver(this.map.getContainer(), ".keep-clear, .leaflet-control"),
        [-Infinity, -Infinity, 0, Infinity],
        // and what is out of view
        [-Infinity, -Infinity, Infinity, 0],
        [width, -Infinity, Infinity, Infinity],
        [-Infinity, height, Infinity, Infinity]
      ];
      const wider = ([left, top, right, bottom]) => [left - HALF, top - HALF, right + HALF, bottom + HALF];
      const own = seen.map(({ x, y }) => (
        /** @type {Point} */
        [x, y]
      ));
      const apart2 = spread(own, ROOM, taken.map(wider));
      return points.map((point) => seen.includes(point) ? L.point(apart2[seen.indexOf(point)]) : point);
    }
    /**
     * Where a spot lies.
     * @param {number} index
     */
    #place(index) {
      const { lat, lng } = this.#spot(index);
      return L.latLng(lat, lng);
    }
    /**
     * Where the sign of a spot stands, at the spot or beside it.
     * @param {number} index
     */
    standsAt(index) {
      return this.#seats.get(index)?.marker.getLatLng() ?? this.#place(index);
    }
    /** @param {SpotRanks["ranks"]} ranks */
    #wanted(ranks) {
      const wanted = /* @__PURE__ */ new Set();
      for (let i = 0; i < ranks.length; i++) {
        const own = this.dots ? ranks[i] === CURRENT && wanted.size < MOST_SIGNS : ranks[i] !== HIDDEN;
        if (own) wanted.add(i);
      }
      return wanted;
    }
    /**
     * The stops of the tour first, so that the Tab key goes along it.
     * @param {Set<number>} wanted
     */
    #inOrder(wanted) {
      const stop = (index) => this.#spot(index).stops[0] ?? Infinity;
      return [...wanted].sort((a, b) => stop(a) === stop(b) ? a - b : stop(a) - stop(b));
    }
    /**
     * Take away what is not wanted. Signs of points are kept, to be seated elsewhere: cheaper than new ones.
     * @param {Set<number>} wanted
     */
    #unseat(wanted) {
      const free = [];
      for (const [index, seat] of this.#seats) {
        if (wanted.has(index)) continue;
        this.#seats.delete(index);
        this.#areas.get(index)?.remove();
        this.#areas.delete(index);
        if (this.#spot(index).area) seat.marker.remove();
        else free.push(seat);
      }
      return free;
    }
    /**
     * A sign at a spot: one that is free, else a new one.
     * @param {number} index
     * @param {Seat[]} free
     */
    #seat(index, free) {
      const spot = this.#spot(index);
      const seat = !spot.area && free.pop() || this.#add(spot);
      seat.spot = index;
      seat.key = "";
      seat.marker.setLatLng(this.#place(index));
      this.#name(seat);
      this.#seats.set(index, seat);
      return seat;
    }
    /**
     * @param {Spot} spot
     * @returns {Seat}
     */
    #add({ lat, lng, area }) {
      const icon = L.divIcon({ className: "sign", iconSize: area ? [0, 0] : [36, 36] });
      const marker = L.marker([lat, lng], { icon, riseOnHover: true, autoPanOnFocus: false }).addTo(this.map);
      const seat = { marker, node: (
        /** @type {HTMLElement} */
        marker.getElement()
      ), spot: -1, key: "" };
      marker.on("click", () => this.onSelect(seat.spot));
      seat.node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        this.onSelect(seat.spot);
      });
      return seat;
    }
    /** @param {Seat} seat */
    #name({ node, spot: index }) {
      const { events: events2 } = (
        /** @type {Story} */
        this.story
      );
      const spot = this.#spot(index);
      const titles = spot.events.map((at) => events2[at]).filter(this.#passes).map(({ title }) => title);
      const more = titles.length > 3 ? ` and ${titles.length - 3} more` : "";
      node.title = `${spot.label}: ${titles.slice(0, 3).join("; ")}${more}`;
      const stop = spot.stops.length ? `; stop ${spot.stops.join("·")}` : "";
      node.setAttribute("aria-label", `${node.title}${stop}`);
    }
    /**
     * @param {Seat} seat
     * @param {SignState} state
     */
    #paint(seat, state) {
      const key = `${state.rank} ${state.role} ${state.planned} ${state.claimed}`;
      if (seat.key === key) return;
      seat.key = key;
      const spot = this.#spot(seat.spot);
      const height = HEIGHT3[
        /** @type {keyof typeof HEIGHT} */
        state.rank
      ] + (state.role === "stop" ? 500 : 0);
      seat.marker.setZIndexOffset(height - (spot.area ? 700 : 0));
      const flags = [
        state.planned && "planned",
        state.claimed && "claimed",
        spot.area && "area",
        spot.inferred && "inferred"
      ];
      const leaflets = "leaflet-marker-icon leaflet-zoom-animated leaflet-interactive";
      seat.node.className = [leaflets, "sign", state.rank, state.role, ...flags].filter(Boolean).join(" ");
      seat.node.replaceChildren(spot.area ? areaName(spot, state) : sign(spot, state));
      if (spot.area || spot.inferred) this.#paintArea(seat.spot, spot, state);
    }
    /**
     * A region or country as an outline with a light hatch; the reach of an inferred point as a dotted ring.
     * @param {number} index
     * @param {Spot} spot
     * @param {SignState} state
     */
    #paintArea(index, spot, state) {
      let shape2 = this.#areas.get(index);
      if (!shape2) {
        const options = {
          className: "reach",
          pane: "areas",
          interactive: spot.area,
          bubblingMouseEvents: false
        };
        shape2 = spot.area ? L.polygon(this.outline(spot), options) : L.circle([spot.lat, spot.lng], { ...options, radius: Math.max(1, spot.radius || 0) * 1e3 });
        shape2.on("click", () => this.onSelect(index)).addTo(this.map);
        this.#areas.set(index, shape2);
      }
      const classes = [state.rank, state.role, spot.area ? "area" : "halo"];
      if (spot.soft) classes.push("soft");
      if (state.planned) classes.push("planned");
      if (spot.inferred) classes.push("inferred");
      shape2.getElement()?.setAttribute("class", `leaflet-interactive reach ${classes.join(" ")}`);
    }
    /**
     * Whether a spot, or a part of an area, lies in view.
     * @param {Spot} spot
     */
    inView(spot) {
      const view = this.map.getBounds();
      if (!spot.area) return view.pad(-0.01).contains([spot.lat, spot.lng]);
      if (!view.intersects(this.extent(spot))) return false;
      const inner = view.pad(-0.05);
      const [west, north] = mercator(inner.getWest(), inner.getNorth());
      const [east, south] = mercator(inner.getEast(), inner.getSouth());
      return this.rings(spot).some((ring) => reaches(ring, [west, north, east, south]));
    }
    /**
     * The outline of an area.
     * @param {Spot} spot
     */
    outline(spot) {
      const known2 = this.#outlines.get(spot);
      if (known2) return known2;
      const drawn = outline(spot, this.basemap.country(spot.country));
      this.#outlines.set(spot, drawn);
      return drawn;
    }
    /**
     * The outer rings of an area as the map projects them.
     * @param {Spot} spot
     */
    rings(spot) {
      const known2 = this.#rings.get(spot);
      if (known2) return known2;
      const rings = this.outline(spot).map(([ring]) => projected(ring.map(([lat, lng]) => [lng, lat])));
      this.#rings.set(spot, rings);
      return rings;
    }
    /**
     * The box of an area's largest part: far islands do not widen it.
     * @param {Spot} spot
     */
    extent(spot) {
      const known2 = this.#extents.get(spot);
      if (known2) return known2;
      const size = (box) => (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
      const parts = this.outline(spot).map(([ring]) => L.latLngBounds(ring));
      const largest = parts.reduce((best, part) => size(part) > size(best) ? part : best);
      this.#extents.set(spot, largest);
      return largest;
    }
    /**
     * The spots whose signs lie on that of a spot, itself among them.
     * @param {number} index
     */
    heapAt(index) {
      const at = (spot) => this.map.latLngToContainerPoint(this.standsAt(spot));
      const points = [...this.#seats.keys()].filter((spot) => !this.#spot(spot).area);
      return points.includes(index) ? points.filter((spot) => at(spot).distanceTo(at(index)) < HEAP) : [index];
    }
    /** What labels have to keep clear of, in px around a point (areas' names are found on the page). */
    get obstacles() {
      const points = this.shown.filter(({ spot }) => !spot.area);
      return points.map(({ at }) => ({ lat: at.lat, lon: at.lng, half: 17, wide: 17 }));
    }
  };

  // geo/reader/js/map/picture.js
  var SCALE = 2;
  var PAD = 16;
  var LINE = { title: 26, date: 22, credit: 18 };
  var FURNITURE3 = ".leaflet-control-container, .leaflet-popup-pane, .tools, .card, .keep-clear";
  var XHTML = "http://www.w3.org/1999/xhtml";
  async function savePicture(frame, story, date, unnamed) {
    const blob = await drawPicture(frame, story, date, unnamed);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${story.id}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  }
  async function drawPicture(frame, story, date, unnamed) {
    const { width, height: tall } = frame.getBoundingClientRect();
    const named = lettered(unnamed);
    const key = keyOf(
      frame,
      hasTour(story),
      named.map(({ mark, name }) => [mark, name])
    );
    const height = tall + heightOf(key, width);
    const image = await loaded(asSvg(frame, key, width, tall, height));
    for (const { node } of named) delete node.dataset.letter;
    const canvas = document.createElement("canvas");
    const pen = (
      /** @type {CanvasRenderingContext2D} */
      canvas.getContext("2d")
    );
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
    return new Promise(
      (done, fail) => canvas.toBlob((blob) => blob ? done(blob) : fail(new Error("no picture")))
    );
  }
  function creditOf({ publisher, publishedWords, rights, events: events2, borders }) {
    const open = events2.filter(({ reviewed }) => !reviewed).length;
    const checked = open ? ` ${open} of ${events2.length} events drawn by machine, checked by nobody.` : "";
    const view = borders === "un" ? "as the United Nations see them" : "as they are held";
    const terms = rights ? ` ${rights}.` : "";
    return `Report: ${publisher}, ${publishedWords}.${terms}${checked} Places: GeoNames. Map: Dateline, Natural Earth, borders ${view}.`;
  }
  function lettered(unnamed) {
    let letters = 0;
    return unnamed.map(({ node, spot }) => {
      const mark = spot.stops.join("·") || letter2(letters++);
      if (!spot.stops.length) node.dataset.letter = mark;
      return { node, mark, name: spot.label };
    });
  }
  function letter2(at) {
    const last = String.fromCharCode(97 + at % 26);
    return at < 26 ? last : letter2(Math.floor(at / 26) - 1) + last;
  }
  function heightOf(key, width) {
    key.style.width = `${width}px`;
    document.body.append(key);
    const height = key.offsetHeight;
    key.remove();
    return height;
  }
  function asSvg(frame, key, width, tall, height) {
    const copy = (
      /** @type {HTMLElement} */
      frame.cloneNode(true)
    );
    const canvases = [...frame.querySelectorAll("canvas")];
    for (const [at, blank] of [...copy.querySelectorAll("canvas")].entries()) {
      const still = document.createElement("img");
      still.src = canvases[at].toDataURL();
      still.className = blank.className;
      still.style.cssText = blank.style.cssText;
      blank.replaceWith(still);
    }
    for (const node of copy.querySelectorAll(FURNITURE3)) node.remove();
    copy.style.cssText += `;width:${width}px;height:${tall}px`;
    const style = document.createElementNS(XHTML, "style");
    style.textContent = [...document.querySelectorAll("style")].map((node) => node.textContent).join("\n");
    const body = document.createElementNS(XHTML, "div");
    body.append(style, copy, key);
    const theme = document.documentElement.dataset.theme;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"${theme ? ` data-theme="${theme}"` : ""}><foreignObject width="100%" height="100%">${new XMLSerializer().serializeToString(body)}</foreignObject></svg>`;
  }
  async function loaded(svg2) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg2)}`;
    await image.decode();
    return image;
  }
  function wrapped(pen, text, width) {
    const lines = [];
    for (const word of text.split(/\s+/)) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  // geo/reader/js/map/pick.js
  var STILL = 6;
  var CONTROLS = ".tools, .card, .leaflet-control, .leaflet-popup, .candidate, .far";
  var Pick = class {
    on = false;
    /** Where the mouse or finger went down. */
    #down = L.point(0, 0);
    /** Shows the point that was meant, above the signs. */
    #mark = L.circleMarker([0, 0], { className: "picked", radius: 9, interactive: false, pane: "tooltipPane" });
    /**
     * @param {L.Map} map
     * @param {(place: { lat: number, lon: number }) => void} onPick in degrees
     */
    constructor(map, onPick) {
      this.map = map;
      this.onPick = onPick;
      this.frame = map.getContainer();
      const text = matchMedia("(pointer: coarse)").matches ? "Tap the place on the map" : "Click the place on the map, or move the map with the arrow keys and press Enter";
      this.note = el("div", { class: "pick-note keep-clear", role: "status", text });
      this.frame.addEventListener("pointerdown", ({ x, y }) => this.#down = L.point(x, y), true);
      this.frame.addEventListener("click", (event) => this.#clicked(event), true);
      this.frame.addEventListener("keydown", ({ key, target }) => {
        if (this.on && key === "Enter" && target === this.frame) this.#pick(map.getCenter());
      });
    }
    /** @param {boolean} on */
    turn(on) {
      this.on = on;
      this.#mark.remove();
      this.frame.classList.toggle("picking", on);
      if (on) this.frame.append(this.note);
      else this.note.remove();
    }
    /** @param {MouseEvent} event */
    #clicked(event) {
      if (!this.on || /** @type {Element} */
      event.target.closest(CONTROLS)) return;
      event.stopPropagation();
      if (this.#down.distanceTo(L.point(event.x, event.y)) <= STILL)
        this.#pick(this.map.mouseEventToLatLng(event));
    }
    /** @param {L.LatLng} point */
    #pick(point) {
      const { lat, lng } = point.wrap();
      this.#mark.setLatLng(point).addTo(this.map);
      this.onPick({ lat, lon: lng });
    }
  };

  // geo/reader/js/map/tools.js
  var Tools = class {
    /**
     * @param {HTMLElement} frame the map
     * @param {{ button: HTMLElement, box: HTMLElement }} legend
     * @param {State} state as it is at the start
     * @param {{ onChange: (change: Partial<State>) => void, onCentre: () => void }} actions
     */
    constructor(frame, legend, state, { onChange, onCentre }) {
      this.tourOnly = toggle(
        "Tour only",
        "Show only the stops of the tour",
        state.tourOnly,
        (tourOnly) => onChange({ tourOnly })
      );
      const centre = "Move the map to this date’s events and follow again";
      this.box = el(
        "div",
        { class: "tools keep-clear", role: "toolbar", "aria-label": "Map" },
        this.tourOnly,
        toggle("To come", "Show what is still to come, paler", state.future, (future) => onChange({ future })),
        el("button", {
          type: "button",
          class: "centre",
          text: "Centre",
          title: centre,
          on: { click: onCentre }
        }),
        legend.button,
        legend.box
      );
      frame.append(this.box);
    }
    /**
     * Take another story: where nobody travels there is no tour to choose.
     * @param {Story} story
     */
    load({ events: events2 }) {
      this.tourOnly.hidden = !events2.some(({ role }) => role === "stop");
    }
  };
  function toggle(text, title, pressed, change) {
    const button2 = el("button", { type: "button", title, "aria-pressed": String(pressed), text });
    button2.addEventListener("click", () => {
      const on = button2.getAttribute("aria-pressed") !== "true";
      button2.setAttribute("aria-pressed", String(on));
      change(on);
    });
    return button2;
  }

  // geo/reader/js/navigation.js
  var Navigation = class {
    /**
     * @param {Store} store
     * @param {{ details: Details, text: ReportText, timeline: Timeline }} parts
     */
    constructor(store, { details, text, timeline }) {
      this.store = store;
      this.details = details;
      this.text = text;
      this.timeline = timeline;
    }
    /**
     * To a date; one before the first or after the last is the first or the last.
     * @param {number} step
     * @param {{ playing?: boolean, leap?: boolean }} [how]
     */
    go(step, { playing = false, leap = false } = {}) {
      const { state, story } = this.store;
      if (!story.steps.length) return;
      if (!playing) this.timeline.play(false);
      const to = Math.max(0, Math.min(story.steps.length - 1, step));
      if (to === state.step && state.event === null) return;
      this.details.close();
      this.store.set({ step: to, event: null }, { leap });
    }
    /**
     * To one event: its date, its place with what is told there, its sentences.
     * @param {number} index
     * @param {boolean} [scroll] bring its sentences into view
     * @param {string | null} [asked] the id by which it was asked for
     */
    choose(index, scroll = true, asked = null) {
      const { step, spot } = this.store.story.events[index];
      this.timeline.play(false);
      this.store.set({ event: index, asked, ...step === null ? {} : { step } }, { scroll });
      if (spot !== null) afterPaint(() => this.details.show(this.store, spot, filter(this.store.state)));
    }
    /**
     * To a place: of its events take one of this date, else the one next to it in time.
     * @param {number} spot
     */
    open(spot) {
      const { state, story } = this.store;
      const passes = filter(state);
      const distance = (index) => {
        const at = story.events[index].step;
        return at === null ? Infinity : Math.abs(at - state.step);
      };
      const events2 = story.spots[spot].events.filter((index) => passes(story.events[index]));
      this.choose(events2.reduce((best, index) => distance(index) < distance(best) ? index : best));
    }
    /**
     * From a place named in the text.
     * @param {number[]} events that it belongs to
     */
    toPlace(events2) {
      this.choose(this.#nearest(events2), false);
    }
    /**
     * From a date named in the text.
     * @param {number[]} events that it belongs to
     */
    toDate(events2) {
      const index = this.#nearest(events2);
      const { step } = this.store.story.events[index];
      if (step === null) this.choose(index, false);
      else this.go(step, { leap: true });
    }
    /**
     * From a lit sentence of the text: what it tells, one after the other where it tells more.
     * @param {number[]} events
     */
    toSentence(events2) {
      if (!events2.length) return;
      const at = events2.indexOf(this.store.state.event ?? -1);
      this.choose(events2[(at + 1) % events2.length], false);
    }
    /**
     * To the date of what is being read, if it is not shown already.
     * @param {number[]} events that the sentence tells
     */
    follow(events2) {
      const { state, story } = this.store;
      const passes = filter(state);
      const dated = events2.map((index) => story.events[index]).filter((one) => passes(one) && one.step !== null);
      if (!dated.length || dated.some(({ step }) => step === state.step)) return;
      this.timeline.play(false);
      this.details.close();
      this.store.set({ step: dated[0].step ?? state.step, event: null }, { scroll: false });
    }
    /** @param {number[]} events */
    #nearest(events2) {
      const { state, story } = this.store;
      return events2.find((index) => story.events[index].step === state.step) ?? events2[0];
    }
    /**
     * To a sentence of the report.
     * @param {number} event
     * @param {number} start
     */
    readQuote(event, start) {
      if (narrow()) this.details.close();
      this.store.set({ event }, { scroll: false, stay: true });
      afterPaint(() => this.text.bring(event, start));
    }
    /** Close what is told and choose no event. */
    close() {
      this.details.close();
      if (this.store.state.event !== null) this.store.set({ event: null }, { scroll: false });
    }
    /**
     * Where a link points; a report, date or event that is no longer there is passed over.
     * @param {import("./page.js").Where} where
     */
    visit({ date, event: id, report }) {
      if (report) this.text.open(Number(report) - 1);
      if (!date && !id) return this.close();
      const { coarser, days, events: events2 } = this.store.story;
      const event = events2.findIndex((candidate) => candidate.ids.includes(id ?? ""));
      if (event >= 0) return this.choose(event, true, id);
      const steps = [days, ...Object.values(coarser)].flat();
      const step = steps.find((candidate) => candidate.date === date);
      if (step) this.go(events2[step.events[0]].step ?? 0);
    }
  };

  // geo/reader/js/text/find.js
  var MOST4 = 500;
  var SIGNS2 = /[\\^$.*+?()[\]{}|/]/g;
  var Find = class {
    /** @type {Span[]} */
    #found = [];
    #now = 0;
    /** @param {ReportText} text */
    constructor(text) {
      this.text = text;
      const label = "Find in the report";
      this.field = el("input", {
        type: "search",
        "aria-label": label,
        placeholder: label,
        autocomplete: "off"
      });
      this.count = el("output", { class: "found", "aria-live": "polite" });
      this.moves = el(
        "span",
        { hidden: true },
        move("Previous match", "‹", () => this.#go(-1)),
        move("Next match", "›", () => this.#go(1))
      );
      this.box = el("search", { class: "find" }, this.field, this.count, this.moves);
      this.field.addEventListener("input", () => this.look());
      this.field.addEventListener("keydown", (event) => this.#press(event));
      text.paragraphs.onCut = debounce(() => this.#light(), 60);
    }
    /** Look for what the field says, from the start of the report. */
    look() {
      this.#found = matches(this.text.words, this.field.value);
      this.#now = 0;
      this.box.classList.toggle("on", this.field.value !== "");
      this.#show();
    }
    /** @param {KeyboardEvent} event */
    #press(event) {
      if (event.key === "Enter") this.#go(event.shiftKey ? -1 : 1);
      else if (event.key === "Escape") {
        if (this.field.value) event.stopPropagation();
        this.field.value = "";
        this.look();
        this.field.blur();
      } else return;
      event.preventDefault();
    }
    /** @param {number} by */
    #go(by) {
      const { length } = this.#found;
      if (!length) return;
      this.#now = (this.#now + by + length) % length;
      this.#show();
    }
    #show() {
      const { length } = this.#found;
      const said = length ? `${this.#now + 1} of ${length}` : "not found";
      this.count.textContent = this.field.value.trim() ? said : "";
      this.moves.hidden = length < 2;
      if (length) this.text.bringSpan(this.#found[this.#now]);
      this.#light();
    }
    #light() {
      if (!globalThis.CSS?.highlights) return;
      const from = Math.max(0, this.#now - MOST4 / 2);
      const light = (spans) => new Highlight(...spans.flatMap((span) => this.text.rangeOf(span) ?? []));
      CSS.highlights.set("found", light(this.#found.slice(from, from + MOST4)));
      CSS.highlights.set("found-now", light(this.#found.slice(this.#now, this.#now + 1)));
    }
  };
  function matches(text, words) {
    const source2 = words.trim().replace(SIGNS2, "\\$&").replace(/['’‘]/g, "['’‘]").replace(/["“”]/g, '["“”]').replace(/[-‐‑–—]/g, "[-‐‑–—]").replace(/\s+/g, "\\s+");
    if (!source2) return [];
    return Array.from(text.matchAll(new RegExp(source2, "giu")), ({ 0: found, index }) => [
      index,
      index + found.length
    ]);
  }
  function move(label, text, click) {
    return el("button", { type: "button", "aria-label": label, title: label, text, on: { click } });
  }

  // geo/reader/js/text/follow.js
  var Follow = class {
    on = false;
    /** Whether it is a hand that scrolls, and not the reader. */
    #byHand = false;
    #waiting = false;
    /**
     * @param {ReportText} text
     * @param {object} actions
     * @param {(events: number[]) => void} actions.onRead the events that the sentence tells which is being read
     * @param {(on: boolean) => void} actions.onChoice
     */
    constructor(text, { onRead, onChoice }) {
      const title = "While you scroll the text, date and map follow what you read";
      this.button = el("button", { type: "button", title, text: "Map follows text", "aria-pressed": "false" });
      this.button.addEventListener("click", () => {
        this.turn(!this.on);
        onChoice(this.on);
        if (this.on) onRead(text.read);
      });
      for (const type of BY_HAND)
        text.box.addEventListener(type, () => this.#byHand = true, { passive: true });
      text.onBring = () => this.#byHand = false;
      text.box.addEventListener("scroll", () => {
        if (!this.on || !this.#byHand) return;
        if (this.#waiting) return;
        this.#waiting = true;
        requestAnimationFrame(() => {
          this.#waiting = false;
          onRead(text.read);
        });
      });
    }
    /** @param {boolean} on */
    turn(on) {
      this.on = on;
      this.button.setAttribute("aria-pressed", String(on));
    }
  };

  // geo/reader/js/text/listing.js
  var MOST5 = 2e3;
  var HEADINGS = ["Event", "Kind and date", "Place", "Checked"];
  var Listing = class {
    /** @param {HTMLElement} report that it stands behind */
    constructor(report) {
      this.box = el("section", { class: "only-heard", "aria-label": "All events in a table" });
      report.after(this.box);
    }
    /**
     * Take another story, or keep only events that pass.
     * @param {Story} story
     * @param {Passes} passes
     */
    show(story, passes) {
      const { rows, more } = rowsOf(story.events.filter(passes));
      this.box.replaceChildren(
        el(
          "table",
          {},
          el("caption", { text: more ? `The first ${rows.length} events; ${more} more follow` : "All events" }),
          el("thead", {}, el("tr", {}, ...HEADINGS.map((text) => el("th", { scope: "col", text })))),
          el("tbody", {}, ...rows.map(row2))
        )
      );
    }
  };
  function row2([title, ...others]) {
    return el("tr", {}, el("th", { scope: "row", text: title }), ...others.map((text) => el("td", { text })));
  }
  function rowsOf(events2) {
    const rows = events2.slice(0, MOST5).map((event) => {
      const kind = event.when ? kindAndDate(event) : `${kindAndDate(event)} · no date`;
      return [
        event.title,
        kind,
        event.place?.label ?? "no place on the map",
        event.reviewed ? "yes" : "by nobody"
      ];
    });
    return { rows, more: events2.length - rows.length };
  }

  // geo/reader/js/text/kickers.js
  function kickers(story, report) {
    const { publisher, byline, published, url, rights } = report;
    const all = story.events;
    const source2 = url ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer", text: publisher || url }) : publisher;
    const known2 = [source2, byline, published].filter(Boolean);
    const by = known2.flatMap((part, at) => at ? [" · ", part] : [part]);
    const checked = all.filter(({ reviewed }) => reviewed).length;
    const drawn = checked ? `Map drawn by machine; ${checked} of ${events(all.length)} reviewed since` : "Map drawn by machine, checked by nobody";
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

  // geo/reader/js/text/tip.js
  var Tip = class {
    constructor() {
      this.box = el("div", { class: "tip", id: "tip", role: "tooltip", hidden: true });
      document.body.append(this.box);
    }
    /**
     * @param {HTMLElement} node
     * @param {string} words
     */
    show(node, words) {
      this.box.textContent = words;
      this.box.hidden = false;
      node.setAttribute("aria-describedby", "tip");
      const { bottom, left, top } = node.getClientRects()[0];
      this.box.style.left = `${Math.max(8, Math.min(left, innerWidth - this.box.offsetWidth - 8))}px`;
      this.box.style.top = `${top > 44 ? top - this.box.offsetHeight - 6 : bottom + 6}px`;
    }
    /** @param {HTMLElement} node */
    hide(node) {
      this.box.hidden = true;
      node.removeAttribute("aria-describedby");
    }
  };

  // geo/reader/js/text/mentions.js
  var Mentions = class {
    /** @type {WeakMap<Element, Mention>} */
    #known = /* @__PURE__ */ new WeakMap();
    #tip = new Tip();
    /** @type {StoryEvent[]} */
    events = [];
    /**
     * @param {HTMLElement} box that the report stands in
     * @param {object} actions each with the events that a mention belongs to
     * @param {(events: number[]) => void} actions.onPlace
     * @param {(events: number[]) => void} actions.onDate
     */
    constructor(box, { onPlace, onDate }) {
      this.box = box;
      const go = ({ places, dates }, event) => {
        event.preventDefault();
        if (places.length) onPlace(places);
        else onDate(dates);
      };
      this.#on(["click"], (_, mention, event) => go(mention, event));
      this.#on(["keydown"], (_, mention, event) => {
        const { key } = (
          /** @type {KeyboardEvent} */
          event
        );
        if (key === "Enter" || key === " ") go(mention, event);
      });
      this.#on(["mouseover", "focusin"], (node, mention) => this.#tip.show(node, this.#meaning(mention)));
      this.#on(["mouseout", "focusout"], (node) => this.#tip.hide(node));
    }
    /**
     * @param {HTMLElement} node
     * @param {Mention} mention
     */
    add(node, mention) {
      this.#known.set(node, mention);
    }
    /**
     * @param {string[]} types
     * @param {(node: HTMLElement, mention: Mention, event: Event) => void} act
     */
    #on(types, act) {
      for (const type of types) {
        this.box.addEventListener(type, (event) => {
          const node = (
            /** @type {Element} */
            event.target.closest(".mention")
          );
          const mention = node && this.#known.get(node);
          if (mention) act(
            /** @type {HTMLElement} */
            node,
            mention,
            event
          );
        });
      }
    }
    /**
     * What a mention resolved to, in words.
     * @param {Mention} mention
     */
    #meaning({ places, dates }) {
      const events2 = (places.length ? places : dates).map((index) => this.events[index]);
      const found = events2.map(({ place, when }) => {
        if (!places.length) return when || "no date";
        return place?.label || `${place?.name}: not found`;
      });
      return [...new Set(found)].join(" · ");
    }
  };

  // geo/reader/js/text/lay.js
  function passagesOf(paragraphs, passages) {
    const sorted = [...passages].sort((a, b) => a.start - b.start);
    let from = 0;
    return paragraphs.map(([start, end]) => {
      while (from < sorted.length && sorted[from].end <= start) from++;
      const own = [];
      for (let i = from; i < sorted.length && sorted[i].start < end; i++)
        if (sorted[i].end > start) own.push(sorted[i]);
      return own;
    });
  }
  function pieces([start, end], passages) {
    const cuts = /* @__PURE__ */ new Set([start, end]);
    for (const passage of passages) {
      const edges = [passage.start, passage.end, ...passage.place || [], ...passage.date || []];
      for (const at of edges) if (at > start && at < end) cuts.add(at);
    }
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(0, -1).map((edge, i) => [edge, sorted[i + 1]]);
  }
  function trimmed(text, start, end) {
    const cut2 = text.slice(start, end);
    const words = cut2.trim();
    const from = start + cut2.length - cut2.trimStart().length;
    return words ? { start: from, end: from + words.length, text: words } : null;
  }

  // geo/reader/js/text/offsets.js
  function rangeOf(paragraphs, [start, end]) {
    const paragraph = paragraphs[firstWhere(paragraphs, ({ span }) => span[1] > start)];
    if (!paragraph || paragraph.span[0] > start) return null;
    const [from, to] = [start, Math.min(end, paragraph.span[1])].map((at) => pointIn(paragraph, at));
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }
  function wordsIn(paragraphs, text, range) {
    const touched = paragraphs.filter(({ node }) => range.intersectsNode(node));
    const last = touched.at(-1);
    if (range.collapsed || !last) return null;
    const from = offsetIn(touched[0], range.startContainer, range.startOffset, 0);
    const to = offsetIn(last, range.endContainer, range.endOffset, last.span[1] - last.span[0]);
    return trimmed(text, touched[0].span[0] + from, last.span[0] + to);
  }
  function firstWhere(all, holds2) {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = low + high >> 1;
      if (holds2(all[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
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
  function offsetIn({ node }, container, offset, outside) {
    if (!node.contains(container)) return outside;
    const before = document.createRange();
    before.setStart(node, 0);
    before.setEnd(container, offset);
    return before.toString().length;
  }

  // geo/reader/js/text/paragraphs.js
  var LONG = 500;
  var Paragraphs = class {
    /** In the order of the text. @type {Paragraph[]} */
    all = [];
    /** @type {WeakMap<Element, Paragraph>} */
    #of = /* @__PURE__ */ new WeakMap();
    /** The paragraphs of each event's sentences. @type {Paragraph[][]} */
    #told = [];
    /** The pieces of each event's sentences, once cut. @type {HTMLElement[][]} */
    #segments = [];
    /** Called when a paragraph of a long report has been cut. */
    onCut = () => {
    };
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
      for (const event of new Set(passages.map(({ event: event2 }) => event2))) this.#told[event].push(paragraph);
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
      const story = (
        /** @type {Story} */
        this.story
      );
      const text = story.text.slice(start, end);
      const over = passages.filter((passage) => passage.start < end && passage.end > start);
      if (!over.length) return document.createTextNode(text);
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
  };

  // geo/reader/js/text/report.js
  var BLOCK = 50;
  var ReportText = class {
    /** @type {HTMLElement[]} */
    #lit = [];
    /** What stands in each report. @type {HTMLElement[][]} */
    #sheets = [];
    /** The events whose sentences are lit. @type {number[]} */
    #shown = [];
    /** What was brought into view last, until a hand moves the text. @type {Span | null} */
    #held = null;
    /** Called before the reader itself scrolls. */
    onBring = () => {
    };
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
      box.addEventListener("click", ({ target }) => this.#clickSentence(
        /** @type {Element} */
        target
      ));
      const cutInView = debounce(() => this.paragraphs.cutInView(box.getBoundingClientRect()), 80);
      box.addEventListener("scroll", () => {
        if (this.paragraphs.long) cutInView();
      });
      for (const type of BY_HAND) box.addEventListener(type, () => this.#held = null, { passive: true });
      new ResizeObserver(() => this.#hold()).observe(box);
    }
    get #story() {
      return (
        /** @type {Story} */
        this.story
      );
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
      return [...kickers(this.#story, report), ...headline, ...long ? blocks(nodes) : nodes];
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
      const piece = (
        /** @type {HTMLElement | null} */
        target.closest(".piece.lit:not(.mention)")
      );
      if (!piece || getSelection()?.isCollapsed === false) return;
      this.onSentence(this.#shown.filter((event) => this.paragraphs.piecesOf(event).includes(piece)));
    }
    /**
     * Light the sentences of these events and bring the first into view.
     * @param {number[]} events indices, most important first
     * @param {number | null} selected
     * @param {boolean} [scroll]
     */
    show(events2, selected, scroll = true) {
      for (const node of this.#lit) node.classList.remove("lit", "chosen", ...ROLES);
      this.#lit = [];
      this.#shown = events2;
      for (const event of [...events2].reverse()) {
        for (const node of this.paragraphs.piecesOf(event)) {
          node.classList.remove(...ROLES);
          node.classList.add("lit", this.#story.events[event].role);
          if (event === selected) node.classList.add("chosen");
          this.#lit.push(node);
        }
      }
      const first = selected ?? this.#first;
      if (scroll && first !== void 0) this.#bringLead(first);
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
      const lead = event === void 0 ? null : leadOf(this.#story.events[event].passages, this.reports.current);
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
        behavior: smooth ? "smooth" : "instant"
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
      const pieces2 = (
        /** @type {HTMLElement[]} */
        [...paragraph.node.querySelectorAll(".piece")]
      );
      const above = pieces2.filter((piece) => piece.getClientRects()[0]?.top <= line);
      const start = Number((above.at(-1) ?? pieces2[0])?.dataset.start);
      return paragraph.passages.filter((one) => one.start <= start && start < one.end).map(({ event }) => event);
    }
    /**
     * The words of the report in a selection, without the space around them; null where there are none.
     * @param {Range} range
     */
    wordsIn(range) {
      return wordsIn(this.paragraphs.all, this.words, range);
    }
  };
  function blocks(nodes) {
    const blocks2 = [];
    for (let i = 0; i < nodes.length; i += BLOCK) {
      blocks2.push(el("div", { class: "block" }, ...nodes.slice(i, i + BLOCK)));
    }
    return blocks2;
  }

  // geo/reader/js/text/selection.js
  var SETTLED_MS = 250;
  function listenToSelection(text, onWords) {
    let last = "";
    const look = debounce(() => {
      const selection = getSelection();
      const words = selection?.rangeCount ? text.wordsIn(selection.getRangeAt(0)) : null;
      const key = words ? `${words.start} ${words.end}` : "";
      if (words && key !== last) onWords(words);
      last = key;
    }, SETTLED_MS);
    document.addEventListener("selectionchange", look);
  }

  // geo/reader/js/timeline/density.js
  var BAR = 3;
  var HEIGHT4 = 20;
  function density(counts, width) {
    const bars = barsOf(counts, Math.max(1, Math.floor(width / BAR)));
    const path = bars.map(
      (height, at) => `M${at * BAR} ${HEIGHT4}v${-Math.round(height * HEIGHT4)}h${BAR - 1}V${HEIGHT4}`
    );
    const box = { class: "density", width, height: HEIGHT4, viewBox: `0 0 ${width} ${HEIGHT4}` };
    return svg("svg", box, svg("path", { d: path.join("") }));
  }
  function barsOf(counts, bars) {
    const sums = new Array(bars).fill(0);
    const last = Math.max(1, counts.length - 1);
    counts.forEach((count, step) => sums[Math.min(bars - 1, Math.floor(step / last * bars))] += count);
    const most = Math.max(1, ...sums);
    return sums.map((sum) => Math.sqrt(sum / most));
  }

  // geo/reader/js/timeline/fitting.js
  var OVERHANG = 14;
  function fitNames(sizes, weights, width, parts) {
    const last = Math.max(1, sizes.length - 1);
    const order = sizes.map((_, index) => index).sort((a, b) => weights[b] - weights[a] || a - b);
    const taken = [];
    const shifts = sizes.map(() => null);
    for (const index of order) {
      const half = sizes[index] / 2 + 4;
      const at = width * (parts?.[index] ?? index / last);
      const middle = Math.min(width + OVERHANG - half, Math.max(half - OVERHANG, at));
      if (taken.some(([from, to]) => middle + half > from && middle - half < to)) continue;
      taken.push([middle - half, middle + half]);
      shifts[index] = middle - at;
    }
    return shifts;
  }

  // geo/reader/js/timeline/timeline.js
  var PLAY = "M7 4.5v15l12-7.5z";
  var PAUSE = "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z";
  var PAUSE_MS = 2500;
  var TIGHT = 26;
  var CLOSE2 = 14;
  var MOST6 = 400;
  var Timeline = class {
    step = -1;
    /** @type {HTMLElement[]} */
    #ticks = [];
    /** The step of each tick. @type {number[]} */
    #marked = [];
    /** @type {HTMLElement[]} */
    #names = [];
    /** @type {HTMLElement[]} */
    #gaps = [];
    /** Widths of the names in bold, in px. @type {number[]} */
    #sizes = [];
    /** @type {Passes} */
    #passes = () => true;
    #timer = 0;
    /**
     * @param {HTMLElement} box
     * @param {OnStep} onStep
     * @param {(unit: Unit) => void} onUnit
     */
    constructor(box, onStep, onUnit) {
      this.box = box;
      this.onStep = onStep;
      this.unit = el("select", {
        "aria-label": "Steps",
        on: { change: () => onUnit(
          /** @type {Unit} */
          this.unit.value
        ) }
      });
      this.date = el("output", { class: "when", for: "slider" });
      this.count = el("span");
      this.previous = button("previous", "Previous date", "M15.5 5 8.5 12l7 7", () => onStep(this.step - 1));
      this.next = button("next", "Next date", "M8.5 5l7 7-7 7", () => onStep(this.step + 1));
      this.playButton = button("play", "Play", PLAY, () => this.play(!this.#timer));
      this.slider = el("input", { id: "slider", type: "range", min: 0, step: 1, "aria-label": "Date" });
      this.slider.addEventListener("input", () => onStep(Number(this.slider.value)));
      this.rail = el("div", { class: "rail", "aria-hidden": "true" });
      this.track = el("div", { class: "track" }, this.rail, this.slider);
      new ResizeObserver(() => this.#arrange()).observe(this.track);
      new ResizeObserver(() => {
        document.documentElement.style.setProperty("--timeline", `${box.offsetHeight}px`);
      }).observe(box);
    }
    get #story() {
      return (
        /** @type {Story} */
        this.story
      );
    }
    get #last() {
      return this.#story.steps.length - 1;
    }
    /**
     * Take another story; one without dates has no timeline.
     * @param {Story} story
     */
    load(story) {
      this.play(false);
      this.story = story;
      this.step = -1;
      this.#sizes = [];
      this.#passes = () => true;
      this.#marked = spread2(story.steps.length);
      this.#ticks = this.#marked.map((index) => this.#tick(story.steps[index], index));
      this.#names = this.#ticks.map((tick) => (
        /** @type {HTMLElement} */
        tick.lastChild
      ));
      const all = this.#marked.length === story.steps.length;
      this.#gaps = all ? story.steps.map(({ gap }) => el("span", { class: "gap", text: gap })) : [];
      this.slider.max = String(Math.max(0, this.#last));
      this.#spread();
      this.rail.replaceChildren(...this.#gaps, ...this.#ticks);
      this.#offerUnits();
      if (!story.steps.length) return this.box.replaceChildren();
      if (this.track.isConnected) return;
      const buttons = el("div", { class: "buttons" }, this.previous, this.playButton, this.next);
      const count = el("span", { class: "count" }, this.count, this.unit);
      this.box.replaceChildren(el("div", { class: "now" }, this.date, count), buttons, this.track);
    }
    /** Days, months or years, where the story has more than one of them. */
    #offerUnits() {
      const { coarser, unit } = this.#story;
      const units = (
        /** @type {Unit[]} */
        ["day", ...Object.keys(coarser)]
      );
      this.unit.hidden = units.length < 2;
      this.unit.replaceChildren(...units.map((value) => el("option", { value, text: `by ${value}` })));
      this.unit.value = unit;
    }
    /**
     * @param {Step} step
     * @param {number} index
     */
    #tick({ planned, stop, tick, year }, index) {
      const kind = `tick ${stop ? "stop" : ""} ${planned ? "planned" : ""}`;
      const name = el(
        "span",
        { class: "name" },
        el("span", { text: tick }),
        year ? el("small", { text: year }) : null
      );
      return el("span", { class: kind, on: { click: () => this.onStep(index) } }, el("i"), name);
    }
    /** Spread ticks and gaps evenly, in percent of the rail: nothing to do again on resize. */
    #spread() {
      const part = 100 / Math.max(1, this.#last);
      this.#ticks.forEach((tick, at) => tick.style.left = `${this.#marked[at] * part}%`);
      this.#gaps.forEach((gap, index) => gap.style.left = `${(index - 0.5) * part}%`);
    }
    /** Show the names that fit: the current one, then the tour's, then the ends, then the rest. */
    #arrange() {
      if (!this.#ticks.length) return;
      const width = this.rail.clientWidth;
      const weights = this.#marked.map((index) => {
        const end = index === 0 || index === this.#last;
        return (index === this.step ? 8 : 0) + (this.#story.steps[index].stop ? 4 : 0) + (end ? 2 : 0);
      });
      const parts = this.#marked.map((index) => index / Math.max(1, this.#last));
      fitNames(this.#measured(), weights, width, parts).forEach((shift, index) => {
        const name = this.#names[index];
        name.hidden = shift === null;
        if (shift !== null) name.style.transform = `translateX(calc(-50% + ${shift}px))`;
      });
      this.#nameYears();
      this.#showDensity(width);
      const space = width / Math.max(1, this.#last);
      this.#gaps.forEach((gap, index) => {
        const words = gap.textContent || "";
        const beside3 = this.#saysYear(index - 1) || this.#saysYear(index) ? 42 : 26;
        gap.hidden = !words || space < CLOSE2;
        gap.classList.toggle("tight", space < TIGHT);
        gap.classList.toggle("short", words.length * 6 + beside3 > space);
      });
    }
    /**
     * Where ticks would run into each other, how much happens when.
     * @param {number} width of the rail, in px
     */
    #showDensity(width) {
      const dense = width / Math.max(1, this.#last) < CLOSE2;
      this.rail.classList.toggle("dense", dense);
      this.rail.querySelector(".density")?.remove();
      const counts = dense ? this.#story.steps.map(({ events: events2 }) => events2.length) : [];
      if (dense) this.rail.prepend(density(counts, width));
    }
    /** A year stands under the first name that shows of those that do not say it themselves. */
    #nameYears() {
      let said = "";
      this.#marked.forEach((step, index) => {
        const { tick, year } = this.#story.steps[step];
        const name = this.#names[index];
        if (name.hidden) return;
        const small = (
          /** @type {HTMLElement | null} */
          name.querySelector("small")
        );
        if (small) small.hidden = year === said;
        said = year || tick;
      });
    }
    /**
     * Whether a year stands under a tick, on the line of the gaps' lengths.
     * @param {number} index
     */
    #saysYear(index) {
      const small = (
        /** @type {HTMLElement | null | undefined} */
        this.#names[index]?.querySelector("small")
      );
      return Boolean(small && !small.hidden && !this.#names[index].hidden);
    }
    /** Measured together once: one layout instead of one a name. */
    #measured() {
      if (!this.#sizes.some(Boolean)) {
        for (const name of this.#names) name.hidden = false;
        this.box.classList.add("measuring");
        this.#sizes = this.#names.map((name) => name.offsetWidth);
        this.box.classList.remove("measuring");
      }
      return this.#sizes;
    }
    /**
     * From now on tell only of events that pass; dates without one keep their place, but quieter.
     * @param {Passes} passes
     */
    keep(passes) {
      this.#passes = passes;
      this.#ticks.forEach((tick, at) => tick.classList.toggle("empty", !this.#told(this.#marked[at]).length));
    }
    /** @param {number} step */
    #told(step) {
      const { events: events2, steps } = this.#story;
      return steps[step].events.map((index) => events2[index]).filter(this.#passes);
    }
    /** @param {number} step */
    show(step) {
      if (step < 0) return;
      const before = this.step;
      this.step = step;
      const { words, planned } = this.#story.steps[step];
      const place = `date ${step + 1} of ${this.#last + 1}`;
      const titles = this.#told(step).slice(0, 3).map(({ title }) => title);
      if (Number(this.slider.value) !== step) this.slider.value = String(step);
      this.slider.setAttribute("aria-valuetext", `${words}, ${place}: ${titles.join("; ") || "nothing shown"}`);
      this.date.textContent = words.charAt(0).toUpperCase() + words.slice(1);
      this.count.textContent = place;
      this.box.classList.toggle("planned", planned);
      const [was, is] = [this.#marked.indexOf(before), this.#marked.indexOf(step)];
      this.#ticks[was]?.classList.remove("current");
      this.#ticks[is]?.classList.add("current");
      this.previous.disabled = step === 0;
      this.next.disabled = step === this.#last;
      if (before < 0 || this.#names[is]?.hidden) afterPaint(() => this.#arrange());
    }
    /**
     * Step on by itself, from the start again if the end is reached; any other move stops it.
     * @param {boolean} on
     */
    play(on) {
      clearInterval(this.#timer);
      this.#timer = 0;
      const advance = () => {
        if (this.step < this.#last) this.onStep(this.step + 1, { playing: true });
        if (this.step >= this.#last) this.play(false);
      };
      if (on) {
        this.#timer = window.setInterval(advance, PAUSE_MS);
        if (this.step >= this.#last) this.onStep(0, { playing: true });
        else advance();
      }
      const label = this.#timer ? "Pause" : "Play";
      this.playButton.setAttribute("aria-label", label);
      this.playButton.title = label;
      this.playButton.querySelector("path")?.setAttribute("d", this.#timer ? PAUSE : PLAY);
    }
  };
  function spread2(length) {
    const ticks = Math.min(length, MOST6);
    return Array.from({ length: ticks }, (_, at) => Math.round(at * (length - 1) / Math.max(1, ticks - 1)));
  }
  function button(name, label, path, click) {
    const picture = svg(
      "svg",
      { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true" },
      svg("path", { d: path })
    );
    return el(
      "button",
      { type: "button", class: name, "aria-label": label, title: label, on: { click } },
      picture
    );
  }

  // geo/reader/js/reader.js
  var SETTLED_MS2 = 400;
  var Reader = class {
    #turn = 0;
    #first = true;
    /** Whether there was a leap since the position was told. */
    #leapt = false;
    /**
     * @param {object} drawn what folium's map and the document hand over
     * @param {L.Map} drawn.map
     * @param {Basemap} drawn.basemap
     * @param {Streets} drawn.streets
     * @param {() => BasemapData} drawn.readBasemap
     * @param {Story} story
     */
    constructor({ map, basemap, streets, readBasemap: readBasemap2 }, story) {
      this.map = map;
      this.basemap = basemap;
      this.streets = streets;
      this.store = new Store(story, (before, how) => this.#changed(before, how));
      const onEvent = (event) => this.navigation.choose(event);
      const onQuote = (event, start) => this.navigation.readQuote(event, start);
      const frame = map.getContainer();
      const report = find(".report");
      this.card = find(".card");
      this.shown = null;
      const bar = el("div", { class: "bar" });
      this.text = new ReportText(report, bar, {
        onPlace: (events2) => this.navigation.toPlace(events2),
        onDate: (events2) => this.navigation.toDate(events2),
        onSentence: (events2) => this.navigation.toSentence(events2),
        onTurn: () => this.settled()
      });
      this.find = new Find(this.text);
      this.follow = new Follow(this.text, {
        onRead: (events2) => this.navigation.follow(events2),
        onChoice: (on) => remember("follow", on ? "on" : "")
      });
      this.follow.turn(remembered("follow") === "on");
      bar.append(this.find.box, this.follow.button);
      this.offMap = new OffMap(report, { onEvent, onQuote });
      this.listing = new Listing(report);
      this.markers = new Markers(map, basemap, (spot) => this.#openSign(spot));
      this.legs = new Legs(map);
      this.locator = new Locator(map, basemap);
      this.arrows = new Arrows(
        map,
        () => this.#outOfView(),
        (place) => "events" in place ? this.camera.visit(place) : this.camera.look([place])
      );
      this.labels = new Labels(map, readBasemap2, basemap, this.markers, (spot) => this.#openSign(spot));
      this.timeline = new Timeline(
        find(".timeline"),
        (step, how) => this.navigation.go(step, how),
        (unit) => this.#stepBy(unit)
      );
      this.legend = new Legend({
        onLeast: (least) => this.#showFrom(least),
        onPicture: () => this.#savePicture(),
        onTurn: () => this.#lookAgain()
      });
      this.tools = new Tools(frame, this.legend, this.store.state, {
        onChange: (change) => this.store.set(change),
        onCentre: () => this.#centre()
      });
      this.pick = new Pick(map, (place) => tellPage({ type: "picked", ...place }));
      this.candidates = new Candidates(map, (index) => tellPage({ type: "candidate", index }));
      this.stepCard = new StepCard(this.card, frame, onEvent);
      this.camera = new Camera(map, this.markers);
      this.details = new Details(map, find(".sheet"), {
        onQuote,
        whereIs: (spot) => this.markers.standsAt(spot),
        onPopup: () => {
          this.card.hidden = true;
          this.arrows.show();
        },
        onSheet: () => this.legend.turn(false),
        // which would hide it
        onClose: () => this.navigation.close()
      });
      this.navigation = new Navigation(this.store, this);
      this.settled = debounce(() => this.#tellPosition(), SETTLED_MS2);
      for (const box of [this.tools.box, this.card]) {
        L.DomEvent.disableClickPropagation(box);
        L.DomEvent.disableScrollPropagation(box);
      }
      prepareMap(map);
      this.#load(story);
      this.#listen();
      map.invalidateSize({ animate: false, pan: false });
      this.camera.home();
      this.#show({ scroll: false });
      if (embedded()) this.#greet();
      if (addressed()) followAddress(this.navigation);
      this.settled();
    }
    /** @param {Story} story */
    #load(story) {
      document.title = `${story.title} – Dateline`;
      numberStops(story, () => true);
      for (const part of [this.text, this.offMap, this.markers, this.legs]) part.load(story);
      for (const part of [this.timeline, this.legend, this.tools, this.camera]) part.load(story);
      creditPlaces(this.map, story);
      this.listing.show(story, () => true);
    }
    #listen() {
      const { basemap, camera, labels, map, streets } = this;
      map.on("moveend", () => labels.place());
      map.on("resize", () => this.#lookAgain());
      map.on("baselayerchange", ({ layer }) => {
        labels.builtIn = /** @type {L.Layer} */
        layer === basemap;
        labels.place();
        this.legend.picture.disabled = !labels.builtIn;
        if (!labels.builtIn) layer.once("tileerror", () => streets.offerWayBack(map, basemap));
      });
      listenToKeys(this.navigation, camera, { help: new Help(), legend: this.legend, field: this.find.field });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
        newTheme();
        this.#repaint();
      });
    }
    // ---- what is shown ---------------------------------------------------------------------------
    /**
     * @param {State} before
     * @param {How} how
     */
    #changed(before, how) {
      this.#leapt ||= how.leap === true;
      if (before.least !== this.store.state.least) this.#keep();
      this.#show(how);
      this.settled();
    }
    /** Signs and slider at once; text, card, camera and labels after they are painted. */
    #show({ scroll = true, stay = false } = {}) {
      const { state, story } = this.store;
      this.markers.show(state);
      this.legs.show(state);
      this.timeline.show(state.step);
      const turn = this.#turn += 1;
      afterPaint(() => {
        if (turn !== this.#turn) return;
        const events2 = eventsOf(story, state);
        const { event } = state;
        const lit = event === null ? events2 : [event, ...events2.filter((index) => index !== event)];
        this.stepCard.show(this.store);
        this.card.hidden = this.details.overMap;
        this.text.show(lit, event, scroll);
        if (this.#first && !scroll) this.text.showHeadline();
        if (this.camera.following && !stay) this.#frame(!this.#first);
        this.#first = false;
        this.#label();
      });
    }
    #label() {
      this.markers.spread();
      this.arrows.show();
      this.labels.showStory([...this.legs.obstacles, ...this.candidates.obstacles], this.legs.lines);
    }
    /** Show only events that are likely enough. */
    #keep() {
      const { state, story } = this.store;
      const passes = filter({ least: state.least, tourOnly: false });
      numberStops(story, passes);
      for (const part of [this.markers, this.offMap, this.timeline]) part.keep(passes);
      this.legs.keep();
      this.listing.show(story, passes);
    }
    /**
     * Step by days, months or years; what is shown stays.
     * @param {Unit} unit
     */
    #stepBy(unit) {
      const { state, story } = this.store;
      const [first] = story.steps[state.step].events;
      stepBy(story, unit);
      for (const part of [this.timeline, this.legs]) part.load(story);
      this.#keep();
      this.store.set({ step: story.events[first].step ?? 0 }, { scroll: false });
    }
    /** @param {number} least in percent */
    #showFrom(least) {
      this.details.close();
      this.store.set({ least, event: null });
    }
    /**
     * The camera to this date's spots and the chosen event's.
     * @param {boolean} [animate]
     */
    #frame(animate = true) {
      const { state, story } = this.store;
      const spotOf = (index) => {
        const { spot } = story.events[index];
        return spot === null ? [] : [story.spots[spot]];
      };
      const spots = eventsOf(story, state).flatMap(spotOf);
      const [chosen] = state.event === null ? [] : spotOf(state.event);
      this.camera.frame(spots, chosen, animate);
    }
    /** What lies over the map has changed. */
    #lookAgain() {
      if (this.camera.following) this.#frame(false);
      this.details.fit();
      this.card.hidden = this.details.overMap;
      this.#label();
    }
    /**
     * Tell what happens at a sign; where several lie on each other, which they are.
     * @param {number} spot
     */
    #openSign(spot) {
      const heap = this.markers.heapAt(spot);
      if (heap.length > 1) this.details.list(this.store, heap, (chosen) => this.navigation.open(chosen));
      else this.navigation.open(spot);
    }
    #centre() {
      this.camera.following = true;
      this.#frame();
    }
    #savePicture() {
      const { state, story } = this.store;
      const date = story.steps[state.step]?.words ?? "";
      this.legend.close();
      return savePicture(this.map.getContainer(), story, date, this.labels.unnamed);
    }
    #repaint() {
      this.basemap.repaint();
      this.markers.dots?.repaint();
      this.locator.draw();
    }
    // ---- the world outside -----------------------------------------------------------------------
    #tellPosition() {
      const position = { ...this.store.position, report: this.text.number };
      const leap = this.#leapt;
      this.#leapt = false;
      if (embedded()) tellPage({ type: "position", ...position, shown: this.shown, leap });
      if (addressed() && !hasSpoken()) writeAddress(position, leap);
    }
    #greet() {
      hearPage((message) => this.#heed(message));
      listenToSelection(this.text, (words) => tellPage({ type: "words", ...words }));
      tellPage({ type: "ready" });
    }
    /** @param {Heard} message */
    #heed(message) {
      if (message.type === "story") this.#take(takeIn(message.view));
      if (message.type === "go") this.navigation.visit(message);
      if (message.type === "show") {
        this.shown = message.turn ?? null;
        this.navigation.visit({ event: message.event });
      }
      if (message.type === "pick") this.pick.turn(message.on !== false);
      if (message.type === "candidates") this.#offer(message.places);
      if (message.type === "desk") document.documentElement.toggleAttribute("data-desk", message.on !== false);
      if (message.type === "choice") this.follow.turn(message.value === "on");
      if (message.type === "tile") this.streets.arrive(message);
      if (message.type === "theme" && takeTheme(message.background)) this.#repaint();
    }
    /**
     * Another version of the story: map, text and lists are drawn anew, and what is looked at stays.
     * @param {Story} story
     */
    #take(story) {
      const { open } = this.details;
      this.store.load(stepBy(story, this.store.story.unit));
      this.#load(story);
      this.#keep();
      this.#show({ scroll: false, stay: true });
      const { event } = this.store.state;
      const spot = event === null ? null : story.events[event].spot;
      if (open && spot !== null) this.details.show(this.store, spot, filter(this.store.state));
      else this.details.close();
      this.settled();
    }
    /**
     * The places that arrows lead to: those to choose from, else those of the date; beside the tour, also its stops
     * far off and the country that the traveller comes from.
     */
    #outOfView() {
      if (this.candidates.points.length) return { beyond: this.candidates.beyond };
      const current = this.markers.shown.filter(({ current: current2 }) => current2).map(({ spot }) => spot);
      const { home } = this.markers;
      const from = home && current.some(({ stops }) => stops.length) ? [home] : [];
      const beyond2 = [...current, ...this.camera.leftOut, ...from].filter((spot) => !this.markers.inView(spot));
      return { beyond: beyond2, here: current.find((spot) => !beyond2.includes(spot)) };
    }
    /** @param {Candidate[]} places */
    #offer(places) {
      const { following } = this.camera;
      this.candidates.show(places);
      this.camera.offer(this.candidates.points);
      if (this.camera.following && !following) this.#frame();
      this.#label();
    }
  };

  // geo/reader/js/main.js
  var read = (id) => JSON.parse(document.getElementById(id)?.textContent || "");
  var basemapData = null;
  var readBasemap = () => basemapData ||= /** @type {BasemapData} */
  read("basemap-data");
  Object.assign(window, {
    dateline: {
      /** @param {L.Map} map */
      basemapLayer(map) {
        addPanes(map);
        return new Basemap(readBasemap);
      },
      /**
       * @param {L.Map} map
       * @param {Basemap} basemap
       * @param {L.TileLayer} layer the street map
       * @param {L.Control.Layers} control
       */
      start(map, basemap, layer, control) {
        const streets = new Streets(layer, control);
        this.reader = new Reader({ map, basemap, streets, readBasemap }, takeIn(read("story-data")));
      },
      /** @type {Reader | null} */
      reader: null
    }
  });
})();
