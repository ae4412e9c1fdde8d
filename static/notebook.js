// The notebook by keyboard: Enter stores a line and opens the next, a line that is left
// is kept, one that did not reach the portal stays on the page and is sent again.
// Nothing is put into the browser's storage.

const SECONDS_TO_NEXT_TRY = 8;

const notebook = document.getElementById("notebook");
const blank = document.getElementById("blank-line");
const unsentNotice = document.getElementById("unsent");
const changed = new Set();
const unsent = new Set();

const rowOf = (element) => element.closest?.("[data-line]");
const formOf = (row) => row.querySelector("form");
const textOf = (row) => row?.querySelector("textarea");
const isNew = (row) => row.classList.contains("new-line");

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
  const line = document.createElement("tbody");
  line.innerHTML = blank.innerHTML.replaceAll(blank.dataset.drawn, drawn());
  const fresh = line.firstElementChild;
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
}

document.addEventListener("htmx:afterSettle", () => notebook && countRows());

notebook?.addEventListener("input", (event) => changed.add(rowOf(event.target).id));

notebook?.addEventListener("change", (event) => {
  const row = rowOf(event.target);
  if (event.target.type === "checkbox" && !isNew(row)) keep(row);
});

notebook?.addEventListener("focusout", (event) => {
  const row = rowOf(event.target);
  if (!row || row.contains(event.relatedTarget)) return;
  if (changed.has(row.id) && !isNew(row)) keep(row);
});

notebook?.addEventListener("keydown", (event) => {
  const row = rowOf(event.target);
  if (!row || event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey && event.target.type !== "checkbox") {
    event.preventDefault();
    if (!changed.has(row.id) && !isNew(row)) return openNext(row);
    if (keep(row)) openNext(row);
  }
  if (event.target.tagName === "TEXTAREA") move(event, row);
});

// The arrows leave a text at its first and its last letter.
function move(event, row) {
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

// --- Lines that did not reach the portal ------------------------------------------------

function missed(event) {
  const row = rowOf(event.target);
  if (!row) return;
  unsent.add(row.id);
  row.classList.add("row-due");
  row.querySelector(".line-state .status, .line-state .meta")?.replaceWith(
    unsentNotice.querySelector(".status").cloneNode(true),
  );
  unsentNotice.hidden = false;
  setTimeout(() => sendAgain(row.id), SECONDS_TO_NEXT_TRY * 1000);
}

function sendAgain(id) {
  const row = unsent.has(id) && document.getElementById(id);
  if (row) formOf(row).requestSubmit();
}

document.addEventListener("htmx:sendError", missed);
document.addEventListener("htmx:timeout", missed);
document.addEventListener("htmx:responseError", missed);

document.addEventListener("htmx:beforeSwap", (event) => {
  const row = event.detail.target;
  if (event.detail.shouldSwap) unsent.delete(row.id);
  if (unsentNotice) unsentNotice.hidden = unsent.size === 0;
});

document.getElementById("send-now")?.addEventListener("click", () => {
  for (const id of unsent) sendAgain(id);
});

window.addEventListener("beforeunload", (event) => {
  if (unsent.size || changed.size) event.preventDefault();
});
