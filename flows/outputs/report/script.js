"use strict";
// Comfort alone: without it everything is there and every entry opens by itself.
const all = (selector) => Array.from(document.querySelectorAll(selector));

function reveal() {
  let target = null;
  try { target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
  if (!target) return;
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  const inside = target.querySelector(":scope > details, td > details");
  if (inside) inside.open = true;
  target.scrollIntoView({ block: "start" });
}
addEventListener("hashchange", reveal);
reveal();

for (const tools of all(".tools")) tools.hidden = false;
for (const button of all("button[data-open]")) {
  button.addEventListener("click", () => {
    const open = button.dataset.open === "1";
    for (const item of all("#risk details")) item.open = open;
  });
}

// What is serious is printed open; the rest as the reader left it.
let opened = [];
addEventListener("beforeprint", () => {
  opened = all("details[data-print]:not([open])");
  for (const item of opened) item.open = true;
});
addEventListener("afterprint", () => { for (const item of opened) item.open = false; opened = []; });

const find = document.getElementById("find");
if (find) {
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const rows = all("#register tbody tr");
  const told = document.getElementById("shown");
  const texts = rows.map((row) => plain(row.textContent));
  find.addEventListener("input", () => {
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (!row.hidden) shown += 1;
    });
    told.textContent = told.dataset.words.replace("{n}", shown.toLocaleString(document.documentElement.lang));
  });
}

for (const button of all("th button")) {
  button.addEventListener("click", () => {
    const head = button.closest("th");
    const body = head.closest("table").tBodies[0];
    const column = Array.from(head.parentElement.children).indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => row.children[column].dataset.key ?? row.children[column].textContent.trim();
    const numeric = head.dataset.sort === "number";
    const order = (one, other) => {
      const a = key(one), b = key(other);
      if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);  // what is not known stays last
      const by = numeric ? Number(a) - Number(b) : a.localeCompare(b, document.documentElement.lang);
      return down ? -by : by;
    };
    body.append(...Array.from(body.rows).sort(order));
  });
}
