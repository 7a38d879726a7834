"""What of a site that was there before the policy refuses is named once, with its line or its setting."""

from __future__ import annotations

from pathlib import Path

from projects import run, write_small_project

SETTINGS = """
site_name: X
docs_dir: content
theme: {name: material}
plugins:
  - talkdown: {print: {kinds: []}}
extra_javascript: [https://polyfill.example/v3/polyfill.min.js]
extra_css: [//fonts.example/all.css]
extra: {analytics: {provider: google, property: G-1}}
markdown_extensions:
  - pymdownx.emoji
  - pymdownx.superfences:
      custom_fences: [{name: mermaid, class: mermaid}]
"""

PAGE = """# Ours

<iframe src="https://video.example/1"></iframe>

Good :smile:

![A map](https://maps.example/1.png)

```mermaid
graph LR
```
"""


def test_each_is_named_once_where_it_can_be_mended(tmp_path: Path) -> None:
    write_small_project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    (tmp_path / "content/ours.md").write_text(PAGE)
    result = run("build", "-f", str(tmp_path / "mkdocs.yml"))
    assert result.returncode == 0
    lines = [line for line in result.stderr.splitlines() if not line.startswith("  hint")]
    assert [line.partition(", which the site's")[0] for line in lines] == [
        "warning: `//fonts.example/all.css` under `extra_css:` comes from another site",
        "warning: `https://polyfill.example/v3/polyfill.min.js` under `extra_javascript:` comes from another site",
        "warning: `pymdownx.emoji` takes its pictures from another site",
        "warning: `analytics` under `extra:` tells another site who reads what",
        'warning: ours.md:3: the site\'s policy refuses this: <iframe src="https://video.example/1">',
        'warning: ours.md:7: the site\'s policy refuses this: <img alt="A map" src="https://maps.example/1.png">',
        "warning: ours.md:9: the theme draws Mermaid with a script from another site",
    ]
