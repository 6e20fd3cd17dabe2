export { type Bar, type BarChart, barChart } from './bar-chart';
export { toPng } from './png';
