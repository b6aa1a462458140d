// Stops, other events, areas and legs on the map. A sign's shape tells its role, its filling its status.

const FEW = 300; // up to so many spots each has a marker of its own all the time
const MOST_MARKERS = 24; // of more, only those of the current step, up to this many; the others are dots

/** Great-circle points from a to b ({lat, lng} in degrees), by spherical interpolation. */
function greatCircle(a, b, pieces = 24) {
  const vector = ({ lat, lng }) => {
    const [phi, theta] = [lat * RADIANS, lng * RADIANS];
    return [Math.cos(phi) * Math.cos(theta), Math.cos(phi) * Math.sin(theta), Math.sin(phi)];
  };
  const [p, q] = [vector(a), vector(b)];
  const angle = Math.acos(Math.min(1, Math.max(-1, p[0] * q[0] + p[1] * q[1] + p[2] * q[2])));
  if (angle < 1e-9) return [[a.lat, a.lng], [b.lat, b.lng]];
  let lastLng = a.lng;
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const [f, g] = [Math.sin((1 - i / pieces) * angle) / Math.sin(angle), Math.sin((i / pieces) * angle) / Math.sin(angle)];
    const [x, y, z] = p.map((value, axis) => f * value + g * q[axis]);
    let lng = Math.atan2(y, x) / RADIANS;
    lng += 360 * Math.round((lastLng - lng) / 360);
    lastLng = lng;
    return [Math.atan2(z, Math.hypot(x, y)) / RADIANS, lng];
  });
}

class Markers {
  constructor(map, story, basemap, onSelect) {
    Object.assign(this, { map, story, basemap, onSelect });
    this.many = story.spots.length > FEW;
    this.passes = this.joined = () => true;
    this.markers = new Map();
    this.areas = new Map();
    if (this.many) {
      this.dots = new Dots(story.spots).addTo(map);
      map.on("click", ({ latlng }) => {
        const spot = this.dots.at(latlng);
        if (spot >= 0) onSelect(spot);
      });
    }
    this.legs = this.many ? this.oneLine() : story.legs.map((leg) => this.leg(leg));
    map.on("zoomend", () => this.legLabels());
  }

  /** Paint all spots: `ranks[i]` is the rank of spot i, `stateOf(i)` what its sign shows. */
  show(ranks, roles, stateOf, step, showFuture) {
    const wanted = new Set();
    for (let i = 0; i < ranks.length; i++) {
      const own = this.many ? ranks[i] === CURRENT && wanted.size < MOST_MARKERS : ranks[i] !== HIDDEN;
      if (own) wanted.add(i);
    }
    const free = []; // markers of points no longer wanted, to be seated elsewhere: cheaper than new ones
    for (const [index, marker] of this.markers) {
      if (wanted.has(index)) continue;
      this.markers.delete(index);
      this.areas.get(index)?.remove();
      this.areas.delete(index);
      if (this.story.spots[index].area) marker.remove();
      else free.push(marker);
    }
    for (const index of wanted) {
      if (!this.markers.has(index)) this.markers.set(index, this.seat(index, free));
      this.paint(index, stateOf(index));
    }
    for (const marker of free) marker.remove();
    if (this.many) this.dots.show(ranks.map((rank, index) => (wanted.has(index) ? HIDDEN : rank)), roles);
    this.showLegs(step, showFuture);
  }

  /** A marker at a spot: one that is free, else a new one. */
  seat(index, free) {
    const spot = this.story.spots[index];
    const marker = (!spot.area && free.pop()) || this.marker(spot);
    marker.spot = index;
    marker.key = "";
    marker.setLatLng([spot.lat, spot.lng]);
    this.name(marker);
    return marker;
  }

  name(marker) {
    const node = marker.getElement();
    node.title = this.title(this.story.spots[marker.spot]);
    node.setAttribute("aria-label", node.title);
  }

  /** From now on tell only of events that pass: in names, numbers and legs. A leg whose stop is hidden goes; none is made up. */
  keep(passes) {
    this.passes = passes;
    const { spots, events } = this.story;
    for (const spot of spots) {
      const stops = spot.events.map((index) => events[index]).filter((event) => event.stop !== null && passes(event));
      spot.stops = [...new Set(stops.map(({ stop }) => stop))];
    }
    const shown = new Set(spots.flatMap(({ stops }) => stops));
    this.joined = (leg) => shown.has(leg + 1) && shown.has(leg + 2); // leg 0 leads from stop 1 to stop 2
    this.legs.forEach((leg, index) => { leg.hidden = !this.joined(index); });
    this.line?.setLatLngs(this.runs());
    for (const marker of this.markers.values()) {
      marker.key = "";
      this.name(marker);
    }
  }

  marker({ lat, lng, area }) {
    const icon = L.divIcon({ className: "sign", iconSize: area ? [0, 0] : [36, 36] });
    const marker = L.marker([lat, lng], { icon, riseOnHover: true, autoPanOnFocus: false }).addTo(this.map);
    marker.on("click", () => this.onSelect(marker.spot));
    marker.getElement().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.onSelect(marker.spot);
    });
    return marker;
  }

  paint(index, state) {
    const key = `${state.rank} ${state.role} ${state.planned} ${state.claimed}`;
    const marker = this.markers.get(index);
    if (marker.key === key) return;
    const spot = this.story.spots[index];
    marker.key = key;
    marker.setZIndexOffset({ current: 1000, past: 0, future: -1000 }[state.rank] + (state.role === "stop" ? 500 : 0) - (spot.area ? 700 : 0));
    const node = marker.getElement();
    const flags = [...["planned", "claimed"].filter((flag) => state[flag]), ...["area", "inferred"].filter((flag) => spot[flag])];
    node.className = `leaflet-marker-icon leaflet-zoom-animated leaflet-interactive sign ${state.rank} ${state.role} ${flags.join(" ")}`;
    node.replaceChildren(spot.area ? this.areaName(spot, state) : this.sign(spot, state));
    this.paintArea(index, spot, state);
  }

  title(spot) {
    const events = spot.events.map((index) => this.story.events[index]).filter(this.passes).map(({ title }) => title);
    return `${spot.label}: ${events.slice(0, 3).join("; ")}${events.length > 3 ? ` and ${events.length - 3} more` : ""}`;
  }

  /** Circle with a number, diamond or square; drawn as SVG so that it stays sharp. */
  sign(spot, { role, claimed, rank }) {
    const picture = svg("svg", { viewBox: "-18 -18 36 36", width: 36, height: 36, "aria-hidden": "true" });
    if (rank === "current") picture.append(svg("circle", { r: role === "stop" ? 16.5 : 14.5, class: "ring" }));
    if (spot.inferred) picture.append(svg("circle", { r: role === "stop" ? 16 : 13, class: "halo" }));
    const shapes = {
      stop: () => svg("circle", { r: 12.5, class: "shape" }),
      related: () => svg("path", { d: "M0-11 11 0 0 11-11 0Z", class: "shape" }),
      background: () => svg("rect", { x: -7.5, y: -7.5, width: 15, height: 15, class: "shape" }),
    };
    picture.append(shapes[role]());
    if (role === "stop" && spot.stops.length) {
      const number = svg("text", { y: 4.5, class: "number" });
      number.textContent = spot.stops.length > 2 ? `${spot.stops[0]}…` : spot.stops.join("·");
      picture.append(number);
    }
    if (claimed) {
      const mark = svg("text", { y: role === "stop" ? -8 : 4, x: role === "stop" ? 12 : 0, class: "mark" });
      mark.textContent = "?";
      picture.append(mark);
    }
    return picture;
  }

  areaName(spot, { role, claimed }) {
    return el("span", { class: "area-name" }, signIcon(role), el("span", { text: spot.short + (claimed ? " ?" : "") }));
  }

  /** A region or country as an outline with a light hatch; the reach of an inferred point as a dotted ring. */
  paintArea(index, spot, state) {
    if (!spot.area && !spot.inferred) return;
    let shape = this.areas.get(index);
    if (!shape) {
      const options = { className: "reach", pane: "areas", interactive: spot.area, bubblingMouseEvents: false };
      shape = spot.area
        ? L.polygon(outline(spot, this.basemap), options)
        : L.circle([spot.lat, spot.lng], { ...options, radius: Math.max(1, spot.radius || 0) * 1000 });
      shape.on("click", () => this.onSelect(index)).addTo(this.map);
      this.areas.set(index, shape);
    }
    const classes = `reach ${state.rank} ${state.role} ${spot.area ? "area" : "halo"} ${state.planned ? "planned" : ""} ${spot.inferred ? "inferred" : ""}`;
    shape.getElement()?.setAttribute("class", `leaflet-interactive ${classes}`);
  }

  leg(leg) {
    const [from, to] = [this.story.spots[leg.from], this.story.spots[leg.to]];
    const points = greatCircle(from, to);
    const line = L.polyline(points, { className: "leg", pane: "legs", interactive: false }).addTo(this.map);
    const middle = points[Math.floor(points.length / 2)];
    const icon = L.divIcon({ className: "leg-sign", iconSize: [0, 0] });
    const label = L.marker(middle, { icon, pane: "legs", interactive: false, keyboard: false }).addTo(this.map);
    const arrow = svg("svg", { viewBox: "-7 -7 14 14", width: 14, height: 14, "aria-hidden": "true" }, svg("path", { d: "M-5-5.5 6 0-5 5.5-2 0Z" }));
    label.getElement().append(arrow, el("span", { text: `${leg.km.toLocaleString("en")} km` }));
    return { ...leg, line, label, arrow, points };
  }

  /** A long itinerary is one line without signs. */
  oneLine() {
    if (!this.story.legs.length) return [];
    this.line = L.polyline(this.runs(), { className: "leg many", pane: "legs", interactive: false, renderer: L.canvas({ pane: "legs" }), color: token("stop"), weight: 1, opacity: 0.4 }).addTo(this.map);
    return [];
  }

  /** The points of legs that follow one another without a gap, as one line each. */
  runs() {
    const runs = [];
    const point = ({ lat, lng }) => [lat, lng];
    this.story.legs.forEach(({ from, to }, index) => {
      if (!this.joined(index)) return;
      if (!index || !this.joined(index - 1)) runs.push([point(this.story.spots[from])]);
      runs.at(-1).push(point(this.story.spots[to]));
    });
    return runs;
  }

  showLegs(step, showFuture) {
    for (const leg of this.legs) {
      const rank = leg.hidden ? "" : leg.step === step ? "current" : leg.step < step ? "past" : showFuture ? "future" : "";
      const classes = `${rank || "hidden"} ${leg.planned ? "planned" : ""}`;
      leg.line.getElement()?.setAttribute("class", `leg ${classes}`);
      leg.label.getElement().className = `leaflet-marker-icon leaflet-zoom-animated leg-sign ${classes}`; // labels may displace it again
    }
    this.legLabels();
  }

  /** Turn each arrow along its line as it lies on the screen; hide the sign where the leg is too short for it. */
  legLabels() {
    for (const leg of this.legs) {
      const place = (point) => this.map.latLngToLayerPoint(point);
      const middle = Math.floor(leg.points.length / 2);
      const [before, after] = [place(leg.points[middle - 1]), place(leg.points[Math.min(middle + 1, leg.points.length - 1)])];
      const angle = Math.atan2(after.y - before.y, after.x - before.x) / RADIANS;
      leg.arrow.style.transform = `rotate(${angle}deg)`;
      const length = place(leg.points[0]).distanceTo(place(leg.points.at(-1)));
      leg.label.getElement().classList.toggle("short", length < 64);
      leg.label.getElement().classList.toggle("sign-only", length < 130);
    }
  }

  /** What labels have to keep clear of: markers and the signs of legs (areas' names are found on the page). */
  obstacles() {
    const spots = [...this.markers.keys()].map((index) => this.story.spots[index]).filter(({ area }) => !area);
    const boxes = spots.map(({ lat, lng }) => ({ lat, lon: lng, half: 17, wide: 17 }));
    const seen = ({ classList }) => !classList.contains("hidden");
    const legs = this.legs.map(({ label }) => ({ node: label.getElement(), ...label.getLatLng() })).filter(({ node }) => seen(node));
    return boxes.concat(legs.map(({ node, lat, lng }) => ({ lat, lon: lng, half: 10, wide: 8, leg: node })));
  }
}

/** The small sign of a role beside words: circle, diamond, square. */
function signIcon(role, status = "happened") {
  const shapes = {
    stop: svg("circle", { r: 5.5 }),
    related: svg("path", { d: "M0-7 7 0 0 7-7 0Z" }),
    background: svg("rect", { x: -5, y: -5, width: 10, height: 10 }),
  };
  return svg("svg", { viewBox: "-8 -8 16 16", width: 14, height: 14, class: `icon ${role} ${status}`, "aria-hidden": "true" }, shapes[role]);
}
