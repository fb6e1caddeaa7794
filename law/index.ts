export * from './answer.ts'
export * from './parameter.ts'
