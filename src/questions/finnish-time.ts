import { DateTime } from 'luxon';

/** A moment as a date and time in Finland, where the years and days of questions are counted. */
export function finnishTime(moment: Date): DateTime {
  return DateTime.fromJSDate(moment, { zone: 'Europe/Helsinki' });
}
