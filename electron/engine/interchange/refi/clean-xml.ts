// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** What XML 1.0 cannot say (section 2.2, Char), not even escaped, becomes U+FFFD. */
export function cleanXml(value: string): string {
  return value.search(forbidden) === -1 ? value : value.replace(forbidden, '\uFFFD');
}
