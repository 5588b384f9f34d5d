/** The keys of marks, as the server tells them: frameworks have their own. No editor needed. */
import type { MarkKeysParams } from '../../../server/src/protocol';
import type { RoleOf } from '../../../server/src/model/grammar/marks';

type Role = NonNullable<ReturnType<RoleOf>>;

export class MarkKeys {
  readonly #projects = new Map<string | undefined, MarkKeysParams['keys']>();
  #roles: ReadonlyMap<string, Role> = new Map();
  #asked = false;

  /**
   * Takes the keys of a project. The preview does not say of which file it is, so those of all count. True where marks
   * that were looked at before may read otherwise now.
   */
  take({ root, keys }: MarkKeysParams): boolean {
    this.#projects.set(root, keys);
    const before = JSON.stringify([...this.#roles]);
    this.#roles = new Map(
      [...this.#projects.values()].flatMap((known) =>
        Object.entries(known).flatMap(([role, names]) => names.map((name) => [name, role as Role] as const)),
      ),
    );
    return this.#asked && JSON.stringify([...this.#roles]) !== before;
  }

  readonly roleOf: RoleOf = (key) => {
    this.#asked = true;
    return this.#roles.get(key);
  };
}
