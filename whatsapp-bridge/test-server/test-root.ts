import { WA_CERT_DETAILS } from '@whiskeysockets/baileys';

/**
 * `node --import ./test-root.ts`: this process takes the test server's throw-away certificate for WhatsApp's own.
 * Only test processes load it; the bridge has no setting for it.
 */
const rootKey = process.env.HATSTAND_TEST_ROOT;
if (!rootKey) throw new Error('HATSTAND_TEST_ROOT is not set');
WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootKey, 'hex');
