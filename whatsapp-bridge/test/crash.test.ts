import { expect, test } from 'vitest';
import { crash } from './crash/crash.ts';

/** A start of the bridge is most of a kill, so `npm test` has few of them; `npm run crash:whatsapp` has 300. */
const KILLS = Number(process.env['HATSTAND_KILLS'] ?? 30);

test(
  `killed ${KILLS} times, bridge and core, what people write is heard once, letters arrive once, and nothing of it can be read afterwards`,
  async () => {
    const seed = Date.now() % 1_000_000;
    const { sent, letters, bridgeKills, coreKills, ...wrong } = await crash({ kills: KILLS, seed });
    expect(bridgeKills + coreKills).toBe(KILLS);
    expect(sent).toBeGreaterThan(KILLS);
    // Everything that was asked has an answer.
    expect(letters).toBeGreaterThanOrEqual(sent);
    expect(wrong, `seed ${seed}`).toEqual({ lost: 0, doubled: 0, lettersLost: 0, lettersDoubled: 0, receiptsLost: 0, unreadable: 0, leaks: [] });
  },
  90_000 + KILLS * 10_000,
);
