import { Labelled } from '@hatstand/db/labels';

/** The hats a team needs from the start (PLAYBOOK, Hats). */
export const FIRST_HATS = ['Rota Holder', 'Profile Holder', 'MAR Holder', 'Team Chat Admin', 'Check-in Facilitator'] as const;

/** The hats of a Local Circle: those it decides with, and those that look after something. */
export const CIRCLE_HATS = [
  'Leader',
  'Delegate',
  'Facilitator',
  'Secretary',
  'Team Starter',
  'Recruiter',
  'Numbers Person',
  'Problem-Solver',
  'Training and Learning Lead',
  'Peer Supervisor',
  'Care Commons Organiser',
  'Coach',
  'Safeguarding Lead',
] as const;
export type CircleHat = (typeof CIRCLE_HATS)[number];

/** A hat's name may be heard wherever helpers hear of each other. */
export const sayHat = (hat: string): Labelled<'plan'> => new Labelled('plan', hat);

/** A hat of the circle as somebody says it. */
export const hearCircleHat = (said: string): CircleHat | undefined => {
  const plain = said
    .toLowerCase()
    .replace(/^(?:an? |the |our )/u, '')
    .trim();
  return CIRCLE_HATS.find((hat) => hat.toLowerCase() === plain || (hat === 'Care Commons Organiser' && plain === 'organiser'));
};
