/** The square: products beside creators and relievers, which part in line with the circle. Pure geometry, in units. */

import { fillFirst, holds } from "./boxes.js";

/**
 * @typedef {import("./boxes.js").Content} Content @typedef {import("./boxes.js").Part} Part
 * @typedef {import("./rows.js").Region} Region @typedef {import("./spacing.js").Spacing} Spacing
 */

const SPLITS = [0.34, 0.4, 0.3, 0.46];

/** @param {Record<string, Content>} contents @param {number} width @param {number} height @param {number} row @param {number} lanes @param {Spacing} spacing */
export function arrangeSquare(contents, width, height, row, lanes, spacing) {
  const region = rectangle(spacing);
  for (const split of SPLITS) {
    const x = Math.min(width * 0.55, Math.max(width * split, contents.product.head.width + 3 * spacing.pad));
    const products = region(0, 0, x, height);
    const [creators, relievers] = ["gain_creator", "pain_reliever"].map((kind) =>
      fillFirst(contents[kind], region(x, 0, width, height)));
    if (!creators || !relievers) continue;
    const least = creators.bottom + spacing.pad + lanes;
    const spare = height - least - relievers.bottom;
    if (spare < 0) continue;
    // In line with the circle, where both find room like that: links follow that line.
    const y = Math.min(Math.max(height * row, least), height - relievers.bottom);
    /** @type {Record<string, Part>} */
    const parts = {
      product: [{ x: 0, y: 0, width: x, height }, products, 0],
      gain_creator: [{ x, y: 0, width: width - x, height: y }, region(x, 0, width, y - lanes), 0],
      pain_reliever: [{ x, y, width: width - x, height: height - y }, region(x, y, width, height), 0],
    };
    if (holds(contents, parts)) return parts;
  }
  return null;
}

/** @param {Spacing} spacing @returns {(x: number, top: number, end: number, bottom: number) => Region} */
const rectangle = (spacing) => (x, top, end, bottom) => {
  const pad = spacing.pad + 2;
  return { top: top + pad, bottom: bottom - spacing.pad, span: () => [x + pad, end - pad], align: "start", spacing };
};
