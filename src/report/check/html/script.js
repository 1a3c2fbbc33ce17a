
"use strict";
(() => {
  const form = document.getElementById("/filter");
  const claims = [...document.querySelectorAll("article.claim")];
  const search = form.querySelector("input[type=search]");
  const select = form.querySelector("select");
  const output = form.querySelector("output");
  const verdicts = [...form.querySelectorAll("input[type=checkbox]")];
  // The words of each claim, when they are first looked for.
  let words = null;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const show = () => {
    const wanted = new Set(verdicts.filter((box) => box.checked).map((box) => box.value));
    const terms = plain(search.value).split(/\s+/).filter(Boolean);
    if (terms.length > 0) words ??= claims.map((claim) => plain(claim.id + " " + claim.textContent));
    let count = 0;
    claims.forEach((claim, index) => {
      const { verdict, sources } = claim.dataset;
      const fits = (wanted.size === 0 || wanted.has(verdict))
        && (select.value === "" || sources.split(" ").includes(select.value))
        && terms.every((term) => words[index].includes(term));
      claim.hidden = !fits;
      count += fits ? 1 : 0;
    });
    output.textContent = `${count} of ${claims.length} claims shown`;
  };

  // What an address leads to is never left out.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const target = document.getElementById(id);
    const claim = target?.closest("article.claim");
    if (claim?.hidden) {
      form.reset();
      show();
      target.scrollIntoView();
    }
  };

  let waiting;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(show, event.target === search ? 150 : 0);
  });
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
  });
  form.hidden = claims.length === 0;
  show();
  reveal();
})();
