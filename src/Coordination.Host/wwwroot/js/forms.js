// Helps with forms. Every form also works without this script.
//
// - A form is not sent while the server is away: the page says so and keeps what was typed. Before it is sent the server is asked whether
//   it answers; what goes wrong after that is a matter of milliseconds.
// - A form that came back refused (data-address on the body) gets the address of its page again, and the focus where something is wrong.
// - An address with a fragment opens the <details> that it leads into.
// - A <details> with data-closes is a menu: it closes with Escape, and when the focus or the pointer goes elsewhere.
// - A field with data-picker around it offers colleagues while one types: a combobox of the WAI-ARIA patterns. The list comes from
//   POST /people; what was picked is in NAME.chosen, as long as the field still says the same.

const PROBE_TIME_MAX_MS = 5_000;
const TYPED_WAIT_MS = 150;
const AWAY = [502, 503, 504]; // What a proxy says of a server that is away.

const page = document.getElementById('page');
const fragments = globalThis.trustedTypes?.createPolicy('form-fragments', { createHTML: (html) => html })
  ?? { createHTML: (html) => html };

// The page's own form posts to /language below wherever the service is hosted.
function addressOf(path) {
  return new URL(path, page.action);
}

// Says next to an element that the server is away.
function say(element) {
  const form = element.closest('form');
  const place = form && form.id !== 'page' ? form : element.parentElement;
  let said = place.querySelector(':scope > .away');
  if (!said) {
    said = document.createElement('p');
    said.className = 'notice notice-refused away';
    said.setAttribute('role', 'alert');
    place.append(said);
  }
  said.textContent = page.dataset.away;
}

async function answers() {
  try {
    const answer = await fetch(addressOf('health/live'), { cache: 'no-store', signal: AbortSignal.timeout(PROBE_TIME_MAX_MS) });
    return !AWAY.includes(answer.status);
  } catch {
    return false;
  }
}

document.addEventListener('server-away', (event) => say(event.detail));

const sent = new WeakSet();

addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.method !== 'post' || sent.has(form)) return;
  event.preventDefault();
  if (form.dataset.asking) return; // Pressed twice.
  form.dataset.asking = 'true';
  const isThere = await answers();
  delete form.dataset.asking;
  if (!isThere) {
    say(event.submitter ?? form);
    return;
  }
  for (const said of document.querySelectorAll('.away')) said.remove();
  sent.add(form);
  form.requestSubmit(event.submitter);
  sent.delete(form);
});

if (document.body.dataset.address) history.replaceState(null, '', document.body.dataset.address);
document.querySelector('[autofocus]')?.focus();

function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let around = target; around; around = around.parentElement) if (around.localName === 'details') around.open = true;
  target.scrollIntoView();
}

addEventListener('hashchange', openTarget);
openTarget();

class Picker {
  #field;
  #chosen;
  #list = null;
  #active = -1;
  #timer = 0;
  #asked = 0;

  constructor(root) {
    this.root = root;
    this.#field = root.querySelector('input:not([type=hidden])');
    this.#chosen = root.querySelector('[data-chosen]');
    this.#field.setAttribute('role', 'combobox');
    this.#field.setAttribute('aria-autocomplete', 'list');
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), TYPED_WAIT_MS);
    });
    this.#field.addEventListener('keydown', (event) => this.#press(event));
    this.#field.addEventListener('blur', () => this.#close());
  }

  get #options() {
    return [...(this.#list?.querySelectorAll('[role=option]') ?? [])];
  }

  async #ask() {
    const asked = ++this.#asked;
    const typed = this.#field.value.trim();
    if (typed.length < 2) {
      this.#close();
      return;
    }
    const body = new URLSearchParams(new FormData(page));
    body.set('typed', typed);
    if (this.root.dataset.within) body.set('within', this.root.dataset.within);
    const answer = await fetch(addressOf('people'), { method: 'POST', body }).catch(() => null);
    if (!answer?.ok || asked !== this.#asked || document.activeElement !== this.#field) return;
    this.#show(await answer.text());
  }

  #show(html) {
    this.#close();
    const list = new DOMParser().parseFromString(fragments.createHTML(html), 'text/html').querySelector('[role=listbox]');
    if (!list) return;
    list.id = `${this.#field.id}-options`;
    for (const option of list.querySelectorAll('[role=option]')) {
      option.id = `${list.id}-${option.id}`;
      option.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.#pick(option);
      });
    }
    document.getElementById('announcer').textContent = list.dataset.said;
    if (list.children.length === 0) return;
    this.#list = document.adoptNode(list);
    this.root.append(this.#list);
    this.#field.setAttribute('aria-controls', list.id);
    this.#field.setAttribute('aria-expanded', 'true');
  }

  #close() {
    this.#list?.remove();
    this.#list = null;
    this.#active = -1;
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.removeAttribute('aria-activedescendant');
    this.#field.removeAttribute('aria-controls');
  }

  #press(event) {
    const options = this.#options;
    if (options.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.#activate((this.#active + step + options.length + (this.#active < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter' && this.#active >= 0) {
      event.preventDefault();
      this.#pick(options[this.#active]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.#close();
    }
  }

  #activate(index) {
    this.#active = index;
    for (const [number, option] of this.#options.entries()) option.setAttribute('aria-selected', String(number === index));
    const active = this.#options[index];
    this.#field.setAttribute('aria-activedescendant', active.id);
    active.scrollIntoView({ block: 'nearest' });
  }

  #pick(option) {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#field.value = option.dataset.label;
    this.#chosen.value = option.dataset.value;
    this.#close();
  }
}

function offerColleagues(within) {
  for (const root of within.querySelectorAll('[data-picker]')) new Picker(root);
}

offerColleagues(document);
document.addEventListener('page-renewed', (event) => offerColleagues(event.detail));

function closeMenus(isLeft) {
  for (const menu of document.querySelectorAll('details[data-closes][open]')) if (isLeft(menu)) menu.open = false;
}

addEventListener('pointerdown', (event) => closeMenus((menu) => !menu.contains(event.target)));
addEventListener('focusin', (event) => closeMenus((menu) => !menu.contains(event.target)));
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  closeMenus((menu) => {
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    return true;
  });
});
