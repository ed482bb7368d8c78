import type { AnyCapability } from '../conversation/house.ts';
import { announcements } from './announcements/index.ts';
import { availability } from './availability/index.ts';
import { breaks } from './breaks/index.ts';
import { calendar } from './calendar/index.ts';
import { clearances } from './clearances/index.ts';
import { consents } from './consents/index.ts';
import { cover } from './cover/index.ts';
import { deliveries } from './deliveries/index.ts';
import { firstSetup } from './first-setup/index.ts';
import { hours } from './hours/index.ts';
import { joining } from './joining/index.ts';
import { keptWords } from './kept-words/index.ts';
import { leaving } from './leaving/index.ts';
import { lifeEvents } from './life-events/index.ts';
import { linking } from './linking/index.ts';
import { onCall } from './on-call/index.ts';
import { ownRecord } from './own-record/index.ts';
import { phoneLine } from './phone-line/index.ts';
import { pins } from './pins/index.ts';
import { planning } from './planning/index.ts';
import { posters } from './posters/index.ts';
import { reminders } from './reminders/index.ts';
import { rota } from './rota/index.ts';
import { settings } from './settings/index.ts';
import { teams } from './teams/index.ts';
import { telling } from './telling/index.ts';
import { undeliverable } from './undeliverable/index.ts';
import { volunteers } from './volunteers/index.ts';

/** Everything people can do in chat; one line a capability. */
export const CAPABILITIES: readonly AnyCapability[] = [
  rota,
  cover,
  settings,
  breaks,
  planning,
  availability,
  reminders,
  hours,
  calendar,
  consents,
  onCall,
  pins,
  linking,
  leaving,
  lifeEvents,
  telling,
  ownRecord,
  announcements,
  deliveries,
  undeliverable,
  phoneLine,
  teams,
  joining,
  clearances,
  firstSetup,
  posters,
  volunteers,
  keptWords,
];
