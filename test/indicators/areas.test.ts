import { partsOf, type RankedLevel, regionsBeside } from '../../src/indicators/indicators';
import { buildFigureEdition, places } from '../support/figure-edition';
import { hasSotkanetData, readSotkanetEdition } from '../support/sotkanet-edition';

const { lohja, vihti, forssa, brando, uusimaa, westUusimaa, kantaHame, country, sweden } = places;
const edition = buildFigureEdition([]);

function regionOf(id: number, { regions } = edition) {
  const region = regions.get(id);
  if (!region) throw new Error(`no region ${id}`);
  return region;
}

const beside = (id: number) => regionsBeside(edition, regionOf(id)).map((region) => region.id);
const parts = (id: number, level: RankedLevel, of = edition) =>
  partsOf(of, regionOf(id, of), level).map((region) => region.id);

describe('the levels that a region lies in', () => {
  it('are its county, its maakunta and the country, as far as they are known', () => {
    expect(beside(lohja)).toEqual([westUusimaa, uusimaa, country]);
    expect(beside(brando)).toEqual([country]);
  });

  it('are, for a county, the maakunta of all its municipalities, and the country', () => {
    expect(beside(westUusimaa)).toEqual([uusimaa, country]);
  });

  it('are, for a county across two, not guessed', () => {
    const across = { ...regionOf(forssa), id: 40, memberOf: [westUusimaa, 491, country] };
    const regions = new Map([...edition.regions, [40, across]]);
    expect(regionsBeside({ regions }, regionOf(westUusimaa)).map(({ id }) => id)).toEqual([country]);
  });

  it('are none for the country, and none for countries abroad', () => {
    expect(beside(uusimaa)).toEqual([country]);
    expect(beside(country)).toEqual([]);
    expect(beside(sweden)).toEqual([]);
  });
});

describe('the parts of an area', () => {
  it('are those of the level that lie in it', () => {
    expect(parts(uusimaa, 'KUNTA')).toEqual([lohja, vihti]);
    expect(parts(westUusimaa, 'KUNTA')).toEqual([lohja, vihti]);
    expect(parts(uusimaa, 'HYVINVOINTIALUE')).toEqual([westUusimaa]);
  });

  it('are, of the country, all of that level', () => {
    expect(parts(country, 'KUNTA')).toEqual([lohja, vihti, forssa, brando]);
    expect(parts(country, 'HYVINVOINTIALUE')).toEqual([westUusimaa, kantaHame]);
    expect(parts(country, 'MAAKUNTA')).toEqual([uusimaa, 491]);
  });

  it('are none of a municipality, and none of its own level', () => {
    expect(parts(lohja, 'KUNTA')).toEqual([]);
    expect(parts(uusimaa, 'MAAKUNTA')).toEqual([]);
  });
});

if (hasSotkanetData) {
  it('the real Uusimaa has 26 municipalities and five counties', () => {
    const real = readSotkanetEdition();
    expect(parts(uusimaa, 'KUNTA', real)).toHaveLength(26);
    expect(parts(uusimaa, 'HYVINVOINTIALUE', real)).toHaveLength(5);
  });
}
