import { StoreError } from './document-store';

/** What was written, or undefined when somebody was faster: the document is there already, or has changed since it was read. */
export async function unlessOvertaken<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'conflict' || error.code === 'exists')) return undefined;
    throw error;
  }
}
