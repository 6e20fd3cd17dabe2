import type { Nickname } from './place-nicknames';

/** What people of a region and things from there are called, where the word is not simply made of the region's name. */
export const inhabitants: readonly Nickname[] = [
  {
    means: ['MAAKUNTA Uusimaa'],
    names: { fi: 'uusmaa', sv: 'nyländsk, nyländskt, nyländska, nylänning, nylänningar, nylänningarna' },
  },
  {
    means: ['HYVINVOINTIALUE Länsi-Uudenmaan hyvinvointialue'],
    names: {
      fi: 'länsiuusmaalainen, länsiuusmaalaiset, länsi-uusmaalainen, länsi-uusmaalaiset',
      sv: 'västnyland, västnyländsk, västnyländskt, västnyländska, västnylänningar, västnylänningarna',
    },
  },
  {
    means: ['HYVINVOINTIALUE Itä-Uudenmaan hyvinvointialue'],
    names: {
      fi: 'itäuusmaalainen, itäuusmaalaiset, itä-uusmaalainen, itä-uusmaalaiset',
      sv: 'östnyland, östnyländsk, östnyländskt, östnyländska, östnylänningar, östnylänningarna',
    },
  },
  {
    means: ['HYVINVOINTIALUE Keski-Uudenmaan hyvinvointialue'],
    names: { fi: 'keskiuusmaalainen, keskiuusmaalaiset, keski-uusmaalainen, keski-uusmaalaiset' },
  },
  {
    means: ['MAAKUNTA Varsinais-Suomi'],
    names: { fi: 'varsinaissuomalainen, varsinaissuomalaiset, varsinais-suomalainen, varsinais-suomalaiset' },
  },
  {
    means: ['MAAKUNTA Kanta-Häme'],
    names: {
      fi: 'kantahämäläinen, kantahämäläiset, kanta-hämäläinen, kanta-hämäläiset',
      sv: 'tavastländsk, tavastländskt, tavastländska, tavastlänningar, tavastlänningarna',
    },
  },
  {
    means: ['MAAKUNTA Päijät-Häme'],
    names: { fi: 'päijäthämäläinen, päijäthämäläiset, päijät-hämäläinen, päijät-hämäläiset' },
  },
  { means: ['MAAKUNTA Pirkanmaa'], names: { sv: 'birkaländsk, birkaländskt, birkaländska' } },
  {
    means: ['MAAKUNTA Etelä-Karjala'],
    names: {
      fi: 'eteläkarjalainen, eteläkarjalaiset, etelä-karjalainen, etelä-karjalaiset',
      sv: 'sydkarelsk, sydkarelska, sydkarelare',
    },
  },
  {
    means: ['MAAKUNTA Pohjois-Karjala'],
    names: {
      fi: 'pohjoiskarjalainen, pohjoiskarjalaiset, pohjois-karjalainen, pohjois-karjalaiset',
      sv: 'nordkarelsk, nordkarelska, nordkarelare',
    },
  },
  {
    means: ['MAAKUNTA Etelä-Savo'],
    names: { fi: 'eteläsavolainen, eteläsavolaiset, etelä-savolainen, etelä-savolaiset', sv: 'sydsavolaxisk' },
  },
  {
    means: ['MAAKUNTA Pohjois-Savo'],
    names: { fi: 'pohjoissavolainen, pohjoissavolaiset, pohjois-savolainen, pohjois-savolaiset' },
  },
  {
    means: ['MAAKUNTA Pohjois-Savo', 'MAAKUNTA Etelä-Savo'],
    names: { fi: 'savolainen, savolaiset', sv: 'savolaxisk, savolaxiska, savolaxare', en: 'savonian, savonians' },
  },
  {
    means: ['MAAKUNTA Keski-Suomi'],
    names: { fi: 'keskisuomalainen, keskisuomalaiset, keski-suomalainen, keski-suomalaiset' },
  },
  {
    means: ['MAAKUNTA Etelä-Pohjanmaa'],
    names: {
      fi: 'eteläpohjalainen, eteläpohjalaiset, etelä-pohjalainen, etelä-pohjalaiset',
      sv: 'sydösterbotten, sydösterbottnisk, sydösterbottniskt, sydösterbottniska, sydösterbottning, sydösterbottningar',
      en: 'southern ostrobothnian, south ostrobothnian, south ostrobothnians',
    },
  },
  {
    means: ['MAAKUNTA Pohjanmaa'],
    names: {
      fi: 'pohjalainen, pohjalaiset',
      sv: 'österbottnisk, österbottniskt, österbottniska, österbottning, österbottningar',
      en: 'ostrobothnian, ostrobothnians',
    },
  },
  {
    means: ['MAAKUNTA Keski-Pohjanmaa'],
    names: {
      fi: 'keskipohjalainen, keskipohjalaiset, keski-pohjalainen, keski-pohjalaiset',
      sv: 'mellanösterbottnisk, mellanösterbottniska, mellanösterbottning, mellanösterbottningar',
      en: 'central ostrobothnian, central ostrobothnians',
    },
  },
  {
    means: ['MAAKUNTA Pohjois-Pohjanmaa'],
    names: {
      fi: 'pohjoispohjalainen, pohjoispohjalaiset, pohjois-pohjalainen, pohjois-pohjalaiset',
      sv: 'norrösterbottnisk, norrösterbottniska, nordösterbottnisk, nordösterbottniska',
      en: 'north ostrobothnian, northern ostrobothnian',
    },
  },
  { means: ['MAAKUNTA Kainuu'], names: { sv: 'kajanaländsk, kajanaländska' } },
  {
    means: ['MAAKUNTA Lappi'],
    names: {
      fi: 'lappilainen, lappilaiset',
      sv: 'lappländsk, lappländska, lapplänning, lapplänningar',
      en: 'laplander, laplanders',
    },
  },
  {
    means: ['MAAKUNTA Ahvenanmaa'],
    names: {
      sv: 'åländsk, åländskt, åländska, ålänning, ålänningar',
      en: 'åland islands, åland islander, åland islanders',
    },
  },
];
