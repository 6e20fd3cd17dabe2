// The local trial chat: ties the page's parts together.
import { listen, newKey, readPeople, readPost, readPosts, readStatus, sendMessage } from './api.js';
import * as identity from './identity.js';
import { label, language, speak } from './labels.js';
import { createLog } from './log.js';

const at = (id) => document.getElementById(id);
const [person, languages, slack, scroll, text, alert] = ['person', 'language', 'slack', 'scroll', 'text', 'alert'].map(
  at,
);

let me;
let stopListening = () => {};
// A message that could not be sent keeps its key, so that sending it again cannot make two of it.
let unsent = { words: '', key: '' };

const log = createLog(at('log'), (post, payload, inputs) => press(payload, inputs, post));

function complain(error) {
  if (!(typeof error?.status === 'number' || error?.name === 'Error')) throw error;
  alert.textContent = label(error.status === undefined ? 'unreachable' : error.status === 403 ? 'refused' : 'failed');
}

// In low and narrow windows the whole page scrolls instead of the messages alone.
const scroller = () => (getComputedStyle(scroll).overflowY === 'visible' ? document.scrollingElement : scroll);

const isAtEnd = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < 120;

function toEnd() {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller().scrollTo({ top: scroller().scrollHeight, behavior: calm ? 'auto' : 'smooth' });
}

function show(posts) {
  const follow = isAtEnd();
  const isNew = posts.map((post) => log.show(post, me.id)).some(Boolean);
  at('start').hidden = !log.isEmpty();
  at('ideas').hidden = log.hasWords();
  if (isNew && follow) toEnd();
}

async function take(answer, post) {
  if (answer.language && answer.language !== language()) await changeLanguage(answer.language);
  show(answer.posts);
  if (post && answer.redraw) log.redraw(post, answer.redraw);
  if (post) log.note(post, answer.note ?? '');
  if (answer.posts.length > 0) toEnd();
}

const from = () => ({ person: me.id, name: me.name, language: language() });

async function send(words) {
  if (unsent.words !== words) unsent = { words, key: newKey() };
  alert.textContent = '';
  at('composer').setAttribute('aria-busy', 'true');
  try {
    const answer = await sendMessage({ ...from(), key: unsent.key, text: words }, slack.checked);
    // Cleared only now, and only if nothing else has been typed meanwhile: nothing typed is ever lost.
    if (text.value.trim() === words) text.value = '';
    unsent = { words: '', key: '' };
    await take(answer);
  } catch (error) {
    complain(error);
  } finally {
    at('composer').removeAttribute('aria-busy');
    grow();
  }
}

async function press(payload, inputs, post) {
  alert.textContent = '';
  if (post) log.wait(post, true);
  try {
    const message = { ...from(), key: newKey(), payload, inputs, ...(post ? { post } : {}) };
    await take(await sendMessage(message, slack.checked), post);
  } catch (error) {
    complain(error);
  } finally {
    if (post) log.wait(post, false);
  }
}

async function refresh() {
  try {
    show(await readPosts(me.id, slack.checked));
    alert.textContent = '';
  } catch (error) {
    complain(error);
  }
}

async function redrawAll() {
  log.clear();
  await refresh();
  // A newcomer reads the welcome from its beginning.
  scroller().scrollTop = log.hasWords() ? scroller().scrollHeight : 0;
}

function connect() {
  stopListening();
  stopListening = listen(me.id, {
    onOpen: refresh,
    onPost: (id) => readPost(id, me.id, slack.checked).then((post) => show([post]), complain),
    onLost: () => {
      alert.textContent = label('unreachable');
    },
  });
}

function fillChips() {
  const questions = ['idea1', 'idea2', 'idea3'].map((key) => label(key));
  at('chips').replaceChildren(
    ...questions.map((question) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: question });
      button.addEventListener('click', () => send(question));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
}

async function changeLanguage(wanted) {
  await speak(wanted);
  identity.rememberLanguage(me, wanted);
  languages.value = wanted;
  identity.fillPeople(person, me);
  fillChips();
  await showStatus();
}

async function become(someone) {
  me = someone;
  identity.rememberPerson(me);
  await changeLanguage(identity.languageOf(me));
  await redrawAll();
  connect();
}

// What is written into a live region is read out, also when it is the same words again.
function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

async function showStatus() {
  try {
    const { kind, done, total, ...values } = await readStatus();
    write(at('status'), label(`status.${kind}`, values));
    write(at('progress'), kind === 'syncing' ? `${done}/${total}` : '');
    return kind;
  } catch {
    return 'unknown';
  }
}

async function watchStatus() {
  const kind = await showStatus();
  setTimeout(watchStatus, kind === 'syncing' ? 1_000 : 15_000);
}

function grow() {
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
}

function askName() {
  const dialog = at('newcomer');
  const name = at('newcomer-name');
  name.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  dialog.addEventListener(
    'close',
    () => {
      const added = dialog.returnValue === 'add' && name.value.trim();
      if (added) become(identity.addPerson(added)).catch(complain);
      else person.value = me.id;
    },
    { once: true },
  );
}

person.addEventListener('change', () => {
  const chosen = identity.everyone().find(({ id }) => id === person.value);
  if (chosen) become(chosen).catch(complain);
  else askName();
});
languages.addEventListener('change', async () => {
  try {
    await changeLanguage(languages.value);
  } catch (error) {
    complain(error);
  }
  await press({ verb: 'setLanguage', language: languages.value }, {});
});
slack.addEventListener('change', redrawAll);
text.addEventListener('input', grow);
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  at('composer').requestSubmit();
});
at('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (words && !at('composer').hasAttribute('aria-busy')) send(words);
});

async function begin() {
  identity.setExamples(await readPeople());
  await become(identity.lastPerson());
  await watchStatus();
  // On a touch screen this would bring the keyboard up over the page.
  if (matchMedia('(pointer: fine)').matches) text.focus();
}

begin().catch((error) => {
  complain(error);
  // Before the first words have come there is no language to speak: try again until the server is there.
  setTimeout(() => location.reload(), 3_000);
});
