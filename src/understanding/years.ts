import { said, spanAt } from './spans';
import type { Token } from './tokens';

/** The years a text asks for, as stated: nothing is filled in. */
export type YearSpan =
  | { readonly kind: 'year'; readonly year: number }
  /** One end may be open: "since 2015". */
  | { readonly kind: 'range'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'last'; readonly years: number };

export interface YearsFound {
  readonly span: YearSpan;
  /** The positions of the words that say it. */
  readonly tokens: ReadonlySet<number>;
}

interface Wording {
  readonly said: RegExp;
  /** Undefined when these numbers make no span of years. */
  readonly span: (groups: Readonly<Record<string, string | undefined>>, thisYear: number) => YearSpan | undefined;
}

const year = '(?:19|20|21)\\d\\d';
// What leads a year in, and the ending of a number: "vuoden 2022:n".
const lead =
  '(?:vuosien|vuosina|vuosi(?:lta|sta|in)?|vuonna|vuoden|vuoteen|vuodesta|vuotta|vuodelta|vuodelle|v|vv|år(?:et|en)?|åren|years?)';
const ending = '(?::\\p{L}+)?';

const decadeYear = '(?:19|20)\\d0';
const decadeWord = "(?:-talet|-talets|'?s)";

const numberWords: readonly (readonly [words: string, value: number])[] = [
  ['yhden|ett|one', 1],
  ['kahden|kahdessa|kaksi|kaks|två|two|couple(?: of)?', 2],
  ['kolmen|kolmessa|kolme|tre|three', 3],
  ['neljän|neljässä|neljä|fyra|four', 4],
  ['viiden|viidessä|viisi|viis|fem|five', 5],
  ['kuuden|kuudessa|kuusi|kuus|sex|six', 6],
  ['seitsemän|seitsemässä|seittemän|seittemässä|sju|seven', 7],
  ['kahdeksan|kahdeksassa|kaheksan|åtta|eight', 8],
  ['yhdeksän|yhdeksässä|yheksän|nio|nine', 9],
  ['kymmenen|kymmenessä|kymmenes|kymmenisen|tio|ten', 10],
  ['kahdentoista|kaksitoista|tolv|twelve', 12],
  ['viidentoista|viisitoista|femton|fifteen', 15],
  ['kahdenkymmenen|kahdessakymmenessä|kaksikymmentä|parinkymmenen|tjugo|twenty', 20],
  ['kolmenkymmenen|kolmekymmentä|trettio|thirty', 30],
];
const number = `(?<count>\\d{1,2}|${numberWords.map(([words]) => words).join('|')})`;
const yearWord = '(?:vuoden|vuotta|vuodessa|vuonna|vuosi\\p{L}*|vuotena|åren|år|årens|years?)';
const latest =
  '(?:viime|viimei\\p{L}+|viime[is]\\p{L}+|kuluneen|kuluneiden|edelli\\p{L}+|senaste|gångna|past|last|previous|latest|recent)';
const decade = '(?:vuosikymmen\\p{L}*|årtiondet|decenniet|decade)';

// Tried in order: what says more comes first.
const wordings: readonly Wording[] = [
  { said: said(`${latest} ${number} (?:aikana )?${yearWord}`), span: lastYears },
  { said: said(`${number} (?:${latest}|past|last) ${yearWord}`), span: lastYears },
  { said: said(`(?:${number} )${yearWord} (?:aikana|sisällä)`), span: lastYears },
  { said: said(`${number} vuodessa`), span: lastYears },
  {
    said: said(`(?:kehitys|muutos|trendi|utvecklingen?|trenden?|change|trend) ${number} ${yearWord}`),
    span: lastYears,
  },
  {
    said: said(
      `(?:på|inom|in|within|over the course of) ${number} (?:år|years)(?! (?:sedan|sen|ago|och|and|or|eller))`,
    ),
    span: lastYears,
  },
  { said: said(`${number} (?:vuotta taaksepäin|år bakåt|years back)`), span: lastYears },
  // "more than ten years ago" looks at the way from there; "ten years ago" at that year.
  {
    said: said(
      `(?:kuin|kun|än|than|verrattuna|jämfört med|compared (?:to|with)) (?:(?:läget|situationen|tilanteeseen|för|i|about|noin) )*${number} (?:vuotta sitten|år sedan|years ago)`,
    ),
    span: lastYears,
  },
  {
    said: said(
      `${latest} ${decade}(?: aikana)?|vuosikymmenessä|vuosikymmenen (?:aikana|sisällä)|(?:på|under) (?:ett decennium|decenniet)|(?:in|over) (?:a|the) decade`,
    ),
    span: () => last(10),
  },
  { said: said(`(?<from>${year})-(?<short>\\d\\d)(?!\\d)`), span: shortRange },
  {
    said: said(
      `(?:(?:mellan|between|from|från|välillä|${lead}) )*(?<from>${year})${ending}(?:-| )` +
        `(?:(?:ja|och|and|to|till|tot|until|through|-|${lead}|vuoteen) )*(?<to>${year})${ending}` +
        '(?: (?:välillä|välisenä(?: aikana)?|aikana|asti|saakka))?',
    ),
    span: ({ from, to }) => range(Number(from), Number(to)),
  },
  {
    // "from the 1990s on"; and the century is a decade's name only in full.
    said: said(
      `(?:(?:sedan|sen|från|ända från|since|from)(?: the| början av)? (?<since>${decadeYear})${decadeWord}|(?<from>${decadeYear})-luvulta|` +
        `(?<start>${decadeYear})-luvun al(?:usta|kupuolelta))(?: (?:lähtien|alkaen|asti|saakka))?`,
    ),
    span: ({ since, from, start }) => range(Number(since ?? from ?? start), undefined),
  },
  {
    said: said(`(?:(?:under|in|during|the|på) )*2000(?:-luvu\\p{L}*|-talet|'?s)(?: aikana)?`),
    span: () => range(2000, undefined),
  },
  {
    said: said(
      `(?:(?:under|in|during|the|på) )*(?<decade>(?:19|20)\\d0)(?:(?:-luvu\\p{L}*|-luku\\p{L}*|-talet|-talets|'?s)| luvu\\p{L}*| talet)(?: (?:aikana|alu\\p{L}+|lopu\\p{L}+))?`,
    ),
    span: ({ decade: start }) => range(Number(start), Number(start) + 9),
  },
  {
    said: said(
      `(?:(?:aina|ända|ever) )?(?:vuodesta|vuosista|sitten|sedan|sen|från(?: och med)?|fr o m|since|from|after|efter|alkaen) (?:${lead} )?(?<from>${year})${ending}(?: (?:lähtien|alkaen|asti|saakka|eteenpäin|onward|onwards|framåt|och framåt|on|tähän päivään|tähän asti|nykypäivään|nykyhetkeen|till i dag|till idag|till nu|fram till i dag|to date|to today|to the present|until now|till now))*`,
    ),
    span: ({ from }) => range(Number(from), undefined),
  },
  {
    said: said(
      `(?:${lead} )?(?<from>${year})${ending} (?:jälkeen|lähtien|alkaen|eteenpäin|ja siitä eteenpäin|onwards?|and after|and later|framåt|och framåt|och därefter)`,
    ),
    span: ({ from }) => range(Number(from), undefined),
  },
  {
    said: said(
      `(?:vuoteen|ennen|till(?: och med)?|t o m|fram till|until|till|before|före|innan|up to) (?:${lead} )?(?<to>${year})${ending}(?: (?:asti|saakka|mennessä))*`,
    ),
    span: ({ to }) => range(undefined, Number(to)),
  },
  {
    said: said(`(?:${lead} )?(?<to>${year})${ending} (?:asti|saakka|mennessä|loppuun)`),
    span: ({ to }) => range(undefined, Number(to)),
  },
  {
    said: said(`(?:(?:in|under|during|the) )*(?:${lead} )?(?<year>${year})(?:${ending}|-?s|ssa)`),
    span: ({ year: one }) => single(Number(one)),
  },
  // "vuonna -15", "år 15": two digits are a year only after the word.
  {
    said: said(`(?:vuonna|vuoden|v|år|anno|year) (?<short>\\d\\d)${ending}`),
    span: ({ short = '' }) => single(century(short)),
  },
  ...relative(
    "(?:viime|edellis(?:enä|en)|mennenä|viimevuo\\p{L}*)(?: vuo(?:nna|den|delta|desta|tena|si))|viimevuo\\p{L}+|(?:i|under) fjol(?:året)?|(?:förra|föregående) året?s?|fjolårets?|(?:last|previous) years?(?:'s)?",
    -1,
  ),
  ...relative(
    'toissa ?vuo(?:nna|den|delta)|toissavuo\\p{L}+|(?:i|under) förr?fjol(?:året)?|förrförra året|(?:the )?year before last|two years ago|kaksi vuotta sitten|för två år sedan',
    -2,
  ),
  ...relative("(?:tänä|tämän|kuluvan[a]?) vuo(?:nna|den|tena)|i år|årets|detta år|this year(?:'s)?", 0),
  { said: said(`(?:för )?${number} (?:vuotta sitten|år sedan|years ago)`), span: yearsAgo },
  ...relative('ensi vuo(?:nna|den|tena)|nästa år|next year', 1),
];

/** The years a text states, or undefined; relative ones ("viime vuonna", "i fjol") count from `thisYear`. */
export function findYears(tokens: readonly Token[], thisYear: number): YearsFound | undefined {
  const text = tokens.map(({ word }) => word).join(' ');
  for (const { said: wording, span } of wordings) {
    const match = wording.exec(text);
    const found = match && span(match.groups ?? {}, thisYear);
    if (match && found) return { span: found, tokens: spanAt(tokens, match.index, match[0].length) };
  }
  return undefined;
}

function relative(pattern: string, offset: number): Wording[] {
  return [{ said: said(pattern), span: (_, thisYear) => single(thisYear + offset) }];
}

function single(stated: number): YearSpan {
  return { kind: 'year', year: stated };
}

function range(from: number | undefined, to: number | undefined): YearSpan {
  if (from !== undefined && to !== undefined && from > to) return range(to, from);
  return { kind: 'range', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function last(years: number): YearSpan {
  return { kind: 'last', years };
}

function lastYears({ count = '' }: Readonly<Record<string, string | undefined>>): YearSpan | undefined {
  const years = numberOf(count);
  return years > 0 ? last(years) : undefined;
}

function yearsAgo(
  { count = '' }: Readonly<Record<string, string | undefined>>,
  thisYear: number,
): YearSpan | undefined {
  return single(thisYear - numberOf(count));
}

function numberOf(count: string): number {
  const known = numberWords.find(([words]) => new RegExp(`^(?:${words})$`).test(count));
  return known ? known[1] : Number(count);
}

/** "2015-20" */
function shortRange({ from = '', short = '' }: Readonly<Record<string, string | undefined>>): YearSpan | undefined {
  const to = Number(from.slice(0, 2) + short);
  return to > Number(from) ? range(Number(from), to) : undefined;
}

function century(short: string): number {
  return Number(short) < 70 ? 2000 + Number(short) : 1900 + Number(short);
}
