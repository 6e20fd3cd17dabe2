import { nameOf, unitOf, withFittingDecimals } from '../../src/indicators/indicators';

const titles: [string, string, string][] = [
  [
    'Toimeentulotukea saaneet, % vastaavanikäisestä väestöstä',
    '% vastaavanikäisestä väestöstä',
    'Toimeentulotukea saaneet',
  ],
  ['Kuolleisuus / 100 000 asukasta', '/ 100 000 asukasta', 'Kuolleisuus'],
  ['Synnyttäneisyys / 1 000 15 - 49-vuotiasta naista', '/ 1 000 15 - 49-vuotiasta naista', 'Synnyttäneisyys'],
  ['Toimeentulotuki, euroa / asukas', 'euroa / asukas', 'Toimeentulotuki'],
  ['Tuotot yhteensä, 1 000 euroa (2006 alkaen)', '1 000 euroa', 'Tuotot yhteensä (2006 alkaen)'],
  ['Valtion alkoholitulot, miljoonaa euroa', 'miljoonaa euroa', 'Valtion alkoholitulot'],
  [
    'Sijoitetut 0 - 20-vuotiaat, % vastaavanikäisestä väestöstä (THL)',
    '% vastaavanikäisestä väestöstä',
    'Sijoitetut 0 - 20-vuotiaat (THL)',
  ],
  ['Yksinäisten osuus (%), 75 vuotta täyttäneet', '%', 'Yksinäisten osuus, 75 vuotta täyttäneet'],
  ['0 - 6-vuotiaat, % väestöstä, väestöennuste 2030', '% väestöstä', '0 - 6-vuotiaat, väestöennuste 2030'],
  [
    'Alkoholijuomien myynti, 100 % alkoholia, litraa / 15 vuotta täyttäneet',
    'litraa / 15 vuotta täyttäneet',
    'Alkoholijuomien myynti, 100 % alkoholia',
  ],
  ['Yksityislääkärikäynnit / asukas', '/ asukas', 'Yksityislääkärikäynnit'],
  ['65-vuotiaat, lkm 31.12.', '', '65-vuotiaat, lkm 31.12.'],
  ['Väestö 31.12.', '', 'Väestö 31.12.'],
  ['Andelen personer (%) som motionerar för lite', '%', 'Andelen personer som motionerar för lite'],
  ['Klienter, kommunens tjänster per 31.12.', '', 'Klienter, kommunens tjänster per 31.12.'],
  ['Hospital care, recipients per 1000 inhabitants', 'per 1000 inhabitants', 'Hospital care, recipients'],
  ['Population aged 0-17 as % of total population', '% of total population', 'Population aged 0-17'],
  ['Recipients aged 25-64, as % of total population', '% of total population', 'Recipients aged 25-64'],
];

describe('the unit of an indicator', () => {
  it.each(titles)('is read from the title %p as %p', (fi, unit, name) => {
    expect(unitOf({ title: { fi } }, 'fi')).toBe(unit);
    expect(nameOf({ title: { fi } }, 'fi')).toBe(name);
  });

  it('is that of another language’s title when the wanted one lacks', () => {
    const title = { fi: 'Kuolleisuus / 100 000 asukasta' };
    expect([nameOf({ title }, 'sv'), unitOf({ title }, 'sv')]).toEqual(['Kuolleisuus', '/ 100 000 asukasta']);
  });
});

describe('withFittingDecimals', () => {
  const indicator = { title: {}, decimals: 1 } as Parameters<typeof withFittingDecimals>[0];

  it('shows counts of people without decimals, whatever the source says', () => {
    expect(withFittingDecimals(indicator, [305_274, 297_132]).decimals).toBe(0);
  });

  it('keeps the decimals when one value has any', () => {
    expect(withFittingDecimals(indicator, [10, 9.5]).decimals).toBe(1);
  });
});
