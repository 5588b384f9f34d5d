/** For other programs: the findings as one array, a line each; the recognition as one object. */
import { terminalJson } from '../base/escape';
import type { Reporter } from './reporter';

export const json: Reporter = {
  forPeople: false,
  check() {
    let before = '[\n';
    const line = (record: object) => {
      const text = before + terminalJson(record);
      before = ',\n';
      return text;
    };
    return {
      file: (records) => records.map(line).join(''),
      end: () => (before === '[\n' ? '[]\n' : '\n]\n'),
    };
  },
  inspect: (found) => `${terminalJson(found, 2)}\n`,
};
