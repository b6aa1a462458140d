// Many places: beyond a few hundred, a marker each would be slow, so the quiet ones are dots on one canvas.

const Dots = CanvasLayer.extend({
  initialize(spots) {
    CanvasLayer.prototype.initialize.call(this, { pane: "dots", padding: 0.1 });
    this.spots = spots;
    this.points = spots.map((spot) => mercator(spot.lng, spot.lat));
    this.state = null;
  },

  /** `ranks[i]` is "past", "future" or "" for spot i; `roles[i]` its sign. */
  show(state) {
    this.state = state;
    this.repaint();
  },

  /** Only what changed: spots that turn past are added on top of what stands there. */
  add(indices, roles) {
    if (!this._view) return;
    const sprites = this.sprites();
    this._context.globalAlpha = 0.55;
    for (const index of indices) this.stamp(this._context, this._view, index, sprites[roles[index]]);
    this._context.globalAlpha = 1;
  },

  paint(context, view) {
    if (!this.state) return;
    const sprites = this.sprites();
    const { ranks, roles } = this.state;
    for (const [rank, alpha] of [["future", 0.25], ["past", 0.55]]) {
      context.globalAlpha = alpha;
      for (let i = 0; i < ranks.length; i++) if (ranks[i] === rank) this.stamp(context, view, i, sprites[roles[i]]);
    }
    context.globalAlpha = 1;
  },

  stamp(context, { width, height, world, left, top }, index, sprite) {
    const x = this.points[index][0] * world - left;
    const y = this.points[index][1] * world - top;
    if (x > -6 && y > -6 && x < width + 6 && y < height + 6) context.drawImage(sprite, Math.round(x) - 5, Math.round(y) - 5, 10, 10);
  },

  /** One small picture a role, in the theme's colours: a circle, a diamond, a square. */
  sprites() {
    const theme = token("stop");
    if (this._theme === theme) return this._sprites;
    this._theme = theme;
    const draw = (colour, shape) => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 20;
      const pen = canvas.getContext("2d");
      pen.fillStyle = colour;
      pen.beginPath();
      if (shape === "stop") pen.arc(10, 10, 8, 0, 7);
      else if (shape === "related") [[10, 1], [19, 10], [10, 19], [1, 10]].forEach(([x, y]) => pen.lineTo(x, y));
      else pen.rect(4, 4, 12, 12);
      pen.fill();
      return canvas;
    };
    this._sprites = Object.fromEntries(Object.keys(ROLE_NAMES).map((role) => [role, draw(token(role), role)]));
    return this._sprites;
  },

  /** The spot drawn nearest to a point of the map, within 10 px; -1 where there is none. */
  at(latlng) {
    if (!this.state) return -1;
    const [x, y] = mercator(latlng.lng, latlng.lat);
    let best = -1;
    let reach = 10 / (256 * 2 ** this._map.getZoom());
    this.points.forEach(([px, py], index) => {
      const distance = Math.hypot(px - x, py - y);
      if (this.state.ranks[index] && distance < reach) [best, reach] = [index, distance];
    });
    return best;
  },
});
