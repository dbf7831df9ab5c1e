import type Database from 'better-sqlite3';
import { readBlob } from '../blobs/read.ts';
import { blobKeysOf } from '../blobs/seal.ts';
import type { StoreKey } from '../keys.ts';
import type { Finding } from './report.ts';

/** What a check of the files went through and found. */
export interface BlobReport {
  readonly findings: readonly Finding[];
  readonly files: number;
}

interface Row {
  readonly entity: string;
  readonly id: string;
  readonly sha256: string;
  readonly thumbnail: string | null;
  readonly preview: string | null;
}

/**
 * Proves that every file a living row speaks of is there, opens with the store's key and is what was attached. What no
 * row speaks of is not looked at: it is on its way in or out.
 * @param folder where the sealed files lie, of the store or beside a backup
 */
export async function verifyBlobs(db: Database.Database, folder: string, key: StoreKey): Promise<BlobReport> {
  const rows = db
    .prepare(
      `SELECT 'attachment' AS entity, id, sha256, thumbnail, preview FROM attachment
       WHERE deleted_hlc IS NULL AND sha256 <> ''
       UNION ALL SELECT 'recording', id, sha256, NULL, NULL FROM recording
       WHERE deleted_hlc IS NULL AND expired_at IS NULL AND sha256 <> ''`,
    )
    // the statement selects exactly these columns
    .all() as readonly Row[];
  const keys = blobKeysOf(key);
  const findings: Finding[] = [];
  let files = 0;
  for (const { entity, id, ...digests } of rows)
    for (const [detail, sha256] of Object.entries(digests)) {
      if (sha256 === null || sha256 === '') continue;
      files += 1;
      const content = await readBlob(folder, keys, sha256);
      if (content === 'missing' || content === 'damaged')
        findings.push({ code: `blob_${content}`, subject: `${entity}:${id}`, detail });
    }
  return { findings, files };
}
