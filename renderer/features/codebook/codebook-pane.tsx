export function CodebookPane() {
  return null;
}
