import { figureSection } from '../../src/report/html-figures';
import type { RegionMaterial, ReportMaterial } from '../../src/report/material';
import { textIn } from '../../src/text/text';

function rowOf(value: number, earlier: number): string[] {
  const figure: RegionMaterial = {
    region: 'Lohja',
    code: 'kunta:444',
    year: 2023,
    value,
    earlier: { year: 2021, value: earlier },
  };
  const indicator = { id: 1, theme: 't', name: 'n', unit: '%', decimals: 1, gender: 'total', producer: 'THL' } as const;
  const material: ReportMaterial = {
    format: 'kumppani-report',
    version: 1,
    createdAt: '2026-11-23T10:00:00Z',
    language: 'fi',
    area: 'Uusimaa',
    credit: 'THL',
    containsExamples: false,
    figures: {
      edition: 'sotkanet',
      downloaded: '2026-11-23',
      indicators: [{ ...indicator, figures: [figure] }],
      leftOut: [],
    },
    polls: [],
    questions: { asked: 0, answered: 0, unanswered: 0, byIndicator: [] },
  };
  const page = figureSection(material, textIn('fi')).source;
  return [...page.matchAll(/<td[^>]*>([^<]*)/g)].flatMap(([, cell]) => cell ?? []).slice(-3);
}

it.each([
  [12.96, 10.64, ['13,0', '10,6 (2021)', '+2,4']],
  [9.46, 9.54, ['9,5', '9,5 (2021)', '0,0']],
  [9.54, 9.46, ['9,5', '9,5 (2021)', '0,0']],
  [7.6, 9.5, ['7,6', '9,5 (2021)', '−1,9']],
])('prints a change that agrees with the rounded values beside it: %d after %d', (value, earlier, row) => {
  expect(rowOf(value, earlier)).toEqual(row);
});
