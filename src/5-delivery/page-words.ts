import { dictionary } from '#kernel'

export const words = dictionary({
  title: { zh: '服务', en: 'Service' },
})
