// Updates pages while they are open. Every page also works without this script.
//
// A live page has one element with data-stream (the address of its Server-Sent Events) and, for alerts, data-after (the
// position the page was rendered at) and data-seen (where those in view are posted to). The stream's events:
//
//   event: hello   sent at once on connect, so that the headers arrive; data is ignored, no id
//   event: alert   id: the position; data: the HTML of one <article data-alert="ID" data-open="true|false"
//                  data-announce="TEXT" data-rank="0|1|2" data-citizen="KEY" data-name="NAME">: put in place of the card with the same
//                  ID, or with the alerts of its citizen. The card of an alert that is over (acknowledged, taken back) has
//                  data-open="false" and stays until the page is left.
//   event: gone    id: the position; data: an alert's ID: the card is removed (acknowledged elsewhere)
//   event: count   data: the number of all open alerts, shown in the header
//   event: changed the page shows something else by now: renew.js puts it in place. Data: the tag of what it shows, as in the address of
//                  the stream; "closed": nothing may be shown any more
//   event: panel   data: the HTML of one element with an id: it replaces the element with that id
//   event: end     the session is over: the stream is closed and not opened again
//   a comment line every 15 s keeps the connection alive
//
// Nothing moves under the pointer or the focus: while either is in the list, what comes waits (#alerts-held says how many), and
// what goes keeps its room. With the focus on an alert, the arrow keys go to the next and the one before; Enter acknowledges.
//
// HTML is sent as one "data:" line for each of its lines. On reconnect the browser sends Last-Event-ID. After an
// answer other than 200 this script asks again with ?after=, and waits longer each time.

const WAIT_MIN_MS = 1_000;
const WAIT_MAX_MS = 60_000;
const RENEWED_AFTER_MS = 1_000; // What comes together is read once.
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

const heldButton = document.getElementById('alerts-held');
const held = new Map(); // Cards that wait to be placed, by the id of their alert, in the order in which they came.
const gone = new Set(); // Cards that wait to be removed.

function card(id) {
  return held.get(id) ?? [...root.querySelectorAll('[data-alert]')].find((element) => element.dataset.alert === id) ?? null;
}

function isOpen(element) {
  return element?.dataset.open === 'true';
}

function isInUse() {
  return root.matches(':hover') || root.contains(document.activeElement);
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
  if (old?.isConnected) renewCard(old, fresh);
  else if (!root.dataset.only || root.dataset.only === fresh.dataset.rank) held.set(fresh.dataset.alert, fresh);
  addToOpenCount(difference);
  if (isOpen(fresh)) announcer.textContent = fresh.dataset.announce;
  settle();
}

function renewCard(old, fresh) {
  const focused = old.contains(document.activeElement);
  const [unfolded, freshUnfolded] = [old.querySelector('details'), fresh.querySelector('details')];
  if (unfolded?.open && freshUnfolded) freshUnfolded.open = true;
  old.replaceWith(fresh);
  if (focused) (fresh.querySelector('[data-acknowledge]') ?? fresh).focus();
  watch(fresh);
}

function removeAlert(id) {
  const old = card(id);
  if (!old) return;
  const difference = -Number(isOpen(old));
  if (held.delete(id)) {
    addToOpenCount(difference);
    settle();
    return;
  }
  const focused = old.contains(document.activeElement);
  const next = nextAfter(old);
  old.dataset.open = 'false';
  old.querySelector('[data-acknowledge]')?.setAttribute('disabled', '');
  gone.add(old);
  if (focused) focusOn(next);
  settle();
  addToOpenCount(difference);
}

// Places and removes what waits, unless somebody would lose the place.
function settle(now = false) {
  if (now || !isInUse()) {
    for (const [id, fresh] of held) {
      held.delete(id);
      place(fresh);
    }
    for (const element of gone) {
      gone.delete(element);
      takeOut(element);
    }
  }
  if (empty) empty.hidden = root.querySelector('[data-alert]') !== null;
  if (!heldButton) return;
  heldButton.hidden = held.size === 0;
  heldButton.textContent = heldButton.dataset[held.size === 1 ? 'one' : 'many'].replace('{0}', held.size);
}

// Where a card belongs: before the first of its citizen that is not more urgent, and its citizen before the first who is not.
function place(fresh) {
  const key = fresh.dataset.citizen ?? '';
  const notMoreUrgent = (element) => Number(element.dataset.rank) >= Number(fresh.dataset.rank);
  const groups = [...root.querySelectorAll('[data-group]')];
  let group = groups.find((one) => one.dataset.group === key);
  const lines = (group ??= newGroup(fresh, key)).querySelector('.alert-lines');
  const before = [...lines.children].find((one) => 'rest' in one.dataset || notMoreUrgent(one));
  if (before) before.before(fresh);
  else lines.append(fresh);
  const next = groups.find((one) => one !== group && notMoreUrgent(one.querySelector('[data-alert]')));
  const isFurtherUp = group.isConnected && (!next || group.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!isFurtherUp) {
    if (next) next.before(group);
    else root.insertBefore(group, empty);
  }
  watch(fresh);
}

function newGroup(fresh, key) {
  const group = document.getElementById('alert-group').content.firstElementChild.cloneNode(true);
  group.dataset.group = key;
  const [link, nobody] = [group.querySelector('a'), group.querySelector('h3 > span')];
  group.setAttribute('aria-label', fresh.dataset.name ?? nobody?.textContent ?? '');
  if (link && key) {
    link.href = new URL(`citizens/${key}#action`, document.getElementById('page').action);
    link.textContent = fresh.dataset.name;
    nobody.remove();
  } else link?.remove();
  return group;
}

function takeOut(element) {
  const group = element.closest('[data-group]');
  const fold = element.closest('.alert-more');
  element.remove();
  if (fold && !fold.querySelector('[data-alert]')) fold.remove();
  if (group && !group.querySelector('[data-alert]')) group.remove();
}

function nextAfter(element) {
  const open = [...root.querySelectorAll('[data-alert][data-open="true"]')];
  const after = open.slice(open.indexOf(element) + 1).concat(open).find((other) => other !== element);
  return after?.querySelector('[data-acknowledge]') ?? document.getElementById('alerts-heading');
}

function focusOn(element) {
  for (let around = element?.parentElement; around; around = around.parentElement) if (around.localName === 'details') around.open = true;
  element?.focus();
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

// What an alert is about stands elsewhere on the page too.
let renewal = 0;

function renewPage() {
  if (!root.dataset.renews || renewal) return;
  renewal = setTimeout(() => {
    renewal = 0;
    document.dispatchEvent(new CustomEvent('page-changed', { detail: '' }));
  }, RENEWED_AFTER_MS);
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
  on('alert', (html) => { putAlert(html); renewPage(); });
  on('gone', (id) => { removeAlert(id); renewPage(); });
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
  const element = button.closest('[data-alert]');
  const next = element && nextAfter(element); // The stream may take the card out before the answer is here.
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
  if (!element) return;
  const isElsewhere = document.activeElement !== document.body && !element.contains(document.activeElement);
  const difference = -Number(isOpen(element));
  gone.delete(element);
  takeOut(element);
  addToOpenCount(difference);
  if (!isElsewhere) focusOn(next.isConnected ? next : nextAfter(element));
}

// From one alert to the next, or the one before; not into what is folded away.
function goAlong(event) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const from = event.target.closest?.('[data-alert]');
  if (!from) return;
  const open = [...root.querySelectorAll('[data-alert][data-open="true"]')].filter((one) => one.checkVisibility());
  const to = open[open.indexOf(from) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!to) return;
  event.preventDefault();
  to.querySelector('[data-acknowledge]').focus();
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
  root.addEventListener('keydown', goAlong);
  root.addEventListener('pointerleave', () => settle());
  root.addEventListener('focusout', () => setTimeout(settle)); // Where the focus goes is known afterwards.
  heldButton?.addEventListener('click', () => {
    settle(true);
    document.getElementById('alerts-heading').focus();
  });
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
