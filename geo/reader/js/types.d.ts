// What Python hands over (geo/reader/view.py) and what the reader adds when it takes a story in (story.js).
// Events, spots and steps refer to each other by index; offsets count UTF-16 units of the text.

export type Role = "stop" | "related" | "background";
export type Status = "happened" | "planned" | "claimed";
export type Span = [start: number, end: number];

export interface Place {
  name: string;
  label: string;
  precision: string;
  inferred: boolean;
  geocoder: string;
  source_id: string;
  licence: string;
  rejected: string;
  /** Other places that may be meant, where it is not clear which is. */
  runnersUp: string[];
}

export interface StoryEvent {
  id: string;
  /** Of all events that reports tell alike and that are shown as this one. */
  ids: string[];
  /** All reports that tell of it. */
  reports: number[];
  /** Events that tell of the same otherwise. */
  beside: number[];
  /** What reports differ in, a line each. */
  disagree: string[];
  /** What a report of a later day tells anew, a line each. */
  later: string[];
  /** Whether only the newest report tells it. */
  fresh: boolean;
  title: string;
  role: Role;
  /** The role in words; the reader adds it. */
  kind: string;
  status: Status;
  date: string;
  /** The date in words, "" without one. */
  when: string;
  reason: string;
  step: number | null;
  spot: number | null;
  place: Place | null;
  /** Its number on the tour. */
  stop: number | null;
  reviewed: boolean;
  /** In whole percent. */
  chance: number | null;
  placeChance: number | null;
  dateChance: number | null;
  runnersUp: string;
  /** Its sentences, in the order of the report's passages. */
  passages: Passage[];
}

/** A point or an area of the map with all events that are told there. */
export interface Spot {
  lat: number;
  lon: number;
  /** Longitude in degrees that may lie beyond 180, so that legs take the short way round. */
  lng: number;
  radius: number | null;
  label: string;
  /** The label up to its first comma. */
  short: string;
  precision: string;
  area: boolean;
  inferred: boolean;
  /** The id on the map of the country that an area is or lies in. */
  country: string | null;
  /** Its own polygons, rings, points [lng, lat]; null where it is its country's or nobody knows it. */
  outline: Point[][][] | null;
  /** Whether nobody can say where it ends. */
  soft: boolean;
  stops: number[];
  events: number[];
}

/** What one step of the slider stands for: a date of the report, or all dates of a month or a year. */
export type Unit = "day" | "month" | "year";

export interface Step {
  date: string;
  words: string;
  tick: string;
  year: string;
  gap: string;
  events: number[];
  stop: boolean;
  planned: boolean;
}

export interface Leg {
  from: number;
  to: number;
  km: number;
  direction: string;
  planned: boolean;
  step: number;
  /** Its step by day; the reader adds it. */
  day: number;
}

/** One of the reports of a story; the newest is the last. */
export interface Report {
  /** Its publisher, else its title. */
  name: string;
  title: string;
  publisher: string;
  byline: string;
  /** In words. */
  published: string;
  /** The same without its weekday. */
  day: string;
  /** The dead it has in all, in words; "" where it gives none or is alone in it. */
  toll: string;
  url: string;
  rights: string;
  start: number;
  end: number;
}

export interface Passage {
  event: number;
  report: number;
  start: number;
  end: number;
  place: Span | null;
  date: Span | null;
}

export interface Story {
  id: string;
  title: string;
  publisher: string;
  byline: string;
  published: string;
  publishedWords: string;
  /** Where the report was published (http or https), "" if not known. */
  url: string;
  rights: string;
  /** Whose view of borders the built-in map takes: the United Nations', or who is in control. */
  borders: "un" | "natural-earth";
  traveller: string;
  language: string;
  text: string;
  /** At least one, the newest last. */
  reports: Report[];
  /** In words, the day since when what the newest report tells is new; "" for none. */
  since: string;
  paragraphs: Span[];
  passages: Passage[];
  events: StoryEvent[];
  spots: Spot[];
  /** The country that the traveller comes from, where the report tells it and the tour does not stop there. */
  home: Spot | null;
  /** Those shown: by day, or by the unit chosen. */
  steps: Step[];
  /** A long story's steps by month and by year, where these are fewer. */
  coarser: Partial<Record<Unit, Step[]>>;
  /** The steps by day and the unit of those shown; the reader adds both. */
  days: Step[];
  unit: Unit;
  legs: Leg[];
  start: number;
}

export interface State {
  /** Index of the date shown, -1 where the story has none. */
  step: number;
  /** Index of the chosen event. */
  event: number | null;
  /** The id by which it was asked for: reports may tell of it as several events. */
  asked: string | null;
  tourOnly: boolean;
  /** Events with a smaller chance, in percent, are hidden. */
  least: number;
  /** Whether what is still to come is shown in outline. */
  future: boolean;
}

/** How a change of the state is drawn. */
export interface How {
  /** Bring the sentences into view. */
  scroll?: boolean;
  /** Leave the map where it is. */
  stay?: boolean;
  /** Back leads to what was shown before. */
  leap?: boolean;
}

/** Whether an event is shown. */
export type Passes = (event: StoryEvent) => boolean;

/** Left, top, right and bottom in px. */
export type Box = [left: number, top: number, right: number, bottom: number];
export type Point = [x: number, y: number];
