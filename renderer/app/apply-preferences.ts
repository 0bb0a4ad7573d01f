import {
  type Preferences,
  type ReadingLeading,
  type ReadingMeasure,
  type Theme,
  usePreferences,
} from '../state/preferences.ts';

const leadings: Record<ReadingLeading, string> = { tight: '1.45', normal: '1.62', loose: '1.85' };
const measures: Record<ReadingMeasure, string> = { narrow: '58ch', normal: '68ch', wide: '82ch' };

/** The theme that is drawn: `system` follows what the operating system prefers. */
function resolveTheme(theme: Theme, dark: MediaQueryList, contrast: MediaQueryList): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme;
  if (contrast.matches) return 'contrast';
  return dark.matches ? 'dark' : 'light';
}

/** Writes the preferences to the page, now and whenever they or the system's change. */
export function applyPreferences(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more) and (forced-colors: none)');
  const apply = ({ theme, readingSize, leading, measure }: Preferences): void => {
    const { dataset, style } = document.documentElement;
    dataset.theme = resolveTheme(theme, dark, contrast);
    style.setProperty('--reading-size', `${readingSize}px`);
    style.setProperty('--reading-leading', leadings[leading]);
    style.setProperty('--reading-measure', measures[measure]);
  };
  const applyCurrent = (): void => apply(usePreferences.getState());
  usePreferences.subscribe(apply);
  dark.addEventListener('change', applyCurrent);
  contrast.addEventListener('change', applyCurrent);
  applyCurrent();
}
