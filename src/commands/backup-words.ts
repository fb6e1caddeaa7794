import { count, dictionary, type Words } from '#kernel'

/** What is said of a backup that is made or read back. */
export const words = dictionary('commands/backup-words.words', {
  usageBackup: { zh: '用法：tandem backup FILE', en: 'Usage: tandem backup FILE' },
  usageRestore: { zh: '用法：tandem restore FILE', en: 'Usage: tandem restore FILE' },
  fileThere: {
    zh: (file: string) => `${file} 已存在，备份不会覆盖旧文件。`,
    en: (file: string) => `${file} exists already; a backup never overwrites.`,
  },
  made: {
    zh: (rows: number, files: number, file: string, secret: Words) =>
      `已备份 ${rows} 行${files > 0 ? `和 ${files} 个附件` : ''}，写在 ${file}。\n${secret.zh}`,
    en: (rows: number, files: number, file: string, secret: Words) =>
      `${count(rows, 'row')}${files > 0 ? ` and ${count(files, 'attachment')}` : ''} in ${file}.\n${secret.en}`,
  },
  contentsMissing: {
    zh: (n: number) => `有 ${n} 个附件的内容不在存放处，或者与指纹不符，备份里没有或者不完整。请检查 TANDEM_FILES，从以前的备份里找回。`,
    en: (n: number) =>
      `The content of ${count(n, 'attachment')} is not in the store, or not what its fingerprint says, and is not whole in this backup. Look at TANDEM_FILES, and bring it back from an earlier backup.`,
  },
  contentOther: {
    zh: (sha256: string) => `备份里一个附件的内容与它的指纹 ${sha256.slice(0, 12)} 不符，什么也没有恢复。`,
    en: (sha256: string) => `An attachment in the backup is not what its fingerprint ${sha256.slice(0, 12)} says; nothing was read back.`,
  },
  apart: {
    zh: (at: string) => `主密钥不在备份里：请把 ${at} 另行妥善保管，恢复时要用；没有它，密封的内容永远打不开。`,
    en: (at: string) =>
      `The master secret is not in it: keep ${at} apart and safe. A restore asks for it; without it what is sealed can never be opened.`,
  },
  noneYet: {
    zh: '这个数据库还没有主密钥；有了以后请另行妥善保管，它不在备份里。',
    en: 'This database has no master secret yet. Once it has, keep it apart and safe: it is in no backup.',
  },
  notHere: {
    zh: (file: string) =>
      `主密钥不在备份里，也不在这里：没有设置 TANDEM_SECRET，文件 ${file} 里也没有。请务必找到当初的主密钥另行保管；没有它，这份备份恢复不了，密封的内容永远打不开。`,
    en: (file: string) =>
      `The master secret is not in it and not here either: TANDEM_SECRET is not set and there is none in ${file}. Find the secret this database was begun with and keep it safe: without it this backup cannot be restored, and what is sealed can never be opened.`,
  },
  another: {
    zh: (at: string) =>
      `主密钥不在备份里，这里给出的（${at}）又不是这个数据库的。请务必找到当初的主密钥另行保管；没有它，这份备份恢复不了，密封的内容永远打不开。`,
    en: (at: string) =>
      `The master secret is not in it, and the one given here (${at}) is not that of this database. Find the secret it was begun with and keep it safe: without it this backup cannot be restored, and what is sealed can never be opened.`,
  },
  hasSecret: {
    zh: '这个数据库已经启动过，有自己的主密钥，不能恢复别的主密钥下的备份。请新建一个数据库（或换一个空的数据目录），放好备份当时的主密钥，在第一次启动之前恢复。',
    en: 'This database was started before and has a master secret of its own, so a backup under another cannot be read back into it. Make a fresh database (or take an empty data folder), put the secret of the backup there, and restore before the first start.',
  },
  noFile: { zh: (file: string) => `没有 ${file} 这个文件。`, en: (file: string) => `There is no file ${file}.` },
  read: {
    zh: (rows: number, files: number) => `已恢复 ${rows} 行${files > 0 ? `和 ${files} 个附件` : ''}。`,
    en: (rows: number, files: number) => `${count(rows, 'row')}${files > 0 ? ` and ${count(files, 'attachment')}` : ''} read back.`,
  },
  headsElsewhere: {
    zh: (files: readonly string[]) =>
      `记录日志的头不在备份里，也不在这里：${files.join('、')}。请把原来的日志头文件放到这里；确实没有副本时运行 tandem log begin-heads。在此之前不签名。`,
    en: (files: readonly string[]) =>
      `The heads of the record log are neither in a backup nor here: ${files.join(', ')}. Put the files of heads there; where there is no copy, run: tandem log begin-heads. Until then nothing is signed.`,
  },
  headsAhead: {
    zh: (file: string, signed: number, has: number) =>
      `这个备份比已经签名的记录日志旧：${file} 里签到第 ${signed} 条，备份只到第 ${has} 条，之后的 ${signed - has} 条不在这里。有更新的备份就用更新的；确实要用这一个，请把日志头文件改成别的后缀留作证据，再运行 tandem log begin-heads。在此之前不签名。`,
    en: (file: string, signed: number, has: number) =>
      `This backup is older than what was signed of the record log: ${file} goes to entry ${signed}, the backup only to ${has}, and the ${signed - has} after it are not here. Use a newer backup where there is one; where this one is meant, keep the file of heads as evidence under another ending, then run: tandem log begin-heads. Until then nothing is signed.`,
  },
  notEmpty: {
    zh: '数据库不是空的，只能恢复到空的数据库。',
    en: 'This database is not empty; a backup is read back only into an empty one.',
  },
  noBackup: { zh: '这个文件不是同行的备份。', en: 'This file is no backup of Tandem.' },
  newer: {
    zh: (migrations: readonly string[]) => `备份来自更新的版本（${migrations.join('、')}），请先升级。`,
    en: (migrations: readonly string[]) => `This backup was made by a newer version (${migrations.join(', ')}). Update Tandem first.`,
  },
  unknownTable: {
    zh: (table: string) => `备份里有这个版本不认识的表：${table}。`,
    en: (table: string) => `The backup has a table this version does not know: ${table}.`,
  },
  breaksOff: {
    zh: '备份文件不完整，没有恢复任何内容。',
    en: 'The backup breaks off before its end; nothing was read back.',
  },
  wrongChecksum: {
    zh: '备份文件与校验值不符，已损坏或被改动，没有恢复任何内容，请换一份备份。',
    en: 'The backup does not match its checksum: it was damaged or changed. Nothing was read back; take another copy.',
  },
  logChanged: {
    zh: (code: string, what: Words) => `备份中的记录日志被改动过（${code}）：${what.zh}没有恢复任何内容。`,
    en: (code: string, what: Words) => `The record log in this backup was changed (${code}): ${what.en} Nothing was read back.`,
  },
  otherSecret: {
    zh: (why: Words) => `${why.zh}\n没有恢复任何内容：请先给出备份时的主密钥。`,
    en: (why: Words) => `${why.en}\nNothing was read back: give the master secret the backup was made under first.`,
  },
  damaged: {
    zh: '这个文件不是同行的备份，或者已损坏，没有恢复任何内容。',
    en: 'This file is no backup of Tandem, or it is damaged; nothing was read back.',
  },
  unpacksTooFar: {
    zh: (times: number) =>
      `这个文件展开后超过自身大小的 ${times} 倍，同行的备份不会这样；已经停下，没有恢复任何内容。请核对文件的来历，换一份备份。`,
    en: (times: number) =>
      `Unpacked, this file is more than ${times} times its own size, which no backup of Tandem is. Reading was stopped and nothing was read back. Check where the file comes from, and take another copy.`,
  },
  lineTooLong: {
    zh: (megabytes: number) =>
      `这个文件里有一行超过 ${megabytes} MB，同行的备份里没有这么长的行；已经停下，没有恢复任何内容。请核对文件的来历，换一份备份。`,
    en: (megabytes: number) =>
      `This file has a line above ${megabytes} MB, and no backup of Tandem has one. Reading was stopped and nothing was read back. Check where the file comes from, and take another copy.`,
  },
  rowBreaks: {
    zh: (why: string) => `备份中有一行与表不符（${why}），文件已损坏或被改动，没有恢复任何内容。`,
    en: (why: string) => `A row of this backup does not fit the tables (${why}). The file was damaged or changed; nothing was read back.`,
  },
})
