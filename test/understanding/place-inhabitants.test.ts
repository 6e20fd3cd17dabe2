import { createPlaces, tokenize } from '../../src/understanding/understanding';
import { describeWithSotkanet, readSotkanetEdition } from '../support/sotkanet-edition';

const wordings: readonly (readonly [text: string, names: readonly string[]])[] = [
  ['savolaisten yksinäisyys', ['Pohjois-Savo', 'Etelä-Savo']],
  ['pohjalaisten työttömyys', ['Pohjanmaa']],
  ['eteläpohjalaisilla', ['Etelä-Pohjanmaa']],
  ['lappilaisten lihavuus', ['Lappi']],
  ['kainuulaiset', ['Kainuu']],
  ['keskisuomalainen', ['Keski-Suomi']],
  ['lieksalaine ja vaasalaine', ['Lieksa', 'Vaasa']],
  ['Rollossa ja Riksussa', ['Rovaniemi', 'Riihimäki']],
  ['Tre', ['Tampere']],
  ['tre kommuner', []],
  ['i österbottniska kommuner', ['Pohjanmaa']],
  ['sydösterbottningarna', ['Etelä-Pohjanmaa']],
  ['åländska', ['Ahvenanmaa']],
  ['nyländska och tavastländska', ['Uusimaa', 'Kanta-Häme']],
  ['västnyländsk', ['Länsi-Uudenmaan hyvinvointialue']],
  ['Ostrobothnian municipality', ['Pohjanmaa']],
  ['Central Ostrobothnians', ['Keski-Pohjanmaa']],
  ['huvudstadsregionen', ['Helsinki', 'Espoo', 'Vantaa', 'Kauniainen']],
  ['East Uusimaa and West Uusimaa counties', ['Itä-Uudenmaan hyvinvointialue', 'Länsi-Uudenmaan hyvinvointialue']],
];

describeWithSotkanet('against all regions', () => {
  const { regions } = readSotkanetEdition();
  const places = createPlaces([...regions.values()]);

  it.each(wordings)('knows where "%s" is from', (text, names) =>
    expect(places.find(tokenize(text)).map(({ region }) => regions.get(region)?.title.fi)).toEqual(names),
  );
});
