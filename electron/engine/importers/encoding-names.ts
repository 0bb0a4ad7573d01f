import iconv from 'iconv-lite';

/**
 * WHATWG label and the reader in iconv-lite that does what browsers do under that label
 * (https://encoding.spec.whatwg.org/#names-and-labels).
 */
const readers: Readonly<Record<string, string>> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'utf-32le': 'utf-32le',
  'utf-32be': 'utf-32be',
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'windows-1253': 'windows-1253',
  'windows-1254': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'windows-1257': 'windows-1257',
  'windows-1258': 'windows-1258',
  'windows-874': 'windows-874',
  'iso-8859-2': 'iso-8859-2',
  'iso-8859-3': 'iso-8859-3',
  'iso-8859-4': 'iso-8859-4',
  'iso-8859-5': 'iso-8859-5',
  'iso-8859-6': 'iso-8859-6',
  'iso-8859-7': 'iso-8859-7',
  'iso-8859-8': 'iso-8859-8',
  'iso-8859-10': 'iso-8859-10',
  'iso-8859-13': 'iso-8859-13',
  'iso-8859-14': 'iso-8859-14',
  'iso-8859-15': 'iso-8859-15',
  'iso-8859-16': 'iso-8859-16',
  'koi8-r': 'koi8-r',
  'koi8-u': 'koi8-u',
  ibm866: 'cp866',
  macintosh: 'macintosh',
  'x-mac-cyrillic': 'maccyrillic',
  gb18030: 'gb18030',
  big5: 'big5hkscs',
  shift_jis: 'shift_jis',
  'euc-jp': 'euc-jp',
  'euc-kr': 'cp949',
};

/** Other names in files and in the detector's answers. WHATWG reads ISO 8859-1, -9 and -11 as their Windows supersets. */
const otherNames: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'utf-16': 'utf-16le',
  'ucs-2': 'utf-16le',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin2: 'iso-8859-2',
  latin5: 'windows-1254',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  cp874: 'windows-874',
  'iso-8859-8-i': 'iso-8859-8',
  cp866: 'ibm866',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  maccyrillic: 'x-mac-cyrillic',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  sjis: 'shift_jis',
  'shift-jis': 'shift_jis',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  'x-sjis': 'shift_jis',
  euc_jp: 'euc-jp',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  'x-cp1251': 'windows-1251',
};

/** The encoding's WHATWG label in lower case, or null for a name that nobody can read. */
export function whatwgLabelOf(name: string): string | null {
  const label = name.trim().toLowerCase();
  if (Object.hasOwn(readers, label)) return label;
  const other = otherNames[label];
  if (other !== undefined) return other;
  const windows = /^(?:cp|win|windows)[-_]?(125\d)$/.exec(label);
  if (windows) return `windows-${windows[1]}`;
  const iso = /^iso[-_]?8859[-_](\d{1,2})(?::\d+)?$/.exec(label);
  if (iso && label !== `iso-8859-${iso[1]}`) return whatwgLabelOf(`iso-8859-${iso[1]}`);
  return null;
}

export function iconvNameOf(label: string): string {
  const name = readers[label];
  if (name === undefined || !iconv.encodingExists(name)) throw new RangeError(`no reader for encoding ${label}`);
  return name;
}

/** What the detector may answer: no DOS code pages but one, no mainframe, which only explain noise. */
export const detectableNames: readonly string[] = [
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-15',
  'cp874',
  'koi8-r',
  'koi8-u',
  'cp866',
  'mac-roman',
  'gb18030',
  'big5hkscs',
  'cp932',
  'euc-jp',
  'cp949',
];
