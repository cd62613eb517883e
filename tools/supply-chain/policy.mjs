/** What the lock file and the registry's advisories say against the policy. Pure: each answers a list of sentences. */

/** @param packages the `packages` of package-lock.json, by folder */
export function installScriptProblems(packages, { installScripts }, npmrc) {
  const off = /^ignore-scripts=true$/m.test(npmrc) ? [] : ['.npmrc ya no dice ignore-scripts=true'];
  const found = named(packages).filter(({ hasInstallScript }) => hasInstallScript);
  const unnamed = found
    .filter(({ name }) => !(name in installScripts))
    .map(({ name, version }) => `${name}@${version} trae un guion de instalación que la política no nombra`);
  const stale = Object.keys(installScripts)
    .filter((name) => !found.some((each) => each.name === name))
    .map((name) => `la política nombra el guion de ${name}, que ya no está`);
  return [...off, ...unnamed, ...stale];
}

export function licenceProblems(packages, policy) {
  return named(packages)
    .map((each) => ({
      ...each,
      // Packages of long ago name theirs in a list of objects.
      license:
        typeof each.license === 'string'
          ? each.license
          : policy.licenceNotInTheLockFile[`${each.name}@${each.version}`],
    }))
    .filter(({ license, dev }) => !accepted(license, dev, policy))
    .map(({ name, version, license }) => `${name}@${version}: licencia no aceptada, ${license ?? 'desconocida'}`);
}

/**
 * @param report what `npm audit --json` prints
 * @param today YYYY-MM-DD; an allowance holds through its `until`
 */
export function advisoryProblems({ vulnerabilities }, { advisories }, today) {
  const found = new Map(
    Object.values(vulnerabilities)
      .flatMap(({ via }) => via)
      .filter((each) => typeof each === 'object')
      .map((each) => [each.url?.split('/').at(-1) ?? String(each.source), each]),
  );
  const allowed = new Map(advisories.map((each) => [each.id, each]));
  return [...found].flatMap(([id, { name, severity, title }]) => {
    const allowance = allowed.get(id);
    if (allowance === undefined) return [`${name}: ${title} (${id}, ${severity})`];
    return allowance.until < today ? [`${name}: el permiso de ${id} venció el ${allowance.until}`] : [];
  });
}

function accepted(license, dev, { licences, licencesForDevelopment }) {
  return licences.includes(license) || (dev === true && licencesForDevelopment.includes(license));
}

function named(packages) {
  return Object.entries(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, each]) => ({ ...each, name: each.name ?? folder.split('node_modules/').at(-1) }));
}
