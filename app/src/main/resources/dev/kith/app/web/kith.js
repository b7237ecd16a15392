// The keyboard, and the list of completions. Everything else is HTML and htmx.
'use strict';
(function () {
  const field = () => document.getElementById('q');
  const list = () => document.getElementById('completions');
  const options = () => (list() ? Array.from(list().children) : []);
  const chosen = () => options().findIndex((o) => o.getAttribute('aria-selected') === 'true');

  function show(open) {
    if (!list()) return;
    list().hidden = !open || options().length === 0;
    field().setAttribute('aria-expanded', String(!list().hidden));
    if (list().hidden) choose(-1);
  }

  let picked = null;

  function choose(n) {
    picked = n >= 0 ? options()[n].dataset.query : null;
    options().forEach((o, i) => o.setAttribute('aria-selected', String(i === n)));
    if (n >= 0) {
      field().setAttribute('aria-activedescendant', options()[n].id);
      options()[n].scrollIntoView({ block: 'nearest' });
    } else {
      field().removeAttribute('aria-activedescendant');
    }
  }

  function take(option) {
    const input = field();
    input.value = option.dataset.query;
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
    show(false);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  // the rows one can walk through: found conversations, people, what is due
  const rows = () => Array.from(document.querySelectorAll('.result > summary, .people tbody th a, .card > header a'));

  function walk(step) {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    if (at < 0 && step < 0) return false;
    if (at === 0 && step < 0 && field()) {
      field().focus();
      return true;
    }
    const next = all[Math.min(all.length - 1, at + step)];
    if (!next) return false;
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function inField(event) {
    const open = list() && !list().hidden;
    switch (event.key) {
      case 'ArrowDown':
        if (open && options().length) choose(Math.min(options().length - 1, chosen() + 1));
        else if (!walk(1)) return;
        break;
      case 'ArrowUp':
        if (!open) return;
        choose(Math.max(-1, chosen() - 1));
        break;
      case 'Tab':
        if (!open || chosen() < 0) return;
        take(options()[chosen()]);
        break;
      case 'Enter':
        if (open && chosen() >= 0) take(options()[chosen()]);
        else {
          show(false);
          if (!rows().length) return;
          rows()[0].focus();
        }
        break;
      case 'Escape':
        if (open) show(false);
        else if (field().value) return;
        else field().blur();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const here = event.target;
    if (here === field()) return inField(event);
    if (here.matches('input, select, textarea')) return;
    const moves = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
    if (event.key === '/' && field()) {
      field().focus();
      field().select();
    } else if (event.key in moves && (rows().includes(here) || here === document.body)) {
      if (!walk(moves[event.key])) return;
    } else if (event.key === 'Escape') {
      const opened = here.closest('details.result[open]');
      if (opened) {
        opened.open = false;
        opened.querySelector('summary').focus();
      } else if (field()) field().focus();
      else return;
    } else return;
    event.preventDefault();
  });

  document.addEventListener('click', (event) => {
    const option = event.target.closest('#completions [role=option]');
    if (option) take(option);
    else if (event.target !== field()) show(false);
  });

  let typed = false;
  document.addEventListener('input', (event) => {
    if (event.target === field()) typed = event.isTrusted;
  });
  document.addEventListener('focusout', (event) => {
    if (event.target === field()) show(false);
  });
  // a list came with the results: it is shown while somebody types, and not after one of it was taken; what was chosen
  // in the one before stays chosen if it is still there. At the swap, so that no key falls between, and once more when
  // htmx has settled the attributes
  function renewed() {
    if (!list() || document.activeElement !== field()) return;
    const before = picked;
    show(typed);
    const again = options().findIndex((o) => o.dataset.query === before);
    if (typed && again >= 0) choose(again);
  }
  document.addEventListener('htmx:oobAfterSwap', renewed);
  document.addEventListener('htmx:afterSettle', renewed);
})();
