"""What axe is asked for on every page."""

from __future__ import annotations

RUN = """async runOnly => {
  const report = await axe.run(document, {
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
    ...(runOnly.length ? { runOnly } : {}),
  });
  return report.violations.map(v => v.id + ": " + v.nodes.slice(0, 4).map(n =>
    n.target.join(" ") + " — " + [...n.any, ...n.all, ...n.none].map(c => c.message).join("; ")).join("\\n    "));
}"""
"""Takes the names of the rules, none for all; gives the faults as texts."""
