import { memo, type CSSProperties } from 'react';
import type { BracketPlace } from './bracket-layout.ts';
import styles from './brackets.module.css';

interface Properties extends BracketPlace {
  color: string;
  name: string;
  path: string;
  quote: string;
  hasMemo: boolean;
  coderColor: string | undefined;
  coderInitial: string | undefined;
  isChosen: boolean;
  /** The coding began in the section before. */
  isContinued: boolean;
  lanePitch: number;
  labelStart: number;
}

/**
 * One coding in the margin. Clicks and hovering are handled by the margin of the whole article, which reads
 * `data-segment`; the keyboard reaches codings with Tab in the text, so brackets are no tab stops of their own.
 */
export const Bracket = memo(function Bracket(properties: Properties) {
  const { id, top, height, lane, labelTop, color, isChosen, lanePitch, labelStart } = properties;
  const start = lane * lanePitch;
  const place = { top, height, insetInlineStart: start, inlineSize: lanePitch, '--code': color } as CSSProperties;
  const shared = { className: styles.bracket, 'data-segment': id, 'data-chosen': isChosen || undefined, style: place };
  if (properties.isContinued) return <span {...shared} aria-hidden data-continued />;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${properties.path}: ${quoteStart(properties.quote)}`}
      aria-pressed={isChosen}
      {...shared}
    >
      {labelTop !== null && (
        <span
          className={styles.label}
          style={{ top: labelTop - top, insetInlineStart: labelStart - start }}
          aria-hidden
        >
          {properties.coderInitial !== undefined && (
            // Drawn by the style sheet: what is read out is the name of the button, which has no room for initials.
            <span
              className={styles.coder}
              data-initial={properties.coderInitial}
              style={{ '--coder': properties.coderColor } as CSSProperties}
            />
          )}
          <span className={styles.name} dir="auto">
            {properties.name}
          </span>
          {properties.hasMemo && <span className={styles.memo} />}
        </span>
      )}
    </button>
  );
});

/** The first words of a passage, for names of brackets. */
function quoteStart(quote: string): string {
  const line = quote.slice(0, 200).replaceAll(/\s+/gu, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/\s+\S*$/u, '')}…`;
}
