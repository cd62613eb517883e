/** A problem of the contract, as it comes. */
interface ProblemView {
  title?: string;
  detail?: string;
  code?: string;
  params?: Record<string, unknown>;
  errors?: { field?: string; line?: number; code?: string; detail: string }[];
}

export function readProblem(body: string): ProblemView {
  try {
    return JSON.parse(body) as ProblemView;
  } catch {
    return {};
  }
}
