const safeAddress = /^(https?|mailto):/i;

/** Links that a report may carry: nothing that runs or opens files when it is clicked. */
export function isSafeAddress(href: string | undefined): href is string {
  return href !== undefined && safeAddress.test(href);
}
