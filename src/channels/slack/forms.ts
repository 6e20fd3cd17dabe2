import { type Clock, randomId } from '../../base/base';
import type { Cards, SlackModal } from '../../cards/cards';
import { toBlocks } from '../../cards/cards';
import type { Drawing } from '../../conversation/conversation';
import { type DocumentStore, defineKind, readAll } from '../../store/store';
import { slackLimits } from './limits';
import type { Metadata } from './payloads';
import type { Spot } from './spot';

/** A form that waits behind a button: the button's value is too small for a long draft. */
export interface SlackForm extends Drawing {
  readonly conversation: string;
  /** Whom it was drawn for. */
  readonly user: string;
  /** ms since 1970. */
  readonly drawnAt: number;
}

export const slackFormKind = defineKind<SlackForm>('slackForm', ['drawnAt']);

const partition = 'slackForm';

export interface Forms {
  /** Keeps a form for whoever asked there; gives its id. */
  keep(drawing: Drawing, spot: Spot): Promise<string>;
  /** The form, if it was drawn for this person in this conversation in the last 7 days. */
  find(id: string, spot: Spot): Promise<Drawing | undefined>;
  /** The modal of a form, which knows where it leads back to; undefined when the drawing is no form. */
  toModal(drawing: Drawing, spot: Spot): SlackModal | undefined;
}

export function createForms({ store, cards, clock }: { store: DocumentStore; cards: Cards; clock: Clock }): Forms {
  const oldest = () => clock.now().getTime() - slackLimits.formMs;
  let sweptAt = 0;

  /** Once a day is often enough. */
  async function sweep(): Promise<void> {
    const now = clock.now().getTime();
    if (now - sweptAt < 24 * 60 * 60_000) return;
    sweptAt = now;
    const where = [{ field: 'drawnAt', is: '<', value: oldest() }] as const;
    for (const form of await readAll(store, slackFormKind, { partition, where }))
      await store.remove(slackFormKind, form);
  }

  return {
    async keep({ view, language }, { place, user }) {
      await sweep();
      const id = randomId();
      const form = { view, language, conversation: place.conversation, user, drawnAt: clock.now().getTime() };
      await store.create(slackFormKind, { partition, id }, form);
      return id;
    },
    async find(id, { place, user }) {
      const form = (await store.get(slackFormKind, { partition, id }))?.body;
      const isTheirs = form?.conversation === place.conversation && form.user === user && form.drawnAt >= oldest();
      return isTheirs ? form : undefined;
    },
    toModal({ view, language }, { place, thread }) {
      const [modal] = Object.values(toBlocks(cards.draw(view, language)).modals);
      if (!modal) return undefined;
      const led: Metadata = {
        conversation: place.conversation,
        kind: place.kind === 'meeting' ? 'group' : place.kind,
        ...(thread ? { thread } : {}),
        payload: JSON.parse(modal.private_metadata),
      };
      return { ...modal, private_metadata: JSON.stringify(led) };
    },
  };
}
