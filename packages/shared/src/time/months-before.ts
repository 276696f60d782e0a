/** The same day so many months earlier, both as `YYYY-MM-DD`; where that month is too short, the days over run into the next. */
export const monthsBefore = (day: string, months: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
};
