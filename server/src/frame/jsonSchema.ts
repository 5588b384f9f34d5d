/** The part of JSON Schema that describes a framework file. `schema.gen.ts` is made of it. */

/** What the generated schema uses of JSON Schema (draft 7), and three keywords of our own. */
export interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  /** Keys that an entry must have when nothing of that id exists yet. */
  readonly needs?: readonly string[];
  /** The text is the id of an entry of this list, or of a rule; `any` for every list. */
  readonly refersTo?: 'categories' | 'rules' | 'any';
}
