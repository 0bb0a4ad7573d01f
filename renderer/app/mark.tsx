/** The sign of Parlance: lines of text, one of them marked. */
export function Mark({ size }: { size: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 64 64">
      <rect width="64" height="64" rx="14" fill="#24566b" />
      <path d="M14 18h28M14 28h36M14 38h22M14 48h32" stroke="#f6f3ea" strokeWidth="4" strokeLinecap="round" />
      <path d="M28 28h22" stroke="#e9b44c" strokeWidth="9" strokeLinecap="round" opacity=".75" />
      <path d="M28 28h22" stroke="#f6f3ea" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
