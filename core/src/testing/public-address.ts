/** Where the pretend house is reached from outside. */
export const PUBLIC_ADDRESS = 'https://hattie.example';
