/** The part of yazl this project uses; it comes without types. */
declare module 'yazl' {
  interface EntryOptions {
    readonly mtime: Date;
    readonly mode: number;
    readonly compress: boolean;
    readonly forceDosTimestamp: boolean;
  }
  class ZipFile {
    readonly outputStream: NodeJS.ReadableStream;
    addBuffer(content: Buffer, name: string, options: EntryOptions): void;
    end(): void;
  }
  const yazl: { readonly ZipFile: typeof ZipFile };
  export default yazl;
}
