"use strict";
(() => {
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
  var calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  var NARROW = "(max-width: 760px), (max-height: 560px)";
  var narrow = () => matchMedia(NARROW).matches;
  var embedded = () => window.parent !== window;

  // geo/reader/js/theme.js
  var tokens = /* @__PURE__ */ new Map();
  function token(name2) {
    const known = tokens.get(name2);
    if (known !== void 0) return known;
    const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name2}`).trim();
    tokens.set(name2, value);
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
    constructor(read) {
      super("basemap", 0.5);
      this.read = read;
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

  // geo/reader/js/map/area_names.js
  var FURNITURE = ".keep-clear, .leaflet-control";
  var EDGE2 = 2;
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
      const placing = new Placing(width, height, [...signs, ...boxesOver(this.frame, FURNITURE)]);
      const boxes = this.#areas.flatMap((area) => this.#placeName(area, placing));
      const read = this.#areas.filter(({ node }) => !node.classList.contains("cut"));
      return { boxes, names: new Set(read.map(({ spot }) => spot.short)) };
    }
    /**
     * @param {Area} area
     * @param {Placing} placing
     * @returns {Box[]}
     */
    #placeName({ spot, node, current }, placing) {
      const name2 = (
        /** @type {HTMLElement} */
        node.firstElementChild
      );
      const [width, height] = [name2.offsetWidth, name2.offsetHeight];
      const { x, y } = this.map.latLngToContainerPoint([spot.lat, spot.lng]);
      const rightmost = this.map.getSize().x - width - EDGE2;
      const inside = (left) => current ? Math.max(EDGE2, Math.min(left, rightmost)) : left;
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
      name2.style.translate = dx || dy ? `calc(-50% + ${dx}px) calc(-50% + ${dy}px)` : "";
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
      return inView2 ? [own, ...byDistance(seen, own), ...around2] : byDistance(seen, middleOf(seen));
    }
  };
  function middleOf(points) {
    const [x, y] = points.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    return (
      /** @type {Point} */
      [x / points.length, y / points.length]
    );
  }
  function byDistance(points, [x, y]) {
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
      const known = this.#sizes.get(key);
      if (known) return known;
      this.#pen.font = `${FONTS[kind]} system-ui, sans-serif`;
      const spacing = { country: 2.2, small: 1.2, story: 0, town: 0 }[kind];
      const written2 = spacing ? text.toUpperCase() : text;
      const spaced = text.length * spacing;
      const size = [
        this.#pen.measureText(written2).width + spaced + 6,
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
    set(placing, name2, places, width, height, allowed) {
      const place = placing.set(places, width, height, allowed);
      if (!place) return null;
      const node = el("span", { class: `label ${name2.kind}`, text: name2.text });
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
    for (const name2 of names) {
      if (name2.zoom > zoom + 0.01 || name2.lat < view.getSouth() || name2.lat > view.getNorth()) continue;
      const lon = name2.lon + 360 * Math.round((middle - name2.lon) / 360);
      if (lon >= view.getWest() && lon <= view.getEast()) yield { ...name2, lon };
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
    constructor(map, read, basemap, lettering) {
      this.map = map;
      this.read = read;
      this.basemap = basemap;
      this.lettering = lettering;
    }
    get #countries() {
      return this.#all ||= this.read().countries.objects.countries.geometries.map(({ properties }) => {
        const { name: name2, label, zoom } = (
          /** @type {Country} */
          properties
        );
        return { text: name2, lon: label[0], lat: label[1], zoom };
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
      const missing = new Set([...story.keys()].filter((name2) => !named.has(name2)));
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
      const isWanted = (name2) => !only || only.has(name2);
      const parts = this.#parts(placing, step, only ? step / 2 : 100, isWanted);
      const seen = [];
      const due = this.#countries.filter(({ text }) => isWanted(text));
      for (const { text, lat, lon } of inView(this.map, due, zoom)) {
        const own = this.lettering.pointOf({ lat, lon });
        seen.push({ text, own, points: byDistance(parts.get(text) ?? [], own) });
        parts.delete(text);
      }
      for (const [text, points] of parts)
        if (only || points.length > 2)
          seen.push({ text, own: null, points: byDistance(points, middleOf(points)) });
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
        const name2 = this.#countryAt(point);
        if (name2 && isWanted(name2)) parts.set(name2, [...parts.get(name2) ?? [], point]);
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
    #atPlace(placing, text, { box, sign }) {
      if (!box) return null;
      const [left, top, right, bottom] = box;
      const [x] = this.lettering.pointOf(sign);
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
    constructor(map, read, basemap, lettering) {
      this.map = map;
      this.read = read;
      this.basemap = basemap;
      this.lettering = lettering;
      this.countries = new CountryNames(map, read, basemap, lettering);
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
      for (const name2 of places) {
        const country = this.#countryOf(name2);
        countries.set(country, [...countries.get(country) ?? [], name2]);
      }
      this.countries.place(placing, named, countries);
      const towns = [...inView(this.map, this.#cities, Infinity)];
      const known = places.map(({ text }) => text);
      for (const stop of story) this.#setTownOf(placing, stop, towns, known);
      const due = this.map.getZoom() + 0.01;
      for (const town of towns)
        if (town.zoom <= due && !known.includes(town.text)) this.#setTown(placing, town);
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
    #setTownOf(placing, stop, towns, known) {
      const [x, y] = this.lettering.pointOf(stop);
      const near = towns.filter((town) => {
        const [townX, townY] = this.lettering.pointOf(town);
        return Math.hypot(townX - x, townY - y) < CLOSE && !stop.text.includes(town.text);
      });
      const [best] = near.sort((a, b) => a.zoom - b.zoom);
      if (!best || known.includes(best.text)) return;
      const [width, height] = this.lettering.size(best.text, "town");
      const at = this.lettering.pointOf(best);
      const here = Math.hypot(at[0] - x, at[1] - y) < SAME;
      const places = [21, 26].flatMap((gap) => around([x, y], gap, width, height));
      const set = here ? this.lettering.set(placing, best, places, width, height) : this.#setTown(placing, best);
      if (set) known.push(best.text);
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
    constructor(map, read, basemap, markers, onSelect) {
      this.map = map;
      this.markers = markers;
      this.onSelect = onSelect;
      this.areaNames = new AreaNames(map, markers);
      this.lettering = new Lettering(map);
      this.mapNames = new MapNames(map, read, basemap, this.lettering);
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
      this.#names = points.map((sign) => {
        const { label, lat, lng, short } = sign.spot;
        const stands = { lat: sign.at.lat, lon: sign.at.lng };
        const kind = ["current", "stop", "quiet"][rank(sign)];
        return { text: short, label, lat, lon: lng, kind, spot: sign.index, sign: stands };
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
      for (const name2 of this.#names.filter(isCurrent)) this.#setStoryName(placing, name2, points, lines);
      const areas = this.areaNames.place(placing.taken);
      areas.boxes.forEach((box) => placing.take(box));
      this.#setLegSigns(placing);
      for (const name2 of this.#names.filter((name3) => !isCurrent(name3)))
        this.#setStoryName(placing, name2, points, lines);
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
    #setStoryName(placing, name2, signs, lines) {
      name2.box = null;
      const sign = this.lettering.pointOf(name2.sign);
      if (sign[0] < 0 || sign[1] < 0 || sign[0] > placing.width || sign[1] > placing.height) return;
      const [width, height] = this.lettering.size(name2.text, "story");
      const gaps = name2.kind === "current" ? [21, 37, 57] : [21];
      const isOwn = (place) => {
        const gap = apart(place, width, height, sign);
        return signs.every((other) => apart(place, width, height, other) > gap - NEARER);
      };
      const isCrossed = ([left, top]) => {
        const box = [left + LETTERS, top + LETTERS, left + width - LETTERS, top + height - LETTERS];
        return lines.some((line) => line.some((point, at) => at > 0 && crosses(box, line[at - 1], point)));
      };
      const places = gaps.flatMap((gap) => {
        const at = around(sign, gap, width, height);
        return [...at.filter((place) => !isCrossed(place)), ...at.filter(isCrossed)];
      });
      const own = places.filter(isOwn);
      const written2 = { ...name2, kind: `story ${name2.kind}` };
      const order = name2.kind === "quiet" ? own : [...own, ...places];
      const set = this.lettering.set(placing, written2, order, width, height);
      if (set) name2.box = [set.place[0], set.place[1], set.place[0] + width, set.place[1] + height];
      set?.node.addEventListener("click", (event) => {
        event.stopPropagation();
        const dragging = (
          /** @type {L.Handler & { moved: () => boolean }} */
          this.map.dragging
        );
        if (!dragging.moved()) this.onSelect(name2.spot);
      });
    }
  };

  // geo/reader/js/map/prepare.js
  var PANES = { basemap: 200, areas: 350, dots: 400, legs: 450, labels: 460 };
  function addPanes(map) {
    for (const [name2, order] of Object.entries(PANES)) map.createPane(name2).style.zIndex = String(order);
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

  // geo/reader/js/map/geodesy.js
  var EARTH_KM = 6371;
  function circleAround(lat, lng, km, pieces = 120) {
    const [phi, angle] = [lat * RADIANS, km / EARTH_KM];
    return Array.from({ length: pieces }, (_, i) => {
      const bearing = -2 * Math.PI * i / pieces;
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

  // geo/reader/js/atlas/around.js
  var USUAL_KM = 200;
  var FARTHEST_KM = 2e4;
  var CLOSEST_ZOOM = 12;
  var Around = class {
    #centre = "";
    #fit = false;
    #drawn = "";
    #layer = L.layerGroup();
    /**
     * @param {L.Map} map
     * @param {() => void} onChange
     */
    constructor(map, onChange) {
      this.map = map;
      this.onChange = onChange;
      this.#layer.addTo(map);
      this.place = el("input", {
        id: "place",
        type: "search",
        placeholder: "Odesa, or 46.48, 30.73",
        autocomplete: "off",
        on: { change: () => this.#change("") }
      });
      this.km = el("input", {
        id: "km",
        type: "number",
        min: 1,
        max: FARTHEST_KM,
        step: "any",
        value: USUAL_KM,
        on: { change: () => this.place.value && this.#change(this.#centre) }
      });
      this.choice = el("select", { id: "centre", on: { change: () => this.#change(this.choice.value) } });
      this.which = field("Which one", this.choice);
      this.which.hidden = true;
      this.fields = el(
        "div",
        { class: "around" },
        field("Near the place", this.place),
        field("Within km", this.km),
        this.which
      );
    }
    /** @param {Partial<Asked>} asked */
    load({ place = "", centre = "", km = USUAL_KM }) {
      this.place.value = place;
      this.km.value = String(km);
      this.#centre = centre;
    }
    /** The next circle is looked at. */
    fit() {
      this.#fit = true;
    }
    /** What is typed and chosen. */
    get asked() {
      return { place: this.place.value.trim(), centre: this.#centre, km: Number(this.km.value) || USUAL_KM };
    }
    /** @param {string} centre which of the places, "" for the likeliest */
    #change(centre) {
      if (!this.km.reportValidity()) return;
      this.#centre = centre;
      this.#fit = true;
      this.onChange();
    }
    /**
     * @param {Shown | null} around
     * @param {Asked} asked what that answers: by now another place or distance may be typed
     */
    show(around2, asked) {
      this.#choose(around2);
      const drawn = around2 ? `${around2.lat} ${around2.lon} ${around2.km}` : "";
      if (drawn !== this.#drawn) this.#draw(around2);
      this.#drawn = drawn;
      if (!same(asked, this.asked)) return;
      if (around2 && this.#fit) this.map.fitBounds(bounds(around2), { maxZoom: CLOSEST_ZOOM, animate: false });
      this.#fit = false;
    }
    /** @param {Shown | null} around */
    #choose(around2) {
      const choices = around2?.choices || [];
      this.which.hidden = choices.length < 2;
      if (this.which.hidden || !around2) return;
      this.choice.replaceChildren(...choices.map(({ id, label }) => el("option", { value: id, text: label })));
      this.choice.value = around2.centre;
    }
    /** @param {Shown | null} around */
    #draw(around2) {
      this.#layer.clearLayers();
      if (!around2) return;
      const { lat, lon, km } = around2;
      const line = closed(circleAround(lat, lon, km));
      for (const turn of [-360, 0, 360]) {
        const ring = line.map(([lng, lat2]) => L.latLng(lat2, lng + turn));
        this.#layer.addLayer(L.polyline(ring, { className: "distance", interactive: false, pane: "areas" }));
        const middle = L.latLng(lat, lon + turn);
        const dot = { className: "distance-middle", radius: 3, interactive: false, pane: "areas" };
        this.#layer.addLayer(L.circleMarker(middle, dot));
      }
    }
  };
  function closed(ring) {
    let last = ring[0][0];
    return [...ring, ring[0]].map(
      /** @returns {[number, number]} */
      ([lng, lat]) => {
        last = lng + 360 * Math.round((last - lng) / 360);
        return [last, lat];
      }
    );
  }
  function same(one, other) {
    return one.place === other.place && one.centre === other.centre && one.km === other.km;
  }
  function bounds({ lat, lon, km }) {
    return L.latLngBounds(closed(circleAround(lat, lon, km)).map(([lng, at]) => L.latLng(at, lng)));
  }
  var field = (text, input) => el("div", { class: "field" }, el("label", { for: input.id, text }), input);

  // geo/reader/js/atlas/clusters.js
  var SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 2 });
  var LONG = new Intl.NumberFormat("en");
  var CLOSER = 2;
  var PLACE_ZOOM = 10;
  var Clusters = class {
    #layer = L.layerGroup();
    /** @param {L.Map} map */
    constructor(map) {
      this.map = map;
      this.#layer.addTo(map);
      map.getContainer().append(legend());
    }
    /** @type {{ lat: number, lon: number, half: number, wide: number }[]} what names keep clear of, as Labels takes it */
    obstacles = [];
    /**
     * @param {Cluster[]} clusters
     * @param {number} middle of the map, in degrees east: signs stand on the copy of the world that is seen
     */
    show(clusters, middle) {
      const kept = document.activeElement?.getAttribute("data-at");
      const shown = clusters.map((one) => ({
        ...one,
        lon: one.lon + 360 * Math.round((middle - one.lon) / 360)
      }));
      this.#layer.clearLayers();
      for (const cluster of shown) this.#layer.addLayer(this.#sign(cluster));
      this.obstacles = shown.map(({ lat, lon, radius }) => ({ lat, lon, half: radius, wide: radius }));
      if (kept) document.querySelector(`[data-at="${kept}"]`)?.focus();
    }
    /** @param {Cluster} cluster */
    #sign(cluster) {
      const { lat, lon, count, reviewed, area, radius } = cluster;
      const size = Math.max(24, 2 * radius);
      const shape = el("span", {
        class: "shape",
        text: count > 1 ? SHORT.format(count) : ""
      });
      shape.style.minWidth = shape.style.height = `${2 * radius}px`;
      shape.style.setProperty("--checked", `${100 * reviewed / count}%`);
      const icon = L.divIcon({
        html: shape,
        className: ["cluster", area && "area", checkedness(cluster)].filter(Boolean).join(" "),
        iconSize: [size, size]
      });
      const title = name(cluster);
      const marker = L.marker([lat, lon], { icon, title, alt: title, riseOnHover: true, keyboard: true });
      marker.on("add", () => {
        const node = marker.getElement();
        node?.setAttribute("aria-label", title);
        node?.setAttribute("data-at", `${lat} ${lon}`);
        node?.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          this.#closer(cluster);
        });
      });
      marker.on("click", () => this.#closer(cluster));
      return marker;
    }
    /** @param {Cluster} cluster */
    #closer({ lat, lon, one }) {
      const zoom = this.map.getZoom() + CLOSER;
      this.map.setView([lat, lon], one ? Math.max(zoom, PLACE_ZOOM) : zoom);
    }
  };
  var checkedness = ({ reviewed, count }) => !reviewed ? "unchecked" : reviewed === count ? "all" : "";
  function legend() {
    const rows = [
      ["all", "checked"],
      ["unchecked", "drawn by machine, not checked"],
      ["area unchecked", "told of a region or country"]
    ].map(([kind, text]) => el("li", {}, el("i", { class: `sample ${kind}` }), el("span", { text })));
    return el("section", { class: "key keep-clear", "aria-label": "Legend" }, el("ul", {}, ...rows));
  }
  function name({ count, reviewed, area, one, place }) {
    const many = count === 1 ? "1 event" : `${LONG.format(count)} events`;
    const where = area ? one ? `told of all ${place}` : `told of regions and countries such as ${place}` : null;
    const checked = reviewed === count ? "checked" : reviewed ? `${LONG.format(reviewed)} checked` : "not checked";
    return `${many} ${where || `${one ? "at" : "near"} ${place}`}, ${checked}`;
  }

  // geo/reader/js/words.js
  var ROLE_NAMES = { stop: "Tour stop", related: "Related event", background: "Background" };
  var ROLES = (
    /** @type {Role[]} */
    Object.keys(ROLE_NAMES)
  );
  var STATUS_NAMES = { happened: "Happened", planned: "Planned", claimed: "Claimed" };
  var percent = (number) => `${number} %`;

  // geo/reader/js/atlas/filters.js
  var TYPING_MS = 250;
  var Filters = class {
    /**
     * @param {HTMLElement} frame
     * @param {Around} around
     * @param {() => void} onChange
     */
    constructor(frame, around2, onChange) {
      this.around = around2;
      this.words = el("input", {
        type: "search",
        id: "words",
        placeholder: "grain, “two words”, harv*",
        autocomplete: "off",
        on: { input: debounce(onChange, TYPING_MS) }
      });
      this.status = choice("status", onChange, { "": "any status", ...STATUS_NAMES });
      this.reviewed = choice("reviewed", onChange, { "": "checked or not", yes: "checked", no: "not checked" });
      this.chance = choice("chance", onChange, {
        0: "any chance",
        50: `from ${percent(50)} chance`,
        70: `from ${percent(70)} chance`,
        90: `from ${percent(90)} chance`
      });
      this.names = el("datalist", { id: "publishers" });
      this.publisher = el("input", {
        id: "publisher",
        list: "publishers",
        placeholder: "any publisher",
        autocomplete: "off",
        on: { change: onChange }
      });
      const more = el(
        "details",
        { class: "more-filters" },
        el("summary", { text: "Filters" }),
        around2.fields,
        el(
          "div",
          { class: "choices" },
          field("Status", this.status),
          field("Checked", this.reviewed),
          field("Chance of what is not checked", this.chance),
          field("Publisher", this.publisher),
          this.names
        )
      );
      more.open = !narrow();
      const form = el("form", { class: "filters", role: "search" }, field("Words", this.words), more);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        onChange();
      });
      frame.append(form);
    }
    /**
     * @param {string[]} publishers
     * @param {Partial<Asked>} asked
     */
    load(publishers, asked) {
      this.names.replaceChildren(...publishers.map((value) => el("option", { value })));
      for (
        const name2 of
        /** @type {const} */
        ["words", "status", "reviewed", "publisher"]
      )
        this[name2].value = asked[name2] || "";
      this.chance.value = String(asked.chance || 0);
      this.around.load(asked);
    }
    /** What is chosen. */
    get asked() {
      return {
        ...this.around.asked,
        words: this.words.value,
        status: this.status.value,
        reviewed: this.reviewed.value,
        publisher: this.publisher.value,
        chance: Number(this.chance.value)
      };
    }
  };
  function choice(id, onChange, options) {
    const rows = Object.entries(options).map(([value, text]) => el("option", { value, text }));
    return el("select", { id, on: { change: onChange } }, ...rows);
  }

  // geo/reader/js/atlas/link.js
  var PATIENCE_MS = 5e3;
  function tell(message) {
    parent.postMessage(message, "*");
  }
  function hear(heed) {
    addEventListener("message", ({ source, data }) => {
      if (source === parent && data && typeof data.type === "string") heed(data);
    });
  }
  var Asking = class {
    #turn = 0;
    /** @type {Question | null} what is being answered */
    #asked = null;
    #since = 0;
    /** @type {Question | null} */
    #next = null;
    /** @param {Question} question */
    ask(question) {
      if (this.#asked && performance.now() - this.#since < PATIENCE_MS) {
        this.#next = question;
        return;
      }
      [this.#asked, this.#next] = [question, null];
      this.#since = performance.now();
      tell({ type: "ask", turn: this.#turn += 1, question });
    }
    /**
     * What an answer is to, null where that is asked no longer; the next question is asked.
     * @param {number} turn
     */
    answered(turn) {
      const asked = turn === this.#turn ? this.#asked : null;
      if (asked) this.#asked = null;
      if (asked && this.#next) this.ask(this.#next);
      return asked;
    }
    /** Whether everything asked is answered. */
    get settled() {
      return !this.#asked;
    }
  };

  // geo/reader/js/atlas/listing.js
  var NUMBER = new Intl.NumberFormat("en");
  var events = (number) => number === 1 ? "1 event" : `${NUMBER.format(number)} events`;
  var Listing = class {
    /**
     * @param {HTMLElement} frame
     * @param {{ onOpen: (row: Row) => void, onMore: () => void, onNowhere: (nowhere: boolean) => void,
     *   onElsewhere: (bounds: Bounds) => void }} actions
     */
    constructor(frame, { onOpen, onMore, onNowhere, onElsewhere }) {
      this.onOpen = onOpen;
      this.summary = el("p", { class: "summary", role: "status" });
      this.nowhere = el("button", {
        type: "button",
        class: "nowhere",
        "aria-pressed": "false",
        hidden: true,
        on: { click: () => onNowhere(this.nowhere.getAttribute("aria-pressed") !== "true") }
      });
      this.bounds = null;
      this.elsewhere = el("button", {
        type: "button",
        class: "elsewhere",
        hidden: true,
        on: { click: () => this.bounds && onElsewhere(this.bounds) }
      });
      this.error = el("p", { class: "error", role: "alert", hidden: true });
      this.list = el("ol", { class: "events", "aria-label": "Events" });
      this.more = el("button", {
        type: "button",
        class: "more",
        text: "Show more",
        hidden: true,
        on: { click: onMore }
      });
      frame.append(this.summary, this.elsewhere, this.nowhere, this.error, this.list, this.more);
    }
    /** How many rows are listed. */
    get length() {
      return this.list.childElementCount;
    }
    /**
     * @param {View} view
     * @param {{ further: boolean, nowhere: boolean }} how further: its rows come after those that are there
     */
    show(view, { further, nowhere }) {
      this.error.hidden = true;
      this.summary.textContent = said(view, nowhere);
      const elsewhere = nowhere ? null : view.elsewhere;
      this.bounds = elsewhere && elsewhere.bounds;
      this.elsewhere.hidden = !elsewhere;
      this.elsewhere.textContent = elsewhere && (elsewhere.count === 1 ? "Show it" : "Show them");
      this.nowhere.hidden = !view.nowhere && !nowhere;
      this.nowhere.textContent = nowhere ? "Back to the map’s events" : `${events(view.nowhere)} without a place`;
      this.nowhere.setAttribute("aria-pressed", String(nowhere));
      const rows = view.rows.map((row) => this.#row(row));
      if (further) this.list.append(...rows);
      else {
        this.list.parentElement.scrollTop = 0;
        this.list.replaceChildren(...rows);
      }
      this.more.hidden = !view.more;
      if (further) rows[0]?.querySelector("a")?.focus();
    }
    /**
     * What was said to an earlier question goes; its rows stay where only further ones were asked for.
     * @param {string} message
     * @param {boolean} further
     */
    fail(message, further) {
      this.error.textContent = message;
      if (!further) {
        this.summary.textContent = "";
        this.elsewhere.hidden = this.nowhere.hidden = this.more.hidden = true;
        this.list.replaceChildren();
      }
      this.error.hidden = false;
    }
    /** @param {Row} row */
    #row(row) {
      const line = [row.when || "No date", row.place || "No place", row.status !== "happened" && status(row)];
      const source = [row.report, row.publisher, row.published].filter(Boolean).join(" · ");
      const link = el("a", { href: row.address, target: "_blank", text: row.title, class: "open" });
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.onOpen(row);
      });
      return el(
        "li",
        { class: row.reviewed ? "event" : "event unchecked" },
        el("h2", {}, link),
        el("p", { class: "line", text: line.filter(Boolean).join(" · ") }),
        ...row.sentences.split("\n").map((text) => el("p", { class: "sentence", text })),
        el("p", { class: "machine", text: answeredFor(row) }),
        el("p", { class: "source", text: source })
      );
    }
  };
  var status = (row) => STATUS_NAMES[
    /** @type {keyof typeof STATUS_NAMES} */
    row.status
  ] || row.status;
  function answeredFor({ reviewed, by, chance }) {
    if (reviewed) return by ? `Checked by ${by}` : "Checked";
    const likely = chance === null ? "" : ` · ${percent(chance)} likely to be right`;
    return `Drawn by machine, not checked${likely}`;
  }
  function said({ found, reviewed, nowhere: without, elsewhere, around: around2 }, nowhere) {
    if (nowhere) return `${events(without)} without a place`;
    const near = around2 ? ` within ${NUMBER.format(around2.km)} km of ${nameOf(around2)}` : "";
    if (elsewhere) return `No events here${near}; ${NUMBER.format(elsewhere.count)} elsewhere.`;
    if (!found) return `No events here${near}. Move the map, or ask for less.`;
    const open = found - reviewed;
    const here = `${events(found)} on this map${near}`;
    if (!open) return `${here}, all checked`;
    const drawn = open === found ? "all" : NUMBER.format(open);
    return `${here}, ${drawn} drawn by machine and checked by nobody`;
  }
  var nameOf = ({ centre, choices }) => choices.find(({ id }) => id === centre)?.label || "";

  // geo/reader/js/atlas/range.js
  var HEIGHT = 100;
  var BACKWARDS = "The time ends before it starts.";
  var LABEL_PX = 72;
  var MARGIN = 0.125;
  var UTC = { timeZone: "UTC" };
  var DAY = new Intl.DateTimeFormat("en-GB", { ...UTC, day: "numeric", month: "short", year: "numeric" });
  var DAY_OF_MONTH = new Intl.DateTimeFormat("en-GB", { ...UTC, day: "numeric", month: "short" });
  var MONTH = new Intl.DateTimeFormat("en-GB", { ...UTC, month: "short", year: "numeric" });
  var Range = class {
    #since = "";
    #until = "";
    /** @type {[first: string, last: string] | null} the days that the bars show; null for all times */
    #part = null;
    /** @type {string[]} days at which bars begin, and the day after the last */
    #edges = [];
    #density = [0];
    /**
     * @param {HTMLElement} frame
     * @param {() => void} onChange
     */
    constructor(frame, onChange) {
      this.onChange = onChange;
      this.words = el("p", { class: "range-words", role: "status" });
      this.from = this.#dayField("From");
      this.to = this.#dayField("To");
      this.closer = button("Closer", "Show this time larger", () => this.#look(this.#closer()));
      this.whole = button("Wider", "Show all times on the bars", () => this.#look(null));
      this.all = button("All times", "Choose no time", () => {
        this.#part = null;
        this.#choose("", "");
      });
      this.bars = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
      this.years = el("div", { class: "years", "aria-hidden": "true" });
      this.low = this.#handle("Start of the time", "low");
      this.high = this.#handle("End of the time", "high");
      const days = el("div", { class: "days" }, this.from.label, this.to.label);
      const buttons = el("div", { class: "range-buttons" }, this.closer, this.whole, this.all);
      frame.append(
        el("div", { class: "range-head" }, this.words, days, buttons),
        el("div", { class: "range-rail" }, this.bars, this.low, this.high, this.years)
      );
      new ResizeObserver(() => this.#label()).observe(this.years);
    }
    /** @param {Partial<Asked>} asked */
    load({ since = "", until = "", first_bar, last_bar }) {
      [this.#since, this.#until] = [since, until];
      this.#part = first_bar && last_bar ? [first_bar, last_bar] : null;
      this.#write();
    }
    /** What is chosen. */
    get asked() {
      const [first_bar, last_bar] = this.#part || ["", ""];
      return { since: this.#since, until: this.#until, first_bar, last_bar };
    }
    /**
     * @param {string[]} edges days at which bars begin, and the day after the last
     * @param {number[]} density how many events a bar stands for
     */
    show(edges, density) {
      this.#density = density;
      if (edges.join() === this.#edges.join()) return this.#draw();
      this.#edges = edges;
      for (const handle of [this.low, this.high]) handle.max = String(edges.length - 1);
      this.#write();
      this.#label();
    }
    /**
     * @param {string} since a day, "" for none
     * @param {string} until likewise
     */
    #choose(since, until) {
      [this.#since, this.#until] = [since, until];
      const [first, last] = this.#part || ["", ""];
      if (!within(since, first, last) || !within(until, first, last)) this.#part = null;
      this.#write();
      this.onChange();
    }
    /** @param {[first: string, last: string] | null} part */
    #look(part) {
      this.#part = part;
      this.#write();
      this.onChange();
    }
    /** The time that is chosen, and a little before and after it. */
    #closer() {
      const first = this.#since || this.#edges[0];
      const last = this.#until || before(this.#edges[this.#edges.length - 1]);
      const margin = Math.ceil(MARGIN * (1 + daysBetween(first, last)));
      return (
        /** @type {[string, string]} */
        [moved(first, -margin), moved(last, margin)]
      );
    }
    /** @param {string} label */
    #dayField(label) {
      const field2 = el("input", { type: "date", min: "0001-01-01", max: "9999-12-31" });
      field2.addEventListener("change", () => {
        const [since, until] = [this.from.field.value, this.to.field.value];
        const wrong = Boolean(since && until && since > until);
        if (!wrong) return this.#choose(since, until);
        field2.setCustomValidity(BACKWARDS);
        this.words.textContent = `${BACKWARDS} Shown: ${sentence(this.#since, this.#until)}`;
      });
      return { field: field2, label: el("label", { class: "day" }, el("span", { text: label }), field2) };
    }
    /**
     * @param {string} label
     * @param {"low" | "high"} end
     */
    #handle(label, end) {
      return el("input", {
        type: "range",
        class: `handle ${end}`,
        min: 0,
        step: 1,
        "aria-label": label,
        on: { input: () => this.#dragged(end) }
      });
    }
    /**
     * A handle at its end is no bound where the bars show all times. It stops before the other one.
     * @param {"low" | "high"} end
     */
    #dragged(end) {
      const last = this.#edges.length - 1;
      const [low, high] = [Number(this.low.value), Number(this.high.value)];
      if (end === "low") {
        const at = Math.max(0, Math.min(low, high - 1));
        this.#since = at === 0 && !this.#part ? "" : this.#edges[at];
      } else {
        const at = Math.min(last, Math.max(high, low + 1));
        this.#until = at === last && !this.#part ? "" : before(this.#edges[at]);
      }
      this.#write();
      this.onChange();
    }
    #write() {
      const [since, until] = [this.#since, this.#until];
      this.low.value = String(since ? indexOf(this.#edges, since) : 0);
      this.high.value = String(until ? indexOf(this.#edges, after(until)) : this.#edges.length - 1);
      this.words.textContent = sentence(since, until);
      this.from.field.value = since;
      this.to.field.value = until;
      for (const { field: field2 } of [this.from, this.to]) field2.setCustomValidity("");
      this.low.setAttribute("aria-valuetext", since ? written(since) : "no start");
      this.high.setAttribute("aria-valuetext", until ? written(until) : "no end");
      const chosen = Boolean(since || until);
      this.all.disabled = !chosen && !this.#part;
      this.closer.disabled = !chosen || String(this.#part) === String(this.#edges.length && this.#closer());
      this.whole.disabled = !this.#part;
      this.#draw();
    }
    #draw() {
      const [low, high] = [Number(this.low.value), Number(this.high.value)];
      const most = Math.max(...this.#density, 1e-9);
      this.bars.setAttribute("viewBox", `0 0 ${this.#density.length} ${HEIGHT}`);
      const bars = this.#density.map((count, x) => {
        const height = count ? Math.max(2, Math.sqrt(count / most) * HEIGHT) : 0;
        const chosen = x >= low && x < high ? "chosen" : "";
        return svg("rect", { x: x + 0.08, y: HEIGHT - height, width: 0.84, height, class: chosen });
      });
      this.bars.replaceChildren(...bars);
    }
    /** Years, months or days under the bars, as far as there is room. */
    #label() {
      const edges = this.#edges;
      const width = this.years.clientWidth;
      const last = Math.max(1, edges.length - 1);
      const nameOf2 = naming(daysBetween(edges[0], edges[1]));
      const names = [];
      let free = 0;
      edges.slice(0, -1).forEach((edge, index) => {
        const name2 = nameOf2(edge);
        const at = width * index / last;
        const isNew = index === 0 || name2 !== nameOf2(edges[index - 1]);
        if (!isNew || at < free || at > width - LABEL_PX / 2) return;
        free = at + LABEL_PX;
        const node = el("span", { text: name2 });
        node.style.left = `${at}px`;
        names.push(node);
      });
      this.years.replaceChildren(...names);
    }
  };
  function sentence(since, until) {
    if (since && until) return `${written(since)} to ${written(until)}`;
    if (since) return `Since ${written(since)}`;
    return until ? `Until ${written(until)}` : "All times";
  }
  function naming(length) {
    if (length < 2) return (day) => written(day, DAY_OF_MONTH);
    return length < 8 ? (day) => written(day, MONTH) : year;
  }
  var button = (text, title, act) => el("button", { type: "button", text, title, on: { click: act } });
  var within = (day, first, last) => !day || !first || day >= first && day <= last;
  function indexOf(edges, day) {
    const later = edges.findIndex((edge) => edge > day);
    return later < 0 ? edges.length - 1 : Math.max(0, later - 1);
  }
  var year = (day) => day.slice(0, day.indexOf("-", 1));
  var before = (day) => moved(day, -1);
  var after = (day) => moved(day, 1);
  function moved(day, days) {
    const time = Date.parse(day);
    return Number.isNaN(time) ? day : new Date(time + 864e5 * days).toISOString().slice(0, 10);
  }
  function written(day, format = DAY) {
    const time = Date.parse(day);
    return Number.isNaN(time) ? day : format.format(time);
  }
  function daysBetween(first, last) {
    return Math.round((Date.parse(last) - Date.parse(first)) / 864e5) || 0;
  }

  // geo/reader/js/atlas/main.js
  var FARTHEST = 85;
  var NO_STORY = (
    /** @type {Labels["markers"]} */
    /** @type {unknown} */
    { dots: null, shown: [], obstacles: [] }
  );
  var basemapData = null;
  var readBasemap = () => basemapData ||= JSON.parse(find("#basemap-data").textContent || "");
  var Atlas = class {
    #asking = new Asking();
    #nowhere = false;
    #started = false;
    #basemap = new Basemap(readBasemap);
    constructor() {
      this.map = L.map("map", {
        zoomSnap: 0.5,
        zoomDelta: 1,
        minZoom: 1,
        maxZoom: 17,
        maxBounds: [
          [-FARTHEST, -540],
          [FARTHEST, 540]
        ],
        maxBoundsViscosity: 1,
        zoomAnimation: !calm()
      });
      this.map.setView([20, 10], 2);
      addPanes(this.map);
      prepareMap(this.map);
      const ask = () => this.#ask();
      this.map.on("moveend", ask);
      this.#basemap.addTo(this.map);
      this.labels = new Labels(this.map, readBasemap, this.#basemap, NO_STORY, () => {
      });
      this.clusters = new Clusters(this.map);
      this.around = new Around(this.map, ask);
      this.filters = new Filters(find(".asking"), this.around, ask);
      this.range = new Range(find(".range"), ask);
      this.listing = new Listing(find(".side"), {
        onOpen: ({ story, event, date }) => tell({ type: "open", row: { story, event, date } }),
        onMore: () => this.#ask(this.listing.length),
        onNowhere: (nowhere) => {
          this.#nowhere = nowhere;
          this.#ask();
        },
        onElsewhere: (bounds2) => this.#fit(bounds2)
      });
      hear((message) => this.#heed(message));
      tell({ type: "ready" });
    }
    /** @param {Heard} message */
    #heed(message) {
      if (message.type === "theme" && takeTheme(message.background)) this.#basemap.repaint();
      if (message.type === "start") this.#start(message.start);
      if (message.type === "answer") this.#answer(message);
    }
    /** @param {Start} start */
    #start({ publishers, bounds: bounds2, asked }) {
      if (this.#started) return;
      this.filters.load(publishers, asked);
      this.range.load(asked);
      const { lat, lng, zoom } = asked;
      if (lat !== void 0 && lng !== void 0) this.map.setView([lat, lng], zoom, { animate: false });
      else if (asked.place) this.around.fit();
      else if (bounds2) this.#fit(bounds2);
      this.#started = true;
      this.#ask();
    }
    /** @param {Bounds} bounds */
    #fit([south, west, north, east]) {
      this.map.fitBounds(
        [
          [south, west],
          [north, east]
        ],
        { padding: [40, 40], maxZoom: 6, animate: false }
      );
    }
    /** @param {number} [start] how many rows are there already */
    #ask(start = 0) {
      if (!this.#started) return;
      const { lat, lng } = this.map.getCenter();
      this.#asking.ask({
        ...this.filters.asked,
        ...this.#part(),
        ...this.range.asked,
        start,
        nowhere: this.#nowhere,
        lat,
        lng
      });
      document.documentElement.dataset.settled = "false";
    }
    /** The part of the map in view. */
    #part() {
      const zoom = this.map.getZoom();
      const world = 256 * 2 ** zoom;
      const { x, y } = this.map.getSize();
      const { lat, lng } = this.map.getCenter();
      const [middleX, middleY] = mercator(lng, lat);
      const width = Math.min(1, x / world);
      return { left: middleX - width / 2, top: middleY - y / world / 2, width, height: y / world, zoom };
    }
    /** @param {Answer} answer */
    #answer({ turn, view, error }) {
      const asked = this.#asking.answered(turn);
      if (!asked) return;
      const further = asked.start > 0;
      if (!view) {
        this.listing.fail(error, further);
        if (!further) this.clusters.show([], this.map.getCenter().lng);
        this.around.show(null, asked);
      } else {
        this.listing.show(view, { further, nowhere: asked.nowhere });
        if (!further) {
          this.clusters.show(view.clusters, this.map.getCenter().lng);
          this.range.show(view.edges, view.density);
          this.around.show(view.around, asked);
        }
      }
      if (!further) afterPaint(() => this.#name());
      document.documentElement.dataset.settled = String(this.#asking.settled);
    }
    /** Names on the map come after the signs, and keep clear of them. */
    #name() {
      this.labels.showStory(this.clusters.obstacles);
    }
  };
  new Atlas();
})();
