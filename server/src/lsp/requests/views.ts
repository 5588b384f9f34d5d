/** Requests of the views: outline of ties, health of a document, names of the framework. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { passNames, passOf } from '../../check/config';
import { type FusionNode, fusion } from '../../features/views/fusion';
import { type Health, health } from '../../features/views/health';
import { ruleGroups } from '../../features/views/names';
import {
  type FusionParams,
  type FusionResult,
  fusionRequest,
  type HealthResult,
  healthRequest,
  type NamesResult,
  namesRequest,
  type FusionNode as ShownNode,
  type ViewParams,
} from '../../protocol';
import { toRange } from '../toLsp';
import { stopIfCancelled } from './answers';
import type { RequestGroup } from './service';

export const views: RequestGroup = {
  capabilities: {},
  listen({ connection, projects, answers }) {
    connection.onRequest(fusionRequest, ({ uri, by }: FusionParams, token) =>
      answers.of('fusion', uri, token, ({ doc, text }): FusionResult | null => {
        if (!doc.kind) return null;
        return { version: text.version, nodes: fusion(doc, by).map((node) => toNode(text, node)) };
      }),
    );
    connection.onRequest(healthRequest, ({ uri }: ViewParams, token) =>
      answers.of('health', uri, token, async (view, { findings }): Promise<HealthResult | null> => {
        const { pass } = passOf(view.doc, view.config);
        const picture = health(view.doc, await findings(), pass);
        return picture ? toHealth(view.text, picture, passNames[pass]) : null;
      }),
    );
    connection.onRequest(namesRequest, async ({ uri }: ViewParams, token): Promise<NamesResult> => {
      const { frame } = await projects.of(uri);
      stopIfCancelled(token);
      const groups = ruleGroups(frame).map((group) => ({ ...group, rules: [...group.rules] }));
      return { kinds: frame.kinds.map(({ name }) => name), groups };
    });
  },
};

function toNode(text: TextDocument, { span, children, ...node }: FusionNode): ShownNode {
  return {
    ...node,
    ...(span && { place: toRange(text, span) }),
    children: children.map((child) => toNode(text, child)),
  };
}

function toHealth(text: TextDocument, picture: Health, pass: HealthResult['pass']): HealthResult {
  const placed = <T extends { readonly span?: { readonly start: number; readonly end: number } }>({
    span,
    ...rest
  }: T) => {
    return { ...rest, ...(span && { place: toRange(text, span) }) };
  };
  return {
    ...picture,
    version: text.version,
    pass,
    rows: picture.rows.map(({ name, cells }) => ({
      name,
      cells: cells.map((cell) => ({
        ...cell,
        places: cell.places.map(({ label, span }) => ({ label, place: toRange(text, span) })),
      })),
    })),
    rounds: picture.rounds.map(placed),
    steps: picture.steps.map(placed),
  };
}
