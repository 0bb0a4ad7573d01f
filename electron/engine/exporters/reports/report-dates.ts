const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const isoParts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?/;

/** “5 March 2026”, no more precise than it is known. Without the system's own tables, which change the bytes. */
export function formatReportDate(iso: string): string {
  const parts = isoParts.exec(iso);
  const month = months[Number(parts?.[2] ?? 1) - 1];
  if (!parts || month === undefined) return iso;
  const [, year, monthNumber, day, time] = parts;
  const words = [day === undefined ? null : String(Number(day)), monthNumber === undefined ? null : month, year];
  return `${words.filter((word) => word !== null).join(' ')}${time === undefined ? '' : `, ${time}`}`;
}

const thousands = /\B(?=(\d{3})+$)/g;

/** “12,345”. */
export function formatCount(count: number): string {
  return String(count).replace(thousands, ',');
}

/** “1 coding”, “12,345 codings”. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
