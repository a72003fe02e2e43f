// Makes the findings table sort, filter and search. The page is complete without this script. The script never writes
// markup: text from the account reaches the page through textContent only.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const el = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  // Theme: the radio buttons work by CSS alone; the script only remembers the choice.
  const themes = document.querySelectorAll('input[name="theme"]');
  const remembered = (value) => {
    try {
      if (value) localStorage.setItem("iot-jobs-theme", value);
      return localStorage.getItem("iot-jobs-theme");
    } catch { return null; }
  };
  const theme = byId("theme-" + (remembered() || "auto"));
  if (theme) theme.checked = true;
  themes.forEach((radio) => radio.addEventListener("change", () => remembered(radio.value)));

  // Copy buttons.
  const announcer = byId("announce");
  const announce = (text) => { announcer.textContent = text; };
  const copyText = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* not a secure context: copy with a selection */ }
    const area = el("textarea", "vh");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  };
  const addCopyButtons = (root) => root.querySelectorAll(".cmd").forEach((block) => {
    const button = el("button", "copy", "Copy");
    button.type = "button";
    button.setAttribute("aria-label", "Copy command: " + (block.dataset.label || block.querySelector(".lbl")?.textContent || ""));
    button.addEventListener("click", async () => {
      const done = await copyText(block.querySelector("pre").textContent);
      button.textContent = done ? "Copied" : "Not copied";
      announce(done ? "Command copied" : "The browser did not allow copying");
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
    block.append(button);
  });

  // Data. The list is parsed at once; the details (evidence, commands, history) when the first finding is opened.
  const { severities, states, regions, accounts = [], rules, now, rows } = JSON.parse(byId("list-data").textContent);
  const ID = 0, SEVERITY = 1, RULE = 2, SUBJECT = 3, REGION = 4, CHANGED = 5, SINCE = 6, SINCE_TEXT = 7, AGE_TEXT = 8,
    STATE = 9, STATE_TEXT = 10, REASON = 11, ACCOUNT = 12; // the last one only where there are several accounts
  let detailRows = null;
  const detailsOf = (index) => (detailRows ??= JSON.parse(byId("detail-data").textContent))[index];
  const indexOf = new Map(rows.map((row, index) => [row[ID], index]));

  // The texts that the search compares, in lower case. They are built in small steps while the browser is idle, so that no key press waits for them.
  const rulePart = rules.map((rule) => (rule.id + "\n" + rule.title + "\n").toLowerCase());
  const haystacks = [];
  const fillHaystacks = (until) => {
    for (let index = haystacks.length; index < until; index++) {
      const row = rows[index];
      haystacks.push(rulePart[row[RULE]] + (row[ID] + "\n" + row[SUBJECT] + "\n" + row[REASON] + "\n" + severities[row[SEVERITY]] + "\n"
        + regions[row[REGION]] + "\n" + states[row[STATE]] + "\n" + (accounts[row[ACCOUNT]] ?? "")).toLowerCase());
    }
  };
  const fillHaystacksWhenIdle = () => {
    if (haystacks.length >= rows.length) return;
    fillHaystacks(Math.min(haystacks.length + 1000, rows.length));
    setTimeout(fillHaystacksWhenIdle, 0);
  };

  // Rows and details are cloned from the templates that also made the static rows.
  const table = byId("findings-table");
  const rowTemplate = byId("row").content.firstElementChild;
  const detailTemplate = byId("detail").content.firstElementChild;
  const open = new Set();
  const slots = (node) => Object.fromEntries([...node.querySelectorAll("[data-s]")].map((slot) => [slot.dataset.s, slot]));

  const commandText = (text) => { // a line does not break inside an option
    const code = el("code");
    text.split(" ").forEach((word, at) => code.append(at ? " " : "", word.length > 32 ? word : el("span", "", word)));
    return code;
  };
  const fillDetail = (details, index) => {
    if (details.childElementCount > 1) return;
    const row = rows[index], rule = rules[row[RULE]], [evidence, commands, history, url, exempt] = detailsOf(index);
    const body = detailTemplate.cloneNode(true), slot = slots(body);
    slot.why.textContent = rule.why;
    slot.advice.textContent = rule.advice;
    commands.forEach(([label, command]) => {
      const block = el("div", "cmd");
      const pre = el("pre");
      pre.append(commandText(command));
      block.append(el("p", "lbl", label), pre);
      slot.commands.append(block);
    });
    evidence.forEach(([name, value]) => slot.evidence.append(el("dt", "", name), el("dd", "", value)));
    history.forEach(([time, text]) => {
      const item = el("li");
      item.append(el("time", "", time), el("span", "", text));
      slot.history.append(item);
    });
    if (url) slot.console.href = url; else slot.console.remove();
    slot.rule.href = "#rule=" + rule.id;
    slot.rule.textContent = "All findings of " + rule.id;
    slot.link.href = "#finding-" + row[ID];
    if (exempt) slot.exempt.append(commandText(exempt)); else slot.intended.remove();
    if (!history.length) slot.past.remove();
    addCopyButtons(body);
    details.append(body);
  };

  const buildRow = (index, position) => {
    const row = rows[index], rule = rules[row[RULE]];
    const node = rowTemplate.cloneNode(true), slot = slots(node);
    node.id = "finding-" + row[ID];
    node.dataset.index = index;
    node.setAttribute("aria-rowindex", position + 2);
    if (states[row[STATE]] === "exempted") node.classList.add("x");
    slot.severity.textContent = severities[row[SEVERITY]];
    slot.severity.className = "sev s" + row[SEVERITY];
    slot.title.textContent = rule.title;
    slot.ruleId.textContent = rule.id;
    slot.subject.textContent = row[SUBJECT];
    slot.reason.textContent = row[REASON];
    slot.region.textContent = regions[row[REGION]];
    if (slot.account) slot.account.textContent = accounts[row[ACCOUNT]];
    slot.since.textContent = row[SINCE_TEXT];
    slot.age.textContent = row[AGE_TEXT];
    slot.state.textContent = states[row[STATE]];
    slot.stateText.textContent = row[STATE_TEXT];
    slot.name.textContent = "Details: " + rule.title + ", " + row[SUBJECT];
    const details = node.querySelector("details");
    if (open.has(index)) { fillDetail(details, index); details.open = true; }
    details.addEventListener("toggle", () => {
      if (details.open) { open.add(index); fillDetail(details, index); } else { open.delete(index); }
    });
    return node;
  };

  // Windowed rendering: rows come in blocks of 40, one <tbody> each. A block far from the window keeps its height, not its rows.
  // A view of up to 200 rows is rendered whole, so that the browser's own search finds every row.
  const BLOCK = 40, WHOLE = 200, PRINTED = 480;
  let view = [], rowHeight = 52, blocks = [];
  const mount = (block) => {
    if (block.mounted) return;
    const from = block.number * BLOCK;
    const fragment = document.createDocumentFragment();
    view.slice(from, from + BLOCK).forEach((index, at) => fragment.append(buildRow(index, from + at)));
    block.body.replaceChildren(fragment);
    block.body.style.minHeight = "";
    block.mounted = true;
  };
  const unmount = (block) => {
    if (!block.mounted || printing || block.body.contains(document.activeElement)) return;
    block.body.style.minHeight = block.body.offsetHeight + "px";
    block.body.replaceChildren();
    block.mounted = false;
  };
  let printing = false;
  const observer = new IntersectionObserver((entries) => entries.forEach((entry) => {
    const block = blocks[entry.target.dataset.block];
    if (!block || block.body !== entry.target) return;
    if (entry.isIntersecting) mount(block); else unmount(block);
  }), { rootMargin: "1200px 0px" });

  const mountRest = (of, at) => { // mounts one block in each task, until the filter changes
    if (of !== blocks || at >= of.length) return;
    setTimeout(() => { if (of === blocks) { mount(of[at]); mountRest(of, at + 1); } }, 0);
  };

  const paint = () => {
    observer.disconnect();
    [...table.tBodies].forEach((body) => body.remove());
    blocks = [];
    const fragment = document.createDocumentFragment();
    for (let from = 0; from < view.length; from += BLOCK) {
      const body = el("tbody");
      body.setAttribute("role", "rowgroup");
      body.dataset.block = blocks.length;
      body.style.minHeight = Math.min(BLOCK, view.length - from) * rowHeight + "px";
      blocks.push({ number: blocks.length, body, mounted: false });
      fragment.append(body);
    }
    if (blocks.length) mount(blocks[0]);
    table.append(fragment);
    table.setAttribute("aria-rowcount", view.length + 1);
    if (view.length > WHOLE) blocks.forEach((block) => observer.observe(block.body));
    else mountRest(blocks, 1);
    byId("none").hidden = view.length > 0;
  };

  // Filter and sort.
  const form = byId("tools"), search = byId("q"), count = byId("count");
  const filter = { severity: new Set(severities.keys()), rule: "", account: "", region: "", state: "", since: "", sort: "severity", down: true };
  const keys = {
    severity: null, // the order in which the rows come: open before exempted, worst first, newest change first
    rule: (row) => rules[row[RULE]].id, subject: (row) => row[SUBJECT], region: (row) => regions[row[REGION]],
    since: (row) => row[SINCE], state: (row) => row[STATE], account: (row) => accounts[row[ACCOUNT]],
  };
  const orders = new Map();
  const order = () => {
    const name = filter.sort + filter.down;
    if (!orders.has(name)) {
      const indexes = rows.map((row, index) => index);
      const key = keys[filter.sort];
      if (key) {
        const values = rows.map(key);
        indexes.sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0) || a - b);
        if (filter.down) indexes.reverse();
      } else if (!filter.down) { indexes.reverse(); }
      orders.set(name, indexes);
    }
    return orders.get(name);
  };
  const number = new Intl.NumberFormat("en-US");
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) fillHaystacks(rows.length);
    const since = filter.since ? now - Number(filter.since) : -Infinity;
    view = order().filter((index) => {
      const row = rows[index];
      return filter.severity.has(row[SEVERITY]) && (!filter.rule || rules[row[RULE]].id === filter.rule)
        && (!filter.account || accounts[row[ACCOUNT]] === filter.account) && (!filter.region || regions[row[REGION]] === filter.region) && (!filter.state || states[row[STATE]] === filter.state)
        && row[CHANGED] >= since && words.every((word) => haystacks[index].includes(word));
    });
    paint();
    count.textContent = view.length === rows.length ? rows.length === 1 ? "1 finding" : "All " + number.format(rows.length) + " findings, open and exempted"
      : number.format(view.length) + " of " + number.format(rows.length) + " findings";
  };
  const debounced = (run, milliseconds) => {
    let timer = 0;
    return () => { clearTimeout(timer); timer = setTimeout(run, milliseconds); };
  };
  const selects = { rule: byId("f-rule"), region: byId("f-region"), state: byId("f-state"), since: byId("f-since") };
  if (accounts.length) selects.account = byId("f-account");
  const boxes = form.querySelectorAll('input[name="severity"]');
  const headers = table.querySelectorAll("th[data-sort]");
  const sortSelect = byId("f-sort");

  const reflect = () => { // sets the controls to the state of the filter
    boxes.forEach((box) => { box.checked = filter.severity.has(Number(box.value)); });
    Object.entries(selects).forEach(([name, select]) => { select.value = filter[name]; });
    headers.forEach((th) => {
      if (th.dataset.sort === filter.sort) th.setAttribute("aria-sort", filter.down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
    sortSelect.value = filter.sort;
  };
  const clear = () => {
    search.value = "";
    Object.assign(filter, { severity: new Set(severities.keys()), rule: "", account: "", region: "", state: "", since: "" });
  };
  search.addEventListener("input", debounced(apply, rows.length > 20000 ? 150 : 25));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target === search) return;
    filter.severity = new Set([...boxes].filter((box) => box.checked).map((box) => Number(box.value)));
    Object.entries(selects).forEach(([name, select]) => { filter[name] = select.value; });
    if (event.target === sortSelect) Object.assign(filter, { sort: sortSelect.value, down: sortSelect.value === "severity" || sortSelect.value === "since" });
    reflect();
    apply();
  });
  byId("more").addEventListener("click", (event) => { // the button is visible on phones only
    const shown = byId("filters").classList.toggle("shown");
    event.target.setAttribute("aria-expanded", shown);
  });
  byId("reset").addEventListener("click", () => { clear(); reflect(); apply(); search.focus(); });
  headers.forEach((th) => {
    const button = el("button", "", th.textContent);
    button.type = "button";
    button.addEventListener("click", () => {
      const again = filter.sort === th.dataset.sort;
      Object.assign(filter, { sort: th.dataset.sort, down: again ? !filter.down : th.dataset.sort === "severity" || th.dataset.sort === "since" });
      reflect();
      apply();
    });
    th.replaceChildren(button);
  });
  table.addEventListener("click", (event) => { // a click anywhere in the row's first lines opens it, unless text is being selected
    const row = event.target.closest("tbody tr");
    if (!row || event.target.closest(".c-more, a, button") || String(getSelection())) return;
    const details = row.querySelector("details");
    details.open = !details.open;
  });

  // Links: #finding-ID opens a finding, #rule=ID (or account=, region=, state=, severity=) filters. Both can be sent to a colleague.
  const followHash = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.startsWith("finding-")) {
      const index = indexOf.get(hash.slice(8));
      if (index === undefined) return announce("This report has no finding " + hash.slice(8));
      if (!view.includes(index)) { clear(); reflect(); apply(); }
      open.add(index);
      const block = blocks[Math.floor(view.indexOf(index) / BLOCK)];
      mount(block);
      const row = byId(hash), details = row.querySelector("details");
      fillDetail(details, index);
      details.open = true;
      row.scrollIntoView({ block: "start" });
      details.querySelector("summary").focus({ preventScroll: true });
    } else if (hash.includes("=")) {
      clear();
      new URLSearchParams(hash).forEach((value, name) => {
        if (name === "severity") filter.severity = new Set(value.split(",").map((word) => severities.indexOf(word)).filter((at) => at >= 0));
        else if (name in selects) filter[name] = value;
      });
      reflect();
      apply();
      byId("findings").scrollIntoView();
      announce(count.textContent);
    }
  };
  window.addEventListener("hashchange", followHash);

  // Print: the rows of the view, at most 480, with the details of those that are open and of CRITICAL ones.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    printing = true;
    blocks.forEach((block) => {
      if (block.number < PRINTED / BLOCK) mount(block); else block.body.hidden = true;
    });
    if (view.length > PRINTED) count.textContent += "; the first " + PRINTED + " are printed";
    opened = view.slice(0, 20).filter((index) => rows[index][SEVERITY] === 0 && !open.has(index));
    opened.forEach((index) => {
      const details = byId("finding-" + rows[index][ID])?.querySelector("details");
      if (details) { fillDetail(details, index); details.open = true; }
    });
  });
  window.addEventListener("afterprint", () => {
    printing = false;
    blocks.forEach((block) => { block.body.hidden = false; });
    count.textContent = count.textContent.split(";")[0];
    opened.forEach((index) => { const row = byId("finding-" + rows[index][ID]); if (row) row.querySelector("details").open = false; });
  });

  form.hidden = false;
  addCopyButtons(byId("summary"));
  reflect();
  apply();
  rowHeight = blocks[0]?.body.offsetHeight / Math.min(BLOCK, view.length) || rowHeight;
  followHash();
  performance.mark("usable");
  setTimeout(fillHaystacksWhenIdle, 0);
})();
