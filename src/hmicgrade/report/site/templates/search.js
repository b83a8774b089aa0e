"use strict";
(() => {
  const input = document.getElementById("words");
  const count = document.getElementById("count");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const groups = [...document.querySelectorAll("section.group")].map((group) => ({
    group,
    entries: [...group.querySelectorAll("li")].map((entry) => ({ entry, text: plain(entry.textContent) })),
  }));

  const said = (number, words) => {
    if (words.length > 0 && number === 1) {
      return count.dataset.one;
    }
    return (words.length > 0 ? count.dataset.many : count.dataset.all).replace("{number}", String(number));
  };

  const filter = () => {
    const words = plain(input.value).split(/\s+/).filter((word) => word !== "");
    let number = 0;
    for (const { group, entries } of groups) {
      let here = 0;
      for (const { entry, text } of entries) {
        entry.hidden = !words.every((word) => text.includes(word));
        here += entry.hidden ? 0 : 1;
      }
      group.hidden = here === 0;
      number += here;
    }
    count.textContent = said(number, words);
  };

  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      document.querySelector("section.group:not([hidden]) li:not([hidden]) a")?.focus();
    }
  });
  document.getElementById("search").hidden = false;
  document.getElementById("listed").hidden = true;
  filter();
})();
