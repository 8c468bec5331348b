// Updates pages while they are open. Every page also works without this script.
//
// A live page has one element with data-stream (the address of its Server-Sent Events) and, for alerts, data-after (the
// position the page was rendered at) and data-seen (where those in view are posted to). The stream's events:
//
//   event: hello   sent at once on connect, so that the headers arrive; data is ignored, no id
//   event: alert   id: the position; data: the HTML of one <article data-alert="ID" data-open="true|false"
//                  data-announce="TEXT">: added on top, or in place of the card with the same ID. The card of an alert that is over
//                  (acknowledged, taken back) has data-open="false" and stays until the page is left.
//   event: gone    id: the position; data: an alert's ID: the card is removed (acknowledged elsewhere)
//   event: count   data: the number of all open alerts, shown in the header
//   event: changed the page shows something else by now: renew.js puts it in place. Data "closed": nothing may be shown any more
//   event: panel   data: the HTML of one element with an id: it replaces the element with that id
//   event: end     the session is over: the stream is closed and not opened again
//   a comment line every 15 s keeps the connection alive
//
// HTML is sent as one "data:" line for each of its lines. On reconnect the browser sends Last-Event-ID. After an
// answer other than 200 this script asks again with ?after=, and waits longer each time.

const WAIT_MIN_MS = 1_000;
const WAIT_MAX_MS = 60_000;
const COUNTED_MAX = 1_000; // As the server counts.

const root = document.querySelector('[data-stream]');
const state = document.getElementById('live-state');
const announcer = document.getElementById('announcer');
const count = document.getElementById('alert-count');
const empty = document.getElementById('alerts-empty');

// Only text from our own stream becomes HTML. It is parsed into a separate document, in which no script runs, and
// only its one element is moved to the page.
const fragments = globalThis.trustedTypes?.createPolicy('live-fragments', { createHTML: (html) => html })
  ?? { createHTML: (html) => html };

function elementOf(html) {
  return document.adoptNode(new DOMParser().parseFromString(fragments.createHTML(html), 'text/html').body.firstElementChild);
}

function card(id) {
  return [...root.querySelectorAll('[data-alert]')].find((element) => element.dataset.alert === id) ?? null;
}

function isOpen(element) {
  return element?.dataset.open === 'true';
}

function setOpenCount(open) {
  if (empty) empty.hidden = root.querySelector('[data-alert]') !== null;
  if (!count) return;
  count.dataset.count = Math.max(0, open);
  count.hidden = open <= 0;
  count.querySelector('.number').textContent = open < COUNTED_MAX ? count.dataset.count : `${COUNTED_MAX}+`;
}

function addToOpenCount(difference) {
  setOpenCount(Number(count?.dataset.count ?? 0) + difference);
}

function putAlert(html) {
  const fresh = elementOf(html);
  if (!fresh?.dataset.alert) return;
  const old = card(fresh.dataset.alert);
  const difference = Number(isOpen(fresh)) - Number(isOpen(old));
  const focused = old?.contains(document.activeElement);
  if (old) old.replaceWith(fresh);
  else root.prepend(fresh);
  if (focused) (fresh.querySelector('[data-acknowledge]') ?? fresh).focus();
  addToOpenCount(difference);
  if (isOpen(fresh)) announcer.textContent = fresh.dataset.announce;
  watch(fresh);
}

function removeAlert(id) {
  const old = card(id);
  if (!old) return;
  const focused = old.contains(document.activeElement);
  const next = nextAfter(old);
  const difference = -Number(isOpen(old));
  old.remove();
  addToOpenCount(difference);
  if (focused) next?.focus();
}

function nextAfter(element) {
  const open = [...root.querySelectorAll('[data-alert][data-open="true"]')];
  const after = open.slice(open.indexOf(element) + 1).concat(open).find((other) => other !== element);
  return after?.querySelector('[data-acknowledge]') ?? document.getElementById('alerts-heading');
}

function putPanel(html) {
  const fresh = elementOf(html);
  const old = fresh?.id && document.getElementById(fresh.id);
  if (!old || old.contains(document.activeElement)) return; // Not while the reader is using it. The next panel comes soon.
  old.replaceWith(fresh);
}

function show(name) {
  if (!state) return;
  state.dataset.state = name;
  state.querySelector('[data-live-text]').textContent = state.dataset[name];
}

let source = null;
let retry = 0;
let wait = WAIT_MIN_MS;
let after = root?.dataset.after;

function connect() {
  const address = new URL(root.dataset.stream, location.origin);
  if (after) address.searchParams.set('after', after);
  source = new EventSource(address);
  const on = (name, act) => source.addEventListener(name, (event) => {
    if (event.lastEventId) after = event.lastEventId;
    act(event.data);
  });
  source.onopen = () => { wait = WAIT_MIN_MS; show('live'); };
  source.onerror = () => {
    show('lost');
    if (source.readyState !== EventSource.CLOSED) return; // The browser reconnects by itself.
    retry = setTimeout(connect, wait);
    wait = Math.min(wait * 2, WAIT_MAX_MS);
  };
  on('alert', putAlert);
  on('gone', removeAlert);
  on('count', (open) => setOpenCount(Number(open)));
  on('panel', putPanel);
  on('changed', (data) => document.dispatchEvent(new CustomEvent('page-changed', { detail: data })));
  on('end', () => { disconnect(); show('ended'); });
}

function disconnect() {
  clearTimeout(retry);
  source?.close();
}

// Posts the page's form (antiforgery token, returnTo) to an address, like a button does without JavaScript.
function post(address, fields = []) {
  const body = new URLSearchParams(new FormData(document.getElementById('page')));
  for (const [name, value] of fields) body.append(name, value);
  return fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual' });
}

async function acknowledge(button) {
  button.disabled = true;
  const answer = await post(button.formAction).catch(() => null);
  button.disabled = false;
  if (!answer) { // The server is away: the page stays, and says so.
    document.dispatchEvent(new CustomEvent('server-away', { detail: button }));
    return;
  }
  if (!answer.ok) { // Post it without JavaScript, so that the page shows what is wrong.
    button.dataset.plain = 'true';
    button.click();
    return;
  }
  const element = button.closest('[data-alert]');
  if (!element) return;
  const next = nextAfter(element);
  const difference = -Number(isOpen(element));
  element.remove();
  addToOpenCount(difference);
  next?.focus();
}

// An alert counts as seen once it has been in view in a visible tab.
const seen = new IntersectionObserver((entries) => {
  const ids = entries.filter((entry) => entry.isIntersecting && document.visibilityState === 'visible')
    .map((entry) => { seen.unobserve(entry.target); return ['ids', entry.target.dataset.alert]; });
  if (ids.length > 0) post(root.dataset.seen, ids).catch(() => null);
}, { threshold: 0.6 });

function watch(element) {
  if (isOpen(element)) seen.observe(element);
}

if (root) {
  root.querySelectorAll('[data-alert]').forEach(watch);
  connect();
  addEventListener('pagehide', disconnect); // A page in the back-forward cache must not keep a connection.
  addEventListener('pageshow', (event) => { if (event.persisted) connect(); });
}

addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-acknowledge]');
  if (!button || button.dataset.plain) return;
  event.preventDefault();
  acknowledge(button);
});

for (const timeline of document.querySelectorAll('.timeline[data-today]')) {
  const drawing = timeline.querySelector('.timeline-drawing');
  const width = drawing.getBoundingClientRect().width;
  timeline.scrollLeft = (width * timeline.dataset.today) / 100 - width / 5;
}
