// The turning bar: the kernel draws it and asks the function, the browser shows what that answers.

const WIDE = 360, HIGH = 360;
const HINT =
  "Drag the ring in the picture, or move it with the arrow keys, a quarter of a pixel each (Shift: farther). Keep: what you see now is what later changes are compared with, and stays as a dashed outline.";
const TABLE = ["", "changed by", "in proportion"];
const percent = (share) => (share === null ? "–" : `${number(100 * share, 0)} %`);

/** The picture with its cells, the strokes in them, and a ring that moves the bar. */
function field(moved) {
  const map = chart(WIDE, HIGH, "The bar: move it with the arrow keys", moved);
  const pixels = svg("g", { class: "pixels" }), borders = svg("g", { class: "borders" });
  const [rim, stroke] = ["rim", "stroke"].map((name) => svg("path", { class: name }));
  map.inside.append(pixels, borders, rim, stroke);

  function show({ pixels: rows, cells, strokes, place, words }) {
    map.draw(place);
    const side = WIDE / rows.length, cell = WIDE / cells;
    if (!pixels.childElementCount) {
      const square = (_, i) => svg("rect", { x: (i % rows.length) * side, y: Math.floor(i / rows.length) * side, width: side, height: side });
      pixels.append(...rows.flat().map(square));
      const inner = Array.from({ length: cells - 1 }, (_, k) => (k + 1) * cell);
      borders.append(...inner.flatMap((at) => [svg("path", { d: `M${at} 0V${HIGH}` }), svg("path", { d: `M0 ${at}H${WIDE}` })]));
    }
    rows.flat().forEach((light, i) => set(pixels.children[i], { fill: `rgb(${light} ${light} ${light})` }));
    const d = strokes.map((ends) => line(ends.map(([x, y]) => [x * cell, y * cell]))).join("");
    for (const part of [rim, stroke]) set(part, { d });
    set(map.root, { "aria-label": words });
  }
  return { ...map, show };
}

/** The bins of all cells together, now and as they were kept; a mark at the angle across the bar. */
function bins() {
  const map = chart(WIDE, HIGH);
  const now = svg("g", { class: "now style-0" }), kept = svg("path", { class: "kept" });
  const mark = svg("path", { class: "mark", d: "M-7 0H7L0 12Z" });
  map.inside.append(now, kept, mark);

  /** The corners of a bin in the drawing. */
  function corners(heights, k) {
    const width = 180 / heights.length, { place } = map.scale();
    return [place([k * width, heights[k]]), place([(k + 1) * width, 0])];
  }

  function outline(heights) {
    return heights.map((_, k) => (([[left, top], [right, zero]]) => `M${left} ${zero}V${top}H${right}V${zero}`)(corners(heights, k))).join("");
  }

  function show(state) {
    map.draw(state.bins);
    now.replaceChildren(...state.now.map((_, k) => {
      const [[left, top], [right, zero]] = corners(state.now, k);
      return svg("rect", { x: left + 2, y: Math.min(top, zero), width: right - left - 4, height: Math.abs(zero - top) });
    }));
    set(kept, { d: outline(state.kept) });
    set(mark, { transform: at([map.scale().place([state.across, 0])[0], 1]) });
    set(map.root, { "aria-label": `Histogram of all cells together. ${state.words}` });
  }
  return { ...map, show };
}

function render({ model, el }) {
  let state = model.get("state"), moves = 0;
  const link = connect(model, changed);
  const picture = field(([x, y]) => ask({ x, y })), histogram = bins();
  const sliders = state.sliders.map(([name]) => setting(name, (value) => ask({ [name]: value })));
  const changes = readings("Since it was kept", TABLE);
  const keep = html("button", { onclick: () => link.ask("keep") }, "Keep");
  const verdict = html("p", { class: "verdict", role: "status" });
  const root = html("div", { class: "cs231n-live two-charts turning-bar", role: "group", "aria-label": "a bar that turns, and its histograms" },
    html("div", { class: "bar" }, ...sliders.map((slider) => slider.root), keep),
    link.trouble,
    html("div", { class: "scene" }, html("div", {}, picture.root), html("div", {}, histogram.root)),
    verdict,
    changes.root,
    html("p", { class: "hint" }, HINT));
  keepKeys(root);

  /** Change the bar; the ring stays under the hand until the last answer. */
  function ask(settings) {
    moves += 1;
    link.ask("change", settings, Object.keys(settings).join()).then((answer) => {
      moves -= 1;
      if (!moves) settle(answer);
    });
  }

  function settle({ settings }) {
    picture.place([settings.x, settings.y]);
    sliders.forEach((slider, i) => {
      const [name, low, high, grain, unit] = state.sliders[i];
      slider.show(settings[name], [low, high], grain, `${number(settings[name], 0)}${unit}`);
    });
  }

  function changed(now) {
    state = now;
    picture.show(state);
    histogram.show(state);
    if (!moves) settle(state);
    changes.show(state.readings.map(([part, ...shares]) => [part, ...shares.map(percent)]));
    set(verdict, { text: state.verdict });
  }

  el.append(root);
  link.show();
  return () => link.close();
}

export default { render };
