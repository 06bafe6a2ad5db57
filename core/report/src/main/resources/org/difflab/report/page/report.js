"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  // innerText is empty where a fold hides the text.
  const words = element => element.textContent.replace(/\s+/g, " ").trim();

  // Sorting: numbers by data-sort, everything else by its words; the best come first, then the
  // other way round; what has no value always comes last.
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? words(cell) : cell.dataset.sort;
  };
  const compare = (one, other, direction) => {
    if (one === "" || other === "") return (one === "") - (other === "");
    const numbers = [Number(one), Number(other)];
    const order = numbers.some(Number.isNaN)
      ? one.localeCompare(other, undefined, { numeric: true })
      : numbers[0] - numbers[1];
    return direction * order;
  };
  const sort = (table, heading) => {
    const sorted = heading.getAttribute("aria-sort");
    const first = heading.dataset.better === "higher" ? -1 : 1;
    const direction = sorted === null ? first : sorted === "ascending" ? -1 : 1;
    all("th[aria-sort]", table).forEach(other => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const body = table.tBodies[table.tBodies.length - 1];
    const rows = [...body.rows];
    rows.sort((a, b) => compare(key(a, heading.cellIndex), key(b, heading.cellIndex), direction));
    body.append(...rows);
  };
  all("table.sortable").forEach(table =>
    all("thead th button", table).forEach(button =>
      button.addEventListener("click", () => sort(table, button.closest("th")))));

  // What a table hides beyond its right edge is named above it and leads there.
  const hidden = (table, box) => {
    const edge = box.getBoundingClientRect().right - 4;
    const beyond = row => [...row.cells].filter(cell => {
      const place = cell.getBoundingClientRect();
      return place.right > edge && (cell.colSpan === 1 || place.right - edge > place.width / 2);
    }).map(cell => words(cell.querySelector(":scope > span") || cell))
      .map(text => text.replace(/ (lower|higher|neither) is better$/, "")).filter(Boolean);
    const rows = table.tHead ? [...table.tHead.rows] : [];
    return rows.map(beyond).find(names => names.length > 0) || [];
  };
  all(".scroll").forEach(box => {
    const table = box.querySelector("table");
    if (!table) return;
    const around = make("div", "");
    around.className = "scrollable";
    box.replaceWith(around);
    const edge = make("span", "");
    edge.className = "edge right";
    around.append(box, edge);
    const hint = make("p", "");
    hint.className = "more-columns small";
    const button = make("button", "");
    button.type = "button";
    hint.append(button);
    around.before(hint);
    const look = () => {
      const more = box.scrollWidth - box.clientWidth - box.scrollLeft > 2;
      around.classList.toggle("more-right", more);
      hint.hidden = !more;
      if (more) {
        const names = hidden(table, box);
        const shown = names.length > 8 ? [...names.slice(0, 6), "…", names[names.length - 1]] : names;
        button.textContent = "More columns to the right"
          + (shown.length ? ": " + shown.join(", ") : "") + " →";
      }
    };
    button.addEventListener("click", () => { box.scrollLeft += 0.7 * box.clientWidth; });
    box.addEventListener("scroll", look, { passive: true });
    new ResizeObserver(look).observe(box);
    look();
  });

  const card = number => document.getElementById("c" + number);
  const config = number => card(number).querySelector(".config").textContent;

  // Filtering: every word must occur in the name or the configuration.
  all("input[data-table]").forEach(input => {
    const rows = all("tbody:last-child tr", document.getElementById(input.dataset.table));
    const filter = () => {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach(row => {
        const text = (words(row.cells[0]) + " " + config(row.dataset.contestant)).toLowerCase();
        row.hidden = !wanted.every(word => text.includes(word));
      });
      const shown = rows.filter(row => !row.hidden).length;
      input.parentElement.querySelector("output").textContent =
        wanted.length ? shown + " of " + rows.length + " shown" : "";
    };
    input.addEventListener("input", filter);
    filter();
  });

  // A name pointed at or focused shows its configuration.
  const tip = document.getElementById("tip");
  const show = link => {
    tip.textContent = config(link.dataset.contestant).trim();
    tip.hidden = false;
    const place = link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(place.left, width - tip.offsetWidth - 8));
    const below = place.bottom + 6;
    const top = below + tip.offsetHeight > innerHeight && place.top > tip.offsetHeight + 6
      ? place.top - tip.offsetHeight - 6 : below;
    tip.style.left = left + scrollX + "px";
    tip.style.top = top + scrollY + "px";
    link.setAttribute("aria-describedby", "tip");
  };
  const hide = link => {
    tip.hidden = true;
    link.removeAttribute("aria-describedby");
  };
  all("a.contestant").forEach(link => {
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("mouseleave", () => hide(link));
    link.addEventListener("blur", () => hide(link));
  });
  document.addEventListener("keydown", event => { if (event.key === "Escape") tip.hidden = true; });

  // A number or a name clicked tells all about it.
  const open = (dialog, title, ...content) => {
    tip.hidden = true;
    dialog.querySelector("h2").textContent = title;
    dialog.querySelector(".content").replaceChildren(...content);
    dialog.showModal();
    dialog.scrollTop = 0;
  };
  const facts = row => {
    const list = document.createElement("dl");
    const headings = row.closest("table").tHead.rows[0].cells;
    [...row.cells].slice(1).forEach((cell, place) =>
      list.append(make("dt", words(headings[place + 1])), make("dd", words(cell))));
    [["real", "real data"], ["random", "random baseline"]].forEach(([end, name]) => {
      const known = row.closest("table").dataset[end];
      if (known !== undefined) list.append(make("dt", name), make("dd", known));
    });
    return list;
  };
  const about = number => {
    const commands = card(number).querySelector(".commands").cloneNode(true);
    const there = make("a", "Pictures and parts of this pipeline");
    there.href = "#c" + number;
    there.addEventListener("click", () => there.closest("dialog").close());
    const further = document.createElement("p");
    further.append(there);
    return [make("h3", "Reproduce it"), commands, make("h3", "Configuration"),
      Object.assign(make("pre", config(number)), { tabIndex: 0 }), further];
  };
  const dialog = document.getElementById("about");
  document.addEventListener("click", event => {
    const link = event.target.closest("a.value, a.contestant");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = document.querySelector(link.getAttribute("href"));
    const row = target.closest("tr");
    const number = row ? row.querySelector("a.contestant").dataset.contestant : target.id.slice(1);
    const name = card(number).querySelector("h3 .name").textContent;
    event.preventDefault();
    if (row) {
      const table = row.closest("table");
      open(dialog, table.dataset.measurement + ": " + name, facts(row), ...about(number));
    } else {
      open(dialog, name, ...about(number));
    }
  });

  // Pictures and charts enlarge.
  const picture = document.getElementById("picture");
  document.addEventListener("click", event => {
    const button = event.target.closest(".enlarge, .enlarge-chart");
    if (!button) return;
    const drawn = button.closest("figure").querySelector("img, svg.chart");
    const copy = drawn.cloneNode(true);
    if (copy.tagName === "IMG") {
      copy.alt = button.getAttribute("aria-label").replace(/^Enlarge. /, "");
      copy.style.setProperty("--wanted", Math.max(drawn.naturalWidth, innerWidth * 0.6) + "px");
    }
    open(picture, button.getAttribute("aria-label").replace(/^Enlarge[.:] /, ""), copy);
  });
  all("dialog").forEach(each => each.addEventListener("click", event => {
    if (event.target === each || event.target.closest(".close")) each.close();
  }));

  // Commands are copied.
  document.addEventListener("click", async event => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "selected";
    }
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  });

  // A place that is folded away opens when a link leads to it; paper shows everything.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    for (let parent = target; parent; parent = parent.parentElement) {
      if (parent.tagName === "DETAILS") parent.open = true;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => all("details:not([open])").forEach(folded => {
    folded.open = true;
    folded.dataset.printed = "";
  }));
  addEventListener("afterprint", () => all("details[data-printed]").forEach(folded => {
    folded.open = false;
    delete folded.dataset.printed;
  }));
})();
