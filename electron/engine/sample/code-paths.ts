import type { SampleCodePath } from './sample-types.ts';

/** Every code of the sample by a short handle, so that codebook and codings cannot spell one differently. */
export const codePaths = {
  sovereignty: ['Sovereignty'],
  nonInterference: ['Sovereignty', 'Non-interference'],
  territorialIntegrity: ['Sovereignty', 'Territorial integrity'],
  selfDefence: ['Sovereignty', 'Right to self-defence'],
  deterrence: ['Deterrence'],
  capability: ['Deterrence', 'Military capability'],
  retaliation: ['Deterrence', 'Threat of retaliation'],
  balance: ['Deterrence', 'Regional balance'],
  refusal: ['Refusal to negotiate'],
  precondition: ['Refusal to negotiate', 'Precondition'],
  reliefFirst: ['Refusal to negotiate', 'Precondition', 'Sanctions relief first'],
  redLine: ['Refusal to negotiate', 'Red line'],
  rejection: ['Refusal to negotiate', 'Categorical rejection'],
  openness: ['Refusal to negotiate', 'Conditional openness'],
} as const satisfies Record<string, SampleCodePath>;
