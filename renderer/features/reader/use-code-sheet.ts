import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Code } from '../../../shared/domain/coding/types.ts';
import { highlightRules, readSheetTheme } from './highlight-sheet.ts';

/** Keeps the rules that paint the codes equal to the codebook and the theme, in one sheet of the page. */
export function useCodeSheet(codes: readonly Code[]): void {
  const [sheet] = useState(() => new CSSStyleSheet());
  const theme = useSheetTheme();
  const rules = useMemo(() => highlightRules(codes, theme), [codes, theme]);
  useLayoutEffect(() => {
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [sheet]);
  useLayoutEffect(() => sheet.replaceSync(rules), [sheet, rules]);
}

function useSheetTheme() {
  const [theme, setTheme] = useState(() => readSheetTheme(document.documentElement));
  useEffect(() => {
    const read = (): void => setTheme(readSheetTheme(document.documentElement));
    // The theme may have changed while another view was shown and nobody looked.
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
