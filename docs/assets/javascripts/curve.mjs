// Reads a curve point by point: by the slider under it, or by the pointer over it.

import { write } from "./write.mjs";

/** Follow the curves of a place, whichever come and go there. */
export function followCurves(place) {
  place.addEventListener("input", ({ target }) => {
    const curve = target.closest("[data-curve]");
    if (curve) tell(curve, target.valueAsNumber);
  });
  for (const move of ["pointermove", "pointerdown"]) {
    place.addEventListener(move, ({ target, clientX }) => {
      const drawing = target.closest("[data-curve] svg");
      if (drawing) tell(drawing.closest("[data-curve]"), nearest(drawing, clientX));
    });
  }
}

/** The number of the point that is nearest to a pointer. */
function nearest(drawing, clientX) {
  const { x } = new DOMPoint(clientX, 0).matrixTransform(drawing.getScreenCTM().inverse());
  const away = JSON.parse(drawing.closest("[data-curve]").dataset.xs).map((one) => Math.abs(one - x));
  return away.indexOf(Math.min(...away));
}

function tell(curve, index) {
  const { says, xs } = curve.dataset;
  curve.querySelector("input").value = index;
  write(curve.querySelector("output"), JSON.parse(says)[index]);
  const cursor = curve.querySelector("[data-cursor]");
  for (const end of ["x1", "x2"]) cursor.setAttribute(end, JSON.parse(xs)[index]);
}
