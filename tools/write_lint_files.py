"""Writes what is generated for the linter: `src/specx/schemas/*.json` and `docs/rules.md`.

Usage: python tools/write_lint_files.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def wanted() -> dict[Path, str]:
    """Every generated file with its text."""
    from specx.facts.kinds import every_kind
    from specx.lint.published import rules_page, schema_text

    files = {ROOT / "src" / "specx" / "schemas" / f"{kind}.json": schema_text(kind) for kind in every_kind()}
    return {**files, ROOT / "docs" / "rules.md": rules_page()}


def main() -> None:
    for path, text in wanted().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    main()
