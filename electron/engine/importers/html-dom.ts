import { parseHTML } from 'linkedom';

/** The little of the DOM that the importers need; the engine is compiled without the DOM's own types. */
export interface HtmlNode {
  readonly nodeType: number;
  textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  readonly parentNode: HtmlElement | null;
}

export interface HtmlElement extends HtmlNode {
  readonly localName: string;
  readonly children: ArrayLike<HtmlElement> & Iterable<HtmlElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  closest(selector: string): HtmlElement | null;
  remove(): void;
}

export interface HtmlDocument {
  readonly documentElement: HtmlElement | null;
  readonly body: HtmlElement | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** Parses markup without running or fetching anything: linkedom has neither a script engine nor a network. */
export function parseDocument(markup: string): HtmlDocument {
  const whole = /<(?:html|body)[\s>]/i.test(markup) ? markup : `<!doctype html><html><body>${markup}</body></html>`;
  return (parseHTML(whole) as { document: HtmlDocument }).document;
}

/** The body, or null: linkedom throws where the markup holds no element at all. */
export function bodyOf(document: HtmlDocument): HtmlElement | null {
  return document.documentElement === null ? null : document.body;
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === 1;
}

export function isText(node: HtmlNode): boolean {
  // 4 is a CDATA section, which XHTML pages use.
  return node.nodeType === 3 || node.nodeType === 4;
}

/** Levels of elements from a node downwards, counted without recursion, and no further than one beyond `limit`. */
export function depthOf(root: HtmlNode, limit: number): number {
  let level: HtmlNode[] = [root];
  let depth = 0;
  while (level.length > 0 && depth <= limit) {
    level = level.flatMap((node) => [...node.childNodes].filter(isElement));
    depth += 1;
  }
  return depth;
}
