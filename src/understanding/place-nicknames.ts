import type { PhraseLists } from './phrases';

/** Another way to name places: what people say, abbreviate or used to say. */
export interface Nickname {
  /** Which: category and Finnish title. Several when the name means an area of several municipalities. */
  readonly means: readonly string[];
  /** The names in lower case, parted by commas; Finnish ones bend like any name. */
  readonly names: PhraseLists;
}

const capitalArea = ['KUNTA Helsinki', 'KUNTA Espoo', 'KUNTA Vantaa', 'KUNTA Kauniainen'];

export const nicknames: readonly Nickname[] = [
  { means: ['KUNTA Helsinki'], names: { fi: 'hesa, stadi, hki', sv: 'hfors, h:fors' } },
  { means: ['KUNTA Tampere'], names: { fi: 'manse, treella, treen, tre, nääsville' } },
  { means: ['KUNTA Turku'], names: { fi: 'tku' } },
  { means: ['KUNTA Jyväskylä'], names: { fi: 'jkl, jyväskä, jyskä, jykylä' } },
  { means: ['KUNTA Hämeenlinna'], names: { fi: 'hml' } },
  { means: ['KUNTA Lappeenranta'], names: { fi: 'lpr, lappeen ranta' } },
  { means: ['KUNTA Rovaniemi'], names: { fi: 'rollo, roi' } },
  { means: ['KUNTA Riihimäki'], names: { fi: 'riksu' } },
  { means: ['KUNTA Seinäjoki'], names: { fi: 'sjk' } },
  { means: ['KUNTA Kirkkonummi'], names: { fi: 'kirkkis' } },
  { means: ['KUNTA Uusikaupunki'], names: { fi: 'ukipolis' } },
  { means: ['KUNTA Kouvola'], names: { fi: 'kouvostoliitto' } },
  { means: ['KUNTA Joensuu'], names: { fi: 'jns' } },
  // Former towns that people still live in; the figures are those of the municipality they belong to now.
  { means: ['KUNTA Raasepori'], names: { fi: 'tammisaari, karjaa', sv: 'ekenäs, karis' } },
  { means: ['KUNTA Lohja'], names: { fi: 'karjalohja, nummi-pusula, sammatti', sv: 'karislojo' } },
  {
    means: capitalArea,
    names: {
      fi: 'pääkaupunkiseutu, pk-seutu, pääkaupunki-seutu',
      sv: 'huvudstadsregion, huvudstadsregionen, helsingforsregionen',
      en:
        'capital region, capital area, helsinki region, helsinki area, helsinki capital region, helsinki metropolitan area, ' +
        'metropolitan area, greater helsinki',
    },
  },
  { means: ['MAAKUNTA Varsinais-Suomi'], names: { en: 'southwest finland, south-west finland, finland proper' } },
  { means: ['MAAKUNTA Kanta-Häme'], names: { en: 'tavastia proper' } },
  { means: ['MAAKUNTA Päijät-Häme'], names: { en: 'päijänne tavastia' } },
  { means: ['MAAKUNTA Etelä-Savo'], names: { en: 'south savo, southern savonia, south savonia' } },
  { means: ['MAAKUNTA Pohjois-Savo'], names: { en: 'north savo, northern savonia, north savonia' } },
  { means: ['HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'], names: { fi: 'luvn, luhva' } },
  { means: ['HYVINVOINTIALUE Keski-Uudenmaan hyvinvointialue'], names: { fi: 'keusote' } },
  { means: ['HYVINVOINTIALUE Vantaan ja Keravan hyvinvointialue'], names: { fi: 'vakehyva, vake' } },
  { means: ['HYVINVOINTIALUE Kanta-Hämeen hyvinvointialue'], names: { fi: 'oma häme' } },
  { means: ['HYVINVOINTIALUE Pirkanmaan hyvinvointialue'], names: { fi: 'pirha' } },
  { means: ['HYVINVOINTIALUE Varsinais-Suomen hyvinvointialue'], names: { fi: 'varha' } },
  { means: ['HYVINVOINTIALUE Pohjois-Pohjanmaan hyvinvointialue'], names: { fi: 'pohde' } },
  { means: ['HYVINVOINTIALUE Pohjois-Karjalan hyvinvointialue'], names: { fi: 'siun sote' } },
  { means: ['HYVINVOINTIALUE Keski-Suomen hyvinvointialue'], names: { fi: 'hyvaks' } },
];
