/**
 * What the page can do beyond being read: hide codes and coders, and go from coding to coding. It changes one style sheet
 * and no element, so that a hundred thousand highlights follow at once. Without it nothing is missing from the text.
 */
export const pageScript = `'use strict';
(() => {
  const tools = document.querySelectorAll('[data-tool]');
  const form = document.getElementById('filter');
  if (!form || !document.adoptedStyleSheets) return;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet];
  for (const tool of tools) tool.hidden = false;

  const off = () => [...form.querySelectorAll('input:not(:checked)')].map((box) => box.value);
  const apply = () => {
    const rules = off().map((name) =>
      'mark.' + name + '{background:none;text-decoration:none}' +
      '.note.' + name + ',.ref.' + name + ',.passage.' + name + ',.codesheet.' + name + '{display:none}');
    sheet.replaceSync(rules.join(''));
    marks = null;
  };
  form.addEventListener('change', apply);
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-all]');
    if (!button) return;
    event.preventDefault();
    for (const box of button.closest('fieldset').querySelectorAll('input')) box.checked = button.dataset.all === 'on';
    apply();
  });

  let marks = null;
  let at = -1;
  const step = (by) => {
    if (!marks) {
      const hidden = new Set(off());
      marks = [...document.querySelectorAll('.note, .passage')].filter((note) => ![...note.classList].some((name) => hidden.has(name)));
      const target = document.querySelector(':target');
      at = target ? marks.findIndex((note) => note.id.slice(2) === target.id.slice(2)) : -1;
    }
    if (marks.length === 0) return;
    at = (at + by + marks.length) % marks.length;
    location.hash = marks[at].id;
  };
  for (const button of document.querySelectorAll('[data-step]')) {
    button.addEventListener('click', () => step(Number(button.dataset.step)));
  }
  document.addEventListener('click', (event) => {
    const open = document.querySelector('details.filter[open]');
    if (open && !open.contains(event.target)) open.open = false;
  });
})();
`;
