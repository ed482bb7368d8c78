/** Where the pretend house is reached from outside. */
export const PUBLIC_ADDRESS = 'https://hattie.example';

/** The number of Hattie's own WhatsApp line in tests, from Ofcom's range for drama. */
export const WHATSAPP_NUMBER = '447700900999';
