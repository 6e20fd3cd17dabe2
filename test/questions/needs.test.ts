import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { Edition } from '../../src/indicators/indicators';
import { createQuestions } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { buildEdition, region, starterEdition } from '../support/small-edition';
import { hasSotkanetData, readSotkanetEdition } from '../support/sotkanet-edition';

function createSubject(edition: Edition) {
  const indicators = {
    edition: () => edition,
    lookUp: findFigure.bind(null, edition),
    answer: answerFigures.bind(null, edition),
  };
  const { answer } = createQuestions({
    indicators,
    store: createMemoryStore(),
    clock: createSetClock(),
    homeArea: 'Uusimaa',
  });
  return async (text: string) => (await answer({ text })).answer;
}

describe('what people need', () => {
  const ask = createSubject(buildEdition());

  it.each([
    'mitä tukea yksinäiset ikäihmiset tarvitsevat Lohjalla?',
    'vilket stöd behöver ensamma äldre i Lojo?',
    'what support do lonely older people need in Lohja?',
  ])('is answered by the figures of their situation: "%s"', async (text) => {
    const answer = await ask(text);
    if (answer.kind !== 'needs') throw new Error(answer.kind);
    const { group, region: where, figures } = answer.needs;
    expect([group, where.id]).toEqual(['elderly', region.lohja]);
    expect(figures.map(({ indicator, figure }) => [indicator.id, figure.region.id])).toEqual([[4286, region.lohja]]);
  });

  it.each([
    ['millainen on ikäihmisten tilanne Vantaalla', 'elderly', region.vantaa],
    ['hur mår de äldre i Vanda', 'elderly', region.vantaa],
    ['miten vanhukset voivat Vantaalla', 'elderly', region.vantaa],
    ['how are old people doing in Lohja', 'elderly', region.lohja],
    ['mitä työttömät tarvitsevat Lohjalla', undefined, region.lohja],
  ])('is told of the people named, whether or not there are figures: "%s"', async (text, group, where) => {
    const answer = await ask(text);
    if (answer.kind !== 'needs') throw new Error(answer.kind);
    expect([answer.needs.group, answer.needs.region.id]).toEqual([group, where]);
  });

  it('is no more than a figure when the question is about one side of it', async () => {
    expect((await ask('miten nuorten työttömyys voi Lohjalla')).kind).not.toBe('needs');
  });

  it('is not told by starter figures, which have nothing of it', async () => {
    expect((await createSubject(starterEdition)('mitä tukea nuoret tarvitsevat Lohjalla')).kind).not.toBe('needs');
  });

  it('is asked back about when nothing tells of them', async () => {
    expect(['candidates', 'notUnderstood']).toContain((await ask('mitä tukea koirat tarvitsevat Lohjalla')).kind);
  });
});

const { sets } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'data', 'needs.json'), 'utf8')) as {
  sets: readonly { name: string; group?: string; words?: object; targets: readonly string[] }[];
};

describe('the sets of needs', () => {
  it.each(sets.map((set) => [set.name, set] as const))('%s names whom it is for and at most six figures', (_, set) => {
    expect(set.group ?? set.words).toBeDefined();
    expect(set.targets.length).toBeGreaterThan(0);
    expect(set.targets.length).toBeLessThanOrEqual(6);
  });

  const withData = hasSotkanetData ? it : it.skip;

  const real = hasSotkanetData ? createSubject(readSotkanetEdition()) : undefined;

  withData.each([
    ['mitä tukea yksinäiset ikäihmiset tarvitsevat Lohjalla?', /yksinäiseksi tuntevien osuus \(%\), 65/],
    ['vilket stöd behöver ensamma äldre i Lojo?', /yksinäiseksi tuntevien osuus \(%\), 65/],
    ['what support do lonely old people need in Lohja?', /yksinäiseksi tuntevien osuus \(%\), 65/],
    ['millainen on nuorten tilanne Vantaalla', /^Koulutuksen ulkopuolelle/],
    ['hur mår barnen i Esbo', /^Yksinhuoltajaperheet/],
    ['mitä lapsiperheet tarvitsevat Porvoossa', /^Lapsiperheet/],
  ])('tell of a situation by figures of the real catalogue: "%s"', async (text, title) => {
    const answer = real && (await real(text));
    if (answer?.kind !== 'needs') throw new Error(answer?.kind);
    const { figures, lacking } = answer.needs;
    const named = [...figures.map(({ indicator }) => indicator), ...lacking].map((indicator) => indicator.title.fi);
    expect(named).toContainEqual(expect.stringMatching(title));
  });

  withData('name indicators that there are', () => {
    const titles = [...readSotkanetEdition().indicators.values()].map(({ title }) => title.fi ?? '');
    const known = (target: string) => titles.some((title) => new RegExp(target, 'u').test(title));
    // Series that only newer catalogues have.
    const newer = /yksinäiseksi, %|Asunnottomat perheet|pakolaiset|Työllistämispalveluihin|Yli 65-vuotiaiden/;
    const lacking = sets.flatMap(({ targets }) => targets.filter((target) => !known(target) && !newer.test(target)));
    expect(lacking).toEqual([]);
  });
});
