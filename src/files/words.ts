import { count, dictionary, refusals } from '#kernel'

export const words = dictionary('files/words.words', {
  title: { zh: '附件', en: 'Files' },
  of: { zh: (what: string) => `附件：${what}`, en: (what: string) => `Files: ${what}` },
  none: { zh: '还没有附件。', en: 'No files yet.' },
  choose: { zh: '选择文件', en: 'Choose files' },
  hint: {
    zh: (types: string, megabytes: number) => `可以一次选几个。类型：${types}；每个最大 ${megabytes} MB。`,
    en: (types: string, megabytes: number) => `Several at once if you like. ${types}; ${megabytes} MB each at most.`,
  },
  photo: { zh: '或者现在拍一张', en: 'Or take a photograph now' },
  photoHint: { zh: '在手机上会打开相机。', en: 'On a phone this opens the camera.' },
  media: { zh: '照片、录音', en: 'Photographs, recordings' },
  mediaHint: {
    zh: (who: string, megabytes: number) => `${who}每个最大 ${megabytes} MB。照片里的地点、时间和手机型号会先去掉。`,
    en: (who: string, megabytes: number) =>
      `${who} ${megabytes} MB each at most. Place, time and telephone are taken out of a picture first.`,
  },
  mediaOpen: {
    zh: '看得到这条记录的人都看得到，购买方也在内：不要拍到没有同意的人的脸。',
    en: 'Whoever sees the record sees them, the purchaser too: no face of anybody who did not agree.',
  },
  note: { zh: '说明', en: 'What it is' },
  add: { zh: '添加', en: 'Attach' },
  remove: { zh: '移除', en: 'Take away' },
  removed: { zh: '已移除', en: 'taken away' },
  erased: { zh: '内容已删除', en: 'content erased' },
  back: { zh: '返回记录', en: 'Back to the record' },
  all: { zh: '附件与添加', en: 'Files of this record' },
  counted: {
    zh: (n: number, size: string) => `${n} 个文件，共 ${size}`,
    en: (n: number, size: string) => `${count(n, 'file')}, ${size}`,
  },
})

/** A size as people say it. */
export const saySize = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toString()} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

export const refuse = refusals({
  'files-stay': {
    status: 409,
    zh: '这些附件已经作为依据固定下来，不能移除，还可以补充新的。',
    en: 'These files stand as evidence by now and cannot be taken away; new ones can still be added.',
  },
  'files-closed': {
    status: 409,
    zh: '这条记录已经办结，附件不能再添加或移除。',
    en: 'This record is closed; files are neither added nor taken away any more.',
  },
  'no-file': { status: 422, zh: '请先选一个文件。', en: 'Choose a file first.' },
  'file-kind': {
    status: 415,
    zh: (types: string) => `这里不收这种文件，或者内容与后缀不符、文件已损坏。可以收：${types}。`,
    en: (types: string) => `This file is of a kind that is not taken, is damaged, or is not what its name says. Taken are: ${types}.`,
  },
  'file-infected': {
    status: 422,
    zh: '病毒扫描在这个文件里发现了问题，没有保存。请清理后再选一次，或者换一个文件。',
    en: 'The scanner of viruses found something in this file, and it was not kept. Clean it or choose another.',
  },
  'scanner-away': {
    status: 503,
    zh: '病毒扫描现在没有回应，所以没有保存这个文件。请过几分钟再试；一直这样请告诉管理员。',
    en: 'The scanner of viruses does not answer, so the file was not kept. Try again in some minutes; if it stays so, tell the administrator.',
  },
  'file-name-personal': {
    status: 422,
    zh: (why: string, _en: string) => `文件名里有个人信息，请改名后再传：${why}`,
    en: (_zh: string, why: string) => `The name of the file holds something personal: give it another name and send it again. ${why}`,
  },
  'file-went': {
    status: 409,
    zh: '同样内容的旧文件刚好在这时被清除，这一次没有存上。请再交一次。',
    en: 'An older file with the same content was just being cleared away, and this one was not kept. Hand it in once more.',
  },
  'file-there': {
    status: 409,
    zh: '同样内容的文件已经在这里了，不用再加。',
    en: 'A file with the same content is here already; it need not be added again.',
  },
  'too-many-files': {
    status: 422,
    zh: (most: number) => `一条记录最多 ${most} 个附件。请合并几个，或者移除不用的。`,
    en: (most: number) => `A record takes ${count(most, 'file')} at most. Put some together, or take away what is not needed.`,
  },
  'organisation-full': {
    status: 422,
    zh: (gigabytes: number) => `贵机构的附件已到 ${gigabytes} GB 的上限。请移除不用的，或者联系管理员。`,
    en: (gigabytes: number) =>
      `The files of your organisation have reached ${gigabytes} GB. Take away what is not needed, or ask the administrator.`,
  },
  'not-your-file': {
    status: 403,
    zh: '这个附件是另一方添加的，只能由添加的一方移除。',
    en: 'The other side added this file, and only they can take it away.',
  },
  'file-gone': {
    status: 410,
    zh: '这个附件已被移除，只留下名称和指纹。',
    en: 'This file was taken away; only its name and fingerprint are left.',
  },
})
