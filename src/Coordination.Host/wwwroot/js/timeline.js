// Moves within a citizen's timeline. Without this script its links load the page at another zoom, at the timeline.
//
// - The timeline begins at today.
// - A zoom is put in place: the page stays where it is, and the focus where it was. With the focus in the timeline, + and - zoom.

const fragments = globalThis.trustedTypes?.createPolicy('timeline-fragments', { createHTML: (html) => html })
  ?? { createHTML: (html) => html };

const heading = 'timeline-heading';
let isZooming = false;

function panel(within) {
  return within.getElementById(heading)?.closest('section') ?? null;
}

function beginAtToday() {
  for (const timeline of document.querySelectorAll('.timeline[data-today]')) {
    const drawing = timeline.querySelector('.timeline-drawing');
    const width = drawing.getBoundingClientRect().width;
    timeline.scrollLeft = (width * timeline.dataset.today) / 100 - width / 5;
  }
}

async function zoom(link) {
  if (isZooming) return;
  isZooming = true;
  try {
    const answer = await fetch(link.href, { cache: 'no-store', headers: { Accept: 'text/html' } }).catch(() => null);
    const page = answer?.ok ? new DOMParser().parseFromString(fragments.createHTML(await answer.text()), 'text/html') : null;
    const fresh = page && panel(page);
    if (!fresh) { // The browser says what is wrong.
      location.assign(link.href);
      return;
    }
    const standing = panel(document);
    const [address, focused] = [new URL(link.href), document.activeElement];
    const inDrawing = focused?.closest('.timeline') !== null && standing.contains(focused);
    const element = document.adoptNode(fresh);
    document.dispatchEvent(new CustomEvent('page-zoomed', { detail: element })); // As the server sent it.
    const table = element.querySelector('details');
    if (table) table.open = standing.querySelector('details')?.open ?? false;
    standing.replaceWith(element);
    address.hash = '';
    history.replaceState(null, '', address);
    beginAtToday();
    element.querySelector(inDrawing ? '.timeline' : '.zoom [aria-current]')?.focus({ preventScroll: true });
  } finally {
    isZooming = false;
  }
}

addEventListener('click', (event) => {
  const link = event.target.closest?.('.zoom a');
  if (!link?.closest('section')?.querySelector(`#${heading}`)) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  zoom(link);
});

addEventListener('keydown', (event) => {
  const step = { '+': -1, '-': 1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const section = event.target.closest?.('section');
  if (!section?.querySelector(`#${heading}`)) return;
  const links = [...section.querySelectorAll('.zoom a')];
  const to = links[links.findIndex((link) => link.ariaCurrent) + step];
  if (!to) return;
  event.preventDefault();
  zoom(to);
});

document.addEventListener('page-renewed', (event) => { if (event.detail.querySelector('.timeline')) beginAtToday(); });

beginAtToday();
