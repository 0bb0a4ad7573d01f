import { escapeXml } from './docx-text.ts';

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

export const contentTypes =
  `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/>` +
  `<Override PartName="/word/numbering.xml" ContentType="${main}.numbering+xml"/>` +
  `<Override PartName="/word/comments.xml" ContentType="${main}.comments+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${main}.footer+xml"/>` +
  `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
  `</Types>\n`;

export const packageRels =
  `${xmlDeclaration}<Relationships xmlns="${packageRelations}">` +
  `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/>` +
  `<Relationship Id="rId2" Type="${packageRelations}/metadata/core-properties" Target="docProps/core.xml"/>` +
  `</Relationships>\n`;

export const footerRelation = 'rId4';

export const documentRels =
  `${xmlDeclaration}<Relationships xmlns="${packageRelations}">` +
  `<Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/>` +
  `<Relationship Id="rId2" Type="${relations}/numbering" Target="numbering.xml"/>` +
  `<Relationship Id="rId3" Type="${relations}/comments" Target="comments.xml"/>` +
  `<Relationship Id="${footerRelation}" Type="${relations}/footer" Target="footer1.xml"/>` +
  `</Relationships>\n`;

export const footer =
  `${xmlDeclaration}<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
  `<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>\n`;

export function coreProperties(title: string, time: string): string {
  const moment = `${time.slice(0, 19)}Z`;
  return (
    `${xmlDeclaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>\n`
  );
}

/** Bullets on four levels. */
export const numbering =
  `${xmlDeclaration}<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
  [0, 1, 2, 3]
    .map(
      (level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${level % 2 === 0 ? '•' : '–'}"/>` +
        `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${360 * (level + 1)}" w:hanging="280"/></w:pPr></w:lvl>`,
    )
    .join('') +
  `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>\n`;

interface Style {
  id: string;
  name: string;
  basedOn?: string;
  next?: string;
  paragraph?: string;
  run?: string;
}

/** Columns of a table whose rows are lines. */
const tabStops = `<w:tabs>${[1, 2, 3, 4].map((column) => `<w:tab w:val="left" w:pos="${2250 * column}"/>`).join('')}</w:tabs>`;

const paragraphStyles: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    paragraph: '<w:spacing w:after="120"/>',
    run: '<w:b/><w:bCs/><w:sz w:val="44"/><w:szCs w:val="44"/>',
  },
  ...[32, 26, 24, 22, 22, 22].map((size, at): Style => ({
    id: `Heading${at + 1}`,
    name: `heading ${at + 1}`,
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${at === 0 ? 60 : 280}" w:after="${at === 0 ? 160 : 100}"/><w:outlineLvl w:val="${at}"/>`,
    run: `<w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  })),
  { id: 'ListBullet', name: 'List Bullet', paragraph: '<w:spacing w:after="60"/>' },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: '<w:ind w:left="480" w:right="240"/>',
    run: '<w:i/><w:iCs/>',
  },
  { id: 'Caption', name: 'caption', run: '<w:color w:val="50575D"/><w:sz w:val="19"/><w:szCs w:val="19"/>' },
  {
    id: 'HTMLPreformatted',
    name: 'HTML Preformatted',
    run: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="19"/><w:szCs w:val="19"/>',
  },
  {
    id: 'TableText',
    name: 'Table Text',
    paragraph: `${tabStops}<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`,
    run: '<w:sz w:val="19"/><w:szCs w:val="19"/>',
  },
  {
    id: 'Facts',
    name: 'Article Facts',
    next: 'Normal',
    paragraph: '<w:keepNext/><w:spacing w:after="40" w:line="250" w:lineRule="auto"/>',
    run: '<w:color w:val="50575D"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  },
  {
    id: 'Memo',
    name: 'Memo',
    paragraph: '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="C2BDB1"/></w:pBdr><w:ind w:left="240"/>',
    run: '<w:sz w:val="20"/><w:szCs w:val="20"/>',
  },
  {
    id: 'CommentText',
    name: 'annotation text',
    paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    run: '<w:sz w:val="20"/><w:szCs w:val="20"/>',
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:jc w:val="right"/>',
    run: '<w:color w:val="666C71"/><w:sz w:val="17"/><w:szCs w:val="17"/>',
  },
];

const characterStyles =
  `<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>` +
  `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="24566B"/><w:u w:val="single"/></w:rPr></w:style>`;

function styleXml({ id, name, basedOn = 'Normal', next, paragraph = '', run = '' }: Style): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>` +
    `${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>\n`
  );
}

export const styles =
  `${xmlDeclaration}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>` +
  `<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>` +
  `<w:lang w:val="en-GB" w:bidi="fa-IR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\n` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\n` +
  `${paragraphStyles.map(styleXml).join('')}${characterStyles}</w:styles>\n`;
