import { fillTemplate, withTexts } from '../src/cli/manifest/fill';

const values = {
  MicrosoftAppId: '11111111-2222-4333-8444-555555555555',
  PUBLIC_URL: 'https://kumppani.example.fi',
  PUBLIC_HOST: 'kumppani.example.fi',
  VERSION: '1.2.3',
  ORGANISATION: 'Testilän "alue", {{VERSION}}',
  WEBSITE: 'https://region.example.fi',
  PRIVACY: 'https://region.example.fi/privacy',
  TERMS: 'https://region.example.fi/terms',
};

describe('a manifest template', () => {
  it('has no placeholder left when it is filled', () => {
    const { developer, ...rest } = fillTemplate('teams', 'manifest.json', values) as { developer: { name: string } };
    expect(JSON.stringify(rest)).not.toContain('{{');
    // What was filled in is not read again, and cannot break out of its text.
    expect(developer.name).toBe('Testilän "alue", {{VERSION}}');
  });

  it.each(Object.keys(values).filter((name) => name !== 'PUBLIC_URL'))('is not filled without %s', (name) => {
    const { [name as keyof typeof values]: _gone, ...others } = values;
    expect(() => fillTemplate('teams', 'manifest.json', others)).toThrow(
      `manifest/teams/manifest.json has the placeholder {{${name}}}, which nothing fills`,
    );
  });

  it('is not filled by what every object has', () => {
    expect(() => fillTemplate('slack', 'manifest.json', { constructor: 'x' })).toThrow('{{PUBLIC_URL}}');
  });

  it('changes texts however deep, and nothing else', () => {
    const shape = { a: ['x', { b: 'y', c: 1, d: null, e: true }] };
    expect(withTexts(shape, (text) => text.toUpperCase())).toEqual({ a: ['X', { b: 'Y', c: 1, d: null, e: true }] });
  });
});
