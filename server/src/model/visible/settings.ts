/** How papers of an office look in Word, and what goes into them: `word:` in config.yaml, `shuangyi.word.*` in the editor. */

/** An office's own template, beside its other files. */
export const templateFile = '模板.docx';

export interface WordSettings {
  /** `GB2312`: 仿宋_GB2312 and its like; `common`: the fonts that come with Windows; or own names. */
  readonly fonts: 'GB2312' | 'common' | Fonts;
  readonly latin: 'Times New Roman' | 'same';
  /** How `**words**` look. */
  readonly strong: 'kai' | 'bold' | 'plain';
  /** The date stands where a seal goes. */
  readonly seal: boolean;
  /** Tables of at least so many columns get a page turned sideways. */
  readonly landscapeFrom: number;
  /** Millimetres, GB/T 9704—2012 5.2.1: 37/35 and 28/26. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly pageNumber: boolean;
  /** Author of our comments and proposals. */
  readonly author: string;
  /** Findings of at least this severity go along in the paper for review. */
  readonly remarks: 'error' | 'warning' | 'information' | 'hint';
  /** What goes behind the paper: how plan and reports answer each other, how the draft stands. */
  readonly annexes?: 'none' | 'trace' | 'health' | 'both';
}

export interface Fonts {
  readonly title: string;
  readonly body: string;
  readonly heading1: string;
  readonly heading2: string;
}

export const defaultWordSettings: WordSettings = {
  fonts: 'GB2312',
  latin: 'Times New Roman',
  strong: 'kai',
  seal: false,
  landscapeFrom: 7,
  margins: { top: 37, bottom: 35, left: 28, right: 26 },
  pageNumber: true,
  author: '双翼',
  remarks: 'warning',
  annexes: 'none',
};

/** Fonts by the name of their set, GB/T 9704—2012 5.2.2 and 7: what comes with Windows has no 小标宋. */
export const fontSets: Readonly<Record<'GB2312' | 'common', Fonts>> = {
  GB2312: { title: '方正小标宋简体', body: '仿宋_GB2312', heading1: '黑体', heading2: '楷体_GB2312' },
  common: { title: '宋体', body: '仿宋', heading1: '黑体', heading2: '楷体' },
};
