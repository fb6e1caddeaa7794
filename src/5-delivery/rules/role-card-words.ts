import { dictionary, refusals } from '#kernel'

export const roleWrong = dictionary('5-delivery/rules/role-card-words.roleWrong', {
  tasks: { zh: '请写这部分时间做什么。', en: 'Say which tasks this time is for.' },
  share: { zh: '写了任务，请也写占多少；不占时间的，把任务删掉。', en: 'There are tasks and no share. Give one, or take the tasks out.' },
  sum: { zh: (n: number) => `几项加起来是 ${n}%，应当是 100%。`, en: (n: number) => `The shares come to ${n} %; together they are 100 %.` },
})

export const refuseCard = refusals({
  'card-wrong': { status: 422, zh: '岗位说明有几处要改一下，请看下面的说明。', en: 'Some of the role card needs another look; see below.' },
})
