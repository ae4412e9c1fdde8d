// The notebook by keyboard: Enter stores a line and opens the next, a line that is left
// is kept, one that did not reach the portal stays on the page and is sent again.
// Nothing is put into the browser's storage.

const SECONDS_TO_NEXT_TRY = 8;
const SECONDS_TO_WAIT = 20;
const CONFLICT = 409;
// As the portal compares: words this short say little, this share is nearly the same.
const SHORTEST_WORD = 4;
const NEARLY_THE_SAME = 0.7;

const notebook = document.getElementById("notebook");
const blank = document.getElementById("blank-line");
const unsentNotice = document.getElementById("unsent");
const changed = new Set();
const unsent = new Map();
const underWay = new Set();
// What was typed when each line was last sent, and the state a line showed before it
// was missed.
const sent = new Map();
const replaced = new Map();

const rowOf = (element) => element.closest?.("[data-line]");
const formOf = (row) => row.querySelector("form[id]");
const textOf = (row) => row?.querySelector("textarea");
const foldOf = (row) => row?.querySelector(".line-fold");
const isNew = (row) => row.classList.contains("new-line");
const allRows = () => [...notebook.querySelectorAll("[data-line]")];
const fieldsOf = (row) =>
  [...(formOf(row)?.elements ?? [])].filter(
    (field) => field.name && !["hidden", "submit"].includes(field.type),
  );
const saidIn = (field) => (field.type === "checkbox" ? field.checked : field.value);

if (notebook) htmx.config.timeout = SECONDS_TO_WAIT * 1000;

// A number nobody else draws; randomUUID is there on secure connections only.
function drawn() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// --- Keeping lines --------------------------------------------------------------------

function keep(row) {
  const form = formOf(row);
  if (!form || !form.reportValidity()) return false;
  changed.delete(row.id);
  form.requestSubmit();
  return true;
}

function openNext(row) {
  const next = row.nextElementSibling;
  if (next) return textOf(next)?.focus();
  const table = document.createElement("table");
  table.innerHTML = blank.innerHTML.replaceAll(blank.dataset.drawn, drawn());
  const fresh = table.firstElementChild;
  row.after(fresh);
  row.classList.remove("new-line");
  htmx.process(fresh);
  countRows();
  textOf(fresh).focus();
}

// The portal counts what it has; the page also has what is still to be stored.
function countRows() {
  notebook.querySelectorAll("[data-number]").forEach((cell, place) => {
    cell.textContent = place + 1;
  });
  const rows = allRows();
  const words = rows.map((row) => wordsIn(saidOn(row)));
  rows.forEach((row, place) => tellLikeness(row, words[place], words.slice(0, place)));
}

document.addEventListener("htmx:afterSettle", () => notebook && countRows());

notebook?.addEventListener("input", (event) => {
  const row = rowOf(event.target);
  if (event.target.form !== formOf(row)) return;
  changed.add(row.id);
  if (event.target.name === "text") compare(row);
});

notebook?.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (event.target.type === "checkbox" && !isNew(row)) keep(row);
});

notebook?.addEventListener("focusout", (event) => {
  const row = rowOf(event.target);
  if (!row || row.contains(event.relatedTarget)) return;
  if (changed.has(row.id) && !isNew(row)) keep(row);
});

// --- Keys -----------------------------------------------------------------------------

notebook?.addEventListener("keydown", (event) => {
  const row = rowOf(event.target);
  if (!row || event.isComposing) return;
  if (event.key === "F1") return help(event);
  if (event.altKey) return withAlt(event, row);
  const isTyped = event.target.form === formOf(row) && isTypedIn(event.target);
  if (event.key === "Enter" && !event.shiftKey && isTyped) {
    event.preventDefault();
    if (!changed.has(row.id) && !isNew(row)) return openNext(row);
    if (keep(row)) openNext(row);
  }
  if (event.key === "Escape" && foldOf(row)?.open) fold(row);
  if (event.target.tagName === "TEXTAREA") walk(event, row);
});

const isTypedIn = (element) =>
  /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && element.type !== "checkbox";

function help(event) {
  event.preventDefault();
  document.getElementById("keys").showModal();
}

function withAlt(event, row) {
  const isList = event.target.tagName === "SELECT" || event.target.list;
  const act = {
    ArrowUp: () => !isList && moveRow(row, -1),
    ArrowDown: () => !isList && moveRow(row, 1),
    Enter: () => fold(row),
    Delete: () => withdraw(row),
  }[event.key];
  if (act && act() !== false) event.preventDefault();
}

function withdraw(row) {
  const form = row.querySelector("[data-withdraw]");
  if (!form) return false;
  textOf(row.nextElementSibling)?.focus();
  changed.delete(row.id);
  form.requestSubmit();
}

// What unfolds under a line opens with its first field, and closes on its text.
function fold(row) {
  const details = foldOf(row);
  if (!details) return false;
  details.open = !details.open;
  const first = row.querySelector(".line-more input:not([type=hidden])");
  (details.open ? first : textOf(row)).focus();
}

// The arrows leave a text at its first and its last letter.
function walk(event, row) {
  const { selectionStart, selectionEnd, value } = event.target;
  const leaves =
    (event.key === "ArrowUp" && selectionEnd === 0 && row.previousElementSibling) ||
    (event.key === "ArrowDown" &&
      selectionStart === value.length &&
      row.nextElementSibling);
  if (!leaves) return;
  event.preventDefault();
  textOf(leaves)?.focus();
}

// --- Buttons --------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const row = rowOf(event.target);
  const mover = event.target.closest?.("[data-move]");
  if (row && mover) {
    event.preventDefault();
    moveRow(row, Number(mover.dataset.move));
    mover.focus();
  }
  const words = event.target.closest?.("[data-use-words]") && useWords(event.target);
  if (words) event.preventDefault();
});

// --- Earlier recommendations --------------------------------------------------------------

document.addEventListener("htmx:afterSwap", (event) => {
  if (!event.target.classList?.contains("earlier")) return;
  for (const button of event.target.querySelectorAll("[data-use-words]"))
    button.hidden = false;
});

function useWords(button) {
  const row = rowOf(button);
  const text = textOf(row);
  text.value = button.closest("article").querySelector("[data-words]").innerText.trim();
  changed.add(row.id);
  text.focus();
  return true;
}

// --- Lines that say nearly the same -------------------------------------------------------

function wordsIn(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => word.length >= SHORTEST_WORD);
  return new Set(telling.length ? telling : words);
}

function areAlike(one, other) {
  const both = [...one].filter((word) => other.has(word)).length;
  return both > 0 && both / (one.size + other.size - both) >= NEARLY_THE_SAME;
}

function saidOn(row) {
  const cell = row.querySelector(".line-text a") ?? row.querySelector(".line-text");
  return textOf(row)?.value ?? cell?.innerText ?? "";
}

function compare(row) {
  const rows = allRows();
  const before = rows.slice(0, rows.indexOf(row)).map(saidOn).map(wordsIn);
  tellLikeness(row, wordsIn(saidOn(row)), before);
}

function tellLikeness(row, words, before) {
  const note = row.querySelector(".line-like");
  if (!note) return;
  const like = before.findIndex((other) => areAlike(words, other));
  note.hidden = like < 0;
  note.querySelector("[data-like]").textContent = like < 0 ? "" : like + 1;
}

// --- Lines that did not reach the portal ------------------------------------------------

function missed(event) {
  // A move that was refused is answered with the order there is.
  if (event.detail.xhr?.status === CONFLICT) return;
  const row = rowOf(event.target);
  const again = row && sender(event.target, row);
  if (!again) return;
  const key = again === storePlace ? `place-${row.id}` : row.id;
  underWay.delete(row.id);
  hold(row, key, again);
  if (event.detail.xhr?.status === 403) freshToken();
  setTimeout(() => sendAgain(key), SECONDS_TO_NEXT_TRY * 1000);
}

function hold(row, key, again) {
  unsent.set(key, again);
  row.classList.add("row-due");
  const state = row.querySelector(".line-state .status, .line-state .meta");
  if (!replaced.has(row.id)) replaced.set(row.id, state);
  state?.replaceWith(unsentNotice.querySelector(".status").cloneNode(true));
  tellUnsent();
}

// How what a row sent is sent again; what its other buttons ask for is not.
function sender(element, row) {
  if (element.querySelector?.("[data-move]")) return storePlace;
  return element === formOf(row) && ((row) => formOf(row).requestSubmit());
}

function sendAgain(key) {
  const row = document.getElementById(key.replace(/^place-/, ""));
  if (row) unsent.get(key)?.(row);
}

// Who signs in again in another window leaves this one with an old token.
async function freshToken() {
  const answer = await fetch(location.pathname);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#notebook [name=csrfmiddlewaretoken]")?.value;
  if (!token) return;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]"))
    field.value = token;
}

document.addEventListener("htmx:sendError", missed);
document.addEventListener("htmx:timeout", missed);
document.addEventListener("htmx:responseError", missed);

document.addEventListener("htmx:beforeRequest", (event) => {
  const row = rowOf(event.target);
  if (!row || formOf(row) !== event.target) return;
  // New lines reach the portal one after the other, so that their order is the page's.
  if (!row.dataset.ref && anotherWaitsBefore(row)) {
    event.preventDefault();
    return hold(row, row.id, sender(event.target, row));
  }
  if (!row.dataset.ref) underWay.add(row.id);
  sent.set(row.id, new Map(fieldsOf(row).map((f) => [f.name, saidIn(f)])));
});

function anotherWaitsBefore(row) {
  const rows = allRows();
  const before = rows.slice(0, rows.indexOf(row));
  return before.some((one) => underWay.has(one.id) || unsent.has(one.id));
}

function sendNext() {
  const waiting = allRows().find((row) => unsent.has(row.id));
  if (waiting && !underWay.size) sendAgain(waiting.id);
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const row = event.detail.target;
  if (!row.matches?.("[data-line]")) return;
  if (event.detail.requestConfig.elt !== formOf(row)) return;
  // Signed out meanwhile, or a page of somebody between: no line, so nothing is lost.
  if (event.detail.shouldSwap && !/^\s*<tbody/.test(event.detail.serverResponse)) {
    event.detail.shouldSwap = false;
    return missed({ target: formOf(row), detail: {} });
  }
  if (!event.detail.shouldSwap) return;
  unsent.delete(row.id);
  underWay.delete(row.id);
  replaced.delete(row.id);
  tellUnsent();
  carryOver(row);
});

function tellUnsent() {
  if (unsentNotice) unsentNotice.hidden = unsent.size === 0;
}

// What was typed, opened or entered since the line was sent goes over to the new row.
let carried = null;

function carryOver(row) {
  const before = sent.get(row.id);
  const typed = fieldsOf(row).filter((f) => before?.get(f.name) !== saidIn(f));
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  carried = {
    next: row.nextElementSibling,
    table: row.parentElement,
    typed: before ? typed.map((field) => [field.name, saidIn(field)]) : [],
    focused: focused?.name,
    from: focused?.selectionStart,
    until: focused?.selectionEnd,
    isOpen: foldOf(row)?.open,
    wasNew: !row.dataset.ref,
  };
  sent.delete(row.id);
  changed.delete(row.id);
}

document.addEventListener("htmx:afterSwap", () => {
  if (!carried) return;
  const { next, table, typed, focused, from, until, isOpen, wasNew } = carried;
  carried = null;
  const row = next ? next.previousElementSibling : table.lastElementChild;
  if (foldOf(row) && isOpen) foldOf(row).open = true;
  const named = Object.fromEntries(fieldsOf(row).map((field) => [field.name, field]));
  for (const [name, said] of typed) {
    if (!named[name]) continue;
    if (named[name].type === "checkbox") named[name].checked = said;
    else named[name].value = said;
    changed.add(row.id);
  }
  if (focused) named[focused]?.focus();
  if (focused && from != null) named[focused]?.setSelectionRange(from, until);
  if (typed.length && !focused) keep(row);
  // A line put right after later ones were stored stands where the page has it.
  const isAmongStored = allRows().findLast((one) => one.dataset.ref) !== row;
  if (wasNew && row.dataset.ref && isAmongStored) storePlace(row);
  sendNext();
});

document.getElementById("send-now")?.addEventListener("click", () => {
  for (const key of unsent.keys()) sendAgain(key);
});

window.addEventListener("beforeunload", (event) => {
  if (unsent.size || changed.size) event.preventDefault();
});
