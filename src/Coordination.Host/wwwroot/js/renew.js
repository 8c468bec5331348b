// Puts what others have changed where it stands, while the page is open: live.js says that something has.
//
// The page is read again, as its reader may see it now. In each element with data-renew the children are compared by their id, or by the
// id of their heading, with what the server sent before. What differs is replaced, what is new comes in its place, what is gone goes.
// What the reader is writing in stays as it is, with the note data-kept of #meanwhile; what is around it is renewed all the same.
// #meanwhile says what was decided last, and by whom. Every reading is written to the access log: a page that nobody sees is read again
// once, when it is shown.

const CLOSED = [401, 403, 404, 410]; // What was shown may be shown no more.

const meanwhile = document.getElementById('meanwhile');
const fragments = globalThis.trustedTypes?.createPolicy('page-fragments', { createHTML: (html) => html })
  ?? { createHTML: (html) => html };

const sent = new WeakMap(); // What the server sent for an element.

function keyOf(element) {
  return element.id || element.getAttribute('aria-labelledby');
}

// As the server sent it, without what differs each time.
function textOf(element) {
  const copy = element.cloneNode(true);
  for (const varying of copy.querySelectorAll('input[type=hidden]')) varying.remove();
  return copy.outerHTML;
}

function remember(within) {
  for (const holder of within.querySelectorAll('[data-renew]')) for (const child of holder.children) sent.set(child, textOf(child));
}

function isTyped(field) {
  if (field.type === 'hidden') return false;
  if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked;
  if (field.localName !== 'select') return field.value !== field.defaultValue;
  const first = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(0, first);
}

function isInUse(element) {
  if (element.contains(document.activeElement) && document.activeElement.closest('form, details')) return true;
  return [...element.querySelectorAll('input, textarea, select')].some(isTyped);
}

function keep(element) {
  if (element.querySelector(':scope > .meanwhile')) return;
  const note = document.createElement('p');
  note.className = 'notice notice-refused meanwhile';
  note.setAttribute('role', 'status');
  note.textContent = meanwhile.dataset.kept;
  element.prepend(note);
}

// What is folded out stays folded out.
function unfold(fresh, standing) {
  const before = [...standing.querySelectorAll('details')];
  for (const [number, details] of [...fresh.querySelectorAll('details')].entries()) {
    const same = before[number]?.querySelector('summary')?.textContent === details.querySelector('summary')?.textContent;
    if (same && before[number].open) details.open = true;
  }
}

function place(fresh, put) {
  const text = textOf(fresh);
  const element = document.adoptNode(fresh);
  sent.set(element, text);
  remember(element);
  put(element);
  document.dispatchEvent(new CustomEvent('page-renewed', { detail: element }));
}

function renewOne(standing, fresh) {
  if (sent.get(standing) === textOf(fresh)) return;
  if (!isInUse(standing)) {
    place(fresh, (element) => {
      unfold(element, standing);
      standing.replaceWith(element);
    });
    return;
  }
  const [inner, freshInner] = [standing.querySelector('[data-renew]'), fresh.querySelector('[data-renew]')];
  if (inner && freshInner) renew(inner, freshInner);
  else keep(standing);
}

function renew(holder, fresh) {
  const standing = new Map([...holder.children].map((child) => [keyOf(child), child]));
  let before = null;
  holder.className = fresh.className; // Many are shown otherwise than few.
  for (const child of [...fresh.children]) {
    const key = keyOf(child);
    const known = standing.get(key);
    standing.delete(key);
    if (known) renewOne(known, child);
    else place(child, (element) => (before ? before.after(element) : holder.prepend(element)));
    before = [...holder.children].find((one) => keyOf(one) === key) ?? before;
  }
  for (const gone of standing.values()) {
    if (isInUse(gone)) keep(gone);
    else gone.remove();
  }
}

function isShown() {
  return document.visibilityState === 'visible';
}

// The tag of what the page shows stands in the address of its stream.
function shownTag() {
  const stream = document.querySelector('[data-stream]');
  return stream && new URL(stream.dataset.stream, location.origin).searchParams.get('seen');
}

const ANYTHING = ''; // Something has changed that has no tag.

let isReading = false;
let wanted = null; // The tag of what there is to show.

async function readAgain(tag) {
  wanted = wanted === ANYTHING ? ANYTHING : tag;
  if (isReading || !isShown()) return; // It is read once more after this, or when it is shown.
  isReading = true;
  try {
    while (wanted !== null && isShown()) {
      const isThere = wanted !== ANYTHING && wanted === shownTag(); // It was read before the stream told of it.
      wanted = null;
      if (isThere) return;
      const address = location.href;
      const answer = await fetch(address, { cache: 'no-store', headers: { Accept: 'text/html' } }).catch(() => null);
      if (answer && CLOSED.includes(answer.status)) {
        location.reload(); // It says why.
        return;
      }
      if (!answer?.ok) return; // The server is busy or away. The next change, or the reader, tries again.
      const page = new DOMParser().parseFromString(fragments.createHTML(await answer.text()), 'text/html');
      if (location.href !== address) { // Another zoom has been chosen: the answer shows the one before.
        wanted = ANYTHING;
        continue;
      }
      // A stream that is opened anew begins with what is shown now.
      const [stream, fresh] = [document.querySelector('[data-stream]'), page.querySelector('[data-stream]')];
      if (stream && fresh) stream.dataset.stream = fresh.dataset.stream;
      const news = page.querySelector('#history [data-news]')?.dataset.news;
      const known = document.querySelector('#history [data-news]')?.dataset.news;
      for (const holder of page.querySelectorAll('[data-renew]')) {
        if (holder.parentElement.closest('[data-renew]')) continue;
        const standing = document.getElementById(holder.id);
        if (standing) renew(standing, holder);
      }
      if (news && news !== known) {
        meanwhile.className = 'notice';
        meanwhile.textContent = `${meanwhile.dataset.news} ${news}`;
      }
    }
  } finally {
    isReading = false;
  }
}

if (meanwhile) {
  remember(document);
  document.addEventListener('page-changed', (event) => {
    if (event.detail === 'closed') location.reload();
    else readAgain(event.detail);
  });
  document.addEventListener('visibilitychange', () => { if (wanted !== null) readAgain(wanted); });
  document.addEventListener('page-zoomed', (event) => { sent.set(event.detail, textOf(event.detail)); });
}
