/** `name`, or the first of `name (2)`, `name (3)` … that is free. */
export function freeName(name: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name} (${number})`;
    if (!isTaken(candidate)) return candidate;
  }
}
