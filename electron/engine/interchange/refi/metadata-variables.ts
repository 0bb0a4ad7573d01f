import { derivedGuid } from './guids.ts';

/** What is known about every article goes out as variables, with which other programs can count and sort. */
export const metadataFields = ['byline', 'outlet', 'section', 'date', 'url', 'language'] as const;
export type MetadataField = (typeof metadataFields)[number];

const guids: ReadonlyMap<MetadataField, string> = new Map(
  metadataFields.map((field) => [field, derivedGuid('metadata of an article', field)]),
);
const fields: ReadonlyMap<string, MetadataField> = new Map([...guids].map(([field, guid]) => [guid, field]));

export function guidOfMetadata(field: MetadataField): string {
  return guids.get(field)!;
}

/** Which fact about articles a variable of a file is; the GUID tells it in whatever file it has come to stand. */
export function metadataOfGuid(guid: string): MetadataField | undefined {
  return fields.get(guid);
}
