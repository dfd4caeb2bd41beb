// A chart: a rectangle of two numbers seen from above, with its areas and axes, and a ring that is moved about.

const LEFT = 52, BELOW = 44, EDGE = 10;

/** From values to places in the drawing, and back. */
function scales([[left, right], [bottom, top]], wide, high) {
  const across = wide / (right - left), up = high / (top - bottom);
  const place = ([x, y]) => [(x - left) * across, (top - y) * up];
  const values = (x, y) => [left + x / across, top - y / up];
  const between = (value, ends) => Math.min(Math.max(value, Math.min(...ends)), Math.max(...ends)); // rows run down
  const within = ([x, y]) => [between(x, [left, right]), between(y, [bottom, top])];
  return { place, values, within, matrix: `matrix(${across} 0 0 ${-up} ${-left * across} ${top * up})` };
}

const pair = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
const at = (place) => `translate(${pair(place)})`;
const line = (places) => (places.length ? `M${places.map(pair).join("L")}` : "");
const dots = (places) => places.map((place) => `M${pair(place)}h0`).join("");

/** A number with three digits that count, however small it is. */
function precise(value) {
  if (!value || Math.abs(value) >= 1) return number(value);
  const text = Math.abs(value) < 1e-3 ? value.toExponential(1) : value.toPrecision(3);
  return text.replaceAll("-", "−");
}

/**
 * The chart, `wide` by `high`: draw({ bounds, outlines, ticks, names }); what goes into `inside` is cut off at its
 * frame, what goes `above` it is not. `place` puts the ring, whose name is `label`; where a hand takes it is told
 * to `moved`. Without a name there is none. An arrow key moves it by a hundredth of an axis, with Shift by a tenth,
 * or by the two `shares` that are drawn with the rest.
 */
function chart(wide, high, label = null, moved = null) {
  const areas = svg("g", { class: "areas" }), ticks = svg("g", { class: "ticks" }), above = svg("g");
  const names = [
    svg("text", { x: wide / 2, y: high + BELOW - 6, "text-anchor": "middle" }),
    svg("text", { transform: `translate(${-LEFT + 14} ${high / 2}) rotate(-90)`, "text-anchor": "middle" }),
  ];
  const inside = svg("svg", { width: wide, height: high, "aria-hidden": "true" }, areas);
  const frame = svg("rect", { width: wide, height: high, class: "frame" });
  const field = svg("g", { class: "field" }, frame, above);
  const box = `${-LEFT} ${-EDGE} ${LEFT + wide + EDGE} ${EDGE + high + BELOW}`;
  const root = svg("svg", { class: "chart", viewBox: box, role: label ? "group" : "img" }, inside, ticks, ...names, field);
  const ring = svg("g", { class: "ring", role: "slider", tabindex: 0, "aria-label": label },
    svg("circle", { r: 16, class: "hit" }), svg("circle", { r: 11, class: "halo" }), svg("circle", { r: 11 }));
  let scale, state, point;

  function draw(now) {
    state = now;
    scale = scales(state.bounds, wide, high);
    set(areas, { transform: scale.matrix });
    areas.replaceChildren(...state.outlines.map((d) => svg("path", { d })));
    names.forEach((name, i) => set(name, { text: state.names[i] }));
    const [[left], [bottom]] = state.bounds;
    ticks.replaceChildren(
      ...state.ticks[0].map(([x, text]) => tick(scale.place([x, bottom]), text, [0, 5], [0, 20], "middle")),
      ...state.ticks[1].map(([y, text]) => tick(scale.place([left, y]), text, [-5, 0], [-9, 4.5], "end")));
  }

  function tick(place, text, [x2, y2], [x, y], anchor) {
    const label = svg("text", { x, y, "text-anchor": anchor }, text);
    return svg("g", { transform: at(place) }, svg("line", { x2, y2 }), label);
  }

  function place(values) {
    point = values;
    const [x, y] = values.map(precise), [low, high] = state.bounds[0];
    set(ring, {
      transform: at(scale.place(values)),
      "aria-valuemin": low,
      "aria-valuemax": high,
      "aria-valuenow": values[0],
      "aria-valuetext": `${state.names[0]} ${x}, ${state.names[1]} ${y}`,
    });
  }

  function move(values) {
    place(scale.within(values));
    moved(point);
  }

  function follow(event) {
    const box = frame.getBoundingClientRect();
    move(scale.values(((event.clientX - box.left) / box.width) * wide, ((event.clientY - box.top) / box.height) * high));
  }

  function press(event) {
    if (event.button !== 0) return;
    field.setPointerCapture(event.pointerId);
    follow(event);
  }

  function key(event) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const share = (state.shares ?? [0.01, 0.1])[Number(event.shiftKey)];
    move(point.map((value, i) => value + way[i] * share * (state.bounds[i][1] - state.bounds[i][0])));
  }

  if (label) {
    field.append(ring);
    field.classList.add("grip");
    field.addEventListener("pointerdown", press);
    field.addEventListener("pointermove", (event) => field.hasPointerCapture(event.pointerId) && follow(event));
    field.addEventListener("click", () => ring.focus({ preventScroll: true })); // the next key is for it
    ring.addEventListener("keydown", key);
  }
  return { root, inside, above, draw, place, scale: () => scale };
}

/** A slider over a setting. */
function setting(name, changed) {
  const output = html("output"), input = html("input", { type: "range", "aria-label": name, oninput: () => changed(Number(input.value)) });
  function show(value, [least, most], grain, text) {
    set(input, { min: least, max: most, step: grain, "aria-valuetext": text });
    input.value = value;
    set(output, { text });
  }
  return { root: html("label", { class: "setting" }, html("span", {}, name), input, output), show };
}

/** A table of what was measured: show(rows) of texts, the first of each its name. */
function readings(caption, names) {
  const body = html("tbody");
  const head = names.map((name) => html("th", { scope: "col" }, name));
  const table = html("table", {}, html("caption", {}, caption), html("thead", {}, html("tr", {}, ...head)), body);
  const row = ([name, ...texts]) =>
    html("tr", {}, html("th", { scope: "row" }, name), ...texts.map((text) => html("td", {}, text)));
  return { root: html("div", { class: "wide" }, table), show: (rows) => body.replaceChildren(...rows.map(row)) };
}
