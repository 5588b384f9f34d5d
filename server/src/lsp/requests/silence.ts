/** Requests about what is not shown: the ways to silence a finding, what is silenced, and taking it back. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fileName } from '../../base/address';
import type { Edit } from '../../base/span';
import { finish } from '../../base/steps';
import { ruleById } from '../../check/plan';
import { findingsAt } from '../../features/repair/codeActions';
import type { OfficeFile } from '../../features/repair/officeFile';
import { silenceActions } from '../../features/repair/silence';
import { difference } from '../../features/shape/difference';
import { openInSteps } from '../../model/draft/ahead';
import { withoutIgnored } from '../../project/ignore';
import { staleEntries } from '../../project/ignored';
import {
  type FileEdit,
  type IgnoredParams,
  type IgnoredResult,
  ignoredRequest,
  type SilenceWaysParams,
  type SilenceWaysResult,
  silenceWaysRequest,
  type TakeBackParams,
  type TakeBackResult,
  takeBackRequest,
} from '../../protocol';
import { fromRange } from '../fromLsp';
import { toRange } from '../toLsp';
import { canonical } from '../uris';
import { stopIfCancelled } from './answers';
import { officeFiles } from './office';
import type { RequestGroup, Service } from './service';

export const silence: RequestGroup = {
  capabilities: {},
  listen(service) {
    const { connection, answers, projects, session } = service;
    connection.onRequest(silenceWaysRequest, ({ uri, range }: SilenceWaysParams, token) =>
      answers.of('silenceWays', uri, token, async (view, { findings }): Promise<SilenceWaysResult> => {
        const found = findingsAt(await findings(), fromRange(view.text, range));
        const office = await officeFiles(service, view.project);
        return silenceActions(view.doc, found, office).map(({ title, refused, edits, other }) => {
          const own = { uri: view.text.uri, create: false, version: view.version, edits: placed(view.text, edits) };
          return { title, refused, change: other ? fileEdit(service, other) : own };
        });
      }),
    );
    connection.onRequest(ignoredRequest, async ({ uri }: IgnoredParams, token): Promise<IgnoredResult> => {
      const view = await answers.view(uri, token);
      const project = view?.project ?? (await projects.of(`${canonical(uri)}/a.md`));
      const here = view ? ((await service.hidden(view)) ?? []) : [];
      const { root, ignored } = project;
      const addressOf = (file: string) => `${root}/${file.split('/').map(encodeURIComponent).join('/')}`;
      const open = async (file: string) => {
        stopIfCancelled(token);
        const address = canonical(addressOf(file));
        const text = await service.files.read(address).catch(() => '');
        return text === undefined ? undefined : finish(openInSteps(address, text, project.frame));
      };
      const config = view?.config ?? project.config;
      const stale = await staleEntries(project, config, open, (work) => answers.run(work, token));
      stopIfCancelled(token);
      return {
        here: here
          .filter(({ by }) => by === 'comment')
          .map(({ finding: { ruleId, message, span } }) => ({
            rule: titleOf(ruleId),
            text: view!.doc.slice(span),
            message,
            range: toRange(view!.text, span),
          })),
        office: ignored.entries.map(({ rule, file, text, hash }) => {
          const gone = stale.get(hash) === '文件已经不在';
          return {
            rule: titleOf(rule),
            file,
            text,
            hash,
            uri: gone ? undefined : addressOf(file),
            stale: stale.get(hash),
          };
        }),
      };
    });
    connection.onRequest(takeBackRequest, async ({ uri, hashes }: TakeBackParams, token): Promise<TakeBackResult> => {
      const project = session.get(uri) ? await projects.of(uri) : await projects.of(`${canonical(uri)}/a.md`);
      const office = await officeFiles(service, project);
      stopIfCancelled(token);
      if (!office) return null;
      const { ignore } = office;
      const after = ignore.text === undefined ? undefined : withoutIgnored(ignore.text, new Set(hashes));
      if (after === undefined) return null;
      const edit = difference(ignore.text!, after);
      const refused = ignore.linked ? `${fileName(ignore.uri)} 是链接，不会写入` : undefined;
      return { refused, change: fileEdit(service, { uri: ignore.uri, before: ignore.text, edit }) };
    });
  },
};

const titleOf = (rule: string): string => ruleById.get(rule)?.title ?? rule;

/** A change of one of the office's own files. */
function fileEdit(
  { session }: Service,
  { uri, before, edit }: { readonly uri: string; readonly before: OfficeFile['text']; readonly edit: Edit },
): FileEdit {
  const text = TextDocument.create(uri, 'json', 0, before ?? '');
  const version = session.get(uri)?.text.version ?? null;
  return { uri, create: before === undefined, version, edits: placed(text, [edit]) };
}

function placed(text: TextDocument, edits: readonly Edit[]): FileEdit['edits'] {
  return edits.map((edit) => ({ range: toRange(text, edit), text: edit.text }));
}
