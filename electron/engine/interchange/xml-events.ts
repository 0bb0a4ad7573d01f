import { SaxesParser } from 'saxes';
import { unreadable } from './recognising.ts';
import { createStreamDecoder } from './refi/decode-stream.ts';

export interface XmlElement {
  /** Without its prefix. */
  name: string;
  /** The namespace, empty where there is none. */
  namespace: string;
  /** By their names as written, with the prefix: `xml:id`, `target`. */
  attributes: Readonly<Record<string, string>>;
}

export interface XmlHandlers {
  open(element: XmlElement): void;
  close?(name: string): void;
  text?(text: string): void;
}

const deepest = 500;

export interface XmlReader {
  write(chunk: Uint8Array): void;
  /** Throws where the document is not whole. */
  finish(): void;
}

/** Reads a whole document; see `createXmlReader`. */
export function readXml(chunks: Iterable<Uint8Array>, fileName: string, handlers: XmlHandlers): void {
  const reader = createXmlReader(fileName, handlers);
  for (const chunk of chunks) reader.write(chunk);
  reader.finish();
}

/**
 * Reads XML as it streams by, with namespaces. There are no entities but the five of XML: a document that declares its
 * own is refused. Throws where the XML is broken.
 */
export function createXmlReader(fileName: string, handlers: XmlHandlers): XmlReader {
  const parser = new SaxesParser({ xmlns: true });
  const decode = createStreamDecoder();
  let depth = 0;
  let isEmpty = true;
  parser.on('doctype', (doctype) => {
    if (/<!\s*ENTITY|\[/i.test(doctype)) throw unreadable(fileName, 'it declares entities of its own (a DTD)');
  });
  parser.on('error', (error) => {
    // A control character that XML forbids, or an entity of HTML, is no reason to lose all else.
    if (/disallowed character|undefined entity/i.test(error.message)) return;
    throw unreadable(fileName, `its XML is broken in line ${parser.line}`, error);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth += 1;
    if (depth > deepest) throw unreadable(fileName, 'its elements are nested too deeply');
    const values: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const [name, { value }] of Object.entries(attributes)) values[name] = value;
    handlers.open({ name: local, namespace: uri, attributes: values });
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', ({ local }) => {
    depth -= 1;
    handlers.close?.(local);
  });
  return {
    write(chunk) {
      const text = decode(chunk);
      if (text !== '') isEmpty = false;
      parser.write(text);
    },
    finish() {
      if (isEmpty) throw unreadable(fileName, 'it is empty');
      parser.write(decode(null));
      parser.close();
    },
  };
}
