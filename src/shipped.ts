import { join } from 'node:path';

const root = join(__dirname, '..');

/** The files that come with the program. */
export const shipped = {
  starterFigures: join(root, 'data', 'starter-figures.json'),
  chosenIndicators: join(root, 'data', 'wellbeing-indicators.json'),
  example: join(root, 'data', 'example.json'),
} as const;
