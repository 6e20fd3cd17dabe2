// The messages, in their order, each drawn anew only when it has changed.
import { drawAdaptive } from './adaptive.js';
import { drawBlocks } from './blocks.js';
import { label, timeOf } from './labels.js';

const entries = new Map();

const make = (tag, className, text = '') => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
};

/** The log in `root`; `onPress(post, payload, inputs)` is called for a pressed button of a post's card. */
export function createLog(root, onPress) {
  function drawCard(id, shown) {
    const press = (payload, inputs) => onPress(id, payload, inputs);
    const card = shown.slack ? drawBlocks(shown.slack, press) : drawAdaptive(shown, press);
    card.lang = shown.language;
    return card;
  }

  // Marked by its key, so that it follows when another language is chosen.
  function makeLabelled(tag, className, key) {
    const element = make(tag, className, label(key));
    element.dataset.label = key;
    return element;
  }

  function drawHead(post) {
    const head = make('header', 'by');
    head.append(post.by ? make('h3', '', post.by.name) : makeLabelled('h3', '', 'bot'));
    if (post.private) head.append(makeLabelled('span', 'tag', 'private'));
    head.append(make('time', '', timeOf(post.order)));
    return head;
  }

  function draw(post, me) {
    const own = post.by?.id === `web:local:${me}`;
    const article = make('article', post.by ? `post said${own ? ' own' : ''}` : 'post bot');
    article.append(drawHead(post, me));
    article.append(post.shown ? drawCard(post.id, post.shown) : make('p', 'words', post.said));
    return article;
  }

  /** Puts a new card where the old one is, without losing the place of a keyboard user or having it all read out again. */
  function replaceCard(article, card) {
    article.setAttribute('aria-live', 'off');
    const old = article.querySelector('.card');
    const focusable = (within) => [...within.querySelectorAll('button, input, select, textarea, a, summary')];
    const place = focusable(old).indexOf(document.activeElement);
    old.replaceWith(card);
    if (place < 0) return;
    const stops = focusable(card);
    const stop = stops[Math.min(place, stops.length - 1)];
    if (stop) stop.focus({ preventScroll: true });
    else {
      article.tabIndex = -1;
      article.focus({ preventScroll: true });
    }
  }

  return {
    /** Shows a post, new or changed; true when it was new. */
    show(post, me) {
      const known = entries.get(post.id);
      if (known?.version === post.version) return false;
      if (known && post.shown) {
        known.version = post.version;
        replaceCard(known.article, drawCard(post.id, post.shown));
        return false;
      }
      if (known) return false;
      const article = draw(post, me);
      const next = [...entries.values()].filter(({ order }) => order > post.order).sort((a, b) => a.order - b.order)[0];
      root.insertBefore(article, next ? next.article : null);
      entries.set(post.id, { version: post.version, order: post.order, article });
      return true;
    },
    /** Shows a card in place of a post's card, until the post changes. */
    redraw(id, shown) {
      const known = entries.get(id);
      if (!known) return;
      known.version = 'redrawn';
      replaceCard(known.article, drawCard(id, shown));
    },
    /** Says below a post what became of the last press on it. */
    note(id, text) {
      const article = entries.get(id)?.article;
      if (!article) return;
      let note = article.querySelector('.note');
      if (!note && !text) return;
      if (!note) {
        note = make('p', 'note');
        note.setAttribute('role', 'status');
        article.append(note);
      }
      note.textContent = text;
      note.scrollIntoView({ block: 'nearest' });
    },
    /** Marks a post as waiting for the answer to a press. */
    wait(id, waiting) {
      entries.get(id)?.article.setAttribute('aria-busy', String(waiting));
    },
    clear() {
      entries.clear();
      root.replaceChildren();
    },
    isEmpty: () => entries.size === 0,
    /** True when somebody has written something. */
    hasWords: () => root.querySelector('.said') !== null,
  };
}
