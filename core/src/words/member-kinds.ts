import { type Labelled, open } from '@hatstand/db/labels';
import type { MemberKind } from '@hatstand/db/schema/teams';

/** What somebody is in a team, in a list: "Sam, employed worker". */
export const KIND_SAID: Readonly<Record<MemberKind, Labelled<'open'>>> = {
  family: open`family`,
  employed: open`employed worker`,
  independent: open`independent worker`,
  volunteer: open`volunteer`,
  'peer supporter': open`peer supporter`,
  'Team Starter': open`Team Starter`,
  Coach: open`Coach`,
};

/** The same in a sentence: "join as an employed worker". */
export const AS_KIND: Readonly<Record<MemberKind, Labelled<'open'>>> = {
  family: open`family`,
  employed: open`an employed worker`,
  independent: open`an independent worker`,
  volunteer: open`a volunteer`,
  'peer supporter': open`a peer supporter`,
  'Team Starter': open`a Team Starter`,
  Coach: open`a Coach`,
};

/** Rules may not import what is stored; these are its kinds. */
export const KINDS_OF_MEMBERS = [
  'family',
  'employed',
  'independent',
  'volunteer',
  'peer supporter',
  'Team Starter',
  'Coach',
] as const satisfies readonly MemberKind[];

const FRAMES: readonly (readonly [MemberKind, RegExp])[] = [
  [
    'family',
    /^(?:family|(?:a )?(?:family member|relative|relation)|(?:(?:the|her|his|their|a) )?(?:son|daughter|brother|sister|wife|husband|partner|niece|nephew|cousin|grandson|granddaughter))$/,
  ],
  ['employed', /^(?:an? )?(?:employed|employee|staff)(?: (?:care |support )*(?:worker|carer|person))?$/],
  ['independent', /^(?:an? )?(?:independent|self[ -]?employed|freelance)(?: (?:care |support )*(?:worker|carer|person))?$/],
  ['volunteer', /^(?:an? )?(?:volunteer|neighbour|friend|gifting volunteer|(?:for )?volunteering)$/],
  ['peer supporter', /^(?:an? )?peer[ -]?support(?:er)?$/],
  ['Team Starter', /^(?:an? |the )?team starter$/],
  ['Coach', /^(?:an? |the )?coach$/],
];

/** A kind of member as people say it, in lower case; undefined for anything else. */
export const hearKind = (said: string): MemberKind | undefined => FRAMES.find(([, frame]) => frame.test(said.trim()))?.[0];
