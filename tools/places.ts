import { PICTURES } from "#engine/scenario/scenario.ts";

type Picture = (typeof PICTURES)[number];

/** Colors by what they are of; each drawing is made once in each set. */
interface Palette {
  readonly sky: string;
  readonly wall: string;
  readonly ground: string;
  readonly far: string;
  readonly near: string;
  readonly dark: string;
  readonly line: string;
  readonly glow: string;
  readonly accent: string;
  readonly paper: string;
}

const PALETTES: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    sky: "#cfdae4",
    wall: "#ebe4d6",
    ground: "#c9ccc9",
    far: "#b4c0ca",
    near: "#8796a4",
    dark: "#5c6a78",
    line: "#46525f",
    glow: "#f3d98f",
    accent: "#3f6494",
    paper: "#f8f5ef",
  },
  dark: {
    sky: "#141c27",
    wall: "#27313d",
    ground: "#1d252f",
    far: "#303d4b",
    near: "#4a5a6c",
    dark: "#10161e",
    line: "#94a2b1",
    glow: "#c8a85a",
    accent: "#7ea2d2",
    paper: "#d9dee4",
  },
};

export interface PlaceFile {
  /** `front-counter.dark.svg` */
  readonly file: string;
  readonly svg: string;
}

/** Every place and plan of the set, in light and dark: our own flat drawings, without script, style or address. */
export const drawPlaces = (): PlaceFile[] =>
  PICTURES.flatMap((picture) =>
    (["light", "dark"] as const).map((tone) => ({
      file: `${picture}.${tone}.svg`,
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 270">${DRAWINGS[picture](paletteOf(picture, tone))}</svg>\n`,
    })),
  );

/** Night is dark on a light screen too. */
const paletteOf = (picture: Picture, tone: "light" | "dark"): Palette =>
  PALETTES[picture.endsWith("-night") ? "dark" : tone];

const rect = (x: number, y: number, w: number, h: number, fill: string, more = ""): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"${more}/>`;
const round = (x: number, y: number, w: number, h: number, r: number, fill: string, more = ""): string =>
  rect(x, y, w, h, fill, ` rx="${r}"${more}`);
const shape = (points: string, fill: string, more = ""): string =>
  `<polygon points="${points}" fill="${fill}"${more}/>`;
const dot = (x: number, y: number, r: number, fill: string, more = ""): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${more}/>`;
const stroke = (d: string, color: string, width = 3, more = ""): string =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round"${more}/>`;
const faint = (opacity: number): string => ` opacity="${opacity}"`;

/** A person from above: shoulders and head. */
const above = (x: number, y: number, fill: string, edge: string): string =>
  round(x - 20, y - 9, 40, 18, 9, fill, faint(0.55)) + dot(x, y, 9, fill, ` stroke="${edge}" stroke-width="2"`);

/** A car from above, nose up. */
const carAbove = (x: number, y: number, p: Palette, bar: boolean): string =>
  round(x, y, 62, 118, 18, p.near) +
  round(x + 8, y + 26, 46, 20, 6, p.dark) +
  round(x + 8, y + 86, 46, 14, 6, p.dark) +
  (bar ? round(x + 8, y + 58, 23, 9, 3, p.accent) + round(x + 31, y + 58, 23, 9, 3, p.glow) : "");

const DRAWINGS: Readonly<Record<Picture, (p: Palette) => string>> = {
  "roadside-night": (p) =>
    rect(0, 0, 480, 270, p.sky) +
    dot(408, 46, 16, p.paper, faint(0.5)) +
    shape("0,150 60,110 130,138 210,96 300,140 390,104 480,146 480,190 0,190", p.far) +
    rect(0, 172, 480, 98, p.ground) +
    shape("150,270 226,172 254,172 420,270", p.near) +
    [0, 1, 2, 3]
      .map((i) =>
        shape(
          `${247 + i * 9},${182 + i * 22} ${250 + i * 9},${182 + i * 22} ${260 + i * 12},${194 + i * 24} ${254 + i * 12},${194 + i * 24}`,
          p.glow,
          faint(0.7),
        ),
      )
      .join("") +
    // The beam of the spotlight, then the car it falls on.
    shape("0,120 0,236 306,196 306,138", p.glow, faint(0.28)) +
    round(206, 138, 128, 50, 12, p.dark) +
    shape("228,140 246,108 300,108 318,140", p.dark) +
    shape("238,138 251,114 295,114 308,138", p.far) +
    round(210, 150, 14, 9, 3, p.glow) +
    round(316, 150, 14, 9, 3, p.glow) +
    round(250, 160, 40, 13, 2, p.paper, faint(0.75)) +
    dot(232, 190, 13, p.line) +
    dot(308, 190, 13, p.line),
  "front-counter": (p) =>
    rect(0, 0, 480, 270, p.wall) +
    // Late light through the door.
    rect(352, 40, 96, 170, p.sky) +
    stroke("M400 40V210M352 120H448", p.line, 3, faint(0.5)) +
    shape("352,210 448,210 404,270 236,270", p.glow, faint(0.4)) +
    rect(0, 210, 480, 60, p.ground) +
    shape("352,210 448,210 404,270 236,270", p.glow, faint(0.3)) +
    round(40, 34, 60, 60, 30, p.paper) +
    stroke("M70 64V42M70 64L55 76", p.line, 4) +
    round(128, 38, 84, 56, 4, p.paper, faint(0.8)) +
    stroke("M140 52H200M140 64H192M140 76H198", p.far, 4) +
    rect(0, 150, 300, 16, p.dark) +
    rect(0, 166, 288, 66, p.near) +
    stroke("M96 166V232M192 166V232", p.dark, 2, faint(0.5)) +
    round(228, 126, 34, 24, 3, p.accent) +
    rect(242, 150, 6, 4, p.line) +
    round(150, 142, 44, 8, 2, p.paper) +
    round(392, 196, 72, 12, 4, p.accent) +
    rect(400, 208, 6, 22, p.line) +
    rect(450, 208, 6, 22, p.line) +
    round(388, 160, 80, 30, 5, p.accent, faint(0.7)),
  "interview-room": (p) =>
    rect(0, 0, 480, 270, p.wall) +
    rect(0, 204, 480, 66, p.ground) +
    round(180, 44, 120, 72, 4, p.sky) +
    stroke("M240 44V116M180 80H300", p.line, 3, faint(0.5)) +
    round(392, 62, 52, 40, 3, p.paper, faint(0.8)) +
    stroke("M400 74H436M400 84H428", p.far, 4) +
    // Two chairs at one corner of a table, so that nobody sits across.
    round(110, 150, 54, 60, 10, p.accent) +
    rect(118, 206, 6, 34, p.line) +
    rect(150, 206, 6, 34, p.line) +
    shape("176,178 352,178 376,200 152,200", p.near) +
    rect(168, 200, 8, 46, p.dark) +
    rect(352, 200, 8, 46, p.dark) +
    round(330, 138, 54, 60, 10, p.accent, faint(0.75)) +
    round(236, 168, 16, 18, 3, p.paper) +
    round(268, 172, 52, 10, 2, p.paper) +
    round(40, 150, 26, 60, 6, p.far) +
    stroke("M53 150C40 120 66 110 53 84M53 150C70 128 78 118 74 100", p.near, 6),
  "porch-night": (p) =>
    rect(0, 0, 480, 270, p.sky) +
    dot(66, 48, 14, p.paper, faint(0.45)) +
    rect(120, 70, 270, 150, p.wall) +
    shape("96,74 255,18 414,74", p.dark) +
    rect(0, 220, 480, 50, p.ground) +
    shape("196,270 224,220 290,220 322,270", p.far) +
    round(228, 116, 56, 104, 3, p.near) +
    dot(274, 172, 4, p.glow) +
    dot(256, 98, 7, p.glow) +
    dot(256, 104, 40, p.glow, faint(0.18)) +
    // The kitchen window is the one with a light on.
    round(318, 116, 54, 48, 3, p.glow) +
    stroke("M345 116V164M318 140H372", p.line, 3, faint(0.6)) +
    round(142, 116, 54, 48, 3, p.far) +
    stroke("M169 116V164M142 140H196", p.line, 3, faint(0.4)) +
    shape("318,164 372,164 420,236 330,236", p.glow, faint(0.22)) +
    rect(204, 212, 104, 10, p.line, faint(0.6)) +
    round(20, 176, 56, 46, 20, p.far) +
    round(424, 184, 44, 38, 18, p.far),
  "kitchen-night": (p) =>
    rect(0, 0, 480, 270, p.wall) +
    rect(0, 206, 480, 64, p.ground) +
    round(206, 34, 96, 66, 3, p.dark) +
    stroke("M254 34V100", p.line, 3, faint(0.5)) +
    stroke("M372 0V40", p.line, 3) +
    shape("348,62 396,62 384,38 360,38", p.accent) +
    dot(372, 64, 8, p.glow) +
    shape("360,64 384,64 446,206 298,206", p.glow, faint(0.3)) +
    rect(0, 136, 250, 12, p.dark) +
    rect(0, 148, 250, 66, p.near) +
    stroke("M62 148V214M124 148V214M186 148V214", p.dark, 2, faint(0.5)) +
    round(20, 40, 150, 54, 4, p.far) +
    stroke("M95 40V94", p.dark, 2, faint(0.5)) +
    stroke("M120 136V112C120 104 136 104 136 112", p.line, 5) +
    round(190, 112, 28, 24, 5, p.accent, faint(0.8)) +
    shape("312,172 440,172 456,186 296,186", p.dark) +
    rect(308, 186, 8, 46, p.line) +
    rect(436, 186, 8, 46, p.line) +
    round(366, 154, 18, 18, 3, p.paper) +
    round(330, 164, 22, 8, 2, p.paper) +
    // The way out stays in view.
    rect(462, 60, 18, 160, p.dark),
  storefront: (p) =>
    rect(0, 0, 480, 270, p.sky) +
    rect(56, 40, 330, 176, p.wall) +
    rect(0, 216, 480, 54, p.ground) +
    rect(56, 40, 330, 26, p.accent) +
    shape("56,66 386,66 402,96 40,96", p.near) +
    [0, 2, 4]
      .map((i) =>
        shape(`${56 + i * 55},66 ${111 + i * 55},66 ${106 + i * 56},96 ${46 + i * 58},96`, p.paper, faint(0.6)),
      )
      .join("") +
    round(84, 112, 118, 74, 3, p.far) +
    stroke("M143 112V186", p.line, 3, faint(0.5)) +
    round(232, 108, 58, 108, 3, p.dark) +
    round(240, 116, 42, 56, 2, p.far) +
    dot(282, 176, 3, p.glow) +
    // The ice machine, the low wall, and the pole of a stop that has no bench.
    round(304, 146, 58, 70, 4, p.paper) +
    stroke("M312 164H354M312 178H354", p.far, 4) +
    round(70, 198, 140, 20, 3, p.near) +
    rect(432, 70, 5, 150, p.line) +
    round(416, 62, 38, 30, 4, p.glow) +
    dot(426, 232, 3, p.line) +
    dot(446, 232, 3, p.line),
  "parking-lot": (p) =>
    rect(0, 0, 480, 270, p.sky) +
    shape("0,96 70,74 150,92 240,70 330,94 420,76 480,90 480,120 0,120", p.far) +
    rect(120, 62, 190, 66, p.wall) +
    stroke("M150 128V84M190 128V84M230 128V84M270 128V84", p.near, 8, faint(0.7)) +
    rect(0, 122, 480, 148, p.ground) +
    stroke("M60 150L20 262M170 150L146 262M280 150L282 262M390 150L420 262", p.paper, 3, faint(0.8)) +
    round(66, 160, 92, 42, 12, p.near) +
    shape("82,162 96,138 132,138 144,162", p.dark) +
    round(302, 160, 92, 42, 12, p.accent, faint(0.85)) +
    shape("318,162 332,138 368,138 380,162", p.dark) +
    dot(86, 204, 10, p.line) +
    dot(140, 204, 10, p.line) +
    dot(322, 204, 10, p.line) +
    dot(376, 204, 10, p.line) +
    round(104, 168, 14, 10, 2, p.glow) +
    round(340, 168, 14, 10, 2, p.paper) +
    rect(236, 40, 5, 96, p.line) +
    round(218, 34, 42, 10, 4, p.glow),
  office: (p) =>
    rect(0, 0, 480, 270, p.wall) +
    rect(0, 208, 480, 62, p.ground) +
    round(40, 36, 130, 84, 3, p.sky) +
    stroke("M40 64H170M40 92H170", p.far, 2) +
    // Blinds half down; a car in the lot.
    round(92, 98, 44, 14, 5, p.near) +
    round(330, 40, 108, 70, 3, p.paper, faint(0.85)) +
    stroke("M342 56H426M342 72H412M342 88H420", p.far, 4) +
    shape("120,168 400,168 416,184 104,184", p.near) +
    rect(116, 184, 10, 60, p.dark) +
    rect(394, 184, 10, 60, p.dark) +
    round(232, 110, 92, 54, 4, p.dark) +
    round(238, 116, 80, 42, 2, p.far) +
    rect(272, 164, 12, 6, p.line) +
    round(142, 156, 52, 12, 2, p.paper) +
    round(148, 148, 52, 10, 2, p.paper, faint(0.8)) +
    round(342, 152, 36, 16, 5, p.accent) +
    stroke("M346 150C350 140 370 140 374 150", p.line, 4) +
    round(214, 196, 60, 54, 10, p.accent, faint(0.8)),
  "living-room": (p) =>
    rect(0, 0, 480, 270, p.wall) +
    rect(0, 206, 480, 64, p.ground) +
    round(60, 38, 92, 66, 3, p.dark) +
    stroke("M106 38V104", p.line, 3, faint(0.5)) +
    round(52, 132, 190, 54, 14, p.accent, faint(0.8)) +
    round(44, 158, 206, 48, 12, p.accent) +
    rect(60, 204, 8, 14, p.line) +
    rect(228, 204, 8, 14, p.line) +
    // A lamp on its side, and a door to another room, ajar.
    shape("276,214 312,198 318,214 282,230", p.glow) +
    stroke("M314 208H352", p.line, 5) +
    round(348, 200, 8, 18, 3, p.dark) +
    dot(296, 214, 44, p.glow, faint(0.16)) +
    round(384, 62, 66, 146, 3, p.near) +
    shape("384,62 404,72 404,214 384,208", p.dark) +
    rect(406, 66, 44, 140, p.glow, faint(0.4)) +
    round(292, 44, 66, 44, 3, p.far),
  "counter-plan": (p) =>
    plan(p) +
    rect(40, 112, 250, 26, p.near) +
    stroke("M290 112V36", p.line, 6) +
    stroke("M360 234H430", p.glow, 8) +
    round(330, 60, 100, 26, 5, p.accent, faint(0.6)) +
    round(60, 44, 70, 46, 4, p.far) +
    above(170, 84, p.accent, p.paper) +
    above(170, 168, p.dark, p.paper) +
    round(392, 112, 30, 30, 3, p.far),
  "kitchen-plan": (p) =>
    plan(p) +
    stroke("M250 36V110M250 168V234", p.line, 6) +
    rect(44, 40, 200, 26, p.near) +
    rect(44, 66, 26, 100, p.near) +
    round(116, 122, 76, 48, 5, p.far) +
    above(148, 100, p.dark, p.paper) +
    above(300, 128, p.accent, p.paper) +
    above(322, 172, p.accent, p.paper) +
    above(286, 84, p.near, p.paper) +
    stroke("M380 234H440", p.glow, 8) +
    stroke("M104 36H170", p.glow, 5, faint(0.7)) +
    round(380, 60, 56, 90, 5, p.far, faint(0.6)),
  "roadside-plan": (p) =>
    rect(0, 0, 480, 270, p.ground) +
    rect(120, 0, 250, 270, p.far) +
    stroke("M245 8V262", p.glow, 4, ' stroke-dasharray="22 18"') +
    stroke("M366 0V270", p.paper, 4, faint(0.7)) +
    carAbove(292, 14, p, false) +
    carAbove(280, 146, p, true) +
    above(268, 64, p.accent, p.paper) +
    dot(310, 62, 8, p.paper) +
    dot(338, 88, 6, p.paper),
};

/** A room from above: its floor and its walls. */
const plan = (p: Palette): string =>
  rect(0, 0, 480, 270, p.ground) + rect(36, 32, 408, 206, p.wall) + stroke("M36 32H444V238H36Z", p.line, 6);
