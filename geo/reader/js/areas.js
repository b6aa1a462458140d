// The outline of a place that is more than a point: a country's own, a region as a circle of its reach,
// cut to its country where the gazetteer names one.

const EARTH_KM = 6371;

/** Points at `km` from a centre, as [lng, lat] in degrees on an unbroken run of longitudes (spherical). */
function circleAround(lat, lng, km, pieces = 120) {
  const [phi, angle] = [lat * RADIANS, km / EARTH_KM];
  return Array.from({ length: pieces }, (_, i) => {
    const bearing = (-2 * Math.PI * i) / pieces;
    const to = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * Math.sin(to));
    return [lng + turn / RADIANS, Math.min(85, Math.max(-85, to / RADIANS))];
  });
}

/** The part of a ring inside a convex one, both [[x, y], ...]; the convex one runs anticlockwise (Sutherland and Hodgman 1974). */
function clipRing(ring, convex) {
  let rest = ring;
  for (let i = 0; i < convex.length && rest.length; i++) {
    const [a, b] = [convex[i], convex[(i + 1) % convex.length]];
    const side = ([x, y]) => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
    const kept = [];
    rest.forEach((point, at) => {
      const before = rest[(at + rest.length - 1) % rest.length];
      const [here, there] = [side(point), side(before)];
      if (here >= 0 !== there >= 0) {
        const part = there / (there - here);
        kept.push([before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])]);
      }
      if (here >= 0) kept.push(point);
    });
    rest = kept;
  }
  return rest;
}

/** Polygons as Leaflet takes them ([polygon, ring, [lat, lng]]) for a spot whose precision is an area. */
function outline(spot, basemap) {
  const country = spot.country && basemap.country(spot.country);
  const polygons = country ? country.geometry.coordinates : [];
  const latLngs = (ring) => ring.map(([lng, lat]) => [lat, lng]);
  if (country && spot.precision === "country") return polygons.map((rings) => rings.map(latLngs));
  const circle = circleAround(spot.lat, spot.lng, Math.max(1, spot.radius));
  if (!country) return [[latLngs(circle)]];
  const parts = [-360, 0, 360].flatMap((shift) =>
    polygons.map((rings) => rings.map((ring) => clipRing(ring.map(([lng, lat]) => [lng + shift, lat]), circle)).filter((ring) => ring.length > 2)));
  const inside = parts.filter((rings) => rings.length);
  return inside.length ? inside.map((rings) => rings.map(latLngs)) : [[latLngs(circle)]];
}
