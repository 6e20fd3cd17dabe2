import { createPlaces, tokenize } from '../../src/understanding/understanding';
import { starterEdition } from '../support/small-edition';

const regions = [...starterEdition.regions.values()];
const places = createPlaces(regions);

function find(text: string): string[] {
  return places.find(tokenize(text)).map((mention) => {
    const found = starterEdition.regions.get(mention.region);
    return `${found?.category} ${found?.title.fi}`;
  });
}

// Nominative, genitive, "in", "from", "to" and an inhabitant.
const finnish = [
  'Askola Askolan Askolassa Askolasta Askolaan askolalaisista',
  'Espoo Espoon Espoossa Espoosta Espooseen espoolaisista',
  'Hanko Hangon Hangossa Hangosta Hankoon hankolaiset',
  'Helsinki Helsingin Helsingissä Helsingistä Helsinkiin helsinkiläisistä',
  'Vantaa Vantaan Vantaalla Vantaalta Vantaalle vantaalaisten',
  'Hyvinkää Hyvinkään Hyvinkäällä Hyvinkäältä Hyvinkäälle hyvinkääläisistä',
  'Inkoo Inkoon Inkoossa Inkoosta Inkooseen inkoolaiset',
  'Järvenpää Järvenpään Järvenpäässä Järvenpäästä Järvenpäähän järvenpääläiset',
  'Karkkila Karkkilan Karkkilassa Karkkilasta Karkkilaan karkkilalaiset',
  'Kauniainen Kauniaisten Kauniaisissa Kauniaisista Kauniaisiin kauniaislaiset',
  'Kerava Keravan Keravalla Keravalta Keravalle keravalaisista',
  'Kirkkonummi Kirkkonummen Kirkkonummella Kirkkonummelta Kirkkonummelle kirkkonummelaiset',
  'Lapinjärvi Lapinjärven Lapinjärvellä Lapinjärveltä Lapinjärvelle lapinjärveläiset',
  'Loviisa Loviisan Loviisassa Loviisasta Loviisaan loviisalaiset',
  'Lohja Lohjan Lohjalla Lohjalta Lohjalle lohjalaisista',
  'Myrskylä Myrskylän Myrskylässä Myrskylästä Myrskylään myrskyläläiset',
  'Mäntsälä Mäntsälän Mäntsälässä Mäntsälästä Mäntsälään mäntsäläläiset',
  'Nurmijärvi Nurmijärven Nurmijärvellä Nurmijärveltä Nurmijärvelle nurmijärveläiset',
  'Pornainen Pornaisten Pornaisissa Pornaisista Pornaisiin pornaislaiset',
  'Pukkila Pukkilan Pukkilassa Pukkilasta Pukkilaan pukkilalaiset',
  'Porvoo Porvoon Porvoossa Porvoosta Porvooseen porvoolaisista',
  'Raasepori Raaseporin Raaseporissa Raaseporista Raaseporiin raaseporilaiset',
  'Sipoo Sipoon Sipoossa Sipoosta Sipooseen sipoolaiset',
  'Siuntio Siuntion Siuntiossa Siuntiosta Siuntioon siuntiolaiset',
  'Tuusula Tuusulan Tuusulassa Tuusulasta Tuusulaan tuusulalaiset',
  'Vihti Vihdin Vihdissä Vihdistä Vihtiin vihtiläiset',
  'Forssa Forssan Forssassa Forssasta Forssaan Forssalaiset',
  'Hattula Hattulan Hattulassa Hattulasta Hattulaan hattulalaiset',
  'Hausjärvi Hausjärven Hausjärvellä Hausjärveltä Hausjärvelle hausjärveläiset',
  'Humppila Humppilan Humppilassa Humppilasta Humppilaan humppilalaiset',
  'Hämeenlinna Hämeenlinnan Hämeenlinnassa Hämeenlinnasta Hämeenlinnaan hämeenlinnalaiset',
  'Janakkala Janakkalan Janakkalassa Janakkalasta Janakkalaan janakkalalaiset',
  'Jokioinen Jokioisten Jokioisissa Jokioisista Jokioisiin jokioislaiset',
  'Loppi Lopen Lopella Lopelta Lopelle loppilaiset',
  'Riihimäki Riihimäen Riihimäellä Riihimäeltä Riihimäelle riihimäkeläiset',
  'Tammela Tammelan Tammelassa Tammelasta Tammelaan tammelalaiset',
  'Ypäjä Ypäjän Ypäjällä Ypäjältä Ypäjälle ypäjäläiset',
  // Elsewhere in Finland, the odder ones.
  'Tampere Tampereen Tampereella Tampereelta Tampereelle tamperelaisista',
  'Kangasala Kangasalan Kangasalla Kangasalta Kangasalle kangasalalaiset',
  'Uusikaupunki Uudenkaupungin Uudessakaupungissa Uudestakaupungista Uuteenkaupunkiin uusikaupunkilaiset',
  'Seinäjoki Seinäjoen Seinäjoella Seinäjoelta Seinäjoelle seinäjokelaiset',
  'Lahti Lahden Lahdessa Lahdesta Lahteen Lahtelaiset',
  'Lappeenranta Lappeenrannan Lappeenrannassa Lappeenrannasta Lappeenrantaan lappeenrantalaiset',
];

it.each(finnish.map((forms) => [forms.split(' ')[0] ?? '', forms.split(' ')]))(
  'knows %s in its cases',
  (name, forms) => {
    for (const form of forms) expect([form, find(`diabetes ${form} nyt`)]).toEqual([form, [`KUNTA ${name}`]]);
  },
);

it.each([
  ['i Lojo', 'Lohja'],
  ['Esbos invånare', 'Espoo'],
  ['i Hangö', 'Hanko'],
  ['i Helsingfors', 'Helsinki'],
  ['i Vanda', 'Vantaa'],
  ['i Hyvinge', 'Hyvinkää'],
  ['i Ingå', 'Inkoo'],
  ['i Träskända', 'Järvenpää'],
  ['i Högfors', 'Karkkila'],
  ['i Grankulla', 'Kauniainen'],
  ['i Kervo', 'Kerava'],
  ['i Kyrkslätt', 'Kirkkonummi'],
  ['i Lappträsk', 'Lapinjärvi'],
  ['i Lovisa', 'Loviisa'],
  ['i Mörskom', 'Myrskylä'],
  ['i Borgnäs', 'Pornainen'],
  ['Borgåborna', 'Porvoo'],
  ['i Raseborg', 'Raasepori'],
  ['i Sibbo', 'Sipoo'],
  ['i Sjundeå', 'Siuntio'],
  ['i Tusby', 'Tuusula'],
  ['i Vichtis', 'Vihti'],
  ['i Tavastehus', 'Hämeenlinna'],
  ['i Jockis', 'Jokioinen'],
])('knows the Swedish "%s" as %s', (text, name) => expect(find(text)).toEqual([`KUNTA ${name}`]));

it.each([
  ['Uusimaa', 'MAAKUNTA Uusimaa'],
  ['Uudellamaalla', 'MAAKUNTA Uusimaa'],
  ['Uudenmaan maakunnassa', 'MAAKUNTA Uusimaa'],
  ['i Nyland', 'MAAKUNTA Uusimaa'],
  ['in the region of Uusimaa', 'MAAKUNTA Uusimaa'],
  ['Kanta-Hämeessä', 'MAAKUNTA Kanta-Häme'],
  ['kanta hämeessä', 'MAAKUNTA Kanta-Häme'],
  ['i Egentliga Tavastland', 'MAAKUNTA Kanta-Häme'],
  ['Kanta-Hämeen hyvinvointialueella', 'HYVINVOINTIALUE Kanta-Hämeen hyvinvointialue'],
  ['Länsi-Uudenmaan hyvinvointialueella', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['Länsi-Uudellamaalla', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['Västra Nylands välfärdsområde', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['i Västra Nyland', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['West Uusimaa wellbeing services county', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['Western Uusimaa', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['Keski-Uudellamaalla', 'HYVINVOINTIALUE Keski-Uudenmaan hyvinvointialue'],
  ['Itä-Uudenmaan hyvinvointialueelta', 'HYVINVOINTIALUE Itä-Uudenmaan hyvinvointialue'],
  ['Vantaan ja Keravan hyvinvointialueella', 'HYVINVOINTIALUE Vantaan ja Keravan hyvinvointialue'],
  ['Vanda och Kervo välfärdsområde', 'HYVINVOINTIALUE Vantaan ja Keravan hyvinvointialue'],
  ['koko maassa', 'MAA Koko maa'],
  ['Suomessa', 'MAA Koko maa'],
  ['hela landet', 'MAA Koko maa'],
  ['the whole country', 'MAA Koko maa'],
  ['in Finland', 'MAA Koko maa'],
])('reads "%s" as %s', (text, place) => expect(find(text)).toEqual([place]));

it('finds every municipality by its own Finnish and Swedish name', () => {
  const wrong = regions
    .filter(({ category }) => category === 'KUNTA')
    .flatMap(({ id, title }) => [title.fi, title.sv].map((name) => ({ id, name })))
    .filter(({ id, name }) => name && places.find(tokenize(name))[0]?.region !== id);
  expect(wrong).toEqual([]);
});

it.each(['salossa', 'kotka', 'ii', 'pori', 'ingå i gruppen', 'lahden rannalla'])(
  'does not take the common word "%s" for a place',
  (text) => expect(find(text)).toEqual([]),
);

it.each([
  ['Salossa', 'Salo'],
  ['Kotkan', 'Kotka'],
  ['Iissä', 'Ii'],
  ['Porissa', 'Pori'],
  ['Nokialla', 'Nokia'],
])('takes %s for the place when it has a capital', (text, name) => expect(find(text)).toEqual([`KUNTA ${name}`]));

it('finds names typed without dots and rings', () => {
  expect(find('hyvinkaalla')).toEqual(['KUNTA Hyvinkää']);
  expect(find('i sjundea')).toEqual(['KUNTA Siuntio']);
});

it('keeps the order of several places', () => {
  expect(find('Vertaa Espoota ja Vantaata koko maahan')).toEqual(['KUNTA Espoo', 'KUNTA Vantaa', 'MAA Koko maa']);
});

it('knows whose language a form is', () => {
  const languageOf = (text: string) => places.find(tokenize(text))[0]?.language;
  expect([languageOf('Lohjalla'), languageOf('Lojo'), languageOf('Lohja')]).toEqual(['fi', 'sv', undefined]);
});

it.each([
  ['hesassa', 'KUNTA Helsinki'],
  ['Stadin', 'KUNTA Helsinki'],
  ['siuntiolaisten', 'KUNTA Siuntio'],
  ['hyvinkääläisistä', 'KUNTA Hyvinkää'],
  ['Lohjal', 'KUNTA Lohja'],
  ['Espoos', 'KUNTA Espoo'],
  ['Vihdissäkin', 'KUNTA Vihti'],
  ['Lohjallaks', 'KUNTA Lohja'],
  ['helsingforsarna', 'KUNTA Helsinki'],
  ['sibbobor', 'KUNTA Sipoo'],
  ['raseborgare', 'KUNTA Raasepori'],
  ['forssassa', 'KUNTA Forssa'],
  ['Päijät-Hämeessä', 'MAAKUNTA Päijät-Häme'],
  ['LUVN:ssä', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['Keusotessa', 'HYVINVOINTIALUE Keski-Uudenmaan hyvinvointialue'],
  ['Vantaan-Keravan hyvinvointialueella', 'HYVINVOINTIALUE Vantaan ja Keravan hyvinvointialue'],
  ['välfärdsområdet Västra Nyland', 'HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
  ['the wellbeing services county of East Uusimaa', 'HYVINVOINTIALUE Itä-Uudenmaan hyvinvointialue'],
  ['valtakunnallisesti', 'MAA Koko maa'],
  ['maan keskiarvoon', 'MAA Koko maa'],
  ['i hela riket', 'MAA Koko maa'],
  ['the national average', 'MAA Koko maa'],
  ['suomalaisista', 'MAA Koko maa'],
])('reads what people say, "%s", as %s', (text, place) => expect(find(text)).toEqual([place]));

it('reads the capital area as its four municipalities', () => {
  const four = ['KUNTA Helsinki', 'KUNTA Espoo', 'KUNTA Vantaa', 'KUNTA Kauniainen'];
  expect([find('pääkaupunkiseudulla'), find('i huvudstadsregionen'), find('in the capital region')]).toEqual([
    four,
    four,
    four,
  ]);
});

it.each(['suomea puhuvat', 'suomen kieltä', 'Inga pengar', 'det finns'])('finds no place in "%s"', (text) =>
  expect(find(text)).toEqual([]),
);
