import type { WireLetter } from '@hatstand/core/wire/letter';
import type { LayoutBlock } from '@rocket.chat/ui-kit';

/** A letter's buttons under its text. Rocket.Chat hides a message's text when it has blocks, so the text is there too. */
export function blocksOf(appId: string, { text, buttons }: WireLetter): LayoutBlock[] {
  if (buttons.length === 0) return [];
  const elements = buttons.map(({ choice, label }, index) => ({
    type: 'button' as const,
    appId,
    blockId: 'choices',
    actionId: `choice-${index + 1}`,
    value: choice,
    text: { type: 'plain_text' as const, text: label },
  }));
  return [
    { type: 'section', text: { type: 'mrkdwn', text } },
    { type: 'actions', blockId: 'choices', elements },
  ];
}
