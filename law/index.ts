export * from './answer.ts'
export * from './parameter.ts'
export * from './cn/instruments.ts'
export * from './cn/calendar.ts'
