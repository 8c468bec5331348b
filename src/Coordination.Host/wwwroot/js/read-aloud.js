// Reads aloud what a page shows. A button with data-reads names the elements whose text is read, and no other text is. Where the browser
// cannot speak the buttons stay hidden.

const VOICES = { da: 'da-DK', en: 'en-GB' };

function textOf(id) {
  return document.getElementById(id)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function read(button) {
  speechSynthesis.cancel();
  const language = document.documentElement.lang;
  for (const text of button.dataset.reads.split(' ').map(textOf).filter(Boolean)) {
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = VOICES[language] ?? language;
    speechSynthesis.speak(spoken);
  }
}

if ('speechSynthesis' in globalThis) {
  for (const button of document.querySelectorAll('[data-reads]')) {
    button.hidden = false;
    button.addEventListener('click', () => read(button));
  }
  addEventListener('pagehide', () => speechSynthesis.cancel());
}
