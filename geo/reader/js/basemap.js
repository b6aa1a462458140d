// The built-in map: Natural Earth's land, borders and waters on one canvas, sharp at any zoom.

const RADIANS = Math.PI / 180;

/** Web Mercator on the unit square: x and y from 0 (180° W, 85° N) to 1. */
function mercator(lon, lat) {
  const sine = Math.min(0.9999, Math.max(-0.9999, Math.sin(lat * RADIANS)));
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** A line or ring as flat projected coordinates with its bounding box. */
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

/** [x0, y0, dx1, dy1, ...] as points. */
function deltas(flat) {
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < flat.length; i += 2) points.push([(x += flat[i]), (y += flat[i + 1])]);
  return points;
}

function polygonRings(geometry) {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

/** A canvas that follows the map. `paint(context, view)` draws; Leaflet moves and scales between paints. */
const CanvasLayer = L.Renderer.extend({
  options: { padding: 0.5 },

  _initContainer() {
    this._container = L.DomUtil.create("canvas", "dateline-canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },

  _destroyContainer() {
    L.DomUtil.remove(this._container);
    for (const part of ["_container", "_context", "_view", "_bounds", "_center", "_zoom", "_due"]) delete this[part];
  },

  _updateTransform(center, zoom) {
    if (this._center) L.Renderer.prototype._updateTransform.call(this, center, zoom);
  },

  getEvents() {
    return { ...L.Renderer.prototype.getEvents.call(this), move: this._keepUp };
  },

  onRemove() {
    cancelAnimationFrame(this._frame);
    this._frame = 0;
    L.Renderer.prototype.onRemove.call(this);
  },

  /** Dragged past the edge of what is painted: paint again without waiting for the drag to end. */
  _keepUp() {
    if (!this._map._animatingZoom && !this._map._flyToFrame) this._update();
  },

  /** However often the map asks, paint once a frame, and only where the view has left what is painted. */
  _update() {
    if (!this._due) {
      // The signs first: they are what a reader has come for.
      if (this._due === undefined) afterPaint(() => this._update(this._due = true));
      this._due ??= false;
      return;
    }
    this._frame ||= requestAnimationFrame(() => {
      this._frame = 0;
      if (this._map && !this._painted()) this._draw();
    });
  },

  _painted() {
    if (!this._view || this._view.zoom !== this._map.getZoom()) return false;
    const seen = L.bounds(this._map.containerPointToLayerPoint([0, 0]), this._map.containerPointToLayerPoint(this._map.getSize()));
    return this._bounds.contains(seen) && this._origin.equals(this._map.getPixelOrigin());
  },

  _draw() {
    L.Renderer.prototype._update.call(this);
    this._origin = this._map.getPixelOrigin();
    const size = this._bounds.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    const canvas = this._container;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    canvas.width = ratio * size.x;
    canvas.height = ratio * size.y;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const world = 256 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    this._view = { width: size.x, height: size.y, ratio, world, left: origin.x, top: origin.y, zoom: this._map.getZoom() };
    this.paint(this._context, this._view);
  },

  /** Paint again where nothing but colours or contents has changed. */
  repaint() {
    if (!this._view) return;
    this._context.clearRect(0, 0, this._view.width, this._view.height);
    this.paint(this._context, this._view);
  },
});

const Basemap = CanvasLayer.extend({
  /** `read` gives the basemap's data; it is called when something is first drawn or asked for. */
  initialize(read) {
    CanvasLayer.prototype.initialize.call(this, { pane: "basemap" });
    this._read = read;
  },

  _decode() {
    if (this.countries) return;
    const data = this._read();
    const topology = data.countries;
    this.countries = topojson.feature(topology, topology.objects.countries).features;
    this._land = this.countries.flatMap(({ geometry, properties }) => polygonRings(geometry).map((ring) => ({ ...projected(ring), name: properties.name })));
    const { scale, translate } = topology.transform;
    const arcs = topology.arcs.map((arc) => projected(deltas(arc.flat()).map(([x, y]) => [x * scale[0] + translate[0], y * scale[1] + translate[1]])));
    const ofKind = (kind) => arcs.filter((_, index) => topology.kinds[index] === kind);
    [this._borders, this._coasts, this._disputed] = [ofKind("b"), ofKind("c"), ofKind("d")];
    const { unit, lakes, rivers, provinces } = data.water;
    const line = (flat) => projected(deltas(flat).map(([x, y]) => [x * unit, y * unit]));
    this._lakes = lakes.flat().map(line);
    this._rivers = rivers.map(line);
    this._provinces = provinces.map(line);
  },

  getAttribution() {
    return "Natural Earth, GeoNames";
  },

  country(id) {
    this._decode();
    return this.countries.find((country) => String(country.id) === id);
  },

  /** Name of the country at a point in degrees, "" at sea: ray casting over its rings (even-odd). */
  countryAt(lat, lng) {
    this._decode();
    const [x, y] = mercator(((((lng + 180) % 360) + 360) % 360) - 180, lat);
    const within = ({ points, box }) => {
      if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
      let odd = false;
      for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
        const [ax, ay, bx, by] = [points[i], points[i + 1], points[j], points[j + 1]];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
      }
      return odd;
    };
    return this._land.find(within)?.name || "";
  },

  paint(context, view) {
    this._decode();
    const water = token("water");
    context.fillStyle = water;
    context.fillRect(0, 0, view.width, view.height);
    context.lineJoin = "round";
    const stroke = (lines, colour, width, dash = []) => {
      this._trace(context, view, lines);
      context.setLineDash(dash);
      context.strokeStyle = token(colour);
      context.lineWidth = width;
      context.stroke();
    };
    this._trace(context, view, this._land);
    context.fillStyle = token("land");
    context.fill("evenodd");
    if (view.zoom >= 3) stroke(this._rivers, "river", view.zoom < 4 ? 0.6 : 1.1);
    if (view.zoom >= 2.5) {
      this._trace(context, view, this._lakes);
      context.fillStyle = water;
      context.fill("evenodd");
    }
    if (view.zoom >= 4) stroke(this._provinces, "province", 0.9, [5, 3]);
    stroke(this._coasts, "coast", 0.9);
    stroke(this._borders, "border", view.zoom < 4 ? 0.9 : 1.3);
    stroke(this._disputed, "border", view.zoom < 4 ? 0.9 : 1.3, [4, 3]);
    context.setLineDash([]);
  },

  /** Build one path of all lines in view, on every copy of the world in view. */
  _trace(context, { width, height, world, left, top }, lines) {
    context.beginPath();
    const firstCopy = Math.floor(left / world);
    const lastCopy = Math.floor((left + width) / world);
    for (let copy = firstCopy; copy <= lastCopy; copy++) {
      const shift = copy * world - left;
      for (const { points, box } of lines) {
        if (box[2] * world + shift < 0 || box[0] * world + shift > width) continue;
        if (box[3] * world - top < 0 || box[1] * world - top > height) continue;
        let lastX = points[0] * world + shift;
        let lastY = points[1] * world - top;
        context.moveTo(lastX, lastY);
        for (let i = 2; i < points.length; i += 2) {
          const x = points[i] * world + shift;
          const y = points[i + 1] * world - top;
          // Points closer than a pixel's half add work and no detail.
          if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.6 && i < points.length - 2) continue;
          context.lineTo(x, y);
          lastX = x;
          lastY = y;
        }
      }
    }
  },
});
