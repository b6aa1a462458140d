// Many places: beyond a few hundred, a marker each would be slow, so the quiet ones are dots on one canvas.

const DOT = 10; // px across
const FAINT = { [FUTURE]: 0.25, [PAST]: 0.55, [CURRENT]: 1 };

const Dots = CanvasLayer.extend({
  initialize(spots) {
    CanvasLayer.prototype.initialize.call(this, { pane: "dots", padding: 0.1 });
    this.points = Float64Array.from(spots.flatMap((spot) => mercator(spot.lng, spot.lat)));
    this.ranks = new Uint8Array(spots.length);
    this.roles = [];
  },

  /** `ranks[i]` is the rank of spot i, 0 where it has no dot; `roles[i]` its sign. */
  show(ranks, roles) {
    const before = this.ranks;
    [this.ranks, this.roles] = [ranks, roles];
    if (!this._view) return;
    const turned = [];
    for (let i = 0; i < ranks.length; i++) {
      if (ranks[i] === before[i]) continue;
      if (before[i]) return this.repaint(); // something has to go
      turned.push(i);
    }
    this.stamp(this._context, this._view, turned); // one step on, dots only come: no need to paint all
  },

  paint(context, view) {
    const all = [[], [], [], []];
    for (let i = 0; i < this.ranks.length; i++) all[this.ranks[i]].push(i);
    for (const rank of [FUTURE, PAST, CURRENT]) this.stamp(context, view, all[rank]);
  },

  stamp(context, { width, height, ratio, world, left, top }, indices) {
    const sprites = this.sprites(ratio);
    const half = (DOT * ratio) / 2;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0); // sprites are of the screen's own pixels: copied, never scaled
    for (const index of indices) {
      const x = this.points[2 * index] * world - left;
      const y = this.points[2 * index + 1] * world - top;
      if (x < -DOT || y < -DOT || x > width + DOT || y > height + DOT) continue;
      context.globalAlpha = FAINT[this.ranks[index]];
      context.drawImage(sprites[this.roles[index]], Math.round(x * ratio - half), Math.round(y * ratio - half));
    }
    context.restore();
  },

  /** One small picture a role, in the theme's colours: a circle, a diamond, a square. */
  sprites(ratio) {
    const key = `${token("stop")} ${ratio}`;
    if (this._key === key) return this._sprites;
    this._key = key;
    const draw = (role) => {
      const canvas = el("canvas", { width: DOT * ratio, height: DOT * ratio });
      const pen = canvas.getContext("2d");
      pen.scale((DOT * ratio) / 20, (DOT * ratio) / 20);
      pen.fillStyle = token(role);
      pen.beginPath();
      if (role === "stop") pen.arc(10, 10, 8, 0, 7);
      else if (role === "related") [[10, 1], [19, 10], [10, 19], [1, 10]].forEach(([x, y]) => pen.lineTo(x, y));
      else pen.rect(4, 4, 12, 12);
      pen.fill();
      return canvas;
    };
    this._sprites = Object.fromEntries(Object.keys(ROLE_NAMES).map((role) => [role, draw(role)]));
    return this._sprites;
  },

  /** The spot drawn nearest to a point of the map, within 10 px; -1 where there is none. */
  at(latlng) {
    const [x, y] = mercator(latlng.lng, latlng.lat);
    let best = -1;
    let reach = DOT / (256 * 2 ** this._map.getZoom());
    this.ranks.forEach((rank, index) => {
      const distance = Math.hypot(this.points[2 * index] - x, this.points[2 * index + 1] - y);
      if (rank && distance < reach) [best, reach] = [index, distance];
    });
    return best;
  },
});
