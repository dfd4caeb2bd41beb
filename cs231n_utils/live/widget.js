// What the live pictures share; stands in front of each one's own script.

// Of the lines with the styles 0 to 5, whose colours are in widget.css; the stills' are in widget.py.
const DASHES = ["none", "9 3", "3 2", "9 3 2 3", "14 4", "6 2 2 2 2 2"];

/** An HTML element: attributes, then children; `on…` attributes are listeners. */
function html(tag, attributes = {}, ...children) {
  return furnished(document.createElement(tag), attributes, children);
}

/** The same within a drawing. */
function svg(tag, attributes = {}, ...children) {
  return furnished(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function furnished(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** Set what differs, so that nothing is drawn anew that stays as it is. */
function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    const now = name === "text" ? node.textContent : node.getAttribute(name);
    if (now === String(value)) continue;
    if (name === "text") node.textContent = value;
    else node.setAttribute(name, value);
  }
  return node;
}

/** A button that goes grey; who has just pressed it would be nowhere, and goes on at its `heir`. */
function enable(button, on, heir) {
  const lost = !on && button === document.activeElement;
  button.disabled = !on;
  if (lost) heir.focus();
}

/** A number for people: three digits or so, a real minus, a dash for what is not a number. */
function number(value, digits = 2) {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  const text = size >= 1e5 ? value.toExponential(1) : value.toFixed(size >= 1000 ? 0 : digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

const SILENCE =
  "The kernel does not answer: it may be busy with another cell. If it was restarted, run this cell again. " +
  "If your function never ends, interrupt the kernel (■), and if that does not help, restart it.";

/**
 * The way to the kernel: ask(operation, arguments, key) -> a promise that is kept with the answer.
 *
 * Two questions are under way at a time: a single one waits 40 ms for the server's network. Where the last
 * one that waits here has the same key, a new one replaces it. `changed(state)` is called with every answer,
 * and when there is none for seconds. What is wrong stands in the element `trouble`.
 */
function connect(model, changed) {
  const AT_ONCE = 2, PATIENCE = 3000, REST = 1500;
  const trouble = html("div", { class: "trouble", role: "alert" });
  const me = Math.random().toString(36).slice(2);
  const waiting = [], underway = new Map();
  let count = 0, quiet = false, resting = null, patience = null;

  function ask(operation, args = {}, key = null) {
    return new Promise((keep) => {
      const question = { operation, args, key, keep: [keep] };
      if (key !== null && waiting.at(-1)?.key === key) question.keep.push(...waiting.pop().keep);
      waiting.push(question);
      next();
    });
  }

  function next() {
    while (waiting.length && underway.size < AT_ONCE) {
      const question = waiting.shift(), id = `${me}-${count++}`;
      underway.set(id, question);
      try {
        model.send({ ask: id, do: question.operation, with: question.args });
      } catch {
        hush(true); // the kernel is gone
      }
    }
    clearTimeout(resting);
    if (underway.size && !patience) patience = setTimeout(() => hush(true), PATIENCE);
  }

  function hush(now) {
    quiet = now;
    show();
  }

  function show() {
    const state = model.get("state");
    set(trouble, { text: quiet ? SILENCE : [state.fault, state.trouble].filter(Boolean).join("\n") });
    changed(state);
  }

  function answered() {
    const state = model.get("state"), question = underway.get(state.ask), over = [];
    if (question) {
      for (const [id, earlier] of underway) { // answers keep the order: an earlier question has lost its own
        underway.delete(id);
        over.push(...earlier.keep);
        if (earlier === question) break;
      }
    }
    clearTimeout(patience);
    patience = null;
    hush(false);
    over.forEach((keep) => keep(state));
    next();
    if (question && question.operation !== "rest" && !underway.size && !waiting.length) {
      resting = setTimeout(() => ask("rest"), REST);
    }
  }

  model.on("change:state", answered);
  function close() {
    model.off("change:state", answered);
    clearTimeout(resting);
    clearTimeout(patience);
  }
  return { ask, close, show, trouble };
}

/** Plain keys on the picture are its own: "d d" on a button must not delete the notebook's cell. Ctrl+S still saves. */
function keepKeys(root) {
  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
  const keep = (node, on) => node.toggleAttribute("data-lm-suppress-shortcuts", on);
  root.addEventListener("focusin", ({ target }) => keep(target, true));
  // Jupyter has seen a key before it comes here: so the keys are let go when Ctrl goes down, before the S.
  for (const type of ["keydown", "keyup"]) root.addEventListener(type, (event) => keep(event.target, plain(event)));
  root.addEventListener("keydown", (event) => {
    if (plain(event)) event.stopPropagation();
    if (event.key === "Escape") root.closest(".jp-Notebook")?.focus(); // out, without a Tab through all the rest
  });
}
