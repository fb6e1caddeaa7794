import { refusals } from '#kernel'

export const refuse = refusals({
  'not-our-community': {
    status: 422,
    zh: '请至少选一个社区，并且只选本街道的社区。',
    en: 'Choose at least one community, and only communities of your own office.',
  },
  stale: {
    status: 409,
    zh: '在您填写的时候，别人已经改过这条记录。请刷新页面，看过最新内容再决定。',
    en: 'Somebody changed this record while you were filling in the form. Reload the page and look at it again before you decide.',
  },
})
