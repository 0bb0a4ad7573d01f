import { cleanXml } from '../../interchange/refi/clean-xml.ts';

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const inText = /[&<>\r]/g;
/** Line breaks and tabs as well: a parser turns bare ones into blanks (section 3.3.3). */
const inAttribute = /[&<>"\t\n\r]/g;

export function xmlText(value: string): string {
  return cleanXml(value).replace(inText, (character) => names[character]!);
}

function xmlAttribute(value: string): string {
  return cleanXml(value).replace(inAttribute, (character) => names[character]!);
}

export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** An opening tag; attributes without a value are left out. */
export function open(name: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}>`;
}

export function close(name: string): string {
  return `</${name}>`;
}

export function empty(name: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}/>`;
}

/** An element of text; nothing at all where there is none. */
export function textElement(name: string, value: string): string {
  return value === '' ? '' : `<${name}>${xmlText(value)}</${name}>`;
}

function written(attributes: Attributes): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) text += ` ${name}="${xmlAttribute(String(value))}"`;
  }
  return text;
}
