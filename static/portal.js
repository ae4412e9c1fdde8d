// Keys, menus and rows.  Everything on a page works without this file; with it the
// keyboard alone is enough and quicker.

const typing = (element) =>
  element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);

const isShown = (element) => element.checkVisibility();

const firstShown = (selector) =>
  [...document.querySelectorAll(selector)].find(isShown);

// --- Keys -----------------------------------------------------------------------------

let going = 0;

function go(letter) {
  going = 0;
  document.querySelector(`[data-go="${CSS.escape(letter)}"]`)?.click();
}

const keys = {
  "/": () => {
    const search = firstShown("[data-search]");
    search?.focus();
    search?.select();
  },
  g: () => {
    going = Date.now();
  },
  n: () => firstShown("[data-new]")?.click(),
  "?": () => document.getElementById("keys")?.showModal(),
  x: () => tick(),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
};

// In a list of rows the arrows walk the rows; elsewhere they scroll, as ever.
function step(by) {
  const rows = document.activeElement.closest("[data-rows]");
  if (!rows) return false;
  const links = [...rows.querySelectorAll("tbody tr, li")]
    .map((row) => row.querySelector("th a, .item-title a"))
    .filter(Boolean);
  const here = links.findIndex((link) =>
    link.closest("tr, li").contains(document.activeElement),
  );
  links[here + by]?.focus();
  return true;
}

// The row one stands on is ticked, or no longer.
function tick() {
  const row = document.activeElement.closest("[data-rows] tbody tr");
  const box = row?.querySelector('input[type="checkbox"][name="row"]');
  if (!box) return false;
  box.click();
  return true;
}

// All rows at once; the box waits hidden until there is something to make it work.
function offerAll() {
  for (const box of document.querySelectorAll("[data-tick-all]")) box.hidden = false;
}

offerAll();
document.addEventListener("htmx:afterSettle", offerAll);
document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-tick-all]")) return;
  const boxes = target.closest("table").querySelectorAll('input[name="row"]');
  for (const box of boxes) box.checked = target.checked;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return closeMenus();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (going && Date.now() - going < 1500) {
    event.preventDefault();
    return go(event.key);
  }
  if (keys[event.key]?.() !== false && event.key in keys) event.preventDefault();
});

// --- Menus ----------------------------------------------------------------------------

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu.contains(except)) continue;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
}

document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("focusin", (event) => closeMenus(event.target));

// --- Who can read this? over the page ----------------------------------------------------

document.addEventListener("click", async (event) => {
  const chip = event.target.closest("a.chip[href]");
  const panel = document.getElementById("readers-panel");
  if (!chip || !panel || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const answer = document.getElementById("readers-answer");
  answer.replaceChildren();
  await htmx.ajax("GET", chip.href, answer);
  if (answer.hasChildNodes()) panel.showModal();
  else location.assign(chip.href);
});

// --- Rows by their words -------------------------------------------------------------------

document.addEventListener("input", (event) => {
  const among = document.getElementById(event.target.dataset.among);
  if (!among) return;
  const wanted = event.target.value.toLocaleLowerCase();
  for (const row of among.querySelectorAll("tbody tr"))
    row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
  for (const part of among.querySelectorAll("details")) {
    part.hidden = !part.querySelector("tbody tr:not([hidden])");
    part.open ||= wanted !== "" && !part.hidden;
  }
});

// --- A short address: what was left empty is not asked ------------------------------------

document.addEventListener("htmx:configRequest", (event) => {
  const { parameters, verb } = event.detail;
  if (verb !== "get") return;
  for (const [name, value] of Object.entries(parameters))
    if (value === "") delete parameters[name];
});

// --- What could not be stored says so, and is sent again ----------------------------------

for (const failed of ["htmx:sendError", "htmx:responseError", "htmx:timeout"])
  document.addEventListener(failed, (event) => tellUnsent(event.target, true));
document.addEventListener("htmx:beforeSend", (event) => tellUnsent(event.target, false));

function tellUnsent(form, isUnsent) {
  const told = form.querySelector?.("[data-unsent]");
  if (told) told.hidden = !isUnsent;
}

// --- Where one is among tabs that are wider than the page -----------------------------------

for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  const row = tab.closest("ul");
  const { left, width } = row.getBoundingClientRect();
  const own = tab.getBoundingClientRect();
  row.scrollLeft += own.left + own.width / 2 - left - width / 2;
}

// --- Where one reads, among the contents -----------------------------------------------------

function followReading(contents) {
  const reading = new IntersectionObserver(
    (parts) => {
      const here = parts.find((part) => part.isIntersecting)?.target.id;
      if (!here) return;
      for (const link of contents.querySelectorAll("li a"))
        link.ariaCurrent = link.hash === `#${here}` ? "true" : null;
    },
    { rootMargin: "-15% 0px -84% 0px" },
  );
  for (const part of document.querySelectorAll(".report-text > [id]"))
    reading.observe(part);
}

document.querySelectorAll(".contents").forEach(followReading);

// --- Words to take along: a citation ---------------------------------------------------------

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-copy]");
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  await navigator.clipboard.writeText(link.dataset.copy);
  link.nextElementSibling.hidden = false;
});

// --- Words not stored yet --------------------------------------------------------------------

// Another language, a link, the window closed: who leaves a form half filled in is asked.
// Forms that store by themselves look after their own words.
const halfWritten = new Set();

document.addEventListener("input", ({ target }) => {
  const isKept = target.form?.matches('main form[method="post"]:not([hx-post])');
  if (isKept) halfWritten.add(target.form);
});

document.addEventListener("submit", ({ target }) => halfWritten.delete(target));

window.addEventListener("beforeunload", (event) => {
  if ([...halfWritten].some((form) => form.isConnected)) event.preventDefault();
});

// --- What went wrong is where reading goes on -------------------------------------------

document.querySelector(".problem")?.focus();
