export { routes } from './routes.tsx'
export { checkPackage } from './rules/check-release.ts'
export { standings } from './standings.ts'
