// The order of a notebook's lines: moved by keys, by buttons or dragged by the number,
// stored as it is left, and shown as the portal has it.  Shares what notebook.js names.

function moveRow(row, by) {
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!row.dataset.ref || !other?.dataset.ref) return false;
  const focused = document.activeElement;
  other[by < 0 ? "before" : "after"](row);
  focused?.focus();
  countRows();
  storePlace(row);
}

function storePlace(row) {
  const rows = allRows();
  const before = rows.slice(0, rows.indexOf(row)).findLast((one) => one.dataset.ref);
  const form = row.querySelector("[data-move]").form;
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const values = { after: before?.dataset.ref ?? "", csrfmiddlewaretoken: token };
  const told = { values, swap: "none", source: form };
  htmx.ajax("POST", form.action, told);
}

function follow(order) {
  const stored = allRows().filter((row) => row.dataset.ref);
  const known = new Map(stored.map((row) => [row.dataset.ref, row]));
  const wanted = order.filter((ref) => known.has(ref));
  const shown = stored.map((row) => row.dataset.ref).filter((ref) => wanted.includes(ref));
  if (wanted.join() === shown.join()) return;
  const focused = document.activeElement;
  const places = shown.map((ref) => known.get(ref)).map((row) => {
    const place = document.createComment("");
    row.replaceWith(place);
    return place;
  });
  places.forEach((place, number) => place.replaceWith(known.get(wanted[number])));
  focused?.focus();
  countRows();
}

// A stored line is dragged by its number, with a mouse, a pen or a finger.
notebook?.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-number]");
  const row = handle && rowOf(handle);
  if (!row?.querySelector("[data-move]") || event.button > 0) return;
  event.preventDefault();
  handle.setPointerCapture(event.pointerId);
  drag(handle, row);
});

function drag(handle, row) {
  const before = allRows().indexOf(row);
  const done = new AbortController();
  const until = { signal: done.signal };
  const drop = () => {
    done.abort();
    row.classList.remove("dragged");
    if (allRows().indexOf(row) !== before) storePlace(row);
  };
  row.classList.add("dragged");
  handle.addEventListener("pointermove", (event) => dragTo(row, event.clientY), until);
  for (const name of ["pointerup", "pointercancel"])
    handle.addEventListener(name, drop, until);
}

// Past the middle of its neighbour they change places.  The neighbour is what moves: a
// row taken out of the table would be let go.
function dragTo(row, height) {
  const { nextElementSibling: next, previousElementSibling: previous } = row;
  if (next?.dataset.ref && middleOf(next) < height) row.before(next);
  else if (previous?.dataset.ref && middleOf(previous) > height) row.after(previous);
  else return countRows();
  dragTo(row, height);
}

function middleOf(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}

// What the portal says of the order is the order: also where somebody else moved lines
// meanwhile, or took away the one this was to follow.
document.addEventListener("htmx:afterRequest", (event) => {
  const row = rowOf(event.target);
  if (!row || !event.target.querySelector?.("[data-move]")) return;
  if (![200, CONFLICT].includes(event.detail.xhr.status)) return;
  const isAnswered = event.detail.xhr.responseText.startsWith("{");
  if (isAnswered) follow(JSON.parse(event.detail.xhr.responseText).order);
  if (!unsent.delete(`place-${row.id}`) || unsent.has(row.id)) return;
  row.classList.remove("row-due");
  row.querySelector(".line-state .status")?.replaceWith(replaced.get(row.id));
  replaced.delete(row.id);
  tellUnsent();
});
