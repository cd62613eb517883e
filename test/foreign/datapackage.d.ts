/** What the tests use of Frictionless' own program, which brings no types. */
declare module 'datapackage' {
  export interface Resource {
    readonly name: string;
    read(options: { keyed: true; relations?: boolean }): Promise<Record<string, unknown>[]>;
  }
  export class Package {
    static load(path: string, options: { basePath: string; strict: boolean }): Promise<Package>;
    readonly descriptor: Record<string, unknown>;
    readonly resources: Resource[];
  }
  export class Profile {
    static load(name: string): Promise<Profile>;
    validate(descriptor: object): { valid: boolean; errors: Error[] };
  }
}

declare module 'jsonld' {
  const jsonld: {
    expand(document: object): Promise<object[]>;
    toRDF(document: object, options: { format: 'application/n-quads' }): Promise<string>;
  };
  export default jsonld;
}
