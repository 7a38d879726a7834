/** Days and weeks, as this device has them; a day is written 2026-11-28. */

/** In milliseconds. */
const DAY = 86_400_000;

/**
 * @param {Date} date
 */
export function dayOf(date) {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/**
 * @param {string} day
 * @param {number} count
 */
export function addDays(day, count) {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

/**
 * The Monday of a day's week.
 * @param {string} day
 */
export function mondayOf(day) {
  const sinceMonday = (new Date(Date.parse(day)).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}
