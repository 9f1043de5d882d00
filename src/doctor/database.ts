import type { EpochMs } from '../core/time/instant.ts';
import type { LastBackup } from '../db/engine/last-backup.ts';
import type { DatabaseLook, FolderLook } from '../db/engine/looking.ts';
import { broken, type Finding, warning, well } from './finding.ts';

/** The database, its folder, its disk and its backups. */

const MB = 1024 * 1024;
const FULL_BYTES = 50 * MB;
const SCARCE_BYTES = 500 * MB;
/** It is meant to be made daily: one that did not come is no reason to write to anybody, two are. */
const OLD_BACKUP_MS = 48 * 60 * 60_000;

/** `look`: null while there is no database; a sentence when it cannot be read. */
export function databaseFindings(look: DatabaseLook | null | string): Finding[] {
  if (look === null) {
    return [
      warning('Database', 'There is no database yet.', {
        why: 'With a wrong DATABASE_URL the bot begins with nothing.',
        advice: 'Nothing, before the first start: the bot makes it. Otherwise check DATABASE_URL.',
      }),
    ];
  }
  if (typeof look === 'string') {
    return [
      broken('Database', look, {
        why: 'Nothing can be saved.',
        advice: 'Run the doctor as the bot’s own user. If it says the same then, restore a backup (npm run restore).',
      }),
    ];
  }
  return [soundFinding(look), schemaFinding(look)];
}

function soundFinding({ file, fault, orphans }: DatabaseLook): Finding {
  if (fault === null && orphans === 0) return well('Database', `${file} is sound.`);
  const is = fault === null ? `${orphans} rows of ${file} point to nothing.` : `${file} is damaged (${fault}).`;
  return broken('Database', is, {
    why: 'The bot does not start with it again, and what is saved may be lost.',
    advice: 'Stop the bot, keep the file, and restore the last backup (npm run restore).',
  });
}

function schemaFinding({ schema }: DatabaseLook): Finding {
  switch (schema) {
    case 'known':
      return well('Schema', 'It is of this version of the bot.');
    case 'older':
      return warning('Schema', 'It is of an older version of the bot.', {
        why: 'Partners and their channels cannot be looked at before it is upgraded.',
        advice: 'Start this version: it makes a copy, and upgrades it.',
      });
    case 'newer':
      return broken('Schema', 'It was written by a newer version of the bot.', {
        why: 'This version does not start with it.',
        advice: 'Install that version again.',
      });
    case 'foreign':
      return broken('Schema', 'It belongs to another program.', {
        why: 'The bot does not start with it.',
        advice: 'Set DATABASE_URL to a file of the bot’s own.',
      });
    default:
      return schema satisfies never;
  }
}

/** Null while there is no folder. */
export function folderFindings(look: FolderLook | null): Finding[] {
  if (look === null) return [];
  return [rightsFinding(look), diskFinding(look)];
}

function rightsFinding({ folder, mayWrite, isOpenToRead, isOpenToWrite }: FolderLook): Finding {
  if (!mayWrite) {
    return broken('Folder', `This user may not write in ${folder}, or not to the database in it.`, {
      why: 'Nothing can be saved.',
      advice:
        'Run the doctor as the bot’s own user. If it is that one, give it the folder and the files in it (chown).',
    });
  }
  if (isOpenToRead || isOpenToWrite) {
    const what = isOpenToWrite ? 'change' : 'read';
    return warning('Folder', `Other users of this machine may ${what} what is in ${folder}.`, {
      why: 'What people write stands there in the clear.',
      advice: 'Take it from them: chmod o-rwx for the folder and the files in it.',
    });
  }
  return well('Folder', 'It is closed to other users of this machine.');
}

/** An upgrade and a backup on the same disk want room for another copy. */
function diskFinding({ freeBytes, fileBytes }: FolderLook): Finding {
  const free = `${Math.floor(freeBytes / MB).toLocaleString('en')} MB are free on its disk.`;
  const advice = 'Make room on the disk, or move the database to a larger one.';
  if (freeBytes < FULL_BYTES) return broken('Disk', free, { why: 'Soon nothing can be saved any more.', advice });
  if (freeBytes < Math.max(SCARCE_BYTES, 2 * fileBytes))
    return warning('Disk', free, {
      why: 'An upgrade makes a copy of the database first, and needs room for it.',
      advice,
    });
  return well('Disk', free);
}

export function backupFinding(last: LastBackup | null, now: EpochMs): Finding {
  const advice = 'Run npm run backup -- FOLDER daily from a timer, with a folder on another disk.';
  const why = 'When the disk is lost, everything since the last backup is lost with it.';
  if (last === null) return warning('Backup', 'No backup is noted beside the database.', { why, advice });
  const day = new Date(last.at)
    .toISOString()
    .replace(/:\d\d\.\d+Z/, ' UTC')
    .replace('T', ' ');
  if (!last.isThere) return warning('Backup', `The last one, of ${day}, is not where it was put.`, { why, advice });
  if (now - last.at > OLD_BACKUP_MS) return warning('Backup', `The last one is of ${day}.`, { why, advice });
  return well('Backup', `The last one is of ${day}.`);
}
