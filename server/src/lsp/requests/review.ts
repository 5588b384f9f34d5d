/** Requests about reviewed Word files: reading one, finding its draft, what it changes, and what becomes of the draft. */
import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fromBase64 } from '../../base/files/base64';
import type { Change, Reviewed } from '../../features/review/types';
import type { Doc } from '../../model/draft/doc';
import type { Paper } from '../../model/visible/types';
import type { WordFile } from '../../model/word/types';
import {
  type CloseReviewParams,
  closeReviewNotification,
  type OpenReviewParams,
  type OpenReviewResult,
  openReviewRequest,
  type ReviewChange,
  type ReviewParams,
  type ReviewResult,
  reviewRequest,
} from '../../protocol';
import { wordSettings } from '../settings';
import { sentence, toRange } from '../toLsp';
import type { RequestGroup, Service } from './service';

/** A file that is looked at. */
interface Kept {
  readonly file: WordFile;
  /** What it changes in the revision that was asked for last. */
  last?: { readonly doc: Doc; readonly reviewed: Reviewed };
}

/** More files than these nobody looks at; the oldest is forgotten. */
const mostKept = 8;

/** Loaded when the first file comes back. */
const engine = async () => {
  const [read, review, told, origin, paper, doc] = await Promise.all([
    import('../../model/word/read'),
    import('../../features/review/review'),
    import('../../features/review/told'),
    import('../../features/review/origin'),
    import('../../model/visible/paper'),
    import('../../model/draft/doc'),
  ]);
  return { ...read, ...review, ...told, ...origin, ...paper, ...doc };
};

export const review: RequestGroup = {
  capabilities: {},
  listen(service) {
    const { connection } = service;
    const kept = new Map<string, Kept>();
    let opened = 0;
    connection.onRequest<OpenReviewResult, void>(openReviewRequest, async (params: OpenReviewParams, token) => {
      const { readWord } = await engine();
      const bytes = fromBase64(params.bytes);
      if (!bytes) return { problem: '文件没有完整地传过来，请再试一次。' };
      const file = await service.answers.run(readWord(bytes), token);
      if ('problem' in file) return { problem: sentence(file.problem) };
      const id = String(++opened);
      kept.set(id, { file });
      if (kept.size > mostKept) kept.delete([...kept.keys()][0]!);
      return { id, drafts: await draftsOf(service, file, params.name) };
    });
    connection.onNotification(closeReviewNotification, ({ id }: CloseReviewParams) => void kept.delete(id));
    connection.onRequest<ReviewResult, void>(reviewRequest, async (params: ReviewParams, token) => {
      const one = kept.get(params.id);
      return one ? reviewed(service, one, params, token) : null;
    });
  },
};

//#region Which draft

async function draftsOf({ session, drafts, projects }: Service, file: WordFile, name: string) {
  const { originTitle, titleOf, likelyOrigins } = await engine();
  const { frame } = await projects.load(undefined);
  const known = new Map<string, { readonly uri: string; readonly title: string }>();
  for (const { uri, title } of drafts.workspace.all()) known.set(uri, { uri, title });
  for (const { uri, markdown, doc } of session.all()) {
    // As the client writes it; a file that is no draft may have gone out all the same.
    if (markdown && doc) known.set(doc.uri, { uri, title: titleOf(doc) });
  }
  return likelyOrigins(originTitle(file, frame), name, known.values());
}

//#endregion

//#region What it changes

async function reviewed(
  { answers }: Service,
  kept: Kept,
  { uri, accepted }: ReviewParams,
  token: CancellationToken,
): Promise<ReviewResult> {
  const view = await answers.view(uri, token);
  if (!view) return null;
  const { doc, version, project, settings } = view;
  const { Doc, paperOf, reviewInSteps, applied, toldChange } = await engine();
  const papers = new Map<string, Paper>();
  const read = (text: string): Paper => {
    const paper = papers.get(text) ?? paperOf(text === doc.text ? doc : Doc.open(doc.uri, text, doc.frame));
    papers.set(text, paper);
    return paper;
  };
  if (kept.last?.doc !== doc) {
    const { author } = wordSettings(project.word, settings);
    const found = await answers.run(reviewInSteps({ file: kept.file, present: doc.text, read, author }), token);
    if ('problem' in found) return { problem: sentence(found.problem) };
    const inOrder = found.changes.toSorted((a, b) => a.place.start - b.place.start);
    kept.last = { doc, reviewed: { ...found, changes: inOrder } };
  }
  const { changes, messages } = kept.last.reviewed;
  const ids = idsOf(changes);
  const chosen = accepted && new Set(accepted);
  const wanted = changes.filter(({ state }, i) => state === 'ready' && (!chosen || chosen.has(ids[i]!)));
  const { edits, left } = applied(doc.text, wanted, read);
  const text = TextDocument.create(uri, 'markdown', version, doc.text);
  const idOf = new Map(changes.map(({ id }, i) => [id, ids[i]!]));
  return {
    version,
    changes: changes.map((change, i): ReviewChange => {
      const { author, date, kind, state, reason, place } = change;
      return {
        id: ids[i]!,
        author,
        date: date.slice(0, 16).replace('T', ' '),
        sort: sorts[kind] ?? 'structure',
        ...toldChange(change, doc, read(doc.text)),
        state,
        ...(reason && { reason }),
        place: toRange(text, place),
      };
    }),
    messages: messages.map(sentence),
    left: left.map(({ id, reason }) => ({ id: idOf.get(id)!, reason: reason ?? '' })),
    edits: edits.map((edit) => ({ range: toRange(text, edit), text: edit.text })),
  };
}

const sorts: Partial<Record<Change['kind'], ReviewChange['sort']>> = {
  insert: 'insert',
  delete: 'delete',
  replace: 'replace',
  comment: 'comment',
  'comment-done': 'comment',
  other: 'other',
};

/** Ids out of what is changed and its place among the same: they survive edits of the draft. */
function idsOf(changes: readonly Change[]): string[] {
  const seen = new Map<string, number>();
  return changes.map(({ kind, author, date, before, after }) => {
    const key = [kind, author, date, before, after].join('\n');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${key}\n${count}`;
  });
}

//#endregion
