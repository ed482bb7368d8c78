import { type Refusal, refuse } from '../../conversation/capability.ts';
import type { Moment } from '../../moment.ts';
import type { PosterFact, PosterReason } from './facts.ts';
import type { PosterIntent } from './intents.ts';
import type { Known, KnownCircle } from './known.ts';

type Decision = readonly PosterFact[] | Refusal<PosterReason>;

/** One poster a circle, made and stopped by those who let people in (PRODUCT, WhatsApp: Team Starters, Team Chat Admins) and who look after volunteers. */
export function decide(intent: PosterIntent, known: Known, moment: Moment): Decision {
  if (intent.do === 'leave as is') return [{ happened: 'left-as-is' }];
  const named = intent.circle;
  const circles = known.circles.filter(({ id }) => named === undefined || id === named);
  if (circles.length === 0) return refuse('not yours');
  const meant = intent.do === 'stop' ? circles.filter(({ poster }) => poster) : circles;
  const [circle, another] = meant;
  if (!circle) return refuse('no poster');
  if (another) return [{ happened: 'circle-asked', wanted: intent.do }];
  return intent.do === 'stop' ? stop(circle, known) : make(circle, known, { afresh: intent.afresh ?? false, moment });
}

function make({ id, poster }: KnownCircle, { me, fresh }: Known, { afresh, moment }: { afresh: boolean; moment: Moment }): Decision {
  if (!moment.whatsappNumber) return refuse('no number');
  if (poster && !afresh) return [{ happened: 'poster-shown', circle: id }];
  return [
    {
      happened: 'poster-made',
      id: moment.newId('poster'),
      circle: id,
      words: fresh,
      secret: moment.newSecret(),
      by: me,
      instead: afresh ? poster?.id : undefined,
    },
  ];
}

const stop = ({ id, poster }: KnownCircle, { me }: Known): Decision =>
  poster ? [{ happened: 'poster-stopped', id: poster.id, circle: id, by: me }] : refuse('no poster');
