import type { Answer, ChannelDriver, Chat, PersonName, SeenCard } from '../support/channel-driver';
import { type Kept, toKept } from '../support/kept-documents';
import { slackDriver } from '../support/slack-driver';
import { teamsDriver } from '../support/teams-driver';
import { webDriver, webOnCosmosDriver } from '../support/web-driver';

const only = ({ cards: [card] }: Answer): SeenCard => {
  if (!card) throw new Error('no card');
  return card;
};

/** Closes it and waits until its card shows the result and the conversation has been told: the platforms take their time. */
async function close(chat: Chat, person: PersonName, card: SeenCard, question: RegExp): Promise<void> {
  await chat.press(person, card, { verb: 'closePoll', poll: card.buttons[0]?.payload.poll });
  const told = async () =>
    (await chat.shared()).filter(({ text }) => question.test(text) && /[Ss]tängd\b/.test(text)).length;
  for (let looks = 0; looks < 60 && (await told()) < 2; looks++) chat.clock.advance(1_000);
  expect(await told()).toBe(2);
}

/** What a region's day with the bot may be; everything that the core keeps comes up in it. */
async function spendDay(chat: Chat): Promise<void> {
  await chat.say('aino', 'Paljonko diabetesta on Lohjalla?');
  await chat.say('bjorn', 'Hur vanligt är diabetes i Lojo?');
  await chat.say('cecilia', 'How common is diabetes in Lohja?');
  await chat.say('aino', 'Mikä on elämän tarkoitus?');
  const value = only(await chat.say('aino', 'entä Vantaalla?'));
  await chat.press('aino', value, value.buttons.find(({ payload }) => payload.changes === 'years')?.payload ?? {});
  const guess = only(await chat.say('cecilia', 'diabetes ja lääkärikäynnit Lohjalla, kysyy Cecilia Esimerkki'));
  await chat.press(
    'cecilia',
    guess,
    guess.buttons.find(({ payload }) => payload.changes === 'indicator')?.payload ?? {},
  );
  await chat.say('coordinator', 'opeta: sokerivaiva = diabetes');
  await chat.say('coordinator', 'opeta: lekurissa käynti = lääkärikäynnit');
  await chat.say('coordinator', 'unohda: sokerivaiva');
  await chat.say('bjorn', 'språk svenska');
  await chat.say('facilitator', 'keskustelun kieli ruotsi');
  await chat.say('admin', 'rooli Aino Esimerkki fasilitaattori');

  const open = only(await chat.say('facilitator', 'kysely "Mikä auttaisi eniten?" tilat | rahoitus | yhteyshenkilö'));
  await chat.press('aino', open, 'tilat');
  await chat.press('bjorn', open, 'rahoitus');
  await chat.press('cecilia', open, 'tilat');
  await chat.press('cecilia', open, 'rahoitus');
  await close(chat, 'facilitator', open, /Mikä auttaisi/);

  const secret = only(await chat.say('aino', 'salainen kysely "Kyllä vai ei?" kyllä | ei'));
  await chat.press('aino', secret, 'kyllä');
  await chat.press('bjorn', secret, 'ei');
  await chat.press('bjorn', secret, 'kyllä');
  await close(chat, 'aino', secret, /Kyllä vai ei/);

  const form = only(await chat.say('facilitator', 'kysely'));
  const launch = form.buttons[0]?.title ?? '';
  await chat.press('facilitator', form, launch, { question: 'Jatketaanko?', options: 'kyllä\nei', secrecy: 'open' });
  const stillOpen = (await chat.pollCards()).find(({ text }) => /Jatketaanko/.test(text));
  await chat.press('coordinator', stillOpen ?? form, 'kyllä');
  await chat.say('coordinator', 'raportti');
}

async function keptAfter(driver: ChannelDriver): Promise<Kept> {
  const chat = await driver.start();
  try {
    await spendDay(chat);
    return toKept(await chat.stopAndRead(), [chat.setting]);
  } finally {
    await chat.stop();
  }
}

describe('the same day', () => {
  let inTheBrowser: Kept;
  beforeAll(async () => {
    inTheBrowser = await keptAfter(webDriver);
  });

  it('leaves documents of every kind that needs one platform only', () => {
    const kinds = 'ballotBox conversationSettings followUp outboxMessage person poll post question taughtWords'.split(
      ' ',
    );
    expect(Object.keys(inTheBrowser)).toEqual(kinds);
  });

  it.each([webOnCosmosDriver, teamsDriver, slackDriver])(
    'is kept on $name as in the browser but for ids, channel, user and time',
    async (driver) => {
      expect(await keptAfter(driver)).toEqual(inTheBrowser);
    },
    20_000,
  );
});
