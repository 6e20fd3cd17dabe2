import { withoutNames } from '../../src/questions/names-left-out';

const known = new Set(['lohjalla', 'lojo', 'thl', 'alzheimerin', 'työttömyys']);
const left = (line: string) => withoutNames(line, ({ word }) => known.has(word));

it.each([
  ['paljonko Lohjalla on Virtasia', 'paljonko Lohjalla on …'],
  ['saako Matti Meikäläinen Lohjalla tukea', 'saako … Lohjalla tukea'],
  ['Matti Meikäläinen kysyy työttömyydestä', '… kysyy työttömyydestä'],
  ['Kissoja Lohjalla', 'Kissoja Lohjalla'],
  ['vad säger THL om Alzheimerin tauti i Lojo', 'vad säger THL om Alzheimerin tauti i Lojo'],
  ['@aino.esimerkki kerro työttömyys', '… kerro työttömyys'],
  ['<@U0AINO> kerro työttömyys', '… kerro työttömyys'],
  ['vastaa osoitteeseen aino.e@example.org kiitos', 'vastaa osoitteeseen … kiitos'],
  ['soita 040 123 4567 tai +358-40-1234567', 'soita … tai …'],
  ['tunnus 131052-308T ja 010203a123x', 'tunnus … ja …'],
  ['katso https://example.org/aino?x=1 ja www.example.org', 'katso … ja …'],
  ['työttömyys 2015 2020 ja 2015-2020', 'työttömyys 2015 2020 ja 2015-2020'],
  ['PALJONKO VIRTASELLA', '…'],
])('of "%s" leaves "%s"', (line, wanted) => expect(left(line)).toBe(wanted));
